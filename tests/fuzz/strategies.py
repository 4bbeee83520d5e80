"""What strangers send: words of the site, the syntax of machines, and anything else."""

from hypothesis import strategies as st

HOSTILE = [
    "",
    " ",
    "\x00",
    "Alme\x00lo",
    "\ud800",
    "\u202e",
    "🇪🇺",
    "a\u0308",
    "'",
    '"',
    "' OR 1=1 --",
    "'; DROP TABLE wagtailcore_page; --",
    'NEAR("a" "b", 5)',
    "title:Almelo",
    "Alm* AND NOT (Nyíregyháza OR ^x)",
    "{{ 7 * 7 }}{% debug %}",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "../../../../etc/passwd",
    "%00%c0%af%",
    "%(title)s {0} %s",
    "\r\nSet-Cookie: a=b",
    "-1",
    "0",
    "9223372036854775808",
    "9" * 400,
    "1e999",
    "nan",
    "٣",
    "²",
    "true",
    "[]",
    "0001-01-01",
    "9999-12-31",
    "2026-03-29",
    "x" * 5000,
]
hostile = st.sampled_from(HOSTILE)
any_text = hostile | st.text(max_size=60) | st.text(st.characters(codec="utf-8"), max_size=300)
numbers = st.integers().map(str) | st.floats().map(str)

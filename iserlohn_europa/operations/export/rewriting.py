"""Pages as they can be read without the application behind them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

# Attributes that lead to something the page needs or offers.
LEADING = {"href", "poster", "src", "srcset"}
PART_OF_SRCSET = re.compile(r"([^\s,]\S*[^\s,])(\s+[\d.]+[wx])?")
ADDRESS_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
IMPORT_IN_SCRIPT = re.compile(r"""\b(?:from|import)\s*\(?\s*["']([./][^"']+)["']""")


@dataclass(frozen=True)
class Notices:
    """What stands at the beginning of a page, and in place of what cannot work, as HTML."""

    beginning: str
    form: str
    search: str


class Rewriter(HTMLParser):
    """Copies a page letter by letter, but for links and for what has to be sent somewhere.

    `lead` is told every link and says what to write instead. Search in the head of the page goes
    without a word, as the notice at the beginning of the content speaks for it.
    """

    def __init__(self, lead: Callable[[str], str], notices: Notices):
        super().__init__(convert_charrefs=False)
        self.lead = lead
        self.notices = notices
        self.written: list[str] = []
        self._skipped = ""  # the name of the element that is left out
        self._depth = 0
        self._content_begun = False

    def handle_starttag(self, tag, attrs):
        if self._skipped:
            self._depth += tag == self._skipped
            return
        if tag in {"form", "search"}:
            self._skipped, self._depth = tag, 1
            if self._content_begun:
                self.written.append(getattr(self.notices, tag))
            return
        self.written.append(self._with_links(tag, attrs))
        if tag == "main":
            self._content_begun = True
            self.written.append(self.notices.beginning)

    def handle_startendtag(self, tag, attrs):
        if not self._skipped:
            self.written.append(self._with_links(tag, attrs))

    def handle_endtag(self, tag):
        if self._skipped:
            self._depth -= tag == self._skipped
            if not self._depth:
                self._skipped = ""
            return
        self.written.append(f"</{tag}>")

    def handle_data(self, data):
        self._keep(data)

    def handle_entityref(self, name):
        self._keep(f"&{name};")

    def handle_charref(self, name):
        self._keep(f"&#{name};")

    def handle_comment(self, data):
        self._keep(f"<!--{data}-->")

    def handle_decl(self, decl):
        self._keep(f"<!{decl}>")

    def _keep(self, text: str) -> None:
        if not self._skipped:
            self.written.append(text)

    def _with_links(self, tag: str, attrs) -> str:
        """The start tag as it was, each link as it leads from now on."""
        text = self.get_starttag_text()
        for name, value in attrs:
            # What machines are told of the page in its head says where it belongs.
            if name not in LEADING or not value or (tag == "link" and "://" in value):
                continue
            new = self._sizes(value) if name == "srcset" else self.lead(value)
            if new != value:
                told = re.compile(rf"""(\s{name}\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
                text = told.sub(lambda found, new=new: f'{found[1]}"{escape(new)}"', text, count=1)
        return text

    def _sizes(self, value: str) -> str:
        return PART_OF_SRCSET.sub(lambda found: self.lead(found[1]) + (found[2] or ""), value)


def rewritten(html: str, lead: Callable[[str], str], notices: Notices) -> str:
    """A page with other links and without forms."""
    rewriter = Rewriter(lead, notices)
    rewriter.feed(html)
    rewriter.close()
    return "".join(rewriter.written)


def named_in(text: str, kind: str, base_url: str) -> Iterable[str]:
    """The links in a file that is no page: a style sheet, a script, a feed, data."""
    if kind == "text/css":
        yield from ADDRESS_IN_STYLE.findall(text)
    elif kind == "text/javascript":
        yield from IMPORT_IN_SCRIPT.findall(text)
    elif kind == "application/manifest+json":
        yield from re.findall(r'"(/[^"]+)"', text)
    yield from whole_addresses(text, base_url)


def whole_addresses(text: str, base_url: str) -> list[str]:
    """What is named with scheme and host: pictures for sharing, entries of feeds."""
    return re.findall(rf"{re.escape(base_url)}/[^\s\"'<>?#&\\]*", text)

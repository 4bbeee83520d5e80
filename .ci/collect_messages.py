"""Brings our catalogues up to date with what the site says: `python .ci/collect_messages.py`.

German stands in the code; English says everything a visitor can meet, the other languages what
stands around their welcome pages. What is new enters a catalogue empty, what nobody says any more
leaves it; words that somebody has found are never touched. Needs no gettext.

The admin and easy German are German only. What is public is decided by place: not what stands in
`STAFF_PLACES`, nor in the class of a model or block itself, where fields and panels are named for
editors. Choices, forms and what methods say are public, but not what a model refuses. A message is
a plain text; who calls `translation.gettext` says what stands in a file that is read here too.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize
from ground import ROOT

LOCALES = ROOT / "iserlohn_europa" / "locale"
IN_FULL = "en"
PLURALS = {
    "en": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "nl": "nplurals=2; plural=(n != 1);",
    "pl": (
        "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    "hu": "nplurals=2; plural=(n != 1);",
}
FRAMES = tuple(language for language in PLURALS if language != IN_FULL)

PACKAGES = ("awards", "events", "iserlohn_europa", "partnerships")
TEMPLATES = ROOT / "templates"
STAFF_PLACES = re.compile(
    r"""
    iserlohn_europa/(accounts|easy|editorial|operations|seed|styleguide)/
    | iserlohn_europa/jobs\.
    | iserlohn_europa/core/(exports|fields|forms|listings|menu|permissions|readability)\.
    | iserlohn_europa/core/models/preview\.
    | iserlohn_europa/forms/(answer|drafting|forgetting|listings|permissions|proposal_[hl])
    | iserlohn_europa/library/(admin|fields|forms|originals|pdf)
    | iserlohn_europa/languages/(?!addresses|menu|templatetags|translations|views)
    | iserlohn_europa/news/forms
    | iserlohn_europa/search/(bets|misses|spellings)
    | events/(access|committees|copy|date_words|forms|import|slugs)
    | partnerships/(committees|explorer|filters|forms|guard|parents|models/committee_group)
    | .*/(apps|wagtail_hooks)\.
    | .*/(management|migrations)/
    | templates/(account|allauth|easy|editorial|mfa|operations/panels|styleguide)/
    | templates/(wagtailadmin|wagtaillocales)/
    | templates/(blocks|components)/easy_
    | templates/languages/(?!missing_page)
    | templates/\w+/admin/
    | templates/forms/mails/notice\.
    """,
    re.VERBOSE,
)
# What is seen around a welcome page, and where there is none; what these include goes with them.
FRAME_TEMPLATES = (
    "base.html", "languages/missing_page.html", "office/home_page.html", "office/welcome_page.html",
    "failure.html", "400.html", "403.html", "403_csrf.html", "404.html", "500.html",
    "operations/copy_beginning.html", "operations/copy_search.html", "operations/moved.html",
)  # fmt: skip
FRAME_MODULES = (
    "iserlohn_europa/languages/views.py",
    "iserlohn_europa/office/welcome.py",
    "iserlohn_europa/settings/base.py",
)

FUNCTIONS = {
    "gettext": ("text",),
    "gettext_lazy": ("text",),
    "gettext_noop": ("text",),
    "ngettext": ("text", "plural"),
    "ngettext_lazy": ("text", "plural"),
    "pgettext": ("context", "text"),
    "pgettext_lazy": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
    "npgettext_lazy": ("context", "text", "plural"),
}
"""What the first arguments of each function are."""

_SAID_IN_TEMPLATES = re.compile(
    r"""(?<!\w)(?P<function>n?p?gettext|_)\((?P<arguments>(?:u?(?:"[^"\n]*?"|'(?:\\.|[^'\\])*')(?:,\s?)?)+)"""
)
_INCLUDED = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
_FOR_EDITORS = re.compile(r"/(models|blocks)\b")
_FOR_VISITORS = re.compile(r"(Choices|Form|Enum)$|^(Line|Text|ReplyAddress)Field$")


@dataclass(frozen=True)
class Message:
    """One thing the site says."""

    text: str
    plural: str = ""
    context: str = ""


def is_for_staff(path: str) -> bool:
    """Whether only staff read what stands in the module or template of that path."""
    return bool(STAFF_PLACES.match(path))


class _Module(ast.NodeVisitor):
    """Gathers what a module says to visitors."""

    def __init__(self, path: str):
        self.path = path
        self.messages: list[Message] = []
        self.names: dict[str, tuple[str, ...]] = {}
        self.is_for_staff = False

    def visit_ImportFrom(self, node):
        if node.module == "django.utils.translation":
            for name in node.names:
                if name.name in FUNCTIONS:
                    self.names[name.asname or name.name] = FUNCTIONS[name.name]

    def visit_ClassDef(self, node):
        names = [node.name, *(ast.unparse(base) for base in node.bases)]
        is_for_visitors = any(_FOR_VISITORS.search(name) for name in names)
        self._go_through(node, is_for_staff=not is_for_visitors)

    def visit_FunctionDef(self, node):
        refuses = node.name.startswith("clean") and bool(_FOR_EDITORS.search(self.path))
        self._go_through(node, is_for_staff=refuses)

    def visit_Call(self, node):
        arguments = self.names.get(getattr(node.func, "id", ""))
        if arguments and not self.is_for_staff:
            self.messages.append(self._message(node, arguments))
        self.generic_visit(node)

    def _go_through(self, node, *, is_for_staff: bool):
        outside, self.is_for_staff = self.is_for_staff, is_for_staff
        self.generic_visit(node)
        self.is_for_staff = outside

    def _message(self, node, arguments) -> Message:
        texts = [getattr(value, "value", None) for value in node.args[: len(arguments)]]
        if not all(isinstance(text, str) for text in texts):
            raise ValueError(f"{self.path}:{node.lineno}: only a plain text can be found")
        return Message(**dict(zip(arguments, texts, strict=True)))


def said_in_module(path: Path) -> list[Message]:
    """What a module says to visitors; raises `ValueError` for a message that is no plain text."""
    module = _Module(str(path.relative_to(ROOT)))
    module.visit(ast.parse(path.read_text()))
    return module.messages


def said_in_template(path: Path) -> list[Message]:
    """What a template says, as Django's own parser reads it."""
    messages = []
    for found in _SAID_IN_TEMPLATES.finditer(templatize(path.read_text())):
        arguments = FUNCTIONS["gettext" if found["function"] == "_" else found["function"]]
        texts = ast.literal_eval(f"({found['arguments'].rstrip(', ')},)")
        messages.append(Message(**dict(zip(arguments, texts, strict=False))))
    return messages


def said_in_schema(path: Path) -> list[Message]:
    """What a schema of open data says of its columns: the page about the data says it too."""
    schema = json.loads(path.read_text())
    texts = [schema["title"], schema["description"]]
    for column in schema.get("$defs", {}).get("item", {}).get("properties", {}).values():
        words = column.get("oneOf") or column.get("items", {}).get("oneOf", [])
        texts += [column["title"], column["description"]]
        texts += [word["title"] for word in words if "const" in word]
    return [Message(text) for text in texts]


def said_to_visitors() -> dict[Message, list[str]]:
    """Everything a visitor can meet, with the places where it stands."""
    modules = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    templates = sorted(path for path in TEMPLATES.rglob("*.*") if path.suffix != ".svg")
    schemas = sorted((ROOT / "iserlohn_europa" / "opendata" / "schemas").glob("*.json"))
    found = _with_places(modules, templates)
    for path in (path for path in schemas if "geojson" not in path.name):
        for message in said_in_schema(path):
            found.setdefault(message, []).append(str(path.relative_to(ROOT)))
    return {message: list(dict.fromkeys(places)) for message, places in found.items()}


def said_around_pages() -> dict[Message, list[str]]:
    """What stands around every page and in place of one, with the places where it stands."""
    modules = [ROOT / module for module in FRAME_MODULES]
    return _with_places(modules, sorted({*_with_included(FRAME_TEMPLATES)}))


def _with_included(names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        path = TEMPLATES / name
        yield path
        yield from _with_included(_INCLUDED.findall(path.read_text()))


def _with_places(modules: Iterable[Path], templates: Iterable[Path]) -> dict[Message, list[str]]:
    found: dict[Message, list[str]] = {}
    for paths, read in ((modules, said_in_module), (templates, said_in_template)):
        for path in paths:
            place = str(path.relative_to(ROOT))
            if is_for_staff(place):
                continue
            for message in read(path):
                places = found.setdefault(message, [])
                if place not in places:
                    places.append(place)
    return found


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return LOCALES / language / "LC_MESSAGES" / "django.po"


def expected() -> dict[str, dict[Message, list[str]]]:
    """What the catalogue of each language has to say."""
    around = said_around_pages()
    return {IN_FULL: said_to_visitors(), **dict.fromkeys(FRAMES, around)}


def brought_up_to_date(language: str, said: dict[Message, list[str]]) -> polib.POFile:
    """The catalogue with exactly these messages in their order; what it says of them stays."""
    path = path_of(language)
    known = {}
    if path.exists():
        known = {(entry.msgctxt or "", entry.msgid): entry for entry in polib.pofile(path)}
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    for message, places in _said_once(said):
        old = known.get((message.context, message.text))
        entry = polib.POEntry(
            msgctxt=message.context or None,
            msgid=message.text,
            msgid_plural=message.plural,
            comment=old.comment if old else "",
            tcomment=old.tcomment if old else "",
            occurrences=[(place, "") for place in places],
        )
        if message.plural:
            numbers = range(int(PLURALS[language].partition("nplurals=")[2][0]))
            said_before = old.msgstr_plural if old else {}
            entry.msgstr_plural = {n: said_before.get(n, "") for n in numbers}
        elif old:
            entry.msgstr = old.msgstr
        catalogue.append(entry)
    return catalogue


def _said_once(said: dict[Message, list[str]]) -> Iterator[tuple[Message, list[str]]]:
    """Messages by their first place; what is said with and without a plural is one entry."""
    together: dict[tuple[str, str], tuple[Message, list[str]]] = {}
    for message, places in said.items():
        key = message.context, message.text
        first, found = together.get(key, (message, []))
        if first.plural and message.plural and first.plural != message.plural:
            raise ValueError(f"Two plurals of one message: {message.text}")
        together[key] = (first if first.plural else message), [*found, *places]
    yield from together.values()


def main() -> None:
    for language, said in expected().items():
        catalogue = brought_up_to_date(language, said)
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(path)
        empty = len(catalogue.untranslated_entries())
        print(f"{language}: {len(catalogue)} messages, {empty} without words")


if __name__ == "__main__":
    main()

"""What the style page says of a component, and what it looks like in each of its states."""

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath

from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

FIRST_LINE = re.compile(
    r"\{# (?P<about>.+?)(?: (?P<parameters>(?:Parameters?|Context): .+))? #\}\n"
)
# Landmarks that stand twice on the page must differ in their names.
LANDMARK = re.compile(r"""(<(?:nav|aside)\b[^>]*|role="region"\s+)aria-label="([^"]*)\"""")
# So must ids, and what leads to them.
ID = re.compile(r' id="([^"]+)"')
AUTOFOCUS = re.compile(r"\s+autofocus\b")
LEADS_TO_IDS = re.compile(r'( (?:id|for|aria-labelledby|aria-describedby)="| href="#)([^"]+)"')


class Room(Enum):
    """How much room an example takes: what is narrow stands beside its other theme."""

    CARD = "card"
    TEXT = "text"
    PAGE = "page"


@dataclass(frozen=True)
class Example:
    """A component in one state; without a context there is nothing to show it with."""

    state: str
    context: dict | None


@dataclass(frozen=True)
class Component:
    """A template with its states."""

    title: str
    template: str
    examples: list[Example]
    room: Room = Room.TEXT
    within: str = ""  # the class of the layout it needs around it

    @property
    def name(self) -> str:
        """Its name in addresses, which is that of its style sheet."""
        return PurePath(self.template).stem.replace("_", "-")

    @property
    def about(self) -> str:
        """What the first line of the template says it is."""
        return self._first_line["about"]

    @property
    def parameters(self) -> str:
        """What the first line of the template says it takes."""
        return self._first_line["parameters"] or ""

    @property
    def _first_line(self) -> re.Match:
        found = FIRST_LINE.match(get_template(self.template).template.source)
        if found is None:
            raise ValueError(f"{self.template} does not begin with what it is and takes.")
        return found

    def shown(self, request) -> list[dict]:
        """Every state, drawn in each theme."""
        return [
            {
                "state": example.state,
                "frames": self._frames(example, number, request),
            }
            for number, example in enumerate(self.examples, start=1)
        ]

    def _frames(self, example: Example, number: int, request) -> list[dict]:
        if example.context is None:
            return []
        html = render_to_string(self.template, {**example.context, "request": request})
        return [
            {
                "theme": theme,
                "label": label,
                "html": _told_apart(
                    _with_ids_of_its_own(html, f"{self.name}-{number}-{theme}"),
                    f"{self.title} {number}, {label}",
                ),
            }
            for theme, label in (("light", _("hell")), ("dark", _("dunkel")))
        ]


def _with_ids_of_its_own(html: str, words: str) -> str:
    """The same HTML with ids that stand once on the page, and nothing that takes its focus."""
    html = AUTOFOCUS.sub("", html)
    ids = set(ID.findall(html))

    def renamed(found: re.Match) -> str:
        names = (f"{name}-{words}" if name in ids else name for name in found[2].split())
        return f'{found[1]}{" ".join(names)}"'

    return LEADS_TO_IDS.sub(renamed, html) if ids else html


def _told_apart(html: str, words: str) -> SafeString:
    """The same HTML, its landmarks named after the example they belong to.

    What the template wrote is safe, and so are the words: both are the project's own.
    """
    named = LANDMARK.sub(rf'\1aria-label="\2 ({words})"', html)
    return mark_safe(named.replace("<search ", f'<search aria-label="{words}" '))  # noqa: S308

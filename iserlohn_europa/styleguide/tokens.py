"""The colours and sizes of the site, read from the one file that holds them."""

import re
from dataclasses import dataclass

from django.conf import settings

TOKEN = re.compile(r"^  --(?P<name>[\w-]+): (?P<value>[^;]+);", re.MULTILINE)


@dataclass(frozen=True)
class Token:
    """A name that style sheets use, and what it stands for."""

    name: str
    value: str


def colours() -> list[Token]:
    return [token for token in _tokens() if token.value.startswith(("light-dark(", "#"))]


def text_sizes() -> list[Token]:
    return [token for token in _tokens() if token.name.startswith("text-")]


def icons() -> list[str]:
    """The templates of all icons."""
    folder = settings.BASE_DIR / "templates" / "icons"
    return sorted(f"icons/{path.name}" for path in folder.glob("*.svg"))


def _tokens() -> list[Token]:
    style_sheet = settings.BASE_DIR / "static" / "css" / "tokens.css"
    return [Token(**match.groupdict()) for match in TOKEN.finditer(style_sheet.read_text())]

"""What has changed in the original since a translation was made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from wagtail.admin.compare import TextDiff, diff_text

from .words import Piece

ELEMENTS = {"addition": "ins", "deletion": "del"}


@dataclass(frozen=True)
class Change:
    """One piece that was changed, has come or has gone; what is not there is None."""

    path: str
    label: str
    old: str | None
    new: str | None

    @property
    def kind(self) -> str:
        """What has happened to it."""
        if self.old is None:
            return _("neu")
        return _("weggefallen") if self.new is None else _("geändert")

    @property
    def marked(self) -> str:
        """Both texts in one, with what differs marked as Wagtail marks it between two versions."""
        if self.old is None:
            return _marked([("addition", self.new)])
        if self.new is None:
            return _marked([("deletion", self.old)])
        return _marked(diff_text(self.old, self.new).changes)


def _marked(parts: Iterable[tuple[str, str]]) -> str:
    """As Wagtail shows it, with elements that also say it to those who do not see it."""
    return format_html_join(
        "",
        "{}",
        ((TextDiff([part]).to_html(tag=ELEMENTS.get(part[0], "span")),) for part in parts),
    )


def changes(before: Iterable[Piece], after: Iterable[Piece]) -> list[Change]:
    """All changes between two states of a page, in the order of the newer one."""
    old, new = _by_path(before), _by_path(after)
    paths = [*new, *(path for path in old if path not in new)]
    return [change for path in paths for change in _at(path, old[path], new[path])]


def _by_path(pieces: Iterable[Piece]) -> dict[str, list[Piece]]:
    found = defaultdict(list)
    for piece in pieces:
        found[piece.path].append(piece)
    return found


def _at(path: str, old: list[Piece], new: list[Piece]) -> Iterator[Change]:
    label = (new or old)[0].label
    old_texts, new_texts = [piece.text for piece in old], [piece.text for piece in new]
    matcher = SequenceMatcher(None, old_texts, new_texts, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            pairs = zip_longest(old_texts[old_start:old_end], new_texts[new_start:new_end])
            for before, after in pairs:
                yield Change(path, label, before, after)

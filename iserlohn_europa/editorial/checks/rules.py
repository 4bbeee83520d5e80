"""What is wrong with the pieces of a page, in words for whoever writes it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iserlohn_europa.easy.models import EasyPage
from iserlohn_europa.easy.tested import has_changed_since_tested
from iserlohn_europa.languages.notes import is_source
from iserlohn_europa.languages.untranslated import german_in

from .choices import Check
from .content import Heading, Link, Picture, Piece, Place, Table, pieces_of
from .targets import hidden_and_gone

SAY_NOTHING = {
    "click here",
    "dieser link",
    "dieser seite",
    "download",
    "en savoir plus",
    "hier",
    "hier klicken",
    "here",
    "ici",
    "klick hier",
    "klick mich",
    "klicken sie hier",
    "lees meer",
    "lesen sie mehr",
    "link",
    "mehr",
    "mehr dazu",
    "mehr erfahren",
    "mehr informationen",
    "mehr infos",
    "mehr lesen",
    "more",
    "read more",
    "siehe hier",
    "tutaj",
    "weiter",
    "weitere informationen",
    "weiterlesen",
    "więcej",
    "zum link",
}
ADDRESS = re.compile(r"(https?://|www\.)\S+|[\w-]+(\.[\w-]+)*\.(com|de|eu|net|org)(/\S*)?", re.I)
SIGNS = " \t\n\xa0\u200b…›»→>.:!-–"
FIRST_LEVEL_OF_A_TEXT = 2
MOST_PLACES = 5


@dataclass(frozen=True)
class Finding:
    """Something to put right, with the place where that is done.

    What belongs to no check always stops a publication; no setting allows it.
    """

    check: Check | None
    place: Place
    text: str

    def is_stopping(self, stops: Collection[str]) -> bool:
        """Whether it stops a publication, where the office has chosen these checks."""
        return self.check is None or self.check in stops


def findings_of(page, parent=None) -> list[Finding]:
    """All that the checks find on a page.

    `parent` is the page above one that is not there yet, or above it as it will be by then.
    """
    pieces = list(pieces_of(page))
    targets = [
        each for each in pieces if isinstance(each, Link) and each.page not in {None, page.pk}
    ]
    return [
        *check_parent(page, parent or page.get_parent()),
        *check_translation(page),
        *check_tested_words(page),
        *check_teaser(page),
        *check_pieces(pieces),
        *check_targets(targets),
    ]


def check_pieces(pieces: list[Piece]) -> Iterator[Finding]:
    """What the checks find in pieces, in the order of reading."""
    yield from check_headings(each for each in pieces if isinstance(each, Heading))
    for piece in pieces:
        if isinstance(piece, Link):
            yield from check_link(piece)
        elif isinstance(piece, Table):
            yield from check_table(piece)
        elif isinstance(piece, Picture):
            yield from check_picture(piece)


def check_headings(headings: Iterable[Heading]) -> Iterator[Finding]:
    """Each heading has words, and none is more than one level deeper than the one before."""
    before = {}
    for heading in headings:
        if not heading.text.strip(SIGNS):
            text = _("Diese Überschrift hat keine Wörter. Bitte ergänzen oder löschen Sie sie.")
            yield Finding(Check.EMPTY_HEADING, heading.place, text)
            continue
        # Each field is a part of its own, in which the first level is that of a section.
        deepest = before.get(heading.place.field, FIRST_LEVEL_OF_A_TEXT - 1) + 1
        before[heading.place.field] = heading.level
        if heading.level < FIRST_LEVEL_OF_A_TEXT:
            text = _(
                "Die Überschrift „%(text)s“ ist so groß wie der Titel der Seite. Bitte machen Sie "
                "sie zu einem Abschnitt."
            )
        elif heading.level > deepest:
            text = _(
                "Vor der Überschrift „%(text)s“ fehlt eine größere. Bitte wählen Sie für sie eine "
                "höhere Ebene, oder setzen Sie eine Überschrift davor."
            )
        else:
            continue
        yield Finding(Check.HEADING_ORDER, heading.place, text % {"text": _short(heading.text)})


def check_link(link: Link) -> Iterator[Finding]:
    """Each link leads somewhere, and its words say where."""
    words = link.text.strip(SIGNS)
    if not words:
        text = _(
            "Ein Link hat keine Wörter. Bitte ergänzen Sie, wohin er führt, oder löschen Sie ihn."
        )
        yield Finding(Check.EMPTY_LINK, link.place, text)
    elif not link.has_target:
        text = _("Der Link „%(text)s“ führt nirgendwohin. Bitte wählen Sie sein Ziel.")
        yield Finding(Check.EMPTY_LINK, link.place, text % {"text": _short(words)})
    elif ADDRESS.fullmatch(words):
        text = _(
            "Der Link zeigt nur die Adresse „%(text)s“. Bitte schreiben Sie stattdessen, was man "
            "dort findet: Vorleseprogramme lesen sonst jedes Zeichen vor."
        )
        yield Finding(Check.LINK_TEXT, link.place, text % {"text": _short(words)})
    elif " ".join(words.casefold().split()) in SAY_NOTHING:
        text = _(
            "Der Link „%(text)s“ sagt nicht, wohin er führt. Bitte verlinken Sie die Wörter, die "
            "das Ziel nennen, zum Beispiel „Programm der Europawoche“."
        )
        yield Finding(Check.LINK_TEXT, link.place, text % {"text": _short(words)})


def check_targets(links: list[Link]) -> Iterator[Finding]:
    """Each link to a page of this site leads to one that everybody may read."""
    hidden, gone = hidden_and_gone({link.page for link in links})
    for link in links:
        if link.page in hidden:
            text = _(
                "Der Link „%(text)s“ führt zu einer Seite, die nicht öffentlich ist. Deshalb kommt "
                "dort niemand hin. Bitte veröffentlichen Sie auch diese Seite, oder wählen Sie "
                "eine andere."
            )
        elif link.page in gone:
            text = _(
                "Der Link „%(text)s“ führt zu einer Seite, die es nicht mehr gibt. Bitte wählen "
                "Sie eine andere, oder entfernen Sie den Link."
            )
        else:
            continue
        yield Finding(Check.TARGET, link.place, text % {"text": _short(link.text)})


def check_table(table: Table) -> Iterator[Finding]:
    """Each column of a table has a name."""
    if not table.has_header:
        text = _("In der Tabelle „%(text)s“ fehlt die Kopfzeile. Bitte benennen Sie jede Spalte.")
        yield Finding(Check.TABLE, table.place, text % {"text": _short(table.text)})


def check_picture(picture: Picture) -> Iterator[Finding]:
    """For each picture somebody has decided what it tells those who do not see it."""
    if not picture.is_decided:
        text = _(
            "Bitte beschreiben Sie das Bild „%(text)s“ für Menschen, die es nicht sehen, oder "
            "kreuzen Sie „Das Bild ist nur Schmuck“ an."
        )
        yield Finding(Check.PICTURE, picture.place, text % {"text": _short(picture.text)})


def check_teaser(page) -> Iterator[Finding]:
    """A page whose form asks for a teaser has one."""
    fields = type(page).get_edit_handler().get_form_options().get("fields", [])
    if "teaser" in fields and not page.teaser.strip():
        text = _(
            "Der Kurztext fehlt. Ein bis zwei Sätze genügen; sie stehen in Listen und bei der "
            "Suche."
        )
        yield Finding(Check.TEASER, Place("teaser"), text)


def check_translation(page) -> Iterator[Finding]:
    """Nothing is published under a foreign address that is still German."""
    pieces = german_in(page)
    if not pieces:
        return
    names = list(dict.fromkeys(piece.label for piece in pieces))
    text = ngettext(
        "Diese Seite ist noch nicht ganz übersetzt. Hier steht noch der deutsche Text: %(names)s",
        "Diese Seite ist noch nicht ganz übersetzt. An %(count)d Stellen steht noch der deutsche "
        "Text: %(names)s",
        len(pieces),
    )
    end = ", …" if len(names) > MOST_PLACES else "."
    words = ", ".join(names[:MOST_PLACES]) + end
    yield Finding(None, Place("title"), text % {"count": len(pieces), "names": words})


def check_parent(page, parent) -> Iterator[Finding]:
    """No page is public in a language in which nobody finds the way to it."""
    if parent is None or parent.is_root() or parent.live or is_source(page):
        return
    text = _(
        "Die Seite darüber, „%(title)s“, ist in dieser Sprache (%(language)s) noch nicht "
        "öffentlich. Bitte veröffentlichen Sie zuerst diese."
    )
    words = {"title": parent.title, "language": page.locale.get_display_name()}
    yield Finding(None, Place("title"), text % words)


def check_tested_words(page) -> Iterator[Finding]:
    """What a group has tested is published as the group has read it, or without its name."""
    if isinstance(page, EasyPage) and has_changed_since_tested(page):
        text = _(
            "Der Text hat sich seit der Prüfung geändert. Leeren Sie „Geprüft von“ und „Geprüft "
            "am“, oder tragen Sie den Tag ein, an dem die Gruppe den neuen Text gelesen hat."
        )
        yield Finding(None, Place("tested_on"), text)


def _short(text: str) -> str:
    return Truncator(text or "…").chars(60)

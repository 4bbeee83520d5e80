from django.utils.translation import gettext as _

from iserlohn_europa.office.blocks import OfficeStoryBlock

from .. import samples
from ..catalogue import Component, Example

BLOCKS = OfficeStoryBlock()


def stories() -> list[Component]:
    """What editors write with; each has the name it has in the admin."""
    return [
        Component(
            _("Ein ganzer Text"), "components/story.html", [Example(_("gemischt"), _story())]
        ),
        *(
            Component(str(block.label), block.meta.template, _states(name))
            for name, block in BLOCKS.child_blocks.items()
        ),
    ]


def _states(name: str) -> list[Example]:
    block = BLOCKS.child_blocks[name]
    return [
        Example(state, None if value is None else {"value": block.normalize(value)})
        for state, value in _values(name).items()
    ]


def _values(name: str) -> dict:
    """The states of a block; None where there is nothing to show it with."""
    picture = samples.picture()
    figure = {"image": picture, "alt_text": _("Ein Bild aus der Bildverwaltung")}
    captioned = figure | {"caption": _("Eine Bildunterschrift")}
    text, word = samples.text(), samples.long_word()
    card = {"url": samples.EXTERNAL, "title": _("Beispielwebsite"), "text": text}
    return {
        "heading": {
            _("Abschnitt"): {"text": _("Wie alles begann"), "level": "h2"},
            _("Unterabschnitt"): {"text": word, "level": "h3"},
        },
        "text": {
            _("Absätze und Liste"): (
                f"<p>{text} <b>{_('Fett')}</b>, <i>{_('kursiv')}</i> "
                f'<a href="{samples.EXTERNAL}">{_("und nach außen verlinkt")}</a>.</p>'
                f"<ul><li>{_('Punkt')}</li><li>{word}</li></ul><ol><li>{_('Schritt')}</li></ol>"
            ),
        },
        "figure": {
            _("mit Unterschrift"): captioned if picture else None,
            _("ohne Unterschrift"): figure if picture else None,
        },
        "gallery": {
            _("drei Bilder"): {"figures": [captioned, figure, figure]} if picture else None,
        },
        "quote": {
            _("mit Namen"): {"text": text, "attribution": _("Vorname Nachname, Beispielverein")},
            _("ohne Namen"): {"text": text},
        },
        "facts": {
            _("kurz und lang"): {
                "facts": [{"label": _("Ort"), "value": word}, {"label": word, "value": text}]
            },
        },
        "table": {
            _("mit Überschriften der Zeilen"): _table(True, 2),
            _("viele Spalten"): _table(False, 8),
        },
        "documents": {
            _("mit Titel, und mit eigenem Linktext und Sprache"): {
                "documents": [
                    {"document": samples.document()},
                    {"document": samples.document(language="pl"), "title": word},
                ]
            },
        },
        "sign_film": {
            _("mit Standbild, Untertiteln und Text"): BLOCKS.child_blocks[
                "sign_film"
            ].get_preview_value(),
        },
        "link_cards": {
            _("nach außen, mit und ohne Text"): {"links": [card, card | {"text": ""}]},
        },
        "network": {
            _("mit und ohne Beschreibung"): {
                "partners": [{"name": _("Beispielnetz"), "description": text}, {"name": word}]
            },
        },
        "team": {
            _("zwei Stellen"): {"roles": [samples.role(), samples.bare_role()]},
        },
    }.get(name, {})


def _table(has_row_headers: bool, columns: int) -> dict:
    titles = [_("Spalte %(number)s") % {"number": number + 1} for number in range(columns)]
    cells = [_("Zelle"), *[samples.long_word()] * (columns - 1)]
    return {
        "caption": _("Eine Tabelle"),
        "header": titles,
        "rows": [{"cells": cells}, {"cells": cells[:1] + [""] * (columns - 1)}],
        "has_row_headers": has_row_headers,
    }


def _story() -> dict:
    names = ("heading", "text", "quote", "facts", "table", "link_cards")
    blocks = [(name, next(iter(_values(name).values()))) for name in names]
    return {"story": BLOCKS.normalize(blocks), "page": samples.home()}

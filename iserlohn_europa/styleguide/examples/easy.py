import datetime

from django.utils.translation import gettext as _

from iserlohn_europa.easy.blocks import EasyStoryBlock
from iserlohn_europa.easy.choices import Symbol

from .. import samples
from ..catalogue import Component, Example

BLOCKS = EasyStoryBlock()
TESTED_ON = datetime.date(2024, 6, 8)


def easy() -> list[Component]:
    """What pages in easy German are made of."""
    page = samples.easy_page()
    tested = samples.easy_page(tested_by=_("Beispielgruppe"), tested_on=TESTED_ON)
    star = Symbol.icon_of(Symbol.STAR)
    button = {"url": samples.EXTERNAL, "title": page.title}
    return [
        Component(
            _("Kopf einer Seite in Leichter Sprache"),
            "components/easy_header.html",
            [
                Example(_("noch nicht geprüft"), _head(page) | {"icon": star}),
                Example(_("geprüft, ohne Zeichen"), _head(tested)),
            ],
        ),
        Component(
            _("Großer Knopf"),
            "components/easy_button.html",
            [
                Example(_("mit Zeichen"), button | {"icon": star}),
                Example(
                    _("in Alltags-Sprache, mit Text"),
                    button | {"is_in_everyday_german": True, "text": samples.text()},
                ),
                Example(_("nach außen"), button | {"is_external": True}),
            ],
        ),
        Component(
            _("Wie die Sprache heißt"),
            "components/easy_note.html",
            [
                Example(_("noch nicht geprüft"), {"page": page}),
                Example(
                    _("geprüft, mit deutscher Seite"),
                    {"page": tested, "everyday_page": samples.home()},
                ),
            ],
        ),
        *(
            Component(str(BLOCKS.child_blocks[name].label), template, _states(name))
            for name, template in (
                ("sentences", "blocks/easy_sentences.html"),
                ("word", "blocks/easy_word.html"),
                ("contact", "blocks/easy_contact.html"),
            )
        ),
    ]


def _head(page) -> dict:
    return {"title": page.title, "language_name": page.language_name}


def _states(name: str) -> list[Example]:
    block = BLOCKS.child_blocks[name]
    return [
        Example(state, {"value": block.normalize(value)}) for state, value in _values(name).items()
    ]


def _values(name: str) -> dict:
    sentences = "<p>Das ist ein Satz.</p><p>Das ist <b>kein</b> langer Satz.</p>"
    return {
        "sentences": {
            _("mit Zeichen"): {"symbol": Symbol.PEOPLE, "text": sentences},
            _("ohne Zeichen"): {"text": sentences},
        },
        "word": {_("ein schweres Wort"): {"word": samples.long_word(), "meaning": sentences}},
        "contact": {
            _("mit allem"): {"contact": samples.role(), "title": ""},
            _("nur ein Name"): {"contact": samples.bare_role(), "title": _("Europa-Büro")},
        },
    }[name]

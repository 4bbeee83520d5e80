"""Every component of the site with its states, in the order of the style page."""

from django.utils.translation import gettext as _

from ..catalogue import Component
from .basics import basics
from .calendar import calendar
from .cards import cards
from .easy import easy
from .forms import forms
from .frame import frame
from .home import home_parts
from .parts import parts
from .stories import stories

# Templates that are no component of their own, and why.
PARTS = {
    "blocks/easy_link.html": "the large button, to a page that is chosen",
    "components/card.html": "every card extends it",
    "components/city_lists.html": "the map and two lists of cards",
    "components/easy_symbol.html": "part of all that is in easy German",
    "components/europe_map_name.html": "part of the map",
    "components/europe_map_shape.html": "part of the map",
    "components/europe_map_sign.html": "part of the map and of the friends",
    "components/fact.html": "part of the list of facts",
    "components/form_hint.html": "part of the field of a form",
    "components/friend.html": "part of the friends",
    "components/head_data.html": "for machines: nobody sees it",
    "components/index_end.html": "a story and a contact card",
    "components/page_end.html": "a contact card and topics",
    "components/print_note.html": "on paper only",
    "components/subpages.html": "a list of links, read from the tree of pages",
}


def all_groups() -> list[tuple[str, list[Component]]]:
    """The components in their groups."""
    return [
        (_("Grundlagen"), basics()),
        (_("Rahmen der Seite"), frame()),
        (_("Startseite und Karte"), home_parts()),
        (_("Karten in Listen"), cards()),
        (_("Kalender"), calendar()),
        (_("Teile einer Seite"), parts()),
        (_("Formulare"), forms()),
        (_("Bausteine im Text"), stories()),
        (_("Leichte Sprache"), easy()),
    ]


__all__ = ["PARTS", "all_groups"]

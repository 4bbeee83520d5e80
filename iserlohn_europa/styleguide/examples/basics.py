from django.utils.translation import gettext as _

from ..catalogue import Component, Example, Room
from ..tokens import colours, icons, text_sizes


def basics() -> list[Component]:
    """What everything else is made of."""
    return [
        Component(
            _("Farben"), "styleguide/colours.html", [Example(_("alle"), {"tokens": colours()})]
        ),
        Component(
            _("Schriftgrößen"),
            "styleguide/text_sizes.html",
            [Example(_("alle"), {"tokens": text_sizes()})],
        ),
        Component(_("Zeichen"), "styleguide/icons.html", [Example(_("alle"), {"icons": icons()})]),
        Component(
            _("Schaltfläche"),
            "styleguide/button.html",
            [
                Example(_("mit Worten"), {"label": _("Absenden")}),
                Example(_("mit Zeichen"), {"label": _("Suchen"), "icon": "icons/search.svg"}),
            ],
            Room.CARD,
        ),
    ]

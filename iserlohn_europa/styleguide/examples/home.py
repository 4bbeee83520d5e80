from django.utils.translation import gettext as _

from iserlohn_europa.chronicle.choices import EntryKind
from iserlohn_europa.chronicle.entries import Entry
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.links import ForeignLink
from partnerships.templatetags.map_tags import europe_map

from .. import samples
from ..catalogue import Component, Example, Room


def home_parts() -> list[Component]:
    """What leads on from the home page."""
    city, cities, friend = samples.city(), samples.cities(), samples.further_friend()
    doors = {
        "events_page": samples.link(_("Beispielveranstaltungen")),
        "committees_page": samples.link(_("Mitmachen")),
        "funding_page": samples.link(_("Förderung")),
        "city": city,
    }
    highlights = {
        "anniversary": samples.anniversary(50, "2025-05-06"),
        "years_ago": (15, _entry()),
        "award": samples.award(),
        "chronicle": samples.link(_("Chronik")),
        "anniversaries": samples.link(_("Jubiläen")),
    }
    return [
        Component(
            _("Bühne"),
            "components/hero.html",
            [
                Example(
                    _("mit Türen"),
                    {"motto": _("Freunde in Europa"), "introduction": samples.text()} | doors,
                ),
                Example(_("nur das Motto"), {"motto": samples.long_word()}),
            ],
            Room.PAGE,
            within="page",
        ),
        Component(
            _("Türen"),
            "components/doors.html",
            [
                Example(_("alle vier"), doors),
                Example(_("nur eine"), {"events_page": doors["events_page"]}),
            ],
        ),
        Component(
            _("Karte von Europa"),
            "components/europe_map.html",
            [
                Example(_("jedes Zeichen"), europe_map({}, cities, [friend])),
                Example(_("eine Stadt"), europe_map({}, [city])),
            ],
            Room.PAGE,
        ),
        Component(
            _("Unsere Freunde"),
            "components/friends.html",
            [
                Example(
                    _("mit Karte und allen Kreisen"),
                    {
                        "cities_page": samples.link(_("Beispielstädte")),
                        "partners": cities,
                        "further_friends": [friend],
                    },
                ),
            ],
            Room.PAGE,
        ),
        Component(
            _("Wege in andere Sprachen"),
            "components/ways.html",
            [
                Example(
                    _("mit Hinweis"),
                    {
                        "heading": _("Überschrift"),
                        "ways": [
                            ForeignLink(city.title, doors["events_page"].url, "en", _("Hinweis"))
                        ]
                        * 3,
                    },
                ),
                Example(
                    _("langes Wort, ohne Hinweis"),
                    {
                        "heading": _("Überschrift"),
                        "ways": [ForeignLink(samples.long_word(), doors["events_page"].url, "de")],
                    },
                ),
            ],
            Room.PAGE,
        ),
        Component(
            _("Was uns bewegt"),
            "components/highlights.html",
            [
                Example(_("alle drei"), highlights),
                Example(_("nur ein Jubiläum"), {"anniversary": highlights["anniversary"]}),
            ],
            Room.PAGE,
        ),
    ]


def _entry() -> Entry:
    text = _("Ein Satz darüber, was damals geschah.")
    return Entry(PartialDate("2010-06"), EntryKind.MILESTONE, text, None)

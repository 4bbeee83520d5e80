from dataclasses import replace
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from iserlohn_europa.core.filters import FilterField
from iserlohn_europa.core.templatetags.navigation_tags import MenuItem
from iserlohn_europa.languages.menu import LanguageLink
from iserlohn_europa.search.excerpts import Piece
from iserlohn_europa.search.facets import Picked
from iserlohn_europa.search.results import Marking, Result

from .. import samples
from ..catalogue import Component, Example, Room


def frame() -> list[Component]:
    """What stands around the content of every page."""
    home, search_page = samples.home(), samples.link(_("Suche"))
    menu = [
        MenuItem(_("Beispielstädte"), search_page.url, "page"),
        MenuItem(_("Beispielveranstaltungen"), search_page.url),
        MenuItem(_("Beispielprojekte"), search_page.url),
        MenuItem(_("Über uns"), search_page.url),
    ]
    easy = LanguageLink("de-simple", _("Leichte Sprache"), search_page.url)
    pages = [samples.standard_page(title) for title in (_("Impressum"), _("Datenschutz"))]
    return [
        Component(
            _("Seitenkopf mit Navigation"),
            "components/site_header.html",
            [
                Example(
                    _("mit Suche"),
                    {"home": home, "menu": menu, "search_page": search_page},
                ),
                Example(_("ohne Suche"), {"home": home, "menu": menu}),
                Example(
                    _("lange Navigation"),
                    {"home": home, "menu": menu * 3, "search_page": search_page},
                ),
                Example(_("ohne Navigation"), {"home": home}),
            ],
            Room.PAGE,
        ),
        Component(
            _("Sprachen"),
            "components/language_menu.html",
            [
                Example(_("mit Leichter Sprache"), {"languages": _languages(), "easy": easy}),
                Example(_("nur Leichte Sprache"), {"easy": easy}),
                Example(_("ohne Leichte Sprache"), {"languages": _languages()}),
            ],
            Room.PAGE,
        ),
        Component(
            _("Hinweis über einem Entwurf"),
            "components/draft_banner.html",
            [Example(_("mit Frist"), {"until": datetime(2030, 5, 9, 12, 30, tzinfo=UTC)})],
            Room.PAGE,
        ),
        Component(
            _("Brotkrumen"),
            "components/breadcrumbs.html",
            [
                Example(
                    _("unter der Startseite"),
                    {"home": home, "page": samples.city(), "trail": []},
                ),
                Example(
                    _("tief und lang"),
                    {
                        "home": home,
                        "page": samples.city(title=samples.long_word()),
                        "trail": [
                            samples.link(_("Beispielstädte")),
                            samples.link(samples.long_word()),
                        ],
                    },
                ),
            ],
            Room.PAGE,
        ),
        Component(
            _("Suche"),
            "components/search_form.html",
            [
                Example(_("leer"), {"action": search_page.url, "query": ""}),
                Example(_("ausgefüllt"), {"action": search_page.url, "query": _("Beispiel")}),
                Example(
                    _("mit einer Auswahl"),
                    {
                        "action": search_page.url,
                        "query": _("Beispiel"),
                        "fields": _filters("beispielstadt"),
                    },
                ),
            ],
        ),
        Component(
            _("Filter"),
            "components/filter_form.html",
            [
                Example(_("nichts gewählt"), {"fields": _filters("")}),
                Example(
                    _("etwas gewählt"),
                    {
                        "fields": _filters("beispielstadt"),
                        "is_narrowed": True,
                        "summary": _("3 Einträge in dieser Auswahl."),
                    },
                ),
                Example(_("zum Ankreuzen"), {"fields": [_tick()]}),
            ],
        ),
        Component(
            _("Felder eines Filters"),
            "components/filter_fields.html",
            [Example(_("zum Wählen und zum Ankreuzen"), {"fields": [*_filters(""), _tick()]})],
        ),
        Component(
            _("Ausgewähltes"),
            "components/picked_filters.html",
            [
                Example(
                    _("einzeln zu entfernen"),
                    {
                        "picked": [Picked(_("Beispielstadt"), search_page.url)],
                        "whole": search_page.url,
                    },
                )
            ],
        ),
        Component(
            _("Suchtreffer"),
            "components/search_result.html",
            [
                Example(
                    _("mit markierten Wörtern"), {"result": _result(_("Ein Satz zum Beispiel."))}
                ),
                Example(
                    _("langes Wort, ohne Auszug, in einer anderen Sprache"),
                    {
                        "result": replace(
                            _result(""), title=[Piece(samples.long_word())], language="en", note=""
                        )
                    },
                ),
            ],
        ),
        Component(
            _("Empfehlung über den Treffern"),
            "components/search_recommended.html",
            [Example(_("eine Seite"), {"results": [_result(_("Ein Satz zum Beispiel."))]})],
        ),
        Component(
            _("Meinten Sie?"),
            "components/search_correction.html",
            [
                Example(
                    _("mit einem anderen Wort"),
                    {
                        "query": _("Beispeil"),
                        "correction": _("Beispiel"),
                        "address": search_page.url,
                        "has_results": True,
                    },
                ),
                Example(
                    _("ohne ein Wort"),
                    {"query": _("Zuschuss Beispiel"), "left_out": _("„Zuschuss“")},
                ),
            ],
        ),
        Component(
            _("Nichts gefunden"),
            "components/ways_on.html",
            [
                Example(_("mit Anschrift"), {"menu": menu, "office": samples.role()}),
                Example(
                    _("mit Kontaktseite"),
                    {"menu": menu, "contact_page": samples.link(_("Kontakt"))},
                ),
                Example(_("nur Seiten"), {"menu": menu}),
            ],
        ),
        Component(
            _("Blättern"),
            "components/pagination.html",
            [
                Example(_("am Anfang"), _pages(1)),
                Example(_("mittendrin"), _pages(3)),
                Example(_("am Ende"), _pages(5)),
            ],
        ),
        Component(
            _("Seitenfuß"),
            "components/site_footer.html",
            [
                Example(
                    _("vollständig"),
                    {
                        "home": home,
                        "office": samples.role(),
                        "topics_page": samples.link(_("Themen")),
                        "contact_page": samples.link(_("Kontakt")),
                        "feedback_page": samples.link(_("Barriere melden")),
                        "data_page": samples.link(_("Offene Daten")),
                        "pages": pages,
                    },
                ),
                Example(_("ohne Anschrift"), {"home": home, "pages": pages}),
            ],
            Room.PAGE,
        ),
    ]


def _languages() -> list[LanguageLink]:
    """Real languages, as each is written in its own; the first one is read."""
    address = samples.link("").url
    others = {"en": "English", "fr": "Français", "nl": "Nederlands", "pl": "Polski", "hu": "Magyar"}
    return [
        LanguageLink("de", "Deutsch"),
        *[LanguageLink(code, name, address) for code, name in others.items()],
    ]


def _pages(number: int) -> dict:
    return {"items": samples.numbered_page(number), "label": _("Seiten")}


def _result(sentence: str) -> Result:
    marking = Marking(_("Beispiel"))
    return Result(
        title=marking.title(_("Beispiel einer Nachricht")),
        address=samples.link(_("Suche")).url,
        kind=_("Nachricht"),
        note=_("5. Juni 2024"),
        excerpt=marking.excerpt([sentence]) if sentence else [],
    )


def _filters(chosen: str) -> list[FilterField]:
    cities = [("beispielstadt", _("Beispielstadt")), ("musterstadt", _("Musterstadt"))]
    counts = {"beispielstadt": 3, "musterstadt": 12}
    return [FilterField.counting("stadt", _("Stadt"), _("Alle Städte"), cities, counts, chosen)]


def _tick() -> FilterField:
    choices = [("ja", _("Eintritt frei"))]
    return FilterField.counting("frei", _("Eintritt"), "", choices, {"ja": 3}, "ja")

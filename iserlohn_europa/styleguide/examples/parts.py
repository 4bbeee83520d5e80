from uuid import UUID

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from events.choices import DateStatus
from events.models import EventDate
from iserlohn_europa.chronicle.choices import EntryKind
from iserlohn_europa.chronicle.entries import CityMark, Entry
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.templatetags.picture_tags import show_picture
from iserlohn_europa.core.templatetags.text_tags import date_tile
from iserlohn_europa.core.templatetags.timeline_tags import Line
from iserlohn_europa.core.today import today
from iserlohn_europa.opendata.schemas import columns as columns_of
from iserlohn_europa.opendata.shown import ShownDataset, ShownFile, column_table
from partnerships.choices import CommitteeState

from .. import samples
from ..catalogue import Component, Example, Room


def parts() -> list[Component]:
    """What pages are put together from."""
    address = samples.link("").url
    link = {"url": samples.EXTERNAL, "label": _("Beispielwebsite")}
    return [
        Component(_("Überschrift der Seite"), "components/page_header.html", _page_headers()),
        Component(_("Hinweis"), "components/notice.html", _notices()),
        Component(
            _("Hinweis zum Drucken"), "components/print_hint.html", [Example(_("immer"), {})]
        ),
        Component(_("Noch nichts da"), "components/nothing_yet.html", _empty_lists()),
        Component(_("Faktenliste"), "components/fact_list.html", _facts()),
        Component(_("Kalenderblatt"), "components/date_tile.html", _date_tiles(), Room.CARD),
        Component(_("Termine"), "components/event_dates.html", _event_dates(), Room.CARD),
        Component(_("Kalender abonnieren"), "components/subscribe.html", _subscriptions()),
        Component(
            _("Feed"),
            "components/feed_link.html",
            [Example(_("immer"), {"url": samples.EXTERNAL, "label": _("Beispiele als Atom-Feed")})],
        ),
        Component(_("Daten zum Herunterladen"), "components/data_set.html", _data_sets()),
        Component(
            _("Wörter zum Kopieren"),
            "components/code_sample.html",
            [
                Example(
                    _("eine lange Zeile"),
                    {
                        "label": _("Ein Beispiel:"),
                        "code": f"import beispiel\n{samples.EXTERNAL * 8}",
                    },
                )
            ],
        ),
        Component(_("Zeitleiste"), "components/timeline.html", _timelines()),
        Component(
            _("Eintrag der Chronik"), "components/chronicle_entry.html", _chronicle_entries()
        ),
        Component(_("Jubiläum"), "components/anniversary.html", _anniversaries()),
        Component(_("Kontakt"), "components/contact_card.html", _contacts()),
        Component(_("Komitee"), "components/committee.html", _committees()),
        Component(_("Abschnitt"), "components/prose_section.html", _sections()),
        Component(_("Bild"), "components/picture.html", _pictures(), Room.CARD),
        Component(
            _("Themen"),
            "components/topics.html",
            [Example(_("mit und ohne Seite"), {"links": _some_links()})],
        ),
        Component(
            _("Links in einer Reihe"),
            "components/link_list.html",
            [Example(_("mit und ohne Seite"), {"links": _some_links()})],
        ),
        Component(
            _("Link"),
            "components/link.html",
            [
                Example(_("mit Adresse"), {"url": address, "text": _("Beispielseite")}),
                Example(_("ohne Adresse"), {"text": _("Beispielseite")}),
                Example(
                    _("in einer anderen Sprache"), {"text": "Page d’exemple", "language": "fr"}
                ),
            ],
            Room.CARD,
        ),
        Component(
            _("Link nach außen"),
            "components/external_link.html",
            [
                Example(_("in derselben Sprache"), link),
                Example(_("in einer anderen Sprache"), link | {"language": "pl"}),
            ],
            Room.CARD,
        ),
    ]


def _data_sets() -> list[Example]:
    files = [
        ShownFile(samples.EXTERNAL, _("Beispiele als %(form)s") % {"form": form}, "12 KB")
        for form in ("CSV", "JSON")
    ]
    columns = column_table(_("Beispiele"), columns_of("projekte")[:12])
    about = {"title": _("Beispiele"), "about": samples.text(), "schema": samples.EXTERNAL}
    shown = {"files": files, "columns": columns, "table_address": samples.EXTERNAL, **about}
    return [
        Example(
            _("mit Zeilen"),
            {"dataset": ShownDataset(number_of_rows=1234, changed_on=samples.LAST_DAY, **shown)},
        ),
        Example(
            _("noch leer"),
            {"dataset": ShownDataset(number_of_rows=0, changed_on=None, **shown)},
        ),
    ]


def _some_links() -> list:
    titles = [_("Kultur"), _("Schule"), samples.long_word()]
    return [*(samples.link(title) for title in titles), samples.name(_("Sport"))]


def _page_headers() -> list[Example]:
    return [
        Example(
            _("mit Oberzeile und Vorspann"),
            {"title": _("Beispielseite"), "kicker": _("Begegnung"), "lead": samples.text()},
        ),
        Example(_("nur der Titel"), {"title": samples.long_word()}),
        Example(
            _("mit einem Weg weiter"),
            {
                "title": _("Beispielseite"),
                "more_url": samples.link("").url,
                "more_text": _("Haben Sie Fragen?"),
            },
        ),
        Example(
            _("Titel in anderer Sprache"),
            {"title": "Example without borders", "title_language": "en"},
        ),
    ]


def _notices() -> list[Example]:
    title = _("Belegt ist nur die Ankündigung.")
    return [
        Example(_("mit Text"), {"title": title, "text": samples.text()}),
        Example(_("nur ein Satz"), {"title": title}),
    ]


def _empty_lists() -> list[Example]:
    words = {"title": _("Hier steht noch nichts"), "text": samples.text()}
    return [
        Example(_("mit Wegen weiter"), words | {"menu": _some_links()}),
        Example(_("nur ein Satz"), words),
    ]


def _facts() -> list[Example]:
    facts = [
        (_("Wann"), _("5. Juni 2024")),
        (_("Wo"), samples.long_word()),
        (_("Was man wissen möchte"), samples.text()),
    ]
    rendered = (
        (render_to_string("components/fact.html", {"label": label, "value": value}),)
        for label, value in facts
    )
    return [Example(_("kurz und lang"), {"facts": format_html_join("", "{}", rendered)})]


def _date_tiles() -> list[Example]:
    dates = {
        _("ein Tag"): "2024-06-05",
        _("Tage eines Monats"): "2024-06-05/2024-06-08",
        _("von Monat zu Monat"): "2024-06-28/2024-07-02",
        _("ein Monat"): "2024-09",
        _("ein Jahr"): "2024",
        _("ein Jahreswechsel"): "2005/2006",
    }
    return [Example(state, date_tile(PartialDate(date))) for state, date in dates.items()]


def _event_dates() -> list[Example]:
    def dates(*days):
        return {"dates": samples.event(*days).expected_occurrences(today())}

    date = samples.date
    cancelled = date(5, status=DateStatus.CANCELLED)
    moved = date(12, start_time=samples.EVENING, status=DateStatus.MOVED)
    return [
        Example(_("findet statt"), dates(date(5, start_time=samples.EVENING))),
        Example(_("abgesagt, verschoben, online"), dates(cancelled, moved, _online())),
        Example(
            _("an anderem Ort"),
            dates(date(5, place=_("Musterhalle"))) | {"usual_place": _("Rathaus")},
        ),
        Example(_("mit Hinweis und früherem Tag"), {"dates": [_postponed()]}),
        Example(_("kommt noch, mit Datei"), {"dates": [_coming()], "files": True}),
        Example(_("nur ungefähr bekannt"), {"date": PartialDate("2007-12")}),
    ]


def _postponed():
    moved = samples.date(12, status=DateStatus.MOVED, remark=samples.text())
    [occurrence] = samples.event(moved).expected_occurrences(today())
    occurrence.planned_day = samples.LAST_DAY
    return occurrence


def _coming():
    """A date that will still be to come when all others are long over."""
    day = samples.LAST_DAY.replace(year=2999)
    return samples.event(EventDate(starts_on=day)).expected_occurrences(today())[0]


def _subscriptions() -> list[Example]:
    words = {"url": samples.EXTERNAL, "label": _("Termine mit Beispielstadt abonnieren")}
    return [
        Example(_("nur der Kalender"), words),
        Example(_("mit Atom-Feed"), words | {"feed": samples.EXTERNAL}),
    ]


def _online():
    return samples.date(19, status=DateStatus.ONLINE)


def _timelines() -> list[Example]:
    lines = [
        Line(PartialDate("1975-05-06"), samples.text()),
        Line(PartialDate("1990-09"), _("Mit einer Seite"), samples.link("").url),
        Line(PartialDate("2005/2006"), samples.long_word()),
    ]
    return [
        Example(_("mehrere Zeilen"), {"lines": lines}),
        Example(_("eine Zeile"), {"lines": lines[:1]}),
    ]


def _chronicle_entries() -> list[Example]:
    cities = tuple(
        CityMark(UUID(int=number), city.title, samples.link("").url)
        for number, city in enumerate(samples.cities())
    )
    date = PartialDate("1975-05-06")
    bond = Entry(date, EntryKind.BOND, samples.text(), None, cities=cities)
    event = Entry(date, EntryKind.EVENT, _("Mit einer Seite"), None, url=samples.EXTERNAL)
    return [
        Example(_("mit Städten"), {"entry": bond}),
        Example(_("mit einer Seite"), {"entry": event}),
    ]


def _anniversaries() -> list[Example]:
    return [
        Example(_("rund, auf den Tag"), {"anniversary": samples.anniversary(15, "1990-05-06")}),
        Example(_("groß, nur das Jahr"), {"anniversary": samples.anniversary(75, "2050")}),
        Example(_("nur der Monat"), {"anniversary": samples.anniversary(60, "2035-05")}),
    ]


def _contacts() -> list[Example]:
    return [
        Example(_("alles bekannt"), {"role": samples.role(), "heading": _("Haben Sie Fragen?")}),
        Example(_("nur der Name, ohne Überschrift"), {"role": samples.bare_role()}),
        Example(
            _("lange Wörter, ohne Überschrift"),
            {
                "role": samples.role(
                    title=samples.long_word(),
                    email="eine.beispielstelle.mit.langem.namen@beispielstelle.example.org",
                )
            },
        ),
    ]


def _committees() -> list[Example]:
    exists = samples.city(
        committee_state=CommitteeState.EXISTS,
        committee_text=samples.text(),
        committee_last_seen=PartialDate("2024"),
        committee_contact=samples.role(),
    )
    none = samples.city(committee_state=CommitteeState.NONE)
    return [Example(_("besteht"), {"page": exists}), Example(_("keines"), {"page": none})]


def _sections() -> list[Example]:
    heading = _("Ein Abschnitt")
    rich_text = f"<p>{samples.text()}</p><ul><li>{_('Punkt')}</li><li>{_('Punkt')}</li></ul>"
    return [
        Example(_("einfacher Text"), {"heading": heading, "text": samples.text()}),
        Example(_("mit Liste"), {"heading": heading, "rich_text": rich_text}),
    ]


def _pictures() -> list[Example]:
    picture, alt = samples.picture(), _("Ein Bild aus der Bildverwaltung")
    uses = {
        _("oben auf der Seite"): {"use": "lead"},
        _("im Text, mit Unterschrift"): {"use": "text", "caption": samples.text()},
        _("in der Galerie"): {"use": "gallery"},
        _("auf einer Karte"): {"use": "card"},
    }
    return [
        Example(state, show_picture(picture, alt=alt, **use) if picture else None)
        for state, use in uses.items()
    ]

from django.utils.translation import gettext as _

from awards.choices import Holder
from events.choices import DateStatus, Evidence
from iserlohn_europa.core.choices import ValidityKind
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.funding.choices import ProgrammeState
from iserlohn_europa.projects.choices import FunderLevel
from partnerships.choices import CommitteeState, Kind, Status

from .. import samples
from ..catalogue import Component, Example, Room


def cards() -> list[Component]:
    """Pages as they stand in lists."""
    return [
        Component(_("Städtekarte"), "components/city_card.html", _cities(), Room.CARD),
        Component(_("Veranstaltungskarte"), "components/event_card.html", _events(), Room.CARD),
        Component(_("Auszeichnungskarte"), "components/award_card.html", _awards(), Room.CARD),
        Component(_("Nachrichtenkarte"), "components/news_card.html", _news(), Room.CARD),
        Component(_("Projektkarte"), "components/project_card.html", _projects(), Room.CARD),
        Component(_("Förderkarte"), "components/programme_card.html", _programmes(), Room.CARD),
        Component(
            _("Themenkarte"),
            "components/topic_card.html",
            [
                Example(_("mit Kurztext"), {"item": samples.topic_page()}),
                Example(_("ohne Kurztext"), {"item": samples.topic_page(teaser="")}),
            ],
            Room.CARD,
        ),
        Component(_("Komiteekarte"), "components/committee_card.html", _committees(), Room.CARD),
        Component(_("Kartenliste"), "components/card_list.html", _lists(), Room.PAGE),
        Component(_("Komiteeliste"), "components/committee_list.html", _committee_lists()),
    ]


def _with_picture(sample) -> Example:
    picture = samples.picture()
    fields = {"teaser_image": picture, "teaser_alt": _("Ein Bild aus der Bildverwaltung")}
    return Example(_("mit Bild"), {"item": sample(**fields)} if picture else None)


def _cities() -> list[Example]:
    return [
        Example(_("aktiv"), {"item": samples.city()}),
        Example(_("ruhend"), {"item": samples.city(status=Status.DORMANT)}),
        Example(
            _("Beginn unbekannt, ohne Kurztext"),
            {"item": samples.city(since="", kind=Kind.FRIENDSHIP, teaser="")},
        ),
        Example(_("langes Wort"), {"item": samples.city(title=samples.long_word())}),
        _with_picture(samples.city),
    ]


def _events() -> list[Example]:
    date, event = samples.date, samples.event
    several = [date(5), date(12, start_time=samples.EVENING), date(19)]
    return [
        Example(_("ein Tag mit Uhrzeit"), {"item": event(date(5, start_time=samples.EVENING))}),
        Example(_("mehrere Tage"), {"item": event(date(5, ends_on=samples.LAST_DAY))}),
        Example(_("mehrere Termine"), {"item": event(*several)}),
        Example(_("abgesagt"), {"item": event(date(5, status=DateStatus.CANCELLED))}),
        Example(
            _("verschoben, an anderem Ort"),
            {"item": event(date(5, status=DateStatus.MOVED, place=_("Musterhalle")))},
        ),
        Example(_("online"), {"item": event(date(5, status=DateStatus.ONLINE))}),
        Example(_("nur der Monat ist bekannt"), {"item": event(date=PartialDate("2007-12"))}),
        Example(
            _("nur das Jahr, nur angekündigt"),
            {"item": event(date=PartialDate("2007"), evidence=Evidence.ANNOUNCED)},
        ),
        Example(_("über den Jahreswechsel"), {"item": event(date=PartialDate("2005/2006"))}),
        Example(_("noch ohne Termin, ohne Kurztext"), {"item": event(teaser="")}),
        Example(_("langes Wort"), {"item": event(date(5), title=samples.long_word())}),
        _with_picture(lambda **fields: event(date(5), **fields)),
    ]


def _awards() -> list[Example]:
    award = samples.award
    other = {"holder": Holder.OTHER, "holder_name": _("Beispielverein")}
    return [
        Example(_("der Stadt verliehen"), {"item": award()}),
        Example(
            _("für fünf Jahre"),
            {"item": award(validity_kind=ValidityKind.TERM, validity_years=5)},
        ),
        Example(_("einem Verein verliehen"), {"item": award(**other)}),
        Example(_("nur das Jahr, ohne Kurztext"), {"item": award(date=_year(), teaser="")}),
        Example(_("langes Wort"), {"item": award(title=samples.long_word())}),
        _with_picture(award),
    ]


def _news() -> list[Example]:
    return [
        Example(_("mit Kurztext"), {"item": samples.news()}),
        Example(_("ohne Kurztext"), {"item": samples.news(teaser="")}),
        Example(_("langes Wort"), {"item": samples.news(title=samples.long_word())}),
        _with_picture(samples.news),
    ]


def _projects() -> list[Example]:
    project = samples.project
    return [
        Example(_("mit Zeitraum"), {"item": project(begins=_year(), ends=PartialDate("2016"))}),
        Example(_("EU-Projekt"), {"item": project(FunderLevel.EU, begins=_year())}),
        Example(
            _("Titel in anderer Sprache"),
            {"item": project(title="Example without borders", title_language="en")},
        ),
        Example(_("ohne Zeitraum und Kurztext"), {"item": project(teaser="")}),
        Example(_("langes Wort"), {"item": project(title=samples.long_word())}),
        _with_picture(project),
    ]


def _programmes() -> list[Example]:
    programme = samples.programme
    return [
        Example(_("mit Laufzeit"), {"item": programme(period=_("2021–2027"))}),
        Example(_("ausgelaufen"), {"item": programme(state=ProgrammeState.PAST)}),
        Example(_("ohne Kurztext"), {"item": programme(teaser="")}),
        Example(_("langes Wort"), {"item": programme(title=samples.long_word())}),
    ]


def _committees() -> list[Example]:
    city = samples.city(committee_text=samples.text())
    return [
        Example(_("mit eigener Anschrift"), {"city": city, "role": samples.role()}),
        Example(_("nur der Name der Stelle"), {"city": city, "role": samples.bare_role()}),
        Example(_("nur die Stadt"), {"city": samples.city()}),
    ]


def _lists() -> list[Example]:
    listed = {
        "heading": _("Beispiele"),
        "card": "components/news_card.html",
        "all_url": samples.link("").url,
        "all_label": _("Alle Beispiele"),
    }
    return [
        Example(_("drei Karten"), listed | {"items": [samples.news()] * 3}),
        Example(_("eine Karte, ohne Weiter"), listed | {"items": [samples.news()], "all_url": ""}),
    ]


def _committee_lists() -> list[Example]:
    known = {"committee_state": CommitteeState.EXISTS, "committee_text": samples.text()}
    cities = [
        samples.city(**known, committee_contact=samples.role()),
        samples.city(title=_("Musterstadt"), **known),
    ]
    listed = {"heading": _("Beispielkomitees"), "text": samples.text(), "cities": cities}
    return [
        Example(_("mit Telefon des Büros"), listed | {"role": samples.role()}),
        Example(_("ohne"), listed),
    ]


def _year() -> PartialDate:
    return PartialDate("2013")

"""How a reader gets dates into a calendar, and what a date says of itself."""

import datetime

import pytest
from bs4 import BeautifulSoup

from events.choices import Audience, DateStatus, EventLanguage, PartnerRole
from events.models import EventPage, EventPartner, Occurrence
from events.templatetags.calendar_tags import DATES_SHOWN
from events.wording import status_in_words, title_in_list
from tests.events.calendars import date_row
from tests.factories import CityFactory, EventFactory

SOON = "2999-05-06"
HOST = "localhost"


@pytest.fixture
def almelo(cities):
    return CityFactory(parent=cities, title="Almelo", slug="almelo")


def html_of(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser").main


def fact(html, label) -> str:
    for term in html.select("dt"):
        if term.get_text(strip=True) == label:
            return " ".join(term.find_next("dd").get_text(" ", strip=True).split())
    return ""


def test_a_city_with_events_offers_its_calendar(client, calendar, almelo):
    partner = EventPartner(city=almelo, role=PartnerRole.HOST)
    EventFactory(parent=calendar, dates=[date_row(SOON)], partners=[partner])
    subscribe = html_of(client, almelo).select_one(".subscribe")
    path = "/veranstaltungen/kalender.ics?stadt=almelo"
    button = subscribe.select_one(".button")
    assert button.get_text(strip=True) == "Termine mit Almelo abonnieren"
    assert button["href"] == f"webcal://{HOST}{path}"
    assert subscribe.select_one("a[download]")["href"] == f"http://{HOST}{path}"
    assert "von selbst aktuell" in subscribe.p.get_text()
    assert client.get(path).status_code == 200


def test_a_city_without_events_offers_none(client, calendar, almelo):
    assert not html_of(client, almelo).select(".subscribe")


def test_an_event_with_several_coming_dates_can_be_subscribed_to(client, calendar):
    rows = [date_row(SOON), date_row("2999-06-01", number=2)]
    event = EventFactory(parent=calendar, dates=rows)
    button = html_of(client, event).select_one(".subscribe .button")
    path = f"/veranstaltungen/kalender/{event.translation_key}.ics"
    assert button["href"] == f"webcal://{HOST}{path}"
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("days", [[SOON], ["2020-05-06", SOON], ["2020-05-06", "2020-05-07"]])
def test_an_event_with_at_most_one_coming_date_needs_no_subscription(client, calendar, days):
    rows = [date_row(day, number=number) for number, day in enumerate(days)]
    assert not html_of(client, EventFactory(parent=calendar, dates=rows)).select(".subscribe")


def test_each_coming_date_leads_to_its_file_with_the_date_in_its_name(client, calendar):
    rows = [
        date_row("2020-01-01", number=1),
        date_row("2999-05-06 18:30", number=2),
        date_row("2999-05-07", number=3, status=DateStatus.CANCELLED),
    ]
    event = EventFactory(parent=calendar, dates=rows)
    [link] = html_of(client, event).select(".event-date__file")
    assert link.get_text() == "In den Kalender: 6. Mai 2999, 18:30 Uhr"
    assert "2999-05-06" in str(Occurrence.objects.get(key=link["href"][-40:-4]).first_day)
    assert client.get(link["href"]).status_code == 200


def test_a_card_stays_without_files(client, calendar):
    EventFactory(parent=calendar, dates=[date_row(SOON)])
    assert not html_of(client, calendar).select(".event-date__file")


def test_past_dates_are_folded_away_when_others_come(client, calendar):
    rows = [date_row("2020-01-01", number=1), date_row(SOON, number=2)]
    html = html_of(client, EventFactory(parent=calendar, dates=rows))
    [details] = html.select("details")
    assert details.summary.get_text(strip=True) == "1 vergangener Termin"
    assert "2020" in details.get_text()
    assert "2999" not in details.get_text()


def test_of_many_dates_the_next_stand_open(client, calendar):
    rows = [date_row(f"2999-01-{day:02}", number=day) for day in range(1, DATES_SHOWN + 4)]
    html = html_of(client, EventFactory(parent=calendar, dates=rows))
    [details] = html.select("details")
    assert details.summary.get_text(strip=True) == "3 weitere Termine"
    assert len(html.select(".event-date")) == DATES_SHOWN + 3


def test_a_date_says_what_is_different_about_it(client, calendar):
    row = date_row(SOON, status=DateStatus.CANCELLED, remark="Wegen Sturm.")
    [date] = html_of(client, EventFactory(parent=calendar, dates=[row])).select(".event-date")
    assert date.select_one(".event-date__status").get_text() == "abgesagt"
    assert date.select_one(".event-date__remark").get_text() == "Wegen Sturm."


def occurrence(status=DateStatus.TAKES_PLACE, planned_day=None) -> Occurrence:
    day = datetime.date(2027, 5, 10)
    return Occurrence(first_day=day, last_day=day, status=status, planned_day=planned_day)


MAY_8 = datetime.date(2027, 5, 8)


@pytest.mark.parametrize(
    ("date", "words", "title"),
    [
        (occurrence(), "", "Fest"),
        (occurrence(DateStatus.MOVED), "verschoben", "Verschoben: Fest"),
        (occurrence(DateStatus.MOVED, MAY_8), "verschoben vom 8. Mai", "Verschoben: Fest"),
        (occurrence(planned_day=MAY_8), "verschoben vom 8. Mai", "Verschoben: Fest"),
        (occurrence(planned_day=datetime.date(2027, 5, 10)), "", "Fest"),
        (
            occurrence(DateStatus.MOVED, datetime.date(2026, 12, 30)),
            "verschoben vom 30. Dezember 2026",
            "Verschoben: Fest",
        ),
        (occurrence(DateStatus.CANCELLED, MAY_8), "abgesagt", "Abgesagt: Fest"),
        (occurrence(DateStatus.ONLINE), "findet online statt", "Fest"),
    ],
)
def test_what_is_not_as_announced_has_its_words(date, words, title):
    assert status_in_words(date) == words
    assert title_in_list("Fest", date) == title


def test_the_facts_say_for_whom_and_at_what_price(client, calendar):
    event = EventFactory(
        parent=calendar,
        dates=[date_row(SOON)],
        audiences=(Audience.YOUTH, Audience.FAMILIES),
        languages=(EventLanguage.DE, EventLanguage.PL),
        spoken_language="Wir übersetzen.",
        is_free=True,
        is_step_free=True,
    )
    html = html_of(client, event)
    assert fact(html, "Für wen") == "Jugendliche, Familien"
    assert fact(html, "Sprachen") == "Deutsch, Polnisch Wir übersetzen."
    assert fact(html, "Eintritt") == "frei"
    assert fact(html, "Barrierefreiheit vor Ort") == "stufenlos erreichbar"


def test_what_nobody_said_is_no_fact(client, calendar):
    html = html_of(client, EventFactory(parent=calendar, dates=[date_row(SOON)]))
    labels = {term.get_text(strip=True) for term in html.select("dt")}
    assert not labels & {"Für wen", "Sprachen", "Eintritt", "Barrierefreiheit vor Ort"}


def test_a_draft_offers_no_file(calendar, editor):
    event = EventFactory(parent=calendar, dates=[date_row(SOON)], live=False)
    request = event.make_preview_request
    html = BeautifulSoup(request().render().content, "html.parser")
    assert html.select(".event-date")
    assert not html.select(".event-date__file")
    assert EventPage.objects.get(pk=event.pk).live is False

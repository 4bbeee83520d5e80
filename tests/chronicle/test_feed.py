"""The anniversaries as a calendar, read back with a library that others use too."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from icalendar import Calendar
from wagtail.models import Site

from awards.choices import Holder
from events.choices import Evidence
from events.models import EventDate
from iserlohn_europa.chronicle.anniversaries import anniversaries
from iserlohn_europa.chronicle.feed import calendar_entries
from iserlohn_europa.chronicle.occasions import all_occasions
from iserlohn_europa.core.icalendar import write_calendar
from iserlohn_europa.core.today import today
from partnerships.choices import BondStep, Kind, Status
from partnerships.models import BondDate
from tests import factories

FEED = "/jubilaeen/kalender.ics"
ON = datetime.date(2026, 11, 22)


def city(cities, *dates, **fields):
    rows = [BondDate(kind=kind, date=date) for kind, date in dates]
    return factories.CityFactory(parent=cities, bond_dates=rows, **fields)


def titles(home, on=ON) -> list[str]:
    """What is announced and what only staff see, within ten years."""
    return [each.title for each in anniversaries(all_occasions(home), on)]


def entries(home, on=ON) -> list:
    """The entries of the feed, written and read back."""
    found = calendar_entries(anniversaries(all_occasions(home), on), "example.org")
    return list(Calendar.from_ical(write_calendar("Jubiläen", found)).walk("VEVENT"))


def test_each_step_of_a_bond_comes_round_in_its_own_words(home, cities):
    city(
        cities,
        (BondStep.CONTACT, "1966-03"),
        (BondStep.DECISION, "1967-06-02"),
        (BondStep.SIGNING, "1967-09-18"),
        (BondStep.RENEWAL, "1992"),
        title="Laventie",
        kind=Kind.FRIENDSHIP,
    )
    assert set(titles(home)[:4]) == {
        "60 Jahre seit dem Ratsbeschluss zur Freundschaft mit Laventie",
        "60 Jahre Freundschaft mit Laventie",
        "35 Jahre seit der Erneuerung der Freundschaft mit Laventie",
        "65 Jahre seit dem ersten Kontakt mit Laventie",
    }


def test_two_steps_on_one_date_come_round_once(home, cities):
    steps = [(kind, "1954") for kind in (BondStep.CONTACT, BondStep.SIGNING, BondStep.RENEWAL)]
    city(cities, *steps, title="Almelo")
    assert titles(home) == [
        "75 Jahre Partnerschaft mit Almelo",
        "80 Jahre Partnerschaft mit Almelo",
    ]


def test_a_percent_sign_in_a_title_is_only_a_sign(home):
    parent = factories.AwardIndexFactory(parent=home)
    factories.AwardFactory(parent=parent, title="100 % Europa %(x)s", date="2022")
    assert titles(home)[0] == "5 Jahre seit der Auszeichnung „100 % Europa %(x)s“"


def test_only_awards_of_the_city_are_celebrated(home):
    parent = factories.AwardIndexFactory(parent=home)
    factories.AwardFactory(parent=parent, title="Ehre", date="2013-04-12")
    factories.AwardFactory(parent=parent, title="Schule", holder=Holder.OTHER, holder_name="Schule")
    assert titles(home)[0] == "15 Jahre seit der Auszeichnung „Ehre“"
    assert not any("Schule" in title for title in titles(home))


def test_events_come_round_when_an_editor_says_so(home, events):
    factories.EventFactory(
        parent=events, title="Konferenz", date="2007-12", is_worth_remembering=True
    )
    factories.EventFactory(parent=events, title="Treffen", date="2007-12")
    factories.EventFactory(
        parent=events,
        title="Angekündigt",
        date="2007-12",
        is_worth_remembering=True,
        evidence=Evidence.ANNOUNCED,
    )
    (conference, again) = anniversaries(all_occasions(home), ON)
    assert conference.title == "20 Jahre seit der Veranstaltung „Konferenz“"
    assert conference.when == "im Dezember 2027"
    assert again.years == 25


def test_an_award_and_its_ceremony_come_round_once(home, events):
    ceremony = factories.EventFactory(
        parent=events, title="Verleihung", date="2017-09-27", is_worth_remembering=True
    )
    parent = factories.AwardIndexFactory(parent=home)
    factories.AwardFactory(parent=parent, title="Preis", date="2017-09-27", told_on=ceremony)
    assert titles(home) == [f"{years} Jahre seit der Auszeichnung „Preis“" for years in (10, 15)]


def test_an_event_of_several_days_comes_round_on_its_first(home, events):
    dates = [EventDate(starts_on=datetime.date(2016, 6, 3), ends_on=datetime.date(2016, 6, 5))]
    factories.EventFactory(parent=events, title="Fest", dates=dates, is_worth_remembering=True)
    assert [each.when for each in anniversaries(all_occasions(home), ON)] == [
        "am 3. Juni 2031",
        "am 3. Juni 2036",
    ]
    assert [entry.decoded("dtstart") for entry in entries(home)] == [
        datetime.date(2031, 6, 3),
        datetime.date(2036, 6, 3),
    ]


def test_a_day_lasts_the_whole_day_and_ends_before_the_next(home, cities):
    page = city(cities, (BondStep.SIGNING, "1967-09-18"), title="Laventie")
    (entry, _next) = entries(home)
    assert entry.decoded("dtstart") == datetime.date(2027, 9, 18)
    assert entry.decoded("dtend") == datetime.date(2027, 9, 19)
    assert entry["dtstart"].params["VALUE"] == "DATE"
    assert entry["summary"] == "60 Jahre Partnerschaft mit Laventie"
    assert entry["url"] == page.full_url
    assert entry.decoded("dtstamp").tzinfo is not None


def test_29_february_is_in_the_calendar_on_the_28th(home, cities):
    city(cities, (BondStep.SIGNING, "2004-02-29"))
    assert [entry.decoded("dtstart") for entry in entries(home)] == [
        datetime.date(2029, 2, 28),
        datetime.date(2034, 2, 28),
    ]


@pytest.mark.parametrize("date", ["1954", "2022-06", "2005/2006"])
def test_what_is_known_to_no_day_is_not_in_the_calendar(home, cities, date):
    city(cities, (BondStep.SIGNING, date))
    assert titles(home)
    assert not entries(home)


def test_the_name_of_an_entry_outlives_corrections(home, cities):
    page = city(cities, (BondStep.SIGNING, "1967-09-18"), title="Laventi")
    before = [str(entry["uid"]) for entry in entries(home)]
    page.title = "Laventie"
    page.bond_dates = [BondDate(kind=BondStep.SIGNING, date="1967-09-17")]
    page.save_revision().publish()
    assert [str(entry["uid"]) for entry in entries(home)] == before
    assert len(set(before)) == 2
    assert all(uid.endswith("@example.org") for uid in before)


def test_the_feed_is_a_calendar_with_the_domain_of_the_site(home, cities, client, settings):
    settings.ALLOWED_HOSTS = ["europa.example"]
    Site.objects.update(hostname="europa.example")
    city(cities, (BondStep.SIGNING, "1967-09-18"))
    city(cities, (BondStep.SIGNING, "1990-06-12"), status=Status.SUSPENDED, title="Ausgesetzt")
    response = client.get(FEED, headers={"host": "europa.example"})
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    read = Calendar.from_ical(response.content)
    assert read["version"] == "2.0"
    found = read.walk("VEVENT")
    assert found
    assert all(str(entry["uid"]).endswith("@europa.example") for entry in found)
    assert not any("Ausgesetzt" in entry["summary"] for entry in found)
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))


def test_who_has_it_already_is_told_so(home, cities, client):
    page = city(cities, (BondStep.SIGNING, "1967-09-18"))
    etag = client.get(FEED)["ETag"]
    assert client.get(FEED, headers={"if-none-match": etag}).status_code == 304
    page.title = "Neu"
    page.save_revision().publish()
    assert client.get(FEED, headers={"if-none-match": etag}).status_code == 200


def test_an_empty_feed_is_a_calendar_too(home, client):
    read = Calendar.from_ical(client.get(FEED).content)
    assert not read.walk("VEVENT")


def test_the_feed_is_only_read(home, client):
    assert client.post(FEED).status_code == 405


def test_the_page_shows_the_years_and_leads_to_the_calendar(home, cities, client):
    page = factories.AnniversariesFactory(parent=home)
    city(cities, (BondStep.SIGNING, "1954"), title="Almelo")
    city(cities, (BondStep.SIGNING, "1990"), title="Ausgesetzt", status=Status.SUSPENDED)
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    text = " ".join(html.main.get_text(" ").split())
    assert "Partnerschaft mit Almelo im Laufe des Jahres" in text
    assert "Ausgesetzt" not in text
    assert html.main.select_one("section[id^='jahr-'] h2")
    assert "1. Januar" not in text
    link = html.select_one('a[href^="webcal:"]')
    assert link["href"] == f"webcal://testserver{reverse('anniversary-feed')}"
    assert "nur das Jahr oder der Monat" in text


def test_an_english_page_shows_each_anniversary_once(home, cities, english, client):
    page = factories.AnniversariesFactory(parent=home)
    german = city(cities, (BondStep.SIGNING, "1954"), title="Kreuzberg")
    for each in (page, german):
        each.copy_for_translation(english, copy_parents=True).save_revision().publish()
    for locale in (home.locale, english):
        translated = page.get_translation(locale)
        html = BeautifulSoup(client.get(translated.url).content, "html.parser")
        years = [each.get_text() for each in html.select(".anniversary__years")]
        assert len(years) == len(set(years)) > 0


def test_home_announces_what_is_next_of_all_and_leads_to_the_rest(home, cities, events, client):
    page = factories.AnniversariesFactory(parent=home)
    city(cities, (BondStep.SIGNING, "1954"), title="Ausgesetzt", status=Status.SUSPENDED)
    day = today() - datetime.timedelta(days=5 * 365 - 20)
    factories.EventFactory(
        parent=events, title="Konferenz", date=day.isoformat(), is_worth_remembering=True
    )
    html = BeautifulSoup(client.get("/").content, "html.parser")
    text = html.select_one(".highlights").get_text()
    assert "5 Jahre seit der Veranstaltung „Konferenz“" in text
    assert "Ausgesetzt" not in text
    assert html.select_one(f'.highlights a[href="{page.url}"]')

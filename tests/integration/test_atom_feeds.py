"""Feed readers learn what is new: news and events, overall and with one city."""

import datetime
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from events.choices import DateStatus, PartnerRole
from events.models import EventDate, EventPage, EventPartner
from tests import factories

NEWS, EVENTS = "/aktuelles/atom.xml", "/veranstaltungen/atom.xml"
MAY_6 = datetime.date(2027, 5, 6)
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def chorzow(home):
    parent = factories.CityIndexFactory(parent=home)
    return factories.CityFactory(parent=parent, title="Chorzów", slug="chorzow")


@pytest.fixture
def calendar(events):
    return events


def read(client, address) -> ElementTree.Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314


def texts(feed, path) -> list[str]:
    return [element.text for element in feed.findall(path, ATOM)]


def titles(client, address) -> list[str]:
    return texts(read(client, address), "a:entry/a:title")


def test_the_newest_news_come_first(client, news):
    for title, day in (("Alt", 1), ("Neu", 9), ("Mittel", 5)):
        published_on = datetime.date(2026, 3, day)
        factories.NewsFactory(parent=news, title=title, published_on=published_on)
    assert titles(client, NEWS) == ["Neu", "Mittel", "Alt"]


def test_the_event_published_last_comes_first(client, calendar):
    first = factories.EventFactory(parent=calendar, title="Erste", date="2027-05-06")
    factories.EventFactory(parent=calendar, title="Zweite", date="2027-05-06")
    assert titles(client, EVENTS) == ["Zweite", "Erste"]
    EventPage.objects.get(pk=first.pk).save_revision().publish()
    assert titles(client, EVENTS) == ["Erste", "Zweite"]


def test_a_city_has_feeds_of_its_own(client, news, calendar, chorzow):
    factories.NewsFactory(parent=news, title="Von dort", cities=[chorzow])
    factories.NewsFactory(parent=news, title="Von anderswo")
    partner = EventPartner(city=chorzow, role=PartnerRole.HOST)
    factories.EventFactory(parent=calendar, title="Dort", date="2027", partners=[partner])
    factories.EventFactory(parent=calendar, title="Anderswo", date="2027")
    assert titles(client, f"{NEWS}?stadt=chorzow") == ["Von dort"]
    assert titles(client, f"{EVENTS}?stadt=chorzow") == ["Dort"]


@pytest.mark.parametrize("query", ["stadt=atlantis", "stadt=%00"])
@pytest.mark.parametrize("address", [NEWS, EVENTS])
def test_a_city_nobody_knows_is_not_found(client, home, address, query):
    assert client.get(f"{address}?{query}").status_code == 404


def test_an_entry_says_what_when_where_and_keeps_its_name(client, calendar):
    event = factories.EventFactory(
        parent=calendar,
        title="Fest & <Tanz>",
        teaser="Kommen & <staunen>.\x0b",
        place_name="Rathaus",
        dates=[EventDate(starts_on=MAY_6)],
    )
    feed = read(client, EVENTS)
    assert texts(feed, "a:entry/a:title") == ["Fest & <Tanz>"]
    assert texts(feed, "a:entry/a:summary") == ["6. Mai 2027\nRathaus\nKommen & <staunen>."]
    assert texts(feed, "a:entry/a:id") == [f"urn:uuid:{event.translation_key}"]
    [link] = feed.findall("a:entry/a:link", ATOM)
    assert link.get("href") == event.full_url
    [updated] = texts(feed, "a:entry/a:updated")
    assert datetime.datetime.fromisoformat(updated) == event.last_published_at
    assert texts(feed, "a:updated") == [updated]


def test_a_cancelled_event_says_so(client, calendar):
    date = EventDate(starts_on=MAY_6, status=DateStatus.CANCELLED)
    factories.EventFactory(parent=calendar, title="Fest", dates=[date])
    feed = read(client, EVENTS)
    assert texts(feed, "a:entry/a:title") == ["Abgesagt: Fest"]
    assert texts(feed, "a:entry/a:summary") == ["6. Mai 2027 (abgesagt)"]


def on_day(monkeypatch, day: datetime.date):
    monkeypatch.setattr("events.feeds.today", lambda: day)


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (MAY_6, "6. Mai 2027; 7. Mai 2027; 8. Mai 2027; und weitere Termine"),
        (MAY_6 + datetime.timedelta(1), "7. Mai 2027; 8. Mai 2027; 9. Mai 2027"),
        (MAY_6 + datetime.timedelta(3), "9. Mai 2027"),
        (
            MAY_6 + datetime.timedelta(4),
            "7. Mai 2027; 8. Mai 2027; 9. Mai 2027; und weitere Termine",
        ),
    ],
)
def test_what_is_still_to_come_is_named_before_what_is_over(
    client, calendar, monkeypatch, on, told
):
    days = [MAY_6 + datetime.timedelta(days=number) for number in range(4)]
    factories.EventFactory(parent=calendar, dates=[EventDate(starts_on=day) for day in days])
    on_day(monkeypatch, on)
    assert texts(read(client, EVENTS), "a:entry/a:summary") == [told]


def test_on_another_day_the_dates_are_told_anew(client, calendar, monkeypatch):
    factories.EventFactory(parent=calendar, dates=[EventDate(starts_on=MAY_6)])
    on_day(monkeypatch, MAY_6)
    headers = {"If-None-Match": client.get(EVENTS)["ETag"]}
    assert client.get(EVENTS, headers=headers).status_code == 304
    on_day(monkeypatch, MAY_6 + datetime.timedelta(1))
    assert client.get(EVENTS, headers=headers).status_code == 200


@pytest.mark.parametrize("address", [NEWS, EVENTS])
def test_an_empty_feed_is_a_feed_and_the_same_at_every_visit(client, home, address):
    assert titles(client, address) == []
    assert client.get(address).content == client.get(address).content


def test_private_pages_drafts_and_translations_stay_out(client, news, english):
    private = factories.NewsFactory(parent=news, title="Privat")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    factories.NewsFactory(parent=news, title="Entwurf", live=False)
    shown = factories.NewsFactory(parent=news, title="Für alle")
    shown.copy_for_translation(english, copy_parents=True).save_revision().publish()
    assert titles(client, NEWS) == ["Für alle"]


def test_who_has_it_already_gets_nothing_until_something_changes(client, news):
    page = factories.NewsFactory(parent=news)
    headers = {"If-None-Match": client.get(NEWS)["ETag"]}
    assert client.get(NEWS, headers=headers).status_code == 304
    page.unpublish()
    assert client.get(NEWS, headers=headers).status_code == 200


def test_a_feed_is_named_after_what_was_asked_for_and_nothing_else(client, chorzow):
    feed = read(client, f"{NEWS}?von=hier&stadt=chorzow")
    assert texts(feed, "a:id") == [f"http://localhost{NEWS}?stadt=chorzow"]


def test_a_private_city_has_no_feed(client, chorzow):
    PageViewRestriction.objects.create(page=chorzow, restriction_type=PageViewRestriction.LOGIN)
    for address in (NEWS, EVENTS, "/veranstaltungen/kalender.ics"):
        assert client.get(f"{address}?stadt=chorzow").status_code == 404


def announced(client, address) -> list[str]:
    html = BeautifulSoup(client.get(address).content, "html.parser")
    return [link["href"] for link in html.head.select('link[rel="alternate"]')]


def test_lists_and_cities_announce_their_feeds(client, home, news, calendar, chorzow):
    calendar_file = "/veranstaltungen/kalender.ics"
    assert announced(client, news.url) == [NEWS]
    assert announced(client, calendar.url) == [EVENTS, calendar_file]
    query = "?stadt=chorzow"
    assert announced(client, chorzow.url) == [
        f"{path}{query}" for path in (NEWS, EVENTS, calendar_file)
    ]
    assert announced(client, home.url) == []


def test_every_feed_that_is_announced_answers(client, news, calendar, chorzow):
    for page in (news, calendar, chorzow):
        for address in announced(client, page.url):
            assert client.get(address).status_code == 200

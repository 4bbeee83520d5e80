"""What the head of a page says to machines."""

import datetime
import json

import pytest
from wagtail.images.tests.utils import get_test_image_file

from events.choices import DateStatus
from events.models import EventDate
from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.library.models import CustomImage
from tests.factories import (
    CityFactory,
    EventFactory,
    NewsFactory,
    OfficeFactory,
    SearchFactory,
)


def graph(html) -> dict:
    """What the page says in JSON-LD, by type."""
    (script,) = html.select('script[type="application/ld+json"]')
    return {thing["@type"]: thing for thing in json.loads(script.string)["@graph"]}


def test_a_city_says_its_own_address_and_the_way_to_it(cities, read):
    city = CityFactory(parent=cities, title="Almelo", slug="almelo", country="NL", teaser="Nah.")
    html = read(city.url + "?utm_source=mail")
    assert html.select_one("link[rel=canonical]")["href"] == city.full_url
    assert html.select_one("meta[name=description]")["content"] == "Nah."
    things = graph(html)
    assert things["City"]["containedInPlace"]["name"] == "Niederlande"
    steps = things["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps][-2:] == [cities.title, "Almelo"]
    assert steps[-1]["item"] == city.full_url


@pytest.mark.parametrize(
    ("date", "begin", "end"),
    [
        ("2007-12", "2007-12", "2007-12"),
        ("2007", "2007", "2007"),
        ("2007-05-06/2007-05-09", "2007-05-06", "2007-05-09"),
    ],
)
def test_a_partial_date_stays_partial(events, read, date, begin, end):
    event = graph(read(EventFactory(parent=events, date=date).url))["Event"]
    assert (event["startDate"], event["endDate"]) == (begin, end)


def test_a_date_has_its_hour_in_the_time_of_the_town_and_its_status(events, read):
    date = EventDate(
        starts_on=datetime.date(2027, 7, 10),
        start_time=datetime.time(19, 30),
        status=DateStatus.CANCELLED,
    )
    event = graph(read(EventFactory(parent=events, dates=[date]).url))["Event"]
    assert event["startDate"] == "2027-07-10T19:30:00+02:00"
    assert event["endDate"] == "2027-07-10"
    assert event["eventStatus"] == "https://schema.org/EventCancelled"


def test_an_event_says_where_it_is_and_where_its_dates_are(events, read):
    dates = [
        EventDate(starts_on=datetime.date(2027, 7, 10), place="Altes Rathaus"),
        EventDate(starts_on=datetime.date(2027, 7, 11), place="Musikschule"),
    ]
    event = EventFactory(
        parent=events,
        dates=dates,
        place_name="Altes Rathaus",
        place_address="Theodor-Heuss-Ring 24\nIserlohn",
        latitude="51.375",
        longitude="7.7",
    )
    town_hall, school = graph(read(event.url))["Event"]["location"]
    assert town_hall["address"] == "Theodor-Heuss-Ring 24, Iserlohn"
    assert town_hall["geo"]["latitude"] == 51.375
    assert school == {"@type": "Place", "name": "Musikschule"}


def test_an_event_nobody_placed_has_no_location(events, read):
    event = EventFactory(parent=events, date="2007-12", place_name="")
    assert "location" not in graph(read(event.url))["Event"]


def test_an_event_that_moved_online_says_so(events, read):
    date = EventDate(starts_on=datetime.date(2027, 7, 10), status=DateStatus.ONLINE)
    event = graph(read(EventFactory(parent=events, dates=[date]).url))["Event"]
    assert event["eventStatus"] == "https://schema.org/EventMovedOnline"
    assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"


def test_news_say_when_and_what(news, read):
    item = NewsFactory(
        parent=news,
        title="Neue Urkunde",
        teaser="Unterzeichnet.",
        published_on=datetime.date(2026, 5, 6),
    )
    article = graph(read(item.url))["NewsArticle"]
    assert (article["headline"], article["description"]) == ("Neue Urkunde", "Unterzeichnet.")
    assert article["datePublished"] == "2026-05-06"
    assert article["url"] == item.full_url


def test_what_a_page_is_about_brings_its_picture(cities, read):
    image = CustomImage.objects.create(title="Fest", file=get_test_image_file())
    city = CityFactory(parent=cities, teaser_image=image, teaser_alt="Ein Fest am Fluss")
    html = read(city.url)
    picture = html.select_one("meta[property='og:image']")["content"]
    assert graph(html)["City"]["image"] == picture
    assert picture.startswith("http")


def test_home_and_office_say_how_to_reach_the_office(home, read):
    role = ContactRole.objects.create(
        title="Europabüro", phone="02371 12345", address="Schillerplatz 7\n58636 Iserlohn"
    )
    home.contact = role
    home.save_revision().publish()
    office = OfficeFactory(parent=home, contact=role)
    for url in (home.url, office.url):
        organisation = graph(read(url))["GovernmentOrganization"]
        assert organisation["telephone"] == "+49237112345"
        assert organisation["address"] == "Schillerplatz 7, 58636 Iserlohn"


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("", ""),
        ("?seite=1", ""),
        ("?seite=2", "?seite=2"),
        ("?seite=99", "?seite=3"),
        ("?seite=-1", "?seite=3"),
        ("?seite=abc", ""),
        ("?seite=%D9%A2", "?seite=2"),  # the Arabic digit two, which int() reads
        ("?seite=2&seite=3&utm_source=mail", "?seite=3"),
        ("?archiv=2", ""),
    ],
)
def test_a_long_list_names_the_part_that_it_shows(news, read, monkeypatch, asked, canonical):
    monkeypatch.setattr("iserlohn_europa.news.models.NEWS_PER_PAGE", 1)
    for number in range(3):
        NewsFactory(parent=news, slug=f"nachricht-{number}")
    html = read(news.url + asked)
    for address in (
        html.select_one("link[rel=canonical]")["href"],
        html.select_one("meta[property='og:url']")["content"],
    ):
        assert address == news.full_url + canonical


@pytest.mark.parametrize("asked", ["?seite=2", "?seite=7&archiv=3"])
def test_a_page_without_a_long_list_has_one_address(cities, events, read, asked):
    city, event = CityFactory(parent=cities), EventFactory(parent=events, date="2007")
    for page in (city, event, cities, events):
        assert read(page.url + asked).select_one("link[rel=canonical]")["href"] == page.full_url


def test_answers_to_questions_are_not_for_search_engines(home, read):
    search = SearchFactory(parent=home)
    head = read(f"{search.url}?query=Almelo&seite=2").head
    assert head.select_one("meta[name=robots]")["content"] == "noindex"
    assert head.select_one("link[rel=canonical]")["href"] == search.full_url
    assert not read(home.url).select("meta[name=robots]")


def test_no_title_can_leave_the_script(news, read):
    title = "</script><script>alert(1)</script>"
    item = NewsFactory(parent=news, title=title)
    assert graph(read(item.url))["NewsArticle"]["headline"] == title


def test_an_unsaved_page_says_nothing_of_itself(cities, preview):
    city = CityFactory.build(title="Almelo", slug="almelo")
    city.locale = cities.locale
    html = preview(city)
    assert not html.select('script[type="application/ld+json"], link[rel=canonical]')


def test_the_manifest_names_the_site(home, client):
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    assert response.json()["short_name"] == "Freunde in Europa"

"""Pages that list much show a part of it, and lead to the rest."""

import datetime

import pytest

from awards import of_city as awards_of_city
from awards.choices import Holder
from events import of_city as events_of_city
from events.choices import PartnerRole
from events.models import EventDate, EventPage, EventPartner
from iserlohn_europa.core.models import Topic
from iserlohn_europa.core.today import today
from iserlohn_europa.office.models import topic_pages
from iserlohn_europa.projects import of_city as projects_of_city
from iserlohn_europa.projects.models import ProjectPartner
from tests import factories

LONG_AGO = datetime.date(2001, 5, 6)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def few(monkeypatch):
    """Two of a kind are many."""
    for module in (awards_of_city, events_of_city, projects_of_city):
        monkeypatch.setattr(module, "SHOWN", 2)
    monkeypatch.setattr(topic_pages, "CARDS_PER_PAGE", 2)
    monkeypatch.setattr("awards.models.AWARDS_PER_PAGE", 2)


@pytest.fixture
def topic(home):
    return Topic.objects.create(title="Schule", locale=home.locale)


@pytest.fixture
def city(home):
    factories.ChronicleFactory(parent=home)
    return factories.CityFactory(
        parent=factories.CityIndexFactory(parent=home), title="Almelo", slug="almelo"
    )


@pytest.fixture
def add(home, city, topic):
    """A function that adds so many events to come, events of the past, projects and awards."""
    calendar = factories.EventIndexFactory(parent=home)
    projects = factories.ProjectIndexFactory(parent=home)
    awards = factories.AwardIndexFactory(parent=home)

    def build(number: int):
        for count in range(1, number + 1):
            for title, day in (
                ("Künftig", today() + count * DAY),
                ("Früher", LONG_AGO - count * DAY),
            ):
                factories.EventFactory(
                    parent=calendar,
                    title=f"{title} {count}",
                    dates=[EventDate(starts_on=day)],
                    partners=[EventPartner(city=city, role=PartnerRole.HOST)],
                    topics=[topic],
                )
            factories.ProjectFactory(
                parent=projects,
                title=f"Projekt {count}",
                begins=f"{2020 - count}",
                partners=[ProjectPartner(city=city)],
            )
            date = f"{2020 - count}-05-06"
            factories.AwardFactory(
                parent=awards, title=f"Preis {count}", date=date, cities=[city], topics=[topic]
            )

    return build


def cards(html, under: str) -> list[str]:
    """The titles of the cards under a heading."""
    section = next(each for each in html.main.select(".section") if each.h2.text == under)
    return [title.text.strip() for title in section.select(".card-list h3")]


def more_links(html) -> dict[str, str]:
    """Where the page leads on to all of a kind."""
    links = html.main.select(".card-list + p .more-link")
    return {link.text.strip(): link["href"] for link in links}


def test_the_page_of_a_city_shows_the_nearest_and_leads_to_all(read, city, add, few):
    add(3)
    html = read(city.url)
    assert cards(html, "Kommende Veranstaltungen") == ["Künftig 1", "Künftig 2"]
    assert cards(html, "Zurückliegende Veranstaltungen") == ["Früher 1", "Früher 2"]
    assert cards(html, "Gemeinsame Projekte") == ["Projekt 1", "Projekt 2"]
    assert cards(html, "Auszeichnungen") == ["Preis 1", "Preis 2"]
    links = more_links(html)
    assert links == {
        "Alle kommenden Veranstaltungen mit Almelo": "/veranstaltungen/?stadt=almelo",
        "Alle zurückliegenden Veranstaltungen mit Almelo": "/veranstaltungen/?stadt=almelo#archiv",
        "Alle Projekte mit Almelo in der Chronik": "/chronik/?stadt=almelo&art=project",
        "Alle Auszeichnungen mit Almelo in der Chronik": "/chronik/?stadt=almelo&art=award",
    }
    for name, titles in {
        "Alle kommenden Veranstaltungen mit Almelo": ["Künftig 1", "Künftig 2", "Künftig 3"],
        "Alle zurückliegenden Veranstaltungen mit Almelo": ["Früher 1", "Früher 2", "Früher 3"],
        "Alle Projekte mit Almelo in der Chronik": ["Projekt 1", "Projekt 2", "Projekt 3"],
        "Alle Auszeichnungen mit Almelo in der Chronik": ["Preis 1", "Preis 2", "Preis 3"],
    }.items():
        there = read(links[name]).main.text
        assert all(title in there for title in titles)


def test_the_page_of_a_city_leads_nowhere_while_it_shows_all(read, city, add, few):
    add(2)
    html = read(city.url)
    assert cards(html, "Zurückliegende Veranstaltungen") == ["Früher 1", "Früher 2"]
    assert more_links(html) == {}


def test_an_event_that_goes_on_is_among_those_to_come(read, city, home, few):
    factories.EventFactory(
        parent=factories.EventIndexFactory(parent=home),
        title="Sprachkurs",
        dates=[EventDate(starts_on=day) for day in (LONG_AGO, today())],
        partners=[EventPartner(city=city, role=PartnerRole.HOST)],
    )
    html = read(city.url)
    assert cards(html, "Kommende Veranstaltungen") == ["Sprachkurs"]
    assert "Zurückliegende Veranstaltungen" not in html.main.text


def test_each_list_of_a_topic_has_pages_of_its_own(read, home, topic, add, few):
    page = factories.TopicPageFactory(
        parent=factories.TopicIndexFactory(parent=home), topic=topic, title="Schule"
    )
    add(3)
    html = read(page.url)
    assert cards(html, "Veranstaltungen") == ["Künftig 1", "Künftig 2"]
    assert cards(html, "Auszeichnungen") == ["Preis 1", "Preis 2"]
    further = read(f"{page.url}?veranstaltungen=2")
    assert cards(further, "Veranstaltungen") == ["Künftig 3", "Früher 1"]
    assert cards(further, "Auszeichnungen") == ["Preis 1", "Preis 2"]
    following = further.main.select_one('#veranstaltungen + .pagination [rel="next"]')
    assert following["href"] == "?veranstaltungen=3#veranstaltungen"
    canonical = further.select_one('link[rel="canonical"]')["href"]
    assert canonical.endswith(f"{page.url}?veranstaltungen=2")


def test_events_of_a_topic_come_in_the_order_of_both_parts(add):
    add(3)
    events, on = EventPage.objects.all(), today()
    parts = [*events.upcoming(on), *events.past(on)]
    assert list(events.coming_first(on)) == parts


def test_awards_of_the_city_and_around_it_have_pages_of_their_own(read, home, few):
    index = factories.AwardIndexFactory(parent=home)
    for count in range(1, 4):
        date = f"{2020 - count}"
        factories.AwardFactory(parent=index, title=f"Preis {count}", date=date)
        factories.AwardFactory(
            parent=index, title=f"Schule {count}", date=date, holder=Holder.OTHER, holder_name="X"
        )
    html = read(index.url)
    assert cards(html, "Auszeichnungen der Stadt") == ["Preis 1", "Preis 2"]
    assert cards(html, "Im Umfeld") == ["Schule 1", "Schule 2"]
    further = read(f"{index.url}?umfeld=2")
    assert cards(further, "Auszeichnungen der Stadt") == ["Preis 1", "Preis 2"]
    assert cards(further, "Im Umfeld") == ["Schule 3"]

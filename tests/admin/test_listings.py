"""The lists of things: what an editor sees at a glance, filters by and sorts by."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.models import AwardPage
from events.models import EventDate, EventPage, EventPartner, EventSeries
from iserlohn_europa.funding.models import FundingProgrammePage
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.projects.models import ProjectFunding, ProjectPage, ProjectPartner
from tests.factories import CityFactory
from tests.undrawn import undrawn


def add(parent, model, title, **fields):
    return parent.add_child(instance=model(title=title, **fields))


def add_city(sections, title="Almelo", **fields):
    return sections["partnerstaedte"].add_child(instance=CityFactory.build(title=title, **fields))


def add_event(sections, title, city=None, days=(), **fields):
    event = EventPage(title=title, **{"kind": "concert"} | fields)
    event.dates = [EventDate(starts_on=day) for day in days]
    event.partners = [EventPartner(city=city, role="host")] if city else []
    return sections["veranstaltungen"].add_child(instance=event)


def add_award(sections, title, city=None, **fields):
    award = add(
        sections["auszeichnungen"],
        AwardPage,
        title,
        **{"date": "2009", "awarding_body": "Europarat"} | fields,
    )
    award.cities = [city] if city else []
    award.save()
    return award


def add_project(sections, title, city=None, level=None, **fields):
    project = ProjectPage(title=title, **fields)
    project.partners = [ProjectPartner(city=city)] if city else []
    project.funding = [ProjectFunding(level=level)] if level else []
    return sections["projekte"].add_child(instance=project)


def add_programme(sections, title, city=None, **fields):
    programme = add(
        sections["foerderung"], FundingProgrammePage, title, **{"funder": "Europarat"} | fields
    )
    programme.cities = [city] if city else []
    programme.save()
    return programme


def add_news(sections, title, city=None, **fields):
    news = add(sections["aktuelles"], NewsPage, title, **fields)
    news.cities = [city] if city else []
    news.save()
    return news


ADD = {
    "partnerstaedte": lambda sections, title, city: add_city(sections, title),
    "veranstaltungen": lambda sections, title, city: add_event(
        sections, title, city, days=[datetime.date(2026, 5, 9)]
    ),
    "auszeichnungen": add_award,
    "projekte": lambda sections, title, city: add_project(sections, title, city, level="eu"),
    "foerderung": add_programme,
    "aktuelles": add_news,
}


def listing(client, name, **query):
    """The rows of a list: the visible words of each, by title."""
    response = client.get(f"/admin/{name}/", query)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    rows = {}
    for row in soup.select("table.listing tbody tr"):
        title = row.select_one("[id^=page_][id$=_title]").get_text(strip=True)
        rows[title] = row.get_text(" ", strip=True)
    return rows


def titles(client, name, **query):
    """What is in a list, in its order."""
    with undrawn():
        response = client.get(f"/admin/{name}/", query)
    return [page.title for page in response.context_data["object_list"]]


def test_the_menu_begins_with_the_things_of_the_house(editor, sections):
    response = editor.get("/admin/")
    text = response.content.decode()
    labels = [
        "Partnerstädte",
        "Veranstaltungen",
        "Auszeichnungen",
        "Projekte",
        "Förderung",
        "Aktuelles",
        "Europabüro",
        "Texte und Übersichten",
        "Ansprechstellen",
        "Themen",
        "Zu klären",
        "Seiten",
        "Bilder",
        "Dokumente",
    ]
    sidebar = text[text.index('id="wagtail-sidebar-props"') :].encode().decode("unicode_escape")
    positions = [sidebar.index(f'"{label}"') for label in labels]
    assert positions == sorted(positions)


@pytest.mark.parametrize("name", ADD)
def test_a_list_ten_times_as_long_asks_the_database_no_more(name, sections, editor, superuser):
    city = add_city(sections)

    def queries(client):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/admin/{name}/").status_code == 200
        return len(captured)

    ADD[name](sections, "Nummer 0", city)
    queries(editor)
    few = queries(editor), queries(superuser)
    for number in range(1, 10):
        ADD[name](sections, f"Nummer {number}", city)
    assert (queries(editor), queries(superuser)) == few


@pytest.mark.parametrize("name", ADD)
def test_the_add_button_leads_straight_to_the_form(name, sections, editor):
    response = editor.get(f"/admin/{name}/")
    soup = BeautifulSoup(response.content, "html.parser")
    button = soup.select_one(f"a[href^='/admin/{name}/choose_parent/']")
    assert "hinzufügen" in button.get_text()
    with undrawn():
        response = editor.get(button["href"], follow=True)
    (address, status), *_more = response.redirect_chain
    assert (status, response.status_code) == (302, 200)
    assert address.endswith(f"/{sections[name].pk}/")


def test_the_add_button_leads_to_the_german_index_also_when_there_is_an_english_one(
    sections, editor, english
):
    index = sections["aktuelles"].copy_for_translation(english, copy_parents=True)
    assert index.locale == english
    response = editor.get("/admin/aktuelles/choose_parent/")
    assert response.url.endswith(f"/{sections['aktuelles'].pk}/")


def test_cities_show_what_the_bond_is_and_stand_in_the_order_of_their_names(sections, editor):
    add_city(sections, "Novočerkassk", country="RU", status="suspended", kind="friendship")
    add_city(sections, "Ōtaru", country="JP", circle="further")
    add_city(sections, "Almelo")
    rows = listing(editor, "partnerstaedte")
    assert list(rows) == ["Almelo", "Novočerkassk", "Ōtaru"]
    assert "Russ" in rows["Novočerkassk"]
    assert "Freundschaft ausgesetzt Partner- und Freundschaftsstädte" in rows["Novočerkassk"]
    assert "weitere Freunde" in rows["Ōtaru"]
    assert titles(editor, "partnerstaedte", ordering="-sort_key")[0] == "Ōtaru"


@pytest.mark.parametrize(
    "query",
    [{"country": "RU"}, {"status": "suspended"}, {"kind": "friendship"}, {"circle": "further"}],
)
def test_cities_are_found_by_country_status_kind_and_circle(sections, editor, query):
    add_city(sections, "Almelo")
    add_city(
        sections, "Zweite", country="RU", status="suspended", kind="friendship", circle="further"
    )
    assert titles(editor, "partnerstaedte", **query) == ["Zweite"]


def test_only_countries_with_a_city_are_offered(sections, editor):
    add_city(sections, "Almelo")
    response = editor.get("/admin/partnerstaedte/")
    values = {
        field["value"]
        for field in BeautifulSoup(response.content, "html.parser").select("input[name=country]")
    }
    assert values == {"", "NL"}


def test_events_show_when_what_and_with_whom(sections, editor):
    city = add_city(sections)
    add_event(
        sections,
        "Europafest",
        city,
        days=[datetime.date(2026, 5, 9), datetime.date(2026, 5, 10)],
    )
    row = listing(editor, "veranstaltungen")["Europafest"]
    assert "9. und 10. Mai 2026 Konzert Almelo" in row


def test_events_stand_latest_first_and_drafts_without_a_day_last(sections, editor):
    add_event(sections, "Konferenz", date="Dezember 2007")
    add_event(sections, "Idee", live=False)
    add_event(sections, "Europafest", days=[datetime.date(2026, 5, 9)])
    assert titles(editor, "veranstaltungen") == ["Europafest", "Konferenz", "Idee"]
    assert titles(editor, "veranstaltungen", ordering="first_day") == [
        "Konferenz",
        "Europafest",
        "Idee",
    ]


def test_events_are_found_by_time_kind_evidence_city_and_days(sections, editor):
    city = add_city(sections)
    add_event(sections, "Konferenz", kind="conference", date="Dezember 2007", evidence="announced")
    add_event(sections, "Fest", city, days=[datetime.date(2100, 5, 9)], kind="festival", live=False)

    def found(**query):
        return titles(editor, "veranstaltungen", **query)

    assert found(time="upcoming") == found(kind="festival") == found(city=city.pk) == ["Fest"]
    assert found(time="past") == found(evidence="announced") == ["Konferenz"]
    assert found(days_from="2007-12-24", days_to="2008-01-31") == ["Konferenz"]
    assert found(days_from="2008-01-01") == ["Fest"]
    assert found(days_to="2007-11-30") == []


def test_an_event_that_ends_today_is_upcoming(sections, editor, monkeypatch):
    monkeypatch.setattr("events.wagtail_hooks.today", lambda: datetime.date(2026, 5, 9))
    add_event(sections, "Fest", days=[datetime.date(2026, 5, 9)])
    assert titles(editor, "veranstaltungen", time="upcoming") == ["Fest"]
    assert titles(editor, "veranstaltungen", time="past") == []


def test_awards_show_and_are_found_by_date_holder_and_city(sections, editor):
    city = add_city(sections)
    add_award(sections, "Europapreis", city, date="5. Juli 2024", validity_kind="unlimited")
    add_award(sections, "Ehrennadel", date="2009", holder="other", holder_name="Freundeskreis")
    rows = listing(editor, "auszeichnungen")
    assert list(rows) == ["Europapreis", "Ehrennadel"]
    assert "5. Juli 2024 die Stadt Iserlohn unbefristet" in rows["Europapreis"]
    assert "2009 Freundeskreis nicht belegt" in rows["Ehrennadel"]
    assert titles(editor, "auszeichnungen", holder="other") == ["Ehrennadel"]
    assert titles(editor, "auszeichnungen", city=city.pk) == ["Europapreis"]
    assert titles(editor, "auszeichnungen", days_from="2009-06-01", days_to="2009-07-01") == [
        "Ehrennadel"
    ]


def test_projects_show_and_are_found_by_level_and_city(sections, editor):
    city = add_city(sections)
    add_project(sections, "Brücken", city, level="eu", begins="Mai 2012")
    add_project(sections, "Ohne Beleg")
    rows = listing(editor, "projekte")
    assert list(rows) == ["Brücken", "Ohne Beleg"]
    assert "Mai 2012 Europäische Union" in rows["Brücken"]
    assert titles(editor, "projekte", level="eu") == ["Brücken"]
    assert titles(editor, "projekte", city=city.pk) == ["Brücken"]


def test_programmes_show_and_are_found_by_state_and_city(sections, editor):
    city = add_city(sections)
    add_programme(sections, "Erasmus", city, funder="Europäische Union", state="running")
    add_programme(sections, "Ältere Förderung", state="past")
    rows = listing(editor, "foerderung")
    assert list(rows) == ["Ältere Förderung", "Erasmus"]
    assert "Europäische Union läuft" in rows["Erasmus"]
    assert titles(editor, "foerderung", state="past") == ["Ältere Förderung"]
    assert titles(editor, "foerderung", city=city.pk) == ["Erasmus"]


def test_news_show_and_are_found_by_date_and_city(sections, editor):
    city = add_city(sections)
    add_news(sections, "Besuch", city, published_on=datetime.date(2026, 5, 9))
    add_news(sections, "Früher", published_on=datetime.date(2025, 5, 9))
    rows = listing(editor, "aktuelles")
    assert list(rows) == ["Besuch", "Früher"]
    assert "9. Mai 2026 Almelo" in rows["Besuch"]
    assert titles(editor, "aktuelles", city=city.pk) == ["Besuch"]
    assert titles(editor, "aktuelles", days_to="2025-12-31") == ["Früher"]


def test_a_translation_shows_the_data_of_its_german_page(sections, editor, english):
    city = add_city(sections)
    translation = city.copy_for_translation(english, copy_parents=True)
    translation.title = translation.draft_title = "Almelo (English)"
    translation.save()
    city.status = "dormant"
    city.save()
    rows = listing(editor, "partnerstaedte", locale="en")
    assert "ruhend" in rows["Almelo (English)"]
    assert set(titles(editor, "partnerstaedte", status="dormant")) == {"Almelo", "Almelo (English)"}
    assert titles(editor, "partnerstaedte", status="dormant", locale="de") == ["Almelo"]


def test_a_senseless_question_is_answered_all_the_same(sections, editor):
    add_event(sections, "Fest")
    for query in ("ordering=password", "city=0", "country=x", "days_from=x", "p=9", "q=%22*"):
        for name in ("veranstaltungen", "partnerstaedte"):
            assert editor.get(f"/admin/{name}/?{query}").status_code == 200, query


def test_the_tree_of_all_pages_is_still_there(sections, editor, home):
    assert editor.get(reverse("wagtailadmin_explore", args=[home.pk])).status_code == 200


def test_a_series_is_listed_by_its_rule(sections, editor):
    event = EventPage(title="Stammtisch", kind="concert")
    event.series = [EventSeries(rhythm="monthly_weekday", starts_on=datetime.date(2027, 5, 11))]
    sections["veranstaltungen"].add_child(instance=event)
    assert "jeden zweiten Dienstag im Monat" in listing(editor, "veranstaltungen")["Stammtisch"]


def test_translated_events_are_listed_with_as_many_questions_as_one(sections, editor, english):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert editor.get("/admin/veranstaltungen/?locale=en").status_code == 200
        return len(captured)

    def add_translated(number):
        event = add_event(sections, f"Fest {number}", days=[datetime.date(2026, 5, 9)])
        event.copy_for_translation(english, copy_parents=True)

    add_translated(0)
    queries()
    few = queries()
    for number in range(1, 4):
        add_translated(number)
    assert queries() == few


def test_the_calendar_file_is_read_from_the_list(sections, editor):
    soup = BeautifulSoup(editor.get("/admin/veranstaltungen/").content, "html.parser")
    assert soup.select("a[href='/admin/veranstaltungen/einlesen/']")

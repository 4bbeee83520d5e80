"""The calendar: dates by month, filters, a month as a table, and the archive by year."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.choices import DateStatus, PartnerRole, Rhythm
from events.models import ChangedDate, EventDate, EventPage, EventPartner, EventSeries
from iserlohn_europa.core.today import today
from partnerships.models import PartnerCityPage
from tests.factories import CityFactory, EventFactory

from .pages import text_of

TODAY = today()
DAY = datetime.timedelta(days=1)
NEXT_YEAR = TODAY.year + 1


def on(month, day, year=NEXT_YEAR):
    return datetime.date(year, month, day)


@pytest.fixture
def add(events):
    """A function that publishes an event with dates on these days."""

    def add(title, *days, cities=(), **fields):
        return EventFactory(
            parent=events,
            title=title,
            dates=[EventDate(starts_on=day) for day in days],
            partners=[EventPartner(city=city, role=PartnerRole.HOST) for city in cities],
            **fields,
        )

    return add


def months(html) -> dict[str, list[str]]:
    """The titles of the dates under each month."""
    return {
        text_of(section.h2): [text_of(title) for title in section.select(".date-line__title")]
        for section in html.select("section[aria-labelledby]")
        if section.select(".date-line")
    }


def titles(html) -> list[str]:
    return [title for month in months(html).values() for title in month]


def as_heard(element) -> str:
    """The text of an element with the words that only screen readers say."""
    return " ".join(element.get_text().split())


def options(html) -> dict[str, list[str]]:
    """What each question of the filter offers."""
    found = {
        select["name"]: [
            text_of(option) for option in select.select("option[value]:not([value=''])")
        ]
        for select in html.select(".filter-form select")
    }
    return found | {
        tick.input["name"]: [as_heard(tick)] for tick in html.select(".filter-fields__tick")
    }


def test_each_date_of_an_event_stands_in_its_month(read, events, add):
    add("Sprachcafé", on(3, 2), on(4, 6))
    add("Konzert", on(3, 20))
    assert months(read(events.url)) == {
        f"März {NEXT_YEAR}": ["Sprachcafé", "Konzert"],
        f"April {NEXT_YEAR}": ["Sprachcafé"],
    }


def test_a_date_that_has_begun_stands_under_this_month_until_it_is_over(read, events):
    long_ago = TODAY - 60 * DAY
    EventFactory(
        parent=events, title="Ausstellung", dates=[EventDate(starts_on=long_ago, ends_on=TODAY)]
    )
    (month,) = months(read(events.url))
    assert str(TODAY.year) in month
    assert months(read(f"{events.url}?monat={TODAY:%Y-%m}")) == {}


def test_what_was_yesterday_is_in_the_archive_of_its_year(read, events, add):
    yesterday = TODAY - DAY
    add("Gestern", yesterday)
    html = read(events.url)
    assert titles(html) == []
    assert text_of(html.select_one("#archiv .date-line__title")) == "Gestern"
    assert titles(read(f"{events.url}?jahr={yesterday.year}")) == ["Gestern"]


def test_an_event_with_a_date_behind_and_one_ahead_is_in_both(read, events, add):
    add("Reihe", TODAY - DAY, TODAY + DAY)
    html = read(events.url)
    assert titles(html) == ["Reihe"]
    assert html.select("#archiv .date-line")


def test_a_date_known_to_the_year_has_no_month(read, events):
    EventFactory(parent=events, title="Fest", date="2014")
    EventFactory(parent=events, title="Konferenz", date="2014-12")
    assert months(read(f"{events.url}?jahr=2014")) == {
        "Dezember 2014": ["Konferenz"],
        "2014, Monat nicht bekannt": ["Fest"],
    }


def test_a_turn_of_the_year_is_found_in_both_years(read, events):
    EventFactory(parent=events, title="Winter", date="2005/2006")
    for year in (2005, 2006):
        assert titles(read(f"{events.url}?jahr={year}")) == ["Winter"]


@pytest.mark.parametrize("query", ["jahr=1066", "jahr=x", "monat=2026-13", "stadt=atlantis"])
def test_a_senseless_question_shows_what_comes(read, events, add, query):
    add("Konzert", on(3, 2))
    assert titles(read(f"{events.url}?{query}")) == ["Konzert"]


@pytest.fixture
def two_events(add, cities):
    almelo = CityFactory(parent=cities, title="Almelo", slug="almelo")
    add("Fahrt", on(3, 2), cities=[almelo], kind="citizens_trip", audiences=("jugend",))
    add("Konzert", on(3, 3), on(3, 4), languages=("de", "nl"), is_free=True, is_step_free=True)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("stadt=almelo", ["Fahrt"]),
        ("art=encounter", ["Konzert", "Konzert"]),
        ("fuer=jugend", ["Fahrt"]),
        ("sprache=nl", ["Konzert", "Konzert"]),
        ("frei=ja", ["Konzert", "Konzert"]),
        ("stufenlos=ja", ["Konzert", "Konzert"]),
        ("stadt=almelo&frei=ja", []),
    ],
)
def test_the_calendar_is_narrowed_by_an_address(read, events, two_events, query, found):
    assert titles(read(f"{events.url}?{query}")) == found


def test_each_answer_says_how_many_dates_it_leaves(read, events, two_events):
    assert options(read(events.url)) == {
        "stadt": ["Almelo (1)"],
        "art": ["Bürgerreise (1)", "Begegnung (2)"],
        "fuer": ["Jugendliche (1)"],
        "sprache": ["Deutsch (2)", "Niederländisch (2)"],
        "frei": ["Eintritt frei (2 Einträge)"],
        "stufenlos": ["Stufenlos erreichbar (2 Einträge)"],
    }


def test_a_selection_without_dates_says_so_and_can_be_taken_back(read, events, two_events):
    html = read(f"{events.url}?stadt=almelo&frei=ja")
    assert "Zu dieser Auswahl ist zurzeit kein Termin angekündigt." in text_of(html.main)
    assert html.find("a", string="Auswahl aufheben")["href"] == "?"


def test_the_filter_stays_in_the_year_or_month_it_stands_in(read, events, add):
    add("Konzert", TODAY - DAY)
    for name, value in (("jahr", (TODAY - DAY).year), ("monat", f"{TODAY - DAY:%Y-%m}")):
        html = read(f"{events.url}?{name}={value}&art=encounter")
        kept = html.select_one(".filter-form input[type=hidden]")
        assert (kept["name"], kept["value"]) == (name, str(value))
        assert html.find("a", string="Auswahl aufheben")["href"] == f"?{name}={value}"


def test_the_years_of_the_archive_count_what_the_filter_leaves(read, events, add):
    add("Konzert", on(5, 6, 2019), on(5, 7, 2019), kind="concert")
    add("Fahrt", on(5, 6, 2019), kind="citizens_trip")
    for query, count in (("", 3), ("?art=concert", 2)):
        link = read(events.url + query).select_one(".decades__link")
        assert as_heard(link) == f"2019 ({count} Einträge)"
    assert "art=concert" in link["href"]


def test_a_month_is_a_table_with_a_caption_and_days_as_columns(read, events, add):
    add("Konzert", on(3, 2))
    table = read(f"{events.url}?monat={NEXT_YEAR}-03").table
    assert text_of(table.caption) == f"März {NEXT_YEAR}"
    assert table.select_one("th[scope=col] abbr")["title"] == "Montag"
    (cell,) = [cell for cell in table.select("td") if cell.a]
    assert cell.time["datetime"] == f"{NEXT_YEAR}-03-02"
    assert text_of(cell.a) == "Konzert"


def test_what_is_known_to_the_month_only_stands_on_no_day_of_the_table(read, events):
    EventFactory(parent=events, date="2014-12")
    assert not read(f"{events.url}?monat=2014-12").select("table td a")


def test_a_moved_and_a_cancelled_date_stay_and_say_so(read, events):
    first = on(3, 2)
    rule = EventSeries(rhythm=Rhythm.WEEKLY, starts_on=first, until=first + 14 * DAY)
    changes = [
        ChangedDate(series_key=rule.key, planned_day=first, starts_on=first + DAY),
        ChangedDate(series_key=rule.key, planned_day=first + 7 * DAY, status=DateStatus.CANCELLED),
    ]
    EventFactory(parent=events, series=[rule], changed_dates=changes)
    shown = [text_of(line) for line in read(events.url).select(".date-line__when")]
    assert ["verschoben" in line for line in shown] == [True, False, False]
    assert ["abgesagt" in line for line in shown] == [False, True, False]


def test_private_and_unpublished_events_are_not_counted(read, events, add):
    add("Entwurf", on(3, 2), live=False)
    html = read(events.url)
    assert not html.select(".filter-form")


def test_a_long_list_is_read_page_by_page_and_keeps_the_filter(read, events, add):
    for month in (3, 4):
        add(f"Konzert {month}", *(on(month, day) for day in range(1, 29)))
    html = read(f"{events.url}?art=encounter")
    assert len(titles(html)) == 30
    assert html.select_one("a[rel=next]")["href"] == "?art=encounter&seite=2"
    assert len(titles(read(f"{events.url}?art=encounter&seite=2"))) == 26


def test_an_english_calendar_is_narrowed_by_the_facts_of_the_source(read, events, english, cities):
    almelo = CityFactory(parent=cities, title="Almelo", slug="almelo")
    event = EventFactory(
        parent=events,
        dates=[EventDate(starts_on=on(3, 2))],
        partners=[EventPartner(city=almelo, role=PartnerRole.HOST)],
        is_free=True,
    )
    for page in (event, almelo):
        page.copy_for_translation(english, copy_parents=True).save_revision().publish()
    event.save_revision().publish()
    EventPage.objects.filter(locale=english).update(title="Meeting")
    english_list = events.get_translation(english)
    PartnerCityPage.objects.filter(locale=english).update(title="Almelo on the Vecht")
    html = read(f"{english_list.url}?stadt=almelo&frei=ja")
    assert titles(html) == ["Meeting"]
    assert text_of(html.select_one(".date-line__what")) == "Meeting · Almelo on the Vecht"
    assert "Almelo on the Vecht (1)" in options(html)["stadt"]


@pytest.mark.parametrize("query", ["", f"?monat={NEXT_YEAR}-03", "?jahr=2019&art=concert"])
def test_ten_times_the_dates_cost_no_more_questions(client, events, add, cities, query):
    city = CityFactory(parent=cities)

    def queries():
        client.get(events.url + query)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(events.url + query).status_code == 200
        return len(captured)

    add("Konzert", on(3, 1), on(3, 1, 2019), cities=[city], kind="concert")
    few = queries()
    for number in range(3):
        days = [on(3, day, year) for day in range(2, 8) for year in (2019, NEXT_YEAR)]
        add(f"Konzert {number}", *days, cities=[city], kind="concert")
    assert queries() == few


def test_a_year_stays_open_when_a_filter_leaves_nothing_of_it(read, events, add):
    add("Konzert", on(5, 6, 2019), kind="concert")
    add("Vortrag", on(5, 6, 2018), kind="talk")
    html = read(f"{events.url}?jahr=2019&art=talk")
    assert html.select_one(".filter-form input[type=hidden]")["value"] == "2019"
    assert not html.select(".date-line")


def test_what_has_no_day_stands_below_the_table_of_its_month(read, events):
    EventFactory(parent=events, title="Konferenz", date="2014-12")
    table = read(f"{events.url}?monat=2014-12").select_one(".month-table")
    assert text_of(table.select_one("p + ul")) == "Konferenz"


def test_a_year_without_months_comes_after_its_last_page(read, events, add):
    EventFactory(parent=events, title="Irgendwann", date=str(NEXT_YEAR))
    add("Konzert", *(on(month, day) for month in (3, 12) for day in range(1, 17)))
    assert "Irgendwann" not in titles(read(events.url))
    assert titles(read(f"{events.url}?seite=2"))[-1] == "Irgendwann"

import datetime

from events.choices import DateStatus, Evidence, PartnerRole, Rhythm
from events.models import EventDate, EventPartner, EventSeries
from iserlohn_europa.core.today import today
from tests.factories import CityFactory, EventFactory

from .pages import facts_of, headings_of, text_of

TOMORROW = today() + datetime.timedelta(days=1)
YESTERDAY = today() - datetime.timedelta(days=1)


def test_a_cancelled_date_stays_visible(read, events):
    event = EventFactory(
        parent=events,
        dates=[
            EventDate(
                starts_on=TOMORROW,
                start_time=datetime.time(18, 30),
                status=DateStatus.CANCELLED,
            ),
        ],
    )
    for url in (event.url, events.url):
        assert "18:30 Uhr abgesagt" in text_of(read(url).main)


def test_an_hour_that_is_not_known_yet_is_announced(read, events):
    date = EventDate(starts_on=TOMORROW, time_follows=True)
    event = EventFactory(parent=events, dates=[date])
    for url in (event.url, events.url):
        assert "Uhrzeit folgt" in text_of(read(url).main)
    date.start_time = datetime.time(18)
    event.dates = [date]
    event.save_revision().publish()
    assert "Uhrzeit folgt" not in text_of(read(event.url).main)


def test_a_series_is_told_in_words_before_its_dates(read, events):
    first = datetime.date(2026, 12, 8)
    rule = EventSeries(
        rhythm=Rhythm.MONTHLY_WEEKDAY,
        starts_on=first,
        until=datetime.date(2027, 6, 30),
        start_time=datetime.time(18),
        end_time=datetime.time(20),
    )
    event = EventFactory(parent=events, series=[rule])
    when = facts_of(read(event.url))["Wann"]
    assert when.startswith(
        "Jeden zweiten Dienstag im Monat, 18 bis 20 Uhr, bis 30. Juni 2027 Di, 8. Dezember 2026"
    )


def test_a_date_known_to_the_month_is_not_given_days(read, events):
    event = EventFactory(parent=events, title="Konferenz", date="2007-12")
    assert facts_of(read(event.url))["Wann"] == "Dezember 2007"
    assert text_of(read(events.url).select_one(".date-line time")) == "Dezember 2007"


def test_each_partner_city_stands_with_its_role(read, cities, events):
    almelo = CityFactory(parent=cities, title="Almelo")
    hidden = CityFactory(parent=cities, title="Entwurf", live=False)
    event = EventFactory(
        parent=events,
        date="2007-12",
        partners=[
            EventPartner(city=almelo, role=PartnerRole.INVITED),
            EventPartner(city=hidden, role=PartnerRole.HOST),
        ],
    )
    html = read(event.url)
    assert facts_of(html)["Eingeladen"] == "Almelo"
    assert facts_of(html)["Gastgeberin"] == "Entwurf"
    assert [link["href"] for link in html.select("dl a")] == [almelo.url]


def test_an_announcement_is_not_told_as_a_fact(read, events):
    event = EventFactory(parent=events, date="2009", evidence=Evidence.ANNOUNCED)
    for url in (event.url, events.url):
        assert "Belegt ist nur die Ankündigung." in text_of(read(url))


def test_nobody_is_sent_to_a_registration_that_is_over(read, events):
    event = EventFactory(
        parent=events,
        dates=[EventDate(starts_on=TOMORROW)],
        registration_url="https://example.org/anmeldung",
        registration_deadline=YESTERDAY,
    )
    assert "Anmeldung" not in facts_of(read(event.url))
    event.registration_deadline = TOMORROW
    event.save_revision().publish()
    assert "Jetzt anmelden" in facts_of(read(event.url))["Anmeldung"]


def test_without_a_coming_event_the_calendar_points_to_the_past(read, events):
    EventFactory(parent=events, title="Fest", date="2014")
    html = read(events.url)
    assert "Zurzeit ist kein Termin angekündigt." in text_of(html.main)
    assert html.select_one('a[href="#archiv"]') and html.select_one("#archiv")
    assert headings_of(html)[-1] == "Fest"


def test_a_date_in_another_place_says_where(read, events):
    event = EventFactory(
        parent=events,
        place_name="Stadtbücherei",
        dates=[EventDate(starts_on=TOMORROW), EventDate(starts_on=TOMORROW, place="Rathaus")],
    )
    html = read(event.url)
    assert [text_of(place) for place in html.select(".event-date__place")] == ["Rathaus"]
    assert facts_of(html)["Wo"] == "Stadtbücherei"

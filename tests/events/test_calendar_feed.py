"""Who subscribes sees every public date, knows it again, and fetches nothing twice."""

import datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from events import feeds
from events.choices import EventKind, PartnerRole
from events.models import EventPage, EventPartner, Occurrence
from tests.events.calendars import ALL, date_row, publish, read, set_published, summaries
from tests.factories import CityFactory, EventFactory

MAY_6 = "2027-05-06"
LATER = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture
def on_day(monkeypatch):
    """A function that makes it another day in the feeds."""

    def on_day(text):
        monkeypatch.setattr(feeds, "today", lambda: datetime.date.fromisoformat(text))

    return on_day


@pytest.fixture
def chorzow(cities):
    return CityFactory(parent=cities, title="Chorzów", slug="chorzow")


def uids(client, address=ALL):
    return [str(event["UID"]) for event in read(client, address).events]


def test_it_holds_one_entry_for_each_date_in_their_order(calendar, client):
    EventFactory(parent=calendar, title="Spät", dates=[date_row("2028-01-01")])
    EventFactory(
        parent=calendar,
        title="Früh",
        dates=[date_row("2020-01-01"), date_row("2030-01-01", number=2)],
    )
    assert summaries(client) == ["Früh", "Spät", "Früh"]


def test_it_never_writes_a_rule_of_its_own(calendar, client):
    publish(calendar, date_row(MAY_6))
    assert b"RRULE" not in client.get(ALL).content


def test_a_calendar_without_dates_is_still_a_calendar(calendar, client):
    empty = read(client)
    assert not empty.events
    assert len(empty.subcomponents) == 1  # a calendar must hold something


def test_it_tells_its_name_and_when_to_come_again(calendar, chorzow, client):
    calendar_file = read(client, f"{ALL}?stadt=chorzow&art=concert")
    name = "Freunde in Europa: Termine mit Chorzów (Konzert)"
    assert calendar_file["X-WR-CALNAME"] == calendar_file["NAME"] == name
    assert calendar_file["REFRESH-INTERVAL"].dt == datetime.timedelta(hours=6)


def test_a_city_has_a_calendar_of_its_own(calendar, chorzow, client):
    partner = EventPartner(city=chorzow, role=PartnerRole.HOST)
    EventFactory(parent=calendar, title="Dort", dates=[date_row(MAY_6)], partners=[partner])
    EventFactory(parent=calendar, title="Woanders", dates=[date_row(MAY_6)])
    assert summaries(client, f"{ALL}?stadt=chorzow") == ["Dort"]


def test_a_kind_has_a_calendar_of_its_own(calendar, client):
    EventFactory(parent=calendar, title="Lied", kind=EventKind.CONCERT, dates=[date_row(MAY_6)])
    EventFactory(parent=calendar, title="Rede", kind=EventKind.TALK, dates=[date_row(MAY_6)])
    assert summaries(client, f"{ALL}?art=concert") == ["Lied"]


def test_from_today_on_there_are_only_coming_dates_with_what_ends_today(calendar, client, on_day):
    publish(
        calendar,
        date_row("2027-05-04", number=1, place="vorbei"),
        date_row("2027-05-04", MAY_6, number=2, place="bis heute"),
        date_row("2027-05-07", number=3, place="kommt"),
    )
    on_day(MAY_6)
    coming = read(client, f"{ALL}?ab=heute").events
    assert [str(event["LOCATION"]) for event in coming] == ["bis heute", "kommt"]
    assert len(read(client).events) == 3


def test_city_kind_and_day_narrow_together(calendar, chorzow, client, on_day):
    partner = {"city": chorzow, "role": PartnerRole.HOST}
    for title, kind, year in (
        ("Lied", EventKind.CONCERT, 2028),
        ("Altes Lied", EventKind.CONCERT, 2020),
        ("Rede", EventKind.TALK, 2028),
    ):
        EventFactory(
            parent=calendar,
            title=title,
            kind=kind,
            dates=[date_row(f"{year}-05-06")],
            partners=[EventPartner(**partner)],
        )
    on_day(MAY_6)
    assert summaries(client, f"{ALL}?stadt=chorzow&art=concert&ab=heute") == ["Lied"]


@pytest.mark.parametrize(
    "query", ["stadt=atlantis", "stadt=%00", "art=party", "ab=morgen", "stadt=ä&art=concert"]
)
def test_what_nobody_knows_is_not_found(calendar, client, query):
    assert client.get(f"{ALL}?{query}").status_code == 404


def test_what_is_left_open_narrows_nothing(calendar, client):
    publish(calendar, date_row(MAY_6))
    assert summaries(client, f"{ALL}?stadt=&art=&ab=&anderes=1") == ["Begegnung"]


@pytest.mark.parametrize("date", ["2027-05", "2027", "2026/2027", "2027-05-06/2027-06"])
def test_what_is_not_known_to_the_day_is_left_out(calendar, client, date):
    event = publish(calendar, date=date)
    assert not read(client).events
    assert client.get(f"/veranstaltungen/kalender/{event.translation_key}.ics").status_code == 404


def addresses_of(event) -> list[str]:
    key = event.occurrences.get().key
    return [
        ALL,
        f"/veranstaltungen/kalender/{event.translation_key}.ics",
        f"/veranstaltungen/termin/{key}.ics",
    ]


def test_a_private_page_appears_nowhere(calendar, client):
    event = publish(calendar, date_row(MAY_6))
    addresses = addresses_of(event)
    assert all(b"Begegnung" in client.get(address).content for address in addresses)
    PageViewRestriction.objects.create(page=event, restriction_type=PageViewRestriction.LOGIN)
    assert not any(b"Begegnung" in client.get(address).content for address in addresses)


def test_an_unpublished_page_appears_nowhere(calendar, client):
    event = publish(calendar, date_row(MAY_6))
    addresses = addresses_of(event)
    event.unpublish()
    assert not any(b"Begegnung" in client.get(address).content for address in addresses)


def test_a_translation_does_not_stand_there_twice(calendar, client, english):
    event = publish(calendar, date_row(MAY_6))
    event.copy_for_translation(english, copy_parents=True).save_revision().publish()
    assert summaries(client) == ["Begegnung"]


def test_an_event_has_a_file_with_all_its_dates(calendar, client):
    event = publish(calendar, date_row(MAY_6), date_row("2027-06-01", number=2))
    EventFactory(parent=calendar, title="Anderes", dates=[date_row(MAY_6)])
    address = f"/veranstaltungen/kalender/{event.translation_key}.ics"
    assert summaries(client, address) == ["Begegnung", "Begegnung"]
    assert client.get(address)["Content-Disposition"] == 'inline; filename="begegnung.ics"'


def test_a_date_has_a_file_of_its_own(calendar, client):
    event = publish(calendar, date_row(MAY_6), date_row("2027-06-01", number=2))
    for date in event.occurrences.all():
        address = f"/veranstaltungen/termin/{date.key}.ics"
        assert uids(client, address) == [f"{date.key}@localhost"]


def test_a_date_nobody_knows_has_no_file(calendar, client):
    for address in ("termin", "kalender"):
        assert client.get(f"/veranstaltungen/{address}/{UUID(int=5)}.ics").status_code == 404


def test_a_date_keeps_its_uid_when_it_is_changed_and_gets_a_higher_sequence(calendar, client):
    event = publish(calendar, date_row(MAY_6))
    [before] = read(client).events
    row = event.dates.get()
    row.starts_on = datetime.date(2027, 5, 8)
    event.dates, event.title = [row], "Neuer Titel"
    event.save_revision().publish()
    set_published(event, LATER, LATER)
    [after] = read(client).events
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == datetime.date(2027, 5, 8)


def test_a_date_keeps_its_uid_when_the_page_is_taken_back_and_published_again(calendar, client):
    event = publish(calendar, date_row(MAY_6))
    before = uids(client)
    event.unpublish()
    EventPage.objects.get(pk=event.pk).save_revision().publish()
    assert uids(client) == before


def test_a_copied_page_has_uids_of_its_own(calendar, client):
    event = publish(calendar, date_row(MAY_6))
    before = uids(client)
    copy = event.copy(update_attrs={"slug": "kopie"}, keep_live=True)
    copy.save_revision().publish()
    assert len(set(uids(client)) | set(before)) == 2


def asked_again(client, address, **headers):
    etag = client.get(address)["ETag"]
    return lambda: client.get(address, headers={"If-None-Match": etag, **headers})


def test_who_has_it_already_gets_nothing_until_something_is_published(calendar, client):
    event = publish(calendar, date_row(MAY_6))
    for address in addresses_of(event):
        again = asked_again(client, address)
        assert (again().status_code, again().content) == (304, b"")
        assert again()["ETag"] == client.get(address)["ETag"]
        EventPage.objects.get(pk=event.pk).save_revision().publish()
        assert again().status_code == 200


@pytest.mark.parametrize("change", ["publish", "unpublish", "hide", "extend"])
def test_whatever_changes_the_calendar_changes_its_etag(calendar, client, change):
    event = publish(calendar, date_row(MAY_6))
    again = asked_again(client, ALL)
    if change == "publish":
        EventFactory(parent=calendar, dates=[date_row("2020-01-01")])
    elif change == "unpublish":
        event.unpublish()
    elif change == "hide":
        restriction = {"page": event, "restriction_type": PageViewRestriction.LOGIN}
        PageViewRestriction.objects.create(**restriction)
    else:  # as the scheduled command does with a series
        day = datetime.date(2030, 1, 1)
        Occurrence.objects.create(page=event, key=UUID(int=3), first_day=day, last_day=day)
    assert again().status_code == 200


def test_an_event_that_is_taken_back_leaves_who_asks_by_date_too(calendar, client):
    event = publish(calendar, date_row(MAY_6))
    publish(calendar, date_row(MAY_6), translation_key=UUID(int=8), slug="zweite")
    response = client.get(ALL)
    assert "Last-Modified" not in response
    event.unpublish()
    moment = "Sun, 22 Nov 2099 23:00:00 GMT"
    assert client.get(ALL, headers={"If-Modified-Since": moment}).status_code == 200


def test_the_coming_dates_are_another_file_each_day(calendar, client, on_day):
    publish(calendar, date_row(MAY_6))
    on_day("2027-05-05")
    again, all_again = asked_again(client, f"{ALL}?ab=heute"), asked_again(client, ALL)
    assert again().status_code == 304
    on_day("2027-05-06")
    assert (again().status_code, all_again().status_code) == (200, 304)


def test_nobody_writes_to_it(calendar, client):
    assert client.post(ALL).status_code == 405
    assert client.head(ALL).content == b""


def test_no_cookie_is_set_and_no_language_asked(calendar, client):
    response = client.get(ALL, headers={"Accept-Language": "en"})
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "Termine" in response.content.decode()


def queries(client, address=ALL, **headers) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address, headers=headers)
    return len(captured)


def test_the_number_of_queries_does_not_grow(calendar, chorzow, client):
    addresses = [ALL, f"{ALL}?stadt=chorzow", f"{ALL}?ab=heute"]

    def add(events, dates):
        for _number in range(events):
            rows = [date_row(f"2090-01-{day:02}", number=day) for day in range(1, dates + 1)]
            partner = EventPartner(city=chorzow, role=PartnerRole.HOST)
            EventFactory(parent=calendar, dates=rows, partners=[partner])

    add(1, 1)
    few = [queries(client, address) for address in addresses]
    add(4, 25)
    assert [queries(client, address) for address in addresses] == few
    assert len(read(client).events) == 101


def test_a_304_writes_no_calendar(calendar, client, monkeypatch):
    publish(calendar, date_row(MAY_6))
    again = asked_again(client, ALL)
    monkeypatch.setattr(feeds, "calendar_response", None)
    with CaptureQueriesContext(connection) as captured:
        assert again().status_code == 304
    assert len(captured) <= 4

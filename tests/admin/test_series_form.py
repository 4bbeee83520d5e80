"""An editor writes a series down in the form of an event, and what differs from it."""

import datetime

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from events.models import EventPage
from tests.admin.forms import page_form
from tests.admin.test_keys_of_dates import edit_url, form_at
from tests.undrawn import undrawn

TUESDAY = datetime.date(2026, 12, 8)
WEEK = datetime.timedelta(days=7)
SERIES = {"rhythm": "weekly", "starts_on": "08.12.2026", "number_of_days": "1"}
MOVED = {"planned_day": "15.12.2026", "starts_on": "17.12.2026", "status": "takes_place"}


@pytest.fixture
def events(sections):
    return sections["veranstaltungen"]


@pytest.fixture
def send(approver, events):
    """Sends the form of a new event with these series and changed dates."""
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", events.pk])

    def send(*changes, series=(SERIES,), action="publish", ticked=None, **values):
        form = page_form(
            EventPage,
            title="Sprachcafé",
            slug="sprachcafe",
            kind="encounter",
            series=inline_formset(series),
            changed_dates=inline_formset(changes),
            **values,
        )
        with undrawn():
            return approver.post(url, {**form, **(ticked or {}), f"action-{action}": "1"})

    return send


def days(event) -> list:
    return [each.first_day for each in event.occurrences.all()[:3]]


def errors_of(response, name) -> list[dict]:
    return response.context_data["form"].formsets[name].errors


def test_a_series_alone_is_enough_to_publish_an_event(send):
    assert send().status_code == 302
    assert days(EventPage.objects.get()) == [TUESDAY, TUESDAY + WEEK, TUESDAY + 2 * WEEK]


def test_a_date_of_the_series_is_moved(send):
    assert send(MOVED).status_code == 302
    assert days(EventPage.objects.get())[1] == datetime.date(2026, 12, 17)


def test_a_day_without_a_date_is_refused_and_the_dates_near_it_are_named(send):
    response = send({**MOVED, "planned_day": "16.12.2026"})
    assert response.status_code == 200
    (message,) = errors_of(response, "changed_dates")[0]["planned_day"]
    assert "keinen Termin" in message
    assert "15.12.2026" in message
    assert (
        response.context_data["form"].formsets["series"].forms[0]["starts_on"].value()
        == "08.12.2026"
    )


def test_a_change_without_any_series_is_refused(send):
    response = send(MOVED, series=(), date="2027")
    assert "keine Reihe" in str(errors_of(response, "changed_dates")[0])


def test_a_date_is_changed_once(send):
    response = send(MOVED, MOVED)
    assert "schon einmal" in str(errors_of(response, "changed_dates")[1])


def test_two_series_on_one_day_are_changed_one_after_the_other(send):
    assert send(MOVED, MOVED, series=(SERIES, SERIES)).status_code == 302
    event = EventPage.objects.get()
    assert event.occurrences.filter(first_day=datetime.date(2026, 12, 17)).count() == 2


def test_a_draft_may_name_a_day_before_there_is_a_series(send):
    assert send(MOVED, series=(), action="save").status_code == 302


def test_a_series_and_a_partial_date_are_one_too_many(send):
    response = send(date="Dezember 2007")
    assert "nicht beides" in str(response.context_data["form"].errors["date"])


def test_what_was_changed_stays_when_the_rule_changes_in_the_form(send, approver):
    send({**MOVED, "remark": "Wegen des Feiertags"})
    event = EventPage.objects.get()
    keys = {each.first_day: each.key for each in event.occurrences.all()}
    form = form_at(approver, edit_url(event))
    form |= {"series-0-starts_on": "09.12.2026", "languages": [], "audiences": []}
    response = approver.post(edit_url(event), form, follow=True)
    assert response.redirect_chain, response.context_data["form"].formsets["changed_dates"].errors
    warning = "Diese geänderten Termine bleiben"
    assert f"{warning}, obwohl die Reihe an ihrem Tag keinen mehr hat: 15.12.2026." in (
        response.content.decode()
    )
    moved = event.occurrences.get(first_day=datetime.date(2026, 12, 17))
    assert (moved.key, moved.remark) == (keys[moved.first_day], "Wegen des Feiertags")
    assert not event.occurrences.filter(first_day=TUESDAY).exists()


def test_dates_keep_their_keys_when_the_event_is_published_again(send, approver):
    send(MOVED)
    event = EventPage.objects.get()
    before = {each.first_day: each.key for each in event.occurrences.all()}
    for _time in range(2):
        form = form_at(approver, edit_url(event)) | {"languages": [], "audiences": []}
        assert approver.post(edit_url(event), form).status_code == 302
    assert {each.first_day: each.key for each in event.occurrences.all()} == before


def test_audiences_and_languages_are_ticked(send):
    assert send(ticked={"audiences": ["jugend", "vereine"], "languages": ["pl", "de"]})
    event = EventPage.objects.get()
    assert event.audiences == ("jugend", "vereine")
    assert event.get_languages_display() == "Deutsch, Polnisch"


def test_an_audience_nobody_knows_is_refused(send):
    response = send(ticked={"audiences": ["niemand"]})
    assert "audiences" in response.context_data["form"].errors


@pytest.mark.parametrize(
    ("series", "change", "field"),
    [
        ({"start_time": "18:00", "end_time": "20:00"}, {"end_time": "17:00"}, "end_time"),
        ({}, {"end_time": "17:00"}, "start_time"),
        ({"starts_on": "21.03.2027"}, {"start_time": "02:30"}, "start_time"),
        ({}, {"starts_on": "17.12.9999"}, "starts_on"),
        ({}, {"planned_day": "15.12.9999"}, "planned_day"),
    ],
)
def test_times_that_cannot_be_are_refused_at_their_field(send, series, change, field):
    day = "28.03.2027" if "starts_on" in series else "15.12.2026"
    changed = {"planned_day": day, "status": "takes_place"} | change
    response = send(changed, series=[SERIES | series])
    assert response.status_code == 200
    assert field in errors_of(response, "changed_dates")[0]


def test_a_date_over_midnight_begins_later_and_ends_as_planned(send):
    night = SERIES | {"number_of_days": "2", "start_time": "18:00", "end_time": "11:00"}
    changed = {"planned_day": "15.12.2026", "status": "takes_place", "start_time": "19:00"}
    assert send(changed | {"end_time": "11:00"}, series=[night]).status_code == 302


@pytest.mark.parametrize("field", ["starts_on", "until"])
def test_a_series_ends_where_the_calendar_ends(send, field):
    response = send(series=[SERIES | {field: "31.12.9999"}])
    assert "2199" in str(errors_of(response, "series")[0][field])

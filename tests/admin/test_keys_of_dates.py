"""Dates keep their keys whatever the form of the admin does to them, and come back with them."""

import datetime

import pytest
from django.urls import reverse

from events.models import EventDate, EventPage
from tests.admin.forms import opened_form
from tests.factories import EventFactory

JULY_10, JULY_11, JULY_12 = (datetime.date(2027, 7, day) for day in (10, 11, 12))
ADDED = {
    "dates-TOTAL_FORMS": "3",
    "dates-2-starts_on": "12.07.2027",
    "dates-2-status": "takes_place",
    "dates-2-ORDER": "3",
}


def dates_and_keys(event) -> dict:
    return {each.first_day: each.key for each in event.occurrences.all()}


@pytest.fixture
def event(events):
    return EventFactory(
        parent=events,
        dates=[EventDate(starts_on=JULY_10), EventDate(starts_on=JULY_11)],
    )


def form_at(client, url) -> dict:
    return {**opened_form(client, url, EventPage), "action-publish": "1"}


def publish_again(client, url, **changes):
    response = client.post(url, form_at(client, url) | changes)
    assert response.status_code == 302


def edit_url(event):
    return reverse("wagtailadmin_pages:edit", args=[event.pk])


def revert_url(event, version):
    return reverse("wagtailadmin_pages:revisions_revert", args=[event.pk, version.pk])


def test_a_date_that_was_deleted_comes_back_with_its_key(event, approver):
    before = dates_and_keys(event)
    version = event.save_revision()
    publish_again(approver, edit_url(event), **{"dates-0-DELETE": "1"})
    assert set(dates_and_keys(event)) == {JULY_11}

    publish_again(approver, revert_url(event, version))
    assert dates_and_keys(event) == before


def test_a_date_that_was_added_later_goes_again(event, approver):
    before = dates_and_keys(event)
    version = event.save_revision()
    publish_again(approver, edit_url(event), **ADDED)
    assert len(dates_and_keys(event)) == 3

    publish_again(approver, revert_url(event, version))
    assert dates_and_keys(event) == before


def test_a_date_added_to_a_live_event_keeps_its_key_from_then_on(event, approver):
    publish_again(approver, edit_url(event), **ADDED)
    before = dates_and_keys(event)
    version = event.revisions.latest("pk")

    publish_again(approver, edit_url(event), **{"dates-2-start_time": "19:30"})
    assert dates_and_keys(event) == before

    # In the version the new row has no id yet.
    publish_again(approver, revert_url(event, version))
    assert dates_and_keys(event) == before


def test_a_key_that_was_sent_twice_is_given_once(event, approver):
    publish_again(approver, edit_url(event), **ADDED)
    form = form_at(approver, edit_url(event))
    form["dates-2-key"] = form["dates-1-key"]
    assert approver.post(edit_url(event), form).status_code == 302
    assert len(set(dates_and_keys(event).values())) == 3

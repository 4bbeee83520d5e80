"""Days and times as people type them: read when they can be read, else left as they are."""

import json

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from events.models import EventPage
from tests.admin.forms import page_form
from tests.undrawn import undrawn


def add_with_date(client, parent, **row):
    """The answer to a new event with one date, typed like this."""
    rows = inline_formset([{"starts_on": "10.07.2027", "status": "takes_place"} | row])
    form = page_form(EventPage, title="Europafest", slug="europafest", kind="concert", dates=rows)
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", parent.pk])
    with undrawn():
        return client.post(url, form)


@pytest.mark.parametrize(
    ("typed", "time"),
    [("19:30", "19:30"), ("19.30", "19:30"), ("19:30 Uhr", "19:30"), ("8 Uhr", "08:00")],
)
def test_a_german_day_and_time_are_read(sections, editor, typed, time):
    add_with_date(editor, sections["veranstaltungen"], start_time=typed)
    (date,) = EventPage.objects.get().get_latest_revision_as_object().dates.all()
    assert f"{date.starts_on:%d.%m.%Y} {date.start_time:%H:%M}" == f"10.07.2027 {time}"


@pytest.mark.parametrize("typed", ["morgen", "12. Juli 2027", "31.02.2027"])
def test_a_day_nobody_can_read_stays_in_the_form_with_an_example(sections, editor, typed):
    response = add_with_date(editor, sections["veranstaltungen"], starts_on=typed)
    (form,) = response.context_data["form"].formsets["dates"].forms
    assert form.errors["starts_on"] == [
        "Bitte geben Sie einen Tag, den es gibt, in Ziffern an, zum Beispiel 10.07.2027."
    ]
    assert form["starts_on"].value() == typed
    assert not EventPage.objects.exists()


def test_the_date_picker_speaks_german_and_leaves_typed_words_alone(sections, editor):
    """Wagtail's picker otherwise turns what it cannot read into today when the field is left."""
    parent = sections["veranstaltungen"]
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", parent.pk])
    response = editor.get(url, headers={"accept-language": "en"})
    widget = response.context_data["form"].fields["registration_deadline"].widget
    assert widget.get_config()["format"] == "d.m.Y"
    html = response.content.decode()
    assert 'lang="de"' in html
    assert html.index("vendor/jquery.datetimepicker") < html.index("js/admin-dates")
    assert json.dumps("d.m.Y H:i")[1:-1] in html

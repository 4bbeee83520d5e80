"""Reading in a calendar file, as staff do it: upload, look, choose."""

import base64
import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import PageLogEntry

from events import import_views
from events.models import EventPage
from iserlohn_europa.core.blocks import RICH_TEXT_FEATURES
from tests.conftest import signed_in
from tests.events.calendar_files import calendar_file, event

day = datetime.date
FEST = event("DTSTART;VALUE=DATE:20270509", "LOCATION:Rathaus")
MOVED = event("DTSTART;VALUE=DATE:20270516", "LOCATION:Rathaus")
LONG = "Erster Absatz mit <b>spitzen</b> Klammern & mehr.\\n\\n" + "Wort " * 80


@pytest.fixture(autouse=True)
def _it_is_november(monkeypatch):
    monkeypatch.setattr(import_views, "today", lambda: day(2026, 11, 22))


def upload(client, data: bytes, name="termine.ics"):
    """The page that answers to a file."""
    file = SimpleUploadedFile(name, data, content_type="text/calendar")
    return client.post(reverse("veranstaltungen:import"), {"calendar": file})


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def preview(client, *entries: str) -> BeautifulSoup:
    response = upload(client, calendar_file(*entries))
    assert response.status_code == 200
    return soup_of(response)


def states(soup) -> list[str]:
    """What is said of each event in the preview."""
    return [row.find_all("td")[-1].strong.get_text() for row in soup.select("main tbody tr")]


def take_over(client, soup, kind="festival", chosen=None):
    """Sends the second form as it stands, or with other boxes ticked."""
    ticked = [box["value"] for box in soup.find_all("input", {"name": "chosen", "checked": True})]
    data = {
        "calendar": soup.find("input", {"name": "calendar"})["value"],
        "chosen": ticked if chosen is None else chosen,
    }
    if soup.find("select", {"name": "kind"}):
        data["kind"] = kind
    return client.post(reverse("veranstaltungen:import_chosen"), data)


def imported(client, *entries: str) -> EventPage:
    """The one event of this file, after it was taken over."""
    response = take_over(client, preview(client, *entries))
    assert response.status_code == 200
    assert reverse("wagtailadmin_pages:edit", args=[EventPage.objects.get().pk]) in str(
        response.content
    )
    return EventPage.objects.get()


def newest(page) -> EventPage:
    return EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_a_new_event_becomes_a_draft(editor, sections):
    soup = preview(editor, FEST)
    assert states(soup) == ["neu"]
    assert "Sonntag, 9. Mai 2027" in soup.get_text()
    assert not EventPage.objects.exists()

    page = imported(editor, FEST)
    assert not page.live
    assert page.get_parent().pk == sections["veranstaltungen"].pk
    assert (page.title, page.kind, page.place_name) == ("Sommerfest", "festival", "Rathaus")
    assert page.slug == "sommerfest-2027-05-09"
    assert [row.starts_on for row in page.dates.all()] == [day(2027, 5, 9)]
    assert page.owner == editor.user


def test_the_history_tells_who_imported(editor, sections):
    page = imported(editor, FEST)
    actions = PageLogEntry.objects.filter(page=page.pk, user=editor.user)
    assert set(actions.values_list("action", flat=True)) == {"wagtail.create", "wagtail.edit"}


def test_the_draft_can_be_published(approver, sections):
    page = imported(approver, FEST)
    page.get_latest_revision().publish()
    (occurrence,) = EventPage.objects.get().occurrences.all()
    assert (occurrence.first_day, occurrence.place) == (day(2027, 5, 9), "Rathaus")


def test_a_short_text_is_the_teaser_and_a_long_one_the_story(editor, sections):
    page = imported(editor, event("DTSTART;VALUE=DATE:20270509", "DESCRIPTION:Mit Musik"))
    assert (page.teaser, list(page.story)) == ("Mit Musik", [])
    page.delete()
    page = imported(editor, event("DTSTART;VALUE=DATE:20270509", f"DESCRIPTION:{LONG}"))
    assert len(page.teaser) <= 255
    assert page.story[0].value.source.startswith(
        "<p>Erster Absatz mit &lt;b&gt;spitzen&lt;/b&gt; Klammern &amp; mehr.</p><p>Wort"
    )


def test_what_a_file_says_is_shown_and_never_run(editor, sections):
    soup = preview(
        editor,
        event("DTSTART;VALUE=DATE:20270509", title="<script>alert(1)</script>"),
        event("DTSTART:<b>", uid="2", title="<img src=x>"),
    )
    assert "<script>alert(1)</script>" in soup.get_text()
    assert not [script for script in soup.find_all("script") if script.string == "alert(1)"]
    assert not soup.find("img", {"src": "x"})


def test_reading_the_same_file_twice_changes_nothing(editor, sections):
    page = imported(editor, FEST)
    soup = preview(editor, FEST)
    assert states(soup) == ["unverändert"]
    assert not soup.find("input", {"name": "chosen"})
    take_over(editor, soup)
    assert EventPage.objects.count() == 1
    assert page.revisions.count() == 1


def test_a_changed_file_makes_a_new_version_and_publishes_nothing(editor, sections):
    page = imported(editor, FEST)
    page.get_latest_revision().publish()
    key = page.dates.get().key

    soup = preview(editor, MOVED)
    assert states(soup) == ["geändert"]
    assert "(Termine)" in soup.get_text()
    take_over(editor, soup)

    live = EventPage.objects.get()
    assert live.dates.get().starts_on == day(2027, 5, 9)
    assert live.occurrences.get().first_day == day(2027, 5, 9)
    draft = newest(page)
    assert [(row.starts_on, row.key) for row in draft.dates.all()] == [(day(2027, 5, 16), key)]
    assert live.has_unpublished_changes
    assert states(preview(editor, MOVED)) == ["unverändert"]


def test_a_draft_follows_a_changed_file(editor, sections):
    page = imported(editor, FEST)
    take_over(editor, preview(editor, MOVED))
    assert EventPage.objects.get(pk=page.pk).dates.get().starts_on == day(2027, 5, 16)
    assert newest(page).dates.get().starts_on == day(2027, 5, 16)


def test_what_editors_added_survives_a_changed_file(editor, sections):
    page = newest(imported(editor, FEST))
    page.organiser = "Komitee Almelo"
    page.save_revision()
    take_over(editor, preview(editor, MOVED))
    assert newest(page).organiser == "Komitee Almelo"


@pytest.mark.parametrize("entries", [FEST, MOVED])
def test_an_event_that_was_edited_here_stays(editor, sections, entries):
    page = newest(imported(editor, FEST))
    page.title = "Sommerfest der Städte"
    page.save_revision()

    soup = preview(editor, entries)
    assert states(soup) == ["hier bearbeitet"]
    assert "wird deshalb nicht überschrieben" in soup.get_text()
    take_over(editor, soup, chosen=["x"])
    assert newest(page).title == "Sommerfest der Städte"
    assert newest(page).dates.get().starts_on == day(2027, 5, 9)


def test_an_event_edited_between_the_steps_stays(editor, sections):
    page = newest(imported(editor, FEST))
    soup = preview(editor, MOVED)
    page.title = "Sommerfest der Städte"
    page.save_revision()
    response = take_over(editor, soup)
    assert "lässt sich nicht mehr übernehmen" in response.content.decode()
    assert newest(page).title == "Sommerfest der Städte"


def test_saving_without_a_change_is_no_edit(editor, sections):
    page = newest(imported(editor, event("DTSTART;VALUE=DATE:20270509", f"DESCRIPTION:{LONG}")))
    converter = ContentstateConverter(features=RICH_TEXT_FEATURES)
    html = converter.to_database_format(converter.from_database_format(page.story[0].value.source))
    assert "data-block-key" in html
    page.story = [("text", html)]
    page.save_revision()
    entries = event("DTSTART;VALUE=DATE:20270509", f"DESCRIPTION:{LONG}")
    assert states(preview(editor, entries)) == ["unverändert"]


def test_a_page_that_is_being_approved_is_left_alone(editor, sections):
    page = newest(imported(editor, FEST))
    page.get_workflow().start(page, editor.user)
    soup = preview(editor, MOVED)
    assert states(soup) == ["gesperrt"]


def test_an_event_that_was_deleted_is_new_again(editor, sections):
    imported(editor, FEST).delete()
    assert states(preview(editor, FEST)) == ["neu"]


def test_the_same_title_twice_gets_two_addresses(editor, sections):
    soup = preview(editor, FEST, event("DTSTART;VALUE=DATE:20270509", uid="2"))
    take_over(editor, soup)
    slugs = set(EventPage.objects.values_list("slug", flat=True))
    assert slugs == {"sommerfest-2027-05-09", "sommerfest-2027-05-09-2"}


def test_only_what_is_ticked_is_taken(editor, sections):
    soup = preview(editor, FEST, event("DTSTART;VALUE=DATE:20270601", uid="2", title="Konzert"))
    second = soup.find_all("input", {"name": "chosen"})[1]["value"]
    take_over(editor, soup, chosen=[second])
    assert EventPage.objects.get().title == "Konzert"


def test_a_kind_must_be_chosen(editor, sections):
    response = take_over(editor, preview(editor, FEST), kind="")
    soup = soup_of(response)
    assert "Bitte wählen Sie, was für Veranstaltungen es sind." in soup.get_text()
    assert len(soup.find_all("input", {"name": "chosen", "checked": True})) == 1
    assert not EventPage.objects.exists()


def test_something_must_be_ticked(editor, sections):
    response = take_over(editor, preview(editor, FEST), chosen=[])
    assert "Bitte kreuzen Sie an" in response.content.decode()


def test_a_series_keeps_what_is_over(editor, sections, monkeypatch):
    lines = ("DTSTART:20150107T190000", "RRULE:FREQ=WEEKLY")
    page = imported(editor, event(*lines))
    assert page.dates.count() == 100
    monkeypatch.setattr(import_views, "today", lambda: day(2027, 2, 10))
    take_over(editor, preview(editor, event(*lines, "LOCATION:Bahnhof")))
    days = [row.starts_on for row in newest(page).dates.all()]
    assert days[0] == day(2026, 11, 4)
    assert len(days) == len(set(days)) > 100


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "termine.ics", "Die Datei ist leer."),
        (b"%PDF-1.7", "termine.pdf", "Ihr Name endet auf"),
        (b"PK\x03\x04\x00\xff", "termine.ics", "Das ist keine Kalenderdatei."),
        (calendar_file(), "termine.ics", "enthält keine Veranstaltungen"),
        (b"x" * 1_100_000, "termine.ics", "größer als 1 MB"),
        (calendar_file(*[FEST] * 501), "termine.ics", "mehr als 500 Veranstaltungen"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_at_the_field(editor, sections, data, name, words):
    response = upload(editor, data, name)
    assert response.status_code == 200
    field = soup_of(response).find("input", {"name": "calendar"}).find_parent("li")
    assert words in field.get_text()


def test_a_file_must_be_chosen(editor, sections):
    response = editor.post(reverse("veranstaltungen:import"), {})
    assert "Bitte wählen Sie eine Kalenderdatei aus." in response.content.decode()


def test_an_entry_that_cannot_be_read_is_named_and_the_others_go_on(editor, sections):
    soup = preview(
        editor,
        FEST,
        event("DTSTART:20270509T190000", "DTEND:20270509T180000", uid="2", title="Rückwärts"),
    )
    assert states(soup) == ["neu"]
    assert "„Rückwärts“ (09.05.2027): Die Veranstaltung endet, bevor sie beginnt." in (
        soup.get_text()
    )


@pytest.mark.parametrize("sent", ["", "kein base64!", base64.b64encode(b"PK").decode()])
def test_a_file_that_got_lost_on_the_way_is_asked_for_again(editor, sections, sent):
    response = editor.post(reverse("veranstaltungen:import_chosen"), {"calendar": sent})
    assert response.url == reverse("veranstaltungen:import")


def test_a_large_file_comes_along_to_the_second_step(editor, sections):
    lines = ("DTSTART;VALUE=DATE:20270509", "X-FULL:" + "x" * 1_000_000)
    imported(editor, event(*lines))


def test_the_second_step_alone_leads_to_the_first(editor, sections):
    response = editor.get(reverse("veranstaltungen:import_chosen"))
    assert response.url == reverse("veranstaltungen:import")


def test_the_list_of_events_leads_to_the_import(editor, sections):
    soup = soup_of(editor.get(reverse("veranstaltungen:index")))
    assert soup.find("a", href=reverse("veranstaltungen:import"))


def test_who_may_not_add_events_may_not_import(administrator, sections, roles):
    administrator.user.groups.get().page_permissions.filter(
        permission__codename="add_page"
    ).delete()
    stranger = administrator
    assert stranger.get(reverse("veranstaltungen:import")).status_code == 302
    upload(stranger, calendar_file(FEST))
    calendar = base64.b64encode(calendar_file(FEST)).decode()
    stranger.post(reverse("veranstaltungen:import_chosen"), {"calendar": calendar})
    assert not EventPage.objects.exists()
    soup = soup_of(stranger.get(reverse("veranstaltungen:index")))
    assert not soup.find("a", href=reverse("veranstaltungen:import"))


@pytest.mark.parametrize("name", ["import", "import_chosen"])
def test_visitors_are_asked_to_sign_in(client, sections, name):
    response = client.post(reverse(f"veranstaltungen:{name}"))
    assert reverse("wagtailadmin_login") in response.url


def test_somebody_without_any_role_may_not_import(sections, roles):
    somebody = signed_in("niemand")
    response = somebody.get(reverse("veranstaltungen:import"))
    assert response.status_code == 302

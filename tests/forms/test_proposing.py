"""Proposing an event without an account: what becomes of it, and what never does."""

import csv
import datetime
import io
from unittest.mock import Mock

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from events.choices import EventKind
from events.models import EventPage
from iserlohn_europa.core.today import today
from iserlohn_europa.editorial.care.proposals import proposed_events
from iserlohn_europa.forms.models import OutgoingMail, ProposalMessage
from iserlohn_europa.forms.models import proposal as limits
from iserlohn_europa.forms.proposal_form import ProposalForm
from iserlohn_europa.forms.receiving import NOT_ARRIVED
from iserlohn_europa.forms.tokens import Token
from tests import factories
from tests.forms.visitors import mistakes, said, send, token_for
from tests.sections import again

SOON = today() + datetime.timedelta(days=40)
PROPOSAL = {
    "title": "Sommerkonzert der Chöre",
    "kind": EventKind.CONCERT,
    "text": "Zwei Chöre singen zusammen.\n\nEintritt frei.",
    "starts_on": SOON.isoformat(),
    "start_time": "18:30",
    "ends_on": "",
    "end_time": "20:00",
    "place": "Parktheater Iserlohn",
    "organiser": "Chor Beispiel",
    "link": "",
    "email": "chor@example.org",
    "consent": "ja",
}


@pytest.fixture(scope="module")
def _page(_home, module_office, module_events, module_cities, for_the_module):
    for_the_module(lambda: factories.CityFactory(parent=module_cities, title="Almelo"))
    return for_the_module(
        lambda: factories.ProposalPageFactory(parent=_home, contact=module_office)
    )


@pytest.fixture
def page(_page, office, events, cities):
    """The page where one proposes an event, beside a calendar and a city."""
    return again(_page)


@pytest.fixture
def proposed(page):
    """A proposal with its draft."""
    assert send(page, PROPOSAL | {"cities": "almelo"}).status_code == 303
    return ProposalMessage.objects.select_related("event").get()


def drafts():
    return EventPage.objects.filter(live=False)


def test_it_becomes_a_draft_with_all_that_was_said(proposed, events):
    draft = drafts().get()
    assert proposed.event == draft
    assert draft.get_parent().specific == events
    assert (draft.title, draft.kind, draft.place_name, draft.organiser) == (
        "Sommerkonzert der Chöre",
        EventKind.CONCERT,
        "Parktheater Iserlohn",
        "Chor Beispiel",
    )
    [date] = draft.dates.all()
    assert (date.starts_on, date.start_time) == (SOON, datetime.time(18, 30))
    assert [partner.city.title for partner in draft.partners.all()] == ["Almelo"]
    assert "Zwei Chöre singen zusammen." in draft.teaser
    assert not draft.live and draft.owner is None and draft.latest_revision


def test_nobody_sees_the_draft_before_the_office_publishes_it(proposed, events, client):
    assert "Sommerkonzert" not in client.get(events.url).content.decode()
    assert client.get(f"{events.url}{proposed.event.slug}/").status_code == 404
    assert "Sommerkonzert" not in client.get("/daten/veranstaltungen.json").content.decode()


def test_the_address_for_questions_stays_with_the_message(proposed):
    draft = drafts().get()
    assert proposed.email == "chor@example.org"
    said_on_page = f"{draft.teaser} {draft.story.get_prep_value()} {draft.organiser}"
    assert "chor@example.org" not in said_on_page


def test_the_office_reads_of_it_and_the_sender_gets_a_receipt(proposed, office):
    mails = {mail.to: mail.body for mail in OutgoingMail.objects.all()}
    assert set(mails) == {office.email, "chor@example.org"}
    assert "Sommerkonzert der Chöre" in mails[office.email]
    assert proposed.number in mails["chor@example.org"]
    assert "Sommerkonzert" not in mails["chor@example.org"]


HOSTILE = '<script>alert(1)</script><a href="https://boese.example/">hier</a> & mehr. '


def test_what_strangers_type_is_plain_text_without_links(page, superuser):
    data = {"title": HOSTILE[:150], "text": HOSTILE * 5, "link": "https://chor.example/"}
    send(page, PROPOSAL | data)
    draft = drafts().get()
    soup = BeautifulSoup(draft.make_preview_request().content, "html.parser").main
    assert not soup.find("script")
    assert not soup.find("a", href=lambda href: "example/" in (href or ""))
    assert "<script>alert(1)</script>" in soup.get_text()
    assert "https://chor.example/" in soup.get_text()


def on_day(day: str, **more) -> dict:
    return PROPOSAL | {"starts_on": day, "start_time": "", "end_time": ""} | more


LATER = SOON.isoformat()
GAP = "2099-03-29"  # the last Sunday of March


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        (on_day("2020-05-06"), "starts_on", "schon vorbei"),
        (on_day("31.02.2099"), "starts_on", "den es gibt"),
        (on_day("9999-01-01"), "starts_on", "Jahr bis 2199"),
        (on_day(LATER, ends_on="2026-01-01"), "ends_on", "liegt vor dem Beginn"),
        (
            on_day(LATER, start_time="20:00", end_time="18:00"),
            "end_time",
            "Tag bei „Letzter Tag“ ein",
        ),
        (on_day(LATER, end_time="18:00"), "start_time", "wann der Termin beginnt"),
        (on_day(LATER, start_time="25:00"), "start_time", "Uhrzeit an, zum Beispiel"),
        (on_day(GAP, start_time="02:30"), "start_time", "gibt es an diesem Tag nicht"),
        (PROPOSAL | {"title": " "}, "title", "füllen Sie dieses Feld aus"),
        (PROPOSAL | {"kind": "party"}, "kind", "aus der Liste"),
        (PROPOSAL | {"cities": "atlantis"}, "cities", "aus der Liste"),
        (PROPOSAL | {"email": "chor"}, "email", "vollständige E-Mail-Adresse"),
        (PROPOSAL | {"link": "javascript:alert(1)"}, "link", "Adresse an, zum Beispiel"),
        (PROPOSAL | {"consent": ""}, "consent", "einverstanden"),
    ],
)
def test_a_mistake_is_named_at_its_field(page, data, field, words):
    response = send(page, data)
    assert response.status_code == 200
    [named] = mistakes(response)[field]
    assert words in named
    assert not ProposalMessage.objects.exists()
    assert not drafts().exists()


def test_a_day_may_be_typed_as_germans_write_it(page):
    send(page, PROPOSAL | {"starts_on": f"{SOON:%d.%m.%Y}", "start_time": "18.30"})
    assert ProposalMessage.objects.get().when.startswith(f"{SOON.day}. ")


def test_today_is_not_over_yet(page):
    assert send(page, on_day(today().isoformat())).status_code == 303


def test_nothing_typed_is_lost_when_something_is_wrong(page):
    response = send(page, PROPOSAL | {"email": "chor", "cities": "almelo"})
    form = BeautifulSoup(response.content, "html.parser").select_one(".public-form")
    assert form.find("input", {"name": "starts_on"})["value"] == LATER
    assert form.find("textarea").get_text().strip().startswith("Zwei Chöre")
    assert form.find("input", {"value": "almelo"}).has_attr("checked")
    assert form.find("input", {"name": "consent"}).has_attr("checked")


def test_sending_the_same_form_twice_makes_one_draft(page):
    token = token_for(page)
    first, second = (send(page, PROPOSAL, zeichen=token) for _time in range(2))
    assert first.url == second.url
    assert (ProposalMessage.objects.count(), drafts().count()) == (1, 1)


def test_what_is_proposed_anew_leads_to_the_draft_that_is_there(page):
    for text in ("Das erste Mal.", "Noch einmal, mit anderen Worten."):
        send(page, PROPOSAL | {"text": text})
    assert ProposalMessage.objects.count() == 2
    assert {message.event for message in ProposalMessage.objects.all()} == {drafts().get()}


def test_a_machine_leaves_nothing(page):
    for more in ({"nachtrag": "x"}, {"zeichen": token_for(page, datetime.timedelta())}):
        assert said(send(page, PROPOSAL, **more)) == NOT_ARRIVED
    assert not ProposalMessage.objects.exists()
    assert not drafts().exists()


def test_one_connection_proposes_three_events_in_a_quarter_of_an_hour(page):
    for number in range(3):
        assert send(page, PROPOSAL | {"title": f"Fest {number}"}).status_code == 303
    response = send(page, PROPOSAL | {"title": "Fest 4"})
    assert "Telefon 02371 0" in said(response)
    assert "Ihre Angaben sind noch da" in said(response)
    assert drafts().count() == 3


@pytest.mark.parametrize("limit", ["A_DAY", "OPEN_AT_MOST"])
def test_a_flood_cannot_fill_the_tree(page, monkeypatch, limit):
    monkeypatch.setattr(limits, limit, 1)
    send(page, PROPOSAL)
    response = send(page, PROPOSAL | {"title": "Noch ein Fest"})
    assert "sehr viele Vorschläge" in said(response)
    assert "Telefon 02371 0" in said(response)
    assert drafts().count() == 1


def test_without_a_calendar_the_message_is_kept_all_the_same(page, events):
    events.delete()
    assert send(page, PROPOSAL).status_code == 303
    assert ProposalMessage.objects.get().event is None


@pytest.mark.parametrize("error", [IntegrityError, ValidationError("falsch"), RuntimeError])
def test_a_draft_that_fails_loses_no_message(page, monkeypatch, caplog, error):
    monkeypatch.setattr(EventPage, "save_revision", Mock(side_effect=error))
    assert send(page, PROPOSAL).status_code == 303
    message = ProposalMessage.objects.get()
    assert (message.event, message.state) == (None, "kein Entwurf")
    assert OutgoingMail.objects.filter(message=message).count() == 2
    assert not drafts().exists()
    assert f"No draft of message {message.pk}" in caplog.text
    assert "chor@example.org" not in caplog.text


# --- For the office -----------------------------------------------------------------------


def test_who_publishes_finds_it_among_what_needs_care(proposed, approver, editor):
    [case] = proposed_events(approver.user, today())
    assert case.title == "Sommerkonzert der Chöre"
    assert case.url == reverse("wagtailadmin_pages:edit", args=[proposed.event.pk])
    assert proposed.number in case.note and "Chor Beispiel" in case.note
    assert not list(proposed_events(editor.user, today()))


def test_the_form_of_the_draft_leads_to_what_was_proposed(proposed, approver):
    form = approver.get(reverse("wagtailadmin_pages:edit", args=[proposed.event.pk]))
    soup = BeautifulSoup(form.content, "html.parser")
    link = soup.find("a", href=proposed.admin_url)
    assert f"Vorschlag {proposed.number} von außen" in link.get_text()


def test_the_history_of_the_draft_says_where_it_came_from(proposed):
    entry = PageLogEntry.objects.get(page=proposed.event.pk, action="forms.proposed")
    assert entry.formatter.format_message(entry) == (
        f"Von außen vorgeschlagen, Nummer {proposed.number}"
    )


def test_a_proposal_leads_to_its_draft(proposed, approver):
    html = approver.get(proposed.admin_url).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[proposed.event.pk]) in html
    assert reverse("vorschlaege:reject", args=[proposed.pk]) in html
    assert "chor@example.org" in html


def test_the_file_for_a_spreadsheet_holds_all_that_was_said(page, approver):
    send(page, PROPOSAL | {"cities": "almelo", "link": "https://chor.example/"})
    response = approver.get(reverse("vorschlaege:index") + "?export=csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    asked = ("Art", "Ort", "Partnerstädte", "Seite im Internet", "E-Mail")
    assert [row[name] for name in asked] == [
        "Konzert",
        "Parktheater Iserlohn",
        "Almelo",
        "https://chor.example/",
        "chor@example.org",
    ]


def test_several_mistakes_of_one_field_are_told_apart():
    form = ProposalForm({}, token=Token.new(timezone.now()), cities=[], on=today())
    form.add_error("title", "Noch ein Satz.")
    html = render_to_string("components/form_hint.html", {"field": form["title"]})
    words = BeautifulSoup(html, "html.parser").select_one("#id_title_error").get_text()
    assert "Bitte füllen Sie dieses Feld aus. Noch ein Satz." in words


def test_rejecting_deletes_the_draft_and_keeps_the_message(proposed, approver):
    address = reverse("vorschlaege:reject", args=[proposed.pk])
    assert drafts().count() == 1 and approver.get(address).status_code == 200
    assert drafts().count() == 1
    assert approver.post(address).status_code == 302
    proposed.refresh_from_db()
    assert not drafts().exists()
    assert (proposed.event, proposed.title) == (None, "Sommerkonzert der Chöre")
    assert not list(proposed_events(approver.user, today()))


def test_what_was_published_can_no_longer_be_rejected(proposed, approver):
    proposed.event.latest_revision.publish()
    address = reverse("vorschlaege:reject", args=[proposed.pk])
    assert approver.post(address).url == proposed.admin_url
    assert EventPage.objects.live().filter(pk=proposed.event.pk).exists()
    assert not list(proposed_events(approver.user, today()))


def test_who_only_writes_may_not_reject(proposed, editor):
    editor.post(reverse("vorschlaege:reject", args=[proposed.pk]))
    assert drafts().count() == 1


def test_who_only_writes_is_not_told_what_became_of_it(proposed, editor):
    proposed.event.latest_revision.publish()
    address = reverse("vorschlaege:reject", args=[proposed.pk])
    assert editor.get(address).headers.get("Location") != proposed.admin_url


def grow_old(**which) -> None:
    """Lets proposals have been kept for long enough, and does the work of the night."""
    yesterday = today() - datetime.timedelta(days=1)
    ProposalMessage.objects.filter(**which).update(kept_until=yesterday)
    call_command("delete_old_messages", verbosity=0)


def test_the_message_is_forgotten_after_its_days_and_a_published_event_stays(proposed):
    proposed.event.latest_revision.publish()
    grow_old()
    assert not ProposalMessage.objects.exists()
    assert Page.objects.filter(pk=proposed.event.pk).exists()


def test_a_draft_that_nobody_wanted_goes_with_its_last_proposal(proposed, page):
    send(page, PROPOSAL | {"text": "Noch einmal."})
    grow_old(pk=proposed.pk)
    assert (ProposalMessage.objects.count(), drafts().count()) == (1, 1)
    grow_old()
    assert (ProposalMessage.objects.count(), drafts().count()) == (0, 0)


def test_a_draft_that_somebody_has_worked_on_stays(proposed, approver):
    proposed.event.save_revision(user=approver.user)
    grow_old()
    assert not ProposalMessage.objects.exists()
    assert drafts().count() == 1


def test_who_reads_a_proposal_is_told_until_when_it_stays(proposed, approver):
    told = approver.get(proposed.admin_url).content.decode()
    assert f"bis zum {date_format(today() + datetime.timedelta(days=90))}" in told


@pytest.mark.parametrize("way", ["rejected", "forgotten"])
def test_no_log_keeps_what_a_stranger_has_typed(proposed, approver, way):
    if way == "rejected":
        approver.post(reverse("vorschlaege:reject", args=[proposed.pk]))
    else:
        grow_old()
    for model in (PageLogEntry, ModelLogEntry):
        kept = str([(entry.label, entry.data) for entry in model.objects.all()])
        assert "Sommerkonzert" not in kept
    assert proposed.number in PageLogEntry.objects.get(action="wagtail.delete").label


def test_calendar_and_committees_lead_to_the_form(page, events, home):
    factories.CommitteeIndexFactory(parent=home)
    for address in (events.url, "/mitmachen/"):
        soup = BeautifulSoup(Client().get(address).content, "html.parser")
        assert soup.main.find("a", href=page.url).get_text(strip=True) == page.title

"""Who has to act hears of it by mail, once and in plain German; who has acted does not."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Comment, PageSubscription
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from iserlohn_europa.news.models import NewsPage
from tests.admin.forms import opened_form, page_form
from tests.admin.test_workflow import decide
from tests.conftest import signed_in

WORDS = {"title": "Tanz & „Folk“", "slug": "tanz", "published_on": "2026-05-09"}
ENGLISH = re.compile(r"\b(the|page|has been|you|hello|your|workflow|here)\b", re.IGNORECASE)


@pytest.fixture
def submitted(news, editor, approver) -> NewsPage:
    """A piece of news that an editor has submitted; the mails of that have been sent."""
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", news.pk])
    editor.post(url, {**page_form(NewsPage, **WORDS), "action-submit": "1"})
    return NewsPage.objects.get(slug="tanz")


def edit_url(page) -> str:
    return "http://localhost" + reverse("wagtailadmin_pages:edit", args=[page.pk])


def recipients() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.to)


def the_mail():
    (message,) = mail.outbox
    text = f"{message.subject}\n{message.body}"
    addresses = re.compile(r"https?://\S+")
    assert not ENGLISH.search(addresses.sub("", text)), text
    assert "&amp;" not in text
    assert "\n\n\n" not in text
    assert not getattr(message, "alternatives", None)
    return message


def test_what_is_submitted_is_told_to_those_who_approve(
    administrator, superuser, submitted, editor, approver
):
    message = the_mail()
    assert message.to == [approver.user.email]
    assert message.subject == "Bitte prüfen: „Tanz & „Folk““"
    assert f"{editor.user.get_full_name()} hat die Seite" in message.body
    assert edit_url(submitted) in message.body


def test_everybody_who_approves_gets_one_mail_of_their_own(news, editor, approver, superuser):
    second = signed_in("zweite", "Freigabe")
    superuser.user.groups.add(*second.user.groups.all())
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", news.pk])
    editor.post(url, {**page_form(NewsPage, **WORDS), "action-submit": "1"})
    people = (approver, second, superuser)
    assert recipients() == sorted(person.user.email for person in people)
    assert all(len(message.to) == 1 for message in mail.outbox)


def test_who_approves_and_submits_gets_no_mail_of_it(news, approver):
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", news.pk])
    approver.post(url, {**page_form(NewsPage, **WORDS), "action-submit": "1"})
    assert recipients() == []


def test_who_submitted_learns_what_is_to_be_changed(submitted, editor, approver):
    mail.outbox.clear()
    decide(approver, submitted, "reject", comment="Bitte das „Datum“ & den Ort prüfen.")
    message = the_mail()
    assert message.to == [editor.user.email]
    assert message.subject == "Bitte noch einmal ansehen: „Tanz & „Folk““"
    assert "Bitte das „Datum“ & den Ort prüfen." in message.body
    assert approver.user.get_full_name() in message.body
    assert edit_url(submitted) in message.body


def test_a_refusal_without_words_says_so(submitted, approver):
    mail.outbox.clear()
    decide(approver, submitted, "reject")
    assert "Einen Kommentar gibt es dazu nicht." in the_mail().body


def test_who_submitted_learns_that_it_is_approved(submitted, editor, approver):
    mail.outbox.clear()
    decide(approver, submitted, "approve")
    message = the_mail()
    assert message.to == [editor.user.email]
    assert message.subject == "Freigegeben: „Tanz & „Folk““"
    assert submitted.full_url in message.body
    assert submitted.full_url.startswith("http://localhost")


def test_a_title_of_two_lines_stays_one_subject(submitted, approver):
    mail.outbox.clear()
    NewsPage.objects.filter(pk=submitted.pk).update(draft_title="Tanz\nBcc: alle")
    decide(approver, submitted, "reject")
    assert the_mail().subject == "Bitte noch einmal ansehen: „Tanz Bcc: alle“"


def test_comments_reach_who_follows_the_page(submitted, editor, approver):
    mail.outbox.clear()
    PageSubscription.objects.update(comment_notifications=True)
    page_url = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    form = opened_form(approver, page_url, NewsPage)
    row = {"contentpath": "title", "text": "Schöner Titel & Bild", "position": "", "id": ""}
    form |= nested_form_data({"comments": inline_formset([row | {"replies": inline_formset([])}])})
    approver.post(page_url, form)
    assert Comment.objects.count() == 1
    message = the_mail()
    assert message.to == [editor.user.email]
    assert message.subject == f"Kommentare von {approver.user.get_full_name()} zu „Tanz & „Folk““"
    assert "– Schöner Titel & Bild" in message.body

"""No page becomes public in a language in which the page above it is not."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from tests.admin.forms import page_form
from tests.factories import EasyPageFactory, NewsFactory, StandardPageFactory

REASON = "Die Seite darüber, „OBEN“, ist in dieser Sprache (Englisch) noch nicht öffentlich."
SOON = datetime.datetime(2199, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture
def below(home, english, translator):
    """A translated page below a translated one; the home above them is public in English."""
    above = StandardPageFactory(parent=home, title="Oben", slug="oben", teaser="Ein Kurztext.")
    page = StandardPageFactory(parent=above, title="Unten", slug="unten", teaser="Ein Kurztext.")
    for each in (above, page):
        translator.publish(each)
    translator.start(page)
    for translation in Translation.objects.filter(target_locale=english):
        translator.say(translation)
        translation.save_target(publish=False)
    Page.objects.filter(pk=home.get_translation(english).pk).update(live=True)
    return page.get_translation(english)


def said(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def is_public(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def publish_many(client, *pages):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    numbers = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{url}?{numbers}&next=/admin/", {}, follow=True)


def test_the_editor_of_translations_refuses_and_names_the_page_above(below, approver):
    answer = approver.post(edit(below), {"action": "publish"}, follow=True)
    assert REASON in said(answer)
    assert not is_public(below)
    parent = below.get_parent()
    for each in (parent, below):
        with TestCase.captureOnCommitCallbacks(execute=True):
            approver.post(edit(each), {"action": "publish"})
    assert is_public(parent) and is_public(below)


def test_many_at_once_are_refused_unless_the_page_above_is_among_them(below, approver):
    assert REASON in said(publish_many(approver, below))
    assert not is_public(below)
    publish_many(approver, below, below.get_parent())
    assert is_public(below)


def test_a_copy_is_not_published_below_a_draft(below, approver, translator):
    public = translator.publish(below.specific)
    sent = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": below.get_parent().pk,
        "publish_copies": "on",
    }
    url = reverse("wagtailadmin_pages:copy", args=[public.pk])
    assert REASON in said(approver.post(url, sent, follow=True))
    assert not Page.objects.filter(slug="copy").exists()
    top = below.get_parent().get_parent()
    approver.post(url, sent | {"new_parent_page": top.pk})
    assert Page.objects.get(slug="copy").live


@pytest.mark.parametrize("later", [{}, {"go_live_at": SOON}])
def test_the_form_of_a_page_by_hand_refuses_now_and_for_later(below, approver, later):
    page = below.specific
    form_class = type(page).get_edit_handler().get_form_class()
    sent = page_form(type(page), title="Below", slug="below", teaser="Words", **later)
    sent["action-publish"] = "1"
    form = form_class(
        sent, instance=page, for_user=approver.user, parent_page=below.get_parent().specific
    )
    assert REASON in form.errors["title"][0]


def test_a_page_that_is_not_there_yet_is_refused_too(below, approver):
    kind = type(below.specific)
    sent = page_form(kind, title="New", slug="new", teaser="Words") | {"action-publish": "1"}
    form = kind.get_edit_handler().get_form_class()(
        sent,
        instance=kind(locale=below.locale),
        for_user=approver.user,
        parent_page=below.get_parent().specific,
    )
    assert REASON in form.errors["title"][0]


def test_an_approval_is_refused_at_the_dashboard(below, approver, editor):
    state = below.specific.get_workflow().start(below.specific, editor.user)
    url = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[below.pk, "approve", state.current_task_state.pk],
    )
    assert REASON in said(approver.post(url, {"next": "/admin/"}, follow=True))
    assert not is_public(below)


def test_german_pages_and_those_below_public_ones_are_let_pass(news, translator, approver):
    page = translator.publish(NewsFactory(parent=news, title="Besuch", teaser="Ein Kurztext."))
    Page.objects.filter(pk=news.pk).update(live=False)
    publish_many(approver, page)
    assert is_public(page)


def test_easy_pages_are_held_to_it_and_to_their_test_many_at_once(home, approver):
    start = EasyPageFactory(parent=Page.get_first_root_node(), slug="leicht", title="Start")
    page = EasyPageFactory(parent=start, title="Hilfe", slug="hilfe", teaser="Das hilft.")
    page.tested_by, page.tested_on = "Prüfgruppe Beispiel", datetime.date(2026, 5, 6)
    page.save_revision().publish()
    page.title = "Etwas anderes"
    page.save_revision()
    answer = publish_many(approver, page)
    assert "Der Text hat sich seit der Prüfung geändert." in said(answer)
    page.refresh_from_db()
    assert page.title == "Hilfe"

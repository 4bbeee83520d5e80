"""Whoever publishes is told what the checks find; some of it stops, and no draft is lost."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail.test.utils.form_data import rich_text, streamfield
from wagtail_localize.models import Translation, TranslationSource

from iserlohn_europa.editorial.models import PublishingRules
from iserlohn_europa.news.models import NewsPage
from tests import factories
from tests.admin.forms import page_form
from tests.sections import again
from tests.undrawn import undrawn

EMPTY_LINK = '<p>Zum <a href="#">Programm</a></p>'
VAGUE_LINK = '<p>Das Programm steht <a href="https://example.org/">hier</a>.</p>'
SOUND = '<p>Das <a href="https://example.org/">Programm der Woche</a> steht fest.</p>'
PUBLISH, SUBMIT = {"action-publish": "1"}, {"action-submit": "1"}


@pytest.fixture(scope="module")
def module_page(module_news, for_the_module):
    def make():
        page = factories.NewsFactory(parent=module_news, title="Bisher", slug="bisher", live=False)
        page.save_revision()
        return page

    return for_the_module(make)


@pytest.fixture
def page(module_page, news) -> NewsPage:
    """A piece of news that was never published."""
    return again(module_page)


def form(text: str, **values) -> dict:
    data = {"title": "Neues", "slug": "bisher", "published_on": "2026-05-09", "teaser": "Kurz"}
    data |= {"story": streamfield([("text", rich_text(text))])}
    return page_form(NewsPage, **(data | values))


def answer(person, page, text, button, **values):
    """What somebody sees who sends the form of a page."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return person.post(url, form(text, **values) | button)


def send(person, page, text, button, **values) -> None:
    with undrawn():
        answer(person, page, text, button, **values)


def words(response) -> str:
    html = BeautifulSoup(response.content, "html.parser")
    return " ".join(html.get_text(" ").split())


def is_public(page) -> bool:
    page.refresh_from_db()
    return page.live or page.scheduled_revision is not None


@pytest.mark.parametrize("button", [PUBLISH, SUBMIT])
def test_what_is_on_the_list_stops_and_the_answer_is_at_the_field(approver, page, button):
    response = answer(approver, page, EMPTY_LINK, button)
    errors = response.context_data["form"].errors.as_data()["story"]
    assert "führt nirgendwohin" in str(errors[0].block_errors)
    assert "f\\u00fchrt nirgendwohin" in response.content.decode()
    assert not is_public(page)
    assert not page.workflow_in_progress


def test_nothing_that_was_typed_is_lost(approver, page):
    with undrawn():
        response = answer(approver, page, EMPTY_LINK, PUBLISH, title="Mit viel Mühe")
    sent = response.context_data["form"]
    assert sent["title"].value() == "Mit viel Mühe"
    assert '<a href="#">Programm</a>' in sent["story"].value()[0].value.source


def test_a_draft_is_always_saved(editor, page):
    send(editor, page, EMPTY_LINK, {})
    page.refresh_from_db()
    assert "Programm" in str(page.get_latest_revision_as_object().story)


def test_a_publication_in_the_future_is_stopped_too(approver, page):
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    send(approver, page, EMPTY_LINK, PUBLISH, go_live_at=tomorrow.strftime("%d.%m.%Y %H:%M"))
    assert not is_public(page)


def test_a_new_page_is_stopped_too(approver, news):
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", news.pk])
    approver.post(url, form(EMPTY_LINK, slug="ganz-neu") | PUBLISH)
    assert not NewsPage.objects.filter(slug="ganz-neu").exists()


def test_a_page_in_order_is_published_without_a_word(approver, page):
    send(approver, page, SOUND, PUBLISH)
    assert is_public(page)
    assert "aufgefallen" not in words(approver.get("/admin/"))


@pytest.mark.parametrize("button", [PUBLISH, SUBMIT])
def test_the_rest_is_a_remark_with_a_way_to_its_place(approver, page, button):
    send(approver, page, VAGUE_LINK, button)
    page.refresh_from_db()
    assert page.live or page.workflow_in_progress
    response = approver.get("/admin/")  # messages wait for the next page, and this one is cheap
    assert "Der Link „hier“ sagt nicht, wohin er führt." in words(response)
    html = BeautifulSoup(response.content, "html.parser")
    block = page.get_latest_revision_as_object().story[0].id
    place = reverse("wagtailadmin_pages:edit", args=[page.pk]) + "?stelle=1"
    assert html.find("a", href=f"{place}#block-{block}-section")


def test_the_editor_lists_what_was_found(editor, page):
    send(editor, page, EMPTY_LINK, {}, teaser="")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = editor.get(url)
    text = words(response)
    assert "sind 2 Stellen aufgefallen" in text
    assert "führt nirgendwohin. Bitte wählen Sie sein Ziel. Hält das Veröffentlichen auf." in text
    html = BeautifulSoup(response.content, "html.parser")
    teaser = html.find("a", href=f"{url}?stelle=2#id_teaser-label")
    assert teaser.get_text().startswith("Der Kurztext fehlt.")


def test_a_page_without_findings_shows_no_list(editor, page):
    send(editor, page, SOUND, {})
    html = words(editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert "aufgefallen" not in html


def test_the_office_decides_what_stops(approver, page):
    PublishingRules.objects.create(stops=["linktext"])
    send(approver, page, VAGUE_LINK, PUBLISH)
    assert not is_public(page)
    send(approver, page, EMPTY_LINK, PUBLISH)
    assert is_public(page)


def test_a_refusal_is_no_publication_and_is_not_stopped(editor, approver, page):
    send(editor, page, SOUND, SUBMIT)
    decision = {"action-workflow-action": "true", "workflow-action-name": "reject"}
    send(approver, page, EMPTY_LINK, decision)
    assert not page.workflow_in_progress


def decide(person, page, action, **options):
    """An approval from the dashboard or the list of what waits, which send no form of the page."""
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return person.post(url, {"comment": "", "next": "/admin/"}, **options)


def publish_many(person, *pages):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    numbers = "&".join(f"id={page.pk}" for page in pages)
    return person.post(f"{url}?{numbers}&next=/admin/", {"include_descendants": "on"}, follow=True)


def test_many_at_once_are_stopped_if_one_of_them_is_not_in_order(approver, editor, news, page):
    other = factories.NewsFactory(parent=news, title="In Ordnung", live=False, teaser="Kurz")
    send(editor, page, EMPTY_LINK, {})
    response = publish_many(approver, page, other)
    assert "Neues" in words(response)
    assert "führt nirgendwohin" in words(response)
    assert not is_public(page)
    assert not is_public(other)
    publish_many(approver, other)
    assert is_public(other)


def test_pages_below_are_looked_at_too(approver, editor, news, page):
    send(editor, page, EMPTY_LINK, {})
    publish_many(approver, news)
    assert not is_public(page)


# --- Other doors --------------------------------------------------------------------------------


@pytest.fixture
def waiting(editor, page) -> NewsPage:
    """A piece of news that was in order when it was submitted, with a remark."""
    send(editor, page, VAGUE_LINK, SUBMIT)
    page.refresh_from_db()
    return page


def test_an_approval_from_the_dashboard_is_stopped_when_the_office_has_become_stricter(
    approver, waiting
):
    PublishingRules.objects.create(stops=["linktext"])
    text = words(decide(approver, waiting, "approve", follow=True))
    assert "„Neues“ ist noch nicht freigegeben." in text
    assert "Der Link „hier“ sagt nicht, wohin er führt." in text
    assert not is_public(waiting)
    assert waiting.workflow_in_progress


def test_who_opens_the_dialogue_of_an_approval_that_is_stopped_is_led_to_the_page(
    approver, waiting
):
    PublishingRules.objects.create(stops=["linktext"])
    state = waiting.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[waiting.pk, "approve", state.pk])
    answer = approver.get(url, headers={"x-requested-with": "XMLHttpRequest"}).json()
    assert answer["redirect"] == reverse("wagtailadmin_pages:edit", args=[waiting.pk])


def test_an_approval_from_the_dashboard_tells_what_is_left(approver, waiting):
    text = words(decide(approver, waiting, "approve", follow=True))
    assert "„Neues“ ist freigegeben." in text
    assert "Der Link „hier“ sagt nicht, wohin er führt." in text
    assert is_public(waiting)


def test_what_is_stopped_can_still_be_given_back(approver, waiting):
    PublishingRules.objects.create(stops=["linktext"])
    decide(approver, waiting, "reject")
    assert not waiting.workflow_in_progress


def test_an_approval_still_asks_who_may_give_it(editor, waiting):
    decide(editor, waiting, "approve")
    assert not is_public(waiting)


def test_a_copy_of_what_is_not_in_order_is_not_published(approver, news, page):
    send(approver, page, VAGUE_LINK, PUBLISH)
    PublishingRules.objects.create(stops=["linktext"])
    copy = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": news.pk}
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    response = approver.post(url, copy | {"publish_copies": "on"}, follow=True)
    assert "Der Link „hier“ sagt nicht, wohin er führt." in words(response)
    approver.post(url, copy)
    assert not NewsPage.objects.get(slug="kopie").live


def test_a_translation_of_what_is_not_in_order_is_not_published(superuser, approver, page):
    send(approver, page, VAGUE_LINK, PUBLISH)
    page.refresh_from_db()
    english = Locale.objects.get_or_create(language_code="en")[0]
    source, _is_new = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    page.get_parent().copy_for_translation(english, copy_parents=True)
    translation.save_target(publish=False)
    PublishingRules.objects.create(stops=["linktext"])
    url = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    response = superuser.post(url, {"action": "publish"}, follow=True)
    assert "Der Link „hier“ sagt nicht, wohin er führt." in words(response)
    assert not translation.get_target_instance().live


# --- The list -----------------------------------------------------------------------------------

SETTING = "/admin/settings/editorial/publishingrules/"


def test_everybody_who_writes_sees_what_stops(editor):
    html = BeautifulSoup(editor.get(reverse("publishing-checks")).content, "html.parser")
    assert "Links ohne Wörter oder ohne Ziel" in html.find(id="stopping-section").get_text()
    assert "Seiten ohne Kurztext" in html.find(id="remarked-section").get_text()


def test_only_administrators_change_it(editor, approver, administrator):
    url = administrator.get(SETTING)["Location"]
    for person in (editor, approver):
        person.post(url, {"stops": [], "four_eyes": "on"})
        assert not PublishingRules.now().four_eyes
    administrator.post(url, {"stops": ["linktext"], "four_eyes": "on"})
    rules = PublishingRules.objects.get()
    assert rules.stops == ("linktext",)
    assert rules.four_eyes


def test_reading_the_rules_writes_none(db):
    assert not PublishingRules.now().four_eyes
    assert PublishingRules.now().stops
    assert not PublishingRules.objects.exists()

"""Four eyes: where the rule holds, nobody publishes or approves what is their own."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask
from wagtail_localize.models import (
    StringTranslation,
    Translation,
    TranslationSource,
)

from iserlohn_europa.editorial.four_eyes import reason_not_to_approve
from iserlohn_europa.editorial.models import PublishingRules
from iserlohn_europa.news.models import NewsPage
from partnerships.committees import entrust
from tests import factories
from tests.admin.forms import page_form
from tests.admin.test_workflow import decide
from tests.conftest import again, signed_in
from tests.undrawn import undrawn

PUBLISH, SUBMIT = {"action-publish": "1"}, {"action-submit": "1"}
WORDS = {"title": "Neues", "slug": "neues", "published_on": "2026-05-09", "teaser": "Kurz"}
APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


@pytest.fixture
def four_eyes(db):
    """The office has switched the rule on."""
    PublishingRules.objects.create(four_eyes=True)


@pytest.fixture(scope="module")
def module_colleague(_roles, for_the_module):
    return for_the_module(lambda: signed_in("kollegin", "Freigabe"))


@pytest.fixture
def colleague(module_colleague, roles):
    """A second person who publishes."""
    return again(module_colleague)


@pytest.fixture(scope="module")
def module_draft(module_news, _approver, for_the_module):
    def make():
        page = factories.NewsFactory(parent=module_news, live=False, **WORDS)
        page.save_revision(user=_approver.user)
        return page

    return for_the_module(make)


@pytest.fixture
def draft(module_draft, news, approver) -> NewsPage:
    """A piece of news that somebody who publishes has written."""
    return now(module_draft)


def answer(person, page, button, **values):
    """What somebody sees who sends the form of a page."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return person.post(url, page_form(NewsPage, **(WORDS | values)) | button)


def send(person, page, button, **values) -> None:
    with undrawn():
        answer(person, page, button, **values)


def words(response) -> str:
    html = BeautifulSoup(response.content, "html.parser")
    return " ".join(html.get_text(" ").split())


def now(page) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


def buttons(person, page) -> set[str]:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = BeautifulSoup(person.get(url).content, "html.parser")
    return {each["name"] for each in html.select("button[name]")} | {
        each["data-workflow-action-name"] for each in html.select("[data-workflow-action-name]")
    }


def test_without_the_rule_everybody_who_may_publishes_their_own(draft, approver):
    assert "action-publish" in buttons(approver, draft)
    send(approver, draft, PUBLISH, title="Anders")
    assert now(draft).title == "Anders"
    assert now(draft).live


def test_nobody_publishes_their_own_version(four_eyes, draft, approver):
    response = answer(approver, draft, PUBLISH)
    assert "Diese Fassung stammt von Ihnen" in words(response)
    assert not now(draft).live


def test_somebody_else_publishes_it_unchanged(four_eyes, draft, colleague):
    assert "action-publish" in buttons(colleague, draft)
    send(colleague, draft, PUBLISH)
    assert now(draft).live


def test_who_changes_it_first_does_not_publish_it(four_eyes, draft, colleague):
    response = answer(colleague, draft, PUBLISH, title="Anders")
    assert response.context_data["form"]["title"].value() == "Anders"
    assert "Diese Fassung stammt von Ihnen" in words(response)
    assert not now(draft).live


def test_a_draft_is_saved_as_ever(four_eyes, draft, approver):
    send(approver, draft, {}, title="Anders")
    assert now(draft).get_latest_revision_as_object().title == "Anders"


def test_the_button_is_gone_and_the_reason_is_there(four_eyes, draft, approver):
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert "Diese Fassung stammt von Ihnen" in words(approver.get(url))
    assert "action-publish" not in buttons(approver, draft)


def test_a_new_page_is_not_published_at_once(four_eyes, news, approver):
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", news.pk])
    approver.post(url, page_form(NewsPage, **(WORDS | {"slug": "ganz-neu"})) | PUBLISH)
    assert not NewsPage.objects.filter(slug="ganz-neu").exists()
    assert 'name="action-publish"' not in approver.get(url).content.decode()


def test_nobody_plans_their_own_publication(four_eyes, draft, approver):
    later = timezone.localtime() + timezone.timedelta(days=1)
    send(approver, draft, PUBLISH, go_live_at=later.strftime("%d.%m.%Y %H:%M"))
    assert now(draft).scheduled_revision is None


def test_many_at_once_are_published_by_others(four_eyes, draft, approver, colleague):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    url += f"?id={draft.pk}&next=/admin/"
    assert "Vier-Augen-Prinzip" in words(approver.post(url, follow=True))
    assert not now(draft).live
    colleague.post(url)
    assert now(draft).live


def test_an_earlier_version_becomes_a_draft(four_eyes, draft, approver, colleague):
    first = draft.latest_revision
    now(draft).save_revision(user=approver.user)
    url = reverse("wagtailadmin_pages:revisions_revert", args=[draft.pk, first.pk])
    response = colleague.post(url, page_form(NewsPage, **WORDS) | PUBLISH, follow=True)
    assert "Die frühere Fassung ist als Entwurf gespeichert" in words(response)
    assert now(draft).latest_revision.user == colleague.user
    assert not now(draft).live


def test_a_copy_is_a_draft_at_first(four_eyes, draft, approver, colleague):
    send(colleague, draft, PUBLISH)
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": draft.get_parent().pk}
    url = reverse("wagtailadmin_pages:copy", args=[draft.pk])
    approver.post(url, form | {"publish_copies": "on"})
    assert not NewsPage.objects.filter(slug="kopie").exists()
    approver.post(url, form)
    assert not NewsPage.objects.get(slug="kopie").live


def test_what_is_public_is_taken_offline_by_anybody(four_eyes, draft, approver, colleague):
    send(colleague, draft, PUBLISH)
    colleague.post(reverse("wagtailadmin_pages:unpublish", args=[draft.pk]))
    assert not now(draft).live


# --- Approving --------------------------------------------------------------------------------


def test_nobody_approves_what_they_have_submitted(four_eyes, draft, approver, colleague):
    send(approver, draft, SUBMIT)
    assert "approve" not in buttons(approver, draft)
    decide(approver, now(draft), "approve")
    assert not now(draft).live
    assert "approve" in buttons(colleague, draft)
    decide(colleague, now(draft), "approve")
    assert now(draft).live


def test_who_has_submitted_does_not_approve_what_others_changed_since(
    four_eyes, draft, approver, colleague, editor
):
    send(approver, draft, SUBMIT)
    now(draft).save_revision(user=editor.user)
    assert reason_not_to_approve(now(draft), approver.user)
    assert not reason_not_to_approve(now(draft), colleague.user)


def test_the_form_of_the_page_is_no_way_around(four_eyes, draft, approver):
    send(approver, draft, SUBMIT)
    send(approver, draft, APPROVE)
    assert not now(draft).live
    assert now(draft).workflow_in_progress


def test_nobody_approves_what_they_have_changed_since(four_eyes, draft, editor, colleague):
    send(editor, draft, SUBMIT)
    send(colleague, draft, {}, title="Anders")
    decide(colleague, now(draft), "approve")
    assert not now(draft).live


def test_nobody_approves_what_they_change_with_it(four_eyes, draft, editor, colleague):
    send(editor, draft, SUBMIT)
    response = answer(colleague, draft, APPROVE, title="Anders")
    assert "Sie haben die Seite gerade geändert" in words(response)
    assert not now(draft).live


def test_sending_back_is_always_possible(four_eyes, draft, approver):
    send(approver, draft, SUBMIT)
    decide(approver, now(draft), "reject")
    assert not now(draft).workflow_in_progress


def test_superusers_are_held_to_it_too(four_eyes, draft, superuser):
    draft.save_revision(user=superuser.user)
    send(superuser, draft, PUBLISH)
    assert not now(draft).live


# --- Committees: always ------------------------------------------------------------------------


@pytest.fixture
def almelo(cities):
    return factories.CityFactory(parent=cities, title="Almelo")


def test_who_is_in_a_committee_too_never_publishes_their_own(almelo, draft, approver, colleague):
    approver.user.groups.add(Group.objects.get(name="Komitee Almelo"))
    send(approver, draft, PUBLISH)
    send(approver, draft, SUBMIT)
    decide(approver, now(draft), "approve")
    assert not now(draft).live
    decide(colleague, now(draft), "approve")
    assert now(draft).live


def test_who_is_in_a_committee_too_approves_the_work_of_others(almelo, draft, editor, colleague):
    colleague.user.groups.add(Group.objects.get(name="Komitee Almelo"))
    send(editor, draft, SUBMIT)
    decide(colleague, now(draft), "approve")
    assert now(draft).live


def test_a_committee_approves_nothing_even_if_a_task_names_it(almelo, draft, editor):
    member = signed_in("mitglied", "Komitee Almelo")
    entrust(draft, [almelo], member.user)
    send(editor, draft, SUBMIT)
    GroupApprovalTask.objects.get().groups.add(Group.objects.get(name="Komitee Almelo"))
    page = now(draft)
    actions = page.current_workflow_task.get_actions(page, member.user)
    assert [name for name, _label, _asks in actions] == ["reject"]
    decide(member, page, "approve")
    assert not now(draft).live


# --- Translations -----------------------------------------------------------------------------


def test_a_translation_is_published_by_somebody_else(
    four_eyes, draft, english, approver, colleague, django_capture_on_commit_callbacks
):
    source, _is_new = TranslationSource.update_or_create_from_instance(draft)
    target = draft.copy_for_translation(english, copy_parents=True)
    Translation.objects.create(source=source, target_locale=english)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=english,
            data="News",
            last_translated_by=colleague.user,
        )
    url = reverse("wagtailadmin_pages:edit", args=[target.pk])
    assert "Vier-Augen-Prinzip" in words(colleague.post(url, {"action": "publish"}, follow=True))
    assert not now(target).live
    with django_capture_on_commit_callbacks(execute=True):
        approver.post(url, {"action": "publish"})
    assert now(target).live

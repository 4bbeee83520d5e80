"""From a draft to publication: one person writes, another one approves."""

import pytest
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from iserlohn_europa.news.models import NewsPage
from tests.admin.forms import page_form


@pytest.fixture
def submitted(sections, editor) -> NewsPage:
    """A piece of news that an editor has submitted."""
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", sections["aktuelles"].pk])
    form = page_form(NewsPage, title="Neues aus Almelo", slug="almelo", published_on="2026-05-09")
    editor.post(url, {**form, "action-submit": "1"})
    return NewsPage.objects.get(slug="almelo")


def decide(client, page, action, comment=""):
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, {"comment": comment})


def test_what_an_editor_submits_waits_for_approval(submitted, approver):
    assert not submitted.live
    assert submitted.current_workflow_state.workflow.name == "Freigabe"
    dashboard = approver.get("/admin/").content.decode()
    assert "Neues aus Almelo" in dashboard


def test_approval_publishes(submitted, approver):
    decide(approver, submitted, "approve")
    submitted.refresh_from_db()
    assert submitted.live
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED
    assert TaskState.objects.get().finished_by == approver.user


def test_a_refusal_with_a_reason_does_not_publish(submitted, approver):
    decide(approver, submitted, "reject", comment="Bitte das Datum prüfen.")
    submitted.refresh_from_db()
    assert not submitted.live
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    assert TaskState.objects.get().comment == "Bitte das Datum prüfen."


def test_who_opens_a_returned_page_reads_why(submitted, approver, editor):
    address = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    assert "zurückgegeben" not in editor.get(address).content.decode()
    decide(approver, submitted, "reject", comment="Wer kommt & wann?")
    assert "zurückgegeben: „Wer kommt &amp; wann?“" in editor.get(address).content.decode()


def test_an_editor_does_not_approve(submitted, editor):
    decide(editor, submitted, "approve")
    submitted.refresh_from_db()
    assert not submitted.live
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_an_editor_takes_a_submission_back(submitted, editor):
    url = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    form = page_form(NewsPage, title=submitted.title, slug="almelo", published_on="2026-05-09")
    editor.post(url, {**form, "action-cancel-workflow": "1"})
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED


def test_the_history_names_who_did_what(submitted, approver, editor):
    decide(approver, submitted, "approve")
    history = approver.get(reverse("wagtailadmin_pages:history", args=[submitted.pk]))
    text = history.content.decode()
    assert editor.user.get_full_name() in text
    assert approver.user.get_full_name() in text


def test_a_form_that_nobody_changed_has_not_changed(submitted):
    form_class = NewsPage.get_edit_handler().get_form_class()
    unchanged = {"title": submitted.title, "slug": submitted.slug, "published_on": "2026-05-09"}
    form = form_class(page_form(NewsPage, **unchanged), instance=submitted)
    assert "published_on" not in form.changed_data

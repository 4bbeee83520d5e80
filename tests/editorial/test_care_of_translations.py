"""The dashboard names translations that are older, unchecked, or public without their original."""

import pytest
from django.test import TestCase

from iserlohn_europa.core.today import today
from iserlohn_europa.editorial.care import CHECKS, open_checks
from iserlohn_europa.languages.checked import check
from tests.factories import NewsFactory
from tests.languages.conftest import NOON

KINDS = {"uebersetzung-aelter", "uebersetzung-ungeprueft", "uebersetzung-ohne-original"}


def publish(page):
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def counted(user) -> dict[str, int]:
    found = open_checks(CHECKS, user, today())
    return {each.check.slug: each.count for each in found if each.check.slug in KINDS}


@pytest.fixture
def german(news):
    return publish(NewsFactory(parent=news, title="Besuch"))


@pytest.fixture
def in_english(german, english):
    page = german.copy_for_translation(english, copy_parents=True)
    page.title = "Visit"
    # The parents came with it as they were, and are nobody's work.
    page.get_ancestors().filter(locale=english).update(live=False)
    return publish(page)


def test_what_nobody_has_checked_is_counted_until_somebody_has(in_english, approver):
    assert counted(approver.user) == {"uebersetzung-ungeprueft": 1}
    check(in_english, approver.user, NOON)
    assert counted(approver.user) == {}


def test_what_is_older_leads_to_the_difference(german, in_english, approver):
    german.title = "Zweiter Besuch"
    publish(german)
    assert counted(approver.user)["uebersetzung-aelter"] == 1
    (older,) = [each for each in CHECKS if each.slug == "uebersetzung-aelter"]
    (case,) = older.find(approver.user, today())
    assert case.url == f"/admin/uebersetzungen/{in_english.pk}/"
    assert case.note == "Englisch"


def test_what_stays_public_without_the_original_leads_to_its_form(german, in_english, approver):
    german.unpublish()
    assert counted(approver.user)["uebersetzung-ohne-original"] == 1
    (alone,) = [each for each in CHECKS if each.slug == "uebersetzung-ohne-original"]
    (case,) = alone.find(approver.user, today())
    assert case.url == f"/admin/pages/{in_english.pk}/edit/"
    in_english.unpublish()
    assert counted(approver.user) == {}

"""What needs care is counted again after a change, and not for every look at the first page."""

import pytest

from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.core.today import today
from iserlohn_europa.editorial.care import CHECKS, open_checks
from iserlohn_europa.editorial.reviews.due import confirm
from iserlohn_europa.library.models import CustomImage
from partnerships.models import PartnerCityPage
from tests.factories import CityFactory

SLUGS = ("staedte", "pruefen", "ansprechstellen", "bilder")


@pytest.fixture
def counts(approver):
    """How much each check finds for somebody, by its slug."""

    checks = [check for check in CHECKS if check.slug in SLUGS]

    def counts(user=approver.user):
        return {each.check.slug: each.count for each in open_checks(checks, user, today())}

    return counts


@pytest.fixture(scope="module")
def _city(module_cities, for_the_module):
    return for_the_module(lambda: CityFactory(parent=module_cities, title="Almelo"))


@pytest.fixture
def city(_city, cities) -> PartnerCityPage:
    """A city of which nobody has told anything."""
    return PartnerCityPage.objects.get(pk=_city.pk)


def test_a_second_look_costs_a_handful_of_questions(city, counts, django_assert_max_num_queries):
    first = counts()
    assert first["staedte"] == 1
    with django_assert_max_num_queries(5):
        assert counts() == first


def test_everybody_has_their_own_counts(city, counts, editor):
    editor.user.groups.get().page_permissions.all().delete()
    assert "staedte" in counts()
    assert "staedte" not in counts(editor.user)


def test_a_page_that_is_taken_off_the_site_counts_no_more(city, counts):
    assert counts()["staedte"] == 1
    city.unpublish(log_action=True)
    assert "staedte" not in counts()


def test_a_page_that_was_read_counts_no_more(city, counts, approver):
    type(city).objects.filter(pk=city.pk).update(last_published_at="2020-01-01T12:00Z")
    assert counts()["pruefen"] == 1
    confirm(city, approver.user, today())
    assert "pruefen" not in counts()


def test_a_role_that_is_new_counts_at_once(counts, approver, home):
    assert "ansprechstellen" not in counts()
    form = {"title": "Europabüro", "holders-TOTAL_FORMS": "0", "holders-INITIAL_FORMS": "0"}
    form |= {"holders-MIN_NUM_FORMS": "0", "holders-MAX_NUM_FORMS": "1000"}
    approver.post("/admin/snippets/core/contactrole/add/", form)
    assert ContactRole.objects.exists()
    assert counts()["ansprechstellen"] == 1


def test_a_picture_that_is_completed_counts_no_more(counts, home):
    picture = CustomImage.objects.create(title="Markt", file="x.png", width=1, height=1)
    assert counts()["bilder"] == 1
    CustomImage.objects.filter(pk=picture.pk).update(credit="A", licence="B", description="C")
    assert "bilder" not in counts()

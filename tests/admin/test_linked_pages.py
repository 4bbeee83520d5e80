"""Links to other pages lead to the German page, and each translation finds its own version."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset

from awards.models import AwardPage
from events.models import EventPage, EventPartner
from iserlohn_europa.core.fields import SourcePageKey
from iserlohn_europa.core.models import BasePage
from iserlohn_europa.projects.models import ProjectFunding, ProjectPartner
from partnerships.models import BondDate, Milestone, PartnerCityPage
from tests.admin.forms import page_form
from tests.factories import AwardFactory, CityFactory
from tests.undrawn import undrawn

pytestmark = pytest.mark.indexed

WANTED = "Bitte wählen Sie die deutsche Seite."
CHOOSER = reverse("wagtailadmin_choose_page_search")


@pytest.fixture
def almelo(sections):
    return CityFactory(parent=sections["partnerstaedte"], title="Almelo")


@pytest.fixture
def english_almelo(almelo, english):
    return almelo.copy_for_translation(english, copy_parents=True)


def add_event(client, sections, city):
    url = reverse(
        "wagtailadmin_pages:add", args=["events", "eventpage", sections["veranstaltungen"].pk]
    )
    partners = inline_formset([{"city": city.pk, "role": "host"}])
    form = page_form(EventPage, title="Fest", slug="fest", kind="concert", partners=partners)
    with undrawn():
        return client.post(url, form)


def test_a_german_city_takes_part_in_an_event(sections, editor, almelo):
    assert add_event(editor, sections, almelo).status_code == 302


def test_a_translated_city_is_refused_in_a_row_at_its_field(sections, editor, english_almelo):
    (row,) = (
        add_event(editor, sections, english_almelo).context_data["form"].formsets["partners"].forms
    )
    assert WANTED in str(row.errors["city"])


@pytest.mark.parametrize("field", ["renewed_by", "told_on"])
def test_a_translated_page_is_refused_on_a_page_at_its_field(sections, editor, english, field):
    award = AwardFactory(parent=sections["auszeichnungen"])
    translated = award.copy_for_translation(english, copy_parents=True)
    url = reverse("wagtailadmin_pages:edit", args=[award.pk])
    form = page_form(AwardPage, title="Preis", slug="preis", date="2013", awarding_body="NRW")
    with undrawn():
        response = editor.post(url, {**form, field: translated.pk})
    assert WANTED in str(response.context_data["form"].errors[field])


def test_no_link_of_a_page_or_of_its_rows_is_left_out():
    rows = [EventPartner, ProjectFunding, ProjectPartner, BondDate, Milestone]
    for model in [AwardPage, *rows]:
        for field in model._meta.get_fields():
            is_parent = field.name == "page" or getattr(field.remote_field, "parent_link", False)
            target = field.related_model if field.many_to_one and field.concrete else None
            if target and not is_parent and (target is Page or issubclass(target, BasePage)):
                assert isinstance(field, SourcePageKey) or field.name == "alias_of", field


def chosen_from(client, **query) -> list[str]:
    with undrawn():
        response = client.get(CHOOSER, {"q": "Almelo", **query})
    return sorted(page.locale.language_code for page in response.context_data["pages"])


def test_a_city_is_chosen_from_the_german_ones_but_a_link_may_lead_anywhere(editor, english_almelo):
    assert chosen_from(editor, page_type="partnerships.partnercitypage") == ["de"]
    assert chosen_from(editor, page_type="wagtailcore.page") == ["de", "en"]
    copied = {"page_type": "partnerships.partnercitypage", "user_perms": "copy_to"}
    assert chosen_from(editor, **copied) == ["de", "en"]
    assert PartnerCityPage.objects.count() == 2

"""What every page type owes its readers and its editors.

What its editors do with it is tested in tests/admin/test_forms.py.
"""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.template.loader import get_template

from events.models import EventPage
from iserlohn_europa.core.models import BasePage
from iserlohn_europa.office.models import HomePage
from tests import factories

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, BasePage)]
FACTORIES = {
    factory._meta.model: factory
    for factory in (getattr(factories, name) for name in factories.__all__)
}
LEAST = {EventPage: {"date": "2026-05"}}
DAY = datetime.date(2026, 5, 6)


def make(model, home):
    """A page of that type with the least it needs, below the parents it belongs to."""
    if model is HomePage:
        return home
    parents = [parent for parent in model.allowed_parent_page_models() if parent is not model]
    parent_model = parents[0]
    parent = parent_model.objects.first() or make(parent_model, home)
    return FACTORIES[model](parent=parent, **LEAST.get(model, {}))


def for_each_page_type(test):
    return pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)(test)


def test_every_page_type_has_a_factory():
    assert set(FACTORIES) == set(PAGE_TYPES)


@for_each_page_type
def test_it_knows_its_place_in_the_tree(model):
    assert hasattr(model, "parent_page_types")
    assert hasattr(model, "subpage_types")
    assert model.allowed_parent_page_models()


@for_each_page_type
def test_it_has_a_template_a_sentence_and_a_german_name(model):
    get_template(model.template)
    assert model.__doc__.strip().endswith(".")
    assert model._meta.verbose_name != model.__name__.lower()


@for_each_page_type
def test_every_field_has_a_label_of_its_own(model):
    for field in model._meta.local_fields:
        if field.editable and not field.auto_created and not field.primary_key:
            assert str(field.verbose_name) != field.name.replace("_", " "), field.name


@for_each_page_type
def test_it_is_read_with_the_least_content(model, home, client):
    response = client.get(make(model, home).url)
    assert response.status_code == 200
    assert "None" not in BeautifulSoup(response.content, "html.parser").find("main").get_text()

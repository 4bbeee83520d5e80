import pytest
from django.core.exceptions import ValidationError

from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.fields import (
    GroupedIntegerFormField,
    PartialDateField,
    PartialDateFormField,
)
from partnerships.models import BondDate, PartnerCityPage
from tests.factories import CityFactory


def test_text_becomes_a_partial_date_when_it_is_assigned():
    assert BondDate(date="1967-09-18").date == PartialDate("1967-09-18")


def test_a_partial_date_comes_back_from_the_database_as_it_went_in(cities):
    city = CityFactory(parent=cities, bond_dates=[BondDate(kind="signing", date="2005/2006")])
    assert BondDate.objects.get(page=city).date == PartialDate("2005/2006")


def test_its_borders_are_columns_to_order_and_filter_by(cities):
    CityFactory(parent=cities, bond_dates=[BondDate(kind="signing", date="2007-12")])
    found = BondDate.objects.filter(date_earliest="2007-12-01", date_latest="2007-12-31")
    assert found.count() == 1


def test_an_unknown_date_is_empty_text_and_has_no_borders(cities):
    city = CityFactory(parent=cities)
    assert PartnerCityPage.objects.filter(pk=city.pk, population_date="").exists()
    assert PartnerCityPage.objects.get(pk=city.pk).population_date is None


def test_a_partial_date_survives_a_revision(cities):
    city = CityFactory(parent=cities, population=1, population_date="2021")
    city.population_date = "2022-08"
    revision = city.save_revision()
    assert revision.as_object().population_date == PartialDate("2022-08")


def test_a_form_reads_what_a_german_editor_types():
    assert PartialDateFormField().clean("6. Mai 2007") == PartialDate("2007-05-06")


def test_a_form_says_what_is_wrong():
    with pytest.raises(ValidationError, match="Datum"):
        PartialDateFormField().clean("irgendwann")


def test_a_form_knows_that_another_spelling_is_no_change():
    field = PartialDateFormField()
    assert not field.has_changed(PartialDate("2007-05"), "Mai 2007")
    assert field.has_changed(PartialDate("2007-05"), "2007")
    assert field.has_changed(None, "Unsinn")


def test_a_field_that_must_be_filled_says_so():
    with pytest.raises(ValidationError):
        PartialDateField().clean("", None)
    assert PartialDateField(blank=True).clean("", None) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12345", 12345),
        ("12.345", 12345),
        ("12 345", 12345),
        ("12.000", 12000),
        ("1.234.567", 1234567),
        ("", None),
    ],
)
def test_a_large_number_is_read_with_and_without_its_thousands_marked(typed, number):
    assert GroupedIntegerFormField(required=False).clean(typed) == number


@pytest.mark.parametrize("typed", ["12.34", "12.0", "12.3456", "12,5", ".345", "viele"])
def test_what_is_no_whole_number_is_refused(typed):
    with pytest.raises(ValidationError):
        GroupedIntegerFormField().clean(typed)


def test_names_sort_without_case_and_accents_on_every_database(cities):
    for title in ("Óbuda", "almelo", "Zwickau", "Ölsnitz", "Łódź", "Ost"):
        CityFactory(parent=cities, title=title)
    names = list(PartnerCityPage.objects.by_name().values_list("title", flat=True))
    assert names == ["almelo", "Łódź", "Óbuda", "Ölsnitz", "Ost", "Zwickau"]

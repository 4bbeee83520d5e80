"""What a page says about being printed; how it looks on paper is for the eye."""

from tests.factories import CityFactory

from .pages import text_of


def test_a_sheet_of_paper_names_its_page_and_its_day(read, cities):
    city = CityFactory(parent=cities)
    note = text_of(read(f"{city.url}?quelle=mail").select_one(".print-note"))
    assert note.startswith("Stand: ")
    assert note.endswith(f", {city.full_url}")


def test_a_page_that_is_missing_has_no_address_to_print(read):
    assert not read("/gibt-es-nicht/", status=404).select(".print-note")


def test_a_city_says_that_it_makes_a_good_sheet(read, cities):
    assert "drucken" in text_of(read(CityFactory(parent=cities).url).select_one(".print-hint"))


def test_a_city_that_was_never_saved_has_no_address_to_print(cities, preview):
    city = CityFactory.build(title="Almelo", slug="almelo")
    city.locale = cities.locale
    assert not preview(city).select(".print-note")

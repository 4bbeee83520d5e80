"""The partner cities of many awards are found at once, and are the same as of each alone."""

import pytest

from awards.models import AwardPage
from awards.of_city import know_cities
from tests.factories import AwardFactory, CityFactory


@pytest.fixture
def many(cities, awards):
    """Awards that were won with no, one and two cities, one of which has no public page."""
    almelo = CityFactory(parent=cities, title="Almelo")
    draft = CityFactory(parent=cities, title="Zagreb", live=False)
    for won_with in ([], [almelo], [draft, almelo]):
        AwardFactory(parent=awards, date="2014", cities=won_with)
    return almelo


def test_each_award_knows_its_cities_by_name(many):
    found = list(AwardPage.objects.order_by("pk"))
    know_cities(found, {many.pk: many})
    assert [[city.title for city in award.city_list] for award in found] == [
        *([], ["Almelo"], ["Almelo", "Zagreb"])
    ]
    assert [award.city_list for award in AwardPage.objects.order_by("pk")] == [
        award.city_list for award in found
    ]


def test_a_city_that_is_known_is_not_read_again(many, django_assert_num_queries):
    found = list(AwardPage.objects.filter(cities=many).order_by("pk").select_related("locale"))[:1]
    with django_assert_num_queries(1):
        know_cities(found, {many.pk: many})
    assert found[0].city_list[0] is many

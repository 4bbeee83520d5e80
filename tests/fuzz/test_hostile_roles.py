"""Whatever whoever has signed in asks of the admin is answered, and soon."""

import pytest
from django.template.response import SimpleTemplateResponse
from hypothesis import given
from hypothesis import strategies as st

from tests.admin.world import World
from tests.hostile import QUERIES
from tests.routes import IN_THE_ADMIN, example, filled

from .asking import address_of, assert_answered, pieces

pytestmark = [pytest.mark.usefixtures("not_drawn"), pytest.mark.django_db]

ASKED = [
    route for route in IN_THE_ADMIN if not route.startswith(("admin/logout", "admin/failwhale"))
]


@pytest.fixture(scope="module")
def world(_home, _roles, for_the_module) -> World:
    return for_the_module(lambda: World(_home))


@pytest.fixture
def not_drawn(monkeypatch):
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


@given(st.data(), st.sampled_from(ASKED), st.sampled_from("RFVKN"))
def test_any_address_is_answered(world, data, route, who):
    assert_answered(world.people[who], "GET", address_of(data.draw, route))


@given(st.sampled_from(ASKED), st.sampled_from("RFVKN"), pieces)
def test_any_tail_is_answered(world, route, who, tail):
    assert_answered(world.people[who], "GET", filled(route, example) + tail)


@given(st.sampled_from(ASKED), st.sampled_from("RFVKN"), st.sampled_from(sorted(QUERIES)))
def test_any_long_query_is_answered(world, route, who, kind):
    assert_answered(world.people[who], "GET", f"{filled(route, example)}?{QUERIES[kind]}")


@given(st.sampled_from(ASKED), st.sampled_from("RFVKN"), pieces)
def test_any_number_of_a_page_is_answered(world, route, who, number):
    assert_answered(world.people[who], "GET", f"{filled(route, example)}?p={number}")

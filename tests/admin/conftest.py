import pytest
from django.conf import settings
from django.contrib import auth
from wagtail.models import Page


@pytest.fixture
def sections(cities, events, awards, projects, funding, news) -> dict[str, Page]:
    """The index pages by their slugs."""
    return {page.slug: page for page in (cities, events, awards, projects, funding, news)}


@pytest.fixture(scope="module")
def known_people():
    """Who has asked once is known from then on, with the rights read at that time.

    For tables of rights whose requests are undone: looking up each time who somebody is and what
    they may do took half of all. How people sign in and out is tested in tests/accounts.
    """
    known = {}

    def get_user(request):
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if key not in known:
            known[key] = auth.get_user(request)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.contrib.auth.middleware.get_user", get_user)
        yield

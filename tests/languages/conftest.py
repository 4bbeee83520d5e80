import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale

from tests.factories import CityFactory, CityIndexFactory


@pytest.fixture(scope="module")
def _site(_home, for_the_module):
    """A German site with a city, an English home and overview of cities, and a French home."""

    def make():
        index = CityIndexFactory(parent=_home)
        CityFactory(parent=index, title="Laventie", slug="laventie", native_language="fr")
        for code in ("en", "fr", "de-simple"):
            Locale.objects.create(language_code=code)
        translate(_home, "en", title="Friends in Europe")
        translate(index, "en", title="Partner cities", slug="partner-cities")
        translate(_home, "fr", title="Amis en Europe")
        return _home

    return for_the_module(make)


def translate(page, code, **words):
    """A published translation of a page, with words of its own."""
    translated = page.copy_for_translation(Locale.objects.get(language_code=code))
    for name, value in words.items():
        setattr(translated, name, value)
    translated.save_revision().publish()
    return translated


@pytest.fixture
def site(_site, home):
    """The German home of that site."""
    return home


@pytest.fixture
def read(client):
    """Reads a page as a visitor does, and hands over its HTML."""

    def read(url, status=200):
        response = client.get(url)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser")

    return read

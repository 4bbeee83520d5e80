import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import TestCase
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from iserlohn_europa.languages.querysets import translations
from iserlohn_europa.languages.starting import start
from tests.factories import CityFactory, CityIndexFactory

NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


class Translator:
    """Somebody who translates with wagtail-localize, as its editor does."""

    def __init__(self, locale):
        self.locale = locale

    def publish(self, page):
        """Publishes a page as it is, and lets what follows happen."""
        with TestCase.captureOnCommitCallbacks(execute=True):
            page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)

    def start(self, page) -> Translation:
        start(page, [self.locale], user=None)
        return Translation.objects.get(
            source__object_id=page.translation_key, target_locale=self.locale
        )

    def say(self, translation, words=None, only=None):
        """Gives every piece a translation: the one of `words`, or the German in capitals.

        Or the piece alone that says `only`.
        """
        words = words or {}
        segments = translation.source.stringsegment_set.select_related("string", "context")
        if only:
            segments = segments.filter(string__data=only)
        for segment in segments:
            text = segment.string.data
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=self.locale,
                context=segment.context,
                defaults={"data": words.get(text, shouted(text))},
            )

    def go_public(self, translation) -> Page:
        with TestCase.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        return translation.get_target_instance()

    def translated(self, page) -> Page:
        """A page with a public translation of all its words."""
        translation = self.start(self.publish(page))
        self.say(translation)
        return self.go_public(translation)


def shouted(text: str) -> str:
    """Something that is not German any more, with its markup whole."""
    return text if "<" in text else text.upper()


@pytest.fixture(scope="module")
def module_translator(_home, for_the_module) -> Translator:
    return Translator(for_the_module(lambda: Locale.objects.create(language_code="en")))


@pytest.fixture
def translator(module_translator, db) -> Translator:
    """A translator into English."""
    return module_translator


@pytest.fixture
def english(module_translator, db) -> Locale:
    return module_translator.locale


@pytest.fixture
def state_of():
    """How a translation stands."""
    return lambda page: translations().get(pk=page.pk).state


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


@pytest.fixture
def easy(db):
    """Easy German, which is written anew."""
    return Locale.objects.create(language_code="de-simple")

"""Our own translations of the first content: whole, brought in once, and left to the staff."""

import re

import pytest
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail_localize.models import StringTranslation, Translation

from iserlohn_europa.core.models import ContactRole, Topic
from iserlohn_europa.office.models import HomePage
from iserlohn_europa.seed import translations
from iserlohn_europa.seed.models import SeededObject
from iserlohn_europa.seed.store import Store
from iserlohn_europa.seed.translations import LanguageLoader, plan, translate_content, words_of
from partnerships.models import PartnerCityPage

pytestmark = [
    pytest.mark.indexed,
    pytest.mark.usefixtures("translated"),
    pytest.mark.django_db,
]

TAG = re.compile("<[^>]+>")


@pytest.fixture(scope="module")
def translated(seeded, for_the_module):
    """The first content in all its languages, with no word noted for the search."""
    for_the_module(translate_content)


def said() -> list[tuple[str, str, str, str]]:
    """Everything to be said: in which language, of what, in which words, and what is said."""
    store = Store()
    catalogues = {language: LanguageLoader(language).catalogue for language in plan()}
    return [
        (language, key, words, catalogues[language].get((key, words), ""))
        for language, sections in plan().items()
        for keys in sections.values()
        for key in keys
        for words in words_of(store.find(key))
    ]


@pytest.fixture(scope="module")
def catalogues(translated, for_the_module):
    return for_the_module(said)


def test_nothing_is_missing_in_a_catalogue(catalogues):
    assert [(language, key, words) for language, key, words, text in catalogues if not text] == []


def test_what_marks_words_in_german_marks_them_in_every_language(catalogues):
    changed = [
        (words, text)
        for _language, _key, words, text in catalogues
        if sorted(TAG.findall(words)) != sorted(TAG.findall(text))
    ]
    assert changed == []


def test_every_public_page_is_public_in_english():
    german = Page.objects.live().filter(locale__language_code="de", depth__gt=1)
    english = Page.objects.live().filter(locale__language_code="en")
    keys = set(english.values_list("translation_key", flat=True))
    assert [page.title for page in german if page.translation_key not in keys] == []


def test_what_is_a_draft_in_german_is_a_draft_in_english():
    assert not Page.objects.get(slug="ipz-seminar-foerderung").live
    drafts = Page.objects.filter(locale__language_code="en", live=False)
    assert len(drafts) == 1


@pytest.mark.parametrize("language", ["fr", "nl", "pl", "hu"])
def test_friends_are_welcomed_on_one_page_in_their_language(language):
    (page,) = HomePage.objects.filter(locale__language_code=language)
    assert page.live
    assert page.motto != HomePage.objects.get(locale__language_code="de").motto
    assert not page.get_children().exists()


def test_topics_and_roles_have_english_names():
    english = Locale.objects.get(language_code="en")
    assert Topic.objects.filter(locale=english, title="Culture").exists()
    role = ContactRole.objects.get(locale=english, title__startswith="Europe Officer")
    assert not role.holders.exists()  # people are kept once, with the German role


def test_staff_go_on_from_what_stands_there():
    city = PartnerCityPage.objects.get(locale__language_code="en", slug="almelo")
    translation = Translation.objects.get(
        source__object_id=city.translation_key, target_locale=city.locale
    )
    assert translation.enabled
    assert translation.get_progress()[0] == translation.get_progress()[1] > 5


def test_translating_twice_is_translating_once():
    before = StringTranslation.objects.count(), Page.objects.count()
    assert translate_content() == 0
    assert (StringTranslation.objects.count(), Page.objects.count()) == before


def test_what_staff_have_changed_stays():
    city = PartnerCityPage.objects.get(locale__language_code="en", slug="almelo")
    StringTranslation.objects.filter(
        context__object_id=city.translation_key, context__path="teaser"
    ).update(data="Our oldest friends")
    city.teaser = "Our oldest friends"
    city.save_revision().publish()
    translate_content()
    words = StringTranslation.objects.get(
        context__object_id=city.translation_key, context__path="teaser"
    )
    assert words.data == PartnerCityPage.objects.get(pk=city.pk).teaser == "Our oldest friends"


def test_what_staff_have_deleted_stays_away():
    PartnerCityPage.objects.get(locale__language_code="en", slug="almelo").delete()
    assert translate_content() == 0
    assert not PartnerCityPage.objects.filter(locale__language_code="en", slug="almelo").exists()


def forget(key: str) -> PartnerCityPage:
    """As if the language had come only now: the German page to a key."""
    page = Page.objects.get(pk=SeededObject.objects.get(key=key.partition("/")[2]).object_id)
    page.get_translations().delete()
    SeededObject.objects.get(key=key).delete()
    return page.specific


def test_a_page_with_new_german_words_waits_as_a_draft():
    city = forget("en/city/almelo")
    city.teaser = "Von der Redaktion geschrieben"
    city.save_revision().publish()
    assert translate_content() == 1
    english = city.get_translations().get()
    assert not english.live
    words = StringTranslation.objects.filter(context__object_id=city.translation_key)
    assert words.filter(context__path="title").exists()
    assert not words.filter(context__path="teaser").exists()


def test_a_translation_that_staff_have_begun_is_theirs():
    city = forget("en/city/almelo")
    theirs = city.copy_for_translation(Locale.objects.get(language_code="en"))
    assert translate_content() == 0
    assert not PartnerCityPage.objects.get(pk=theirs.pk).live
    assert Store().knows("en/city/almelo")


def test_what_has_lost_its_place_waits_for_it():
    city = forget("en/city/almelo")
    city.get_parent().get_translation(Locale.objects.get(language_code="en")).delete()
    assert translate_content() == 0
    assert not Store().knows("en/city/almelo")


def test_what_a_translation_leads_to_is_known():
    office = Page.objects.get(slug="europe-office")
    assert ReferenceIndex.get_references_for_object(office.specific).exists()


def test_a_catalogue_is_read_only_when_something_is_missing(monkeypatch):
    monkeypatch.setattr(translations.polib, "pofile", None)
    assert translate_content() == 0

"""The words of the site, as every process keeps them."""

import datetime

import pytest
from django.db import connection

from iserlohn_europa.search.indexing import alone, index_translations, rebuild
from iserlohn_europa.search.vocabulary import dictionary
from tests.factories import NewsFactory

ON = datetime.date(2026, 11, 23)


@pytest.fixture
def note(news):
    """Takes down a page with that title."""

    def note(title):
        page = NewsFactory(parent=news, title=title)
        index_translations(page.translation_key, ON)

    return note


def test_new_words_are_added_to_those_that_have_been_read(note):
    note("Quittenmarkt")
    before = dictionary().of("de")
    note("Glauchau")
    after = dictionary().of("de")
    assert after.words["quittenmarkt"] is before.words["quittenmarkt"]
    assert after.whole("glauchau")


def test_words_in_another_language_change_nothing(note, news, english):
    note("Quittenmarkt")
    before = dictionary().of("de")
    page = NewsFactory(parent=news, title="Markets", locale=english)
    index_translations(page.translation_key, ON)
    assert dictionary().of("de") is before
    assert dictionary().of("en").whole("market")


def test_an_older_question_is_answered_with_the_newest_words(note):
    note("Quittenmarkt")
    older = dictionary()
    note("Glauchau")
    newest = dictionary().of("de")
    assert older.of("de") is newest


def test_all_words_are_read_again_when_all_were_made_anew(note):
    note("Quittenmarkt")
    before = dictionary().of("de")
    rebuild(ON)
    after = dictionary().of("de")
    assert after.words.keys() >= {"quittenmarkt"}
    assert not set(before.whole("quittenmarkt")) & set(after.whole("quittenmarkt"))


def test_what_anybody_types_is_not_kept(note):
    note("Quittenmarkt")
    known = dictionary().of("de")
    assert known.with_part("quitt")
    kept = len(known._parts)
    assert [known.with_part(f"unsinn{letter}") for letter in "abc"] == [[], [], []]
    assert len(known._parts) == kept


def test_those_who_add_words_wait_for_one_another(db, django_assert_num_queries):
    with django_assert_num_queries(3) as asked, alone():
        pass
    if connection.features.has_select_for_update:
        assert any("FOR NO KEY UPDATE" in query["sql"] for query in asked.captured_queries)

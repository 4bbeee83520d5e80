"""What the office recommends: for which words, to whom, and who may change it."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from iserlohn_europa.core.text import sort_key
from iserlohn_europa.search.bets import MOST_SHOWN, WORDS_MISSING, BestBet
from tests.factories import StandardPageFactory

LIST, ADD = "/admin/empfehlungen/", "/admin/empfehlungen/new/"


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, title="Förderung")


@pytest.fixture
def recommended(page):
    """The pages recommended for a search."""
    BestBet.objects.create(words="Zuschuss\nGeld für Austausch", page=page)
    return lambda words, language="de": BestBet.objects.pages_for(words, language, sort_key)


@pytest.mark.parametrize(
    "words", ["zuschuss", "ZUSCHUSS!", "Geld für Austausch", "austausch geld fur"]
)
def test_it_is_for_those_who_search_for_just_these_words(words, recommended, page):
    assert recommended(words) == [page.pk]


@pytest.mark.parametrize("words", ["zuschuss austausch", "geld", "zuschuss geld", "", "!"])
def test_other_searches_see_nothing_of_it(words, recommended):
    assert recommended(words) == []


def test_it_is_shown_in_the_language_of_its_page_only(recommended, english):
    assert recommended("zuschuss", "en") == []


def test_nobody_is_led_to_a_page_that_is_offline_or_private(recommended, page):
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    assert recommended("zuschuss") == []
    restriction.delete()
    page.unpublish()
    assert recommended("zuschuss") == []


def test_a_page_is_recommended_once_and_few_are(recommended, home, page):
    BestBet.objects.create(words="Zuschuss", page=page)
    for slug in "abcd":
        other = StandardPageFactory(parent=home, slug=slug)
        BestBet.objects.create(words="zuschuss", page=other)
    found = recommended("zuschuss")
    assert len(found) == len(set(found)) == MOST_SHOWN


def test_lines_are_tidied_and_a_line_without_a_word_is_refused(page):
    bet = BestBet(words="  Geld  für \n\n Zuschuss ", page=page)
    bet.full_clean()
    assert bet.searches == ["Geld für", "Zuschuss"]
    bet.words = "Zuschuss\n!?"
    with pytest.raises(ValidationError) as raised:
        bet.full_clean()
    assert raised.value.message_dict == {"words": [WORDS_MISSING]}


def test_who_approves_adds_one(approver, page):
    approver.post(ADD, {"words": "Zuschuss", "page": page.pk, "reason": "Oft gefragt."})
    assert BestBet.objects.get().page_id == page.pk


def test_who_writes_only_looks(editor, page):
    bet = BestBet.objects.create(words="Zuschuss", page=page, reason="Oft gefragt.")
    assert "Oft gefragt." in editor.get(LIST).content.decode()
    editor.post(f"/admin/empfehlungen/edit/{bet.pk}/", {"words": "Anders", "page": page.pk})
    editor.post(f"/admin/empfehlungen/delete/{bet.pk}/")
    assert BestBet.objects.get().words == "Zuschuss"

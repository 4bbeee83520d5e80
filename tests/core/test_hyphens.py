"""Long German words may be parted where one word of theirs ends, and nowhere else."""

import pytest
from django.template import Context, Template

from iserlohn_europa.core.hyphens import SOFT_HYPHEN, breakable


@pytest.mark.parametrize(
    "parted",
    [
        "Städtepartnerschafts|konferenz",
        "Die Gleichstellungs|beauftragte der Stadt",
        "Partnerschafts|komitee und Öffentlichkeits|arbeitsgruppe",
        "Informations|veranstaltung",
    ],
)
def test_a_long_word_is_parted_after_the_s_that_joins_two(parted):
    assert breakable(parted.replace("|", "")) == parted.replace("|", SOFT_HYPHEN)


@pytest.mark.parametrize(
    "whole",
    ["Wirtschaftsrat", "Jubiläumswochenende", "Völkerverständigungen", "Kartoffelklöße", "", "42"],
)
def test_short_words_and_others_stay_whole(whole):
    assert breakable(whole) == whole


def test_a_title_is_escaped_all_the_same():
    template = Template("{% load text_tags %}{{ title|with_hyphens }}")
    assert template.render(Context({"title": "<b>"})) == "&lt;b&gt;"

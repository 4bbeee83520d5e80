import datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.templatetags.text_tags import as_time, grouped, in_words, year


@pytest.mark.parametrize(
    ("when", "html"),
    [
        (PartialDate("2007"), '<time datetime="2007">2007</time>'),
        (PartialDate("2007-12"), '<time datetime="2007-12">Dezember 2007</time>'),
        (datetime.date(2017, 9, 27), '<time datetime="2017-09-27">27. September 2017</time>'),
        (PartialDate("2005/2006"), "2005/2006"),
        (None, ""),
    ],
)
def test_a_date_is_written_for_people_and_machines(when, html):
    assert as_time(when) == html


def test_a_number_has_its_thousands_set_apart():
    assert grouped(73140) == "73.140"
    assert grouped(None) == ""


def test_a_count_is_a_word():
    assert in_words(9) == "neun"


def test_numbers_and_leaves_of_a_calendar_speak_english():
    leaf = Template("{% load text_tags %}{% date_tile when %}")
    context = Context({"when": PartialDate("2024-07-05/2024-07-08")})
    assert "5.–8." in leaf.render(context)
    with translation.override("en"):
        assert grouped(73140) == "73,140"
        assert in_words(9) == "nine"
        assert "5–8" in leaf.render(context)


def test_the_year_of_a_span_is_not_guessed():
    assert year(PartialDate("1991-10-29")) == "1991"
    assert year(PartialDate("2005/2006")) == "2005/2006"


def facts(value) -> str:
    template = (
        "{% load text_tags %}{% fact_list %}"
        "{% fact 'Region' %} {{ value }} {% endfact %}{% endfact_list %}"
    )
    return Template(template).render(Context({"value": value}))


def test_a_fact_that_is_not_known_leaves_no_trace():
    assert "<dt" in facts("Overijssel")
    assert facts("").strip() == ""


def test_a_fact_stays_text():
    assert "&lt;b&gt;" in facts("<b>")

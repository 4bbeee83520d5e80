"""Times of day in the words of each language."""

import datetime

import pytest
from django.utils import translation

from iserlohn_europa.core.clock import moment_in_words, times_in_words

TEN, HALF_PAST_SIX, ONE = datetime.time(10), datetime.time(18, 30), datetime.time(13)


@pytest.mark.parametrize(
    ("times", "german", "english"),
    [
        ([TEN], "10 Uhr", "10 am"),
        ([HALF_PAST_SIX], "18:30 Uhr", "6:30 pm"),
        ([TEN, ONE], "10 bis 13 Uhr", "10 am to 1 pm"),
        ([datetime.time(9, 5)], "9:05 Uhr", "9:05 am"),
        ([datetime.time(12)], "12 Uhr", "12 pm"),
        ([datetime.time(0)], "0 Uhr", "12 am"),
    ],
)
def test_times_are_said_as_people_say_them(times, german, english):
    assert times_in_words(*times) == german
    with translation.override("en"):
        assert times_in_words(*times).replace("\N{NO-BREAK SPACE}", " ") == english


def test_a_moment_has_the_time_of_the_town():
    moment = datetime.datetime(2027, 7, 10, 16, 30, tzinfo=datetime.UTC)
    assert moment_in_words(moment) == "10. Juli 2027, 18:30 Uhr"
    with translation.override("en"):
        assert moment_in_words(moment) == "10 July 2027, 6:30\N{NO-BREAK SPACE}pm"

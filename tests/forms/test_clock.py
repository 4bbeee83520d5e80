"""Two weeks to answer, six at the latest, and an interim note otherwise."""

import datetime

import pytest

from iserlohn_europa.forms.clock import Stage, next_due, stage_of
from iserlohn_europa.forms.models import FeedbackMessage

# The clock goes forward a week later.
RECEIVED = datetime.date(2026, 3, 22)
BORDERS = [-1, 0, 13, 14, 15, 41, 42, 43, 400]


def day(number: int) -> datetime.date:
    return RECEIVED + datetime.timedelta(days=number)


@pytest.mark.parametrize(
    ("number", "without", "with_interim"),
    [
        (0, Stage.ON_TIME, Stage.ON_TIME),
        (14, Stage.ON_TIME, Stage.ON_TIME),
        (15, Stage.INTERIM_MISSING, Stage.ON_TIME),
        (42, Stage.INTERIM_MISSING, Stage.ON_TIME),
        (43, Stage.LATE, Stage.LATE),
    ],
)
def test_the_last_day_still_counts(number, without, with_interim):
    assert stage_of(RECEIVED, False, False, day(number)) == without
    assert stage_of(RECEIVED, False, True, day(number)) == with_interim
    assert stage_of(RECEIVED, True, False, day(number)) == Stage.ANSWERED
    assert stage_of(RECEIVED, False, False, day(number), has_address=False) == Stage.TO_READ


def test_what_has_to_be_written_next_and_until_when():
    assert next_due(RECEIVED, has_interim=False) == datetime.date(2026, 4, 5)
    assert next_due(RECEIVED, has_interim=True) == datetime.date(2026, 5, 3)


@pytest.fixture(scope="module")
def messages(_home, for_the_module):
    """One message of each kind: open, with an interim note, answered; open without an address."""

    def make():
        moment = datetime.datetime(2026, 3, 22, 12, tzinfo=datetime.UTC)
        states = [{}, {"interim_at": moment}, {"answered_at": moment}, {"email": ""}]
        return [
            FeedbackMessage.objects.create(
                nonce=str(number),
                received_at=moment,
                received_on=RECEIVED,
                **{"email": "jo@example.org"} | state,
            )
            for number, state in enumerate(states)
        ]

    return for_the_module(make)


@pytest.mark.parametrize("number", BORDERS)
def test_lists_say_what_each_message_says(messages, db, number):
    on = day(number)
    for stage in Stage:
        listed = set(FeedbackMessage.objects.in_stage(stage, on))
        assert listed == {message for message in messages if message.stage(on) == stage}

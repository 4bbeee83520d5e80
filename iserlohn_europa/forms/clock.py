"""The clock of § 5 BITVNRW: an answer within two weeks, at the latest six, else an interim note.

Days are those of the town, so a change of the clock moves nothing. A last day still counts.
"""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

TO_ANSWER = timedelta(days=14)
AT_THE_LATEST = timedelta(days=42)


class Stage(models.TextChoices):
    """How far an answer is."""

    ANSWERED = "answered", _("beantwortet")
    TO_READ = "to_read", _("ohne Adresse, bitte lesen")
    ON_TIME = "on_time", _("in der Frist")
    INTERIM_MISSING = "interim_missing", _("Zwischennachricht fehlt")
    LATE = "late", _("Antwort überfällig")


def answer_due(received_on: date) -> date:
    """The last day to answer, or else to send an interim note."""
    return received_on + TO_ANSWER


def latest_answer(received_on: date) -> date:
    """The last day to answer at all."""
    return received_on + AT_THE_LATEST


def next_due(received_on: date, has_interim: bool) -> date:
    """The day until which something has to be written."""
    return latest_answer(received_on) if has_interim else answer_due(received_on)


def stage_of(
    received_on: date, is_answered: bool, has_interim: bool, on: date, has_address: bool = True
) -> Stage:
    """How far an answer is on that day; nobody is late with one that cannot be sent."""
    if is_answered:
        return Stage.ANSWERED
    if not has_address:
        return Stage.TO_READ
    if on > latest_answer(received_on):
        return Stage.LATE
    if on > answer_due(received_on) and not has_interim:
        return Stage.INTERIM_MISSING
    return Stage.ON_TIME

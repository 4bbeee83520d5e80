import datetime

import pytest
from django.core.exceptions import ValidationError

from awards.models import AwardPage
from iserlohn_europa.core.choices import ValidityKind
from iserlohn_europa.core.validity import Answer

pytestmark = pytest.mark.django_db  # a page looks up its content type as soon as it is made


def award(date="2013-04-12", **fields) -> AwardPage:
    return AwardPage(title="Europaaktive Kommune", slug="preis", date=date, **fields)


def five_years(date="2013-04-12") -> AwardPage:
    return award(date, validity_kind=ValidityKind.TERM, validity_years=5)


def on(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2013-04-11", Answer.NO),
        ("2013-04-12", Answer.YES),
        ("2018-04-11", Answer.YES),
        ("2018-04-12", Answer.NO),
    ],
)
def test_five_years_from_a_day_end_the_day_before_its_anniversary(day, answer):
    assert five_years().validity.holds_on(on(day)) is answer


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2022-12-31", Answer.NO),
        ("2023-06-01", Answer.UNPROVEN),
        ("2023-12-31", Answer.YES),
        ("2027-12-31", Answer.YES),
        ("2028-01-01", Answer.UNPROVEN),
        ("2028-12-30", Answer.UNPROVEN),
        ("2028-12-31", Answer.NO),
    ],
)
def test_five_years_from_some_day_in_a_year_leave_days_that_nobody_can_tell(day, answer):
    assert five_years("2023").validity.holds_on(on(day)) is answer


def test_without_limit_it_holds_for_ever():
    unlimited = award("2018-11-05", validity_kind=ValidityKind.UNLIMITED)
    assert unlimited.validity.holds_on(on("2999-01-01")) is Answer.YES


def test_a_term_without_years_is_refused_at_its_field():
    with pytest.raises(ValidationError) as caught:
        award(validity_kind=ValidityKind.TERM).clean()
    assert list(caught.value.message_dict) == ["validity_years"]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"kind": ValidityKind.TERM, "years": 5, "wording": "auf fünf Jahre"}, "auf fünf Jahre"),
        ({"kind": ValidityKind.TERM, "years": 5}, "für fünf Jahre"),
        ({"kind": ValidityKind.TERM, "years": 1}, "für ein Jahr"),
        ({"kind": ValidityKind.TERM, "years": 25}, "für 25 Jahre"),
        ({"kind": ValidityKind.UNTIL, "until": "2018"}, "bis 2018"),
        ({"kind": ValidityKind.UNLIMITED}, "unbefristet"),
        ({"kind": ValidityKind.ONCE}, ""),
        ({"kind": ValidityKind.UNPROVEN}, ""),
    ],
)
def test_visitors_read_the_words_of_the_source_or_what_was_chosen_but_no_computed_day(fields, text):
    named = {f"validity_{name}": value for name, value in fields.items()}
    assert award(**named).validity_text == text


def test_an_end_before_the_beginning_is_refused_at_its_field():
    with pytest.raises(ValidationError) as caught:
        award(validity_kind=ValidityKind.UNTIL, validity_until="2012").clean()
    assert list(caught.value.message_dict) == ["validity_until"]


def test_an_award_of_somebody_else_names_them():
    with pytest.raises(ValidationError) as caught:
        award(holder="other").clean()
    assert list(caught.value.message_dict) == ["holder_name"]

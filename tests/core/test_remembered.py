"""What every page shows alike is asked once, and never told to whom it is not for."""

import pytest

from iserlohn_europa.remembered import LENT, RememberingMiddleware, remembered, remembering


def count(asked: list) -> int:
    asked.append(None)
    return len(asked)


def test_what_is_remembered_is_asked_once():
    asked = []
    with remembering({}):
        assert remembered("x", lambda: count(asked)) == remembered("x", lambda: count(asked)) == 1
        assert remembered("y", lambda: count(asked)) == 2


def test_nothing_is_remembered_outside_of_requests():
    asked = []
    assert [remembered("x", lambda: count(asked)) for _ in range(2)] == [1, 2]


def test_what_failed_is_asked_again():
    known = {}
    with remembering(known):
        with pytest.raises(ZeroDivisionError):
            remembered("x", lambda: 1 / 0)
        assert remembered("x", lambda: 7) == 7


def test_none_is_an_answer_too():
    asked = []
    with remembering({}):
        for _ in range(2):
            assert remembered("x", lambda: asked.append(None)) is None
    assert len(asked) == 1


def test_requests_that_read_share_what_the_server_lends_them(rf):
    asked, lent = [], {}
    answer = RememberingMiddleware(lambda _request: remembered("x", lambda: count(asked)))
    assert [answer(rf.get("/", **{LENT: lent})) for _ in range(2)] == [1, 1]
    assert answer(rf.head("/", **{LENT: lent})) == 1


def test_without_a_lender_each_request_asks_for_itself(rf):
    asked = []
    answer = RememberingMiddleware(lambda _request: remembered("x", lambda: count(asked)))
    assert [answer(rf.get("/")) for _ in range(2)] == [1, 2]


def test_who_may_change_something_remembers_nothing(rf):
    asked = []
    twice = RememberingMiddleware(
        lambda _request: [remembered("x", lambda: count(asked)) for _ in range(2)]
    )
    assert twice(rf.post("/", **{LENT: {"x": 7}})) == [1, 2]

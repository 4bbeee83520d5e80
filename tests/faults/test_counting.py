"""What is counted is what happened, and the report keeps what it was not asked about.

Nothing is broken here, so these run with all other tests.
"""

import pytest

from .counts import Counts, Look, Sight, stale, visible_from
from .report import BEGIN, END, write


def test_an_answer_is_old_when_something_later_was_committed_for_long_enough():
    commits = {1: 10.0, 2: 11.0, 3: 11.1}
    assert stale([Sight(11.14, "nginx", 1), Sight(12.0, "nginx", 3)], commits) == []
    assert stale([Sight(11.2, "nginx", 1)], commits) == ["nginx showed 1 after 200 ms"]


def test_a_publication_counts_from_when_the_database_shows_it_and_never_from_before_its_commit():
    looks = [
        Look(10.0, 1, 3.0),
        Look(12.0, 1, 3.0),
        Look(12.2, 2, 11.0),  # its disk was slow
        Look(14.0, 3, 13.0),  # nobody could look for a while
        Look(14.1, 3, 13.0),
    ]
    assert visible_from(looks) == {1: 3.0, 2: 12.0, 3: 13.0}


def test_a_lost_request_a_forgotten_publication_and_an_old_answer_are_failures():
    Counts("x", requests=1).check()
    for broken in ({"lost": ["/"]}, {"forgotten": ["Stand 1."]}, {"stale": ["nginx"]}):
        with pytest.raises(AssertionError):
            Counts("x", requests=1, **broken).check()
    with pytest.raises(AssertionError):
        Counts("x").check()


def test_a_report_replaces_the_lines_that_were_counted_anew(tmp_path):
    file = tmp_path / "reliability.md"
    file.write_text(f"Before\n{BEGIN}\n{END}\nAfter\n")
    write([Counts("a", requests=1), Counts("b", requests=2)], file)
    write([Counts("b", requests=1234)], file)
    said = file.read_text()
    assert said.startswith(f"Before\n{BEGIN}\n| fault |")
    assert said.endswith(f"{END}\nAfter\n")
    lines = [line.split(" | ")[:2] for line in said.splitlines() if line.startswith("| ")]
    assert lines[2:] == [["| a", "1"], ["| b", "1,234"]]

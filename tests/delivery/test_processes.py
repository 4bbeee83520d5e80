"""Whatever changes is seen by all processes, each drawing what it has to and nothing twice.

The processes are real: they listen to ports and share a database, on PostgreSQL with one of
another machine. A third one changes things.
"""

import datetime
import re
from collections import Counter

import pytest
from django.db import connection
from django.utils import timezone

from iserlohn_europa.library.renditions import USES
from tests.databases import a_copy_of_our_own
from tests.delivery.processes import editing
from tests.delivery.processes.running import running, wait_until

DAY = datetime.timedelta(days=1)
HAS_OTHER_MACHINES = connection.vendor == "postgresql"
pytestmark = pytest.mark.django_db  # or there would be nothing to copy


@pytest.fixture(scope="module")
def processes(tmp_path_factory, django_db_setup, django_db_blocker):
    folder = tmp_path_factory.mktemp("processes")
    machines = 2 if HAS_OTHER_MACHINES else 1
    with (
        django_db_blocker.unblock(),
        a_copy_of_our_own(folder) as database,
        running(folder, database, editing.fill, machines) as processes,
    ):
        yield processes


@pytest.mark.parametrize(
    ("change", "path", "before", "after"),
    [
        (editing.publish_in_the_admin, "/in-der-verwaltung/", "Vorher", "Nachher"),
        (editing.let_a_planned_publication_be_due, "/geplant/", "Vorher", "Nachher"),
        (editing.let_a_page_expire, "/abgelaufen/", "200 ", "404 "),
        (editing.change_many_at_once, "/viele/", "Vorher", "Nachher"),
        (editing.make_private, "/privat/", "200 ", "302 "),
        (editing.give_the_role_another_number, "/stelle/", "02371 217-1", "02371 217-2"),
        (editing.give_the_role_to_somebody_else, "/stelle/", "Vorher B", "Nachher B"),
        (editing.give_the_site_another_address, "/sitemap.xml", "//localhost", "//127.0.0.1"),
        (editing.lead_an_old_address_elsewhere, "/alt/", "404 ", "301 "),
        (editing.name_who_made_a_picture, "/brunnen/", "Archiv", "Museum"),
        (editing.name_the_language_of_a_document, "/datei/", "PDF", "Polnisch"),
        (editing.add_a_date, "/veranstaltungen/", "200 ", "Markt"),
        (editing.take_offline, "/weg/", "200 ", "404 "),
    ],
)
def test_every_process_sees_a_change_at_its_next_request(processes, change, path, before, after):
    for answer in processes.ask(path):
        assert before in answer
        assert after not in answer
    processes.change(change)
    for answer in processes.ask(path):
        assert after in answer


def test_a_branch_moves_in_every_process(processes):
    old, new = "/unten/ast/blatt/", "/viele/ast/blatt/"
    assert statuses(processes, old) == {"200"}
    assert statuses(processes, new) == {"404"}
    processes.change(editing.move_a_branch)
    assert statuses(processes, old) == {"301"}
    assert statuses(processes, new) == {"200"}


def statuses(processes, path: str) -> set[str]:
    return {answer.partition(" ")[0] for answer in processes.ask(path)}


def test_a_picture_whose_consent_has_ended_is_gone(processes):
    assert all("<picture>" in each for each in processes.ask("/person/"))
    processes.change(editing.end_a_consent)
    assert not any("<picture>" in each for each in processes.ask("/person/"))


def test_a_picture_is_cut_around_another_point(processes):
    before = processes.ask("/brunnen/")
    processes.change(editing.move_the_focal_point)
    for old, new in zip(before, processes.ask("/brunnen/"), strict=True):
        assert shared_picture(old) != shared_picture(new)


def shared_picture(answer: str) -> str:
    """The address of the picture that goes along when somebody shares a page."""
    return re.search(r'og:image" content="([^"]+)"', answer)[1]


# --- Once ---


def test_a_burst_after_a_publication_is_drawn_once(processes):
    before = Counter(processes.noted())
    processes.change(editing.publish, "andrang", "Nachher")
    answers = processes.ask_at_once(["/andrang/"] * 16, processes.here)
    assert all("Nachher" in each for each in answers)
    assert (Counter(processes.noted()) - before)["/andrang/"] == 1


@pytest.mark.skipif(not HAS_OTHER_MACHINES, reason="SQLite serves one machine alone.")
def test_each_machine_draws_a_page_once(processes):
    before = Counter(processes.noted())
    processes.change(editing.publish, "andrang", "Nachher")
    processes.ask_at_once(["/andrang/"] * 16, [*processes.here, *processes.elsewhere])
    assert (Counter(processes.noted()) - before)["/andrang/"] == 2


def test_a_picture_on_several_pages_is_cut_once(processes):
    answers = processes.ask_at_once(["/neu-1/", "/neu-2/"] * 4, processes.here)
    assert all("<picture>" in each for each in answers)
    cut = [line for line in processes.noted() if line.startswith("Neu ")]
    assert sorted(cut) == sorted(f"Neu {spec}" for spec in USES["text"].specs)


# --- Midnight, the last of all: from then on it is tomorrow ---


def test_midnight_is_seen_by_every_process(processes):
    assert all("<picture>" in each for each in processes.ask("/heute/"))
    assert {first_event(each) for each in processes.ask("/veranstaltungen/")} == {"Fest"}
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + DAY
    processes.put_clock_to(midnight - datetime.timedelta(seconds=1.2))
    for each in [*processes.here, *processes.elsewhere]:
        wait_until(lambda each=each: "<picture>" not in each.ask("/heute/"))
        assert first_event(each.ask("/veranstaltungen/")) == "Fahrt"


def first_event(answer: str) -> str:
    """The event that the list begins with; what is over stands at its end."""
    return re.search(r">(Fest|Fahrt)</a>", answer)[1]

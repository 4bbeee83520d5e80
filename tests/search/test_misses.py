"""Searches without a result are counted for the office, and nothing of those who searched is."""

import csv
import datetime
import io

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import RequestFactory

from iserlohn_europa.core.today import today
from iserlohn_europa.operations.scheduled import all_jobs
from iserlohn_europa.search import noting
from iserlohn_europa.search.misses import KEPT_DAYS, MOST_PER_DAY, MissedSearch, sealed
from iserlohn_europa.search.noting import (
    as_noted,
    count_misses,
    is_asked_by_a_person,
    note_miss,
)
from iserlohn_europa.seed.content import CONTENT_DIR

DAY = datetime.date(2026, 5, 6)
NEXT = DAY + datetime.timedelta(days=1)
REPORT = "/admin/suchen-ohne-ergebnis/"


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def counts(db):
    """What has been counted so far."""

    def counts(on=DAY):
        count_misses(on)
        return {(each.words, each.day): each.count for each in MissedSearch.objects.all()}

    return counts


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("Kegelklub", "kegelklub"),
        ("  Kegelklub,   ALMELO! ", "kegelklub almelo"),
        ("Ausflug 2017", "ausflug 2017"),
        ("Żory", "żory"),
        ("Новочеркасск", "новочеркасск"),
    ],
)
def test_words_are_noted_alike_however_they_are_typed(typed, noted):
    assert as_noted(typed) == noted


@pytest.mark.parametrize(
    "typed",
    [
        "eva@example.org",
        "eva.beispiel example",
        "www.example",
        "https://example.org/?x=1",
        "02371 217-0",
        "+49 (0)2371/2170",
        "geboren am 06.05.1957",
        "06 05 1957",
        "ich wohne gleich neben der alten Schule",
        "x" * 61,
        "<>!?",
        "",
    ],
)
def test_what_may_tell_of_a_person_is_not_noted(typed):
    assert as_noted(typed) == ""


def test_a_search_is_counted_by_language_and_day(counts):
    note_miss("Kegelklub", "de", DAY)
    assert counts() == {("kegelklub", DAY): 1}
    note_miss("kegelklub", "de", DAY)
    assert counts() == {("kegelklub", DAY): 2}
    note_miss("kegelklub", "fr", DAY)
    counts()
    assert sorted(MissedSearch.objects.values_list("language", "count")) == [("de", 2), ("fr", 1)]


def test_who_reads_a_page_again_at_once_counts_once(counts):
    note_miss("Kegelklub", "de", DAY)
    note_miss("Kegelklub", "de", DAY)
    assert counts() == {("kegelklub", DAY): 1}


def test_noting_asks_the_database_nothing(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        note_miss("Kegelklub", "de", DAY)


def test_nobody_can_fill_the_disk(counts, monkeypatch):
    monkeypatch.setattr(noting, "LARGEST_FILE", 500)
    for number in range(1000):
        note_miss(f"wort{number}", "de", DAY)
    assert (settings.DATA_DIR / noting.FILE_NAME).stat().st_size < 600
    assert 0 < len(counts()) < 100


def test_a_day_holds_so_many_searches_and_no_more(counts):
    MissedSearch.objects.bulk_create(
        MissedSearch(words=f"wort {number}", language="de", day=DAY, count=1)
        for number in range(MOST_PER_DAY)
    )
    note_miss("neu", "de", DAY)
    note_miss("wort 1", "de", DAY)
    found = counts()
    assert ("neu", DAY) not in found
    assert found["wort 1", DAY] == 2


def test_a_disk_that_cannot_be_written_to_is_no_reason_to_fail(settings, counts):
    settings.DATA_DIR = settings.DATA_DIR / "missing"
    note_miss("Kegelklub", "de", DAY)
    assert counts() == {}


def test_a_file_somebody_has_broken_is_passed_over(settings, counts):
    (settings.DATA_DIR / noting.FILE_NAME).write_bytes(b"\xff\xfe\n\tx\ny\tde\tz\n")
    note_miss("Kegelklub", "de", DAY)
    assert counts() == {("kegelklub", DAY): 1}


def test_what_was_missed_on_one_day_alone_cannot_be_read_after_it(counts):
    note_miss("Erika Beispielfrau", "de", DAY)
    assert ("erika beispielfrau", DAY) in counts(DAY)
    [(kept, day)] = counts(NEXT)
    assert (kept, day) == (sealed("erika beispielfrau"), DAY)
    assert "erika" not in kept
    assert not MissedSearch.objects.by_words()


def test_what_is_missed_again_on_another_day_is_read_from_then_on(counts):
    later = DAY + datetime.timedelta(days=30)
    note_miss("Kegelklub", "de", DAY)
    note_miss("Kegelklub", "fr", DAY)
    counts(NEXT)
    note_miss("Kegelklub", "de", later)
    found = counts(later + datetime.timedelta(days=1))
    seal = sealed("kegelklub"), DAY
    assert found == {("kegelklub", DAY): 1, ("kegelklub", later): 1, seal: 1}


def test_a_miss_that_is_noted_late_is_no_second_day(counts):
    note_miss("Kegelklub", "de", DAY)
    counts(NEXT)
    note_miss("Kegelklub", "de", DAY)
    assert {day for _words, day in counts(NEXT)} == {DAY}
    assert not MissedSearch.objects.by_words()


def test_counts_are_deleted_when_their_time_is_over(counts):
    note_miss("Kegelklub", "de", DAY)
    assert counts(DAY + datetime.timedelta(days=KEPT_DAYS - 1))
    assert not counts(DAY + datetime.timedelta(days=KEPT_DAYS))


def test_the_page_on_privacy_names_the_number_of_days():
    pages = (CONTENT_DIR / "pages.yaml").read_text()
    assert f"löschen die Zählung nach {KEPT_DAYS} Tagen" in " ".join(pages.split())


def test_the_scheduled_work_counts(db):
    assert "count_missed_searches" in {job.command for job in all_jobs()}
    note_miss("Kegelklub", "de", today())
    call_command("count_missed_searches")
    assert MissedSearch.objects.get().words == "kegelklub"


PERSON = {"HTTP_USER_AGENT": "Mozilla/5.0"}


@pytest.mark.parametrize(
    ("method", "headers", "counts"),
    [
        ("get", PERSON, True),
        ("head", PERSON, False),
        ("get", {}, False),
        ("get", {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Examplebot/2.1)"}, False),
        ("get", PERSON | {"HTTP_SEC_PURPOSE": "prefetch;prerender"}, False),
        ("get", PERSON | {"HTTP_PURPOSE": "prefetch"}, False),
    ],
)
def test_robots_and_what_is_fetched_ahead_do_not_count(method, headers, counts):
    request = getattr(RequestFactory(), method)("/suche/", **headers)
    assert is_asked_by_a_person(request) is counts


@pytest.fixture
def some(db):
    for words, day, count in (("kegeln", DAY, 2), ("=angeln", DAY, 4), ("kegeln", NEXT, 3)):
        MissedSearch.objects.create(words=words, language="de", day=day, count=count)


def test_staff_read_the_most_frequent_first(some, editor):
    rows = editor.get(REPORT).context_data["object_list"]
    assert [(row["words"], row["times"], row["last_on"]) for row in rows] == [
        ("kegeln", 5, NEXT),
        ("=angeln", 4, DAY),
    ]


def test_the_report_is_also_a_file_that_no_spreadsheet_carries_out(some, editor):
    response = editor.get(REPORT, {"export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["Gesucht wurde"] for row in rows] == ["kegeln", "'=angeln"]
    assert rows[0] == {
        "Gesucht wurde": "kegeln",
        "Sprache": "Deutsch",
        "Wie oft": "5",
        "Zuletzt am": "2026-05-07",
    }


def test_the_report_is_narrowed_to_a_piece_of_a_word(some, editor):
    rows = editor.get(REPORT, {"words": "keg"}).context_data["object_list"]
    assert [row["words"] for row in rows] == ["kegeln"]


def test_who_may_recommend_a_page_is_led_there_with_the_words(some, approver, editor):
    address = "/admin/empfehlungen/new/?words=kegeln"
    assert address in approver.get(REPORT).content.decode()
    assert address not in editor.get(REPORT).content.decode()
    form = approver.get(address).context_data["form"]
    assert form["words"].value() == "kegeln"

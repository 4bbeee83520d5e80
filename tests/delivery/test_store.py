"""Copies lie on disk by state, and what is not of the current state is nobody's answer."""

import datetime
import errno
import threading
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from iserlohn_europa.delivery import store as module
from iserlohn_europa.delivery.copies import Copy
from iserlohn_europa.delivery.store import Store

HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Vary", "Cookie")]


def copy(body=b"<h1>Almelo</h1>", **more):
    return Copy.of(HEADERS, body, 1_700_000_000, **more)


def test_what_is_kept_is_found_as_it_was(store):
    store.keep(store.state(), "/partnerstaedte/almelo/", copy())
    found = store.load(store.state(), "/partnerstaedte/almelo/")
    assert found == copy()
    assert found.changed_at == copy().changed_at
    assert found.plain() == b"<h1>Almelo</h1>"


def test_a_web_server_finds_the_page_plain_and_compressed_with_its_date(store):
    store.keep(store.state(), "/almelo/", copy())
    folder = store.root / "current" / "almelo"
    assert sorted(path.name for path in folder.iterdir()) == [
        "index.html",
        "index.html.br",
        "index.html.gz",
        "index.html.headers",
    ]
    assert (folder / "index.html").read_bytes() == b"<h1>Almelo</h1>"
    assert (folder / "index.html.gz").stat().st_mtime == 1_700_000_000


def test_a_file_stands_beside_pages(store):
    store.keep(store.state(), "/sitemap.xml", copy(b"<urlset/>"))
    assert store.load(store.state(), "/sitemap.xml").plain() == b"<urlset/>"


def test_a_new_state_begins_without_copies(store):
    store.keep(store.state(), "/", copy())
    store.begin()
    assert store.load(store.state(), "/") is None


def test_a_page_drawn_in_an_old_state_is_not_of_the_new_one(store):
    before = store.state()
    store.begin()
    store.keep(before, "/", copy())
    assert store.load(store.state(), "/") is None


def test_the_same_change_told_twice_is_one_state(store):
    store.begin("change")
    store.keep(store.state(), "/", copy())
    store.begin("another")
    store.begin("change")
    assert store.state() == "another"


def test_a_change_is_seen_though_the_process_that_began_it_has_ended_halfway(store):
    before = store.state()
    (store.root / "change").mkdir()
    store.begin("change")
    assert store.state() not in {before, "change"}


def test_whoever_ends_a_beginning_late_brings_back_nothing_old(store, monkeypatch):
    """One process stands still before the link; the other begins and draws a page meanwhile."""
    link = Path.replace

    def late(path, target):
        monkeypatch.undo()
        store.begin("change")
        store.keep(store.state(), "/", copy())
        return link(path, target)

    monkeypatch.setattr(Path, "replace", late)
    store.begin("change")
    assert store.state() == "change"
    assert store.load("change", "/") is None


def test_another_process_sees_the_same_state(store):
    store.begin("change")
    assert Store(store.root).state() == "change"


def test_without_a_folder_nothing_is_kept_and_nothing_fails(tmp_path):
    store = Store(tmp_path / "nowhere")
    store.keep(store.state(), "/", copy())
    assert store.state() == ""
    assert store.load("", "/") is None
    with store.one_at_a_time("/"):
        pass


def test_a_torn_copy_is_none(store):
    store.keep(store.state(), "/", copy())
    (store.root / "current" / "index.html.headers").write_text("{")
    assert store.load(store.state(), "/") is None


def test_on_a_full_disk_there_are_no_copies_rather_than_old_ones(store, monkeypatch):
    store.keep(store.state(), "/", copy())

    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", full)
        store.begin()
    assert store.state() == ""
    store.begin()
    assert store.state()


def test_a_full_disk_keeps_no_page_and_says_so(store, monkeypatch, caplog):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    store.keep(store.state(), "/", copy())
    assert store.load(store.state(), "/") is None
    assert "No space left" in caplog.text


# --- The last copy ---


def test_the_last_copy_outlives_its_state(store, on):
    store.keep(store.state(), "/", copy())
    store.begin()
    assert store.load_last("/", on) == copy()


def test_the_newest_copy_is_the_last(store, on):
    store.keep(store.state(), "/", copy())
    store.begin()
    store.keep(store.state(), "/", copy(b"<h1>Auchel</h1>"))
    assert store.load_last("/", on).plain() == b"<h1>Auchel</h1>"


def test_the_last_copy_is_nobody_s_after_the_day_on_which_a_consent_ends(store, on):
    store.keep(store.state(), "/", copy(shown_until="2026-11-23"))
    assert store.load_last("/", on) is not None
    assert store.load_last("/", on + datetime.timedelta(days=1)) is None


def test_what_was_taken_offline_has_no_last_copy(store, on):
    store.keep(store.state(), "/", copy())
    store.forget_last()
    assert store.load_last("/", on) is None
    store.forget_last()
    store.keep(store.state(), "/", copy())
    assert store.load_last("/", on) is not None


def test_what_was_drawn_before_something_was_taken_offline_is_no_last_copy_after_it(store, on):
    before = store.state()
    store.begin()
    store.forget_last()
    store.keep(before, "/", copy())
    assert store.load_last("/", on) is None


# --- Cleaning up ---


def test_states_that_are_over_are_deleted_later_than_their_last_page_is_drawn(store):
    old = store.state()
    store.begin()
    store.clean_up(time.time())
    assert (store.root / old).is_dir()
    store.clean_up(time.time() + module.SECONDS_TO_KEEP + 1)
    assert not (store.root / old).exists()


def test_cleaning_up_keeps_what_is_in_use(store, on):
    store.keep(store.state(), "/", copy())
    store.clean_up(time.time() + 1000)
    assert store.load(store.state(), "/")
    assert store.load_last("/", on)
    with store.one_at_a_time("/"):
        pass


# --- One at a time ---


def test_one_thread_draws_a_page_and_the_others_wait_for_it(store):
    drawn, together = [], threading.Barrier(8)

    def ask():
        together.wait()
        with store.one_at_a_time("/almelo/"):
            if store.load(store.state(), "/almelo/") is None:
                drawn.append(1)
                time.sleep(0.02)
                store.keep(store.state(), "/almelo/", copy())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(drawn) == 1


def _hold(root, parent):
    with Store(root).one_at_a_time("/almelo/"):
        parent.send("held")
        parent.recv()


@pytest.fixture
def held_elsewhere(store):
    """Another process draws the page, and does not come to an end."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_hold, args=(store.root, there), daemon=True)
    process.start()
    assert here.poll(60)
    yield process
    process.kill()
    process.join()


def test_a_process_that_stands_still_holds_nobody_up_for_long(store, held_elsewhere, monkeypatch):
    monkeypatch.setattr(module, "SECONDS_TO_WAIT", 0.05)
    began = time.monotonic()
    with store.one_at_a_time("/almelo/"):
        assert time.monotonic() - began >= 0.05


def test_a_process_that_was_killed_holds_nobody_up(store, held_elsewhere, monkeypatch):
    monkeypatch.setattr(module, "SECONDS_TO_WAIT", 30)
    held_elsewhere.kill()
    held_elsewhere.join()
    began = time.monotonic()
    with store.one_at_a_time("/almelo/"):
        assert time.monotonic() - began < 5


def test_files_of_the_store_are_readable_for_a_web_server_and_writable_for_nobody_else(store):
    store.keep(store.state(), "/", copy())
    assert (store.root / "current" / "index.html").stat().st_mode & 0o777 == 0o644

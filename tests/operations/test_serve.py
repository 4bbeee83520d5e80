import importlib
import os
import subprocess
import sys

import pytest

from iserlohn_europa.serve import left_out

LOADED = """
import gc, sys
before = gc.get_threshold()
from iserlohn_europa import serve
serve.load()
assert gc.get_threshold() == before
print(*sorted({"psycopg", "requests", "wagtail.admin.views.home"} & sys.modules.keys()))
import psycopg, requests
"""


def test_what_is_left_out_counts_as_not_installed_and_can_be_had_afterwards(monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with left_out({"colorsys"}), pytest.raises(ImportError):
        importlib.import_module("colorsys")
    assert importlib.import_module("colorsys").rgb_to_hsv


def test_what_is_loaded_already_is_not_left_out():
    with left_out({"subprocess"}):
        assert importlib.import_module("subprocess") is subprocess


def test_the_loaded_site_has_its_views_and_nothing_of_another_database(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "iserlohn_europa.settings.production",
        "BASE_URL": "http://localhost:1",
        "DATABASE_URL": "",
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "x" * 50,
    }
    done = subprocess.run(
        [sys.executable, "-c", LOADED], env=environment, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("wagtail.admin.views.home\n", "")

"""No feed and no data is forgotten where a copy of everything public is wanted."""

import pytest
from django.urls import reverse

from iserlohn_europa.operations.machine_files import machine_files

NAMES = (
    *("anniversary-feed", "calendar-feed", "manifest", "news-atom", "open-data-catalogue"),
    *("robots", "sitemap"),
)


@pytest.mark.parametrize("name", NAMES)
def test_each_file_with_one_address_is_there_once(name):
    assert machine_files().count(reverse(name)) == 1


def test_the_data_is_there_in_every_form():
    found = machine_files()
    assert {"/daten/veranstaltungen.csv", "/daten/partnerstaedte.geojson"} <= set(found)


def test_every_one_of_them_is_answered(client, home):
    for address in machine_files():
        assert client.get(address).status_code == 200, address


def test_nothing_for_staff_and_no_page_is_among_them():
    assert not [each for each in machine_files() if each.endswith("/") or "admin" in each]

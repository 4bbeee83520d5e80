"""The handbook in the admin: every task for whoever may do it, every link works for them."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.urls import reverse

from iserlohn_europa.editorial.handbook import TASKS, tasks_for
from tests.conftest import signed_in
from tests.factories import CityFactory
from tests.undrawn import undrawn

HANDBOOK = "/admin/hilfe/"
LIMIT = 1_500_000
PICTURES = [task.picture for task in TASKS if task.picture]


@pytest.fixture
def almelo(roles, cities):
    return CityFactory(parent=cities, title="Almelo", slug="almelo")


@pytest.fixture
def volunteer(almelo):
    """Somebody of the committee of Almelo."""
    return signed_in("ehrenamt", "Komitee Almelo")


@pytest.fixture
def people(editor, approver, administrator, volunteer, events, news):
    """Somebody of each role."""
    return {
        "Redaktion": editor,
        "Freigabe": approver,
        "Verwaltung": administrator,
        "Komitee": volunteer,
    }


def opened(client) -> BeautifulSoup:
    response = client.get(HANDBOOK)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_every_role_reads_its_tasks_in_order_and_reaches_each_from_the_contents(people):
    for role, client in people.items():
        page = opened(client)
        titles = [task.title for task in tasks_for(client.user)]
        assert [h2.get_text(strip=True) for h2 in page.select("#main section h2")] == titles, role
        contents = page.select("#main nav li a")
        assert [link.get_text(strip=True) for link in contents] == titles, role
        assert all(section.select("li, p") for section in page.select("#main section")), role


def test_every_link_works_for_every_role(people):
    for role, client in people.items():
        page = opened(client)
        known = {f"#{each['id']}" for each in page.select("[id]")}
        for address in {link["href"] for link in page.select("#main a")}:
            if address.startswith("#"):
                assert address in known, (role, address)
            else:
                with undrawn():
                    assert client.get(address).status_code == 200, (role, address)


def titles_for(client) -> set[str]:
    return {task.slug for task in tasks_for(client.user)}


def test_nobody_reads_about_what_they_may_not_do(people):
    only_committees = {"komitee"}
    only_publishers = {
        "freigeben",
        "ansprechperson",
        "nachrichten-beantworten",
        "vorschlag-pruefen",
        "suche-verbessern",
    }
    everything = {task.slug for task in TASKS}
    assert titles_for(people["Verwaltung"]) == everything - only_committees
    assert titles_for(people["Freigabe"]) == everything - only_committees
    assert titles_for(people["Redaktion"]) == everything - only_committees - only_publishers
    only_staff = {"partnerstadt-anlegen", "leichte-sprache", "seite-uebersetzen"}
    assert titles_for(people["Komitee"]) == everything - only_publishers - only_staff


def test_every_text_belongs_to_a_task():
    folder = Path(settings.BASE_DIR, "templates", "editorial", "handbook")
    assert {path.stem for path in folder.glob("*.html")} == {task.name for task in TASKS}
    assert len({task.slug for task in TASKS}) == len(TASKS)
    for task in TASKS:
        get_template(task.template)


@pytest.mark.parametrize("picture", PICTURES, ids=[each.name for each in PICTURES])
def test_every_picture_is_there_and_described(picture):
    assert finders.find(picture.path), picture
    assert str(picture.alt).strip()


def test_the_pictures_are_light_and_each_is_used():
    files = list(Path(settings.BASE_DIR, "static", "handbook").glob("*"))
    assert {path.name for path in files} == {f"{each.name}.webp" for each in PICTURES}
    assert sum(path.stat().st_size for path in files) < LIMIT


def test_help_leads_to_the_handbook_and_not_to_wagtail(editor, home):
    page = editor.get("/admin/").content.decode()
    assert reverse("handbook") in page
    assert "guide.wagtail.org" not in page
    assert "wagtail.org" not in page


def test_the_editor_leads_to_the_task_that_helps(people, almelo, news):
    def helped(client, page) -> str:
        screen = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        links = BeautifulSoup(screen.content, "html.parser").select("a")
        return next(each["href"] for each in links if "Hilfe zu dieser" in each.get_text())

    assert helped(people["Redaktion"], almelo) == f"{HANDBOOK}#partnerstadt-anlegen"
    assert helped(people["Komitee"], almelo) == f"{HANDBOOK}#text-aendern"
    assert helped(people["Redaktion"], news) == f"{HANDBOOK}#text-aendern"


def test_who_has_not_signed_in_reads_nothing(client, db):
    assert client.get(HANDBOOK).status_code == 302

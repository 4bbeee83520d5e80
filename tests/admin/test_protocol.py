"""Who looks after the accounts reads what has happened, and takes it along as a file."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from wagtail.log_actions import log

from iserlohn_europa.accounts.models import User
from tests.conftest import signed_in
from tests.factories import CityFactory, CityIndexFactory, StandardPageFactory

ADDRESS = "/admin/protokoll/"


@pytest.fixture
def others(editor, approver, home):
    """Who does not look after accounts."""
    city = CityFactory(parent=CityIndexFactory(parent=home), title="Almelo", slug="almelo")
    volunteer = signed_in("ehrenamt", f"Komitee {city.title}")
    return {"editor": editor, "approver": approver, "volunteer": volunteer}


@pytest.fixture
def history(home, superuser, administrator, others):
    """A page that was published, taken offline and deleted, and somebody who signed in."""
    page = StandardPageFactory(parent=home, title="=Tabelle")
    page.save_revision().publish(user=superuser.user)
    superuser.post(f"/admin/pages/{page.pk}/unpublish/")
    superuser.post(f"/admin/pages/{page.pk}/delete/")
    log(User.objects.create(username="gast", email="gast@example.org"), "accounts.sign_in_failed")


def rows(client) -> list[dict]:
    response = client.get(ADDRESS, {"export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_administrators_read_it_from_the_menu(history, administrator):
    soup = BeautifulSoup(administrator.get(ADDRESS).content, "html.parser")
    assert "Protokoll" in soup.title.get_text()
    told = [row.get_text(" ", strip=True) for row in soup.select("table.listing tbody tr")]
    assert any("gast" in row and "Anmeldung mit falschem Passwort" in row for row in told)
    assert any("=Tabelle" in row and "Gelöscht" in row for row in told)
    assert ADDRESS in administrator.get("/admin/").content.decode()


def test_others_do_not(history, others):
    for role, client in others.items():
        assert client.get(ADDRESS).url == "/admin/", role
        assert client.get(f"{ADDRESS}ergebnisse/").url == "/admin/", role
        assert client.get(ADDRESS, {"export": "csv"}).url == "/admin/", role
        assert ADDRESS not in client.get("/admin/").content.decode(), role
        # Wagtail's own history of the site tells them of pages, not of people.
        site = client.get("/admin/reports/site-history/", follow=True).content.decode()
        assert "falschem Passwort" not in site, role
        assert "Hat sich angemeldet" not in site, role


def test_its_file_says_what_was_done_and_by_whom(history, administrator, superuser):
    told = [(row["Wer"], row["Was"], row["Woran"]) for row in rows(administrator)]
    name = superuser.user.get_full_name()
    assert ("System", "Anmeldung mit falschem Passwort", "gast") in told
    assert {what for who, what, which in told if (who, which) == (name, "'=Tabelle")} >= {
        "Veröffentlicht",
        "Veröffentlichung aufgehoben",
        "Gelöscht",
    }


def test_it_is_a_workbook_too(history, administrator):
    answer = administrator.get(ADDRESS, {"export": "xlsx"})
    assert answer["Content-Disposition"] == 'attachment; filename="protokoll.xlsx"'


def test_its_filters_hold_for_the_file(history, administrator):
    answer = administrator.get(ADDRESS, {"export": "csv", "action": "accounts.sign_in_failed"})
    assert b"".join(answer.streaming_content).decode().count("\r\n") == 2

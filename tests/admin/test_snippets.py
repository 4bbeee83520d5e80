"""Contact roles and topics: kept once, seen on many pages."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from iserlohn_europa.core.models import ContactRole, RoleHolder, Topic

pytestmark = pytest.mark.indexed


def role(title="Europabeauftragter", **holders):
    page = ContactRole(title=title, phone="02371 217-0")
    page.holders = [RoleHolder(name=name, until=until) for name, until in holders.items()]
    page.save()
    return page


def rows(client, model):
    response = client.get(reverse(f"wagtailsnippets_core_{model}:list"))
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return [row.get_text(" ", strip=True) for row in soup.select("table.listing tbody tr")]


def test_roles_are_listed_with_telephone_and_current_holder(approver):
    role(Eva="", Adam="2001")
    (row,) = rows(approver, "contactrole")
    assert "Europabeauftragter" in row
    assert "02371 217-0 Eva" in row
    assert "Adam" not in row


def test_a_long_list_of_roles_asks_the_database_hardly_more(approver):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            rows(approver, "contactrole")
        return len(captured)

    role(Eva="")
    queries()
    few = queries()
    for number in range(9):
        role(title=f"Rolle {number}", Eva="")
    # wagtail-localize asks two questions for the button "translate" of each row of a page.
    assert queries() <= few + 2 * 9


def test_a_contact_is_called_otherwise_than_the_role_of_a_user(approver):
    menu = approver.get("/admin/").content.decode()
    assert "Ansprechstellen" in menu
    url = reverse("wagtailsnippets_core_contactrole:list")
    assert "Rolle" not in BeautifulSoup(approver.get(url).content, "html.parser").get_text()


def test_roles_are_listed_by_name_alike_on_every_database(approver):
    for title in ("Zentrale", "Öffentlichkeitsarbeit", "europabüro"):
        role(title)
    names = [role.title for role in ContactRole.objects.all()]
    assert names == ["europabüro", "Öffentlichkeitsarbeit", "Zentrale"]


def test_roles_are_searched(approver):
    role()
    role(title="Dolmetscherin")
    url = reverse("wagtailsnippets_core_contactrole:list")
    shown = approver.get(url, {"q": "dolm"}).content.decode()
    assert "Dolmetscherin" in shown
    assert "Europabeauftragter" not in shown


@pytest.mark.parametrize("model", ["contactrole", "topic"])
def test_an_editor_looks_at_roles_and_topics_but_does_not_change_them(editor, model):
    thing = role() if model == "contactrole" else Topic.objects.create(title="Schule")
    namespace = f"wagtailsnippets_core_{model}"
    assert len(rows(editor, model)) == 1
    assert editor.get(reverse(f"{namespace}:inspect", args=[thing.pk])).status_code == 200
    for action, arguments in (("add", []), ("edit", [thing.pk]), ("delete", [thing.pk])):
        response = editor.get(reverse(f"{namespace}:{action}", args=arguments))
        assert (response.status_code, response.url) == (302, "/admin/"), action


def test_an_approver_adds_renames_and_deletes_a_topic(approver):
    namespace = "wagtailsnippets_core_topic"
    approver.post(reverse(f"{namespace}:add"), {"title": "Schule"})
    topic = Topic.objects.get()
    approver.post(reverse(f"{namespace}:edit", args=[topic.pk]), {"title": "Ältere"})
    topic.refresh_from_db()
    assert (topic.title, topic.sort_key) == ("Ältere", "altere")
    approver.post(reverse(f"{namespace}:delete", args=[topic.pk]))
    assert not Topic.objects.exists()

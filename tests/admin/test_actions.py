"""What becomes of what somebody tries to do, also where no button offers it.

Who may do what is asked in test_role_table.py, who reaches which address in test_addresses.py.
"""

import pytest
from django.urls import reverse
from wagtail.models import Page

from events.models import EventPage
from iserlohn_europa.accounts.models import User
from partnerships.models import PartnerCityPage
from tests.admin.forms import page_form

CITY = {
    "native_name": "Almelo",
    "native_language": "nl",
    "country": "NL",
    "latitude": "52.3570",
    "longitude": "6.6625",
    "kind": "partnership",
    "status": "active",
}
KINDS = {
    "city": (PartnerCityPage, "partnerstaedte", CITY),
    "event": (EventPage, "veranstaltungen", {"kind": "concert", "date": "Mai 2007"}),
}
HOME = "/admin/"


@pytest.fixture(params=KINDS)
def kind(request, sections):
    """A kind of page, with where it is added and what it needs to be published."""
    model, section, needed = KINDS[request.param]
    return model, sections[section], needed


def add_url(model, parent):
    return reverse(
        "wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk]
    )


def existing(kind):
    model, parent, needed = kind
    return parent.add_child(instance=model(title="Almelo", slug="almelo", **needed))


def refused(response):
    return response.status_code == 302 and response.url == HOME


def test_an_editor_writes_a_draft_but_publishes_nothing(kind, editor):
    model, parent, needed = kind
    form = page_form(model, title="Almelo", slug="almelo", **needed)
    response = editor.post(add_url(model, parent), {**form, "action-publish": "1"})
    assert response.status_code == 302
    page = model.objects.get(slug="almelo")
    assert not page.live
    assert page.owner == editor.user


def test_an_editor_edits_a_live_page_without_changing_what_is_published(kind, editor):
    page = existing(kind)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = page_form(kind[0], title="Almelo und wir", slug="almelo", **kind[2])
    assert editor.post(url, {**form, "action-publish": "1"}).status_code == 302
    page.refresh_from_db()
    assert page.title == "Almelo"
    assert page.get_latest_revision_as_object().title == "Almelo und wir"


def test_an_approver_locks_a_page_and_an_editor_cannot_edit_it(sections, approver, editor):
    page = sections["aktuelles"]
    approver.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    form = page_form(type(page), title="Anders", slug=page.slug)
    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    editor.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))
    page.refresh_from_db()
    assert page.locked
    assert page.get_latest_revision_as_object().title != "Anders"


def test_who_has_no_role_does_not_reach_the_admin(client, sections):
    client.force_login(User.objects.create(username="gast", email="gast@example.org"))
    assert client.get("/admin/partnerstaedte/").status_code == 302


NEW_USER = {
    "username": "neu",
    "email": "neu@example.org",
    "first_name": "Neue",
    "last_name": "Person",
    "password1": "ein-langes-Passwort-1",
    "password2": "ein-langes-Passwort-1",
}


def test_an_administrator_adds_a_user_but_no_superuser(administrator):
    response = administrator.post("/admin/users/new/", {**NEW_USER, "is_superuser": "on"})
    assert response.status_code == 302
    assert not User.objects.get(username="neu").is_superuser


def test_a_superuser_adds_a_superuser(superuser):
    superuser.post("/admin/users/new/", {**NEW_USER, "is_superuser": "on"})
    assert User.objects.get(username="neu").is_superuser


def test_two_people_cannot_share_an_address(administrator):
    form = {**NEW_USER, "email": administrator.user.email}
    response = administrator.post("/admin/users/new/", form)
    assert response.status_code == 200
    assert response.context_data["form"].errors.keys() == {"email"}


def test_an_administrator_does_not_take_over_a_superuser(administrator, superuser):
    url = f"/admin/users/edit/{superuser.user.pk}/"
    assert refused(administrator.get(url))
    assert refused(administrator.post(url, {**NEW_USER, "username": "admin"}))
    superuser.user.refresh_from_db()
    assert superuser.user.email == "admin@example.org"


@pytest.mark.parametrize(
    ("action", "form"),
    [("set_active_state", {"mark_as_active": "False"}), ("delete", {})],
)
def test_an_administrator_does_not_switch_off_a_superuser(administrator, superuser, action, form):
    url = f"/admin/bulk/accounts/user/{action}/?id={superuser.user.pk}"
    administrator.post(url, form)
    assert User.objects.get(pk=superuser.user.pk).is_active


def test_an_administrator_switches_off_an_editor(administrator, editor):
    url = f"/admin/bulk/accounts/user/set_active_state/?id={editor.user.pk}"
    administrator.post(url, {"mark_as_active": "False"})
    editor.user.refresh_from_db()
    assert not editor.user.is_active


def test_nobody_adds_a_city_outside_its_index(sections, approver):
    url = add_url(PartnerCityPage, sections["aktuelles"])
    assert refused(approver.get(url))
    assert Page.objects.get(pk=sections["aktuelles"].pk).numchild == 0

"""Who may do what: every action is tried as a request, also where no button offers it."""

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


def existing(kind, live=True):
    model, parent, needed = kind
    page = model(title="Almelo", slug="almelo", live=live, **needed)
    return parent.add_child(instance=page)


def refused(response):
    return response.status_code == 302 and response.url == HOME


def test_an_editor_writes_a_draft_but_publishes_nothing(kind, editor):
    model, parent, needed = kind
    url = add_url(model, parent)
    assert editor.get(url).status_code == 200
    form = page_form(model, title="Almelo", slug="almelo", **needed)
    assert editor.post(url, {**form, "action-publish": "1"}).status_code == 302
    page = model.objects.get(slug="almelo")
    assert not page.live
    assert page.owner == editor.user


def test_an_editor_edits_a_live_page_without_changing_what_is_published(kind, editor):
    page = existing(kind)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert editor.get(url).status_code == 200
    form = page_form(kind[0], title="Almelo und wir", slug="almelo", **kind[2])
    assert editor.post(url, {**form, "action-publish": "1"}).status_code == 302
    page.refresh_from_db()
    assert page.title == "Almelo"
    assert page.get_latest_revision_as_object().title == "Almelo und wir"


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_an_editor_neither_deletes_nor_unpublishes_a_live_page(kind, editor, action):
    page = existing(kind)
    assert refused(editor.post(reverse(f"wagtailadmin_pages:{action}", args=[page.pk])))
    page.refresh_from_db()
    assert page.live


def test_an_approver_publishes_unpublishes_and_deletes(kind, approver):
    model, parent, needed = kind
    form = page_form(model, title="Almelo", slug="almelo", **needed)
    response = approver.post(add_url(model, parent), {**form, "action-publish": "1"})
    assert response.status_code == 302
    page = model.objects.get(slug="almelo")
    assert page.live
    approver.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    page.refresh_from_db()
    assert not page.live
    approver.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not model.objects.filter(pk=page.pk).exists()


def test_an_approver_locks_a_page_and_an_editor_cannot_edit_it(sections, approver, editor):
    page = sections["aktuelles"]
    approver.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    form = page_form(type(page), title="Anders", slug=page.slug)
    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    editor.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))
    page.refresh_from_db()
    assert page.locked
    assert page.get_latest_revision_as_object().title != "Anders"


SETTINGS = [
    "/admin/users/",
    "/admin/users/new/",
    "/admin/sites/",
    "/admin/redirects/",
    "/admin/workflows/list/",
    "/admin/workflows/tasks/index/",
    "/admin/collections/",
]
SUPERUSERS_ONLY = ["/admin/groups/", "/admin/groups/new/", "/admin/locales/"]


def test_neither_editors_nor_approvers_reach_the_settings(editor, approver):
    for address in (*SETTINGS, *SUPERUSERS_ONLY):
        assert refused(editor.get(address)), address
        assert refused(approver.get(address)), address


def test_administrators_reach_the_settings(administrator):
    for address in SETTINGS:
        assert administrator.get(address).status_code == 200, address


def test_administrators_do_not_redefine_the_roles_or_languages(administrator):
    for address in SUPERUSERS_ONLY:
        assert refused(administrator.get(address)), address


@pytest.mark.parametrize("address", [HOME, "/admin/partnerstaedte/", "/admin/users/"])
def test_whoever_has_not_signed_in_is_asked_to(client, db, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


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

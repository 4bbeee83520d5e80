"""Volunteers of a committee at work: their city, their events and news, and nobody else's."""

import datetime
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Page
from wagtail.test.utils.form_data import inline_formset

from events import copy_views, import_views
from events.models import EventDate, EventPage, EventPartner
from iserlohn_europa.news.models import NewsPage
from partnerships.models import PartnerCityPage
from tests.admin.forms import opened_form, page_form
from tests.admin.test_actions import CITY, refused
from tests.admin.test_import import FEST, preview, take_over
from tests.conftest import again, signed_in
from tests.factories import CityFactory, EventFactory
from tests.sections import again as page_again
from tests.undrawn import undrawn

OWN_CITY_WANTED = "Bitte nennen Sie hier auch Almelo"


@pytest.fixture(scope="module")
def module_world(_roles, module_cities, for_the_module) -> SimpleNamespace:
    """Two cities, and who is in their committees."""

    def make():
        return SimpleNamespace(
            almelo=CityFactory(parent=module_cities, title="Almelo", slug="almelo"),
            laventie=CityFactory(parent=module_cities, title="Laventie", slug="laventie"),
            volunteer=signed_in("ehrenamt", "Komitee Almelo"),
            colleague=signed_in("kollegin", "Komitee Almelo"),
            neighbour=signed_in("nachbarin", "Komitee Laventie"),
        )

    return for_the_module(make)


@pytest.fixture(autouse=True)
def almelo(module_world, roles, sections):
    return page_again(module_world.almelo)


@pytest.fixture
def laventie(module_world, sections):
    return page_again(module_world.laventie)


@pytest.fixture
def volunteer(module_world, roles):
    """Somebody of the committee of Almelo."""
    return again(module_world.volunteer)


@pytest.fixture
def colleague(module_world, roles):
    """Somebody else of the same committee."""
    return again(module_world.colleague)


@pytest.fixture
def neighbour(module_world, roles):
    """Somebody of the committee of Laventie."""
    return again(module_world.neighbour)


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def may_edit(client, page) -> bool:
    with undrawn():
        response = client.get(edit_url(page))
    assert response.status_code == 200 or refused(response)
    return response.status_code == 200


def event_form(*cities, title="Fest", **values) -> dict:
    rows = inline_formset([{"city": city.pk, "role": "took_part"} for city in cities])
    return page_form(
        EventPage,
        title=title,
        slug="fest",
        kind="concert",
        date="Mai 2007",
        partners=rows,
        **values,
    )


def news_form(*cities, title="Neues") -> dict:
    form = page_form(NewsPage, title=title, slug="neues", published_on="2026-05-09")
    return {**form, "cities": [city.pk for city in cities]}


def add(client, sections, form, model=EventPage, **sent):
    section = {EventPage: "veranstaltungen", NewsPage: "aktuelles"}[model]
    opts = model._meta
    url = reverse(
        "wagtailadmin_pages:add", args=[opts.app_label, opts.model_name, sections[section].pk]
    )
    return client.post(url, {**form, **sent})


def add_event(client, sections, *cities, **sent) -> EventPage:
    assert add(client, sections, event_form(*cities), **sent).status_code == 302
    return EventPage.objects.latest("pk")


def add_news(client, sections, *cities) -> NewsPage:
    assert add(client, sections, news_form(*cities), NewsPage).status_code == 302
    return NewsPage.objects.latest("pk")


def partners(event) -> list[tuple[str, str]]:
    newest = EventPage.objects.get(pk=event.pk).get_latest_revision_as_object()
    return [(partner.city.title, partner.role) for partner in newest.partners.all()]


# --- Their city on what they create -------------------------------------------------------------


def test_an_event_that_names_no_city_gets_theirs_as_host(volunteer, sections):
    assert partners(add_event(volunteer, sections)) == [("Almelo", "host")]


def test_an_event_that_names_another_city_gets_theirs_too(volunteer, sections, laventie):
    event = add_event(volunteer, sections, laventie)
    assert partners(event) == [("Laventie", "took_part"), ("Almelo", "host")]


def test_an_event_that_names_their_city_stays_as_it_was_written(volunteer, sections, almelo):
    assert partners(add_event(volunteer, sections, almelo)) == [("Almelo", "took_part")]


def test_news_get_their_city(volunteer, sections, laventie):
    news = add_news(volunteer, sections, laventie).get_latest_revision_as_object()
    assert [city.title for city in news.city_list] == ["Almelo", "Laventie"]


def test_the_empty_forms_begin_with_their_city(volunteer, sections, almelo):
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", sections["aktuelles"].pk])
    assert opened_form(volunteer, url, NewsPage)["cities"] == [str(almelo.pk)]
    url = reverse(
        "wagtailadmin_pages:add", args=["events", "eventpage", sections["veranstaltungen"].pk]
    )
    form = opened_form(volunteer, url, EventPage)
    assert form["partners-0-city"] == [str(almelo.pk)]
    assert form["partners-0-role"] == ["host"]
    sent = {**form, "title": "Fest", "slug": "fest", "kind": "concert", "date": "Mai 2007"}
    assert volunteer.post(url, sent).status_code == 302
    assert partners(EventPage.objects.latest("pk")) == [("Almelo", "host")]


def test_who_goes_on_writing_does_not_miss_what_the_server_has_added(volunteer, sections):
    event = add_event(volunteer, sections)
    assert volunteer.post(edit_url(event), event_form(title="Sommerfest")).status_code == 302
    assert partners(event) == [("Almelo", "host")]


def test_what_staff_create_gets_no_city(editor, sections):
    assert partners(add_event(editor, sections)) == []
    assert add_news(editor, sections).city_list == []


def removed(client, event):
    """The answer to somebody who takes all partner cities off an event."""
    form = opened_form(client, edit_url(event), EventPage)
    return client.post(edit_url(event), {**form, "partners-0-DELETE": "on"})


def test_their_city_does_not_come_off_an_event(volunteer, sections, almelo):
    event = add_event(volunteer, sections, almelo)
    response = removed(volunteer, event)
    (error,) = response.context_data["form"].formsets["partners"].non_form_errors()
    assert OWN_CITY_WANTED in error
    assert OWN_CITY_WANTED in response.content.decode()
    assert partners(event) == [("Almelo", "took_part")]


def test_staff_take_a_city_off_the_event_of_a_committee(volunteer, editor, sections, almelo):
    event = add_event(volunteer, sections, almelo)
    assert removed(editor, event).status_code == 302
    assert partners(event) == []


def test_their_city_does_not_come_off_news(volunteer, sections, laventie):
    news = add_news(volunteer, sections)
    response = volunteer.post(edit_url(news), news_form(laventie))
    assert OWN_CITY_WANTED in str(response.context_data["form"].errors["cities"])
    assert volunteer.post(edit_url(news), news_form(laventie, *news.cities.all())).url


def test_the_preview_of_a_new_event_shows_their_city(volunteer, sections):
    url = reverse(
        "wagtailadmin_pages:preview_on_add",
        args=["events", "eventpage", sections["veranstaltungen"].pk],
    )
    assert volunteer.post(url, event_form()).json()["is_valid"]
    assert "Almelo" in volunteer.get(url).content.decode()


# --- What is theirs -----------------------------------------------------------------------------


@pytest.mark.parametrize("add_page", [add_event, add_news])
def test_the_whole_committee_and_nobody_else_edits_what_one_has_added(
    volunteer, colleague, neighbour, sections, add_page
):
    page = add_page(volunteer, sections)
    assert may_edit(colleague, page)
    assert not may_edit(neighbour, page)


def test_what_staff_write_about_their_city_is_not_theirs(volunteer, sections, almelo):
    event = EventFactory(
        parent=sections["veranstaltungen"], partners=[EventPartner(city=almelo, role="host")]
    )
    assert not may_edit(volunteer, event)


def test_an_approver_publishes_what_a_volunteer_submits(volunteer, approver, sections):
    event = add_event(volunteer, sections, **{"action-submit": "1"})
    assert not event.live
    state = event.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[event.pk, "approve", state.pk])
    assert volunteer.post(url, {"comment": ""}).url == "/admin/"
    assert not EventPage.objects.get(pk=event.pk).live
    approver.post(url, {"comment": ""})
    assert EventPage.objects.get(pk=event.pk).live


def test_a_change_of_their_city_waits_for_approval(volunteer, almelo):
    form = page_form(PartnerCityPage, title="Almelo!", slug="almelo", **CITY)
    assert volunteer.post(edit_url(almelo), {**form, "action-publish": "1"}).status_code == 302
    page = PartnerCityPage.objects.get(pk=almelo.pk)
    assert page.title == "Almelo"
    assert page.get_latest_revision_as_object().title == "Almelo!"


def deleted(client, page) -> bool:
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    return not Page.objects.filter(pk=page.pk).exists()


def test_a_draft_can_be_thrown_away_until_it_was_published(volunteer, sections):
    assert deleted(volunteer, add_event(volunteer, sections))
    event = add_event(volunteer, sections)
    event.save_revision().publish()
    event.unpublish()
    assert not deleted(volunteer, event)


def test_a_city_that_is_offline_is_not_deleted_by_its_committee(volunteer, almelo):
    almelo.unpublish()
    assert not deleted(volunteer, almelo)
    assert may_edit(volunteer, almelo)


def test_a_city_is_neither_copied_nor_added(volunteer, almelo, sections):
    assert refused(volunteer.get(reverse("wagtailadmin_pages:copy", args=[almelo.pk])))
    index = sections["partnerstaedte"]
    url = reverse("wagtailadmin_pages:add", args=["partnerships", "partnercitypage", index.pk])
    assert refused(volunteer.get(url))


def test_who_is_in_two_committees_works_for_both(volunteer, sections, almelo, laventie):
    volunteer.user.groups.add(Group.objects.get(name="Komitee Laventie"))
    assert may_edit(volunteer, almelo)
    assert may_edit(volunteer, laventie)
    event = add_event(volunteer, sections)
    assert partners(event) == [("Almelo", "host"), ("Laventie", "host")]
    assert listed(volunteer, "partnerstaedte") == {"Almelo", "Laventie"}


def test_an_event_goes_to_the_committee_whose_city_it_names(
    volunteer, colleague, neighbour, sections, laventie
):
    volunteer.user.groups.add(Group.objects.get(name="Komitee Laventie"))
    event = add_event(volunteer, sections, laventie)
    assert may_edit(neighbour, event)
    assert not may_edit(colleague, event)


def test_who_is_staff_too_works_as_staff(volunteer, sections, laventie):
    volunteer.user.groups.add(Group.objects.get(name="Redaktion"))
    assert may_edit(volunteer, laventie)
    assert partners(add_event(volunteer, sections)) == []


def test_nobody_edits_for_a_city_that_is_gone(volunteer, almelo):
    almelo.delete()
    assert volunteer.get("/admin/").url.startswith("/admin/login/")


# --- What they see ------------------------------------------------------------------------------


def listed(client, section, **query) -> set[str]:
    with undrawn():
        response = client.get(f"/admin/{section}/", query)
    return {page.title for page in response.context_data["object_list"]}


def test_the_lists_hold_what_is_theirs(volunteer, neighbour, editor, sections):
    add_event(volunteer, sections)
    assert listed(volunteer, "partnerstaedte") == {"Almelo"}
    assert listed(volunteer, "veranstaltungen") == {"Fest"}
    assert listed(neighbour, "veranstaltungen") == set()
    assert listed(editor, "partnerstaedte") == {"Almelo", "Laventie"}


def test_the_tree_holds_what_is_theirs(volunteer, sections):
    add_event(volunteer, sections)
    assert listed(volunteer, f"pages/{sections['partnerstaedte'].pk}") == {"Almelo"}
    answer = volunteer.get(f"/admin/api/main/pages/?child_of={sections['partnerstaedte'].pk}")
    assert [page["title"] for page in answer.json()["items"]] == ["Almelo"]


def test_they_add_where_they_may_and_are_offered_nothing_else(volunteer, sections):
    def add_buttons(section):
        soup = BeautifulSoup(volunteer.get(f"/admin/{section}/").content, "html.parser")
        return soup.select(f"a[href='/admin/{section}/choose_parent/']")

    assert add_buttons("veranstaltungen")
    assert add_buttons("aktuelles")
    assert not add_buttons("partnerstaedte")
    index = sections["veranstaltungen"]
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", index.pk])
    assert volunteer.get("/admin/veranstaltungen/choose_parent/").url == url
    assert volunteer.get(url).status_code == 200


def menu(client) -> str:
    return client.get("/admin/").content.decode()


def test_their_menu_leads_to_their_work(volunteer, editor):
    assert "/admin/veranstaltungen/" in menu(volunteer)
    for name in ("auszeichnungen", "projekte", "foerderung", "texte", "offene-fragen"):
        address = f"/admin/{name}/"
        assert address in menu(editor)
        assert address not in menu(volunteer)


GUESSED = [
    ("edit", "get"),
    ("history", "get"),
    ("history_results", "get"),
    ("workflow_history", "get"),
    ("revisions_index", "get"),
    ("view_draft", "get"),
    ("usage", "get"),
    ("copy", "get"),
    ("delete", "post"),
    ("unpublish", "post"),
    ("move", "get"),
    ("lock", "post"),
    ("unlock", "post"),
    ("set_privacy", "get"),
    ("convert_alias", "post"),
    ("preview_on_edit", "get"),
    ("confirm_workflow_cancellation", "get"),
]


@pytest.mark.parametrize(("name", "method"), GUESSED)
def test_the_address_of_another_city_answers_as_to_somebody_without_rights(
    volunteer, laventie, name, method
):
    url = reverse(f"wagtailadmin_pages:{name}", args=[laventie.pk])
    assert refused(getattr(volunteer, method)(url))
    assert PartnerCityPage.objects.get(pk=laventie.pk).live


def test_other_addresses_of_another_city_do_not_answer_either(volunteer, laventie, sections):
    revision = laventie.save_revision()
    for url in (
        f"/admin/pages/{laventie.pk}/",
        f"/admin/pages/{laventie.pk}/results/",
        f"/admin/pages/{laventie.pk}/revisions/{revision.pk}/view/",
        f"/admin/pages/{laventie.pk}/revisions/{revision.pk}/revert/",
        f"/admin/pages/{laventie.pk}/revisions/compare/live...{revision.pk}/",
        f"/admin/pages/{laventie.pk}/move/{sections['partnerstaedte'].pk}/confirm/",
        f"/admin/bulk/wagtailcore/page/delete/?id={laventie.pk}",
        "/admin/bulk/wagtailcore/page/delete/?id=all",
        "/admin/pages/usage/partnerships/partnercitypage/",
        f"/admin/localize/submit/page/{laventie.pk}/",
    ):
        assert refused(volunteer.get(url)), url
    assert volunteer.get(f"/admin/api/main/pages/{laventie.pk}/").status_code == 404


def test_links_lead_to_what_is_public_or_theirs(volunteer, neighbour, editor, sections):
    draft = add_event(neighbour, sections)
    url = reverse("wagtailadmin_choose_page_child", args=[sections["veranstaltungen"].pk])
    chosen = reverse("wagtailadmin_choose_page_chosen_multiple")

    def is_offered(client):
        return draft.title in client.get(url).json()["html"]

    assert is_offered(neighbour)
    assert is_offered(editor)
    assert not is_offered(volunteer)
    assert refused(volunteer.get(chosen, {"id": draft.pk}))
    draft.save_revision().publish()
    assert is_offered(volunteer)
    assert volunteer.get(chosen, {"id": draft.pk}).status_code == 200


# --- Their files --------------------------------------------------------------------------------


def photo(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, get_test_image_file(name).file.getvalue(), "image/png")


def test_pictures_go_to_their_own_collection(volunteer, laventie):
    image = get_image_model()
    form = {"title": "Markt", "file": photo("markt.png")}
    response = volunteer.post(reverse("wagtailimages:add"), form)
    assert response.status_code == 302, response.context_data["form"].errors
    assert image.objects.get().collection.name == "Almelo"
    other = Collection.objects.get(name="Laventie")
    form = {"title": "Markt", "file": photo("m2.png"), "collection": other.pk}
    volunteer.post(reverse("wagtailimages:add"), form)
    assert not image.objects.filter(collection=other).exists()


def test_a_picture_of_another_committee_is_not_theirs_to_change(volunteer, neighbour, laventie):
    collection = Collection.objects.get(name="Laventie")
    picture = get_image_model().objects.create(
        title="Markt", file=get_test_image_file("markt.png"), collection=collection
    )
    url = reverse("wagtailimages:edit", args=[picture.pk])
    assert neighbour.get(url).status_code == 200
    assert refused(volunteer.get(url))


# --- Other ways to an event ---------------------------------------------------------------------


def test_a_copy_for_the_next_time_stays_with_the_committee(
    volunteer, colleague, neighbour, sections, monkeypatch
):
    monkeypatch.setattr(copy_views, "today", lambda: datetime.date(2026, 11, 22))
    event = add_event(volunteer, sections)
    event.date = None
    event.dates = [EventDate(starts_on=datetime.date(2025, 5, 9))]
    event.save()
    url = reverse("veranstaltungen:copy", args=[event.pk])
    assert url in volunteer.get(edit_url(event)).content.decode()
    assert refused(neighbour.get(url))
    assert volunteer.post(url, {"title": "Fest 2027"}).status_code == 302
    copy = EventPage.objects.get(title="Fest 2027")
    assert partners(copy) == [("Almelo", "host")]
    assert may_edit(colleague, copy)


def test_a_plain_copy_stays_with_the_committee_too(volunteer, colleague, sections):
    event = add_event(volunteer, sections)
    form = {
        "new_title": "Noch ein Fest",
        "new_slug": "noch-ein-fest",
        "new_parent_page": sections["veranstaltungen"].pk,
    }
    volunteer.post(reverse("wagtailadmin_pages:copy", args=[event.pk]), form)
    copy = EventPage.objects.get(slug="noch-ein-fest")
    assert not copy.live
    assert may_edit(colleague, copy)


def test_imported_events_get_their_city(volunteer, colleague, monkeypatch):
    monkeypatch.setattr(import_views, "today", lambda: datetime.date(2026, 11, 22))
    take_over(volunteer, preview(volunteer, FEST))
    event = EventPage.objects.get()
    assert partners(event) == [("Almelo", "host")]
    assert may_edit(colleague, event)

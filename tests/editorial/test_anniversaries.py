"""Staff see early which anniversaries to prepare, and begin with a draft."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.access import calendar_to_add_to
from events.choices import EventKind, PartnerRole
from events.models import EventDate, EventPage, EventPartner
from iserlohn_europa.core.today import today
from iserlohn_europa.editorial import panels, views
from iserlohn_europa.office.models import HomePage
from partnerships.choices import BondStep, Status
from partnerships.models import BondDate
from tests import factories

LIST = "/admin/jubilaeen/"


def city_in(cities, months: int, years: int = 20, form="%Y-%m-%d", **fields):
    """A city whose bond will be so many years old in so many months."""
    day = (today() + datetime.timedelta(days=round(months * 30.4))).replace(day=15)
    since = day.replace(year=day.year - years).strftime(form)
    return factories.CityFactory(
        parent=cities, bond_dates=[BondDate(kind=BondStep.SIGNING, date=since)], **fields
    )


def rows(client, address=LIST) -> list[str]:
    html = BeautifulSoup(client.get(address).content, "html.parser")
    return [" ".join(row.get_text(" ").split()) for row in html.select("main tbody tr")]


def buttons(client, address=LIST) -> list[str]:
    html = BeautifulSoup(client.get(address).content, "html.parser")
    return [form["action"] for form in html.select("form[action*='/veranstaltung/']")]


def test_staff_hear_in_time_to_apply_for_funding(editor, cities):
    city_in(cities, 6, title="Bald")
    city_in(cities, 15, title="Später")
    city_in(cities, 30, title="Fern")
    soon, later, far = rows(editor)[:3]
    assert "Bald" in soon
    assert "In höchstens zwölf Monaten Zeit, Förderung zu beantragen." in soon
    assert "Später" in later
    assert "In höchstens achtzehn Monaten" in later
    assert "Fern" in far
    assert "Monaten" not in far


def test_a_suspended_bond_stays_in_sight_with_the_reason(editor, client, home, cities):
    city_in(cities, 6, title="Nowotscherkassk", status=Status.SUSPENDED)
    page = factories.AnniversariesFactory(parent=home)
    row = rows(editor)[0]
    assert "20 Jahre Partnerschaft mit Nowotscherkassk" in row
    assert "Die Verbindung ist ausgesetzt" in row
    assert "Förderung" not in row
    for public in (page.url, reverse("anniversary-feed"), home.url):
        assert "20 Jahre" not in client.get(public).content.decode()


def test_the_dashboard_names_those_of_the_next_eighteen_months(editor, cities):
    city_in(cities, 15, title="Almelo")
    city_in(cities, 30, title="Laventie")
    shown = rows(editor, "/admin/")
    assert any("20 Jahre Partnerschaft mit Almelo" in row for row in shown)
    assert not any("Laventie" in row for row in shown)


def test_the_dashboard_shows_the_first_of_many_and_says_how_many_follow(
    editor, cities, monkeypatch
):
    monkeypatch.setattr(panels, "ANNIVERSARIES_SHOWN", 1)
    city_in(cities, 6, title="Almelo")
    text = editor.get("/admin/").content.decode()
    assert "achtzehn Monaten folg" not in text
    city_in(cities, 9, title="Auchel")
    city_in(cities, 12, title="Laventie")
    assert ["Partnerschaft mit" in row for row in rows(editor, "/admin/")].count(True) == 1
    text = editor.get("/admin/").content.decode()
    assert "In den nächsten achtzehn Monaten folgen noch 2 weitere." in text


def test_a_long_list_has_several_pages(editor, cities, monkeypatch):
    monkeypatch.setattr(views, "LINES_PER_PAGE", 1)
    city_in(cities, 6, title="Almelo")
    city_in(cities, 9, title="Auchel")
    (first,), (second,) = rows(editor), rows(editor, f"{LIST}?p=2")
    assert "Almelo" in first
    assert "Auchel" in second


def test_ten_times_as_much_costs_no_more_questions(editor, cities, awards, events):
    def fill(number):
        for _count in range(number):
            city = city_in(cities, 9)
            factories.AwardFactory(parent=awards, date=str(city.since), cities=[city])
            factories.EventFactory(
                parent=events,
                is_worth_remembering=True,
                dates=[EventDate(starts_on="2016-12-24")],
                partners=[EventPartner(city=city, role=PartnerRole.HOST)],
            )

    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            assert rows(editor, address)
        return len(captured)

    fill(2)
    queries("/admin/")
    few = [queries(LIST), queries("/admin/")]
    fill(18)
    queries("/admin/")
    assert [queries(LIST), queries("/admin/")] == few


def test_the_dashboard_is_silent_while_nothing_is_near(editor, cities):
    city_in(cities, 30)
    assert "Jubiläen, die jetzt" not in editor.get("/admin/").content.decode()


@pytest.mark.parametrize("address", [LIST, "/admin/"])
def test_one_click_makes_the_draft_of_an_event(editor, cities, events, address):
    city = city_in(cities, 6, title="Laventie")
    response = editor.post(buttons(editor, address)[0])
    event = EventPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[event.pk])
    assert event.title == "20 Jahre Partnerschaft mit Laventie"
    assert not event.live
    assert event.kind == EventKind.ANNIVERSARY
    assert event.get_parent().specific == events
    assert event.owner == editor.user
    assert [(partner.city, partner.role) for partner in event.partners.all()] == [
        (city, PartnerRole.CONCERNS)
    ]
    (date,) = event.dates.all()
    assert date.starts_on.month == city.since.earliest.month
    assert event.date is None
    opened = editor.get(response.url)
    assert "Laventie" in opened.content.decode()
    assert not event.get_latest_revision_as_object().live


@pytest.mark.parametrize("form", ["%Y", "%Y-%m"])
def test_the_draft_claims_no_day_that_nobody_knows(editor, cities, events, form):
    city_in(cities, 6, form=form)
    editor.post(buttons(editor)[0])
    event = EventPage.objects.get()
    assert not event.dates.exists()
    assert event.date.text in {event.date.earliest.strftime(form)}


def test_two_clicks_make_two_drafts_and_no_error(editor, cities, events):
    city_in(cities, 6)
    for _click in range(2):
        assert editor.post(buttons(editor)[0]).status_code == 302
    assert len({event.slug for event in EventPage.objects.all()}) == 2


def test_looking_at_the_address_makes_nothing(editor, cities, events):
    city_in(cities, 6)
    assert editor.get(buttons(editor)[0]).status_code == 405
    assert not EventPage.objects.exists()


def test_an_anniversary_that_is_none_is_not_found(editor, cities, events):
    address = reverse("add-anniversary-event", args=["00000000-0000-0000-0000-000000000000"])
    assert editor.post(address).status_code == 404


def test_without_a_calendar_there_is_no_button(editor, cities, events):
    city_in(cities, 6)
    events.delete()
    assert rows(editor)
    assert not buttons(editor)


def test_who_may_not_add_events_has_no_button_and_makes_none(editor, cities, events):
    city_in(cities, 6)
    address = buttons(editor)[0]
    for group in editor.user.groups.all():
        group.page_permissions.all().delete()
    assert not buttons(editor)
    editor.post(address)
    assert not EventPage.objects.exists()


def only_there(editor, calendar) -> None:
    """Leaves the editor no page but that one to add to."""
    group = editor.user.groups.get()
    group.page_permissions.filter(permission__codename="add_page").update(page=calendar)


@pytest.mark.parametrize("address", [LIST, "/admin/"])
def test_the_draft_goes_to_the_calendar_one_may_add_to(editor, home, cities, events, address):
    second = factories.EventIndexFactory(parent=home, title="Jugend", slug="jugend")
    only_there(editor, second)
    city_in(cities, 6)
    editor.post(buttons(editor, address)[0])
    assert EventPage.objects.get().get_parent().specific == second


def test_the_import_is_offered_for_the_same_calendar(editor, home, events):
    only_there(editor, factories.EventIndexFactory(parent=home, title="Jugend", slug="jugend"))
    html = BeautifulSoup(editor.get(reverse("veranstaltungen:index")).content, "html.parser")
    assert html.find("a", href=reverse("veranstaltungen:import"))
    assert editor.get(reverse("veranstaltungen:import")).status_code == 200


def test_the_first_calendar_of_the_tree_is_asked_first(editor, home, events):
    second = factories.EventIndexFactory(parent=home, title="Jugend", slug="jugend")
    assert calendar_to_add_to(editor.user) == events
    second.move(events, pos="left")
    assert calendar_to_add_to(editor.user) == second


def test_strangers_see_nothing_of_it(client, home):
    for address in (LIST, "/admin/chronik-quellen/"):
        assert client.get(address).status_code == 302


def test_both_lists_stand_among_the_reports(editor, home):
    html = editor.get("/admin/").content.decode()
    assert LIST in html
    assert "/admin/chronik-quellen/" in html


def test_a_site_without_a_home_page_has_empty_lists(superuser):
    HomePage.objects.all().update(live=False)
    for address in (LIST, "/admin/chronik-quellen/"):
        assert superuser.get(address).status_code == 200

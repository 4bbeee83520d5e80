"""The first screen begins with the day's work: short ways, what waits, and one's own drafts."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from iserlohn_europa.editorial.dashboard import drafts_of, short_ways
from tests.conftest import signed_in
from tests.factories import AwardFactory, CityFactory, EventFactory, NewsFactory
from tests.undrawn import undrawn


@pytest.fixture
def volunteer(roles, cities, events, news):
    """Somebody of the committee of Almelo."""
    CityFactory(parent=cities, title="Almelo", slug="almelo")
    return signed_in("ehrenamt", "Komitee Almelo")


def draft(factory, parent, person, **values):
    """A page that was published and that somebody has changed since."""
    page = factory(parent=parent, **values)
    page.save_revision(user=person.user)
    return page


def shown(client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/admin/").content, "html.parser").select_one("#main")


def labels(user) -> list[str]:
    return [way.label for way in short_ways(user)]


def test_people_are_greeted_by_their_first_name(editor):
    editor.user.first_name = "Petra"
    editor.user.save()
    assert shown(editor).h1.get_text(strip=True) == "Guten Tag, Petra"


def test_somebody_without_a_first_name_is_greeted_by_the_name_they_sign_in_with(editor):
    editor.user.first_name = ""
    editor.user.save()
    assert shown(editor).h1.get_text(strip=True) == "Guten Tag, redakteurin"


def test_pages_and_pictures_are_not_counted(editor, home):
    assert shown(editor).select_one(".w-summary") is None


def test_every_short_way_leads_somewhere(editor, administrator, volunteer, events, news):
    for client in (editor, administrator, volunteer):
        ways = short_ways(client.user)
        assert len(ways) >= 4
        with undrawn():
            for way in ways:
                assert client.get(way.url).status_code == 200, way


def test_a_committee_goes_straight_to_its_city(volunteer):
    assert "Seite von Almelo bearbeiten" in labels(volunteer.user)


def test_who_may_add_nothing_is_offered_nothing(events, news, roles):
    stranger = signed_in("fremde")
    assert labels(stranger.user) == []


def test_without_a_calendar_there_is_no_way_to_a_new_event(editor, events):
    events.delete()
    assert "Neue Veranstaltung" not in labels(editor.user)


def test_the_first_screen_leads_to_the_handbook(editor):
    assert shown(editor).select(f"nav a[href='{reverse('handbook')}']")


def test_ones_own_drafts_are_listed_the_newest_first(editor, approver, news, events, awards):
    older = draft(AwardFactory, awards, editor, title="Alter Preis")
    newer = draft(NewsFactory, news, editor, title="Neues")
    draft(EventFactory, events, approver, title="Fremdes")
    assert [page.pk for page in drafts_of(editor.user)] == [newer.pk, older.pk]
    (panel,) = shown(editor).select("#drafts-section")
    assert [link.get_text() for link in panel.select(".title a")] == ["Neues", "Alter Preis"]


def test_what_was_submitted_is_no_draft_any_more(editor, news):
    page = draft(NewsFactory, news, editor)
    page.get_workflow().start(page, editor.user)
    assert drafts_of(editor.user) == []


def test_what_somebody_may_no_longer_edit_is_not_listed(editor, news):
    draft(NewsFactory, news, editor)
    editor.user.groups.clear()
    assert drafts_of(type(editor.user).objects.get(pk=editor.user.pk)) == []


def test_what_waits_for_somebody_stands_before_what_the_site_needs(editor, approver, news, cities):
    page = draft(NewsFactory, news, editor)
    page.get_workflow().start(page, editor.user)
    draft(NewsFactory, news, approver)
    CityFactory(parent=cities)
    panels = [panel["id"] for panel in shown(approver).select("[data-panel]")]
    assert panels[:2] == ["awaiting-review-section", "drafts-section"]
    assert "care-section" in panels


def test_many_drafts_cost_no_more_questions(editor, news, django_assert_max_num_queries):
    for number in range(12):
        draft(NewsFactory, news, editor, title=f"Nr. {number}")
    with django_assert_max_num_queries(6):
        assert len(drafts_of(editor.user)) == 8

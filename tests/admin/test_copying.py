"""Copying an event for the next time, as editors do it."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageLogEntry

from events import copy_views
from events.models import ChangedDate, EventDate, EventPage, EventPartner, EventSeries
from tests.conftest import signed_in
from tests.factories import CityFactory

day = datetime.date
NOVEMBER = day(2025, 11, 22)


@pytest.fixture(autouse=True)
def _it_is_november(monkeypatch):
    monkeypatch.setattr(copy_views, "today", lambda: NOVEMBER)


def add_event(sections, title="Europafest 2025", dates=None, publish=True, **fields):
    event = EventPage(title=title, **{"kind": "festival"} | fields)
    event.dates = [EventDate(starts_on=day(2025, 5, 9))] if dates is None else dates
    event = sections["veranstaltungen"].add_child(instance=event)
    if publish:
        event.save_revision().publish()
    return event


def copy_url(event):
    return reverse("veranstaltungen:copy", args=[event.pk])


def copied(client, event, title="") -> EventPage:
    """The copy that is made when somebody agrees to what the page proposes."""
    soup = BeautifulSoup(client.get(copy_url(event)).content, "html.parser")
    title = title or soup.find("input", {"name": "title"})["value"]
    response = client.post(copy_url(event), {"title": title})
    copy = EventPage.objects.latest("pk")
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    return copy


def test_the_copy_is_a_draft_on_the_same_day_of_the_week(editor, sections):
    event = add_event(
        sections,
        dates=[
            EventDate(
                starts_on=day(2025, 5, 9),
                start_time=datetime.time(18),
                ends_on=day(2025, 5, 11),
                end_time=datetime.time(16),
                place="Marktplatz",
            )
        ],
    )
    copy = copied(editor, event)
    row = copy.dates.get()
    assert (row.starts_on, row.ends_on) == (day(2026, 5, 8), day(2026, 5, 10))
    assert (row.start_time, row.end_time) == (datetime.time(18), datetime.time(16))
    assert row.place == "Marktplatz"
    assert row.key != event.dates.get().key
    assert not copy.live
    assert copy.get_latest_revision_as_object().dates.get().starts_on == day(2026, 5, 8)


def test_title_and_address_name_the_new_year(editor, sections):
    copy = copied(editor, add_event(sections, slug="europafest-2025"))
    assert (copy.title, copy.slug) == ("Europafest 2026", "europafest-2026")
    assert copy.draft_title == "Europafest 2026"


def test_an_address_without_a_year_gets_one(editor, sections):
    copy = copied(editor, add_event(sections, title="Frühlingsfest"))
    assert (copy.title, copy.slug) == ("Frühlingsfest", "fruehlingsfest-2026")


def test_copying_twice_makes_two_addresses(editor, sections):
    event = add_event(sections)
    first, second = copied(editor, event), copied(editor, event)
    assert (first.slug, second.slug) == ("europafest-2026", "europafest-2026-2")


def test_an_editor_may_choose_another_title(editor, sections):
    copy = copied(editor, add_event(sections), title="Fest der Freundschaft")
    assert (copy.title, copy.slug) == ("Fest der Freundschaft", "fest-der-freundschaft-2026")


def test_a_copy_needs_a_title(editor, sections):
    event = add_event(sections)
    response = editor.post(copy_url(event), {"title": "  "})
    assert "Bitte geben Sie der Veranstaltung einen Titel." in response.content.decode()
    assert EventPage.objects.count() == 1


def test_what_belonged_to_the_one_time_stays_behind(editor, sections):
    event = add_event(
        sections,
        dates=[EventDate(starts_on=day(2025, 5, 9), status="cancelled", remark="wegen Sturm")],
        registration_url="https://example.org/anmelden",
        registration_deadline=day(2025, 5, 1),
        evidence="took_place",
        is_worth_remembering=True,
        imported_uid="1@example.org",
        imported_digest="0" * 64,
        expire_at=datetime.datetime(2025, 6, 1, tzinfo=datetime.UTC),
    )
    copy = copied(editor, event).get_latest_revision_as_object()
    row = copy.dates.get()
    assert (row.status, row.remark) == ("takes_place", "")
    assert (copy.registration_url, copy.registration_deadline, copy.evidence) == ("", None, "")
    assert not copy.is_worth_remembering
    assert (copy.imported_uid, copy.imported_digest) == ("", "")
    assert copy.expire_at is None


def test_what_it_is_comes_along(editor, sections):
    event = add_event(sections, teaser="Musik aus neun Städten", place_name="Alter Rathausplatz")
    city = sections["partnerstaedte"].add_child(instance=CityFactory.build(title="Almelo"))
    event.partners.add(EventPartner(city=city, role="host"))
    event.save()
    copy = copied(editor, event)
    assert (copy.kind, copy.teaser) == ("festival", "Musik aus neun Städten")
    assert copy.place_name == "Alter Rathausplatz"
    assert [(each.city.title, each.role) for each in copy.partners.all()] == [("Almelo", "host")]


def test_a_series_moves_with_its_end_and_without_its_exceptions(editor, sections):
    series = EventSeries(
        rhythm="weekly",
        starts_on=day(2025, 1, 7),
        until=day(2025, 3, 25),
        start_time=datetime.time(19),
    )
    event = add_event(
        sections,
        dates=[],
        series=[series],
        changed_dates=[ChangedDate(planned_day=day(2025, 2, 4))],
    )
    copy = copied(editor, event)
    row = copy.series.get()
    assert (row.starts_on, row.until) == (day(2026, 1, 6), day(2026, 3, 24))
    assert (row.rhythm, row.start_time) == ("weekly", datetime.time(19))
    assert row.key != event.series.get().key
    assert not copy.changed_dates.exists()


def shown_rows(client, event) -> list[list[str]]:
    """The old and the new words of each row in the preview."""
    soup = BeautifulSoup(client.get(copy_url(event)).content, "html.parser")
    return [
        [" ".join(cell.get_text().split()) for cell in row.find_all("td")]
        for row in soup.select("table.listing tbody tr")
    ]


def test_a_series_keeps_its_rule_and_the_page_says_so(editor, sections):
    series = EventSeries(
        rhythm="monthly_weekday", starts_on=day(2026, 9, 8), until=day(2027, 6, 30)
    )
    event = add_event(sections, title="Stammtisch 2026", dates=[], series=[series])
    assert shown_rows(editor, event) == [
        [
            "jeden zweiten Dienstag im Monat, "
            "ab Dienstag, 8. September 2026 bis Mittwoch, 30. Juni 2027",
            "jeden zweiten Dienstag im Monat, "
            "ab Dienstag, 14. September 2027 bis Freitag, 30. Juni 2028",
        ]
    ]
    copy = copied(editor, event)
    row = copy.series.get()
    assert (row.starts_on, row.until) == (day(2027, 9, 14), day(2028, 6, 30))
    assert copy.title == "Stammtisch 2027"


def test_a_leap_day_is_copied_to_the_next_one_with_its_title(editor, sections):
    series = EventSeries(rhythm="yearly", starts_on=day(2024, 2, 29))
    event = add_event(sections, title="Schalttag 2024", dates=[], series=[series])
    copy = copied(editor, event)
    assert (copy.title, copy.series.get().starts_on) == ("Schalttag 2028", day(2028, 2, 29))


def test_a_series_that_ends_with_the_calendar_stays(editor, sections):
    series = EventSeries(rhythm="yearly", starts_on=day(2025, 5, 9), until=day(9999, 12, 31))
    event = add_event(sections, dates=[], series=[series])
    response = editor.get(copy_url(event), follow=True)
    assert "zu weit in der Zukunft" in response.content.decode()


def test_a_copy_of_history_waits_for_its_date(editor, sections):
    event = add_event(sections, title="Konferenz 2007", dates=[], date="2007-12")
    page = editor.get(copy_url(event)).content.decode()
    assert "Dezember 2007" in page
    copy = copied(editor, event)
    assert copy.date is None
    assert copy.title == "Konferenz 2025"
    assert not copy.dates.exists()


def test_a_draft_without_any_date_can_be_copied(editor, sections):
    copy = copied(editor, add_event(sections, title="Idee", dates=[], publish=False))
    assert (copy.title, copy.slug) == ("Idee", "idee-2")


def test_a_time_that_clocks_skip_is_asked_for_again(editor, sections, monkeypatch):
    monkeypatch.setattr(copy_views, "today", lambda: day(2027, 12, 1))
    night = EventDate(
        starts_on=day(2024, 3, 24), start_time=datetime.time(2, 30), end_time=datetime.time(5)
    )
    event = add_event(sections, dates=[night])
    assert "auf Sommerzeit" in editor.get(copy_url(event)).content.decode()
    row = copied(editor, event).dates.get()
    assert (row.starts_on, row.start_time, row.end_time) == (day(2028, 3, 26), None, None)
    assert row.time_follows


def test_a_date_that_takes_the_whole_day_still_does(editor, sections):
    assert not copied(editor, add_event(sections)).dates.get().time_follows


def test_a_series_keeps_a_time_that_clocks_skip_on_its_first_day(editor, sections):
    series = EventSeries(
        rhythm="yearly", starts_on=day(2025, 3, 29), start_time=datetime.time(2, 30)
    )
    row = copied(editor, add_event(sections, dates=[], series=[series])).series.get()
    assert (row.starts_on, row.start_time) == (day(2026, 3, 29), datetime.time(2, 30))
    assert not row.time_follows


def test_the_hour_that_happens_twice_stays_what_it_is(editor, sections):
    night = EventDate(starts_on=day(2025, 10, 26), start_time=datetime.time(2, 30))
    row = copied(editor, add_event(sections, dates=[night])).dates.get()
    assert (row.starts_on, row.start_time) == (day(2026, 10, 25), datetime.time(2, 30))


def test_the_page_shows_old_and_new_dates_side_by_side(editor, sections):
    event = add_event(sections)
    soup = BeautifulSoup(editor.get(copy_url(event)).content, "html.parser")
    cells = [" ".join(cell.get_text().split()) for cell in soup.select("main td, #main td")]
    assert cells[:2] == ["Freitag, 9. Mai 2025", "Freitag, 8. Mai 2026"]
    assert "europafest-2026" in soup.get_text()
    assert EventPage.objects.count() == 1


def test_dates_at_the_end_of_the_calendar_stay(editor, sections):
    event = add_event(sections, dates=[EventDate(starts_on=day(9999, 12, 31))])
    response = editor.get(copy_url(event), follow=True)
    assert "zu weit in der Zukunft" in response.content.decode()


def test_the_history_tells_who_copied(editor, sections):
    copy = copied(editor, add_event(sections))
    entry = PageLogEntry.objects.get(page=copy.pk, action="wagtail.copy")
    assert entry.user == editor.user


def buttons(client, url) -> list[str]:
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    return [link["href"] for link in soup.find_all("a", href=True)]


def test_the_button_is_in_the_list_and_on_the_page(editor, sections):
    event = add_event(sections)
    assert copy_url(event) in buttons(editor, reverse("veranstaltungen:index"))
    assert copy_url(event) in buttons(editor, reverse("wagtailadmin_pages:edit", args=[event.pk]))


def test_other_pages_have_no_such_button(editor, sections):
    city = sections["partnerstaedte"].add_child(instance=CityFactory.build(title="Almelo"))
    url = reverse("wagtailadmin_pages:edit", args=[city.pk])
    assert copy_url(city) not in buttons(editor, url)
    assert editor.get(copy_url(city)).status_code == 404


def test_a_translation_is_not_copied(editor, sections, english):
    event = add_event(sections)
    sections["veranstaltungen"].get_parent().copy_for_translation(english)
    sections["veranstaltungen"].copy_for_translation(english)
    translation = event.copy_for_translation(english)
    assert editor.get(copy_url(translation)).status_code == 404
    copied(editor, event)
    assert EventPage.objects.filter(locale=english).count() == 1


def test_who_may_not_add_events_may_not_copy_them(roles, sections):
    event = add_event(sections)
    group = Group.objects.create(name="Nur ändern")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group,
        page=sections["veranstaltungen"],
        permission=Permission.objects.get(codename="change_page"),
    )
    stranger = signed_in("fremde", "Nur ändern")
    url = reverse("wagtailadmin_pages:edit", args=[event.pk])
    assert copy_url(event) not in buttons(stranger, url)
    stranger.post(copy_url(event), {"title": "Heimlich"})
    assert EventPage.objects.count() == 1


def test_visitors_are_asked_to_sign_in(client, sections):
    event = add_event(sections)
    response = client.post(copy_url(event), {"title": "Heimlich"})
    assert response.status_code == 302
    assert reverse("wagtailadmin_login") in response.url
    assert EventPage.objects.count() == 1

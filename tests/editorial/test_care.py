"""Nothing is forgotten: what needs care is counted, listed, and one click away from its field."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.choices import DateStatus, EventKind, PartnerRole
from events.models import EventDate, EventPartner
from iserlohn_europa.core.choices import ValidityKind
from iserlohn_europa.core.models import ContactRole, RoleHolder
from iserlohn_europa.core.today import today
from iserlohn_europa.editorial.care import CHECKS, open_checks
from iserlohn_europa.editorial.care.dates import DATE_CHECKS
from iserlohn_europa.library.models import CustomImage
from partnerships.choices import BondStep, Status
from partnerships.models import BondDate
from tests.factories import (
    AwardFactory,
    CityFactory,
    EventFactory,
    NewsFactory,
    StandardPageFactory,
)

DAY = datetime.date(2026, 5, 6)
STORY = '[{"type": "heading", "value": {"text": "Schön war es", "level": "h2"}}]'


def days(number: int) -> datetime.timedelta:
    return datetime.timedelta(days=number)


@pytest.fixture
def found(approver):
    """What a check finds on a day: titles and remarks of its cases."""

    def found(slug, on=DAY, user=approver.user):
        (check,) = (check for check in CHECKS if check.slug == slug)
        return [(case.title, case.note) for case in check.find(user, on)]

    return found


def an_event(events, day=DAY, place="Parktheater", title="Konzert", **fields):
    date = EventDate(starts_on=day, **{"start_time": datetime.time(19), **fields.pop("date", {})})
    return EventFactory(parent=events, title=title, dates=[date], place_name=place, **fields)


@pytest.mark.parametrize(("in_days", "is_found"), [(-1, False), (0, True), (30, True), (31, False)])
def test_a_date_of_the_next_thirty_days_needs_a_place(events, found, in_days, is_found):
    an_event(events, DAY + days(in_days), place="")
    assert bool(found("unvollstaendig")) is is_found


def test_a_date_needs_its_time_once_one_was_promised(events, found):
    an_event(events, date={"start_time": None, "time_follows": True})
    assert found("unvollstaendig") == [("Konzert, 6. Mai 2026", "Die Uhrzeit folgt noch.")]


def test_a_whole_day_needs_no_time(events, found):
    an_event(events, date={"start_time": None})
    assert found("unvollstaendig") == []


@pytest.mark.parametrize("status", [DateStatus.ONLINE, DateStatus.CANCELLED])
def test_where_nobody_meets_no_place_is_missing(events, found, status):
    an_event(events, place="", date={"status": status})
    assert found("unvollstaendig") == []


def test_an_event_is_to_be_told_of_once_it_is_over(events, found):
    event = an_event(events)
    assert found("ohne-bericht", on=DAY) == []
    assert found("ohne-bericht", on=DAY + days(1)) == [("Konzert", "6. Mai 2026")]
    assert found("ohne-bericht", on=DAY + days(366 + 1)) == []
    event.story = STORY
    event.save()
    assert found("ohne-bericht", on=DAY + days(1)) == []


def test_an_anniversary_wants_an_event_of_its_own(cities, events, found):
    signing = BondDate(kind=BondStep.SIGNING, date="2007-05-06")
    city = CityFactory(parent=cities, title="Almelo", bond_dates=[signing])
    assert [title for title, _when in found("jubilaeen")] == ["20 Jahre Partnerschaft mit Almelo"]
    EventFactory(
        parent=events,
        kind=EventKind.ANNIVERSARY,
        date="2027",
        partners=[EventPartner(city=city, role=PartnerRole.HOST)],
    )
    assert found("jubilaeen") == []


@pytest.mark.parametrize(
    ("until", "is_found"), [("2026-05-05", False), ("2026-05-06", True), ("2027-05-06", True)]
)
def test_an_award_that_ends_within_a_year_is_named(awards, found, until, is_found):
    AwardFactory(parent=awards, date="2020", validity_kind=ValidityKind.UNTIL, validity_until=until)
    assert bool(found("laeuft-ab")) is is_found


def test_an_award_that_was_renewed_is_not(awards, found):
    newer = AwardFactory(parent=awards, date="2026")
    AwardFactory(
        parent=awards,
        date="2021-06-01",
        validity_kind=ValidityKind.TERM,
        validity_years=5,
        renewed_by=newer,
    )
    assert found("laeuft-ab") == []


def test_a_city_of_which_nothing_was_told_for_a_year_is_named(cities, news, found):
    city = CityFactory(parent=cities, title="Almelo")
    CityFactory(parent=cities, title="Nowotscherkassk", status=Status.SUSPENDED)
    assert found("staedte") == [("Almelo", "noch keine")]
    NewsFactory(parent=news, cities=[city], published_on=DAY)
    assert found("staedte", on=DAY + days(365)) == []
    assert found("staedte", on=DAY + days(366)) == [("Almelo", "zuletzt am 6. Mai 2026")]


def test_a_legal_page_is_read_once_a_year(home, found):
    page = StandardPageFactory(parent=home, title="Impressum", is_in_footer=True)
    assert found("rechtliches") == [("Impressum", "noch nie geprüft")]
    page.as_of = DAY - days(365)
    page.save()
    assert found("rechtliches") == []
    assert found("rechtliches", on=DAY + days(1)) == [("Impressum", "geprüft am 6. Mai 2025")]


def test_a_draft_may_wait_for_a_month(news, found):
    page = NewsFactory(parent=news, title="Besuch", live=False)
    page.save_revision()
    moment = datetime.datetime(2026, 5, 6, 12, tzinfo=datetime.UTC)
    type(page).objects.filter(pk=page.pk).update(latest_revision_created_at=moment)
    assert found("entwuerfe", on=datetime.date(2026, 6, 6)) == []
    ((title, note),) = found("entwuerfe", on=datetime.date(2026, 6, 7))
    assert title.startswith("Besuch")
    assert note == "seit 6. Mai 2026, noch nie veröffentlicht"


def test_what_is_scheduled_is_not_forgotten(news, found):
    page = NewsFactory(parent=news, live=False, go_live_at=timezone.now() + days(30))
    page.save_revision().publish()
    assert found("entwuerfe", on=today() + days(400)) == []


def test_a_role_without_a_person_is_named(home, found):
    role = ContactRole.objects.create(title="Europabüro", locale=home.locale)
    role.holders = [RoleHolder(name="Eva Beispiel", since="2020", until="2026-05-06")]
    role.save()
    assert found("ansprechstellen", on=DAY) == []
    assert found("ansprechstellen", on=DAY + days(1)) == [("Europabüro", "")]


def a_picture(**fields):
    complete = {"credit": "Stadt", "licence": "CC BY 4.0", "description": "Ein Platz"}
    return CustomImage.objects.create(
        title="Markt", file="x.png", width=1, height=1, **complete | fields
    )


def test_a_picture_needs_its_facts(home, found):
    a_picture()
    a_picture(licence="", description="")
    assert found("bilder") == [("Markt", "Es fehlt: Lizenz, Beschreibung")]


def test_a_picture_whose_consent_has_ended_is_named(home, found):
    a_picture(consent_ends_on=DAY)
    assert found("einwilligung", on=DAY) == []
    assert len(found("einwilligung", on=DAY + days(1))) == 1


# The pages


def test_the_first_page_counts_and_leads_to_the_list_and_from_there_to_the_field(approver, home):
    page = StandardPageFactory(parent=home, title="Impressum", is_in_footer=True)
    first = BeautifulSoup(approver.get("/admin/").content, "html.parser")
    (row,) = first.select("#care-section tbody tr")
    assert row.select("td")[1].get_text(strip=True) == "1"
    answer = approver.get(row.a["href"])
    (link,) = BeautifulSoup(answer.content, "html.parser").select("table.listing tbody a")
    assert link["href"] == f"/admin/pages/{page.pk}/edit/#id_as_of"
    form = BeautifulSoup(approver.get(link["href"]).content, "html.parser")
    assert form.select("#id_as_of")


def test_every_case_of_an_event_leads_to_a_place_in_its_form(approver, events):
    an_event(events, today(), place="")
    event = an_event(events, today() - days(1), title="Fest")
    form = BeautifulSoup(approver.get(f"/admin/pages/{event.pk}/edit/").content, "html.parser")
    cases = [case for check in DATE_CHECKS for case in check.find(approver.user, today())]
    assert len(cases) == 2
    for case in cases:
        _address, _hash, anchor = case.url.partition("#")
        assert form.find(id=anchor), anchor


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.slug)
def test_every_list_opens_where_nothing_is_to_be_done(check, editor, home):
    answer = editor.get(f"/admin/pflege/{check.slug}/")
    assert "Hier ist zurzeit nichts zu tun." in answer.content.decode()


def test_where_all_is_well_the_overview_says_so(editor, home):
    assert "Alles ist gepflegt" in editor.get("/admin/pflege/").content.decode()


def test_a_list_that_does_not_exist_is_not_found(editor):
    assert editor.get("/admin/pflege/nichts/").status_code == 404


def test_citizens_see_nothing_of_it(client, home):
    assert client.get("/admin/pflege/").status_code == 302


def test_nobody_is_asked_to_change_what_they_may_not(editor, cities, found):
    CityFactory(parent=cities, title="Almelo")
    a_picture(licence="")
    for group in editor.user.groups.all():
        group.page_permissions.all().delete()
    assert open_checks(CHECKS, editor.user, DAY) == []


def test_ten_times_as_much_costs_no_more_questions(approver, cities, events, awards, news):
    def fill(number):
        for _count in range(number):
            city = CityFactory(
                parent=cities, bond_dates=[BondDate(kind=BondStep.SIGNING, date="2007-05-06")]
            )
            partner = EventPartner(city=city, role=PartnerRole.HOST)
            for day in (today() + days(3), today() - days(3)):
                EventFactory(
                    parent=events,
                    kind=EventKind.ANNIVERSARY,
                    dates=[EventDate(starts_on=day)],
                    partners=[partner],
                )
            AwardFactory(parent=awards, validity_kind="until", validity_until=str(today()))
            a_picture(licence="")

    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert len(open_checks(CHECKS, approver.user, today())) >= 4
        return len(captured)

    fill(1)
    queries()
    few = queries()
    fill(9)
    assert queries() == few

"""Pages are read again: on their day, by somebody in particular, and one click says they hold."""

import datetime

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, PageLogEntry, get_page_models

from events.models import EventDate
from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.core.today import today
from iserlohn_europa.editorial.care import CHECKS
from iserlohn_europa.editorial.models import (
    CarePreference,
    PageReview,
    ReviewRule,
    ReviewSettings,
)
from iserlohn_europa.editorial.reviews.due import confirm, due, status_of
from iserlohn_europa.editorial.reviews.hooks import review_of_a_page
from iserlohn_europa.editorial.reviews.intervals import MONTHS
from iserlohn_europa.editorial.templatetags.review_tags import review_status
from iserlohn_europa.funding.choices import ProgrammeState
from partnerships.models import PartnerCityPage
from tests.factories import (
    AwardFactory,
    CityFactory,
    EventFactory,
    FundingProgrammeFactory,
    NewsFactory,
    ProjectFactory,
    StandardPageFactory,
)

DAY = datetime.date(2026, 5, 6)
LIST = "/admin/pflege/pruefen/"


def at_noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC)


def published(page, day=DAY):
    """The page as if it had been published on that day."""
    Page.objects.filter(pk=page.pk).update(last_published_at=at_noon(day))
    return type(page).objects.get(pk=page.pk)


@pytest.fixture(scope="module")
def _city(module_cities, for_the_module):
    return for_the_module(lambda: published(CityFactory(parent=module_cities, title="Almelo")))


@pytest.fixture
def city(_city, cities) -> PartnerCityPage:
    """A city, last published on the day of these tests."""
    return PartnerCityPage.objects.get(pk=_city.pk)


def is_due(page, on) -> bool:
    return page.pk in {status.page.pk for status in due(Page.objects.filter(pk=page.pk), on)}


def a_role(title="Europabeauftragter") -> ContactRole:
    return ContactRole.objects.create(title=title)


def test_every_kind_of_page_says_how_often_it_is_read():
    ours = {model._meta.label for model in get_page_models() if model is not Page}
    assert ours == set(MONTHS)


def test_a_page_is_due_when_the_months_of_its_kind_have_passed(city):
    assert not is_due(city, datetime.date(2027, 5, 5))
    assert is_due(city, datetime.date(2027, 5, 6))


def test_a_click_makes_the_time_begin_anew_and_changes_nothing_about_the_page(city, approver):
    before = Page.objects.values().get(pk=city.pk)
    confirm(city, approver.user, datetime.date(2027, 5, 6))
    assert not is_due(city, datetime.date(2028, 5, 5))
    assert is_due(city, datetime.date(2028, 5, 6))
    assert Page.objects.values().get(pk=city.pk) == before


def test_the_log_keeps_who_said_so(city, approver):
    confirm(city, approver.user, DAY)
    entry = PageLogEntry.objects.get(page=city, action="editorial.review")
    assert entry.user == approver.user
    assert entry.message == "Geprüft: stimmt noch"


def test_whoever_publishes_has_read_the_page(city, approver):
    confirm(city, approver.user, DAY)
    again = published(city, datetime.date(2026, 9, 1))
    assert status_of(again, DAY).last_on == datetime.date(2026, 9, 1)
    assert status_of(again, DAY).reviewer == ""


def test_an_event_is_read_until_it_is_over(events):
    day = DAY + datetime.timedelta(days=300)
    event = published(EventFactory(parent=events, dates=[EventDate(starts_on=day)]))
    assert is_due(event, day)
    assert not is_due(event, day + datetime.timedelta(days=1))


def test_what_is_finished_is_left_in_peace(projects, funding, news, home):
    year = datetime.timedelta(days=800)
    ended = published(ProjectFactory(parent=projects, ends="2027"))
    running = published(ProjectFactory(parent=projects))
    closed = published(FundingProgrammeFactory(parent=funding, state=ProgrammeState.PAST))
    told = published(NewsFactory(parent=news))
    imprint = published(StandardPageFactory(parent=home, is_in_footer=True))
    pages = [ended, running, closed, told, imprint]
    assert [page for page in pages if is_due(page, DAY + year)] == [running]


def test_a_programme_is_read_every_three_months(funding):
    programme = published(FundingProgrammeFactory(parent=funding))
    assert not is_due(programme, datetime.date(2026, 8, 5))
    assert is_due(programme, datetime.date(2026, 8, 6))


def test_a_draft_is_due_to_nobody(city):
    city.unpublish()
    assert not is_due(city, datetime.date(2030, 1, 1))
    assert status_of(city, datetime.date(2030, 1, 1)).due_on is None


def test_the_administration_sets_another_interval_for_a_kind_of_pages(city, awards):
    general = ReviewSettings.objects.create()
    ReviewRule.objects.create(settings=general, kind="partnerships.PartnerCityPage", months=1)
    ReviewRule.objects.create(settings=general, kind="awards.AwardPage", months=0)
    award = published(AwardFactory(parent=awards))
    assert is_due(city, datetime.date(2026, 6, 6))
    assert not is_due(award, datetime.date(2036, 6, 6))


def test_who_is_asked_is_said_for_all_pages_for_a_kind_or_for_one_page(city):
    everybody, office, committee = a_role("Büro"), a_role("Städtereferat"), a_role("Komitee")
    general = ReviewSettings.objects.create(owner=everybody)
    assert status_of(city, DAY).roles == [everybody]
    rule = ReviewRule.objects.create(
        settings=general, kind="partnerships.PartnerCityPage", owner=office, deputy=everybody
    )
    assert rule.months is None
    assert status_of(city, DAY).roles == [office, everybody]
    PageReview.objects.create(page=city, owner=committee)
    assert status_of(city, DAY).roles == [committee]
    assert is_due(city, datetime.date(2027, 5, 6))


def test_a_copy_begins_afresh(city, approver):
    confirm(city, approver.user, DAY)
    PageReview.objects.update(owner=a_role())
    copy = city.copy(update_attrs={"slug": "kopie"}, keep_live=False)
    assert not PageReview.objects.filter(page=copy).exists()
    assert status_of(copy, DAY).last_on is None


def test_a_translation_is_read_with_its_source(city, english, approver):
    translated = city.copy_for_translation(english, copy_parents=True)
    translated = published(translated, datetime.date(2020, 1, 1))
    translated.save_revision().publish()
    later = datetime.date(2040, 5, 6)
    assert [status.page.pk for status in due(Page.objects.all(), later)].count(translated.pk) == 0
    confirm(translated, approver.user, DAY)
    assert PageReview.objects.get().page_id == city.pk


def test_an_older_version_brings_back_no_older_review(city, approver):
    revision = city.save_revision()
    confirm(city, approver.user, datetime.date(2027, 1, 1))
    city.save_revision(previous_revision=revision)
    assert PageReview.objects.get().reviewed_on == datetime.date(2027, 1, 1)


def test_a_long_list_costs_no_more_questions(awards, django_assert_num_queries):
    def list_with(number):
        AwardFactory.create_batch(number, parent=awards)
        with django_assert_num_queries(5):
            assert len(due(Page.objects.all(), datetime.date(2040, 5, 6))) >= number

    due(Page.objects.all(), DAY)
    list_with(1)
    list_with(4)


# In the admin


def the_case(client) -> BeautifulSoup:
    rows = BeautifulSoup(client.get(LIST).content, "html.parser").select("table.listing tbody tr")
    (row,) = [row for row in rows if "Almelo" in row.get_text()]
    return row


def long_ago(city):
    return published(city, datetime.date(2020, 1, 1))


def test_the_list_names_the_page_its_last_day_and_who_is_asked(editor, city):
    ReviewSettings.objects.create(owner=a_role())
    long_ago(city)
    row = the_case(editor)
    assert row.a["href"] == f"/admin/pages/{city.pk}/edit/"
    assert "zuletzt am 1. Januar 2020" in row.get_text()
    assert "Europabeauftragter" in row.get_text()


def test_one_click_in_the_list_takes_the_page_off_it(editor, city):
    long_ago(city)
    form = the_case(editor).form
    answer = editor.post(form["action"], {"next": LIST}, follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    assert "„Almelo“ ist als geprüft vermerkt" in answer.content.decode()
    assert f"/admin/pages/{city.pk}/edit/" not in answer.content.decode()
    review = PageReview.objects.get()
    assert (review.reviewed_by, review.reviewed_on) == (editor.user, today())


def test_the_button_leads_nowhere_else(editor, city):
    url = f"/admin/pflege/seite/{city.pk}/stimmt-noch/"
    answer = editor.post(url, {"next": "https://example.org/"})
    assert answer["location"] == f"/admin/pflege/seite/{city.pk}/"


def test_looking_confirms_nothing(editor, city):
    assert editor.get(f"/admin/pflege/seite/{city.pk}/stimmt-noch/").status_code == 405
    assert not PageReview.objects.exists()


def test_who_may_not_change_a_page_does_not_confirm_it(editor, city, client):
    url = f"/admin/pflege/seite/{city.pk}/"
    editor.user.groups.get().page_permissions.all().delete()
    for address in (url, f"{url}stimmt-noch/"):
        assert editor.post(address).status_code == 302
        assert client.post(address).status_code == 302
    assert not PageReview.objects.exists()


def test_the_editor_of_a_page_offers_the_button_and_the_way_to_its_review(editor, city):
    confirm(city, editor.user, today())
    shown = BeautifulSoup(editor.get(f"/admin/pages/{city.pk}/edit/").content, "html.parser")
    form = shown.select_one(f"form[action='/admin/pflege/seite/{city.pk}/stimmt-noch/']")
    assert form.button.get_text(strip=True) == "Stimmt noch"
    assert form.select_one("[name=csrfmiddlewaretoken]")["value"]
    assert form.find_parent("form") is None
    panel = shown.select_one("[aria-labelledby='status-sidebar-review']")
    assert "von redakteurin Beispiel" in panel.get_text()
    assert panel.a["href"] == f"/admin/pflege/seite/{city.pk}/"


def test_a_draft_has_no_review_to_speak_of(editor, city):
    assert review_status(city)["status"].page == Page.objects.get(pk=city.pk)
    assert len(list(review_of_a_page(city, editor.user, "edit"))) == 2
    city.live = False
    assert review_status(city)["status"] is None
    assert not list(review_of_a_page(city, editor.user, "edit"))


def test_the_review_of_a_page_is_told_and_given_to_somebody_else(editor, city):
    confirm(city, editor.user, DAY)
    url = f"/admin/pflege/seite/{city.pk}/"
    role = a_role("Komitee Almelo")
    answer = editor.post(url, {"owner": role.pk, "deputy": ""}, follow=True).content.decode()
    assert "am 6. Mai 2026 von redakteurin Beispiel" in answer
    assert "Prüfung: Almelo" in answer
    assert PageReview.objects.get().owner == role
    assert PageReview.objects.get().reviewed_on == DAY


def test_a_review_outlives_the_account_of_the_reader(city, editor):
    confirm(city, editor.user, datetime.date(2026, 8, 1))
    editor.user.delete()
    status = status_of(city, DAY)
    assert status.last_on == datetime.date(2026, 8, 1)
    assert status.is_confirmed
    assert status.reviewer == ""


def test_one_sees_ones_own_pages_at_a_click(editor, city, awards):
    role = a_role()
    long_ago(city)
    published(AwardFactory(parent=awards, title="Europapreis"), datetime.date(2020, 1, 1))
    PageReview.objects.create(page=city, owner=a_role("Jemand"), deputy=role)
    assert "Nur meine" not in editor.get(LIST).content.decode()
    CarePreference.objects.create(user=editor.user).roles.add(role)
    answer = BeautifulSoup(editor.get(LIST).content, "html.parser")
    link = answer.find("a", string=lambda text: text and "Nur meine zeigen (1)" in text)
    mine = editor.get(f"{LIST}{link['href']}")
    assert [case.title for case in mine.context_data["cases"]] == ["Almelo"]


def test_citizens_read_nothing_of_a_review(client, city, approver):
    confirm(city, approver.user, DAY)
    PageReview.objects.update(owner=a_role("Geheimes Referat"))
    shown = client.get(city.url).content.decode()
    assert "Geheimes Referat" not in shown
    assert "geprüft" not in shown


def test_only_the_administration_changes_the_rules(editor, approver, administrator):
    url = f"/admin/settings/editorial/reviewsettings/{ReviewSettings.objects.create().pk}/"
    assert editor.get(url)["location"] == "/admin/"
    assert approver.get(url)["location"] == "/admin/"
    assert administrator.get(url).status_code == 200


def test_a_rule_is_written_once_for_each_kind(administrator):
    general = ReviewSettings.objects.create()
    rule = {"kind": "awards.AwardPage", "months": "6", "owner": "", "deputy": "", "id": ""}
    form = {"owner": "", "deputy": "", "rules-TOTAL_FORMS": "2", "rules-INITIAL_FORMS": "0"}
    form |= {"rules-MIN_NUM_FORMS": "0", "rules-MAX_NUM_FORMS": "1000"}
    for number in range(2):
        form |= {f"rules-{number}-{name}": value for name, value in rule.items()}
    url = f"/admin/settings/editorial/reviewsettings/{general.pk}/"
    assert administrator.post(url, form).status_code == 200
    assert not ReviewRule.objects.exists()
    assert administrator.post(url, {**form, "rules-1-DELETE": "on"}).status_code == 302
    assert ReviewRule.objects.get().months == 6


def test_the_check_is_one_of_the_lists():
    assert "pruefen" in {check.slug for check in CHECKS}

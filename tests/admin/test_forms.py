"""Every form an editor fills in: opens, keeps a draft with a title only, says what is missing."""

import datetime
import uuid

import pytest
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from awards.models import AwardPage
from events.models import EventPage, Occurrence
from iserlohn_europa.core.models import BasePage, ContactRole, Topic
from iserlohn_europa.easy.models import EasyPage
from iserlohn_europa.funding.models import FundingProgrammePage
from iserlohn_europa.library.models import CustomImage
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.office.models import HomePage, OfficePage, StandardPage, TopicPage
from iserlohn_europa.projects.models import ProjectPage
from partnerships.models import PartnerCityPage
from tests.admin.forms import opened_form, page_form
from tests.factories import EasyPageFactory
from tests.undrawn import undrawn

# A second home page is refused, so it has a test of its own.
PAGE_MODELS = [
    model for model in get_page_models() if issubclass(model, BasePage) and model is not HomePage
]
CITY = {
    "native_name": "Almelo",
    "native_language": "nl",
    "country": "NL",
    "latitude": "52.3570",
    "longitude": "6.6625",
    "kind": "partnership",
    "status": "active",
}
NEEDED = {
    HomePage: {"motto": "Freunde in Europa"},
    PartnerCityPage: CITY,
    EventPage: {"kind": "concert", "date": "Dezember 2007"},
    AwardPage: {"date": "12. April 2013", "awarding_body": "Land NRW"},
    FundingProgrammePage: {"funder": "Europäische Union"},
}


def parent_for(model, home) -> Page:
    """A place in the tree where a page of that kind may stand."""
    (parent_model, *_more) = model.allowed_parent_page_models()
    if model is EasyPage:
        return EasyPageFactory(parent=Page.get_first_root_node())
    if parent_model is HomePage:
        return home
    parent = parent_model(title="Übersicht", slug="uebersicht")
    return parent_for(parent_model, home).add_child(instance=parent)


def add_url(model, parent):
    return reverse(
        "wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk]
    )


def errors(response) -> dict[str, list[str]]:
    """The messages of a refused form, by the field they stand at."""
    return dict(response.context_data["form"].errors)


def add(client, model, parent, action="publish", **values):
    form = page_form(model, **{"title": "Almelo", "slug": "almelo"} | values)
    with undrawn():
        return client.post(add_url(model, parent), {**form, f"action-{action}": "1"})


@pytest.mark.parametrize("model", get_page_models())
def test_the_last_tabs_of_every_page_have_the_same_names(model):
    tabs = [str(tab.heading) for tab in model.get_edit_handler().children if tab.children]
    assert tabs[-2:] == ["Vorschau und Adresse", "Einstellungen"]


@pytest.mark.parametrize("model", PAGE_MODELS, ids=lambda model: model.__name__)
def test_a_form_opens_keeps_a_draft_and_publishes(model, home, approver):
    parent = parent_for(model, home)
    url = add_url(model, parent)
    needed = NEEDED.get(model, {})
    if model is TopicPage:
        needed = {"topic": Topic.objects.create(title="Schule").pk}

    assert approver.get(url).status_code == 200

    barely = page_form(model, title="Almelo", slug="almelo")
    response = approver.post(url, {**barely, "action-save": "1"})
    assert response.status_code == 302, errors(response)
    draft = model.objects.get(slug="almelo")
    assert not draft.live

    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    opened = opened_form(approver, edit, model)
    response = approver.post(edit, {**opened, **needed, "action-publish": "1"})
    assert response.status_code == 302, errors(response)
    assert model.objects.get(slug="almelo").live


@pytest.fixture
def cities(home):
    return parent_for(PartnerCityPage, home)


@pytest.fixture
def events(home):
    return parent_for(EventPage, home)


def test_a_city_without_its_facts_is_not_published_and_says_what_is_missing(cities, approver):
    response = add(approver, PartnerCityPage, cities)
    assert response.status_code == 200
    missing = errors(response)
    assert missing.keys() == CITY.keys()
    for messages in missing.values():
        assert messages == ["Dieses Feld muss ausgefüllt werden."]


@pytest.mark.parametrize("typed", ["12.345", "12 345"])
def test_the_inhabitants_of_a_city_are_typed_as_germans_write_them(cities, approver, typed):
    response = add(approver, PartnerCityPage, cities, **CITY, population=typed)
    assert response.status_code == 302, errors(response)
    assert PartnerCityPage.objects.get().population == 12345


def test_a_city_comes_with_its_steps_and_milestones_in_its_own_language(cities, approver):
    response = add(
        approver,
        PartnerCityPage,
        cities,
        **CITY,
        bond_dates=inline_formset(
            [
                {"kind": "signing", "date": "6. Mai 2007", "told_on": "", "evidence_source": ""},
                {"kind": "contact", "date": "1952", "told_on": "", "evidence_source": ""},
            ]
        ),
        milestones=inline_formset(
            [{"date": "Mai 2012", "text": "Feier", "told_on": "", "evidence_source": ""}]
        ),
    )
    assert response.status_code == 302, errors(response)
    city = PartnerCityPage.objects.get(slug="almelo")
    assert [str(step.date) for step in city.steps] == ["1952", "2007-05-06"]
    (milestone,) = city.milestones_in_order
    assert milestone.locale == city.locale
    assert milestone.translation_key != city.translation_key
    assert milestone.date_latest == datetime.date(2012, 5, 31)


def test_the_milestones_of_a_draft_have_their_language_when_it_is_published(cities, approver):
    form = {
        **CITY,
        "milestones": inline_formset(
            [{"date": "2012", "text": "Feier", "told_on": "", "evidence_source": ""}]
        ),
    }
    add(approver, PartnerCityPage, cities, action="save", **form)
    city = PartnerCityPage.objects.get(slug="almelo")
    city.get_latest_revision().publish()
    assert {milestone.locale for milestone in city.milestones.all()} == {city.locale}


def test_the_history_of_the_office_has_the_language_of_the_office(home, approver):
    rows = [{"date": "2005/2006", "text": "Beginn", "told_on": "", "evidence_source": ""}]
    response = add(approver, OfficePage, home, history=inline_formset(rows))
    assert response.status_code == 302, errors(response)
    office = OfficePage.objects.get()
    assert {item.locale for item in office.history.all()} == {office.locale}


@pytest.mark.parametrize("date", ["31. Februar 2007", "irgendwann", "2007-13"])
def test_a_step_with_an_impossible_date_is_refused_at_its_field(cities, approver, date):
    rows = inline_formset([{"kind": "signing", "date": date, "told_on": "", "evidence_source": ""}])
    response = add(approver, PartnerCityPage, cities, **CITY, bond_dates=rows)
    assert response.status_code == 200
    (row,) = response.context_data["form"].formsets["bond_dates"].forms
    assert row.errors.keys() == {"date"}
    assert f"„{date}“ ist" in str(row.errors["date"])


def test_a_reserved_address_is_refused_at_its_field(home, approver):
    response = add(approver, StandardPage, home, slug="admin")
    assert response.status_code == 200
    assert "Diese Adresse ist vergeben" in str(errors(response)["slug"])


def date_row(day, **values):
    empty = {"start_time": "", "ends_on": "", "end_time": "", "place": ""}
    return {"starts_on": day, "status": "takes_place", **empty, **values}


def test_an_event_with_three_dates_is_published_with_three_occurrences(events, approver):
    rows = [
        date_row("2026-05-09", start_time="19:30", end_time="21:00"),
        date_row("2026-05-10", ends_on="2026-05-12"),
        date_row("2026-06-01", status="cancelled", place="Parktheater"),
    ]
    response = add(approver, EventPage, events, kind="concert", dates=inline_formset(rows))
    assert response.status_code == 302, errors(response)
    assert [
        (row.first_day, row.last_day, row.status)
        for row in Occurrence.objects.order_by("first_day")
    ] == [
        (datetime.date(2026, 5, 9), datetime.date(2026, 5, 9), "takes_place"),
        (datetime.date(2026, 5, 10), datetime.date(2026, 5, 12), "takes_place"),
        (datetime.date(2026, 6, 1), datetime.date(2026, 6, 1), "cancelled"),
    ]
    keys = set(Occurrence.objects.values_list("key", flat=True))
    assert len(keys) == 3
    assert uuid.UUID(int=0) not in keys


def test_an_event_edited_again_keeps_the_keys_of_its_dates(events, approver):
    rows = inline_formset([date_row("2026-05-09")])
    add(approver, EventPage, events, kind="concert", dates=rows)
    event = EventPage.objects.get()
    before = set(event.occurrences.values_list("key", flat=True))
    (row,) = event.dates.all()
    rows = inline_formset([date_row("2026-05-10", id=str(row.pk))], initial=1)
    form = page_form(EventPage, title="Almelo", slug="almelo", kind="concert", dates=rows)
    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    response = approver.post(edit, {**form, "action-publish": "1"})
    assert response.status_code == 302, errors(response)
    (occurrence,) = event.occurrences.all()
    assert occurrence.first_day == datetime.date(2026, 5, 10)
    assert {occurrence.key} == before


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "Wann ist die Veranstaltung?"),
        (
            {"date": "2007", "dates": inline_formset([date_row("2026-05-09")])},
            "entweder Termine",
        ),
    ],
)
def test_an_event_has_dates_or_one_partial_date(events, approver, values, message):
    response = add(approver, EventPage, events, kind="concert", **values)
    assert response.status_code == 200
    assert message in str(errors(response)["date"])


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (date_row("2026-05-09", ends_on="2026-05-08"), "ends_on"),
        (date_row("0001-01-01", start_time="00:00"), "starts_on"),
        (date_row("2026-05-09", end_time="20:00"), "start_time"),
        (date_row("2026-03-29", start_time="02:30"), "start_time"),
        (date_row("2026-05-09", start_time="20:00", end_time="19:00"), "end_time"),
    ],
)
def test_an_impossible_date_is_refused_at_its_field(events, approver, row, field):
    rows = inline_formset([row])
    response = add(approver, EventPage, events, kind="concert", dates=rows)
    assert response.status_code == 200
    (form,) = response.context_data["form"].formsets["dates"].forms
    assert form.errors.keys() == {field}


def test_a_year_that_was_not_typed_in_full_is_refused_at_its_field(home, approver):
    parent = parent_for(NewsPage, home)
    for day in ("0206-05-09", "0026-05-09"):
        response = add(approver, NewsPage, parent, published_on=day)
        assert "vier Ziffern" in str(errors(response)["published_on"])


def test_an_award_of_somebody_else_needs_a_name(home, approver):
    parent = parent_for(AwardPage, home)
    values = {**NEEDED[AwardPage], "holder": "other"}
    response = add(approver, AwardPage, parent, **values)
    assert errors(response).keys() == {"holder_name"}


@pytest.mark.parametrize(
    ("kind", "field"), [("term", "validity_years"), ("until", "validity_until")]
)
def test_a_validity_needs_its_measure(home, approver, kind, field):
    parent = parent_for(AwardPage, home)
    values = {**NEEDED[AwardPage], "validity_kind": kind}
    assert errors(add(approver, AwardPage, parent, **values)).keys() == {field}


BOND_UNTIL_2010 = {**CITY, "validity_kind": "until", "validity_until": "2010"}


def signed(date, **values):
    return {"kind": "signing", "date": date, "told_on": "", "evidence_source": "", **values}


@pytest.mark.parametrize(("signing", "status"), [("2011", 200), ("2007", 302)])
def test_a_bond_does_not_end_before_the_step_that_is_saved_with_it(
    cities, approver, signing, status
):
    rows = inline_formset([signed(signing)])
    response = add(approver, PartnerCityPage, cities, **BOND_UNTIL_2010, bond_dates=rows)
    assert response.status_code == status
    if status == 200:
        assert errors(response).keys() == {"validity_until"}


@pytest.mark.parametrize("row", [{"date": "2007"}, {"DELETE": "1"}], ids=["corrected", "deleted"])
def test_a_step_that_is_put_right_no_longer_stands_against_the_end_of_the_bond(
    cities, approver, row
):
    add(approver, PartnerCityPage, cities, **CITY, bond_dates=inline_formset([signed("2011")]))
    city = PartnerCityPage.objects.get()
    (step,) = city.bond_dates.all()
    rows = inline_formset([signed("2011", id=str(step.pk)) | row], initial=1)
    form = page_form(
        PartnerCityPage, title="Almelo", slug="almelo", **BOND_UNTIL_2010, bond_dates=rows
    )
    edit = reverse("wagtailadmin_pages:edit", args=[city.pk])
    response = approver.post(edit, {**form, "action-publish": "1"})
    assert response.status_code == 302, errors(response)


def test_a_partner_of_a_project_is_a_city_or_a_name(home, approver):
    parent = parent_for(ProjectPage, home)
    rows = inline_formset([{"city": "", "name": "", "country": ""}])
    rows["0"]["country"] = "NL"
    response = add(approver, ProjectPage, parent, partners=rows)
    assert response.status_code == 200
    (form,) = response.context_data["form"].formsets["partners"].forms
    assert "name" in form.errors


def test_a_picture_is_described_or_decorative_where_it_is_used(home, approver, library_image):
    parent = parent_for(NewsPage, home)
    values = {"published_on": "2026-05-09", "teaser_image": library_image.pk}
    response = add(approver, NewsPage, parent, **values)
    assert "teaser_alt" in errors(response)
    response = add(approver, NewsPage, parent, **values, teaser_image_is_decorative="on")
    assert response.status_code == 302, errors(response)


@pytest.fixture
def library_image(db):
    return CustomImage.objects.create(title="IMG_0815", file="x.png", width=10, height=10)


def test_a_story_is_made_of_blocks_and_kept(home, approver):
    story = streamfield([("heading", {"text": "Wie alles begann", "level": "h2"})])
    response = add(approver, StandardPage, home, story=story)
    assert response.status_code == 302, errors(response)
    page = StandardPage.objects.get(slug="almelo")
    assert page.story[0].value["text"] == "Wie alles begann"


def test_a_block_without_its_text_waits_as_a_draft_but_is_not_published(home, approver):
    story = streamfield([("heading", {"text": "", "level": "h2"})])
    assert add(approver, StandardPage, home, action="save", story=story).status_code == 302
    response = add(approver, StandardPage, home, slug="neu", story=story)
    assert "story" in errors(response)


def test_a_page_is_scheduled_reverted_and_its_history_kept(home, approver):
    parent = parent_for(NewsPage, home)
    values = {"published_on": "2026-05-09", "go_live_at": "2100-01-01 08:00"}
    response = add(approver, NewsPage, parent, **values)
    assert response.status_code == 302, errors(response)
    page = NewsPage.objects.get()
    assert not page.live
    assert page.approved_schedule
    first = page.latest_revision
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = page_form(NewsPage, title="Anders", slug="almelo", published_on="2026-05-09")
    approver.post(edit, {**form, "action-save": "1"})
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    with undrawn():
        assert approver.get(revert).context_data["form"].instance.title == "Almelo"


def test_a_role_is_given_to_a_person(approver):
    url = reverse("wagtailsnippets_core_contactrole:add")
    assert approver.get(url).status_code == 200
    holder = {"name": "Eva Beispiel", "since": "2024", "until": ""}
    form = nested_form_data(
        {
            "title": "Europabeauftragter",
            "responsibilities": "",
            "phone": "",
            "email": "",
            "address": "",
            "holders": inline_formset([holder]),
        }
    )
    response = approver.post(url, form)
    assert response.status_code == 302, errors(response)
    assert [holder.name for holder in ContactRole.objects.get().holders.all()] == ["Eva Beispiel"]


def test_a_second_home_page_in_one_language_is_refused(home, approver):
    response = add(approver, HomePage, Page.get_first_root_node(), motto="Freunde in Europa")
    assert "schon eine Startseite" in str(errors(response)["title"])

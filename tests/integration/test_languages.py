"""Data is kept once, in the German page; only words are translated."""

import datetime

import pytest

from awards.models import AwardPage
from events.choices import PartnerRole
from events.models import EventDate, EventPage, EventPartner
from iserlohn_europa.chronicle.anniversaries import next_anniversary
from iserlohn_europa.chronicle.occasions import all_occasions
from iserlohn_europa.chronicle.sources import chronicle_entries
from iserlohn_europa.core.models import ContactRole, RoleHolder
from iserlohn_europa.office.models import HomePage
from iserlohn_europa.projects.models import ProjectPage, ProjectPartner
from partnerships.choices import BondStep, Status
from partnerships.models import BondDate, Milestone, PartnerCityPage
from tests.factories import (
    AwardFactory,
    AwardIndexFactory,
    CityFactory,
    CityIndexFactory,
    EventFactory,
    EventIndexFactory,
    ProjectFactory,
    ProjectIndexFactory,
)

ON = datetime.date(2026, 11, 22)


def translated(page, locale, **words):
    """A published translation, with words of its own."""
    page = type(page).objects.get(pk=page.pk)
    translation = page.copy_for_translation(locale, copy_parents=True)
    for name, value in words.items():
        setattr(translation, name, value)
    translation.save_revision().publish()
    return type(page).objects.get(pk=translation.pk)


@pytest.fixture
def german_city(home):
    return CityFactory(
        parent=CityIndexFactory(parent=home),
        title="Nowotscherkassk",
        bond_dates=[BondDate(kind=BondStep.SIGNING, date="1990-06-12")],
    )


@pytest.fixture
def german_event(home, german_city):
    return EventFactory(
        parent=EventIndexFactory(parent=home),
        title="Besuch",
        dates=[EventDate(starts_on=datetime.date(2017, 12, 5))],
        partners=[EventPartner(city=german_city, role=PartnerRole.TOOK_PART)],
    )


@pytest.fixture
def city(german_city, english):
    return translated(german_city, english, title="Novocherkassk")


@pytest.fixture
def event(german_event, city, english):
    return translated(german_event, english, title="Visit")


@pytest.fixture
def english_home(city, english):
    return HomePage.objects.get(locale=english)


def test_a_translated_city_finds_the_translated_event(city, event):
    found = EventPage.objects.live().in_language_of(city).with_city(city)
    assert [each.title for each in found] == ["Visit"]


def test_a_translated_event_names_the_city_of_its_source(event, german_city):
    assert [partner.city for partner in event.partner_list] == [german_city]


def test_both_languages_have_one_event_each(city, event, german_city):
    for each in (city, german_city):
        assert EventPage.objects.live().in_language_of(each).with_city(each).count() == 1


def test_a_translation_reads_what_was_changed_in_the_source(city, german_city):
    german_city.status = Status.SUSPENDED
    german_city.save_revision().publish()
    assert PartnerCityPage.objects.get(pk=city.pk).source.status == Status.SUSPENDED
    assert not PartnerCityPage.objects.get(pk=city.pk).is_celebrated


def test_there_is_one_anniversary_not_two(english_home, city):
    assert [each.title for each in english_home.partners] == ["Novocherkassk"]
    occasions = all_occasions(english_home)
    assert len(occasions) == 1
    assert next_anniversary(occasions, ON).title == "40 Jahre Partnerschaft mit Novocherkassk"


def test_there_is_one_chronicle_entry_not_two(english_home, event, home):
    for each, title in ((english_home, "Visit"), (home, "Besuch")):
        told = [entry.text for entry in chronicle_entries(each)]
        assert told.count(title) == 1
        assert len(told) == 2  # the signing and the event


def test_the_english_chronicle_marks_the_english_city(english_home, event):
    marks = [mark.name for entry in chronicle_entries(english_home) for mark in entry.cities]
    assert set(marks) == {"Novocherkassk"}


def test_a_translated_milestone_is_told_once_in_each_language(german_city, english, home):
    german_city.milestones = [Milestone(date="2015", text="25 Jahre", locale=german_city.locale)]
    german_city.save_revision().publish()
    translated(german_city, english, title="Novocherkassk")
    english_home = HomePage.objects.get(locale=english)
    for each in (home, english_home):
        assert [entry.date.year for entry in chronicle_entries(each)] == [1990, 2015]


def test_awards_and_projects_are_found_from_the_translated_city(home, german_city, city, english):
    award = AwardFactory(parent=AwardIndexFactory(parent=home), cities=[german_city])
    project = ProjectFactory(
        parent=ProjectIndexFactory(parent=home), partners=[ProjectPartner(city=german_city)]
    )
    translated(award, english, title="Award")
    translated(project, english, title="Project")
    for model, title in ((AwardPage, "Award"), (ProjectPage, "Project")):
        found = model.objects.live().in_language_of(city).with_city(city)
        assert [each.title for each in found] == [title]


def test_a_role_is_named_in_the_language_of_the_page(german_city, english):
    role = ContactRole.objects.create(title="Europabüro", locale=german_city.locale)
    german_city.contact = role
    german_city.save_revision().publish()
    city = translated(german_city, english, title="Novocherkassk")
    assert city.contact_role == role
    english_role = role.copy_for_translation(english)
    english_role.title = "Europe office"
    english_role.save()
    assert PartnerCityPage.objects.get(pk=city.pk).contact_role.title == "Europe office"


def test_who_holds_a_role_and_how_to_reach_it_is_read_from_its_source(home, english):
    role = ContactRole.objects.create(title="Europabüro", phone="02371 1", locale=home.locale)
    english_role = role.copy_for_translation(english)
    english_role.title = "Europe office"
    english_role.save()
    role.phone = "02371 2"
    role.holders = [RoleHolder(name="Eva Beispiel", until="2026-05")]
    role.save()
    english_role = ContactRole.objects.get(pk=english_role.pk)
    assert english_role.phone_uri == "tel:+4923712"
    assert [holder.name for holder in english_role.holders_on(datetime.date(2026, 5, 31))]
    assert english_role.holders_on(datetime.date(2026, 6, 1)) == []


def test_an_editor_ticks_the_pages_of_the_source_language_only(home, german_city, city, admin_user):
    index = AwardIndexFactory(parent=home)
    form_class = AwardPage.get_edit_handler().get_form_class()
    form = form_class(
        instance=AwardPage(locale=home.locale), parent_page=index, for_user=admin_user
    )
    assert list(form.fields["cities"].queryset) == [german_city]

"""Each partner city has a group of its own in the admin, made once and for as long as it stays."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from iserlohn_europa.accounts.models import User
from iserlohn_europa.accounts.roles import ensure_roles
from partnerships.models import CommitteeGroup, PartnerCityPage
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    groups = Group.objects.filter(name__startswith="Komitee").order_by("name")
    return list(groups.values_list("name", flat=True))


def publish(city, **changes):
    city = PartnerCityPage.objects.get(pk=city.pk)
    for name, value in changes.items():
        setattr(city, name, value)
    city.save_revision().publish()
    return PartnerCityPage.objects.get(pk=city.pk)


@pytest.fixture
def almelo(cities):
    return CityFactory(parent=cities, title="Almelo")


def test_a_draft_has_no_group_and_a_published_city_has_one(cities):
    draft = cities.add_child(instance=CityFactory.build(title="Almelo", live=False))
    assert names() == []
    publish(draft)
    assert names() == ["Komitee Almelo"]


def test_the_group_stays_the_same_whatever_becomes_of_the_city(almelo):
    committee = CommitteeGroup.objects.get()
    almelo.unpublish()
    first = publish(almelo).latest_revision
    publish(almelo, origin="Anders")
    first.publish()
    assert CommitteeGroup.objects.get() == committee
    assert names() == ["Komitee Almelo"]
    assert Collection.objects.filter(name="Almelo").count() == 1


def test_a_translated_city_is_the_same_city(almelo, english):
    almelo.copy_for_translation(english, copy_parents=True).save_revision().publish()
    assert names() == ["Komitee Almelo"]


def test_a_city_under_a_new_name_keeps_its_people_and_its_pictures(almelo):
    committee = CommitteeGroup.objects.get()
    publish(almelo, title="Almelo in Twente")
    assert CommitteeGroup.objects.get().group_id == committee.group_id
    assert names() == ["Komitee Almelo in Twente"]
    assert Collection.objects.get(pk=committee.collection_id).name == "Almelo in Twente"


def test_a_new_name_in_a_draft_renames_nobody(almelo):
    almelo.title = "Almelo in Twente"
    almelo.save_revision()
    assert names() == ["Komitee Almelo"]


def test_two_cities_of_one_name_have_two_groups(cities, almelo):
    CityFactory(parent=cities, title="Almelo", slug="almelo-2")
    assert names() == ["Komitee Almelo", "Komitee Almelo 2"]


def test_a_long_name_is_cut_to_what_a_group_can_be_called(cities):
    CityFactory(parent=cities, title="Almelo " * 30)
    CityFactory(parent=cities, title="Almelo " * 30, slug="zwei")
    assert len(names()) == 2


def test_the_committee_may_change_its_city_and_nothing_more(almelo):
    group = CommitteeGroup.objects.get().group
    rights = GroupPagePermission.objects.filter(group=group)
    held = [(right.page_id, right.permission.codename) for right in rights]
    assert held == [(almelo.pk, "change_page")]
    signs_in = [permission.codename for permission in group.permissions.all()]
    assert signs_in == ["access_admin"]


def test_the_committee_keeps_files_of_its_own_and_chooses_from_all(almelo):
    committee = CommitteeGroup.objects.get()
    rights = GroupCollectionPermission.objects.filter(group=committee.group)
    held = {(right.collection_id, right.permission.codename) for right in rights}
    own = {
        (committee.collection_id, f"{action}_{kind}")
        for kind in ("image", "document")
        for action in ("add", "change", "choose")
    }
    root = Collection.get_first_root_node().pk
    assert held == own | {(root, "choose_image"), (root, "choose_document")}


def test_a_deleted_city_takes_the_rights_with_it_but_not_the_people(almelo):
    group = CommitteeGroup.objects.get().group
    person = User.objects.create(username="ehrenamt", email="ehrenamt@example.org")
    person.groups.add(group)
    almelo.delete()
    group = Group.objects.get(pk=group.pk)
    assert list(group.user_set.all()) == [person]
    assert not group.permissions.exists()
    assert not group.page_permissions.exists()
    assert not group.collection_permissions.exists()
    assert Collection.objects.filter(name="Almelo").exists()


def test_a_city_that_comes_back_finds_its_people_again(almelo, cities):
    group = CommitteeGroup.objects.get().group
    almelo.delete()
    CityFactory(parent=type(cities).objects.get(pk=cities.pk), title="Almelo")
    committee = CommitteeGroup.objects.get()
    assert committee.group == group
    assert group.permissions.exists()


def test_setting_up_the_roles_makes_the_groups_that_are_missing(almelo, cities):
    CommitteeGroup.objects.get().group.delete()
    cities.add_child(instance=CityFactory.build(title="Entwurf", live=False))
    assert "Komitee Almelo" in ensure_roles()
    assert names() == ["Komitee Almelo"]
    assert ensure_roles() == []


def test_rights_that_an_administrator_took_away_stay_away(almelo):
    group = CommitteeGroup.objects.get().group
    group.page_permissions.all().delete()
    ensure_roles()
    publish(almelo, origin="Anders")
    assert not group.page_permissions.exists()

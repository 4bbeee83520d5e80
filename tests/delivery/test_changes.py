"""Whatever a visitor could see begins a new state of the site; what nobody sees does not."""

import datetime
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, PageViewRestriction, Site

from events.models import EventDate
from iserlohn_europa.accounts.models import User
from iserlohn_europa.core.models import ContactRole, RoleHolder, Topic
from iserlohn_europa.delivery.changes import UNSEEN, UNSEEN_PREFIXES, can_be_seen
from iserlohn_europa.library.models import CustomImage
from iserlohn_europa.office.models import StandardPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT INTO "partnerships_milestone" ("text") VALUES (%s)',
        'UPDATE "wagtailcore_page" SET "title" = %s WHERE "wagtailcore_page"."id" = %s',
        'UPDATE "wagtailcore_page" SET "draft_title" = %s, "live" = %s WHERE "id" = %s',
        'DELETE FROM "core_roleholder" WHERE "core_roleholder"."id" IN (%s)',
        "UPDATE wagtailcore_page SET path = %s || substr(path, 9), depth = depth - 1",
        '\n  INSERT OR IGNORE INTO "core_topic" ("title") VALUES (%s)',
        'insert into "a_table_of_tomorrow" values (1)',
    ],
)
def test_writing_can_be_seen(sql):
    assert can_be_seen(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "id" FROM "core_topic"',
        'SAVEPOINT "s1"',
        'INSERT INTO "django_session" ("session_key") VALUES (%s)',
        'UPDATE "wagtailcore_page" SET "draft_title" = %s, "latest_revision_id" = %s WHERE 1',
        'DELETE FROM "search_entry" WHERE "id" = 1',
        "PRAGMA foreign_keys = OFF",
        "",
    ],
)
def test_reading_and_what_only_staff_see_cannot(sql):
    assert not can_be_seen(sql)


def test_every_table_that_is_named_exists():
    tables = set(connection.introspection.table_names())
    assert tables >= UNSEEN
    for prefix in UNSEEN_PREFIXES:
        assert any(table.startswith(prefix) for table in tables), prefix


@pytest.mark.parametrize("model", [each for each in apps.get_models() if issubclass(each, Page)])
def test_a_page_of_whatever_kind_can_be_seen(model):
    assert can_be_seen(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608


# --- What is seen ---


@pytest.fixture
def page(home):
    return factories.StandardPageFactory(parent=home, title="Kontakt", slug="seite")


def test_publishing_is_seen(changes, page):
    page.title = "Neu"
    assert changes(lambda: page.save_revision().publish())


def test_a_draft_is_not(changes, page):
    page.title = "Entwurf"
    assert not changes(page.save_revision)


def test_a_planned_publication_is_seen_when_its_time_has_come(changes, page):
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.title = "Später"
    page.save_revision().publish()
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.save()
    assert changes(lambda: call_command("publish_scheduled", stdout=StringIO()))
    page.refresh_from_db()
    assert page.title == "Später"


def test_an_expired_page_is_seen_to_go(changes, page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    assert changes(lambda: call_command("publish_scheduled", stdout=StringIO()))


def test_taking_offline_is_seen(changes, page):
    assert changes(page.unpublish)


def test_deleting_is_seen(changes, page):
    assert changes(page.delete)


def test_moving_is_seen(changes, page, home):
    below = factories.StandardPageFactory(parent=home, title="Oben", slug="oben")
    assert changes(lambda: page.move(below, pos="last-child"))


def test_a_new_order_of_pages_is_seen(changes, page, home):
    other = factories.StandardPageFactory(parent=home, title="Oben", slug="oben")
    assert changes(lambda: page.move(other, pos="right"))


def test_a_change_to_many_at_once_is_seen(changes, page):
    assert changes(lambda: StandardPage.objects.filter(pk=page.pk).update(title="Alle"))


def test_a_row_beside_a_page_is_seen(changes, home):
    event = factories.EventFactory(parent=factories.EventIndexFactory(parent=home))
    assert changes(
        lambda: EventDate.objects.create(page=event, starts_on=datetime.date(2027, 5, 6))
    )


def test_a_private_page_is_seen_to_go(changes, page):
    assert changes(
        lambda: PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.LOGIN
        )
    )


def test_a_contact_role_and_who_holds_it_are_seen(changes):
    locale = Locale.get_default()
    role = ContactRole.objects.create(title="Europabeauftragte", locale=locale)
    role.phone = "02371 217-0"
    assert changes(role.save)
    assert changes(lambda: RoleHolder.objects.create(role=role, name="Beispiel"))


def test_a_topic_is_seen(changes):
    assert changes(lambda: Topic.objects.create(title="Jugend", locale=Locale.get_default()))


def test_a_picture_and_its_consent_are_seen(changes):
    image = CustomImage.objects.create(title="Bild", file="a.png", width=1, height=1)
    image.consent_ends_on = datetime.date(2026, 12, 1)
    assert changes(image.save)
    assert changes(image.delete)


def test_a_redirect_is_seen(changes):
    assert changes(lambda: Redirect.add_redirect("/alt/", "/neu/"))


def test_sites_languages_and_collections_are_seen(changes):
    site = Site.objects.get(is_default_site=True)
    assert changes(site.save)
    assert changes(lambda: Locale.objects.create(language_code="en"))
    assert changes(lambda: Collection.get_first_root_node().add_child(name="Ordner"))


# --- What is not ---


def test_a_lock_and_a_login_are_not_seen(changes, page):
    page.locked = True
    page.locked_at = timezone.now()
    assert not changes(lambda: page.save(update_fields=["locked", "locked_at"]))
    assert not changes(lambda: User.objects.create(username="neu", email="neu@example.org"))


def test_what_was_undone_is_not_seen(changes, page):
    def fail():
        with pytest.raises(RuntimeError), transaction.atomic():
            page.title = "Nie"
            page.save()
            raise RuntimeError

    assert not changes(fail)


def test_what_follows_something_undone_is_seen(changes, page):
    def go_on():
        with pytest.raises(RuntimeError), transaction.atomic():
            page.save()
            raise RuntimeError
        page.title = "Doch"
        page.save()

    assert changes(go_on)


def test_many_changes_in_one_transaction_are_one_state(commits, page):
    def save_five_times():
        for number in range(5):
            page.title = f"Titel {number}"
            page.save()

    begun = [each for each in commits(save_five_times) if getattr(each, "func", None)]
    assert len([each for each in begun if each.func.__name__ == "begin"]) == 1

"""The weekly mail: for those who want it, when there is something to do, once."""

import datetime

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.editorial.care import CHECKS, Case, Check
from iserlohn_europa.editorial.digest import mail as digest
from iserlohn_europa.editorial.digest.week import next_monday
from iserlohn_europa.editorial.models import CarePreference, PageReview
from iserlohn_europa.operations.scheduled import all_jobs
from tests.factories import CityFactory

# A Monday morning.
MONDAY = datetime.datetime(2026, 5, 4, 6, 0, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def somebody(editor):
    """Somebody who wants the weekly mail."""
    CarePreference.objects.create(user=editor.user, wants_digest=True, due_on=MONDAY.date())
    return editor.user


@pytest.fixture(scope="module")
def _city(module_cities, for_the_module):
    return for_the_module(lambda: CityFactory(parent=module_cities, title="Almelo & Twente"))


@pytest.fixture
def city(_city, cities):
    """A city of which nobody has told anything, and that nobody has read for long."""
    type(_city).objects.filter(pk=_city.pk).update(last_published_at="2020-01-01T12:00Z")
    return type(_city).objects.get(pk=_city.pk)


@pytest.fixture(autouse=True)
def _two_checks(monkeypatch):
    """What else is checked is tested elsewhere."""
    wanted = [check for check in CHECKS if check.slug in ("pruefen", "staedte")]
    monkeypatch.setattr(digest, "CHECKS", wanted)


def sent(now=MONDAY) -> list[str]:
    """The mails of a run."""
    mail.outbox.clear()
    assert digest.send_digests(now) == 0
    return [message.body for message in mail.outbox]


def test_the_mail_says_what_is_to_be_done_and_leads_there(somebody, city, settings):
    settings.BASE_URL = "https://europa.example.org"
    (body,) = sent()
    (message,) = mail.outbox
    assert message.to == [somebody.email]
    assert message.subject == "Freunde in Europa: Was Pflege braucht"
    assert body.startswith("Guten Tag redakteurin Beispiel,\n\ndas braucht zurzeit Pflege.")
    assert "Seiten über dem Prüfdatum (1)\n\n- Almelo & Twente: zuletzt am 1. Januar 2020" in body
    assert f"\n  https://europa.example.org/admin/pages/{city.pk}/edit/\n" in body
    assert body.rstrip().endswith("https://europa.example.org/admin/account/")


def test_it_comes_once_a_week(somebody, city):
    assert len(sent()) == 1
    assert sent(MONDAY + datetime.timedelta(minutes=1)) == []
    assert sent(MONDAY + 6 * DAY) == []
    assert len(sent(MONDAY + 7 * DAY)) == 1


def test_a_monday_without_a_server_is_made_up_for(somebody, city):
    assert len(sent(MONDAY + 2 * DAY)) == 1
    assert sent(MONDAY + 6 * DAY) == []
    assert len(sent(MONDAY + 7 * DAY)) == 1


def test_nobody_is_woken_up(somebody, city):
    assert sent(MONDAY - datetime.timedelta(minutes=1)) == []
    assert len(sent()) == 1


def test_where_nothing_is_to_be_done_nobody_is_written_to(somebody, city, monkeypatch):
    monkeypatch.setattr(digest, "CHECKS", [])
    assert sent() == []
    assert CarePreference.objects.get().due_on == MONDAY.date() + 7 * DAY


def test_nobody_gets_it_who_did_not_ask(editor, somebody, city):
    CarePreference.objects.update(wants_digest=False)
    assert sent() == []
    CarePreference.objects.all().delete()
    assert sent() == []


def test_who_may_no_longer_sign_in_gets_none(somebody, city):
    somebody.groups.clear()
    assert sent() == []


def test_who_was_switched_off_gets_none(somebody, city):
    somebody.is_active = False
    somebody.save()
    assert sent() == []


def test_two_processes_write_once(somebody, city, monkeypatch):
    write = digest.write_to

    def meanwhile(user, on):
        monkeypatch.setattr(digest, "write_to", write)
        digest.send_digests(MONDAY)
        return write(user, on)

    monkeypatch.setattr(digest, "write_to", meanwhile)
    assert len(sent()) == 1


def test_a_turn_that_another_process_took_meanwhile_is_left(somebody, city, monkeypatch):
    due = list(CarePreference.objects.due(MONDAY.date()).select_related("user"))
    assert len(sent()) == 1
    manager = type(CarePreference.objects.all())
    stale = type("Stale", (manager,), {"__iter__": lambda self: iter(due)})
    monkeypatch.setattr(CarePreference.objects, "_queryset_class", stale)
    assert sent() == []


def test_a_mail_that_fails_keeps_nobody_from_theirs_and_is_tried_the_next_day(
    somebody, approver, city, monkeypatch, caplog
):
    CarePreference.objects.create(user=approver.user, wants_digest=True)
    write = digest.write_to

    def fail_for_somebody(user, on):
        if user == somebody:
            raise OSError("The mail server is away.")
        return write(user, on)

    monkeypatch.setattr(digest, "write_to", fail_for_somebody)
    assert digest.send_digests(MONDAY) == 1
    assert [message.to for message in mail.outbox] == [[approver.user.email]]
    assert "The mail server is away." in caplog.text
    monkeypatch.setattr(digest, "write_to", write)
    assert sent(MONDAY + datetime.timedelta(minutes=1)) == []
    assert len(sent(MONDAY + DAY)) == 1


def test_pages_of_which_others_take_care_are_left_to_them(somebody, city):
    mine, theirs = (ContactRole.objects.create(title=title) for title in ("Büro", "Komitee"))
    review = PageReview.objects.create(page=city, owner=theirs)
    assert "Seiten über dem Prüfdatum" in sent()[0]
    somebody.care_preference.roles.add(mine)
    assert "Seiten über dem Prüfdatum" not in sent(MONDAY + 7 * DAY)[0]
    review.deputy = mine
    review.save()
    assert "Seiten über dem Prüfdatum" in sent(MONDAY + 14 * DAY)[0]


def test_long_lists_are_cut_short_and_linked(somebody, home, monkeypatch):
    cases = [Case(f"Stadt {number}", f"/admin/pages/{number}/edit/") for number in range(7)]
    check = Check("staedte", "Städte", "", lambda user, on: cases)
    monkeypatch.setattr(digest, "CHECKS", [check])
    (body,) = sent()
    assert "Städte (7)\n\n- Stadt 0\n" in body
    assert "Stadt 4" in body
    assert "Stadt 5" not in body
    assert "- und noch 2 Stellen:\n" in body
    assert "/admin/pflege/staedte/" in body


@pytest.mark.parametrize(
    ("day", "monday"), [("2026-05-04", "2026-05-11"), ("2026-05-10", "2026-05-11")]
)
def test_the_next_monday_is_never_today(day, monday):
    assert next_monday(datetime.date.fromisoformat(day)) == datetime.date.fromisoformat(monday)


def test_the_schedule_sends_it_and_says_what_failed(monkeypatch):
    assert "send_digests" in {job.command for job in all_jobs()}
    monkeypatch.setattr(
        "iserlohn_europa.editorial.management.commands.send_digests.send_digests", lambda now: 2
    )
    with pytest.raises(CommandError, match="Gescheiterte E-Mails: 2"):
        call_command("send_digests")


# In the account


ACCOUNT = {"name_email-first_name": "A", "name_email-last_name": "B", "theme-theme": "system"}
ACCOUNT |= {"theme-contrast": "system", "theme-density": "default"}


def test_one_asks_for_it_in_ones_account(editor):
    role = ContactRole.objects.create(title="Europabüro")
    shown = editor.get("/admin/account/").content.decode()
    assert "Einmal in der Woche eine E-Mail schicken" in shown
    assert "Europabüro" in shown
    form = ACCOUNT | {"name_email-email": editor.user.email}
    editor.post("/admin/account/", form | {"care-wants_digest": "on", "care-roles": role.pk})
    preference = CarePreference.objects.get()
    assert preference.user == editor.user
    assert preference.wants_digest
    assert list(preference.roles.all()) == [role]
    assert preference.due_on.weekday() == 0
    editor.post("/admin/account/", form)
    assert not CarePreference.objects.get().wants_digest


def test_it_is_off_by_default(editor):
    editor.post("/admin/account/", ACCOUNT | {"name_email-email": editor.user.email})
    assert not CarePreference.objects.filter(wants_digest=True).exists()

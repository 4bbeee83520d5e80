import io

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from iserlohn_europa.accounts.models import User
from iserlohn_europa.operations.administrator import ensure_administrator
from iserlohn_europa.operations.management.commands import prepare_site
from iserlohn_europa.operations.site_address import host_and_port, set_site_address

pytestmark = pytest.mark.django_db

STRONG = "zwölf Sterne im Kreis"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://localhost:8000", ("localhost", 8000)),
        ("http://localhost", ("localhost", 80)),
        ("https://Europa.example.org", ("europa.example.org", 443)),
        ("http://[::1]:8000", ("[::1]", 8000)),
    ],
)
def test_an_address_is_a_host_and_a_port(address, expected):
    assert host_and_port(address) == expected


def test_the_site_takes_its_address_at_every_start():
    assert set_site_address("https://europa.example.org")
    site = Site.objects.get(is_default_site=True)
    assert site.root_url == "https://europa.example.org"
    assert not set_site_address("https://europa.example.org")
    assert set_site_address("http://localhost:8001")
    assert Site.objects.get().root_url == "http://localhost:8001"


def test_a_site_that_was_deleted_is_made_again():
    Site.objects.all().delete()
    set_site_address("http://localhost:8000")
    assert Site.objects.get().is_default_site


def test_the_first_administrator_gets_a_generated_password():
    created = ensure_administrator()
    user = User.objects.get()
    assert created.is_generated
    assert user.username == "admin"
    assert user.check_password(created.password)
    assert user.has_perm("wagtailadmin.access_admin")


def test_a_second_start_keeps_the_administrator():
    ensure_administrator(STRONG)
    assert ensure_administrator("something else entirely") is None
    assert User.objects.get().check_password(STRONG)


def test_any_administrator_will_do():
    User.objects.create_superuser("europa", "europa@example.org", STRONG)
    assert ensure_administrator() is None


@pytest.fixture
def steps(monkeypatch, settings):
    """The commands that were called, in their order, without running them."""
    settings.BASE_URL = "http://localhost:8123"
    called = []
    monkeypatch.setattr(
        prepare_site, "call_command", lambda name, *args, **options: called.append(name)
    )
    return called


def prepare():
    output = io.StringIO()
    call_command("prepare_site", stdout=output)
    return output.getvalue()


def test_the_site_is_prepared_in_order(steps, monkeypatch):
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)
    text = prepare()
    assert steps == ["setup_roles", "seed_content"]  # nothing is left to migrate here
    assert Site.objects.get().port == 8123
    assert "Anmeldung: admin" in text
    password = text.split("Passwort:")[1].split()[0]
    assert User.objects.get().check_password(password)


def test_a_second_start_says_no_password(steps, monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", STRONG)
    prepare()
    pages = list(Page.objects.values())
    text = prepare()
    assert "Passwort:" not in text
    assert "Es gibt schon ein Verwaltungskonto" in text
    assert list(Page.objects.values()) == pages


def test_a_weak_password_is_enough_for_a_trial(steps, monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", "geheim")
    assert "zu schwach" in prepare()
    assert User.objects.get().check_password("geheim")


def test_a_weak_password_is_refused_for_the_public(steps, monkeypatch, settings):
    settings.BASE_URL = "https://europa.example.org"
    monkeypatch.setenv("ADMIN_PASSWORD", "geheim")
    with pytest.raises(CommandError, match="ADMIN_PASSWORD"):
        prepare()
    assert not User.objects.exists()


def test_a_second_site_with_the_same_address_is_named(steps):
    root = Page.get_first_root_node()
    Site.objects.create(hostname="localhost", port=8123, root_page=root)
    with pytest.raises(CommandError, match="localhost:8123"):
        prepare()

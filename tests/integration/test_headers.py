"""What every answer tells browsers to refuse, by HTTP, as the public site gives it."""

import base64
import hashlib
import importlib
import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from iserlohn_europa.accounts.models import User
from iserlohn_europa.headers import ADMIN, PUBLIC, written
from iserlohn_europa.library.models import CustomDocument, CustomImage
from iserlohn_europa.office.models import HomePage
from tests.factories import CityFactory, SearchFactory
from tests.integration.observatory import modifiers_of, score

HOST = "europa.example.org"
FOR_BROWSERS = re.compile(r"SECURE_|SESSION_COOKIE_|CSRF_COOKIE_|X_FRAME|ALLOWED_HOSTS|MIDDLEWARE")
FOREIGN = re.compile(r"https?:|//|\*|unsafe-eval")

ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}
ENCRYPTED = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}


@pytest.fixture(scope="module")
def module_production() -> dict:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BASE_URL", f"https://{HOST}")
        patch.setenv("SECRET_KEY", "k" * 60)
        patch.delenv("ALLOWED_HOSTS", raising=False)
        module = importlib.reload(importlib.import_module("iserlohn_europa.settings.production"))
    return {name: getattr(module, name) for name in dir(module) if FOR_BROWSERS.match(name)}


@pytest.fixture
def production(module_production, settings):
    """The settings of the public site, as far as browsers notice them."""
    for name, value in module_production.items():
        setattr(settings, name, value)
    settings.WHITENOISE_USE_FINDERS = True  # nothing was collected for the tests


@pytest.fixture
def visitor(production):
    """A browser that comes through the web server in front, which speaks TLS."""
    return Client(headers={"host": HOST, "x-forwarded-proto": "https"})


@pytest.fixture(scope="module")
def module_rendition(_home, module_cities, for_the_module):
    """A picture as it is shown, beside a city and a search."""

    def make():
        CityFactory(parent=module_cities, slug="almelo")
        SearchFactory(parent=_home, slug="suche")
        image = CustomImage.objects.create(title="Karte", file=get_test_image_file("karte.png"))
        return image.get_rendition("width-100")

    return for_the_module(make)


@pytest.fixture
def addresses(module_rendition, home) -> dict[str, str]:
    """An address for each way in which an answer comes about."""
    return {
        "home page": "/",
        "page": "/partnerstaedte/almelo/",
        "search": "/suche/?query=Almelo",
        "without the last slash": "/partnerstaedte",
        "missing": "/gibt-es-nicht/",
        "robots": "/robots.txt",
        "sitemap": "/sitemap.xml",
        "manifest": "/manifest.webmanifest",
        "calendar": "/veranstaltungen/kalender.ics",
        "feed": "/aktuelles/atom.xml",
        "style sheet": "/static/css/site.css",
        "missing style sheet": "/static/css/gibt-es-nicht.css",
        "rendition": module_rendition.url,
        "missing document": "/documents/1/gibt-es-nicht.pdf",
        "sign-in": reverse("wagtailadmin_login"),
        "dashboard": reverse("wagtailadmin_home"),
        "missing in the admin": "/admin/gibt-es-nicht/",
    }


STATUSES = {
    "without the last slash": 301,
    "missing": 404,
    "missing style sheet": 404,
    "missing document": 404,
    "dashboard": 302,
    "missing in the admin": 302,
}
PLACES = [
    "home page",
    "page",
    "search",
    "robots",
    "sitemap",
    "manifest",
    "calendar",
    "feed",
    "style sheet",
    "rendition",
    "sign-in",
    *STATUSES,
]
IN_THE_ADMIN = {"sign-in", "dashboard", "missing in the admin"}


def assert_holds(response, expected):
    assert {name: response.get(name) for name in expected} == expected


def test_every_address_is_in_the_table(addresses):
    assert set(addresses) == set(PLACES)


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_has_every_header_and_none_tells_what_the_site_is_made_of(
    visitor, addresses, place
):
    response = visitor.get(addresses[place])
    policy = written(ADMIN if place in IN_THE_ADMIN else PUBLIC)
    assert response.status_code == STATUSES.get(place, 200)
    assert_holds(response, ALWAYS | ENCRYPTED | {"Content-Security-Policy": policy})
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in response
    told = " ".join(f"{name}: {value}" for name, value in response.items())
    assert not re.search(r"django|granian|whitenoise|python/|x-powered-by", told, re.IGNORECASE)
    assert b'name="generator"' not in response.content if not response.streaming else True


@pytest.fixture
def failing(monkeypatch):
    """A page that cannot be shown."""

    def fail(*arguments, **keywords):
        raise RuntimeError("A mistake of ours")

    monkeypatch.setattr(HomePage, "serve", fail)


def test_a_mistake_of_ours_has_every_header_too(visitor, home, failing):
    visitor.raise_request_exception = False
    response = visitor.get("/")
    assert response.status_code == 500
    assert_holds(response, ALWAYS | ENCRYPTED | {"Content-Security-Policy": written(PUBLIC)})


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_request_for_somebody_else_has_every_header_too(visitor, home, scheme):
    response = visitor.get("/", headers={"host": "anderswo.example", "x-forwarded-proto": scheme})
    assert response.status_code == 400
    assert_holds(response, ALWAYS | {"Content-Security-Policy": written(PUBLIC)})


def test_who_comes_without_encryption_is_sent_to_the_same_place_with_it(visitor, home):
    response = visitor.get("/suche/?query=x", headers={"x-forwarded-proto": "http"})
    assert response.status_code == 301
    assert response["Location"] == f"https://{HOST}/suche/?query=x"
    assert_holds(response, ALWAYS | {"Content-Security-Policy": written(PUBLIC)})


def test_a_document_is_forbidden_everything(visitor, home):
    file = ContentFile(b"%PDF-1.4", name="protokoll.pdf")
    document = CustomDocument.objects.create(title="Protokoll", file=file)
    response = visitor.get(document.url)
    assert response.status_code == 200
    assert_holds(response, ALWAYS | ENCRYPTED | {"Content-Security-Policy": "default-src 'none'"})


def test_public_pages_run_nothing_that_stands_in_them_and_ask_nobody_else():
    assert PUBLIC["default-src"] == "'none'"
    assert set(PUBLIC.values()) == {"'self'", "'none'"}


def test_the_admin_has_its_few_exceptions_and_asks_nobody_else():
    exceptions = {name for name in ADMIN if ADMIN[name] != PUBLIC.get(name)}
    inline = {name for name, sources in ADMIN.items() if "'unsafe-inline'" in sources}
    assert inline == {"script-src-elem", "style-src-elem"}
    assert exceptions == inline | {"script-src-attr", "img-src", "frame-src"}
    assert not FOREIGN.search(written(ADMIN))


def test_the_one_handler_that_runs_does_nothing():
    digest = base64.b64encode(hashlib.sha256(b"return;").digest()).decode()
    assert ADMIN["script-src-attr"] == f"'unsafe-hashes' 'sha256-{digest}'"


def test_pages_that_explain_a_mistake_to_developers_keep_their_styles(home, settings):
    settings.DEBUG = True
    client = Client()
    assert "Content-Security-Policy" in client.get("/")
    assert "Content-Security-Policy" not in client.get("/gibt-es-nicht/")


def test_the_cookies_of_staff_are_out_of_reach(visitor, home):
    User.objects.create_superuser("admin", "admin@example.org", "nur-hier")
    visitor.get(reverse("wagtailadmin_login"))
    visitor.post(reverse("wagtailadmin_login"), {"username": "admin", "password": "nur-hier"})
    assert set(visitor.cookies) == {"csrftoken", "sessionid"}
    for name, cookie in visitor.cookies.items():
        assert cookie["secure"], name
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name


@pytest.mark.parametrize("place", ["home page", "page", "search", "missing"])
def test_public_pages_have_the_best_marks_of_the_observatory(visitor, addresses, place):
    page = visitor.get(addresses[place])
    unencrypted = visitor.get(addresses[place], headers={"x-forwarded-proto": "http"})
    assert score(page, unencrypted) >= 120, modifiers_of(page, unencrypted)
    assert min(modifiers_of(page, unencrypted).values()) == 0


POINTS = {
    "": -25,
    "default-src 'none'": 10,
    "default-src 'self'": 5,
    "default-src 'none'; style-src 'self' 'unsafe-inline'": 0,
    "default-src 'none'; script-src 'self' 'unsafe-inline'": -20,
    "default-src 'none'; script-src 'self' 'unsafe-eval'": -10,
    "script-src 'self'": -20,
    "default-src 'none'; img-src http:": -10,
    "default-src 'none'; connect-src http://elsewhere.example": -20,
}


def test_the_marks_know_a_weak_policy(visitor, home):
    page, unencrypted = visitor.get("/"), visitor.get("/", headers={"x-forwarded-proto": "http"})

    def points_for(policy: str) -> int:
        page["Content-Security-Policy"] = policy
        return modifiers_of(page, unencrypted)["Content Security Policy"]

    assert {policy: points_for(policy) for policy in POINTS} == POINTS


def test_the_marks_miss_what_is_missing(visitor, home):
    page = visitor.get("/")
    for name in [*ALWAYS, *ENCRYPTED, "Content-Security-Policy"]:
        del page[name]
    page.set_cookie("sessionid", "1")
    assert score(page, page) == 0

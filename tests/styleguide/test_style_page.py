"""The style page: who may see it, and that it shows every component in both themes."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from iserlohn_europa.accounts.models import User
from iserlohn_europa.library.models import CustomImage
from iserlohn_europa.styleguide.examples import PARTS, all_groups
from iserlohn_europa.styleguide.tokens import colours
from tests.factories import CityFactory, CityIndexFactory

TEMPLATES = settings.BASE_DIR / "templates"
WRITTEN = sorted(
    str(path.relative_to(TEMPLATES))
    for folder in ("components", "blocks")
    for path in (TEMPLATES / folder).glob("*.html")
)
FIRST_LINE = re.compile(r"\{# .+ (Parameters?|Context): .+\. #\}")
# Without it pytest-django makes no database where only tests run that read what the module shares.
pytestmark = pytest.mark.django_db


@pytest.fixture
def style_page(editor, home):
    """Reads the style page, or one component of it, as an editor does."""

    def style_page(name=""):
        response = editor.get(f"/stil/{name}")
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return style_page


@pytest.fixture(scope="module")
def whole_page(_home, _editor, django_db_blocker):
    """The style page of a site without content, read once for all tests that only look."""
    with django_db_blocker.unblock(), transaction.atomic():
        response = _editor.get("/stil/")
        transaction.set_rollback(True)
    return BeautifulSoup(response.content, "html.parser")


def shown() -> list:
    return [component for _title, components in all_groups() for component in components]


def test_citizens_do_not_find_it(client, home):
    assert client.get("/stil/").status_code == 404
    assert client.get("/stil/event-card/").status_code == 404


def test_who_may_not_use_the_admin_does_not_find_it(client, home):
    client.force_login(User.objects.create(username="gast", email="gast@example.org"))
    assert client.get("/stil/").status_code == 404


def test_a_developer_sees_it_without_signing_in(client, home, settings):
    settings.DEBUG = True
    assert client.get("/stil/event-card/").status_code == 200


def test_an_editor_finds_it_in_the_help_menu(editor, home):
    assert reverse("style-page") in editor.get(reverse("wagtailadmin_home")).content.decode()


def test_no_search_engine_and_no_cache_keeps_it(editor, home):
    response = editor.get("/stil/event-card/")
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]


def test_no_citizen_is_led_to_it(client, home):
    for url in (home.url, "/sitemap.xml"):
        assert "/stil/" not in client.get(url).content.decode()


def test_an_empty_site_shows_every_component_in_both_themes(whole_page):
    for component in shown():
        section = whole_page.find(id=component.name)
        light = section.select(".style-frame--light")
        dark = section.select(".style-frame--dark")
        assert len(light) == len(dark)
        needs_a_picture = all(example.context is None for example in component.examples)
        assert light or needs_a_picture, component.template


def test_what_needs_a_picture_says_so_until_there_is_one(style_page, home):
    assert "Noch kein Bild" in style_page("gallery/").main.get_text()
    CustomImage.objects.create(title="IMG_1.png", file=get_test_image_file())
    html = style_page("gallery/")
    assert "Noch kein Bild" not in html.main.get_text()
    assert html.select(".style-frame--dark .gallery img")


def test_every_example_shows_something(style_page, home):
    CustomImage.objects.create(title="IMG_1.png", file=get_test_image_file())
    for frame in style_page().select(".style-frame"):
        frame.p.decompose()
        assert frame.get_text(strip=True) or frame.select("img, svg"), frame.find_parent("section")[
            "id"
        ]


def test_nothing_unknown_is_written_out(whole_page):
    for frame in whole_page.select(".style-frame"):
        assert "None" not in frame.get_text(" ").split(), frame.find_parent("section")["id"]


def test_a_site_without_any_page_of_ours_has_it_too(editor):
    assert editor.get("/stil/").status_code == 200


def test_each_component_shows_its_parameters(whole_page):
    section = whole_page.find(id="event-card")
    assert "Parameters: item (an EventPage), request." in section.get_text()


def test_one_component_can_be_seen_alone(style_page, editor):
    assert [section["id"] for section in style_page("event-card/").select("section[id]")] == [
        "event-card"
    ]
    assert editor.get("/stil/gibt-es-nicht/").status_code == 404


def test_ids_and_names_of_landmarks_do_not_repeat(whole_page):
    ids = [element["id"] for element in whole_page.select("[id]")]
    assert len(ids) == len(set(ids))
    landmarks = [
        (element.name, element.get("aria-label"))
        for element in whole_page.select("nav, aside[aria-label], search, [role=region]")
    ]
    assert len(landmarks) == len(set(landmarks))


def test_looking_at_it_writes_nothing_and_asks_no_more_on_a_full_site(editor, home):
    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as context:
            assert editor.get("/stil/").status_code == 200
        return [query["sql"] for query in context.captured_queries]

    queries()
    empty = queries()
    assert all(query.startswith(("SELECT", "SAVEPOINT", "RELEASE")) for query in empty)
    cities = CityIndexFactory(parent=home)
    for _number in range(5):
        CityFactory(parent=cities)
    queries()
    assert len(queries()) == len(empty)


@pytest.mark.parametrize("template", WRITTEN)
def test_every_template_says_what_it_is_and_takes(template):
    first_line = (TEMPLATES / template).read_text().splitlines()[0]
    assert FIRST_LINE.fullmatch(first_line)


def test_every_template_is_shown_or_named_as_a_part(home):
    templates = {component.template for component in shown()}
    assert set(WRITTEN) - templates == set(PARTS)
    assert not templates & set(PARTS)
    assert all(PARTS.values())


def test_every_colour_of_the_tokens_has_its_sample(whole_page):
    section = whole_page.find(id="colours")
    text = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
    assert text.count("light-dark(") <= len(colours())
    for token in colours():
        assert section.select(f'.style-frame--dark rect[fill="var(--{token.name})"]')


def test_citizens_do_not_load_its_style_sheet(client, home, whole_page):
    assert "style-page.css" in str(whole_page.head)
    assert "style-page.css" not in client.get(home.url).content.decode()
    assert "style-page.css" not in (settings.BASE_DIR / "static/css/site.css").read_text()

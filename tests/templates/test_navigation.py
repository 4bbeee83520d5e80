from django.template import Context
from django.template.loader import get_template

from iserlohn_europa.core.templatetags.navigation_tags import main_menu, page_of_kind
from iserlohn_europa.remembered import remembering
from tests.factories import (
    CityFactory,
    SearchFactory,
    StandardPageFactory,
)

from .pages import text_of


def menu_of(html):
    return html.select_one(".main-menu nav")


def test_the_menu_marks_the_section_one_is_in(read, cities, events):
    events.show_in_menus = True
    events.save()
    city = CityFactory(parent=cities, title="Almelo")
    marked = {
        link.get_text(strip=True): link.get("aria-current")
        for link in menu_of(read(city.url)).select("a")
    }
    assert marked == {"Partnerstädte": "true", "Veranstaltungen": None}
    assert menu_of(read(cities.url)).select_one("a")["aria-current"] == "page"


def test_the_menu_leaves_out_drafts_and_what_no_editor_put_there(read, home, cities):
    StandardPageFactory(parent=home, title="Nebenbei", slug="nebenbei")
    cities.unpublish()
    assert menu_of(read("/")) is None


def test_menu_and_links_ask_for_the_sections_once(home, cities, rf, django_assert_num_queries):
    context = Context({"request": rf.get("/")})
    with remembering({}):
        assert [item.url for item in main_menu(context, home)] == [cities.url]
        with django_assert_num_queries(0):
            assert (
                page_of_kind(context, home, "partnerships.PartnerCityIndexPage").url == cities.url
            )
            assert page_of_kind(context, home, "search.SearchPage") is None


def test_breadcrumbs_lead_home(read, cities):
    city = CityFactory(parent=cities, title="Almelo")
    trail = read(city.url).select_one('nav[aria-label="Sie sind hier"]')
    assert [text_of(step) for step in trail.select("li")] == [
        "Startseite",
        "Partnerstädte",
        "Almelo",
    ]
    assert trail.select("li")[-1]["aria-current"] == "page"


def test_a_page_in_english_stands_in_an_english_site(read, home, cities, english):
    city = CityFactory(parent=cities, title="Almelo")
    for page in (home, cities, city):
        page.copy_for_translation(english).save_revision().publish()
    html = read(city.get_translation(english).url)
    assert html.html["lang"] == "en"
    assert all(link["href"].startswith("/en/") for link in menu_of(html).select("a"))
    assert html.select_one(".site-header__name")["href"] == "/en/"


def test_what_is_missing_is_answered_with_ways_on(read, home, cities):
    SearchFactory(parent=home)
    html = read("/gibt-es-nicht/", status=404)
    assert html.main.select_one("form")["action"] == "/suche/"
    assert "Partnerstädte" in [link.get_text(strip=True) for link in html.main.select("a")]


def test_the_page_for_errors_needs_nothing():
    assert "Europabüro" in get_template("500.html").render()

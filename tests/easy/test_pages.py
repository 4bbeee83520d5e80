"""Pages in easy German: where they stand, what they are called, and what they belong to."""

import datetime
import uuid

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page
from wagtail_localize.synctree import synchronize_tree

from iserlohn_europa.core.links import links_to
from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.easy.models import EasyPage
from iserlohn_europa.office.models import HomePage
from partnerships.models import PartnerCityIndexPage, PartnerCityPage
from tests.factories import CityFactory, CityIndexFactory, EasyPageFactory, OfficeFactory

TESTED = {"tested_by": "Prüfgruppe Beispiel", "tested_on": datetime.date(2026, 5, 6)}


@pytest.fixture(scope="module")
def _pages(_home, for_the_module):
    def make():
        index = CityIndexFactory(parent=_home)
        city = CityFactory(parent=index, title="Almelo", slug="almelo")
        home = EasyPageFactory(
            parent=Page.get_first_root_node(), title="Freunde in Europa", slug="startseite-leicht"
        )
        easy_index = EasyPageFactory(
            parent=home, title="Unsere Freunde", translation_key=index.translation_key
        )
        EasyPageFactory(
            parent=easy_index, title="Almelo", slug="almelo", translation_key=city.translation_key
        )

    for_the_module(make)


@pytest.fixture
def city(_pages, home):
    return PartnerCityPage.objects.get()


def easy(title: str) -> EasyPage:
    return EasyPage.objects.get(title=title)


def read(client, page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


# --- Addresses and translations


def test_the_home_of_easy_german_stands_at_the_address_of_its_language(city, client):
    home = easy("Freunde in Europa")
    assert home.url.count("/") == 2 and home.url != "/"
    assert read(client, home).html["lang"] == "de-simple"


def test_a_page_below_it_has_an_address_below_it(city):
    address = easy("Freunde in Europa").url
    assert easy("Unsere Freunde").url == f"{address}freunde/"
    assert easy("Almelo").url == f"{address}freunde/almelo/"


def test_whoever_asks_any_page_for_its_translations_finds_the_easy_one(city):
    almelo = easy("Almelo")
    for one, other in ((city, almelo), (almelo, city)):
        found = Page.objects.get(pk=one.pk).get_translations()
        assert [page.pk for page in found] == [other.pk]


def test_no_list_of_cities_finds_the_easy_page(city):
    almelo = easy("Almelo")
    assert list(PartnerCityPage.objects.live().in_language_of(almelo)) == []
    assert PartnerCityPage.objects.live().partners().count() == 1


def test_the_data_of_a_german_page_are_still_its_own(city):
    assert city.source is city
    assert easy("Almelo").source == easy("Almelo")


def test_a_link_to_a_city_leads_a_reader_of_easy_german_to_the_easy_page(city):
    almelo = easy("Almelo")
    assert links_to([city], almelo)[0].url == almelo.url


def test_translating_the_tree_into_english_takes_the_german_pages(city, english):
    synchronize_tree(Locale.get_default(), english)
    assert PartnerCityPage.objects.get(locale=english).alias_of.specific == city
    assert EasyPage.objects.count() == 3


def test_a_german_page_is_translated_below_the_german_parent(city, english):
    translation = city.copy_for_translation(english, copy_parents=True)
    parent = translation.get_parent().specific
    assert isinstance(parent, PartnerCityIndexPage) and parent.locale == english


# --- The tree


def test_the_german_tree_offers_no_page_in_easy_german(home):
    for model in (HomePage, PartnerCityIndexPage):
        assert EasyPage not in model.allowed_subpage_models()


def test_below_an_easy_page_there_is_nothing_else():
    assert EasyPage.allowed_subpage_models() == [EasyPage]


def test_there_is_one_beginning_only(city):
    assert not EasyPage.can_create_at(Page.get_first_root_node())
    assert EasyPage.can_create_at(easy("Freunde in Europa"))


def errors_of(**fields) -> dict:
    page = EasyPage(title="Almelo", slug="almelo", path="00010099", depth=2, **fields)
    page.translation_key = uuid.uuid4()
    with pytest.raises(ValidationError) as caught:
        page.clean()
    return caught.value.message_dict


def test_it_is_refused_in_everyday_german(home):
    assert "Leichte Sprache" in errors_of(locale=home.locale)["title"][0]


@pytest.mark.parametrize("given", TESTED)
def test_who_has_tested_it_and_when_belong_together(given, city):
    fields = {given: TESTED[given], "locale": easy("Almelo").locale}
    (missing,) = TESTED.keys() - {given}
    assert list(errors_of(**fields)) == [missing]


# --- What a reader sees


def test_before_it_was_tested_it_says_einfache_sprache(city, client):
    text = read(client, easy("Almelo")).main.get_text(" ")
    assert "Einfache Sprache" in text
    assert "noch nicht gelesen" in " ".join(text.split())


def test_once_it_was_tested_it_says_leichte_sprache_and_by_whom(city, client):
    page = easy("Almelo")
    for name, value in TESTED.items():
        setattr(page, name, value)
    page.save()
    text = " ".join(read(client, page).main.get_text(" ").split())
    assert "Einfache" not in text
    assert "Prüfgruppe Beispiel" in text and "6. Mai 2026" in text


def test_an_easy_page_leads_to_its_german_page(city, client):
    links = [link["href"] for link in read(client, easy("Almelo")).main.select('a[hreflang="de"]')]
    assert links == [city.url]


def test_it_does_not_lead_to_a_german_page_that_is_a_draft(city):
    city.live = False
    city.save()
    assert easy("Almelo").everyday_page is None


def test_a_page_leads_to_those_below_it_that_are_public(city, client):
    index = easy("Unsere Freunde")
    EasyPageFactory(parent=index, title="Biel", slug="biel", live=False)
    buttons = [each["href"] for each in read(client, index).select(".easy-button__link")]
    assert buttons == [easy("Almelo").url]


# --- Blocks


def page_with(*blocks) -> EasyPage:
    page = easy("Almelo")
    page.story = list(blocks)
    page.save()
    return page


def test_every_sentence_is_a_line_of_its_own_and_its_drawing_is_not_read_aloud(city, client):
    text = "<p>Almelo liegt in Holland.</p><p>Das ist <b>nicht</b> weit.</p>"
    html = read(client, page_with(("sentences", {"symbol": "map", "text": text})))
    assert [line.get_text() for line in html.select(".easy-sentences p")] == [
        "Almelo liegt in Holland.",
        "Das ist nicht weit.",
    ]
    assert html.select_one(".easy-sentences svg")["aria-hidden"] == "true"


def test_a_drawing_that_no_longer_exists_is_left_out(city, client):
    html = read(client, page_with(("sentences", {"symbol": "gone", "text": "<p>Gut.</p>"})))
    assert not html.select(".easy-sentences svg")


def test_a_button_leads_to_the_easy_version_of_the_page_that_was_chosen(city, client):
    index = PartnerCityIndexPage.objects.get()
    html = read(client, page_with(("link", {"page": index, "title": "", "url": "", "text": ""})))
    link = html.select_one(".easy-button__link")
    assert link["href"] == easy("Unsere Freunde").url
    assert "hreflang" not in link.attrs
    assert link.get_text(strip=True) == "Unsere Freunde"


def test_a_button_says_when_it_leads_to_everyday_german(city, home, client):
    office = OfficeFactory(parent=home)
    html = read(client, page_with(("link", {"page": office, "title": "", "url": "", "text": ""})))
    link = html.select_one(".easy-button__link")
    assert (link["href"], link["hreflang"]) == (office.url, "de")
    assert "Alltags-Sprache" in html.select_one(".easy-button").get_text()


def test_a_button_to_the_page_that_is_open_leads_to_its_german_version(city, client):
    button = ("link", {"page": city, "title": "Zum Formular", "url": "", "text": ""})
    (block,) = read(client, page_with(button)).select(".easy-button")
    assert (block.a["href"], block.a["hreflang"]) == (city.url, "de")
    assert "Alltags-Sprache" in block.get_text()


def test_a_button_to_a_german_page_that_is_gone_is_left_out(city, client):
    page = page_with(("link", {"page": city, "title": "Zum Formular", "url": "", "text": ""}))
    city.unpublish()
    assert not read(client, page).select(".easy-button")


def test_the_contact_is_read_from_the_role(city, client):
    role = ContactRole.objects.create(title="Europabüro", phone="02371 1", locale=city.locale)
    page = page_with(("contact", {"contact": role, "title": "Europa-Büro"}))
    ContactRole.objects.filter(pk=role.pk).update(phone="02371 2", email="buero@example.org")
    text = read(client, page).select_one(".easy-contact").get_text(" ")
    assert "Europa-Büro" in text
    assert "02371 2" in text and "buero@example.org" in text


def test_a_contact_whose_role_is_gone_is_left_out(city, client):
    role = ContactRole.objects.create(title="Europabüro", locale=city.locale)
    page = page_with(("contact", {"contact": role, "title": "Europa-Büro"}))
    role.delete()
    assert not read(client, page).select(".easy-contact")

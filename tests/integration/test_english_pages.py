"""Nothing that the site itself says on an English page is German, nor around a welcome page."""

import datetime
import re

import polib
import pytest
from bs4 import BeautifulSoup, Comment
from collect_messages import FRAMES, path_of
from django.apps import apps
from wagtail.models import Locale, Page

from events.choices import PartnerRole
from events.models import EventDate, EventPage, EventPartner, EventSeries
from iserlohn_europa.core.models import BasePage
from iserlohn_europa.core.today import today
from iserlohn_europa.forms.models import ContactPage, FeedbackPage, ProposalPage
from iserlohn_europa.funding.models import FundingProgrammePage
from iserlohn_europa.office.models import HomePage
from partnerships.choices import BondStep, Status
from partnerships.models import BondDate, PartnerCityPage
from tests.forms.visitors import send

from .test_pages import FACTORIES, make

# Pages in easy German have no English side.
PAGE_TYPES = [
    model
    for model in apps.get_models()
    if issubclass(model, BasePage) and model._meta.app_label != "easy"
]
SPOKEN = ("aria-label", "alt", "title", "placeholder", "data-label")
GAP = re.compile(r"(%\(\w+\)[sd]|%s|\{\w*\})")
GAP_FOR_NUMBERS = re.compile("count|decade|grouped|number|total|year|days")
TODAY = today()
NEXT_YEAR = TODAY.year + 1


def german_messages() -> re.Pattern:
    """Whatever we say in German and otherwise in English, with anything filled in."""
    texts = [
        (german, english)
        for entry in polib.pofile(path_of("en"))
        for german, english in [
            (entry.msgid, entry.msgstr or entry.msgstr_plural[0]),
            (entry.msgid_plural, entry.msgstr_plural.get(1)),
        ]
        if german and german != english
    ]
    parts = ["".join(map(_as_pattern, GAP.split(german.strip()))) for german, _english in texts]
    # What is nothing but a gap with a comma says nothing in any language.
    return re.compile("|".join(part for part in parts if re.search(r"[^\W\d_]{2}", part)))


def _as_pattern(part: str) -> str:
    """Words as they are; a number in a gap for numbers, anything in any other."""
    if not GAP.fullmatch(part):
        return re.escape(part)
    return r"[0-9.]+" if GAP_FOR_NUMBERS.search(part) else ".+?"


GERMAN = german_messages()


def said(html) -> list[str]:
    """Every text of a page, also those that are only read out."""
    texts = [text for text in html.find_all(string=True) if not isinstance(text, Comment)]
    texts += [tag[name] for tag in html.find_all(True) for name in SPOKEN if tag.get(name)]
    return [text for text in (" ".join(each.split()) for each in texts) if text]


def german_in(response, language="en") -> list[str]:
    """What the site says in German there, beyond links that say they lead to German."""
    html = BeautifulSoup(response.content, "html.parser")
    assert html.html["lang"] == language
    for other in html.select("[lang|=de], script, style"):
        other.decompose()
    return [text for text in said(html) if GERMAN.fullmatch(text)]


def fill(page):
    """Gives a page what makes the site say more about it."""
    if isinstance(page, PartnerCityPage):
        page.status, page.native_name = Status.DORMANT, "Almelo"
        page.population, page.population_date = 73140, "2024-12"
        page.bond_dates = [
            BondDate(kind=BondStep.SIGNING, date=f"{TODAY.year - 25}-12-05"),
            BondDate(kind=BondStep.CONTACT, date="1989"),
        ]
    elif isinstance(page, EventPage):
        city = PartnerCityPage.objects.in_source_language().first()
        page.partners = [EventPartner(city=city, role=PartnerRole.HOST)]
        page.date = ""
        page.dates = [
            EventDate(starts_on=datetime.date(NEXT_YEAR, 7, day), start_time=datetime.time(18, 30))
            for day in (5, 19)
        ] + [EventDate(starts_on=datetime.date(2017, 9, 27))]
        page.series = [EventSeries(starts_on=datetime.date(NEXT_YEAR, 3, 2), rhythm="monthly_day")]
        page.is_free = page.is_step_free = page.is_worth_remembering = True
        page.audiences, page.languages = ("kinder",), ("de", "en")
        page.registration_url = "https://www.example.org/"
        page.registration_deadline = datetime.date(NEXT_YEAR, 6, 1)
    elif isinstance(page, FundingProgrammePage):
        page.funder = "EU"
        page.link, page.link_checked_on = "https://www.example.org/", TODAY
    else:
        return
    page.save_revision().publish()


@pytest.fixture(scope="module")
def module_pages(_home, for_the_module):
    """A page of every kind in English; what its editors have written says nothing of its own."""

    def build():
        pages = {model: model.objects.first() or make(model, _home) for model in PAGE_TYPES}
        english = Locale.objects.create(language_code="en")
        for model in sorted(PAGE_TYPES, key=lambda model: model is EventPage):
            fill(model.objects.get(pk=pages[model].pk))
        for page in Page.objects.filter(locale=_home.locale, depth__gt=1).order_by("path"):
            if not page.has_translation(english):
                page.specific.copy_for_translation(english, copy_parents=True)
        for number, page in enumerate(Page.objects.filter(locale=english).order_by("path")):
            page = page.specific
            page.title = f"Page {number}"
            if isinstance(page, HomePage):
                page.motto = "A motto"
            page.save_revision().publish()
        return {model: page.get_translation(english).pk for model, page in pages.items()}

    return for_the_module(build)


@pytest.fixture
def english_page(module_pages, home):
    """A function that finds the English page of a kind."""
    return lambda model: model.objects.get(pk=module_pages[model])


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_an_english_page_says_nothing_in_german(model, english_page, client):
    response = client.get(english_page(model).url)
    assert response.status_code == 200
    assert german_in(response) == []


@pytest.mark.parametrize("query", [f"?monat={NEXT_YEAR}-07", "?jahr=2017", "?art=concert"])
def test_nor_does_the_calendar_however_it_is_looked_at(query, english_page, client):
    calendar = english_page(EventPage).get_parent()
    assert german_in(client.get(calendar.url + query)) == []


def test_the_calendar_names_days_and_times_as_the_british_do(english_page, client):
    html = BeautifulSoup(client.get(english_page(EventPage).url).content, "html.parser")
    words = " ".join(html.main.get_text(" ").split())
    for shown in ("5 July", "6:30 pm", "27 September 2017", "1 June", "Meeting"):
        assert shown in words


@pytest.mark.parametrize("model", [ContactPage, FeedbackPage, ProposalPage])
def test_nor_does_a_form_that_comes_back(model, english_page):
    response = send(english_page(model), {"email": "nobody", "text": ""})
    assert response.context_data["form"].errors
    assert german_in(response) == []


@pytest.mark.parametrize("language", FRAMES)
def test_nor_does_what_stands_around_a_welcome_page_and_in_place_of_others(language, home, client):
    locale = Locale.objects.create(language_code=language)
    welcome = home.copy_for_translation(locale)
    welcome.title = welcome.motto = "Welcome"
    welcome.save_revision().publish()
    for address, status in ((f"/{language}/", 200), (f"/{language}/no-such-page/", 404)):
        response = client.get(address)
        assert response.status_code == status
        assert german_in(response, language) == []


def test_german_would_be_noticed(home, client):
    html = BeautifulSoup(client.get(home.url).content, "html.parser")
    assert "Zum Inhalt springen" in [text for text in said(html) if GERMAN.fullmatch(text)]
    assert GERMAN.fullmatch("12 Termine in dieser Auswahl.")
    assert set(FACTORIES) >= set(PAGE_TYPES)

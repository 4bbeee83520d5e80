"""The page of the search: narrowing, mending, recommending, and helping those who find nothing."""

import datetime
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from events.choices import PartnerRole
from events.models import EventPartner
from iserlohn_europa.core.today import today
from iserlohn_europa.library.models import CustomDocument
from iserlohn_europa.news.models import NewsIndexPage
from iserlohn_europa.search import findings
from iserlohn_europa.search.bets import BestBet
from iserlohn_europa.search.indexing import rebuild
from iserlohn_europa.search.noting import FILE_NAME
from tests import factories

from .documents import page_with

PERSON = {"HTTP_USER_AGENT": "Mozilla/5.0"}


def text(tag) -> str:
    return " ".join(tag.get_text(" ").split())


def fill(home):
    """Two cities, what they did with us, and the page of the search."""
    cities = factories.CityIndexFactory(parent=home, title="Partnerstädte")
    almelo = factories.CityFactory(parent=cities, title="Almelo", slug="almelo")
    chorzow = factories.CityFactory(parent=cities, title="Chorzów", slug="chorzow", country="PL")
    events = factories.EventIndexFactory(parent=home)
    for city, year in ((almelo, 2007), (almelo, 2017), (chorzow, 2017)):
        factories.EventFactory(
            parent=events,
            title=f"Chortreffen {city.title} {year}",
            date=str(year),
            partners=[EventPartner(city=city, role=PartnerRole.HOST)],
        )
    news = factories.NewsIndexFactory(parent=home)
    factories.NewsFactory(
        parent=news, title="Bericht vom Chortreffen", published_on=datetime.date(2017, 3, 1)
    )
    search = factories.SearchFactory(parent=home)
    rebuild(today())
    return search


@pytest.fixture(scope="module")
def filled(_home, for_the_module):
    return for_the_module(lambda: fill(_home))


@pytest.fixture
def search(filled, home, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return filled


@pytest.fixture
def ask(client, search):
    """The answer to a question, as the page has it."""

    def ask(words, **picked):
        response = client.get(f"{search.url}?{urlencode({'query': words} | picked)}", **PERSON)
        assert response.status_code == 200
        response.html = BeautifulSoup(response.content, "html.parser")
        return response

    return ask


def titles(response) -> list[str]:
    return [text(each) for each in response.html.main.select(".search-result h3")]


def choices(response, name) -> dict[str, str]:
    options = response.html.main.select(f"select[name={name}] option[value!='']")
    return {option["value"]: text(option) for option in options}


def test_results_can_be_narrowed_by_kind_city_and_year_with_counts(ask):
    response = ask("Chortreffen")
    assert choices(response, "art") == {
        "event": "Veranstaltung (3)",
        "news": "Nachricht (1)",
    }
    assert choices(response, "stadt") == {"almelo": "Almelo (2)", "chorzow": "Chorzów (1)"}
    assert choices(response, "jahr") == {"2017": "2017 (3)", "2007": "2007 (1)"}


def test_each_answer_narrows_and_can_be_taken_away_alone(ask):
    response = ask("Chortreffen", stadt="almelo", jahr="2017")
    assert titles(response) == ["Chortreffen Almelo 2017"]
    links = response.html.main.select(".picked-filters__list a")
    left = [(text(link).split()[0], parse_qs(urlsplit(link["href"]).query)) for link in links]
    assert left == [
        ("Almelo", {"query": ["Chortreffen"], "jahr": ["2017"]}),
        ("2017", {"query": ["Chortreffen"], "stadt": ["almelo"]}),
    ]
    (whole,) = response.html.main.select(".picked-filters__whole")
    assert whole["href"] == "?query=Chortreffen"


def test_an_answer_that_is_true_of_everything_is_not_offered(ask):
    response = ask("Bericht")
    assert titles(response) == ["Bericht vom Chortreffen"]
    assert not response.html.main.select("select")


def test_a_selection_with_nothing_in_it_says_how_to_go_on(ask):
    response = ask("Chortreffen", art="award")
    assert "Kein Treffer für „Chortreffen“" in text(response.html.main)
    assert "Nehmen Sie etwas aus der Auswahl heraus" in text(response.html.main)
    assert response.html.main.select_one(".picked-filters__list a")
    assert "richtig geschrieben" not in text(response.html.main)


def test_one_form_holds_the_words_whatever_they_are_and_the_choices(ask):
    response = ask("Chortreffen & <b>", art="event")
    (form,) = response.html.main.select("form")
    assert form.select_one("input[name=query]")["value"] == "Chortreffen & <b>"
    assert form.select_one("select[name=art] option[selected]")["value"] == "event"
    assert len(form.select("button")) == 1
    (whole,) = response.html.main.select(".picked-filters__whole")
    assert parse_qs(urlsplit(whole["href"]).query) == {"query": ["Chortreffen & <b>"]}


@pytest.mark.parametrize(
    "picked",
    [
        {"art": "nonsense", "stadt": "atlantis", "jahr": "MMXVII", "sprache": "tlh"},
        {"jahr": "99999999999999999999"},
        {"jahr": "²⁰¹⁷"},
        {"jahr": "000002017" + "9" * 5_000},
        {"jahr": "-1"},
        {"seite": "nonsense"},
        {"seite": "999999999999"},
        {"art": "\x00", "stadt": "'\"", "sprache": "de"},
    ],
)
def test_what_makes_no_sense_in_the_address_narrows_nothing(picked, ask):
    assert len(titles(ask("Chortreffen", **picked))) == 4


def test_another_language_is_offered_with_its_count(ask, search, home, english):
    news = factories.NewsIndexFactory(parent=home, slug="n", locale=english)
    factories.NewsFactory(parent=news, title="A Chortreffen abroad", locale=english)
    rebuild(today())
    response = ask("Chortreffen")
    assert choices(response, "sprache") == {"en": "Englisch (1)"}
    response = ask("Chortreffen", sprache="en")
    assert titles(response) == ["A Chortreffen abroad"]
    assert response.html.main.select_one(".search-result a")["lang"] == "en"


def test_who_mistypes_is_told_what_was_looked_for_instead(ask):
    response = ask("Chorzuw")
    note = response.html.main.select_one(".search-correction")
    assert text(note) == (
        "Für „Chorzuw“ haben wir nichts gefunden. Meinten Sie Chorzów ? "
        "Hier sind die Treffer dafür."
    )
    assert parse_qs(urlsplit(note.a["href"]).query) == {"query": ["Chorzów"]}
    assert titles(response)[0] == "Chorzów"
    assert "für „Chorzów“" in response.html.title.get_text()
    assert response.html.main.select_one("input[name=query]")["value"] == "Chorzuw"


def test_a_mended_word_without_results_in_the_selection_promises_none(ask):
    response = ask("Chorzuw", art="award")
    assert "Meinten Sie Chorzów" in text(response.html.main)
    assert "Hier sind die Treffer" not in text(response.html.main)


def test_paging_keeps_what_was_asked_and_says_so_in_the_title(ask, monkeypatch):
    monkeypatch.setattr(findings, "RESULTS_PER_PAGE", 2)
    response = ask("Chortreffen", jahr="2017", seite="2")
    assert "(Seite 2)" in response.html.title.get_text()
    back = response.html.main.select_one(".pagination a[rel=prev]")
    assert parse_qs(urlsplit(back["href"]).query) == {
        "query": ["Chortreffen"],
        "jahr": ["2017"],
        "seite": ["1"],
    }


def test_a_recommendation_stands_above_the_results_and_not_again_below(ask, home):
    page = home.get_descendants().get(title="Bericht vom Chortreffen")
    BestBet.objects.create(words="Chortreffen", page=page)
    response = ask("chortreffen")
    (above,) = response.html.main.select(".search-recommended h3")
    assert text(above) == "Bericht vom Chortreffen"
    assert titles(response)[0] == "Bericht vom Chortreffen"
    assert titles(response).count("Bericht vom Chortreffen") == 1
    assert len(titles(response)) == 4


def test_a_recommendation_is_for_the_word_itself_in_any_of_its_forms(ask, home):
    page = home.get_descendants().get(title="Almelo")
    BestBet.objects.create(words="Chortreffen", page=page)
    assert len(ask("Chortreffens").html.main.select(".search-recommended")) == 1
    assert len(ask("Treffen").html.main.select(".search-recommended")) == 0


def test_who_has_picked_something_is_recommended_nothing_else(ask, home):
    BestBet.objects.create(words="Chortreffen", page=home.get_descendants().get(title="Almelo"))
    assert "Almelo" not in titles(ask("Chortreffen", art="event"))


def test_a_recommendation_helps_where_nothing_is_found(ask, home, settings):
    page = home.get_descendants().get(title="Bericht vom Chortreffen")
    BestBet.objects.create(words="Xylophon", page=page)
    response = ask("Xylophon")
    assert titles(response) == ["Bericht vom Chortreffen"]
    assert response.html.main.h2.get_text() == "Empfohlen für „Xylophon“"
    assert not (settings.DATA_DIR / FILE_NAME).exists()


def test_a_document_says_its_kind_size_and_language(ask, home):
    document = CustomDocument.objects.create(
        title="Kronika",
        language="pl",
        file=ContentFile(b"%PDF-1.4 nothing", name="kronika.pdf"),
        file_size=1234,
    )
    page_with(document, home.get_descendants().type(NewsIndexPage).get())
    rebuild(today())
    assert choices(ask("Kronika"), "sprache") == {"pl": "Polnisch (1)"}
    (result,) = ask("Kronika", sprache="pl").html.main.select(".search-result")
    assert text(result.p) == "Dokument, PDF, 1,2 KB, Polnisch"
    assert result.a["href"].startswith("/documents/")
    assert result.a["hreflang"] == "pl"


def test_what_is_private_is_neither_found_nor_counted(ask, home):
    page = home.get_descendants().get(title="Bericht vom Chortreffen")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    response = ask("Chortreffen")
    assert "Bericht vom Chortreffen" not in titles(response)
    assert choices(response, "jahr")["2017"] == "2017 (2)"


@pytest.mark.parametrize(
    ("words", "picked", "is_noted"),
    [
        ("Xylophon", {}, True),
        ("Chorzuw", {}, True),
        ("Chortreffen", {}, False),
        ("Chortreffen", {"art": "award"}, False),
        ("eva@example.org", {}, False),
    ],
)
def test_only_words_that_found_nothing_are_noted(words, picked, is_noted, ask, settings):
    ask(words, **picked)
    assert (settings.DATA_DIR / FILE_NAME).exists() is is_noted


def test_a_preview_of_the_page_notes_nothing(search, settings):
    assert search.make_preview_request().status_code == 200
    assert not (settings.DATA_DIR / FILE_NAME).exists()

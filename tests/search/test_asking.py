"""What the search finds, in which order, and what it says about it."""

import datetime

import pytest
from django.core.files.base import ContentFile
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    PageViewRestriction,
)

from events.models import EventDate, EventPartner
from iserlohn_europa.library.models import CustomDocument
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.search.asking import Question, ask
from iserlohn_europa.search.excerpts import in_pieces
from iserlohn_europa.search.indexing import index_document, index_translations, rebuild
from iserlohn_europa.search.models import Entry, Spelling
from iserlohn_europa.search.querysets import EntryQuerySet, PostingQuerySet
from iserlohn_europa.search.results import Marking, page_results
from iserlohn_europa.search.suggesting import suggest
from tests.factories import (
    AwardFactory,
    CityFactory,
    EventFactory,
    FundingProgrammeFactory,
    NewsFactory,
    ProjectFactory,
    SearchFactory,
    StandardPageFactory,
)

from .documents import page_with

ON = datetime.date(2026, 11, 23)


def answer_to(words, language="de", **narrowed):
    return ask(Question(words, language, ON, **narrowed))


def titles_for(words, **narrowed) -> list[str]:
    return [entry.title for entry in answer_to(words, **narrowed)[0:20]]


def note(*pages):
    for page in pages:
        index_translations(page.translation_key, ON)


def noted(factory, **values):
    """A page that the index has taken down."""
    page = factory(**values)
    note(page)
    return page


def on_day(day: str):
    return [EventDate(starts_on=datetime.date.fromisoformat(day))]


# --- Words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Chorzów", "Chorzow"),
        ("Nyíregyháza", "nyiregyhaza"),
        ("Lebendigste Städtepartnerschaft", "Staedtepartnerschaft"),
        ("Lebendigste Städtepartnerschaft", "Städtepartnerschaften"),
        ("Städtepartnerschaftskonferenz", "Konferenz"),
        ("Für Bürgerinnen und Bürger", "Bürger"),
        ("Förderung", "foerderung"),
        ("Der Europa-Preis", "Europapreis"),
        ("Schüleraustausch", "Schüler Austausch"),
        ("Новочеркасск", "новочеркасск"),
    ],
)
def test_a_word_is_found_in_all_its_forms(home, title, words):
    noted(StandardPageFactory, parent=home, title=title, slug="seite")
    assert titles_for(words) == [title]


def test_a_word_is_not_found_where_letters_meet_by_chance(news):
    noted(NewsFactory, parent=news, title="Der Kreis verleiht einen Europapreis in Chorzów")
    for words in ("Reise", "Chor", "Opa"):
        assert answer_to(words).total == 0


def test_every_word_of_the_question_has_to_stand_there(news):
    noted(NewsFactory, parent=news, title="Besuch aus Auchel")
    noted(NewsFactory, parent=news, title="Chor aus Auchel")
    assert titles_for("Auchel Besuch") == ["Besuch aus Auchel"]


def test_where_nothing_holds_every_word_some_are_left_out(news):
    noted(NewsFactory, parent=news, title="Zuschuss für Busse")
    noted(NewsFactory, parent=news, title="Schüleraustausch mit Polen")
    noted(NewsFactory, parent=news, title="Busse nach Polen")
    answer = answer_to("Zuschuss Schüleraustausch Polen")
    assert [entry.title for entry in answer[0:5]] == ["Schüleraustausch mit Polen"]
    assert answer.left_out == ["Zuschuss"]
    assert answer.correction == ""


def test_no_word_is_left_out_of_a_question_that_finds_something_or_is_narrowed(news):
    noted(NewsFactory, parent=news, title="Zuschuss für Busse")
    noted(NewsFactory, parent=news, title="Reise nach Polen")
    assert answer_to("Zuschuss Busse").left_out == ()
    narrowed = answer_to("Zuschuss Polen", kind="news")
    assert (narrowed.total, narrowed.left_out) == (0, ())


def test_words_that_say_nothing_are_not_asked_for(news):
    noted(NewsFactory, parent=news, title="Mitmachen im Verein")
    assert titles_for("Wie kann ich mitmachen?") == ["Mitmachen im Verein"]


@pytest.mark.parametrize("words", ["", "  ", "?!", '"*', "\x00"])
def test_a_question_without_words_finds_nothing(news, words):
    noted(NewsFactory, parent=news)
    answer = answer_to(words)
    assert (answer.total, answer[0:5], answer.correction) == (0, [], "")
    assert answer.facets == {"kind": [], "city": [], "year": [], "language": []}


def test_other_spellings_are_content(cities):
    noted(CityFactory, parent=cities, title="Chorzów", native_name="Chorzów")
    assert answer_to("Königshütte").total == 0
    Spelling.objects.create(words="Chorzów\nKönigshütte")
    assert titles_for("koenigshuette") == ["Chorzów"]


# --- Words that the site does not have


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Chorzuw", "Chorzów"),
        ("Horzow", "Chorzów"),
        ("Besuch Chorzuw", "Besuch Chorzów"),
        ("Chorzów Öffnungszeiten", "Chorzów"),
        ("Besucherausweis", "Besuch"),
    ],
)
def test_a_mistyped_word_is_mended_and_said_so(news, words, meant):
    noted(NewsFactory, parent=news, title="Chorzów zu Besuch")
    answer = answer_to(words)
    assert answer.correction == meant
    assert [entry.title for entry in answer[0:5]] == ["Chorzów zu Besuch"]


@pytest.mark.parametrize("words", ["Xanadu", "2031", "qq"])
def test_a_word_like_no_other_finds_nothing(news, words):
    noted(NewsFactory, parent=news, title="Chorzów zu Besuch")
    answer = answer_to(words)
    assert (answer.total, answer.correction) == (0, "")


def test_nothing_is_mended_into_a_word_that_nobody_may_read(news):
    page = noted(NewsFactory, parent=news, title="Geheimsache")
    PageViewRestriction.objects.create(page=page, restriction_type=BaseViewRestriction.LOGIN)
    assert answer_to("Geheimsacke").correction == ""


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type=BaseViewRestriction.LOGIN)


def test_nothing_is_mended_into_the_beginning_that_stands_in_private_texts_alone(news):
    hide(noted(NewsFactory, parent=news, title="Datenschutz"))
    assert answer_to("Datenschutzerklärung").correction == ""


def test_a_word_that_stands_in_private_texts_alone_is_unknown(news):
    hide(noted(NewsFactory, parent=news, title="Chorzuw"))
    noted(NewsFactory, parent=news, title="Chorzów")
    answer = answer_to("Chorzuw")
    assert (answer.correction, answer.total) == ("Chorzów", 1)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Glauchau lauchau", "Glauchau"),
        ("Besuch in Glauchow?!", "Besuch in Glauchau"),
        ("Xanadu, Glauchau", "Glauchau"),
        ("Was ist Xanadu?", ""),
        ("Xylophon Qwertz Asdfgh Glauchow Glauchau", "Glauchau"),
    ],
)
def test_a_question_is_mended_word_by_word(news, words, meant):
    noted(NewsFactory, parent=news, title="Besuch in Glauchau")
    assert answer_to(words).correction == meant


def test_many_unknown_words_cost_no_more_questions_than_one(news, django_assert_max_num_queries):
    noted(NewsFactory, parent=news, title="Besuch in Glauchau")
    assert answer_to("Glauchow").total == 1
    unknown = " ".join(f"Glauchau{letter * 2}" for letter in "bcdfghijklm")
    with django_assert_max_num_queries(9):
        assert answer_to(unknown).correction == "Glauchau"


# --- Order


def test_the_place_of_a_word_comes_before_the_kind_of_page(home, cities, events, news):
    noted(CityFactory, parent=cities, title="Glauchau", lives_from="<p>Vom Handwerk.</p>")
    noted(EventFactory, parent=events, title="Fest", teaser="Ein Tag für das Handwerk.")
    noted(NewsFactory, parent=news, title="Handwerk lernt")
    noted(StandardPageFactory, parent=home, title="Handwerk", slug="handwerk")
    assert titles_for("Handwerk") == ["Handwerk", "Handwerk lernt", "Fest", "Glauchau"]


def test_a_city_comes_before_an_event_and_an_event_before_news(
    cities, events, news, awards, projects
):
    noted(ProjectFactory, parent=projects, title="E", teaser="Musik")
    noted(AwardFactory, parent=awards, title="D", teaser="Musik")
    noted(NewsFactory, parent=news, title="C", teaser="Musik")
    noted(EventFactory, parent=events, title="B", teaser="Musik")
    noted(CityFactory, parent=cities, title="A", teaser="Musik")
    assert titles_for("Musik") == ["A", "B", "C", "D", "E"]


def test_what_is_to_come_comes_first_and_then_the_latest(events):
    days = ["2020-05-01", "2026-12-24", "2024-05-01", "2026-11-23"]
    for day in days:
        noted(EventFactory, parent=events, title=f"Fest {day}", dates=on_day(day))
    expected = ["2026-11-23", "2026-12-24", "2024-05-01", "2020-05-01"]
    assert titles_for("Fest") == [f"Fest {day}" for day in expected]


def test_a_title_that_begins_with_the_word_is_more_about_it(events):
    noted(EventFactory, parent=events, title="Abend der Gesundheit")
    noted(EventFactory, parent=events, title="Gesundheit am Abend")
    assert titles_for("Gesundheit")[0] == "Gesundheit am Abend"


def test_a_part_of_a_title_comes_before_a_word_in_a_text(news):
    noted(NewsFactory, parent=news, title="A", teaser="Vor der Konferenz.")
    noted(NewsFactory, parent=news, title="Jugendkonferenz")
    noted(NewsFactory, parent=news, title="Konferenz")
    assert titles_for("Konferenz") == ["Konferenz", "Jugendkonferenz", "A"]


def test_pages_of_an_answer_hold_each_result_once(news):
    for number in range(5):
        noted(NewsFactory, parent=news, title="Nachricht", slug=f"n{number}")
    answer = answer_to("Nachricht")
    parts = [entry.pk for start in (0, 2, 4) for entry in answer[start : start + 2]]
    assert len(set(parts)) == answer.total == answer.count() == 5
    assert parts == [entry.pk for entry in answer[0:5]]


def test_an_answer_leaves_out_what_a_rebuild_takes_away_meanwhile(news, monkeypatch):
    noted(NewsFactory, parent=news, title="Nachricht")
    monkeypatch.setattr(PostingQuerySet, "best_first", lambda *args: [0])
    assert answer_to("Nachricht")[0:5] == []


def test_a_rebuild_meanwhile_gives_no_number_of_before_to_what_is_private(news, monkeypatch):
    hide(noted(NewsFactory, parent=news, title="Nachricht"))
    noted(NewsFactory, parent=news, title="Nachricht", slug="andere")
    monkeypatch.setattr(EntryQuerySet, "hidden_from", lambda *args: {})
    assert (len(answer_to("Nachricht")[0:5]), len(suggest("nach", "de", ON))) == (1, 1)


# --- Years, facets


def test_a_year_is_that_of_the_dates_as_well(events, awards, projects, news):
    noted(EventFactory, parent=events, title="A", date="2017-12")
    noted(AwardFactory, parent=awards, title="B", date="2017")
    noted(ProjectFactory, parent=projects, title="C", begins="2015", ends="2018-06")
    noted(NewsFactory, parent=news, title="D", published_on=datetime.date(2018, 1, 1))
    assert titles_for("2017") == ["A", "B", "C"]
    assert titles_for("2018") == ["D", "C"]


@pytest.fixture
def mixed(cities, events, news, funding):
    """Two cities, and what there is about them."""
    almelo = noted(CityFactory, parent=cities, title="Almelo", teaser="Musik")
    auchel = noted(CityFactory, parent=cities, title="Auchel", teaser="Musik")
    partners = [EventPartner(city=almelo, role="guest"), EventPartner(city=auchel, role="guest")]
    noted(EventFactory, parent=events, title="A", teaser="Musik", date="2014", partners=partners)
    noted(EventFactory, parent=events, title="B", teaser="Musik", date="2014/2015")
    day = datetime.date(2015, 2, 1)
    noted(NewsFactory, parent=news, title="C", teaser="Musik", published_on=day, cities=[almelo])
    noted(FundingProgrammeFactory, parent=funding, title="D", cities=[almelo])
    return str(almelo.translation_key), str(auchel.translation_key)


def test_an_answer_is_counted_by_kind_city_and_year(mixed):
    almelo, auchel = mixed
    facets = answer_to("Musik").facets
    assert facets["kind"] == [("city", 2), ("event", 2), ("news", 1)]
    assert facets["city"] == [(almelo, 3), (auchel, 2)]
    assert facets["year"] == [(2015, 2), (2014, 2)]
    assert facets["language"] == [("de", 5)]


def test_a_narrowed_answer_says_what_another_choice_would_leave(mixed):
    almelo, auchel = mixed
    answer = answer_to("Musik", kind="event", city=almelo)
    assert [entry.title for entry in answer[0:5]] == ["A"]
    assert answer.total == 1
    assert answer.facets["kind"] == [("city", 1), ("event", 1), ("news", 1)]
    assert dict(answer.facets["city"]) == {almelo: 1, auchel: 1}
    assert answer.facets["year"] == [(2014, 1)]


@pytest.mark.parametrize("narrowed", [{"city": "nirgends"}, {"kind": "?"}, {"year": 99999}])
def test_what_makes_no_sense_leaves_nothing(mixed, narrowed):
    assert answer_to("Musik", **narrowed).total == 0


def test_an_answer_with_all_that_can_be_picked_costs_few_questions(
    mixed, django_assert_max_num_queries
):
    answer_to("Musik").facets  # noqa: B018
    with django_assert_max_num_queries(6):
        answer = answer_to("Musik", kind="event")
        assert (answer.total, len(answer[0:20]), len(answer.facets["kind"])) == (2, 2, 3)


# --- Who may read what


def test_drafts_and_the_search_itself_are_not_found(home, news):
    draft = NewsFactory(parent=news, title="Entwurf")
    draft.unpublish()
    note(draft)
    noted(SearchFactory, parent=home, title="Suche")
    assert not Entry.objects.filter(title__in=["Entwurf", "Suche"]).exists()


def test_what_is_for_some_people_only_is_not_found_nor_counted_nor_suggested(news):
    noted(NewsFactory, parent=news, title="Vertraulich")
    PageViewRestriction.objects.create(page=news, restriction_type=BaseViewRestriction.LOGIN)
    answer = answer_to("Vertraulich")
    assert (answer.total, answer[0:5], answer.facets["kind"]) == (0, [], [])
    assert suggest("vertr", "de", ON) == []


def test_a_page_that_is_not_public_is_not_found_though_the_index_has_not_heard_of_it(news):
    page = noted(NewsFactory, parent=news, title="Zurückgezogen")
    NewsPage.objects.filter(pk=page.pk).update(live=False)
    answer = answer_to("Zurückgezogen")
    assert (answer.total, answer[0:5], answer.facets["kind"]) == (0, [], [])
    assert suggest("zuruck", "de", ON) == []
    assert page_results([page.pk], Marking(""), "de") == {}


def test_an_answer_is_in_one_language_and_counts_the_others(news, english):
    page = noted(NewsFactory, parent=news, title="Almelo")
    translated = page.copy_for_translation(english, copy_parents=True)
    translated.title = "Almelo in English"
    translated.save_revision().publish()
    note(page)
    assert titles_for("Almelo") == ["Almelo"]
    assert answer_to("Almelo").facets["language"] == [("de", 1), ("en", 1)]
    assert [entry.title for entry in answer_to("Almelo", "en")[0:5]] == ["Almelo in English"]


# --- Documents


@pytest.fixture
def document(news):
    """A document to which a page leads."""
    document = CustomDocument(title="Satzung", language="de")
    document.file.save("satzung.txt", ContentFile(b"Text"))
    page_with(document, news, title="Über uns")
    return document


def test_a_document_is_found_as_long_as_a_public_page_leads_to_it(document, news):
    index_document(document)
    found = {"linked": answer_to("Satzung").total}
    page = NewsPage.objects.get(title="Über uns")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=BaseViewRestriction.LOGIN
    )
    found["private"] = answer_to("Satzung").total
    restriction.delete()
    page.unpublish()
    found["unpublished"] = answer_to("Satzung").total
    page_with(document, news, title="Noch eine")
    found["elsewhere"] = answer_to("Satzung").total
    assert found == {"linked": 1, "private": 0, "unpublished": 0, "elsewhere": 1}
    assert [entry.title for entry in suggest("satz", "de", ON)] == ["Satzung"]


def test_a_document_to_which_no_public_page_leads_is_neither_found_nor_suggested(news):
    document = CustomDocument(title="Protokoll", language="de")
    document.file.save("protokoll.txt", ContentFile(b"Text"))
    index_document(document)
    page_with(document, news, title="Entwurf", live=False)
    answer = answer_to("Protokoll")
    assert (answer.total, answer[0:5], answer.facets["kind"]) == (0, [], [])
    assert suggest("proto", "de", ON) == []


def test_a_document_is_found_by_its_title(document):
    index_document(document)
    (entry,) = answer_to("Satzungen")[0:5]
    assert (entry.document, entry.page, entry.kind) == (document, None, "document")


def test_a_document_is_found_by_its_text(document, monkeypatch):
    monkeypatch.setattr("iserlohn_europa.search.indexing.text_of", lambda document: "Der Vorstand")
    index_document(document)
    assert titles_for("Vorstand") == ["Satzung"]


def test_a_document_of_a_private_collection_is_not_found(document):
    index_document(document)
    private = Collection.get_first_root_node().add_child(name="Intern")
    below = private.add_child(name="Noch interner")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type=BaseViewRestriction.LOGIN
    )
    assert answer_to("Satzung").total == 1
    document.collection = below
    document.save()
    assert answer_to("Satzung").total == 0


# --- Suggestions, marks, the whole index


@pytest.mark.parametrize("beginning", ["nyir", "Nyír", "stadt nyi", "in nyire"])
def test_the_beginning_of_a_word_suggests_titles(news, beginning):
    noted(NewsFactory, parent=news, title="Stadtfest in Nyíregyháza")
    assert [entry.title for entry in suggest(beginning, "de", ON)] == ["Stadtfest in Nyíregyháza"]


@pytest.mark.parametrize("beginning", ["staedte", "stadte", "Städte"])
def test_an_umlaut_is_suggested_however_it_is_typed(news, beginning):
    noted(NewsFactory, parent=news, title="Städtereise")
    assert len(suggest(beginning, "de", ON)) == 1


@pytest.mark.parametrize("beginning", ["", "n", "?", "eis"])
def test_nothing_is_suggested_for_less_than_a_beginning(news, beginning):
    noted(NewsFactory, parent=news, title="Städtereise nach Nyíregyháza")
    assert suggest(beginning, "de", ON) == []


def test_titles_that_begin_so_are_suggested_first_and_never_more_than_wanted(cities, news):
    noted(NewsFactory, parent=news, title="Besuch aus Almelo")
    noted(CityFactory, parent=cities, title="Almelo")
    noted(NewsFactory, parent=news, title="Almelo feiert")
    suggested = [entry.title for entry in suggest("alm", "de", ON)]
    assert suggested == ["Almelo", "Almelo feiert", "Besuch aus Almelo"]
    assert len(suggest("alm", "de", ON, limit=2)) == 2


def test_what_is_hidden_takes_no_place_among_the_suggestions(news):
    for number in range(7):
        hide(noted(NewsFactory, parent=news, title=f"Almelo {number}"))
    noted(NewsFactory, parent=news, title="Besuch aus Almelo")
    assert [entry.title for entry in suggest("alm", "de", ON, limit=2)] == ["Besuch aus Almelo"]


def test_a_title_that_begins_so_twice_is_suggested_once(news):
    noted(NewsFactory, parent=news, title="Almelo in Almelos Mitte")
    noted(NewsFactory, parent=news, title="Besuch aus Almelo")
    suggested = [entry.title for entry in suggest("alm", "de", ON, limit=2)]
    assert suggested == ["Almelo in Almelos Mitte", "Besuch aus Almelo"]


def test_suggestions_cost_few_questions(news, django_assert_max_num_queries):
    for number in range(4):
        noted(NewsFactory, parent=news, title=f"Almelo {number}")
    with django_assert_max_num_queries(3):
        assert all(entry.page.url_path for entry in suggest("alm", "de", ON, limit=4))


def test_hits_are_marked_in_all_forms_that_were_found(news):
    text = "Jugendkonferenzen und Konferenzen in Iserlohn"
    noted(NewsFactory, parent=news, title=text)
    answer = answer_to("Konferenz")
    marked = [piece.text for piece in in_pieces(text, "Konferenz", answer.key) if piece.is_hit]
    assert marked == ["Jugendkonferenzen", "Konferenzen"]


def test_a_rebuilt_index_answers_as_one_that_was_kept(mixed):
    before = titles_for("Musik"), answer_to("Musik").facets
    rebuild(ON)
    assert (titles_for("Musik"), answer_to("Musik").facets) == before


def test_a_page_that_is_taken_down_again_keeps_nothing_of_before(news):
    page = noted(NewsFactory, parent=news, title="Vorher", teaser="Glauchau")
    page.title, page.teaser = "Nachher", "Auchel"
    page.save()
    note(page)
    found = {words: answer_to(words).total for words in ("Vorher", "Glauchau", "Nachher", "Auchel")}
    assert found == {"Vorher": 0, "Glauchau": 0, "Nachher": 1, "Auchel": 1}

"""Links in texts: where they lead, and what to know before following them."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iserlohn_europa.core.rich_text import is_elsewhere
from iserlohn_europa.library.models import CustomDocument
from tests.factories import CityFactory, NewsFactory

from .pages import facts_of, text_of


@pytest.fixture
def document(home):
    file = ContentFile(b"%PDF-1.4", name="bericht.pdf")
    fields = {"file_size": 1_258_291, "language": "pl"}
    return CustomDocument.objects.create(title="Bericht", file=file, **fields)


@pytest.fixture
def story_of(read, news):
    """The story of a piece of news made of one text."""

    def story_of(text, kind="text"):
        return read(NewsFactory(parent=news, story=[(kind, text)]).url).select_one(".story")

    return story_of


def test_a_link_in_a_text_that_leaves_the_site_says_so(story_of):
    address = "https://example.org/?a=1&amp;b=2"
    story = story_of(f'<p>Mehr bei der <a href="{address}">Stadt <b>Almelo</b></a>.</p>')
    assert story.a["rel"] == ["external"]
    assert story.a["href"] == "https://example.org/?a=1&b=2"
    assert text_of(story.a) == "Stadt Almelo (externer Link)"
    assert text_of(story.a.select_one(".visually-hidden")) == "(externer Link)"
    assert "data-hint" not in story.a.attrs


@pytest.mark.parametrize(
    "address",
    ["mailto:europa@example.org", "tel:+4923712170", "#anfang", "http://localhost/chronik/"],
)
def test_other_links_in_a_text_carry_no_sign(story_of, address):
    story = story_of(f'<p><a href="{address}">Hier</a></p>')
    assert text_of(story.a) == "Hier"
    assert story.a["href"] == address
    assert "rel" not in story.a.attrs


@pytest.mark.parametrize("address", ["https://example.org", "http://[", "http://localhost.evil/"])
def test_what_is_not_our_own_address_is_elsewhere(home, address):
    assert is_elsewhere(address)


def test_a_field_with_an_address_shows_the_same_sign(read, cities):
    city = CityFactory(parent=cities, title="Almelo", website="https://almelo.example.org")
    html = read(city.url)
    assert facts_of(html)["Website"] == "Stadt Almelo (externer Link)"
    assert html.select_one('a[rel="external"] .visually-hidden')


def test_a_link_to_a_document_says_what_kind_of_file_it_is(story_of, document):
    story = story_of(f'<p>Im <a linktype="document" id="{document.pk}">Bericht</a> steht mehr.</p>')
    assert text_of(story.a) == "Bericht (PDF, 1,2 MB, Polnisch)"
    assert story.a["href"] == document.url


def test_a_document_that_was_deleted_leaves_its_words(story_of, document):
    text = f'<p>Im <a linktype="document" id="{document.pk}">Bericht</a> steht mehr.</p>'
    document.delete()
    assert text_of(story_of(text)) == "Im Bericht steht mehr."


def test_a_document_without_a_file_breaks_no_page(story_of, document):
    CustomDocument.objects.update(file="")
    story = story_of(f'<p>Im <a linktype="document" id="{document.pk}">Bericht</a>.</p>')
    assert "href" not in story.a.attrs
    document.refresh_from_db()
    links = {"documents": [{"document": document, "title": ""}]}
    assert not story_of(links, "documents").select("a, li")


def test_a_list_of_documents_names_type_size_and_language(story_of, document):
    document.file.delete(save=False)
    document.file.name = "documents/bericht.pdf"
    links = {"documents": [{"document": document, "title": "Zum Bericht"}]}
    link = story_of(links, "documents").a
    assert text_of(link) == "Zum Bericht (PDF, 1,2 MB, Polnisch)"
    assert link["hreflang"] == "pl"


def test_what_is_not_known_of_a_document_is_left_out(home, document):
    document.file_size = None
    document.language = ""
    assert document.facts == "PDF"


def test_a_link_to_a_page_leads_to_the_translation_that_is_published(read, news, cities, english):
    city = CityFactory(parent=cities, title="Almelo")
    link = f'<p><a linktype="page" id="{city.pk}">Almelo</a></p>'
    page = NewsFactory(parent=news, story=[("text", link)])
    for original in (news, cities):
        original.copy_for_translation(english, copy_parents=True).save_revision().publish()
    translated = page.copy_for_translation(english)
    translated.save_revision().publish()
    assert read(translated.url).select_one(".story").a["href"] == city.url
    city.copy_for_translation(english).save_revision().publish()
    assert read(translated.url).select_one(".story").a["href"] == f"/en{city.url}"
    assert read(page.url).select_one(".story").a["href"] == city.url


def test_a_link_to_a_page_that_is_gone_leads_nowhere(story_of):
    story = story_of('<p><a linktype="page" id="4711">Weg</a> <a linktype="page">leer</a></p>')
    assert [link.attrs for link in story.select("a")] == [{}, {}]


def test_many_links_to_pages_cost_one_question(client, news, cities):
    def questions(number):
        linked = [CityFactory(parent=cities) for _count in range(number)]
        links = "".join(f'<a linktype="page" id="{city.pk}">Stadt</a>' for city in linked)
        page = NewsFactory(parent=news, story=[("text", f"<p>{links}</p>")])
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        return len(captured)

    assert questions(1) == questions(9)


def test_many_links_to_documents_cost_one_question(client, news, document):
    def questions(number):
        link = f'<a linktype="document" id="{document.pk}">Bericht</a>'
        page = NewsFactory(parent=news, story=[("text", f"<p>{link * number}</p>")])
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        return len(captured)

    assert questions(1) == questions(9)

"""What the checks find in the texts of a page."""

import pytest
from wagtail.images.tests.utils import get_test_image_file

from iserlohn_europa.core.blocks import StoryBlock
from iserlohn_europa.editorial.checks.choices import Check
from iserlohn_europa.editorial.checks.content import (
    Heading,
    Link,
    Picture,
    Place,
    Table,
    pieces_of,
    pieces_of_html,
)
from iserlohn_europa.editorial.checks.rules import check_pieces, findings_of
from iserlohn_europa.library.models import CustomImage
from iserlohn_europa.news.models import NewsPage
from tests import factories

HERE = Place("story", 0, "1")


def found(*pieces) -> list[Check]:
    return [finding.check for finding in check_pieces(list(pieces))]


def headings(*levels) -> list[Heading]:
    return [Heading(HERE, level, "Wie alles begann") for level in levels]


@pytest.mark.parametrize("levels", [(), (2,), (2, 3), (2, 3, 2, 3, 3), (2, 3, 4, 2)])
def test_headings_that_go_down_step_by_step_are_in_order(levels):
    assert found(*headings(*levels)) == []


@pytest.mark.parametrize("levels", [(3,), (2, 4), (2, 3, 2, 4)])
def test_a_heading_must_not_skip_a_level(levels):
    assert found(*headings(*levels)) == [Check.HEADING_ORDER]


def test_a_heading_must_not_be_as_big_as_the_title():
    assert found(*headings(1, 2)) == [Check.HEADING_ORDER]


def test_headings_of_two_fields_are_two_orders():
    other = Heading(Place("programme"), 3, "Am Abend")
    assert found(*headings(2), other) == [Check.HEADING_ORDER]


@pytest.mark.parametrize("text", ["", " ", "\u200b", "…"])
def test_a_heading_has_words(text):
    assert found(Heading(HERE, 2, text)) == [Check.EMPTY_HEADING]


@pytest.mark.parametrize(
    "text",
    [
        "hier",
        "Hier",
        "hier klicken",
        "HIER  KLICKEN",
        "mehr …",
        "→ Weiterlesen",
        "mehr\xa0erfahren",
    ],
)
def test_a_link_that_says_nothing_is_noticed(text):
    assert found(Link(HERE, text, True)) == [Check.LINK_TEXT]


@pytest.mark.parametrize(
    "text", ["https://www.almelo.nl/agenda?x=1", "www.almelo.nl", "almelo.eu", "Iserlohn.de/europa"]
)
def test_a_link_that_is_only_an_address_is_noticed(text):
    assert found(Link(HERE, text, True)) == [Check.LINK_TEXT]


@pytest.mark.parametrize(
    "text", ["Programm der Europawoche", "Mehr über Almelo", "Hier steht das Programm", "30.5.2026"]
)
def test_a_link_that_says_where_it_leads_is_fine(text):
    assert found(Link(HERE, text, True)) == []


def test_a_link_without_words_or_target_is_empty():
    assert found(Link(HERE, " ", True)) == [Check.EMPTY_LINK]
    assert found(Link(HERE, "Programm", False)) == [Check.EMPTY_LINK]


def test_a_table_names_its_columns():
    assert found(Table(HERE, "Jubiläen", False)) == [Check.TABLE]
    assert found(Table(HERE, "Jubiläen", True)) == []


def test_somebody_has_decided_about_a_picture():
    assert found(Picture(HERE, "Rathaus", False)) == [Check.PICTURE]
    assert found(Picture(HERE, "Rathaus", True)) == []


# --- From pages to pieces ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "piece"),
    [
        ('<a href="https://almelo.nl">Stadt <b>Almelo</b></a>', Link(HERE, "Stadt Almelo", True)),
        ('<a linktype="page" id="3">Seite</a>', Link(HERE, "Seite", True, 3)),
        (f'<a linktype="page" id="{"9" * 20}">Seite</a>', Link(HERE, "Seite", True)),
        ('<a linktype="page">Seite</a>', Link(HERE, "Seite", False)),
        ('<a href="mailto:a@example.org">Schreiben</a>', Link(HERE, "Schreiben", True)),
        ('<a href="#anfang">Anfang</a>', Link(HERE, "Anfang", True)),
        ('<a href="#">Programm</a>', Link(HERE, "Programm", False)),
        ('<a href="https://">Programm</a>', Link(HERE, "Programm", False)),
        ('<a href="http://[">Programm</a>', Link(HERE, "Programm", False)),
        ("<a>Programm</a>", Link(HERE, "Programm", False)),
        ('<a href="/x/"><img alt="Karte"></a>', Link(HERE, "Karte", True)),
        ("<h4>Früher</h4>", Heading(HERE, 4, "Früher")),
        ("<table><tr><td>1</td></tr></table>", Table(HERE, "1", False)),
        ("<table><tr><th>Jahr</th></tr></table>", Table(HERE, "Jahr", True)),
        ("<img src='x'>", Picture(HERE, "", False)),
        ("<embed embedtype='image' alt=''>", Picture(HERE, "", True)),
    ],
)
def test_pieces_of_a_text(html, piece):
    assert next(pieces_of_html(html, HERE)) == piece


def news(*blocks, **values) -> NewsPage:
    story = StoryBlock().to_python(
        [
            {"type": kind, "value": value, "id": f"block-{number}"}
            for number, (kind, value) in enumerate(blocks)
        ]
    )
    return NewsPage(title="Neues", story=story, **values)


@pytest.fixture
def image(db):
    return CustomImage.objects.create(title="Rathaus", file=get_test_image_file())


def test_pieces_of_a_story_know_their_block(image):
    page = news(
        ("heading", {"text": "Ankunft", "level": "h2"}),
        ("text", '<p>Zum <a href="https://almelo.nl">Programm</a></p>'),
        ("table", {"caption": "Gäste", "header": ["Stadt", ""], "rows": []}),
        ("figure", {"image": image.pk, "alt_text": "", "decorative": False, "caption": ""}),
        ("gallery", {"figures": [{"image": image.pk, "alt_text": "Ein Haus"}]}),
        ("link_cards", {"links": [{"page": None, "url": "", "title": "Karte", "text": ""}]}),
        ("documents", {"documents": [{"document": None, "title": "Flyer"}]}),
        ("quote", {"text": "Schön", "attribution": ""}),
    )
    places = [Place("story", number, f"block-{number}") for number in range(8)]
    assert list(pieces_of(page)) == [
        Heading(places[0], 2, "Ankunft"),
        Link(places[1], "Programm", True),
        Table(places[2], "Gäste", False),
        Picture(places[3], "Rathaus", False),
        Picture(places[4], "Rathaus", True),
        Link(places[5], "Karte", False),
        Link(places[6], "Flyer", False),
    ]


def test_a_page_wants_a_teaser_and_a_decision_about_its_picture(image):
    page = news(teaser_image=image)
    assert [finding.check for finding in findings_of(page)] == [Check.TEASER, Check.PICTURE]
    page.teaser, page.teaser_image_is_decorative = "Worum es geht", True
    assert findings_of(page) == []


def test_a_finding_leads_to_its_field_or_block():
    page = news(("text", "<p><a href='https://x.org'>hier</a></p>"))
    anchors = [finding.place.anchor for finding in findings_of(page)]
    assert anchors == ["id_teaser-label", "block-block-0-section"]


# --- Where links lead ---------------------------------------------------------------------------


def leading_to(*pages) -> NewsPage:
    links = " ".join(f'<a linktype="page" id="{page.pk}">{page.title}</a>' for page in pages)
    page = news(("text", f"<p>{links}</p>"))
    page.teaser = "Worum es geht"
    return page


def targets_found(page) -> list[str]:
    found = findings_of(page)
    assert {finding.check for finding in found} <= {Check.TARGET}
    return [finding.text for finding in found]


def test_a_link_leads_to_a_page_that_everybody_may_read(home):
    draft = factories.NewsIndexFactory(parent=home, title="Neues", live=False)
    below = factories.NewsFactory(parent=draft, title="Darunter")
    drafts = targets_found(leading_to(home, draft, below))
    assert ["„Neues“" in drafts[0], "„Darunter“" in drafts[1], len(drafts)] == [True, True, 2]


def test_a_link_does_not_tell_the_title_of_a_draft(home):
    draft = factories.NewsIndexFactory(parent=home, title="Noch geheim", live=False)
    page = news(("text", f'<p><a linktype="page" id="{draft.pk}">Programm der Woche</a></p>'))
    page.teaser = "Worum es geht"
    [text] = targets_found(page)
    assert "Noch geheim" not in text


def test_a_link_to_a_page_that_has_gone_is_told_apart(home):
    gone = factories.NewsIndexFactory(parent=home, title="Bald weg")
    page = leading_to(gone)
    gone.delete()
    assert "die es nicht mehr gibt" in targets_found(page)[0]


def test_a_card_with_a_link_is_looked_at_too(home):
    draft = factories.NewsIndexFactory(parent=home, title="Neues", live=False)
    cards = {"links": [{"page": draft.pk, "url": "", "title": "Karte", "text": ""}]}
    page = news(("link_cards", cards))
    page.teaser = "Worum es geht"
    assert len(targets_found(page)) == 1


def test_a_draft_may_lead_to_itself(home):
    page = leading_to(home)
    page.pk = home.pk
    home.unpublish()
    assert targets_found(page) == []

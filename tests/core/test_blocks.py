"""The contract of every block: it explains itself, shows a preview, and can be translated."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import get_template
from wagtail.blocks import StreamBlock
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.tests.utils import get_test_image_file
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from iserlohn_europa.core.blocks import (
    FigureBlock,
    LinkCardBlock,
    SignFilmBlock,
    StoryBlock,
    TableBlock,
)
from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.library.models import CustomDocument, CustomImage
from iserlohn_europa.office.blocks import OfficeStoryBlock
from iserlohn_europa.office.models import OfficePage

BLOCKS = list(OfficeStoryBlock().child_blocks.items())
STORY_FIELD = OfficePage._meta.get_field("story")


@pytest.fixture
def picture(home):
    return CustomImage.objects.create(title="IMG_1.png", file=get_test_image_file())


@pytest.fixture
def document(home):
    return CustomDocument.objects.create(title="Bericht", file=get_test_image_file())


@pytest.fixture
def role(home):
    return ContactRole.objects.create(title="Europabüro", locale=home.locale)


def test_a_story_has_about_eight_blocks_and_no_raw_html():
    names = set(StoryBlock().child_blocks)
    assert len(names) <= 10
    assert "html" not in names and "raw" not in names


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_a_block_explains_itself_to_the_editor(name, block):
    assert block.meta.icon and block.meta.description
    assert str(block.label)
    get_template(block.meta.template)


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_a_block_renders_its_preview_value(name, block, picture, role, document):
    assert block.render(block.get_preview_value()).strip()


def stream(name, block, value):
    return StreamBlock([(name, block)]).to_python([{"type": name, "value": value, "id": "a" * 32}])


def extracted(value) -> list[str]:
    extractor = StreamFieldSegmentExtractor(STORY_FIELD, include_overridables=True)
    segments = extractor.handle_stream_block(value)
    return [str(segment.string.data) for segment in segments if hasattr(segment, "string")]


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_an_empty_block_survives_extraction_for_translation(name, block, home):
    empty = block.get_prep_value(block.normalize(block.get_default()))
    extracted(stream(name, block, empty))


WORDS = {
    "heading": ["Wie alles begann"],
    "quote": ["Freunde in Europa", "Motto der Stadt Iserlohn"],
    "facts": ["Ort", "Rathaus Iserlohn"],
    "table": ["Unsere Jubiläen", "Stadt", "seit", "Almelo", "1954", "Glauchau", "1991"],
    "network": ["Europabeauftragte anderer Kommunen", "Erfahrungen teilen"],
    "sign_film": [
        "Was das Europabüro macht",
        "Guten Tag! In diesem Film lernen Sie uns kennen.",
    ],
    "figure": [
        "Landkarte mit Iserlohn und einer Partnerstadt",
        "So weit ist es von Iserlohn zu unseren Freunden.",
    ],
}


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_every_word_of_a_full_block_reaches_the_translator(name, block, picture):
    stored = json.dumps(block.get_prep_value(block.get_preview_value()), cls=DjangoJSONEncoder)
    full = json.loads(stored)
    found = extracted(stream(name, block, full))
    for word in WORDS.get(name, []):
        assert word in found


def test_a_document_link_can_be_translated(document):
    block = StoryBlock().child_blocks["documents"]
    value = block.normalize({"documents": [{"document": document, "title": "Zum Bericht"}]})
    assert extracted(stream("documents", block, block.get_prep_value(value))) == ["Zum Bericht"]


def cleaned(block, **fields):
    return block.clean(block.to_python(fields))


def errors_of(block, **fields) -> dict:
    with pytest.raises(StructBlockValidationError) as caught:
        cleaned(block, **fields)
    return caught.value.block_errors


def test_a_picture_without_description_takes_that_of_the_library(picture):
    picture.description = "Zwei Chöre auf der Bühne"
    picture.save()
    assert cleaned(FigureBlock(), image=picture.pk)["alt_text"] == "Zwei Chöre auf der Bühne"


def test_a_picture_nobody_has_described_is_refused_and_its_file_name_never_used(picture):
    assert "alt_text" in errors_of(FigureBlock(), image=picture.pk)


def test_a_decorative_picture_needs_no_description(picture):
    assert cleaned(FigureBlock(), image=picture.pk, decorative=True, alt_text="egal").alt == ""


def test_an_unfinished_picture_may_be_saved_as_draft(home):
    block = FigureBlock()
    assert block.clean_deferred(block.to_python({}))["image"] is None


@pytest.fixture
def film_files(picture):
    def document(name):
        return CustomDocument.objects.create(title=name, file=ContentFile(b"", name=name)).pk

    return {
        "title": "Was wir tun",
        "film": document("film.mp4"),
        "poster": picture.pk,
        "subtitles": document("film.vtt"),
        "transcript": "<p>Guten Tag!</p>",
    }


def test_a_film_has_subtitles_a_transcript_and_a_file_to_take_along(film_files):
    html = BeautifulSoup(
        SignFilmBlock().render(cleaned(SignFilmBlock(), **film_files)), "html.parser"
    )
    video = html.video
    assert video["lang"] == "gsg" and video["poster"]
    assert not video.has_attr("autoplay") and video["preload"] == "none"
    assert video.source["type"] == "video/mp4"
    assert video.track["srclang"] == "de"
    assert "download" in html.find("a", href=video.source["src"]).attrs
    assert html.details.get_text(" ", strip=True) == "Text zum Film Guten Tag!"


def test_a_film_that_was_deleted_leaves_nothing_behind(film_files):
    value = cleaned(SignFilmBlock(), **film_files)
    value["film"] = None
    assert not SignFilmBlock().render(value).strip()


@pytest.mark.parametrize(("field", "other"), [("film", "subtitles"), ("subtitles", "film")])
def test_a_file_in_the_wrong_place_is_named_at_its_field(film_files, field, other):
    film_files[field] = film_files[other]
    assert field in errors_of(SignFilmBlock(), **film_files)


def test_a_row_with_too_few_cells_names_the_row():
    rows = [{"cells": ["Almelo", "1954"]}, {"cells": ["Biel"]}]
    with pytest.raises(StructBlockValidationError) as caught:
        cleaned(TableBlock(), caption="Jubiläen", header=["Stadt", "seit"], rows=rows)
    assert "Zeile 2" in str(caught.value.non_block_errors[0])


def test_empty_cells_beyond_the_last_column_are_dropped():
    rows = [{"cells": ["Almelo", "1954", "", ""]}, {"cells": ["Biel", ""]}]
    table = cleaned(TableBlock(), caption="Jubiläen", header=["Stadt", "seit"], rows=rows)
    assert [list(row["cells"]) for row in table["rows"]] == [["Almelo", "1954"], ["Biel", ""]]


def test_a_cell_too_many_that_says_something_names_the_row():
    rows = [{"cells": ["Almelo", "", "1954"]}]
    with pytest.raises(StructBlockValidationError) as caught:
        cleaned(TableBlock(), caption="Jubiläen", header=["Stadt", "seit"], rows=rows)
    assert "Zeile 1" in str(caught.value.non_block_errors[0])


def test_a_new_table_begins_with_as_many_cells_as_columns():
    table = TableBlock().get_default()
    (row,) = table["rows"]
    assert len(row["cells"]) == len(table["header"]) == 2


def test_a_card_leads_to_one_target_only(home):
    iserlohn = {"url": "https://www.iserlohn.de", "title": "Iserlohn"}
    assert "page" in errors_of(LinkCardBlock(), page=home.pk, **iserlohn)
    assert "page" in errors_of(LinkCardBlock())


def test_a_card_to_another_address_needs_a_title():
    assert "title" in errors_of(LinkCardBlock(), url="https://www.iserlohn.de")

"""The contract of every block: it explains itself, shows a preview, and can be translated."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import get_template
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter
from wagtail_localize.strings import StringValue

from iserlohn_europa.core.blocks import (
    FigureBlock,
    LinkCardBlock,
    SignFilmBlock,
    StoryBlock,
    TableBlock,
)
from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.easy.blocks import EasyStoryBlock
from iserlohn_europa.library.models import CustomDocument, CustomImage
from iserlohn_europa.office.blocks import OfficeStoryBlock
from iserlohn_europa.office.models import OfficePage

BLOCKS = list((EasyStoryBlock().child_blocks | OfficeStoryBlock().child_blocks).items())
STORY_FIELD = OfficePage._meta.get_field("story")


@pytest.fixture(scope="module")
def _library(_home, for_the_module):
    """What blocks show, and English with the role in it."""

    def make():
        CustomImage.objects.create(title="IMG_1.png", file=get_test_image_file())
        CustomDocument.objects.create(title="Bericht", file=get_test_image_file())
        role = ContactRole.objects.create(title="Europabüro", locale=_home.locale)
        role.copy_for_translation(Locale.objects.create(language_code="en")).save()

    return for_the_module(make)


@pytest.fixture
def picture(_library, home):
    return CustomImage.objects.get()


@pytest.fixture
def document(_library, home):
    return CustomDocument.objects.get()


@pytest.fixture
def role(_library, home):
    return ContactRole.objects.get(locale=home.locale)


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


def segments_of(value) -> list:
    return StreamFieldSegmentExtractor(STORY_FIELD, include_overridables=True).handle_stream_block(
        value
    )


def extracted(value) -> list[str]:
    return [
        segment.string.data
        for segment in segments_of(value)
        if isinstance(segment, StringSegmentValue)
    ]


def shouted(segment):
    if isinstance(segment, StringSegmentValue):
        segment.string = StringValue(segment.string.data.upper())
    return segment


def translated(value):
    """The stream as wagtail-localize writes it in English, when all its words are in capitals."""
    segments = [
        shouted(segment)
        for segment in segments_of(value)
        # What may differ in a translation is written back only where somebody has changed it.
        if not isinstance(segment, OverridableSegmentValue)
    ]
    german, english = (Locale.objects.get(language_code=code) for code in ("de", "en"))
    return StreamFieldSegmentsWriter(STORY_FIELD, german, english).handle_stream_block(
        value, segments
    )


def as_stored(block, value):
    return json.loads(json.dumps(block.get_prep_value(value), cls=DjangoJSONEncoder))


def without_ids(stored):
    return re.sub(r'"id": "[^"]*"', "", json.dumps(stored))


def new_word(words) -> str:
    words.append(f"wort {len(words)};")
    return words[-1]


def filled(block, stored, words):
    """What is stored, with a word of its own in every field in which somebody writes."""
    match block:
        case StructBlock():
            return {
                name: filled(child, stored.get(name), words)
                for name, child in block.child_blocks.items()
            }
        case ListBlock():
            return [
                item | {"value": filled(block.child_block, item["value"], words)} for item in stored
            ]
        case RichTextBlock():
            return f"<p>{new_word(words)}</p>"
        case CharBlock() | TextBlock():
            return new_word(words)
    return stored


# Blocks that show what is written elsewhere.
WORDLESS = {"team"}


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_an_empty_block_survives_its_translation(name, block, role):
    empty = as_stored(block, block.normalize(block.get_default()))
    result = translated(stream(name, block, empty))
    assert without_ids(as_stored(block, result[0].value)) == without_ids(empty)
    result.render_as_block()


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_every_word_of_a_full_block_reaches_the_translator_and_comes_back(
    name, block, picture, role, document
):
    words = []
    full = filled(block, as_stored(block, block.get_preview_value()), words)
    assert bool(words) == (name not in WORDLESS)
    assert extracted(stream(name, block, full)) == words
    result = translated(stream(name, block, full))
    back = json.dumps(as_stored(block, result[0].value))
    assert [word for word in words if word.upper() not in back] == []
    assert "wort" not in back
    result.render_as_block()


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


def test_the_name_of_a_film_is_read_in_the_language_of_the_page(film_files):
    """The film itself is in German Sign Language, and what stands on it would be too."""
    html = BeautifulSoup(
        SignFilmBlock().render(cleaned(SignFilmBlock(), **film_files)), "html.parser"
    )
    name = html.find(id=html.video["aria-labelledby"])
    assert "Was wir tun" in name.get_text()
    assert not name.find_parent(lang="gsg")
    assert not html.video.has_attr("aria-label")

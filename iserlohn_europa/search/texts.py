"""What a page says, as plain text, read without a question to the database."""

from collections.abc import Iterator

from wagtail import blocks
from wagtail.models import Page
from wagtail.search import index

from .excerpts import GAP

# Shorter ones are names and facts, which explain less than a sentence does.
SENTENCE = 60


def texts_of(page: Page) -> Iterator[str]:
    """The teaser, and then all else that the search looks through, sentences before facts.

    Related rows must have been prefetched, or each of their relations is one query.
    """
    yield page.teaser
    texts = [text for text in _texts(page, page.get_search_fields()) if text.strip()]
    yield GAP.join(sorted(texts, key=lambda text: len(text) < SENTENCE))


def related_names(model: type[Page]) -> list[str]:
    """The relations whose rows belong to the text of a page."""
    fields = model.get_search_fields()
    return [field.field_name for field in fields if isinstance(field, index.RelatedFields)]


def _texts(thing, fields) -> Iterator[str]:
    for field in fields:
        if isinstance(field, index.RelatedFields):
            for row in field.get_value(thing).all():
                yield from _texts(row, field.fields)
        elif isinstance(field, index.SearchField) and field.field_name not in {"title", "teaser"}:
            yield _text(thing, field)


def _text(thing, field: index.SearchField) -> str:
    value = getattr(thing, field.field_name)
    if isinstance(value, blocks.StreamValue):
        return " ".join(_block_texts(value.stream_block, value.raw_data))
    content = field.get_value(thing)
    return " ".join(content) if isinstance(content, list) else str(content or "")


def _block_texts(block: blocks.Block, raw) -> Iterator[str]:
    """The words of a block as it is stored: its pictures and documents stay in the database."""
    if isinstance(block, blocks.StreamBlock):
        for child in raw:
            if child["type"] in block.child_blocks:
                yield from _block_texts(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.ListBlock):
        for child in raw or []:
            is_item = isinstance(child, dict) and child.get("type") == "item"
            yield from _block_texts(block.child_block, child["value"] if is_item else child)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block_texts(child, (raw or {}).get(name))
    elif raw and not isinstance(block, blocks.ChooserBlock | blocks.ChoiceBlock):
        yield from block.get_searchable_content(block.to_python(raw))

"""What is still German in a page that is to be published in another language."""

from collections import defaultdict

from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from .locales import EASY_LANGUAGE
from .notes import is_source, original_of, translation_of
from .words import Piece, field_of, label_of, pieces_of, plain, shown_fields

SENTENCE = 5  # words; names of places and people are shorter


def german_in(page: Page) -> list[Piece]:
    """The pieces of a version of a page that nobody has translated yet."""
    if page.locale_id is None or is_source(page) or page.locale.language_code == EASY_LANGUAGE:
        return []
    original = original_of(page)
    if original is None or not isinstance(page, type(original)):
        return []
    translation = translation_of(page)
    return _open(translation, page) if translation else _copied(page, original)


def _open(translation: Translation, page: Page) -> list[Piece]:
    """What has no translation, and what has one that this version does not know."""
    frozen = translation.source.as_instance()
    shown = shown_fields(frozen)
    said = defaultdict(set)
    for piece in pieces_of(page):
        said[piece.path].add(piece.text)
    segments = StringSegment.objects.filter(source=translation.source).annotate_translation(
        translation.target_locale_id
    )
    found = []
    for segment in segments.select_related("string", "context").order_by("order"):
        path, german = segment.context.path, plain(segment.string.data)
        if field_of(path) not in shown:
            continue
        wanted = plain(segment.translation or "")
        if not wanted or (german in said[path] and wanted not in said[path]):
            found.append(Piece(path, label_of(frozen, path), german))
    return found


def _copied(page: Page, original: Page) -> list[Piece]:
    """What a page that is written by hand has in common with the German one.

    Names and addresses are the same in every language, so a few words in common say nothing,
    unless they are most of the page; whole sentences are never the same.
    """
    german = pieces_of(original)
    places = {(piece.path, piece.text) for piece in german}
    sentences = {piece.text for piece in german if _words([piece]) >= SENTENCE}
    own = pieces_of(page)
    same = [piece for piece in own if (piece.path, piece.text) in places or piece.text in sentences]
    if 2 * _words(same) > _words(own):
        return same
    return [piece for piece in same if piece.text in sentences]


def _words(pieces: list[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)

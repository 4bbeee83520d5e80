"""Keeps what somebody has translated when the German words that it says have changed."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from .difference import Change
from .words import Piece, plain

SIMILAR = 0.5  # below, two sentences have little more in common than their language


def pieces_taken_apart(source: TranslationSource) -> list[Piece]:
    """The German words as wagtail-localize has taken them over last."""
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    return [
        Piece(each.context.path, "", plain(each.string.data)) for each in segments.order_by("order")
    ]


def keep_as_right(translation: Translation, changes: Iterable[Change], user) -> None:
    """Lets wagtail-localize say for the changed words what it said for the earlier ones."""
    for earlier, segment in _pairs(translation, changes):
        _say(translation, earlier, segment, {"last_translated_by": user, "has_error": False})


def keep_as_beginning(translation: Translation, changes: Iterable[Change]) -> None:
    """Puts what was said for the earlier words into the editor, marked as not right yet.

    What wagtail-localize calls an error is shown with its reason and is published by nobody.
    """
    reason = _(
        "Der deutsche Text hat sich geändert. Hier steht noch die frühere Übersetzung: Bitte "
        "passen Sie sie an und speichern Sie."
    )
    for earlier, segment in _pairs(translation, changes):
        if (
            SequenceMatcher(None, earlier.translation_of.data, segment.string.data).ratio()
            >= SIMILAR
        ):
            marks = {
                "last_translated_by": earlier.last_translated_by,
                "has_error": True,
                "field_error": reason,
            }
            _say(translation, earlier, segment, marks)


def _pairs(
    translation: Translation, changes: Iterable[Change]
) -> Iterator[tuple[StringTranslation, StringSegment]]:
    """What was said for the earlier words of each change, and the place of the words it has now."""
    source = translation.source
    for change in changes:
        if change.old is None or change.new is None:
            continue
        said = StringTranslation.objects.filter(
            context__object_id=source.object_id,
            context__path=change.path,
            locale=translation.target_locale,
        )
        places = StringSegment.objects.filter(source=source, context__path=change.path)
        earlier = _with_words(said.select_related("translation_of"), "translation_of", change.old)
        now = _with_words(places.select_related("string", "context"), "string", change.new)
        if earlier and now:
            yield earlier, now


def _with_words(rows, string: str, text: str):
    return next((row for row in rows if plain(getattr(row, string).data) == text), None)


def _say(translation, earlier: StringTranslation, segment: StringSegment, marks: dict) -> None:
    place = {
        "translation_of": segment.string,
        "context": segment.context,
        "locale": translation.target_locale,
    }
    # What somebody has said for just these words is never touched.
    if StringTranslation.objects.filter(**place, has_error=False).exists():
        return
    words = {
        "data": earlier.data,
        "translation_type": earlier.translation_type,
        "tool_name": earlier.tool_name,
    }
    StringTranslation.objects.update_or_create(**place, defaults={**words, **marks})

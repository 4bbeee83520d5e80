"""Going back from writing by hand to translating sentence by sentence, without losing the text."""

from collections import defaultdict

from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .words import plain

RESTART = "localize-restart-translation"


def keep_written_words(page: Page, user) -> None:
    """Takes what somebody has written by hand over as translations of the same places.

    A text that has got more or fewer sentences than the German one cannot be told apart; its
    earlier translation stays.
    """
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=False
    ).first()
    if translation is None:
        return
    written = defaultdict(list)
    for value in extract_segments(page.specific.get_latest_revision_as_object()):
        if isinstance(value, StringSegmentValue):
            written[value.path].append(value.string.data)
    segments = defaultdict(list)
    found = StringSegment.objects.filter(source=translation.source).order_by("order")
    for segment in found.select_related("string", "context"):
        segments[segment.context.path].append(segment)
    for path, places in segments.items():
        if len(places) != len(written[path]):
            continue
        for segment, text in zip(places, written[path], strict=True):
            if plain(text) != plain(segment.string.data):
                StringTranslation.objects.update_or_create(
                    translation_of=segment.string,
                    context=segment.context,
                    locale_id=page.locale_id,
                    defaults={
                        "data": text,
                        "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                        "tool_name": "",
                        "last_translated_by": user,
                        "has_error": False,
                        "field_error": "",
                    },
                )

"""Brings our own translations of the first content into wagtail-localize, each once.

A translation is a catalogue in `content/<language>/`: German words, the key of what they stand on,
and what they are in that language. It enters as what translators would have typed, so that staff
go on from there; what they have changed since is never touched again.
"""

from functools import cached_property

import polib
from django.conf import settings
from django.db import models, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, ReferenceIndex, TranslatableMixin
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments.extract import extract_segments

from .content import CONTENT_DIR, read_section
from .store import PAGE_OF, Store

WHOLE_SITE = "en"
HOME = "page/home"
# Friends in the partner cities are welcomed on one page in their language.
WELCOMED_IN = ("fr", "nl", "pl", "hu")
# In the order of the tree: a page comes after the one above it.
SECTIONS = ("topics", "contacts", "pages", "cities", "funding", "events", "awards", "projects")


def plan() -> dict[str, dict[str, list[str]]]:
    """What is to be there in which language: keys by the catalogue that has their words."""
    sections = {section: [entry["key"] for entry in read_section(section)] for section in SECTIONS}
    # The pages of the topics stand below a page of their own.
    sections["topic_pages"] = [key + PAGE_OF for key in sections["topics"]]
    return {WHOLE_SITE: sections} | {language: {"pages": [HOME]} for language in WELCOMED_IN}


def translate_content() -> int:
    """Creates the translations that are missing; says how many that were."""
    return sum(
        LanguageLoader(language).run([key for keys in sections.values() for key in keys])
        for language, sections in plan().items()
    )


def words_of(original: TranslatableMixin) -> dict[str, str]:
    """What is to be translated of a thing: words, each once, and the field they stand in."""
    segments = (segment for segment in extract_segments(original) if hasattr(segment, "string"))
    return {segment.string.data: segment.path.split(".")[0] for segment in segments}


class LanguageLoader:
    """One run over all that is to be said in one language."""

    def __init__(self, language: str):
        self.language = language
        self.store = Store()

    @cached_property
    def locale(self) -> Locale:
        return Locale.objects.get_or_create(language_code=self.language)[0]

    @cached_property
    def catalogue(self) -> dict[tuple[str, str], str]:
        """What the words of a thing, named by its key, are in that language."""
        return {
            (entry.msgctxt, entry.msgid): entry.msgstr
            for path in sorted((CONTENT_DIR / self.language).glob("*.po"))
            for entry in polib.pofile(path)
            if entry.translated()
        }

    def run(self, keys: list[str]) -> int:
        """Translates what has never been translated here; says how much that was."""
        missing = [key for key in keys if not self.store.knows(self._key(key))]
        with translation.override(settings.LANGUAGE_CODE):
            return sum(self.translate(key) for key in missing)

    @transaction.atomic
    def translate(self, key: str) -> bool:
        """Translates one thing, if it is still there and nobody has done so before."""
        original = self.store.find(key)
        if original is None:
            return False
        translated = self._existing(original)
        is_new = translated is None
        if is_new:
            if isinstance(original, Page) and not self._has_a_place_for(original):
                return False
            # A page is saved five times on its way; what it leads to is noted once.
            with disable_reference_index_auto_update():
                translated = self._translated(key, original)
            ReferenceIndex.create_or_update_for_object(translated)
        self.store.remember(self._key(key), translated)
        return is_new

    def _key(self, key: str) -> str:
        return f"{self.language}/{key}"

    def _existing(self, original: TranslatableMixin) -> models.Model | None:
        model = Page if isinstance(original, Page) else type(original)
        same = model.objects.filter(translation_key=original.translation_key)
        return same.filter(locale=self.locale).first()

    def _has_a_place_for(self, page: Page) -> bool:
        """Whether the page above is there in this language; staff may have deleted it."""
        above = page.get_parent()
        return above.is_root() or above.has_translation(self.locale)

    def _translated(self, key: str, original: TranslatableMixin) -> models.Model:
        source, _is_new = TranslationSource.update_or_create_from_instance(original)
        Translation.objects.get_or_create(source=source, target_locale=self.locale)
        is_complete = self._add_words(key, source)
        is_page = isinstance(original, Page)
        translated, _is_new = source.create_or_update_translation(
            self.locale, publish=not is_page, fallback=True
        )
        # Words an editor has changed before this language came are not in our catalogue: the page
        # waits as a draft until somebody has translated them.
        if is_page and is_complete and original.live:
            translated.get_latest_revision().publish()
        return translated

    def _add_words(self, key: str, source: TranslationSource) -> bool:
        """Writes down what the catalogue knows; whether that is all."""
        is_complete = True
        segments = StringSegment.objects.filter(source=source).select_related("string", "context")
        for segment in segments:
            words = self.catalogue.get((key, segment.string.data))
            if words is None:
                is_complete = False
                continue
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=self.locale,
                context=segment.context,
                defaults={
                    "data": words,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "tool_name": _("Erste Inhalte"),
                },
            )
        return is_complete

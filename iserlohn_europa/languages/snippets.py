"""How topics and contact roles stand in other languages; they have no drafts and are few."""

from collections import defaultdict
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Locale
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.models import StringSegment, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from iserlohn_europa.core.models import ContactRole, Topic
from iserlohn_europa.core.querysets import still_says_german

from .catalogues import whole_languages
from .cells import MAY_START, Cell
from .choices import State
from .words import plain

KINDS = (Topic, ContactRole)


def snippets_in(languages: list[Locale], user) -> list:
    """All topics and roles in German, each knowing how it stands in these languages."""
    return [row for kind in KINDS for row in _rows(kind, languages, user)]


def _rows(kind, languages: list[Locale], user) -> list:
    rows = list(kind.objects.filter(locale__language_code=settings.LANGUAGE_CODE))
    keys = [row.translation_key for row in rows]
    others = kind.objects.filter(translation_key__in=keys, locale__in=languages)
    found = {
        (each.translation_key, each.locale_id): each
        for each in others.annotate(is_german=still_says_german(kind))
    }
    sources = {
        each.object_id: each
        for each in TranslationSource.objects.filter(object_id__in=keys, translations__enabled=True)
    }
    taken = _words_taken_apart(sources.values())
    may_change = user.has_perm(get_permission_name("change", kind))
    finder = AdminURLFinder(user)
    for row in rows:
        row.kind = kind._meta.verbose_name
        row.edit_url = finder.get_edit_url(row) or ""
        source = sources.get(row.translation_key)
        is_older = source is not None and taken[source.pk] != _words(row)
        row.in_languages = {
            language.pk: _cell(
                row,
                language,
                found.get((row.translation_key, language.pk)),
                source if is_older else None,
                finder if may_change else None,
                may_change and user.has_perm(MAY_START),
            )
            for language in languages
        }
    return rows


def _cell(row, language, translation, outdated_source, finder, may_start) -> Cell:
    """The state of one of them; `outdated_source` holds German words that are no longer said."""
    if translation is None:
        is_offered = may_start and language.language_code in whole_languages()
        return Cell(language, State.MISSING, _way_to_start(row, language) if is_offered else "")
    if outdated_source:
        sync = reverse("wagtail_localize:update_translations", args=[outdated_source.pk])
        return Cell(language, State.OLDER, sync if may_start else "")
    state = State.DRAFT if translation.is_german else State.CURRENT
    return Cell(language, state, (finder and finder.get_edit_url(translation)) or "")


def _way_to_start(row, language: Locale) -> str:
    args = [row._meta.app_label, row._meta.model_name, row.pk]
    start = reverse("wagtail_localize:submit_snippet_translation", args=args)
    return f"{start}?{urlencode({'select_locale': language.language_code})}"


def _words_taken_apart(sources) -> dict[int, set]:
    found = defaultdict(set)
    segments = StringSegment.objects.filter(source__in=sources).select_related("string", "context")
    for each in segments:
        found[each.source_id].add((each.context.path, plain(each.string.data)))
    return found


def _words(row) -> set:
    return {
        (each.path, plain(each.string.data))
        for each in extract_segments(row)
        if isinstance(each, StringSegmentValue)
    }

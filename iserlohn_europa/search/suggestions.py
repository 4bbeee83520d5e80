"""What the search offers while somebody types: data for static/js/suggest.js, the same for all."""

from datetime import date

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from iserlohn_europa.core.today import today

from .asking import MOST_WORDS, suggest
from .index import Entry, TitleWord
from .query import known_language, tidied
from .querysets import hidden_entries
from .words import asked_words, folded

SHORTEST, LONGEST = 2, 60
SHORTEST_PART = 4  # fewer letters stand within words of all kinds
MOST = 8
SECONDS_KEPT = 300


@require_safe
@cache_control(public=True, max_age=SECONDS_KEPT)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Pages and documents whose titles hold what was typed, and how many, to be read out.

    Words that begin so are meant. Only where there is none, those that hold it further on: nobody
    types "Städtepartnerschafts" who looks for a "Konferenz".
    """
    typed = tidied(request.GET.get("text", ""), LONGEST)
    language = known_language(request.GET.get("sprache", ""))
    found = []
    if len(typed) >= SHORTEST:
        found = suggest(typed, language, today(), limit=MOST) or _within(typed, language, today())
    with override(language):
        lines = [line for entry in found if (line := _line(entry, request))["url"]]
        return JsonResponse({"status": _status(len(lines)), "suggestions": lines})


def _within(typed: str, language: str, on: date) -> list[Entry]:
    """Pages and documents in whose titles each word typed stands, be it within another one."""
    parts = [folded(word, language) for word in asked_words(typed, language)][:MOST_WORDS]
    if min(map(len, parts), default=0) < SHORTEST_PART:
        return []
    entries = Entry.objects.filter(language=language)
    for letters in parts:
        rows = TitleWord.objects.filter(letters__contains=letters)
        entries = entries.filter(pk__in=rows.values("entry_id"))
    not_public = hidden_entries()
    entries = entries.exclude(not_public).suggested_first(parts[0], on)
    return Entry.objects.exclude(not_public).numbered(entries.values_list("pk", flat=True)[:MOST])


def _line(entry, request) -> dict:
    url = entry.page.get_url(request) if entry.page else entry.document.address
    return {"title": entry.title, "kind": entry.get_kind_display(), "url": url or ""}


def _status(number: int) -> str:
    if not number:
        return _("Kein Vorschlag")
    return ngettext(
        "%(number)d Vorschlag, mit den Pfeiltasten erreichbar",
        "%(number)d Vorschläge, mit den Pfeiltasten erreichbar",
        number,
    ) % {"number": number}

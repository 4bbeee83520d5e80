"""What the search offers while somebody types: data for static/js/suggest.js, the same for all."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from iserlohn_europa.core.today import today

from .query import known_language, tidied
from .suggesting import suggest

SHORTEST, LONGEST = 2, 60
MOST = 8
SECONDS_KEPT = 300


@require_safe
@cache_control(public=True, max_age=SECONDS_KEPT)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Pages and documents whose titles hold what was typed, and how many, to be read out."""
    typed = tidied(request.GET.get("text", ""), LONGEST)
    language = known_language(request.GET.get("sprache", ""))
    found = suggest(typed, language, today(), limit=MOST) if len(typed) >= SHORTEST else []
    with override(language):
        lines = [line for entry in found if (line := _line(entry, request))["url"]]
        return JsonResponse({"status": _status(len(lines)), "suggestions": lines})


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

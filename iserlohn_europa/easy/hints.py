"""What whoever writes an easy page is told: in the panel beside the form, and under its fields."""

from collections.abc import Mapping

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iserlohn_europa.core.readability import sentences, words
from partnerships.models import PartnerCityPage

from .lines import PlacedHint, lines_of, placed_hints
from .models import EasyPage

SHOWN = 12
OWN_TOWN = "Iserlohn"


def as_typed(data: Mapping) -> EasyPage:
    """The page as somebody has typed it so far: nothing is asked of it, and nothing is kept."""
    blocks = EasyPage._meta.get_field("story").stream_block
    try:
        story = blocks.value_from_datadict(data, {}, "story")
    except (KeyError, TypeError, ValueError) as error:
        raise BadRequest from error
    return EasyPage(title=data.get("title", ""), teaser=data.get("teaser", ""), story=story)


def report_on(page: EasyPage) -> dict:
    """The context of easy/admin/hints.html: how long the text is, and what its rules find."""
    texts = [line.text for line in lines_of(page)]
    found = placed_hints(page, _undivided())
    return {
        "word_count": sum(len(words(text)) for text in texts),
        "sentence_count": sum(len(sentences(text)) for text in texts),
        "summary": _summary(len(found)),
        "findings": [
            {
                "what": f"{each.line.place}: {each.hint.heading}",
                "text": each.hint.text,
                "sentence": each.hint.sentence,
                "anchor": each.anchor,
            }
            for each in found[:SHOWN]
        ],
        "more": max(0, len(found) - SHOWN),
        "hints_by_field": _by_field(found),
    }


def _undivided() -> frozenset[str]:
    # The names of towns are what they are; nobody divides them.
    towns = PartnerCityPage.objects.in_source_language().values_list("title", flat=True)
    return frozenset(towns) | {OWN_TOWN}


def _summary(count: int) -> str:
    if not count:
        return _("Keine Hinweise zur Leichten Sprache.")
    return ngettext(
        "%(count)d Hinweis zur Leichten Sprache.", "%(count)d Hinweise zur Leichten Sprache.", count
    ) % {"count": count}


def _by_field(found: list[PlacedHint]) -> dict[str, list[PlacedHint]]:
    fields = {}
    for each in found:
        fields.setdefault(each.line.content_path, []).append(each)
    return fields

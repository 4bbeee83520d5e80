"""What the page of the search says to a question: recommended, found, mended, or nothing."""

from datetime import date
from functools import cached_property, partial
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iserlohn_europa.core.paginate import paginate

from .asking import ask
from .bets import BestBet
from .facets import WORDS, Selection
from .results import Marking, Result, as_results, page_results
from .words import key_of

RESULTS_PER_PAGE = 20


class Findings:
    """The answer to what somebody typed and picked, in words."""

    def __init__(self, selection: Selection, on: date, request: HttpRequest):
        self.selection = selection
        self.request = request
        self.answer = ask(selection.question(on))
        self.language = selection.own_language

    @property
    def is_miss(self) -> bool:
        """Whether the words alone, as they were typed, have found nothing."""
        nothing = not self.answer.total or self.answer.correction or self.answer.left_out
        return bool(nothing and not self.selection and not self.recommended)

    @cached_property
    def recommended(self) -> list[Result]:
        """What the office recommends to those who look for these words and have picked nothing."""
        if self.selection:
            return []
        # Not the key of the answer, under which a part of a word is the same as the whole.
        key = partial(key_of, language=self.language)
        pks = BestBet.objects.pages_for(self.words, self.language, key)
        pages = page_results(pks, self.marking, self.language, self.request)
        return [pages[pk] for pk in pks if pk in pages]

    @property
    def words(self) -> str:
        """The words to which the results belong: those that were typed, mended or left."""
        return self.answer.question.words

    @property
    def marking(self) -> Marking:
        return Marking(self.words, self.answer.key)

    def context(self) -> dict:
        """What the template shows."""
        finish = partial(
            as_results, marking=self.marking, language=self.language, request=self.request
        )
        results = paginate(self.answer, self.request, RESULTS_PER_PAGE, finish=finish)
        recommended = self.recommended
        addresses = {each.address for each in recommended}
        results.object_list = [
            each for each in results.object_list if each.address not in addresses
        ]
        fields = self.selection.fields(self.answer)
        return {
            "heading": self.heading,
            "number_of_page": results.number if results.number > 1 else None,
            "results": results,
            "recommended": recommended if results.number == 1 else [],
            "correction": self.answer.correction,
            "left_out": ", ".join(
                _("„%(word)s“") % {"word": word} for word in self.answer.left_out
            ),
            "correction_address": f"?{urlencode({WORDS: self.answer.correction})}",
            "filters": fields,
            "picked": self.selection.removable(fields),
            "whole": self.selection.whole,
            "is_narrowed": bool(self.selection),
            "is_empty": not self.answer.total,
        }

    @property
    def heading(self) -> str:
        """How many results there are, and for what."""
        values = {"count": self.answer.total, "words": self.words}
        if not self.answer.total and self.recommended:
            return _("Empfohlen für „%(words)s“") % values
        if not self.answer.total:
            return _("Kein Treffer für „%(words)s“") % values
        return (
            ngettext(
                "%(count)d Treffer für „%(words)s“",
                "%(count)d Treffer für „%(words)s“",
                self.answer.total,
            )
            % values
        )

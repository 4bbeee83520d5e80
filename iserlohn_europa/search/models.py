from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from iserlohn_europa.core.models import BasePage
from iserlohn_europa.core.today import today

from .bets import BestBet
from .facets import Selection
from .findings import Findings
from .index import DocumentText, Entry, Posting, TitleWord, Word
from .misses import MissedSearch
from .noting import is_asked_by_a_person, note_miss
from .spellings import Spelling

__all__ = [
    "BestBet",
    "DocumentText",
    "Entry",
    "MissedSearch",
    "Posting",
    "SearchPage",
    "Spelling",
    "TitleWord",
    "Word",
]


class SearchPage(BasePage):
    """Finds pages by their words."""

    introduction = models.TextField(_("Einleitung"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    may_be_indexed = False  # every question would be a page of its own
    parent_page_types = ["office.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("Suche")
        verbose_name_plural = _("Suchen")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        on, language = today(), self.locale.language_code
        selection = Selection(request.GET, language)
        context["query"] = selection.words
        if not selection.words:
            return context
        findings = Findings(selection, on, request)
        if findings.is_miss and is_asked_by_a_person(request):
            note_miss(selection.words, language, on)
        return context | findings.context()

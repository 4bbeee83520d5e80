from unicodedata import normalize

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from iserlohn_europa.core.models import BasePage
from iserlohn_europa.core.paginate import paginate

from .bets import BestBet
from .index import DocumentText, Entry, EntryCity, EntryYear, Posting, TitleWord, Word
from .misses import MissedSearch
from .results import as_results
from .spellings import Spelling

__all__ = [
    "BestBet",
    "DocumentText",
    "Entry",
    "EntryCity",
    "EntryYear",
    "MissedSearch",
    "Posting",
    "SearchPage",
    "Spelling",
    "TitleWord",
    "Word",
]

RESULTS_PER_PAGE = 20
LONGEST_QUERY = 200


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

    def find(self, query: str):
        """The published pages in the language of this page that hold every word of the query."""
        pages = Page.objects.live().public().filter(locale_id=self.locale_id)
        return pages.exclude(pk=self.pk).search(query, operator="and")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        query = query_of(request)
        context["query"] = query
        if query:
            context["results"] = paginate(
                self.find(query), request, RESULTS_PER_PAGE, finish=as_results
            )
        return context


def query_of(request) -> str:
    """What somebody looks for, each accent in one character with its letter."""
    query = normalize("NFC", request.GET.get("query", ""))
    return query.replace("\x00", "").strip()[:LONGEST_QUERY]

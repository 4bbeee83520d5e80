"""Pages and documents that were found, and what a list of them says of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import singledispatch

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page

from awards.models import AwardPage
from events.models import EventPage
from events.wording import dates_in_words
from iserlohn_europa.core.querysets import with_sources
from iserlohn_europa.core.templatetags.text_tags import as_time
from iserlohn_europa.core.text import sort_key
from iserlohn_europa.core.today import today
from iserlohn_europa.funding.models import FundingProgrammePage
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.projects.models import ProjectPage
from iserlohn_europa.projects.templatetags.project_tags import period
from partnerships.choices import Kind as CityKind
from partnerships.models import PartnerCityPage

from .choices import Kind
from .excerpts import Key, Piece, excerpt, in_pieces
from .kinds import kind_of
from .texts import related_names, texts_of


@dataclass(frozen=True)
class Result:
    """What was found: what it is, and what helps to tell it from others of its kind.

    Title and excerpt are in pieces, the words that were looked for apart. `language` is that of the
    title, `leads_to` that of what is found, where they are not those of the page around it.
    """

    title: list[Piece]
    address: str
    kind: str
    note: str = ""
    excerpt: list[Piece] = field(default_factory=list)
    language: str = ""
    leads_to: str = ""


@dataclass(frozen=True)
class Marking:
    """Marks the words that were looked for."""

    words: str
    key: Key = sort_key

    def title(self, text: str) -> list[Piece]:
        return in_pieces(text, self.words, self.key)

    def excerpt(self, texts: Iterable[str]) -> list[Piece]:
        return excerpt(texts, self.words, key=self.key)


def as_results(found, marking: Marking, language: str, request=None) -> list[Result]:
    """The entries found, in the order of the answer, for a page in that language.

    The number of queries grows with the kinds of pages among them, never with the pages.
    """
    pages = page_results(
        [each.page_id for each in found if each.page_id], marking, language, request
    )
    files = _file_results([each.document_id for each in found if each.document_id], marking)
    results = (
        pages.get(each.page_id) if each.page_id else files.get(each.document_id) for each in found
    )
    return [result for result in results if result]


def page_results(pks: list[int], marking: Marking, language: str, request=None) -> dict:
    """Results by the keys of their pages."""
    pages = Page.objects.live().filter(pk__in=pks).specific().in_bulk()
    prefetch_related_objects(list(pages.values()), "locale")
    by_model: dict[type[Page], list[Page]] = {}
    for page in pages.values():
        by_model.setdefault(type(page), []).append(page)
    for model, group in by_model.items():
        prefetch_related_objects(group, *model.own_prefetch, *related_names(model))
        with_sources(group, also=model.data_prefetch)
    return {pk: _of_page(pages[pk], marking, language, request) for pk in pks if pk in pages}


def _of_page(page, marking: Marking, language: str, request) -> Result:
    own = page.locale.language_code
    leads_to = "" if own == language else own
    return Result(
        title=marking.title(page.title),
        address=page.get_url(request) or "",
        kind=kind_in_words(page),
        note=note_on(page),
        excerpt=marking.excerpt(texts_of(page)),
        language=getattr(page, "title_language", "") or leads_to,
        leads_to=leads_to,
    )


def kind_in_words(page) -> str:
    """What a page is; a friend is no partner."""
    if isinstance(page, PartnerCityPage) and page.source.kind == CityKind.FRIENDSHIP:
        return _("Freundschaftsstadt")
    return str(kind_of(page).label)


def _file_results(pks: list[int], marking: Marking) -> dict:
    """Results by the keys of their documents."""
    documents = get_document_model().objects.filter(pk__in=pks).select_related("search_text")
    return {each.pk: _of_file(each, marking) for each in documents}


def _of_file(document, marking: Marking) -> Result:
    text = getattr(document, "search_text", None)
    return Result(
        title=marking.title(document.title),
        address=document.address,
        kind=str(Kind.DOCUMENT.label),
        note=document.facts,
        excerpt=marking.excerpt([text.text] if text else []),
        leads_to=document.language,
    )


@singledispatch
def note_on(page) -> str:
    """When something was or is, or where a town lies; empty for other pages."""
    return ""


@note_on.register(PartnerCityPage)
def _country(page) -> str:
    return page.source.country_name


@note_on.register(EventPage)
def _dates(page) -> str:
    if page.source.date:
        return as_time(page.source.date)
    return dates_in_words(list(page.occurrences.all()), today())


@note_on.register(NewsPage)
def _day(page) -> str:
    return as_time(page.source.published_on)


@note_on.register(AwardPage)
def _date(page) -> str:
    return as_time(page.source.date)


@note_on.register(ProjectPage)
def _period(page) -> str:
    return period(page)


@note_on.register(FundingProgrammePage)
def _funder(page) -> str:
    return page.funder

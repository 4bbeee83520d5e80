"""Pages that were found, and what a list of them says of each."""

from dataclasses import dataclass
from functools import singledispatch

from django.db.models import prefetch_related_objects
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.models import Page

from awards.models import AwardPage
from events.models import EventPage
from events.templatetags.event_tags import dates_on_card
from iserlohn_europa.core.models import BasePage, IndexPage
from iserlohn_europa.core.querysets import with_sources
from iserlohn_europa.core.templatetags.text_tags import as_time
from iserlohn_europa.funding.models import FundingProgrammePage
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.projects.models import ProjectPage
from iserlohn_europa.projects.templatetags.project_tags import period
from partnerships.models import PartnerCityPage

from .texts import related_names


@dataclass(frozen=True)
class Result:
    """A page that was found: what it is, and what helps to tell it from others of its kind."""

    page: BasePage
    kind: str
    note: str


def as_results(found) -> list[Result]:
    """The pages found, in the order of the answer.

    The number of queries grows with the kinds of pages among them, never with the pages.
    """
    pks = [page.pk for page in found]
    pages = Page.objects.filter(pk__in=pks).specific().in_bulk()
    prefetch_related_objects(list(pages.values()), "locale")
    by_model: dict[type[Page], list[Page]] = {}
    for page in pages.values():
        by_model.setdefault(type(page), []).append(page)
    for model, group in by_model.items():
        prefetch_related_objects(group, *model.card_prefetch, *related_names(model))
        with_sources(group)
    return [Result(pages[pk], kind_of(pages[pk]), note_on(pages[pk])) for pk in pks]


@singledispatch
def kind_of(page) -> str:
    """What a page is, in the words of those who read it."""
    return _("Information")


@kind_of.register(IndexPage)
def _overview(page) -> str:
    return _("Übersicht")


@kind_of.register(PartnerCityPage)
@kind_of.register(EventPage)
@kind_of.register(NewsPage)
@kind_of.register(AwardPage)
@kind_of.register(ProjectPage)
@kind_of.register(FundingProgrammePage)
def _thing(page) -> str:
    return page.page_type_display_name


@singledispatch
def note_on(page) -> str:
    """When something was or is, or where a town lies; empty for other pages."""
    return ""


@note_on.register(PartnerCityPage)
def _country(page) -> str:
    return page.source.country_name


@note_on.register(EventPage)
def _next_date(page) -> str:
    dates = dates_on_card(page)
    if not dates:
        return as_time(page.source.date)
    if dates[0].takes_place_as_announced:
        return as_time(dates[0].days)
    status = dates[0].get_status_display()
    return format_html("{}, {}", as_time(dates[0].days), status)


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

"""What a page or document says and what it is about, as the index takes it down."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import singledispatch
from uuid import UUID

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.models import Page

from awards.models import AwardPage
from events.models import EventPage
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.models import BasePage, TopicsMixin, roles_in_language_of
from iserlohn_europa.funding.models import FundingProgrammePage
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.projects.models import ProjectPage
from partnerships.models import PartnerCityPage

from .choices import Kind
from .kinds import kind_of
from .texts import related_names, texts_of

# A time that nobody has closed is no reason to name every year there is.
LONGEST_SPAN = 60


@dataclass
class About:
    """What a page is about beside its words: when it was or is, and with which cities."""

    days: list[tuple[datetime.date, datetime.date]] = field(default_factory=list)
    cities: set[UUID] = field(default_factory=set)
    other_names: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)

    @property
    def first_day(self) -> datetime.date | None:
        return min((first for first, _last in self.days), default=None)

    @property
    def last_day(self) -> datetime.date | None:
        return max((last for _first, last in self.days), default=None)

    @property
    def years(self) -> set[int]:
        """Every year it fell into."""
        return {
            year
            for first, last in self.days
            for year in range(first.year, min(last.year, first.year + LONGEST_SPAN) + 1)
        }


@dataclass
class Reading:
    """A page or document as the index takes it down: texts by how much they say about it."""

    language: str
    title: str
    kind: Kind
    about: About
    also_called: list[str] = field(default_factory=list)
    prominent: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


@singledispatch
def about(page: BasePage) -> About:
    """What a page is about."""
    return About()


@about.register
def _city(page: PartnerCityPage) -> About:
    return About(
        cities={page.translation_key},
        other_names=[page.source.native_name],
        keywords=[page.source.country_name],
    )


@about.register
def _event(page: EventPage) -> About:
    dates = [(date.first_day, date.last_day) for date in page.occurrences.all()]
    return About(dates, {row.city.translation_key for row in page.partner_list})


@about.register
def _news(page: NewsPage) -> About:
    day = page.source.published_on
    return About([(day, day)], _keys_of(page.source.cities.all()))


@about.register
def _award(page: AwardPage) -> About:
    return About(_span(page.source.date), _keys_of(page.source.cities.all()))


@about.register
def _project(page: ProjectPage) -> About:
    source = page.source
    partners = [row.city for row in source.partners.all() if row.city]
    begins = source.begins or source.ends
    return About(_span(begins, source.ends), _keys_of(partners))


@about.register
def _programme(page: FundingProgrammePage) -> About:
    return About(cities=_keys_of(page.source.cities.all()))


def _keys_of(cities: Iterable[PartnerCityPage]) -> set[UUID]:
    return {city.translation_key for city in cities}


def _span(begins: PartialDate | None, ends: PartialDate | None = None):
    return [(begins.earliest, (ends or begins).latest)] if begins else []


class Reader:
    """Reads pages of one kind after another; what all of them need is asked for once."""

    def __init__(self, on: datetime.date):
        self.on = on
        names = PartnerCityPage.objects.values_list("translation_key", "locale_id", "title")
        self._names = {(key, locale): title for key, locale, title in names}

    def read_all(self, pages: list[BasePage]) -> list[Reading]:
        """Pages of one type, read with one query for each relation."""
        if pages:
            prefetch_related_objects(pages, "locale", *relations_of(type(pages[0])))
        return [self.read(page) for page in pages]

    def read(self, page: BasePage) -> Reading:
        """What a page says."""
        kind, facts = kind_of(page), about(page)
        teaser, *body = texts_of(page)
        prominent = [
            teaser,
            page.search_description,
            str(kind.label),
            *facts.keywords,
            *self._names_of(facts.cities, page.locale_id),
            *map(str, sorted(facts.years)),
            *_headings_of(page),
        ]
        if isinstance(page, TopicsMixin):
            prominent += [topic.title for topic in page.topic_list]
        prominent += self._team_of(page)
        return Reading(
            language=page.locale.language_code,
            title=page.title,
            kind=kind,
            about=facts,
            also_called=facts.other_names,
            prominent=prominent,
            body=body,
        )

    def _names_of(self, cities: set[UUID], locale_id: int) -> list[str]:
        names = (self._names.get((key, locale_id)) for key in sorted(cities))
        return [name for name in names if name]

    def _team_of(self, page: BasePage) -> Iterator[str]:
        """The roles that the page of an office lists, as it shows them, and who holds them."""
        team = [block["value"]["roles"] for block in _blocks_of(page, "team")]
        pks = [role["value"] for roles in team for role in roles]
        if not pks:
            return
        for role in roles_in_language_of(page, pks).values():
            yield role.title
            if role.locale_id == page.locale_id:
                yield role.responsibilities
            if role.source.phone:
                yield gettext("Telefon")
            yield from (holder.name for holder in role.holders_on(self.on))


def relations_of(model: type[Page]) -> list[str]:
    """The relations that reading a page of that type follows."""
    names = [*model.own_prefetch, *model.data_prefetch, *related_names(model)]
    return [*names, "topics"] if issubclass(model, TopicsMixin) else names


def _headings_of(page: BasePage) -> Iterator[str]:
    return (block["value"].get("text", "") for block in _blocks_of(page, "heading"))


def _blocks_of(page: BasePage, name: str) -> Iterator[dict]:
    """The blocks of that name in the story of a page, as they are stored."""
    story = getattr(page, "story", None)
    if isinstance(story, blocks.StreamValue):
        yield from (block for block in story.raw_data if block["type"] == name)


def read_document(document, text: str) -> Reading:
    """What a document says, of which somebody has taken out the text."""
    return Reading(
        language=document.language or settings.LANGUAGE_CODE,
        title=document.title,
        kind=Kind.DOCUMENT,
        about=About(),
        prominent=[str(Kind.DOCUMENT.label), document.filename],
        body=[text],
    )

"""The data that is handed out, set by set."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Max, QuerySet, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from awards.models import AwardIndexPage
from events.models import EventIndexPage
from iserlohn_europa.core.feeds import publisher_for
from iserlohn_europa.core.models import IndexPage
from iserlohn_europa.projects.models import ProjectIndexPage
from partnerships.models import PartnerCityIndexPage

from .award_rows import award_rows, awards
from .city_rows import cities, city_rows
from .event_rows import event_rows, events
from .files import CSV, GEOJSON, JSON, Form, write
from .project_rows import project_rows, projects
from .row_parts import AddressOf, Row
from .schemas import Column, columns, schema

LICENCE = "https://www.govdata.de/dl-de/zero-2-0"


@dataclass(frozen=True)
class Written:
    """A file with what is known of it."""

    content: bytes
    number_of_rows: int
    modified: str | None  # the last change of what it holds


@dataclass(frozen=True)
class Dataset:
    """One kind of thing as data; its name is that of its files and of its schema."""

    name: str
    index: type[IndexPage]  # the page on which people read the same
    pages: Callable[[], QuerySet]
    make_rows: Callable[[AddressOf], Iterator[Row]]
    forms: tuple[Form, ...] = (CSV, JSON)

    @property
    def title(self) -> str:
        return schema(self.name)["title"]

    @property
    def about(self) -> str:
        return schema(self.name)["description"]

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns(self.name)

    def path(self, form: Form) -> str:
        return reverse(f"open-data-{form.ending}", args=[self.name])

    def schema_path(self, form: Form) -> str:
        """Where it is written what files of that form hold."""
        if form is CSV:
            return reverse("open-data-table", args=[self.name])
        name = f"{self.name}-{form.ending}" if form is GEOJSON else self.name
        return reverse("open-data-schema", args=[name])

    def rows(self, address_of: AddressOf) -> list[Row]:
        """Every row in German, its columns in their order."""
        keys = [column.key for column in self.columns]
        with translation.override(settings.LANGUAGE_CODE):
            return [{key: row[key] for key in keys} for row in self.make_rows(address_of)]

    def written(self, form: Form, request: HttpRequest) -> Written:
        """A file of that form as it is now."""
        [written] = self.all_written([form], request)
        return written

    def all_written(self, forms, request: HttpRequest) -> list[Written]:
        """Files of those forms, for which the database is asked once."""
        publisher = publisher_for(request)
        rows = self.rows(lambda page: page.get_full_url(request) or publisher.at("/"))
        modified = max((row["modified"] for row in rows if row["modified"]), default=None)
        index = self.index.objects.live().public().in_source_language().first()
        source = (index and index.get_full_url(request)) or publisher.at("/")
        head = {
            "title": publisher.titled(self.title),
            "publisher": "Stadt Iserlohn",
            "license": LICENCE,
            "source": source,
            "language": settings.LANGUAGE_CODE,
            "modified": modified,
        }
        return [
            Written(
                content=write(
                    form,
                    {"$schema": publisher.at(self.schema_path(form)), **head},
                    self.columns,
                    rows,
                ),
                number_of_rows=len(rows),
                modified=modified,
            )
            for form in forms
        ]

    def state(self) -> tuple:
        """A value that is another as soon as pages come, change or go, asked in one query."""
        return tuple(
            self.pages()
            .order_by()
            .aggregate(count=Count("pk"), sum=Sum("pk"), changed=Max("last_published_at"))
            .values()
        )


DATASETS = {
    dataset.name: dataset
    for dataset in (
        Dataset("partnerstaedte", PartnerCityIndexPage, cities, city_rows, (CSV, JSON, GEOJSON)),
        Dataset("veranstaltungen", EventIndexPage, events, event_rows),
        Dataset("projekte", ProjectIndexPage, projects, project_rows),
        Dataset("auszeichnungen", AwardIndexPage, awards, award_rows),
    )
}

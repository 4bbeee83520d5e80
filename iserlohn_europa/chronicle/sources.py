"""Reads the entries of the chronicle from the pages that keep them, in one language."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from iserlohn_europa.core.models import TimelineEntry
from iserlohn_europa.core.querysets import for_links, is_open, is_public
from partnerships.choices import BondStep
from partnerships.models import Milestone

from .choices import EntryKind
from .entries import CityMark, Entry, merged
from .past import Past

STEP_TEXTS = {
    BondStep.CONTACT: _("Erster Kontakt mit %(city)s"),
    BondStep.BEGINNING: _("Beginn der %(bond)s mit %(city)s"),
    BondStep.DECISION: _("Ratsbeschluss zur %(bond)s mit %(city)s"),
    BondStep.SIGNING: _("Unterzeichnung der %(bond)ssurkunde mit %(city)s"),
    BondStep.COUNTERSIGNING: _("Gegenzeichnung der %(bond)ssurkunde mit %(city)s"),
    BondStep.RENEWAL: _("Erneuerung der %(bond)s mit %(city)s"),
}
# Dated sentences of any other kind are told as "Weiteres".
TIMELINE_KINDS = {
    "partnerships.Milestone": EntryKind.MILESTONE,
    "office.HistoryItem": EntryKind.OFFICE,
}


def chronicle_entries(page, request=None, past: Past | None = None) -> list[Entry]:
    """Everything that has a date, in the language of that page, each happening once."""
    past = past or Past(page)
    return merged(_Reader(past, request).found(), past.told_on)


def entries_of_city(city, request=None) -> list[Entry]:
    """What the chronicle tells of a city, as the city's own page says it, each happening once.

    Steps and milestones are those the page has at the moment, saved or not, and also the ones that
    the chronicle leaves out.
    """
    past = Past(city, city=city)
    mine = [
        entry
        for entry in _Reader(past, request).found()
        if any(mark.key == city.translation_key for mark in entry.cities)
    ]
    lines = merged(mine, past.told_on)
    return [replace(line, text=line.own_words or line.text) for line in lines]


def entries_of_rows(page) -> list[Entry]:
    """What single rows tell, steps of bonds and dated sentences, in no order."""
    return _Reader(Past(page)).of_rows()


def entries_of_pages(page, numbers: Collection[int]) -> list[Entry]:
    """What the pages with these numbers tell themselves, in no order."""
    return _Reader(Past(page, only=numbers)).of_pages()


def timeline_models() -> list[type[TimelineEntry]]:
    """Every kind of dated sentence on the site: a new kind joins the chronicle by itself."""
    return [model for model in apps.get_models() if issubclass(model, TimelineEntry)]


@dataclass(frozen=True)
class Teller:
    """A page that tells what something else only names; without an address nobody can read it."""

    key: UUID
    url: str


class _Reader:
    """Collects the entries for one page in one language, with a fixed number of queries.

    Of the past of one city, the rows are taken from the page that is read, saved or not.
    """

    def __init__(self, past: Past, request=None):
        self.past = past
        self.page = past.page
        self.request = request
        self.subject = subject = past.city
        cities = past.cities
        if subject:
            others = [city for city in cities if city.translation_key != subject.translation_key]
            cities = [*others, subject]
        self.uncelebrated = {city.translation_key for city in cities if not city.is_celebrated}
        self.marks = {
            city.translation_key: CityMark(
                key=city.translation_key,
                name=city.title,
                url="" if city is subject else self._url(city),
                slug=city.source.slug,
            )
            for city in cities
        }
        self.cities = [subject] if subject else cities

    def found(self) -> list[Entry]:
        """Every entry, the hidden ones included, in no order."""
        return [*self.of_rows(), *self.of_pages()]

    def of_rows(self) -> list[Entry]:
        """The entries that are rows of a page about more than that."""
        return [*self._bonds(), *self._timeline()]

    def of_pages(self) -> list[Entry]:
        """The entries that have a page of their own."""
        awards = (self._award(award) for award in self.past.awards if award.source.date)
        return [*self._events(), *self._projects(), *awards]

    def _url(self, page) -> str:
        return page.get_url(self.request) or ""

    def _marks(self, cities) -> tuple[CityMark, ...]:
        keys = (city.translation_key for city in cities)
        return tuple(self.marks[key] for key in keys if key in self.marks)

    def _bonds(self):
        for city in self.cities:
            marks = self._marks([city])
            for step in city.steps:
                teller = self.tellers.get(step.told_on_id)
                text = STEP_TEXTS[step.kind] % {
                    "city": city.title,
                    "bond": city.source.get_kind_display(),
                }
                yield Entry(
                    date=step.date,
                    kind=EntryKind.BOND,
                    text=text,
                    happening=teller.key if teller else object(),
                    url=marks[0].url or (teller.url if teller else ""),
                    is_celebrated=city.is_celebrated,
                    is_in_chronicle=step.is_in_chronicle or city is self.subject,
                    cities=marks,
                    evidence=step.evidence_source,
                    page_pk=city.source.pk,
                )

    def _timeline(self):
        for model in timeline_models():
            kind = TIMELINE_KINDS.get(model._meta.label, EntryKind.OTHER)
            for row in self.rows[model]:
                teller = self.tellers.get(row.told_on_id)
                marks = self._marks([row.about])
                yield Entry(
                    date=row.date,
                    kind=kind,
                    text=_naming(marks, row.text),
                    happening=teller.key if teller else object(),
                    url=(teller.url if teller else "") or next((mark.url for mark in marks), ""),
                    is_celebrated=row.about.translation_key not in self.uncelebrated,
                    is_in_chronicle=not row.is_hidden,
                    cities=marks,
                    own_words=row.text,
                    evidence=row.evidence_source,
                    page_pk=row.page_id,
                )

    @cached_property
    def rows(self) -> dict[type[TimelineEntry], list[TimelineEntry]]:
        """The dated sentences, by their kind."""
        return {model: list(self._rows(model)) for model in timeline_models()}

    def _rows(self, model):
        """The rows of one kind; whether one is hidden, its row in the source language says."""
        if self.subject and model is Milestone:
            return self._own_milestones()
        hidden = model.objects.filter(
            translation_key=OuterRef("translation_key"),
            locale__language_code=settings.LANGUAGE_CODE,
            is_in_chronicle=False,
        )
        rows = (
            model.objects.filter(page__in=self._public_pages())
            .select_related(*model.told_with)
            .annotate(is_hidden=Exists(hidden))
        )
        if self.subject is None:
            return rows
        if not model.city_path:
            return []
        return rows.filter(**{f"{model.city_path}__translation_key": self.subject.translation_key})

    def _own_milestones(self):
        own = self.subject.milestones_in_order
        for row in own:
            row.page = self.subject
            row.is_hidden = False
        return own

    def _public_pages(self):
        return (
            Page.objects.live().filter(is_public()).filter(locale_id=self.page.locale_id).order_by()
        )

    @cached_property
    def tellers(self) -> dict[int, Teller]:
        """The pages that tell steps and sentences, as the chronicle's readers find them."""
        steps = [step for city in self.cities for step in city.steps]
        sentences = [row for rows in self.rows.values() for row in rows]
        pks = {row.told_on_id for row in [*steps, *sentences]} - {None}
        keys = Page.objects.filter(pk__in=pks).order_by().values("translation_key")
        is_read_here = Q(translation_key__in=keys, locale_id=self.page.locale_id)
        pages = list(for_links(Page.objects.filter(Q(pk__in=pks) | is_read_here))) if pks else []
        urls = {
            page.translation_key: self._url(page)
            for page in pages
            if page.locale_id == self.page.locale_id and is_open(page)
        }
        return {
            page.pk: Teller(page.translation_key, urls.get(page.translation_key, ""))
            for page in pages
        }

    def _events(self):
        for event in self.past.events:
            if event.when and not event.is_cancelled:
                yield Entry(
                    date=event.when,
                    kind=EntryKind.EVENT,
                    is_certain=not event.was_only_announced,
                    **self._told_by(event),
                    cities=self._marks(partner.city for partner in event.partner_list),
                    evidence=_evidence_of(event),
                )

    def _projects(self):
        for project in self.past.projects:
            if project.source.begins:
                partners = (partner.city for partner in project.partner_list)
                yield Entry(
                    date=project.source.begins,
                    kind=EntryKind.PROJECT,
                    **self._told_by(project),
                    cities=self._marks(city for city in partners if city),
                    language=project.title_language,
                )

    def _award(self, award) -> Entry:
        return Entry(
            date=award.source.date,
            kind=EntryKind.AWARD,
            **self._told_by(award),
            cities=self._marks(award.city_list),
        )

    def _told_by(self, page) -> dict:
        """What an entry says that has a page of its own."""
        return {
            "text": page.title,
            "happening": page.translation_key,
            "url": self._url(page),
            "tells": True,
            "is_in_chronicle": page.source.is_in_chronicle,
            "page_pk": page.source.pk,
        }


def _evidence_of(event) -> str:
    """What the sources prove of an event; empty if nobody has said."""
    proven = event.source.get_evidence_display()
    return gettext("Beleg: %(proven)s") % {"proven": proven} if proven else ""


def _naming(marks: tuple[CityMark, ...], text: str) -> str:
    """The sentence, with its city before it unless it names the city itself.

    On the page of a city everybody knows which one is meant; in the chronicle nobody does.
    """
    unnamed = [mark.name for mark in marks if mark.name not in text]
    return gettext("%(city)s: %(text)s") % {"city": unnamed[0], "text": text} if unnamed else text

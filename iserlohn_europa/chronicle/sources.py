"""Reads the entries of the chronicle from the pages that keep them, in one language."""

from django.apps import apps
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from awards.models import AwardPage
from events.models import EventPage
from iserlohn_europa.core.models import TimelineEntry
from iserlohn_europa.core.querysets import with_sources
from partnerships.choices import BondStep
from partnerships.models import BondDate, Milestone, PartnerCityPage

from .choices import EntryKind
from .entries import CityMark, Entry, merged

STEP_TEXTS = {
    BondStep.CONTACT: _("Erster Kontakt mit %(city)s"),
    BondStep.BEGINNING: _("Beginn der %(bond)s mit %(city)s"),
    BondStep.DECISION: _("Ratsbeschluss zur %(bond)s mit %(city)s"),
    BondStep.SIGNING: _("Unterzeichnung der %(bond)ssurkunde mit %(city)s"),
    BondStep.COUNTERSIGNING: _("Gegenzeichnung der %(bond)ssurkunde mit %(city)s"),
    BondStep.RENEWAL: _("Erneuerung der %(bond)s mit %(city)s"),
}


def chronicle_entries(page, request=None) -> list[Entry]:
    """Everything that has a date, in the language of that page, each happening once."""
    return _Reader(page, request).entries()


def timeline_models() -> list[type[TimelineEntry]]:
    """Every kind of dated sentence on the site: a new kind joins the chronicle by itself."""
    return [model for model in apps.get_models() if issubclass(model, TimelineEntry)]


class _Reader:
    """Collects the entries for one page in one language, with a fixed number of queries."""

    def __init__(self, page, request):
        self.page = page
        self.request = request
        self.cities = with_sources(self._live(PartnerCityPage))
        self.uncelebrated = {city.translation_key for city in self.cities if not city.is_celebrated}
        self.marks = {
            city.translation_key: CityMark(
                key=city.translation_key,
                name=city.title,
                url=self._url(city),
                slug=city.slug,
            )
            for city in self.cities
        }

    def entries(self) -> list[Entry]:
        awards = with_sources(self._live(AwardPage).select_related("told_on"))
        told_on = {
            award.translation_key: award.source.told_on.translation_key
            for award in awards
            if award.source.told_on
        }
        found = [
            *self._bonds(),
            *self._timeline(),
            *self._events(),
            *(self._award(award) for award in awards if award.source.date),
        ]
        return merged(found, told_on)

    def _live(self, model):
        return model.objects.live().public().in_language_of(self.page).for_cards()

    def _url(self, page) -> str:
        return page.get_url(self.request) or ""

    def _marks(self, cities) -> tuple[CityMark, ...]:
        keys = (city.translation_key for city in cities)
        return tuple(self.marks[key] for key in keys if key in self.marks)

    def _bonds(self):
        for city in self.cities:
            for step in city.steps:
                told_on = step.told_on
                yield Entry(
                    date=step.date,
                    kind=EntryKind.BOND,
                    text=STEP_TEXTS[step.kind]
                    % {"city": city.title, "bond": city.source.get_kind_display()},
                    happening=told_on.translation_key if told_on else (BondDate, step.pk),
                    url=self._url(city),
                    is_celebrated=city.is_celebrated,
                    cities=self._marks([city]),
                )

    def _timeline(self):
        for model in timeline_models():
            kind = EntryKind.MILESTONE if model is Milestone else EntryKind.OFFICE
            rows = list(
                model.objects.filter(page__in=self._public_pages()).select_related(
                    "page__locale", "told_on"
                )
            )
            tellers = self._tellers(rows)
            for row in rows:
                told_on = row.told_on
                marks = self._marks([row.page])
                teller = tellers.get(told_on.translation_key, "") if told_on else ""
                yield Entry(
                    date=row.date,
                    kind=kind,
                    text=_naming(marks, row.text),
                    happening=told_on.translation_key if told_on else (model, row.pk),
                    url=teller or next((mark.url for mark in marks), ""),
                    is_celebrated=row.page.translation_key not in self.uncelebrated,
                    cities=marks,
                )

    def _public_pages(self):
        return Page.objects.live().public().filter(locale_id=self.page.locale_id).order_by()

    def _tellers(self, rows) -> dict:
        """The addresses of the pages that tell those rows, in the language of the chronicle."""
        keys = {row.told_on.translation_key for row in rows if row.told_on}
        pages = self._public_pages().filter(translation_key__in=keys)
        return {page.translation_key: self._url(page) for page in pages}

    def _events(self):
        for event in with_sources(self._live(EventPage).prefetch_related("dates")):
            if event.when and not event.is_cancelled:
                yield Entry(
                    date=event.when,
                    kind=EntryKind.EVENT,
                    text=event.title,
                    happening=event.translation_key,
                    url=self._url(event),
                    tells=True,
                    is_certain=not event.was_only_announced,
                    cities=self._marks(partner.city for partner in event.partner_list),
                )

    def _award(self, award) -> Entry:
        return Entry(
            date=award.source.date,
            kind=EntryKind.AWARD,
            text=award.title,
            happening=award.translation_key,
            url=self._url(award),
            tells=True,
            cities=self._marks(award.city_list),
        )


def _naming(marks: tuple[CityMark, ...], text: str) -> str:
    """The sentence, with its city before it unless it names the city itself.

    On the page of a city everybody knows which one is meant; in the chronicle nobody does.
    """
    unnamed = [mark.name for mark in marks if mark.name not in text]
    return gettext("%(city)s: %(text)s") % {"city": unnamed[0], "text": text} if unnamed else text

import datetime
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.core.blocks import RICH_TEXT_FEATURES
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.fields import DegreesField
from iserlohn_europa.core.models import (
    BasePage,
    ContactMixin,
    DatedMixin,
    IndexPage,
    StoryMixin,
    TopicsMixin,
)
from iserlohn_europa.core.paginate import paginate
from iserlohn_europa.core.querysets import with_sources
from iserlohn_europa.core.today import today
from partnerships.models import PartnerCityPage

from .choices import DateStatus, EventKind, Evidence, PartnerRole
from .forms import EventPageForm
from .querysets import EventManager
from .times import MissingHourError, moment

EVENTS_PER_PAGE = 20


class EventIndexPage(IndexPage):
    """What is when: the coming events, and the past ones."""

    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name = _("Veranstaltungskalender")
        verbose_name_plural = _("Veranstaltungskalender")

    def upcoming(self, on):
        """The events in the language of this page that are not over on that day."""
        return self._events.upcoming(on)

    def past(self, on):
        """The events in the language of this page that were over before that day."""
        return self._events.past(on)

    @property
    def _events(self):
        return EventPage.objects.live().public().in_language_of(self).for_cards()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        on = today()
        context["upcoming"] = paginate(
            self.upcoming(on), request, EVENTS_PER_PAGE, parameter="seite", finish=with_sources
        )
        context["past"] = paginate(
            self.past(on), request, EVENTS_PER_PAGE, parameter="archiv", finish=with_sources
        )
        return context


class EventPage(DatedMixin, StoryMixin, TopicsMixin, ContactMixin, BasePage):
    """One event: when, where, with whom, and what came of it."""

    kind = models.CharField(_("Art"), max_length=24, choices=EventKind.choices)
    place_name = models.CharField(
        _("Ort"), max_length=255, blank=True, help_text=_("Zum Beispiel „Rathaus Iserlohn“.")
    )
    place_address = models.TextField(_("Anschrift"), blank=True)
    latitude = DegreesField(_("Breitengrad"), limit=90, blank=True)
    longitude = DegreesField(_("Längengrad"), limit=180, blank=True)
    further_towns = models.CharField(
        _("Weitere Orte"),
        max_length=500,
        blank=True,
        help_text=_("Orte, die keine eigene Seite haben, durch Kommas getrennt."),
    )
    organiser = models.CharField(_("Veranstaltet von"), max_length=255, blank=True)
    spoken_language = models.CharField(_("Sprache der Veranstaltung"), max_length=255, blank=True)
    admission = models.CharField(
        _("Eintritt"), max_length=255, blank=True, help_text=_("Zum Beispiel „frei“ oder „5 Euro“.")
    )
    venue_accessibility = models.TextField(
        _("Barrierefreiheit vor Ort"),
        blank=True,
        help_text=_("Stufenlos erreichbar? Aufzug, Toilette, Höranlage, Gebärdensprache?"),
    )
    registration_url = models.URLField(_("Anmeldung unter"), blank=True)
    registration_deadline = models.DateField(_("Anmelden bis"), null=True, blank=True)
    programme = RichTextField(_("Programm"), blank=True, features=RICH_TEXT_FEATURES)
    evidence = models.CharField(
        _("Beleg"),
        max_length=16,
        choices=Evidence.choices,
        blank=True,
        help_text=_("Bei vergangenen Veranstaltungen: Ist belegt, dass sie stattfanden?"),
    )

    objects = EventManager()
    base_form_class = EventPageForm
    card_prefetch = ("occurrences", "partners__city__locale")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        InlinePanel(
            "dates",
            heading=_("Termine"),
            label=_("Termin"),
            help_text=_("Jeder Termin steht für sich und kann einzeln abgesagt werden."),
        ),
        MultiFieldPanel(
            [FieldPanel("date"), FieldPanel("evidence")],
            heading=_("Oder: ein Datum in der Geschichte"),
            help_text=_("Für Vergangenes, das nur ungefähr bekannt ist: „Dezember 2007“."),
        ),
        *StoryMixin.story_panels,
        FieldPanel("programme"),
        *TopicsMixin.topics_panels,
    ]
    place_panels = [
        MultiFieldPanel(
            [
                FieldPanel("place_name"),
                FieldPanel("place_address"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("venue_accessibility"),
            ],
            heading=_("Ort"),
        ),
        InlinePanel("partners", heading=_("Partnerstädte"), label=_("Partnerstadt")),
        FieldPanel("further_towns"),
        MultiFieldPanel(
            [
                FieldPanel("organiser"),
                FieldPanel("spoken_language"),
                FieldPanel("admission"),
                FieldPanel("registration_url"),
                FieldPanel("registration_deadline"),
            ],
            heading=_("Teilnehmen"),
        ),
        *ContactMixin.contact_panels,
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Was und wann")),
            ObjectList(place_panels, heading=_("Wo und mit wem")),
            ObjectList(promote_panels, heading=_("Vorschau und Adresse")),
            ObjectList(BasePage.settings_panels, heading=_("Einstellungen")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("story"),
        index.SearchField("programme"),
        index.SearchField("place_name"),
        index.SearchField("further_towns"),
        index.SearchField("organiser"),
        index.FilterField("kind"),
        index.FilterField("evidence"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *TopicsMixin.topics_translatable_fields,
        *ContactMixin.contact_translatable_fields,
        SynchronizedField("place_name"),
        SynchronizedField("place_address"),
        SynchronizedField("further_towns"),
    ]
    parent_page_types = ["events.EventIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("Veranstaltung")
        verbose_name_plural = _("Veranstaltungen")

    def clean(self):
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            field = "latitude" if self.latitude is None else "longitude"
            raise ValidationError(
                {field: _("Bitte geben Sie Breitengrad und Längengrad gemeinsam an.")}
            )

    @cached_property
    def dates_in_order(self) -> list["EventDate"]:
        """The dates as the editors keep them, in their order."""
        rows = [row for row in self.source.dates.all() if row.starts_on]
        return sorted(rows, key=lambda row: (row.starts_on, row.start_time or datetime.time.min))

    @cached_property
    def when(self) -> PartialDate | None:
        """The days from the first to the last, for headings and for the order of history."""
        days = self.dates_in_order
        if days:
            return PartialDate.from_days(days[0].starts_on, max(row.last_day for row in days))
        return self.source.date

    @cached_property
    def partner_list(self) -> list["EventPartner"]:
        """The partner cities, each with its role."""
        return list(self.source.partners.all())

    @property
    def is_cancelled(self) -> bool:
        """Whether it has dates and none of them takes place."""
        dates = self.dates_in_order
        return bool(dates) and all(date.status == DateStatus.CANCELLED for date in dates)

    @property
    def was_only_announced(self) -> bool:
        return self.source.evidence == Evidence.ANNOUNCED

    def occurrence_key(self, row_key: uuid.UUID) -> uuid.UUID:
        """The lasting name of one date: shared by translations, new in a copied page."""
        return uuid.uuid5(self.translation_key, str(row_key))

    def expected_occurrences(self) -> list["Occurrence"]:
        """What the table of occurrences has to hold for this page."""
        rows = [row.occurrence(self) for row in self.dates_in_order]
        if not rows and self.source.date:
            rows = [
                Occurrence(
                    page=self,
                    key=self.occurrence_key(uuid.UUID(int=0)),
                    first_day=self.source.date.earliest,
                    last_day=self.source.date.latest,
                    place=self.source.place_name,
                )
            ]
        return rows


class EventDate(Orderable):
    """One date of an event as an editor writes it down, in the time of the town."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="dates")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    starts_on = models.DateField(_("am"))
    start_time = models.TimeField(
        _("Beginn"),
        null=True,
        blank=True,
        help_text=_("Leer lassen, wenn der Termin ganztägig ist oder die Uhrzeit noch folgt."),
    )
    ends_on = models.DateField(
        _("bis"), null=True, blank=True, help_text=_("Nur bei mehreren Tagen.")
    )
    end_time = models.TimeField(_("Ende"), null=True, blank=True)
    place = models.CharField(
        _("Ort dieses Termins"),
        max_length=255,
        blank=True,
        help_text=_("Nur wenn er vom Ort der Veranstaltung abweicht."),
    )
    status = models.CharField(
        _("Status"), max_length=16, choices=DateStatus.choices, default=DateStatus.TAKES_PLACE
    )

    panels = [
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("start_time")]),
        FieldRowPanel([FieldPanel("ends_on"), FieldPanel("end_time")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("status")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Termin")

    def __str__(self):
        return str(self.starts_on)

    def clean(self):
        super().clean()
        errors = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("Das Ende liegt vor dem Beginn.")
        if self.end_time and not self.start_time:
            errors["start_time"] = _("Bitte geben Sie auch an, wann der Termin beginnt.")
        if not errors and self.starts_on:
            errors = self._clock_errors()
        if errors:
            raise ValidationError(errors)

    def _clock_errors(self) -> dict:
        errors = {}
        for field, day, time in (
            ("start_time", self.starts_on, self.start_time),
            ("end_time", self.last_day, self.end_time),
        ):
            if time:
                try:
                    moment(day, time)
                except MissingHourError:
                    errors[field] = _(
                        "Diese Uhrzeit gibt es an diesem Tag nicht: "
                        "Die Uhren werden auf Sommerzeit umgestellt."
                    )
        if not errors and self.ends_at and self.ends_at < self.starts_at:
            errors["end_time"] = _(
                "Das Ende liegt vor dem Beginn. "
                "Endet der Termin am nächsten Tag, tragen Sie diesen Tag bei „bis“ ein."
            )
        return errors

    @property
    def last_day(self) -> datetime.date:
        return self.ends_on or self.starts_on

    @property
    def starts_at(self) -> datetime.datetime | None:
        return moment(self.starts_on, self.start_time) if self.start_time else None

    @property
    def ends_at(self) -> datetime.datetime | None:
        return moment(self.last_day, self.end_time) if self.end_time else None

    def occurrence(self, page: EventPage) -> "Occurrence":
        """This date as a row of the derived table, for the event's page in one language."""
        return Occurrence(
            page=page,
            key=page.occurrence_key(self.key),
            first_day=self.starts_on,
            last_day=self.last_day,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            status=self.status,
            place=self.place or page.source.place_name,
        )


class EventPartner(Orderable):
    """A partner city and what it had to do with the event."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="partners")
    city = models.ForeignKey(
        PartnerCityPage,
        verbose_name=_("Partnerstadt"),
        on_delete=models.CASCADE,
        related_name="event_partners",
    )
    role = models.CharField(_("Rolle"), max_length=16, choices=PartnerRole.choices)

    panels = [FieldRowPanel([PageChooserPanel("city"), FieldPanel("role")])]

    class Meta(Orderable.Meta):
        verbose_name = _("Partnerstadt")

    def __str__(self):
        return f"{self.city} ({self.get_role_display()})"


class Occurrence(models.Model):
    """When a published event is: the one table that lists, filters and feeds read.

    It is derived: written anew whenever an event is published, unpublished or deleted.
    """

    page = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="occurrences")
    key = models.UUIDField()
    first_day = models.DateField(db_index=True)
    last_day = models.DateField(db_index=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    status = models.CharField(
        max_length=16, choices=DateStatus.choices, default=DateStatus.TAKES_PLACE
    )
    place = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["first_day", models.F("starts_at").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(fields=("page", "key"), name="unique_occurrence"),
        ]

    def __str__(self):
        return f"{self.page_id} {self.first_day}"

    @property
    def days(self) -> PartialDate:
        return PartialDate.from_days(self.first_day, self.last_day)

    def is_upcoming(self, on) -> bool:
        """Whether it is not over: what ends on that day is upcoming."""
        return self.last_day >= on

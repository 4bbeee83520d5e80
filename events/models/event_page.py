import datetime
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.core.blocks import RICH_TEXT_FEATURES
from iserlohn_europa.core.choice_set import ChoiceSetField
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.fields import DegreesField
from iserlohn_europa.core.models import (
    BasePage,
    ChronicleMixin,
    ContactMixin,
    DatedMixin,
    StoryMixin,
    TopicsMixin,
)
from iserlohn_europa.core.permissions import LeafRightsMixin
from partnerships.names import city_names

from ..choices import Audience, DateStatus, EventKind, EventLanguage, Evidence
from ..forms import EventPageForm
from ..querysets import EventManager
from ..structured_data import schema_event
from .dates import EventDate, EventPartner
from .occurrence import Occurrence
from .series import ChangedDate, EventSeries

EARLIEST = datetime.datetime.min.replace(tzinfo=datetime.UTC)


class EventPage(
    LeafRightsMixin, ChronicleMixin, DatedMixin, StoryMixin, TopicsMixin, ContactMixin, BasePage
):
    """One event: when, where, with whom, and what came of it."""

    kind = models.CharField(_("Art"), max_length=24, choices=EventKind.choices)
    place_name = models.CharField(
        _("Ort"), max_length=255, blank=True, help_text=_("Zum Beispiel „Rathaus Iserlohn“.")
    )
    place_address = models.TextField(_("Anschrift"), blank=True)
    latitude = DegreesField(
        _("Breitengrad"),
        limit=90,
        blank=True,
        help_text=_(
            "Grad mit Komma, zum Beispiel 51,3746. Karten im Internet zeigen beide Zahlen, wenn "
            "Sie mit der rechten Maustaste auf den Ort klicken; der Breitengrad steht zuerst."
        ),
    )
    longitude = DegreesField(
        _("Längengrad"), limit=180, blank=True, help_text=_("Zum Beispiel 7,6946.")
    )
    further_towns = models.CharField(
        _("Weitere Orte"),
        max_length=500,
        blank=True,
        help_text=_("Orte, die keine eigene Seite haben, durch Kommas getrennt."),
    )
    audiences = ChoiceSetField(_("Für wen"), choices=Audience.choices)
    organiser = models.CharField(_("Veranstaltet von"), max_length=255, blank=True)
    languages = ChoiceSetField(_("Sprachen"), choices=EventLanguage.choices)
    spoken_language = models.CharField(
        _("Mehr zu den Sprachen"),
        max_length=255,
        blank=True,
        help_text=_("Zum Beispiel „Deutsch, mit Übersetzung ins Polnische“."),
    )
    is_free = models.BooleanField(_("Der Eintritt ist frei"), default=False)
    admission = models.CharField(
        _("Eintritt"), max_length=255, blank=True, help_text=_("Zum Beispiel „5 Euro“.")
    )
    is_step_free = models.BooleanField(_("Der Ort ist stufenlos erreichbar"), default=False)
    venue_accessibility = models.TextField(
        _("Barrierefreiheit vor Ort"),
        blank=True,
        help_text=_("Aufzug, Toilette, Höranlage, Gebärdensprache?"),
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
    is_worth_remembering = models.BooleanField(
        _("Jubiläen ankündigen"),
        default=False,
        help_text=_("Die runden Jahrestage stehen dann unter den Jubiläen."),
    )
    imported_uid = models.CharField(max_length=255, blank=True, db_index=True, editable=False)
    imported_digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = EventManager()
    base_form_class = EventPageForm
    own_prefetch = ("occurrences",)
    data_prefetch = ("partners__city__locale",)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("audiences")]),
        InlinePanel(
            "dates",
            heading=_("Termine"),
            label=_("Termin"),
            help_text=_(
                "Einmalig? Tragen Sie hier jeden Termin ein. Regelmäßig? Dann ist unten die "
                "Terminreihe richtig. Nur ungefähr bekannt? Dann das Datum in der Geschichte."
            ),
        ),
        InlinePanel(
            "series",
            heading=_("Terminreihen"),
            label=_("Terminreihe"),
            help_text=_(
                "Für Termine, die sich wiederholen: Aus der Reihe werden die Termine der nächsten "
                "drei Jahre von selbst."
            ),
        ),
        InlinePanel(
            "changed_dates",
            heading=_("Was an einzelnen Terminen der Reihe anders ist"),
            label=_("Änderung eines Termins"),
            help_text=_(
                "Ein Termin der Reihe fällt aus, wird verlegt oder ist woanders? Tragen Sie ihn "
                "hier ein. Er bleibt stehen, auch wenn Sie später die Reihe ändern. Passt er dann "
                "nicht mehr, löschen Sie ihn hier."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("date"), FieldPanel("evidence")],
            heading=_("Oder: ein Datum in der Geschichte"),
            help_text=_("Für Vergangenes, das nur ungefähr bekannt ist: „Dezember 2007“."),
        ),
        MultiFieldPanel(
            [FieldPanel("is_in_chronicle"), FieldPanel("is_worth_remembering")],
            heading=_("Erinnern"),
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
                FieldPanel("is_step_free"),
                FieldPanel("venue_accessibility"),
            ],
            heading=_("Ort"),
        ),
        InlinePanel("partners", heading=_("Partnerstädte"), label=_("Partnerstadt")),
        FieldPanel("further_towns"),
        MultiFieldPanel(
            [
                FieldPanel("organiser"),
                FieldPanel("languages"),
                FieldPanel("spoken_language"),
                FieldPanel("is_free"),
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
        SynchronizedField("audiences"),
        SynchronizedField("languages"),
        SynchronizedField("is_free"),
        SynchronizedField("is_step_free"),
        SynchronizedField("is_in_chronicle"),
        SynchronizedField("is_worth_remembering"),
    ]
    exclude_fields_in_copy = ["imported_uid", "imported_digest"]
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
    def dates_in_order(self) -> list[EventDate]:
        """The dates as the editors keep them, in their order."""
        rows = [row for row in self.source.dates.all() if row.starts_on]
        return sorted(rows, key=lambda row: (row.starts_on, row.start_time or datetime.time.min))

    @property
    def geo_uri(self) -> str:
        """Where it is, for the map of a telephone (RFC 5870); empty if nobody has said."""
        data = self.source
        return f"geo:{data.latitude},{data.longitude}" if data.latitude is not None else ""

    @cached_property
    def series_in_order(self) -> list[EventSeries]:
        """The rules that make further dates, in the order in which they begin."""
        rows = [row for row in self.source.series.all() if row.is_complete]
        return sorted(rows, key=lambda row: row.starts_on)

    def dates_beside_their_rule(self) -> list[ChangedDate]:
        """The changed dates that the rule of their series no longer makes: announced, they stay."""
        rules = {series.key: series for series in self.series.all()}
        return [
            row
            for row in self.changed_dates.all()
            if row.series_key in rules and not rules[row.series_key].has_date_on(row.planned_day)
        ]

    @cached_property
    def when(self) -> PartialDate | None:
        """The days from the first to the last, for headings and for the order of history.

        A series whose end nobody has set counts with its beginning.
        """
        dates, series = self.dates_in_order, self.series_in_order
        first = [row.starts_on for row in (*dates, *series)]
        last = [row.last_day for row in dates] + [row.until or row.starts_on for row in series]
        return PartialDate.from_days(min(first), max(last)) if first else self.source.date

    @cached_property
    def partner_list(self) -> list[EventPartner]:
        """The partner cities, each with its role."""
        return list(self.source.partners.all())

    @cached_property
    def city_names(self) -> list[str]:
        """What the partner cities are called in the language of this page, where they have pages.

        Lists that show many events fill it in for all of them at once.
        """
        return self.cities_named(city_names(self.locale.language_code))

    def cities_named(self, names: dict[uuid.UUID, str]) -> list[str]:
        """The partner cities by these names, or else by their own."""
        cities = [partner.city for partner in self.partner_list]
        return [names.get(city.translation_key, city.title) for city in cities]

    @cached_property
    def is_cancelled(self) -> bool:
        """Whether it has dates and none of them takes place."""
        statuses = {date.status for date in self.dates_in_order}
        return statuses == {DateStatus.CANCELLED} and not self.series_in_order

    @property
    def was_only_announced(self) -> bool:
        return self.source.evidence == Evidence.ANNOUNCED

    def structured_data(self) -> dict:
        return schema_event(self)

    def occurrence_key(self, row_key: uuid.UUID) -> uuid.UUID:
        """The lasting name of one date: shared by translations, new in a copied page."""
        return uuid.uuid5(self.translation_key, str(row_key))

    def days_to_preview(self, on: datetime.date) -> dict[str, tuple[str, datetime.date]]:
        """The day of the next date too. A page that is being added has none yet, and may soon."""
        days = super().days_to_preview(on)
        ahead = [row.first_day for row in self.expected_occurrences(on) if row.first_day > on]
        if not ahead and self.pk:
            return days
        return {"event": (_("am Tag der Veranstaltung"), min(ahead, default=on)), **days}

    def expected_occurrences(self, on: datetime.date) -> list[Occurrence]:
        """What the table of occurrences has to hold for this page on that day."""
        rows = [row.occurrence(self) for row in self.dates_in_order]
        rows += self._occurrences_of_series(on)
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
        return sorted(rows, key=lambda row: (row.first_day, row.starts_at or EARLIEST))

    def _occurrences_of_series(self, on: datetime.date) -> list[Occurrence]:
        """The dates of every rule; what an editor changed stays, also where the rule has moved."""
        changes = [row for row in self.source.changed_dates.all() if row.planned_day]
        rows = []
        for series in self.series_in_order:
            own = {row.planned_day: row for row in changes if row.series_key == series.key}
            days = dict.fromkeys((*series.days(on), *own))
            rows += [series.occurrence(self, day, own.get(day)) for day in days]
        return rows

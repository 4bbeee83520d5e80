from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.core.fields import CountField, DegreesField, PartialDateField
from iserlohn_europa.library.choices import Language

from ..projection import ISERLOHN, Point, distance_km, round_distance


class TownMixin(models.Model):
    """What is true of a town whoever its friends are: its name, where it lies, how big it is."""

    native_name = models.CharField(
        _("Name in der Landessprache"),
        max_length=255,
        help_text=_("So nennen die Menschen dort ihre Stadt, zum Beispiel „Новочеркасск“."),
    )
    native_language = models.CharField(
        _("Sprache dieses Namens"), max_length=8, choices=Language.choices
    )
    country = CountryField(_("Land"))
    region = models.CharField(_("Region"), max_length=255, blank=True)
    latitude = DegreesField(
        _("Breitengrad"),
        limit=90,
        help_text=_(
            "Damit steht die Stadt auf der Karte. Gemeint sind Grad mit Komma, zum Beispiel "
            "52,3570. Karten im Internet zeigen beide Zahlen, wenn Sie mit der rechten Maustaste "
            "auf den Ort klicken; der Breitengrad steht zuerst."
        ),
    )
    longitude = DegreesField(
        _("Längengrad"),
        limit=180,
        help_text=_("Zum Beispiel 6,6625; westlich von London mit einem Minus davor."),
    )
    population = CountField(_("Einwohnerzahl"), null=True, blank=True)
    population_date = PartialDateField(
        _("gezählt am"), blank=True, help_text=_("Eine Zahl ohne Datum wird nicht gezeigt.")
    )
    website = models.URLField(_("Website der Stadt"), blank=True)

    town_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("native_name"), FieldPanel("native_language")]),
                FieldPanel("country"),
                FieldPanel("region"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldRowPanel([FieldPanel("population"), FieldPanel("population_date")]),
                FieldPanel("website"),
            ],
            heading=_("Die Stadt"),
        ),
    ]
    town_search_fields = [
        index.SearchField("native_name", boost=2),
        index.AutocompleteField("native_name"),
        index.SearchField("country_name"),
        index.SearchField("region"),
        index.FilterField("country"),
    ]
    town_translatable_fields = [SynchronizedField("native_name")]

    class Meta:
        abstract = True

    @property
    def country_name(self) -> str:
        """The name of the country in the language that is active."""
        return str(self.country.name)

    @property
    def has_other_native_name(self) -> bool:
        return self.source.native_name != self.title

    @property
    def point(self) -> Point | None:
        """Where the city lies; a city that is only being written may not say so yet."""
        city = self.source
        if city.latitude is None or city.longitude is None:
            return None
        return Point(float(city.latitude), float(city.longitude))

    @property
    def distance_km(self) -> int | None:
        """The great-circle distance from Iserlohn, rounded as one says it."""
        return round_distance(distance_km(ISERLOHN, self.point)) if self.point else None

    def structured_data(self) -> dict:
        town = self.source
        data = {
            "@type": "City",
            "name": self.title,
            "containedInPlace": {"@type": "Country", "name": self.country_name},
        }
        if self.has_other_native_name:
            data["alternateName"] = town.native_name
        if town.website:
            data["sameAs"] = town.website
        if self.point:
            data["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": self.point.lat,
                "longitude": self.point.lon,
            }
        return data

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    PageChooserPanel,
)

from iserlohn_europa.core.fields import (
    EarliestDayField,
    LatestDayField,
    PartialDateField,
)
from iserlohn_europa.core.models import (
    TimelineEntry,
    ToldOnMixin,
)

from ..choices import BondStep


def in_order(rows) -> list:
    """The rows that have a date, by their dates."""
    dated = [row for row in rows if row.date]
    return sorted(dated, key=lambda row: (row.date, row.pk or 0))


class BondDate(ToldOnMixin, models.Model):
    """One dated step of a bond. It holds no words, so every language reads the same rows."""

    page = ParentalKey(
        "partnerships.PartnerCityPage", on_delete=models.CASCADE, related_name="bond_dates"
    )
    kind = models.CharField(_("Schritt"), max_length=16, choices=BondStep.choices)
    date = PartialDateField(_("Datum"))
    date_earliest = EarliestDayField(of="date")
    date_latest = LatestDayField(of="date")
    evidence_source = models.TextField(
        _("Quelle"), blank=True, help_text=_("Nur für die Redaktion: Wo steht das?")
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        PageChooserPanel("told_on"),
        FieldPanel("is_in_chronicle"),
        FieldPanel("evidence_source"),
    ]

    class Meta:
        verbose_name = _("Schritt der Verbindung")
        ordering = ["date_earliest", "date_latest", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.date}"


class Milestone(TimelineEntry):
    """Something that happened between Iserlohn and a partner city."""

    page = ParentalKey(
        "partnerships.PartnerCityPage", on_delete=models.CASCADE, related_name="milestones"
    )

    city_path = "page"

    class Meta(TimelineEntry.Meta):
        verbose_name = _("Meilenstein")

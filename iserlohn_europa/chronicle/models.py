from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, PageChooserPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.core.facets import Narrowing
from iserlohn_europa.core.fields import SourcePageKey
from iserlohn_europa.core.filters import picked_words
from iserlohn_europa.core.models import IndexPage, TimelineEntry
from iserlohn_europa.core.paginate import paginate
from iserlohn_europa.core.today import today
from partnerships.models import PartnerCityPage

from . import anniversaries
from .entries import by_year
from .facets import chronicle_facets
from .occasions import all_occasions
from .sources import chronicle_entries

# More than a reader takes in at once; until then it is one page, to be searched and printed whole.
ENTRIES_PER_PAGE = 250


class ChroniclePage(IndexPage):
    """Everything that happened between Iserlohn and its friends, year by year."""

    long_lists = ("entries",)
    content_panels = [
        *IndexPage.content_panels,
        InlinePanel(
            "notes",
            heading=_("Weitere Einträge"),
            label=_("Eintrag"),
            help_text=_(
                "Verbindungen, Meilensteine, Veranstaltungen, Auszeichnungen und Projekte stehen "
                "von selbst in der Chronik. Hier ergänzen Sie, was keine eigene Seite hat."
            ),
        ),
    ]
    search_fields = [
        *IndexPage.search_fields,
        index.RelatedFields("notes", [index.SearchField("text")]),
    ]
    subpage_types = []

    class Meta:
        verbose_name = _("Chronik")
        verbose_name_plural = _("Chroniken")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        on = today()
        past = [entry for entry in chronicle_entries(self, request) if entry.date.earliest <= on]
        narrowing = Narrowing(chronicle_facets(past), request.GET)
        picked = narrowing.of(past)
        fields = narrowing.fields(past)
        context["entries"] = entries = paginate(picked, request, ENTRIES_PER_PAGE)
        context["years"] = by_year(entries.object_list)
        context["number_picked"] = len(picked)
        context["is_narrowed"] = bool(narrowing)
        context["picked_words"] = picked_words(fields)
        context["filters"] = fields
        return context


class ChronicleNote(TimelineEntry):
    """Something for the chronicle that no other page keeps."""

    page = ParentalKey(ChroniclePage, on_delete=models.CASCADE, related_name="notes")
    city = SourcePageKey(
        PartnerCityPage,
        verbose_name=_("Partnerstadt"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Hat es mit einer Partnerstadt zu tun? Dann steht es auch auf ihrer Seite."),
    )

    panels = [PageChooserPanel("city"), *TimelineEntry.panels]
    told_with = (*TimelineEntry.told_with, "city")
    city_path = "city"
    override_translatable_fields = [
        *TimelineEntry.override_translatable_fields,
        SynchronizedField("city"),
    ]

    class Meta(TimelineEntry.Meta):
        verbose_name = _("Eintrag der Chronik")

    @property
    def about(self):
        return self.city or self.page


class AnniversaryPage(IndexPage):
    """The round anniversaries of the next ten years, year by year."""

    subpage_types = []

    class Meta:
        verbose_name = _("Jubiläen")
        verbose_name_plural = _("Jubiläen")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        occasions = anniversaries.celebrated(all_occasions(self, request))
        context["years"] = anniversaries.by_year(anniversaries.anniversaries(occasions, today()))
        # "webcal" opens the calendar of a computer or telephone, which subscribes to the address.
        address = request.build_absolute_uri(reverse("anniversary-feed"))
        context["feed_url"] = f"webcal://{address.partition('://')[2]}"
        return context

from django import forms
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.core.fields import SortKeyField
from iserlohn_europa.core.models import BasePage, ContactMixin, IndexPage, StoryMixin, TopicsMixin
from iserlohn_europa.core.querysets import BasePageQuerySet, with_sources
from partnerships.models import PartnerCityPage

from .choices import ProgrammeState


class FundingProgrammeQuerySet(BasePageQuerySet):
    """Questions about funding programmes."""

    def by_name(self):
        return self.order_by("sort_key", "pk")

    def with_city(self, city):
        """Programmes that pay for exchanges with that city."""
        return self.linked_to(city, through="cities")


class FundingIndexPage(IndexPage):
    """Where there is money for an exchange, and whom to ask."""

    subpage_types = ["funding.FundingProgrammePage"]

    class Meta:
        verbose_name = _("Übersicht der Förderung")
        verbose_name_plural = _("Übersichten der Förderung")

    @property
    def current_programmes(self) -> list["FundingProgrammePage"]:
        """The programmes one may apply to, by name."""
        return [page for page in self._programmes if not page.is_past]

    @property
    def past_programmes(self) -> list["FundingProgrammePage"]:
        """The programmes that have ended, kept for those who look back."""
        return [page for page in self._programmes if page.is_past]

    @cached_property
    def _programmes(self):
        return with_sources(
            FundingProgrammePage.objects.live().public().in_language_of(self).for_cards().by_name()
        )


class FundingProgrammePage(StoryMixin, TopicsMixin, ContactMixin, BasePage):
    """One funding programme: who pays, who may apply, for which cities, whom to ask."""

    funder = models.CharField(_("Wer fördert"), max_length=255)
    period = models.CharField(
        _("Laufzeit"), max_length=255, blank=True, help_text=_("Zum Beispiel „2021–2027“.")
    )
    state = models.CharField(
        _("Stand"),
        max_length=16,
        choices=ProgrammeState.choices,
        default=ProgrammeState.UNPROVEN,
    )
    eligible = models.TextField(_("Wer einen Antrag stellen kann"), blank=True)
    cities = ParentalManyToManyField(
        PartnerCityPage,
        verbose_name=_("Für Begegnungen mit"),
        blank=True,
        related_name="funding_programmes",
    )
    link = models.URLField(_("Weitere Informationen"), blank=True)
    link_checked_on = models.DateField(
        _("geprüft am"), null=True, blank=True, help_text=_("Wann hat zuletzt jemand nachgesehen?")
    )
    sort_key = SortKeyField(of="title")

    objects = PageManager.from_queryset(FundingProgrammeQuerySet)()
    data_prefetch = ("cities__locale",)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("funder"),
                FieldRowPanel([FieldPanel("period"), FieldPanel("state")]),
                FieldPanel("eligible"),
                FieldRowPanel([FieldPanel("link"), FieldPanel("link_checked_on")]),
            ],
            heading=_("Das Programm"),
        ),
        FieldPanel("cities", widget=forms.CheckboxSelectMultiple),
        *StoryMixin.story_panels,
        *TopicsMixin.topics_panels,
        *ContactMixin.contact_panels,
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("funder"),
        index.SearchField("eligible"),
        index.SearchField("story"),
        index.FilterField("state"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *TopicsMixin.topics_translatable_fields,
        *ContactMixin.contact_translatable_fields,
        SynchronizedField("cities"),
    ]
    parent_page_types = ["funding.FundingIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("Förderprogramm")
        verbose_name_plural = _("Förderprogramme")

    @property
    def is_past(self) -> bool:
        return self.source.state == ProgrammeState.PAST

    @property
    def proven_state(self) -> str:
        """Whether one can apply today; empty while that is not proven."""
        data = self.source
        return "" if data.state == ProgrammeState.UNPROVEN else data.get_state_display()

    @cached_property
    def city_list(self) -> list[PartnerCityPage]:
        """The partner cities the programme is for, by name."""
        return sorted(self.source.cities.all(), key=lambda city: (city.sort_key, city.pk))

from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.core.fields import PartialDateField, SourcePageKey
from iserlohn_europa.core.models import (
    BasePage,
    ContactMixin,
    DatedMixin,
    IndexPage,
    StoryMixin,
    ToldOnMixin,
    TopicsMixin,
    ValidityMixin,
)
from iserlohn_europa.core.paginate import paginate
from iserlohn_europa.core.querysets import all_cards
from partnerships.models import PartnerCityPage

from .choices import Holder
from .querysets import AwardManager, AwardQuerySet

AWARDS_PER_PAGE = 20


class AwardIndexPage(IndexPage):
    """What Iserlohn was honoured for, newest first, and awards around the city apart from them."""

    long_lists = ("awards_of_the_city", "awards_around_the_city")
    subpage_types = ["awards.AwardPage"]

    class Meta:
        verbose_name = _("Übersicht der Auszeichnungen")
        verbose_name_plural = _("Übersichten der Auszeichnungen")

    @property
    def awards_of_the_city(self) -> AwardQuerySet:
        return self._awards.of_the_city()

    @property
    def awards_around_the_city(self) -> AwardQuerySet:
        return self._awards.around_the_city()

    @property
    def _awards(self) -> AwardQuerySet:
        return AwardPage.objects.live().public().in_language_of(self).newest_first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        cards = partial(all_cards, reader=self)
        context["awards_of_the_city"] = paginate(
            self.awards_of_the_city, request, AWARDS_PER_PAGE, finish=cards
        )
        context["awards_around_the_city"] = paginate(
            self.awards_around_the_city, request, AWARDS_PER_PAGE, "umfeld", finish=cards
        )
        return context


class AwardPage(
    DatedMixin, ValidityMixin, ToldOnMixin, StoryMixin, TopicsMixin, ContactMixin, BasePage
):
    """One award: from whom, for what, how long it holds."""

    date = PartialDateField(_("verliehen am"))
    awarding_body = models.CharField(_("verliehen von"), max_length=255)
    place = models.CharField(_("Ort der Verleihung"), max_length=255, blank=True)
    holder = models.CharField(
        _("verliehen an"),
        max_length=16,
        choices=Holder.choices,
        default=Holder.CITY,
        help_text=_("Auszeichnungen anderer stehen „im Umfeld“ und zählen nicht als städtische."),
    )
    holder_name = models.CharField(
        _("Name"), max_length=255, blank=True, help_text=_("Nur wenn es nicht die Stadt ist.")
    )
    renewed_by = SourcePageKey(
        "self",
        verbose_name=_("erneuert durch"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="renews",
    )
    field_of_competition = models.CharField(
        _("Feld der Bewerbungen"),
        max_length=500,
        blank=True,
        help_text=_("Zum Beispiel „320 Bewerbungen aus 32 Ländern“."),
    )
    prize_money = models.CharField(_("Preisgeld"), max_length=255, blank=True)
    cities = ParentalManyToManyField(
        PartnerCityPage,
        verbose_name=_("Partnerstädte"),
        blank=True,
        related_name="awards",
        help_text=_("Welche Partnerstädte wurden mit ausgezeichnet oder waren beteiligt?"),
    )

    objects = AwardManager()
    data_prefetch = ("cities__locale",)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("place")]),
        FieldPanel("awarding_body"),
        MultiFieldPanel(
            [FieldPanel("holder"), FieldPanel("holder_name")], heading=_("Wer ausgezeichnet wurde")
        ),
        *StoryMixin.story_panels,
        *TopicsMixin.topics_panels,
    ]
    fact_panels = [
        *ValidityMixin.validity_panels,
        PageChooserPanel("renewed_by"),
        MultiFieldPanel(
            [FieldPanel("field_of_competition"), FieldPanel("prize_money")],
            heading=_("Der Wettbewerb"),
        ),
        FieldPanel("cities", widget=forms.CheckboxSelectMultiple),
        PageChooserPanel("told_on"),
        FieldPanel("is_in_chronicle"),
        *ContactMixin.contact_panels,
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Auszeichnung")),
            ObjectList(fact_panels, heading=_("Gültigkeit und Bezüge")),
            ObjectList(promote_panels, heading=_("Vorschau und Adresse")),
            ObjectList(BasePage.settings_panels, heading=_("Einstellungen")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("awarding_body"),
        index.SearchField("holder_name"),
        index.SearchField("field_of_competition"),
        index.SearchField("place"),
        index.SearchField("story"),
        index.FilterField("holder"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *TopicsMixin.topics_translatable_fields,
        *ContactMixin.contact_translatable_fields,
        *ValidityMixin.validity_translatable_fields,
        SynchronizedField("place"),
        SynchronizedField("holder_name"),
        SynchronizedField("cities"),
        SynchronizedField("told_on"),
        SynchronizedField("is_in_chronicle"),
        SynchronizedField("renewed_by"),
    ]
    parent_page_types = ["awards.AwardIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("Auszeichnung")
        verbose_name_plural = _("Auszeichnungen")

    def clean(self):
        super().clean()
        if self.holder == Holder.OTHER and not self.holder_name:
            raise ValidationError(
                {"holder_name": _("Wer wurde ausgezeichnet? Bitte geben Sie den Namen an.")}
            )

    @property
    def validity_starts(self):
        return self.source.date

    @property
    def is_of_the_city(self) -> bool:
        return self.source.holder == Holder.CITY

    @cached_property
    def city_list(self) -> list[PartnerCityPage]:
        """The partner cities this was won with, by name."""
        return sorted(self.source.cities.all(), key=lambda city: (city.sort_key, city.pk))

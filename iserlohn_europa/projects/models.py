from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.models import Orderable, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.core.fields import (
    EarliestDayField,
    LatestDayField,
    PartialDateField,
    SourcePageKey,
)
from iserlohn_europa.core.models import (
    BasePage,
    ChronicleMixin,
    ContactMixin,
    IndexPage,
    StoryMixin,
    TopicsMixin,
)
from iserlohn_europa.core.paginate import paginate
from iserlohn_europa.core.querysets import BasePageQuerySet, with_sources
from iserlohn_europa.funding.models import FundingProgrammePage
from iserlohn_europa.library.choices import Language
from partnerships.models import PartnerCityPage

from .choices import FunderLevel

PROJECTS_PER_PAGE = 20


class ProjectQuerySet(BasePageQuerySet):
    """Questions about projects."""

    def newest_first(self):
        return self.order_by(
            models.F("begins_latest").desc(nulls_last=True),
            models.F("begins_earliest").desc(nulls_last=True),
            "-pk",
        )

    def with_city(self, city):
        """Projects in which that partner city took part."""
        return self.linked_to(city, through="partners__city")

    def funded_by(self, programme):
        """Projects paid for by that funding programme."""
        return self.linked_to(programme, through="funding__programme_page")


class ProjectIndexPage(IndexPage):
    """What the towns have worked on together."""

    long_lists = ("projects",)
    subpage_types = ["projects.ProjectPage"]

    class Meta:
        verbose_name = _("Übersicht der Projekte")
        verbose_name_plural = _("Übersichten der Projekte")

    @property
    def projects(self):
        """The projects in the language of this page, newest first."""
        return ProjectPage.objects.live().public().in_language_of(self).for_cards().newest_first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["projects"] = paginate(
            self.projects, request, PROJECTS_PER_PAGE, finish=with_sources
        )
        return context


class ProjectPage(ChronicleMixin, StoryMixin, TopicsMixin, ContactMixin, BasePage):
    """One project: with whom, when, paid by whom, with what result."""

    title_language = models.CharField(
        _("Sprache des Titels"),
        max_length=8,
        choices=Language.choices,
        blank=True,
        help_text=_(
            "Bleibt leer, wenn der Titel in der Sprache der Seite steht. Lautet er zum Beispiel "
            "„Bridges for Europe“, wählen Sie Englisch: Dann sprechen Vorleseprogramme ihn "
            "richtig aus."
        ),
    )
    begins = PartialDateField(_("Beginn"), blank=True)
    begins_earliest = EarliestDayField(of="begins")
    begins_latest = LatestDayField(of="begins")
    ends = PartialDateField(_("Ende"), blank=True)
    results = models.TextField(_("Ergebnisse"), blank=True)

    objects = PageManager.from_queryset(ProjectQuerySet)()
    card_prefetch = ("funding",)
    data_prefetch = ("funding__programme_page__locale", "partners__city__locale")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("title_language"),
        FieldRowPanel([FieldPanel("begins"), FieldPanel("ends")]),
        *StoryMixin.story_panels,
        FieldPanel("results"),
        FieldPanel("is_in_chronicle"),
        *TopicsMixin.topics_panels,
    ]
    partner_panels = [
        InlinePanel("partners", heading=_("Partner"), label=_("Partner")),
        InlinePanel(
            "funding",
            heading=_("Förderung"),
            label=_("Förderung"),
            help_text=_("Ohne Eintrag steht auf der Seite „nicht belegt“."),
        ),
        *ContactMixin.contact_panels,
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Projekt")),
            ObjectList(partner_panels, heading=_("Partner und Förderung")),
            ObjectList(promote_panels, heading=_("Vorschau und Adresse")),
            ObjectList(BasePage.settings_panels, heading=_("Einstellungen")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("story"),
        index.SearchField("results"),
        index.RelatedFields("funding", [index.SearchField("programme")]),
        index.RelatedFields("partners", [index.SearchField("name")]),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *TopicsMixin.topics_translatable_fields,
        *ContactMixin.contact_translatable_fields,
        SynchronizedField("is_in_chronicle"),
    ]
    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("Projekt")
        verbose_name_plural = _("Projekte")

    def clean(self):
        super().clean()
        if self.begins and self.ends and self.ends.latest < self.begins.earliest:
            raise ValidationError({"ends": _("Das Ende liegt vor dem Beginn.")})

    @cached_property
    def funding_list(self) -> list["ProjectFunding"]:
        return list(self.source.funding.all())

    @property
    def is_eu_project(self) -> bool:
        """Whether EU money is proven; only then may the page say so."""
        return any(funding.level == FunderLevel.EU for funding in self.funding_list)

    @cached_property
    def partner_list(self) -> list["ProjectPartner"]:
        return list(self.source.partners.all())


class ProjectFunding(Orderable):
    """Whose money paid for a project, and from which programme."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="funding")
    level = models.CharField(_("Geld von"), max_length=16, choices=FunderLevel.choices)
    programme = models.CharField(_("Programm"), max_length=255, blank=True)
    programme_page = SourcePageKey(
        FundingProgrammePage,
        verbose_name=_("Seite des Programms"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="project_funding",
    )

    panels = [
        FieldRowPanel([FieldPanel("level"), FieldPanel("programme")]),
        PageChooserPanel("programme_page"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Förderung")

    def __str__(self):
        return self.programme or self.get_level_display()


class ProjectPartner(Orderable):
    """Who took part: a partner city, a further town or another body."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="partners")
    city = SourcePageKey(
        PartnerCityPage,
        verbose_name=_("Partnerstadt"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="project_partners",
    )
    name = models.CharField(_("oder anderer Ort oder Träger"), max_length=255, blank=True)
    country = CountryField(_("Land"), blank=True)

    panels = [
        PageChooserPanel("city"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("country")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Partner")

    def __str__(self):
        return str(self.city or self.name)

    def clean(self):
        super().clean()
        if bool(self.city_id) == bool(self.name):
            raise ValidationError(
                {"name": _("Bitte wählen Sie eine Partnerstadt oder nennen Sie einen Namen.")}
            )

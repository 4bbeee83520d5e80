from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from awards.models import AwardPage
from events.models import EventPage
from iserlohn_europa.chronicle.anniversaries import next_anniversary
from iserlohn_europa.chronicle.entries import years_ago
from iserlohn_europa.chronicle.sources import chronicle_entries
from iserlohn_europa.core.models import (
    BasePage,
    ContactMixin,
    IndexPage,
    StoryMixin,
    TimelineEntry,
    Topic,
)
from iserlohn_europa.core.querysets import with_sources
from iserlohn_europa.core.today import today
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.projects.models import ProjectPage
from partnerships.models import PartnerCityPage

from .blocks import OfficeStoryBlock

ITEMS_ON_HOME = 3


class HomePage(ContactMixin, BasePage):
    """The way in: what happens next, what is new, who our friends are, whom to ask."""

    motto = models.CharField(_("Motto"), max_length=255)
    introduction = models.TextField(_("Einleitung"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("motto"),
        FieldPanel("introduction"),
        *ContactMixin.contact_panels,
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("motto"),
        index.SearchField("introduction"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *ContactMixin.contact_translatable_fields,
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "partnerships.PartnerCityIndexPage",
        "partnerships.CommitteeIndexPage",
        "events.EventIndexPage",
        "awards.AwardIndexPage",
        "projects.ProjectIndexPage",
        "funding.FundingIndexPage",
        "news.NewsIndexPage",
        "chronicle.ChroniclePage",
        "office.OfficePage",
        "office.StandardPage",
        "office.TopicIndexPage",
        "search.SearchPage",
    ]

    class Meta:
        verbose_name = _("Startseite")
        verbose_name_plural = _("Startseiten")

    def _live(self, model):
        return model.objects.live().public().in_language_of(self).for_cards()

    @cached_property
    def partners(self) -> list[PartnerCityPage]:
        """The partner and friend cities in the language of this page, by name."""
        return with_sources(self._live(PartnerCityPage).partners().by_name())

    @cached_property
    def further_friends(self) -> list[PartnerCityPage]:
        """Further friends, by name; they are not counted among the partner cities."""
        return with_sources(self._live(PartnerCityPage).further_friends().by_name())

    @cached_property
    def latest_news(self) -> list[NewsPage]:
        return with_sources(self._live(NewsPage).newest_first()[:ITEMS_ON_HOME])

    @cached_property
    def newest_award(self) -> AwardPage | None:
        """The city's newest award; awards of others in town do not stand for it."""
        awards = with_sources(self._live(AwardPage).of_the_city().newest_first()[:1])
        return awards[0] if awards else None

    def next_events(self, on) -> list[EventPage]:
        """The events that come next."""
        return with_sources(self._live(EventPage).upcoming(on)[:ITEMS_ON_HOME])

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        on = today()
        context["next_events"] = self.next_events(on)
        context["anniversary"] = next_anniversary(self.partners, on)
        context["years_ago"] = years_ago(chronicle_entries(self, request), on)
        return context


class OfficePage(ContactMixin, BasePage):
    """Who the Europe office is, what it does, how it came to be."""

    introduction = models.TextField(_("Einleitung"), blank=True)
    story = StreamField(OfficeStoryBlock(), verbose_name=_("Text"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("story"),
        InlinePanel("history", heading=_("Geschichte"), label=_("Schritt")),
        *ContactMixin.contact_panels,
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("story"),
        index.RelatedFields("history", [index.SearchField("text")]),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *ContactMixin.contact_translatable_fields,
    ]
    parent_page_types = ["office.HomePage"]
    subpage_types = ["office.StandardPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("Europabüro")
        verbose_name_plural = _("Europabüros")

    @cached_property
    def history_in_order(self) -> list["HistoryItem"]:
        """The steps of the office's history, by date."""
        dated = [item for item in self.history.all() if item.date]
        return sorted(dated, key=lambda item: (item.date, item.pk or 0))


class HistoryItem(TimelineEntry):
    """A step in the history of the Europe office."""

    page = ParentalKey(OfficePage, on_delete=models.CASCADE, related_name="history")

    class Meta(TimelineEntry.Meta):
        verbose_name = _("Schritt in der Geschichte")


class StandardPage(StoryMixin, ContactMixin, BasePage):
    """A page of text, such as the imprint."""

    introduction = models.TextField(_("Einleitung"), blank=True)
    as_of = models.DateField(
        _("Stand"),
        null=True,
        blank=True,
        help_text=_("Wann wurde der Text zuletzt geprüft? Der Tag steht auf der Seite."),
    )
    is_in_footer = models.BooleanField(
        _("in der Fußzeile"),
        default=False,
        help_text=_("Von jeder Seite aus erreichbar, wie Impressum und Datenschutz."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        *StoryMixin.story_panels,
        FieldPanel("as_of"),
        *ContactMixin.contact_panels,
    ]
    promote_panels = [
        *BasePage.teaser_panels,
        FieldPanel("is_in_footer"),
        *BasePage.promote_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("story"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *ContactMixin.contact_translatable_fields,
    ]
    parent_page_types = ["office.HomePage", "office.OfficePage", "office.StandardPage"]
    subpage_types = ["office.StandardPage"]

    class Meta:
        verbose_name = _("Textseite")
        verbose_name_plural = _("Textseiten")


class TopicIndexPage(IndexPage):
    """The topics one can follow through the whole site."""

    subpage_types = ["office.TopicPage"]

    class Meta:
        verbose_name = _("Übersicht der Themen")
        verbose_name_plural = _("Übersichten der Themen")

    @property
    def topic_pages(self) -> list["TopicPage"]:
        """The topics in the language of this page, by name."""
        pages = TopicPage.objects.live().public().in_language_of(self).for_cards()
        return with_sources(pages.order_by("topic__sort_key", "pk"))


class TopicPage(BasePage):
    """One topic: the cities, events, projects and news that belong to it."""

    topic = models.ForeignKey(
        Topic,
        verbose_name=_("Thema"),
        null=True,
        on_delete=models.PROTECT,
        related_name="pages",
        help_text=_("Städte, Veranstaltungen und Projekte mit diesem Thema stehen auf der Seite."),
    )
    introduction = models.TextField(_("Einleitung"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("topic"),
        FieldPanel("introduction"),
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("topic"),
    ]
    parent_page_types = ["office.TopicIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("Themenseite")
        verbose_name_plural = _("Themenseiten")

    def _about(self, model):
        """The published pages of a kind that belong to the topic, in the language of this page."""
        pages = model.objects.live().public().in_language_of(self).for_cards()
        if self.topic is None:
            return pages.none()
        about = model.objects.in_source_language().filter(
            topics__translation_key=self.topic.translation_key
        )
        return pages.translations_of(about)

    @property
    def cities(self) -> list[PartnerCityPage]:
        return with_sources(self._about(PartnerCityPage).by_name())

    @property
    def events(self) -> list[EventPage]:
        on = today()
        return [
            *with_sources(self._about(EventPage).upcoming(on)),
            *with_sources(self._about(EventPage).past(on)),
        ]

    @property
    def projects(self) -> list[ProjectPage]:
        return with_sources(self._about(ProjectPage).newest_first())

    @property
    def news(self) -> list[NewsPage]:
        return with_sources(self._about(NewsPage).newest_first())


def footer_pages(page) -> list[StandardPage]:
    """The pages that every page links to at its foot, in the language of that page."""
    return list(
        StandardPage.objects.live()
        .public()
        .in_language_of(page)
        .filter(is_in_footer=True)
        .order_by("path")
    )

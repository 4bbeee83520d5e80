from functools import partial

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from awards.models import AwardPage
from events.models import EventPage
from iserlohn_europa.core.models import (
    BasePage,
    IndexPage,
    Topic,
)
from iserlohn_europa.core.paginate import paginate
from iserlohn_europa.core.querysets import all_cards, with_sources
from iserlohn_europa.core.today import today
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.projects.models import ProjectPage
from partnerships.models import PartnerCityPage

CARDS_PER_PAGE = 20
# The variables of the template, their parameters in an address, and what they list.
NEWEST_FIRST = (
    ("news", "nachrichten", NewsPage),
    ("projects", "projekte", ProjectPage),
    ("awards", "auszeichnungen", AwardPage),
)


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
    """One topic: the cities, events, projects, awards and news that belong to it."""

    long_lists = ("news", "events", "projects", "awards")

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
        pages = model.objects.live().public().in_language_of(self)
        if self.topic is None:
            return pages.none()
        return pages.linked_to(self.topic, through="topics")

    @property
    def cities(self) -> list[PartnerCityPage]:
        return all_cards(self._about(PartnerCityPage).by_name(), self)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        events = self._about(EventPage).for_cards().coming_first(today())
        context["events"] = paginate(
            events, request, CARDS_PER_PAGE, "veranstaltungen", finish=with_sources
        )
        for name, parameter, model in NEWEST_FIRST:
            pages = self._about(model).newest_first()
            cards = partial(all_cards, reader=self)
            context[name] = paginate(pages, request, CARDS_PER_PAGE, parameter, finish=cards)
        return context

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from awards.models import AwardPage
from events.models import EventPage
from iserlohn_europa.chronicle.anniversaries import next_anniversary
from iserlohn_europa.chronicle.entries import round_years, years_ago
from iserlohn_europa.chronicle.occasions import all_occasions
from iserlohn_europa.chronicle.past import Past
from iserlohn_europa.chronicle.sources import chronicle_entries
from iserlohn_europa.core.models import (
    BasePage,
    ContactMixin,
    StoryMixin,
)
from iserlohn_europa.core.querysets import all_cards, is_public, with_sources
from iserlohn_europa.core.today import today
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.remembered import remembered
from partnerships.choices import Circle
from partnerships.models import PartnerCityPage

from ..structured_data import schema_organisation
from ..welcome import welcome

ITEMS_ON_HOME = 3


class HomePage(StoryMixin, ContactMixin, BasePage):
    """The way in: what happens next, what is new, who our friends are, whom to ask."""

    motto = models.CharField(_("Motto"), max_length=255)
    introduction = models.TextField(_("Einleitung"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("motto"),
        FieldPanel("introduction"),
        *StoryMixin.story_panels,
        *ContactMixin.contact_panels,
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("motto"),
        index.SearchField("introduction"),
        index.SearchField("story"),
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
        "chronicle.AnniversaryPage",
        "office.OfficePage",
        "office.StandardPage",
        "office.TopicIndexPage",
        "search.SearchPage",
        "forms.ContactPage",
        "forms.FeedbackPage",
        "forms.ProposalPage",
        "opendata.OpenDataPage",
    ]

    class Meta:
        verbose_name = _("Startseite")
        verbose_name_plural = _("Startseiten")

    def clean(self):
        super().clean()
        if HomePage.objects.filter(locale_id=self.locale_id).exclude(pk=self.pk).exists():
            raise ValidationError({"title": _("In dieser Sprache gibt es schon eine Startseite.")})

    @cached_property
    def is_alone(self) -> bool:
        """Whether its language has no other page: it welcomes friends, and leads them on."""
        if self.locale.language_code == settings.LANGUAGE_CODE:
            return False
        if not self.pk:
            return True
        below = Page.objects.child_of(self).live().filter(is_public())
        return remembered(("is alone", self.pk), lambda: not below.exists())

    @cached_property
    def cities(self) -> list[PartnerCityPage]:
        """The cities of all circles in the language of this page, by name."""
        cities = PartnerCityPage.objects.live().public().in_language_of(self)
        return all_cards(cities.by_name(), self)

    @property
    def partners(self) -> list[PartnerCityPage]:
        """The partner and friend cities in the language of this page, by name."""
        return [city for city in self.cities if city.source.circle == Circle.PARTNERS]

    @property
    def further_friends(self) -> list[PartnerCityPage]:
        """Further friends, by name; they are not counted among the partner cities."""
        return [city for city in self.cities if city.source.circle == Circle.FURTHER]

    @cached_property
    def latest_news(self) -> list[NewsPage]:
        news = NewsPage.objects.live().public().in_language_of(self).newest_first()
        return all_cards(news[:ITEMS_ON_HOME], self)

    @property
    def newest_award(self) -> AwardPage | None:
        """The city's newest award; awards of others in town do not stand for it."""
        awards = AwardPage.objects.live().public().in_language_of(self)
        newest = awards.of_the_city().newest_first()
        return next(iter(all_cards(newest[:1], self)), None)

    def next_events(self, on) -> list[EventPage]:
        """The events that come next."""
        events = EventPage.objects.live().public().in_language_of(self).for_cards()
        return with_sources(events.upcoming(on)[:ITEMS_ON_HOME])

    def structured_data(self) -> dict:
        return {**schema_organisation(self), "slogan": self.motto}

    def get_template(self, request, *args, **kwargs):
        if self.is_alone:
            return "office/welcome_page.html"
        return super().get_template(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if self.is_alone:
            return context | {"welcome": welcome(self, request)}
        on = today()
        context["next_events"] = self.next_events(on)
        past = Past(self, cities=self.cities, remembered=True, years=round_years(on))
        context["anniversary"] = next_anniversary(all_occasions(self, request, past), on)
        context["years_ago"] = years_ago(chronicle_entries(self, request, past), on)
        return context

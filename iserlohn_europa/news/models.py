from django import forms
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.core.models import BasePage, ContactMixin, IndexPage, StoryMixin, TopicsMixin
from iserlohn_europa.core.paginate import paginate
from iserlohn_europa.core.permissions import LeafRightsMixin
from iserlohn_europa.core.querysets import BasePageQuerySet, with_sources
from iserlohn_europa.core.today import today
from partnerships.models import PartnerCityPage
from partnerships.parents import CommitteesAddMixin

from .forms import NewsPageForm

NEWS_PER_PAGE = 20


class NewsQuerySet(BasePageQuerySet):
    """Questions about news."""

    def newest_first(self):
        return self.order_by("-published_on", "-pk")

    def with_city(self, city):
        """News that have to do with that partner city."""
        return self.linked_to(city, through="cities")


class NewsIndexPage(CommitteesAddMixin, IndexPage):
    """What is new, newest first."""

    long_lists = ("news",)
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = _("Übersicht der Nachrichten")
        verbose_name_plural = _("Übersichten der Nachrichten")

    @property
    def news(self):
        """The news in the language of this page, newest first."""
        return NewsPage.objects.live().public().in_language_of(self).for_cards().newest_first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["news"] = paginate(self.news, request, NEWS_PER_PAGE, finish=with_sources)
        return context


class NewsPage(LeafRightsMixin, StoryMixin, TopicsMixin, ContactMixin, BasePage):
    """One piece of news."""

    published_on = models.DateField(
        _("Datum"),
        default=today,
        db_index=True,
        help_text=_("Der Tag, der über der Nachricht steht. Die neueste steht in Listen zuerst."),
    )
    cities = ParentalManyToManyField(
        PartnerCityPage, verbose_name=_("Partnerstädte"), blank=True, related_name="news"
    )

    objects = PageManager.from_queryset(NewsQuerySet)()
    base_form_class = NewsPageForm
    data_prefetch = ("cities__locale",)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("published_on"),
        *StoryMixin.story_panels,
        FieldPanel("cities", widget=forms.CheckboxSelectMultiple),
        *TopicsMixin.topics_panels,
        *ContactMixin.contact_panels,
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("story")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *TopicsMixin.topics_translatable_fields,
        *ContactMixin.contact_translatable_fields,
        SynchronizedField("cities"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("Nachricht")
        verbose_name_plural = _("Nachrichten")

    @cached_property
    def city_list(self) -> list[PartnerCityPage]:
        """The partner cities the news is about, by name."""
        return sorted(self.source.cities.all(), key=lambda city: (city.sort_key, city.pk))

    def structured_data(self) -> dict:
        data = {
            "@type": "NewsArticle",
            "headline": self.title,
            "datePublished": self.source.published_on.isoformat(),
            "inLanguage": self.locale.language_code,
        }
        if self.summary:
            data["description"] = self.summary
        if self.last_published_at:
            data["dateModified"] = self.last_published_at.isoformat()
        return data

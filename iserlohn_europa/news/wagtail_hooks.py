from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from iserlohn_europa.core.listings import DaysFilter, ThingListing, listing_columns
from partnerships.committees import entrust
from partnerships.filters import PartnerCityFilter

from .models import NewsPage


class NewsFilterSet(WagtailFilterSet):
    """By what one looks for news."""

    days = DaysFilter(label=_("Datum"), first="published_on", last="published_on")
    city = PartnerCityFilter()

    class Meta:
        model = NewsPage
        fields = []


class NewsListing(ThingListing):
    """News in the admin."""

    model = NewsPage
    name = "aktuelles"
    menu_label = _("Aktuelles")
    icon = "comment"
    menu_order = 60
    ordering = "-published_on"
    columns = listing_columns(
        Column(
            "published_on",
            label=_("Datum"),
            accessor=lambda page: date_format(page.published_on),
            sort_key="published_on",
        ),
        Column(
            "cities",
            label=_("Partnerstädte"),
            accessor=lambda page: ", ".join(city.title for city in page.city_list),
        ),
    )
    filterset_class = NewsFilterSet


@hooks.register("register_admin_viewset")
def register_news():
    return NewsListing()


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def news_stay_with_their_committee(request, page):
    if isinstance(page, NewsPage):
        entrust(page, page.cities.all(), request.user)


@hooks.register("after_copy_page")
def copied_news_stay_with_their_committee(request, page, new_page):
    news_stay_with_their_committee(request, new_page.specific)

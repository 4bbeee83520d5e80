from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .bet_views import BestBetViewSet
from .reports import MissedSearchesView


@hooks.register("register_admin_viewset")
def register_best_bets():
    return BestBetViewSet()


@hooks.register("register_admin_urls")
def report_of_misses():
    return [
        path("suchen-ohne-ergebnis/", MissedSearchesView.as_view(), name="missed-searches"),
        path(
            "suchen-ohne-ergebnis/ergebnisse/",
            MissedSearchesView.as_view(results_only=True),
            name="missed-searches-results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def misses_in_the_menu():
    return MenuItem(
        _("Suchen ohne Ergebnis"), reverse("missed-searches"), icon_name="search", order=120
    )

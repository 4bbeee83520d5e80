"""Where the admin shows what the link checker has found."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import BrokenLinksView, IgnoreLinkView


@hooks.register("register_admin_urls")
def lists_of_links():
    return [
        path("links/", BrokenLinksView.as_view(), name="broken-links"),
        path(
            "links/results/",
            BrokenLinksView.as_view(results_only=True),
            name="broken-links-results",
        ),
        path("links/<int:pk>/", IgnoreLinkView.as_view(), name="ignore-link"),
    ]


@hooks.register("register_reports_menu_item")
def links_in_the_menu():
    return MenuItem(_("Kaputte Links"), reverse("broken-links"), icon_name="link", order=95)

"""Where the admin tells what the checks have found."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .remarks import tell_of_findings
from .views import ChecksView


@hooks.register("register_admin_urls")
def check_views():
    return [path("pruefungen/", ChecksView.as_view(), name="publishing-checks")]


@hooks.register("register_reports_menu_item")
def checks_in_the_menu():
    return MenuItem(
        _("Was das Veröffentlichen aufhält"),
        reverse("publishing-checks"),
        icon_name="check",
        order=120,
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def findings_are_told(request, page):
    tell_of_findings(request, page)

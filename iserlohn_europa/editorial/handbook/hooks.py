"""Where the admin leads to the handbook."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from .screens import help_with
from .views import HandbookView

WAGTAILS_HELP = ("editor-guide", "whats-new-in-wagtail")


@hooks.register("register_admin_urls")
def handbook_view():
    return [path("hilfe/", HandbookView.as_view(), name="handbook")]


@hooks.register("construct_help_menu")
def our_own_handbook(request, items):
    """Wagtail's guide is English and knows neither events nor partner cities."""
    items[:] = [item for item in items if not item.name.startswith(WAGTAILS_HELP)]


@hooks.register("register_help_menu_item")
def handbook_in_the_menu():
    return MenuItem(_("Handbuch"), reverse("handbook"), icon_name="help", order=100)


@hooks.register("register_page_header_buttons")
def help_on_this_page(page, user, next_url=None, view_name=None):
    yield Button(
        _("Hilfe zu dieser Seite"), url=help_with(page, user), icon_name="help", priority=90
    )

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_help_menu_item")
def style_page_in_the_help_menu():
    return MenuItem(
        _("Gestaltung"), reverse("style-page"), name="gestaltung", icon_name="view", order=900
    )

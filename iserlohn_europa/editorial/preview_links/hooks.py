"""Where the admin offers to show a draft to somebody without an account."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from .history import LinkCreated
from .views import CREATED, WITHDRAWN, PreviewLinksView, withdraw


@hooks.register("register_admin_urls")
def preview_link_views():
    return [
        path("vorschau/<int:page_id>/", PreviewLinksView.as_view(), name="preview-links"),
        path(
            "vorschau/<int:page_id>/<int:pk>/zurueckziehen/", withdraw, name="withdraw-preview-link"
        ),
    ]


@hooks.register("register_page_header_buttons")
def give_a_preview_away(page, user, next_url=None, view_name=None):
    """Beside what else can be done with a page, for whoever may edit it."""
    if page.pk and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Vorschau weitergeben"),
            url=reverse("preview-links", args=[page.pk]),
            icon_name="view",
            priority=35,
        )


@hooks.register("register_log_actions")
def preview_links_in_the_history(actions):
    actions.register_action(CREATED)(LinkCreated)
    actions.register_action(
        WITHDRAWN, _("Vorschau-Link zurückziehen"), _("Vorschau-Link zurückgezogen")
    )

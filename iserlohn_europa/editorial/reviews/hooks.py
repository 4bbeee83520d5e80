"""Where the admin offers to say that a page still holds, and who reads it again."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from .buttons import StillRightButton
from .due import REVIEWED
from .views import PageReviewView, confirm_review


@hooks.register("register_admin_urls")
def review_views():
    return [
        path("pflege/seite/<int:pk>/", PageReviewView.as_view(), name="page-review"),
        path("pflege/seite/<int:pk>/stimmt-noch/", confirm_review, name="confirm-review"),
    ]


@hooks.register("register_page_header_buttons")
def review_of_a_page(page, user, view_name, next_url=None):
    """Beside what else can be done with a page: to say that it still holds, and who reads it."""
    if view_name == "edit" and page.live and page.permissions_for_user(user).can_edit():
        yield StillRightButton(
            label=_("Stimmt noch"),
            url=reverse("confirm-review", args=[page.pk]),
            icon_name="calendar-check",
            priority=80,
            next_url=next_url or "",
        )
        yield Button(
            label=_("Prüfung und Zuständigkeit"),
            url=reverse("page-review", args=[page.pk]),
            icon_name="calendar",
            priority=81,
        )


@hooks.register("register_log_actions")
def reviews_in_the_log(actions):
    actions.register_action(REVIEWED, _("Prüfen"), _("Geprüft: stimmt noch"))

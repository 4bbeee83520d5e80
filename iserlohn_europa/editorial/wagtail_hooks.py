from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from iserlohn_europa.core.exports import ColumnExportMixin
from iserlohn_europa.core.menu import OFFICE_MENU
from partnerships.committees import cities_of

from .checks.remarks import tell_of_findings
from .checks.views import ChecksView
from .dashboard import arrange
from .deleting import hooks as _deleting  # noqa: F401
from .digest.account import CareSettingsPanel
from .exported_lists import exported_lists
from .handbook.screens import help_with
from .handbook.views import HandbookView
from .links import hooks as _links  # noqa: F401
from .models import OpenQuestion
from .office_pages import OfficePageListing
from .panels import AnniversariesPanel, CarePanel, MailPanel, OpenQuestionsPanel
from .preview_links.history import LinkCreated
from .preview_links.views import CREATED, WITHDRAWN, PreviewLinksView, withdraw
from .protocol import ProtocolMenuItem, ProtocolView
from .publishing import (
    hide_publish_button,
    refuse_bulk_publishing,
    refuse_earlier_version,
    refuse_published_copy,
    refuse_translation,
)
from .returned import reason_for_return
from .reviews.buttons import StillRightButton
from .reviews.due import REVIEWED
from .reviews.views import PageReviewView, confirm_review
from .views import AnniversariesView, CareListView, CareView, ChronicleSourcesView, add_event

# Committees add events and news and care for their city; these are no work of theirs.
LISTS_OF_STAFF = ("auszeichnungen", "projekte", "foerderung")
GROUPS_OF_STAFF = ("reports", "europabuero")
WAGTAILS_HELP = ("editor-guide", "whats-new-in-wagtail")


class OpenQuestionIndexView(ColumnExportMixin, IndexView):
    """The questions with the pages they concern."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("page")


class OpenQuestionViewSet(ModelViewSet):
    """What must be settled before the site starts."""

    model = OpenQuestion
    index_view_class = OpenQuestionIndexView
    name = "offene-fragen"
    menu_label = _("Zu klären")
    menu_hook = OFFICE_MENU
    menu_order = 40
    icon = "clipboard-list"
    copy_view_enabled = False
    inspect_view_enabled = True
    search_fields = ["question", "evidence_source", "answer"]
    list_display = [
        "question",
        Column("page", label=_("betrifft die Seite"), accessor="page.title"),
        Column("state", label=_("Stand"), sort_key="is_settled"),
    ]
    list_filter = ["is_settled"]


@hooks.register("register_admin_viewset")
def register_open_questions():
    return OpenQuestionViewSet()


@hooks.register("register_admin_viewset")
def register_office_pages():
    return OfficePageListing()


@hooks.register("construct_homepage_panels")
def staff_panels(request, panels):
    """Puts what the site needs from its staff before Wagtail's own panels."""
    panels += [MailPanel(), OpenQuestionsPanel(), CarePanel(), AnniversariesPanel()]


@hooks.register("register_admin_urls")
def staff_views():
    return [
        path("jubilaeen/", AnniversariesView.as_view(), name="staff-anniversaries"),
        path("jubilaeen/<uuid:key>/veranstaltung/", add_event, name="add-anniversary-event"),
        path("pflege/", CareView.as_view(), name="care"),
        path("pflege/seite/<int:pk>/", PageReviewView.as_view(), name="page-review"),
        path("pflege/seite/<int:pk>/stimmt-noch/", confirm_review, name="confirm-review"),
        path("pflege/<slug:slug>/", CareListView.as_view(), name="care-list"),
        path("chronik-quellen/", ChronicleSourcesView.as_view(), name="chronicle-sources"),
        path("hilfe/", HandbookView.as_view(), name="handbook"),
    ]


@hooks.register("register_admin_urls", order=-1)
def lists_with_a_file():
    """Our lists answer before Wagtail's, at the addresses Wagtail links to."""
    return exported_lists()


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


@hooks.register("register_account_settings_panel")
def care_in_the_account(request, user, profile):
    return CareSettingsPanel(request, user, profile)


@hooks.register("register_log_actions")
def reviews_in_the_log(actions):
    actions.register_action(REVIEWED, _("Prüfen"), _("Geprüft: stimmt noch"))


@hooks.register("register_reports_menu_item")
def care_in_the_menu():
    return MenuItem(_("Was Pflege braucht"), reverse("care"), icon_name="tasks", order=90)


@hooks.register("register_reports_menu_item")
def anniversaries_in_the_menu():
    return MenuItem(_("Jubiläen"), reverse("staff-anniversaries"), icon_name="date", order=100)


@hooks.register("register_reports_menu_item")
def chronicle_sources_in_the_menu():
    return MenuItem(
        _("Chronik: Quellen"), reverse("chronicle-sources"), icon_name="history", order=110
    )


@hooks.register("construct_main_menu")
def committees_see_their_own_work(request, items):
    """A menu that leads to an empty list, or to a refusal, helps nobody."""
    if cities_of(request.user):
        hidden = {reverse(f"{name}:index") for name in LISTS_OF_STAFF}
        items[:] = [
            item for item in items if item.url not in hidden and item.name not in GROUPS_OF_STAFF
        ]


@hooks.register("before_edit_page")
def say_why_it_came_back(request, page):
    """Wagtail shows the reason in the history only, where nobody looks who begins to mend."""
    if request.method == "GET" and (reason := reason_for_return(page)):
        messages.warning(request, _("Zur Überarbeitung zurückgegeben: „%s“") % reason)


@hooks.register("register_admin_urls")
def preview_link_views():
    return [
        path("vorschau/<int:page_id>/", PreviewLinksView.as_view(), name="preview-links"),
        path(
            "vorschau/<int:page_id>/<int:pk>/zurueckziehen/", withdraw, name="withdraw-preview-link"
        ),
    ]


@hooks.register("register_admin_urls")
def protocol():
    return [
        path("protokoll/", ProtocolView.as_view(), name="protocol"),
        path(
            "protokoll/ergebnisse/",
            ProtocolView.as_view(results_only=True),
            name="protocol-results",
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


@hooks.register("before_bulk_action")
def many_pages_at_once_are_held_to_the_rules(request, action_type, objects, action):
    return refuse_bulk_publishing(request, action_type, objects, action)


@hooks.register("before_publish_page")
def an_earlier_version_is_published_by_others(request, page):
    return refuse_earlier_version(request, page)


@hooks.register("before_copy_page")
def a_copy_is_published_by_others(request, page):
    return refuse_published_copy(request, page)


@hooks.register("before_edit_page", order=-10)  # wagtail-localize shows its own editor in this hook
def a_translation_is_published_by_others(request, page):
    return refuse_translation(request, page)


@hooks.register("construct_page_action_menu")
def nobody_is_led_to_a_refusal(items, request, context):
    hide_publish_button(items, request, context)


@hooks.register("construct_homepage_panels", order=1000)
def day_s_work_first(request, panels):
    arrange(panels)


@hooks.register("construct_homepage_summary_items")
def count_nothing(request, items):
    """How many pages and pictures there are helps nobody, and counts what committees cannot see."""
    items.clear()


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


@hooks.register("register_reports_menu_item")
def protocol_in_the_menu():
    return ProtocolMenuItem(
        _("Protokoll"), reverse("protocol"), name="protocol", icon_name="history", order=1010
    )

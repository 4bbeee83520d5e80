from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from partnerships.committees import cities_of

from . import publishing_hooks as _publishing  # noqa: F401

# Wagtail looks for hooks in this module alone; each part of the workshop has its own.
from .checks import hooks as _checks  # noqa: F401
from .dashboard import arrange
from .deleting import hooks as _deleting  # noqa: F401
from .digest import hooks as _digest  # noqa: F401
from .exported_lists import exported_lists
from .handbook import hooks as _handbook  # noqa: F401
from .links import hooks as _links  # noqa: F401
from .office_pages import OfficePageListing
from .open_questions import OpenQuestionViewSet
from .panels import AnniversariesPanel, CarePanel, MailPanel, OpenQuestionsPanel
from .preview_links import hooks as _preview_links  # noqa: F401
from .protocol import ProtocolMenuItem, ProtocolView
from .returned import reason_for_return
from .reviews import hooks as _reviews  # noqa: F401
from .views import AnniversariesView, CareListView, CareView, ChronicleSourcesView, add_event

# Committees add events and news and care for their city; these are no work of theirs.
LISTS_OF_STAFF = ("auszeichnungen", "projekte", "foerderung")
GROUPS_OF_STAFF = ("reports", "europabuero")


@hooks.register("insert_global_admin_css")
def lists_on_telephones():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_editor_js")
def forms_wait_for_drafts():
    return format_html('<script src="{}"></script>', static("js/admin-saving.js"))


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
        path("pflege/<slug:slug>/", CareListView.as_view(), name="care-list"),
        path("chronik-quellen/", ChronicleSourcesView.as_view(), name="chronicle-sources"),
    ]


@hooks.register("register_admin_urls", order=-1)
def lists_with_a_file():
    """Our lists answer before Wagtail's, at the addresses Wagtail links to."""
    return exported_lists()


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


@hooks.register("construct_homepage_panels", order=1000)
def day_s_work_first(request, panels):
    arrange(panels)


@hooks.register("construct_homepage_summary_items")
def count_nothing(request, items):
    """How many pages and pictures there are helps nobody, and counts what committees cannot see."""
    items.clear()


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


@hooks.register("register_reports_menu_item")
def protocol_in_the_menu():
    return ProtocolMenuItem(
        _("Protokoll"), reverse("protocol"), name="protocol", icon_name="history", order=1010
    )

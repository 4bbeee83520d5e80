from django.http import Http404
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.models import Locale
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

from .exports import ColumnExportMixin
from .links import lead_to
from .menu import OFFICE_MENU, office_menu
from .models import ContactRole, Topic
from .rich_text import DocumentLink, ExternalLink, PageLink
from .today import today


@hooks.register("before_serve_page")
def one_language_per_address(page, request, serve_args, serve_kwargs):
    """A page is served at the address of its own language only.

    Wagtail serves the German page at /fr/ as long as there is no French one. One that has come
    below a page in another language has no address of its own language to lead to.
    """
    if page.locale.language_code == get_language():
        return None
    if page.get_url(request) == request.path:
        raise Http404
    return lead_to(page, request)


@hooks.register("construct_page_chooser_queryset")
def pages_in_the_source_language(pages, request):
    """Who is asked for a page of one kind, such as a city, is offered the German ones.

    Links in a text may lead to any page, and pages are copied and moved within their language.
    """
    is_one_kind = request.GET.get("page_type", "wagtailcore.page") != "wagtailcore.page"
    if is_one_kind and not request.GET.get("user_perms"):
        return pages.filter(locale=Locale.get_default())
    return pages


@hooks.register("before_move_page")
def ask_only_who_may_move(request, page, destination):
    """Wagtail asks everybody whether they are sure, and refuses only then."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        return permission_denied(request)
    return None


@hooks.register("register_rich_text_features", order=1)
def links_say_where_they_lead(features):
    """After Wagtail's own kinds of links, of which two are replaced."""
    features.register_link_type(ExternalLink)
    features.register_link_type(PageLink)
    features.register_link_type(DocumentLink)


@hooks.register("insert_global_admin_js")
def typed_dates_stay():
    """A day or time the date picker cannot read is left for the form to answer."""
    return format_html('<script src="{}"></script>', static("js/admin-dates.js"))


# wagtail-localize asks the database two questions for every row of every list of pages. The page
# itself offers the same buttons in its header. Wagtail knows no way to take a hook back but the end
# of a temporary one; "construct_page_listing_buttons" hears of the buttons after the questions.
hooks.register_temporarily(
    "register_page_listing_more_buttons", page_listing_more_buttons
).__exit__(None, None, None)


def current_holders(role: ContactRole) -> str:
    """Who holds the role today."""
    return ", ".join(holder.name for holder in role.holders_on(today()))


class SnippetListView(ColumnExportMixin, IndexView):
    """A list of snippets."""


class ContactRoleViewSet(SnippetViewSet):
    """Contact roles in the admin."""

    model = ContactRole
    index_view_class = SnippetListView
    menu_label = _("Ansprechstellen")
    menu_hook = OFFICE_MENU
    menu_order = 20
    icon = "user"
    inspect_view_enabled = True
    list_display = [
        "title",
        "phone",
        Column("holders", label=_("Zurzeit besetzt mit"), accessor=current_holders),
        LocaleColumn(label=_("Sprache")),
    ]

    def get_queryset(self, request):
        return ContactRole.objects.select_related("locale").prefetch_related("holders")


class TopicViewSet(SnippetViewSet):
    """Topics in the admin."""

    model = Topic
    index_view_class = SnippetListView
    menu_label = _("Themen")
    menu_hook = OFFICE_MENU
    menu_order = 30
    icon = "tag"
    inspect_view_enabled = True
    list_display = ["title", LocaleColumn(label=_("Sprache"))]


register_snippet(ContactRoleViewSet)
register_snippet(TopicViewSet)


@hooks.register("register_admin_menu_item")
def office_in_the_menu():
    return SubmenuMenuItem(
        _("Europabüro"), office_menu, name="europabuero", icon_name="home", order=70
    )

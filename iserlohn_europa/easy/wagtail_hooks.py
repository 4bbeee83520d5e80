"""Where the admin leads from a German page to its easy version and back."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

from iserlohn_europa.core.querysets import originals_of

from .models import EasyPage
from .views import WriteEasilyView, hints_while_writing
from .writing import easy_parent, easy_version, is_written_easily


@hooks.register("register_admin_urls")
def writing_view():
    return [
        path("leichte-sprache/<int:page_id>/", WriteEasilyView.as_view(), name="write-easily"),
        path("leichte-sprache/hinweise/", hints_while_writing, name="easy-hints"),
    ]


@hooks.register("insert_editor_js")
def hints_come_while_writing():
    return format_html('<script type="module" src="{}"></script>', static("js/easy-hints.js"))


# The buttons of wagtail-localize, which would offer to translate easy pages too. The end of a
# temporary hook is the one way to take a hook back.
hooks.register_temporarily("register_page_header_buttons", page_listing_more_buttons).__exit__(
    None, None, None
)


@hooks.register("register_page_header_buttons")
def translating(page, user, next_url=None, view_name=None):
    """What wagtail-localize offers, for all pages that are translated."""
    if not isinstance(page, EasyPage):
        yield from page_listing_more_buttons(page, user, next_url=next_url)


@hooks.register("register_page_header_buttons")
def from_german_to_easy(page, user, next_url=None, view_name=None):
    """What leads to the easy version of a German page, for whoever may write it."""
    if not page.pk or isinstance(page, EasyPage) or not is_written_easily(page):
        return
    existing = easy_version(page)
    place = existing or easy_parent(page)
    if place is None:
        return
    rights = place.permissions_for_user(user)
    if rights.can_edit() if existing else rights.can_add_subpage():
        label = _("Leichte Sprache bearbeiten") if existing else _("In Leichter Sprache schreiben")
        url = reverse("write-easily", args=[page.pk])
        yield Button(label, url=url, icon_name="openquote", priority=65)


@hooks.register("register_page_header_buttons")
def from_easy_to_german(page, user, next_url=None, view_name=None):
    """What leads from an easy page to the German one, to read what is to be said."""
    if not page.pk or not isinstance(page, EasyPage):
        return
    german = originals_of(page).first()
    if german and german.permissions_for_user(user).can_edit():
        url = reverse("wagtailadmin_pages:edit", args=[german.pk])
        yield Button(_("Deutsche Seite öffnen"), url=url, icon_name="doc-empty", priority=65)

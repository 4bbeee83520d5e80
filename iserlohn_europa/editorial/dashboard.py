"""The day's work on the first screen: a greeting, short ways, and one's own drafts."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page

from events.models import EventPage
from iserlohn_europa.core.listings import parents_to_add_to
from iserlohn_europa.news.models import NewsPage
from partnerships.committees import cities_of

DRAFTS_SHOWN = 8
# What somebody does first stands first; Wagtail would put it behind everything the house adds.
ORDER_OF_WAGTAILS_PANELS = {
    "workflow_objects_to_moderate": 20,
    "user_objects_in_workflow_moderation": 30,
}


@dataclass(frozen=True)
class ShortWay:
    """A button on the first screen."""

    label: str
    url: str
    icon: str
    is_first: bool = False


def short_ways(user) -> list[ShortWay]:
    """What somebody begins most often, as far as they may."""
    ways = [
        _way_to_add(EventPage, user, _("Neue Veranstaltung"), "calendar-alt"),
        _way_to_add(NewsPage, user, _("Neue Nachricht"), "comment"),
        *[
            ShortWay(
                _("Seite von %(city)s bearbeiten") % {"city": city.title},
                reverse("wagtailadmin_pages:edit", args=[city.pk]),
                "globe",
            )
            for city in cities_of(user)
        ],
    ]
    if image_policy.user_has_permission(user, "add"):
        ways.append(ShortWay(_("Bild hochladen"), reverse("wagtailimages:add_multiple"), "image"))
    if document_policy.user_has_permission(user, "add"):
        ways.append(
            ShortWay(
                _("Dokument hochladen"), reverse("wagtaildocs:add_multiple"), "doc-full-inverse"
            )
        )
    return [way for way in ways if way]


def _way_to_add(model, user, label: str, icon: str) -> ShortWay | None:
    parent = parents_to_add_to(model, user).order_by("path").first()
    if parent is None:
        return None
    where = [model._meta.app_label, model._meta.model_name, parent.pk]
    return ShortWay(label, reverse("wagtailadmin_pages:add", args=where), icon, is_first=True)


def drafts_of(user) -> list[Page]:
    """The pages that somebody has begun or changed and neither submitted nor planned, newest first.

    Somebody who may no longer edit a page has nothing to do there.
    """
    pages = (
        Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
        .order_by("-latest_revision_created_at", "-pk")
        .prefetch_workflow_states()
        .annotate_approved_schedule()[: 2 * DRAFTS_SHOWN]
    )
    waiting = [
        page for page in pages if not page.current_workflow_state and not page.approved_schedule
    ]
    return [page for page in waiting if page.permissions_for_user(user).can_edit()][:DRAFTS_SHOWN]


class ShortWaysPanel(Component):
    """The short ways, and the way to the handbook."""

    name = "short_ways"
    order = 10
    template_name = "editorial/panels/short_ways.html"

    def get_context_data(self, parent_context):
        return {"ways": short_ways(parent_context["request"].user)}


class DraftsPanel(Component):
    """One's own drafts."""

    name = "drafts"
    order = 40
    template_name = "editorial/panels/drafts.html"

    def get_context_data(self, parent_context):
        return {"drafts": drafts_of(parent_context["request"].user)}


def arrange(panels) -> None:
    """Puts what waits for somebody before what the site needs."""
    panels += [ShortWaysPanel(), DraftsPanel()]
    for panel in panels:
        panel.order = ORDER_OF_WAGTAILS_PANELS.get(panel.name, panel.order)

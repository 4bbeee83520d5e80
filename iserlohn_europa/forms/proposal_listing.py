"""The list of proposed events in the admin, and what staff do with one."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from .drafting import reject
from .listings import MessageIndexView, MessageInspectView, MessageViewSet
from .models import ProposalMessage
from .permissions import may_answer


def may_reject(user, proposal: ProposalMessage) -> bool:
    """Whether somebody may delete the draft that was made of a proposal."""
    if not (proposal.is_waiting and may_answer(user, proposal)):
        return False
    return proposal.event.permissions_for_user(user).can_delete()


class ProposalIndexView(MessageIndexView):
    """The proposals, the newest first."""

    own_only_in_files = (
        Column("kind", label=_("Art"), accessor="get_kind_display"),
        Column("place", label=_("Ort")),
        Column("city_names", label=_("Partnerstädte")),
        Column("link", label=_("Seite im Internet")),
    )

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("event").prefetch_related("cities")


class ProposalInspectView(MessageInspectView):
    """One proposal, the way to its draft and how to reject it."""

    template_name = "forms/admin/proposal.html"
    page_title = _("Vorschlag")

    def get_context_data(self, **kwargs):
        user, event = self.request.user, self.object.event
        may_edit = bool(event and event.permissions_for_user(user).can_edit())
        return super().get_context_data(
            draft_url=reverse("wagtailadmin_pages:edit", args=[event.pk]) if may_edit else "",
            reject_url=(
                reverse("vorschlaege:reject", args=[self.object.pk])
                if may_reject(user, self.object)
                else ""
            ),
            **kwargs,
        )


class RejectView(WagtailAdminTemplateMixin, TemplateView):
    """Asks once more, and deletes the draft of a proposal; the message stays."""

    template_name = "forms/admin/reject.html"
    page_title = _("Vorschlag ablehnen")
    header_icon = "cross"

    def dispatch(self, request, *args, pk, **kwargs):
        proposals = ProposalMessage.objects.select_related("event")
        self.proposal = get_object_or_404(proposals, pk=pk)
        if not may_answer(request.user, self.proposal):
            raise PermissionDenied
        if not self.proposal.is_waiting:
            messages.warning(request, _now("Zu diesem Vorschlag wartet kein Entwurf mehr."))
            return redirect(self.proposal.admin_url)
        if not may_reject(request.user, self.proposal):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("vorschlaege:index"), "label": _now("Vorschläge")},
            {"url": self.proposal.admin_url, "label": self.proposal.number},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(proposal=self.proposal, **kwargs)

    def post(self, request, *args, **kwargs):
        reject(self.proposal, request.user)
        messages.success(
            request, _now("Der Entwurf ist gelöscht. Der Vorschlag selbst steht weiter hier.")
        )
        return redirect(self.proposal.admin_url)


class ProposalViewSet(MessageViewSet):
    """Events that clubs and committees have proposed."""

    model = ProposalMessage
    index_view_class = ProposalIndexView
    inspect_view_class = ProposalInspectView
    name = "vorschlaege"
    menu_label = _("Vorschläge")
    menu_order = 7
    icon = "calendar-alt"
    list_display = [
        "number",
        Column("received_at", label=_("Eingang"), sort_key="received_at"),
        Column("title", label=_("Veranstaltung"), sort_key="title"),
        Column("when", label=_("Termin"), sort_key="starts_on"),
        Column("organiser", label=_("Veranstaltet von"), sort_key="organiser"),
        Column("state", label=_("Stand")),
    ]
    search_fields = ["title", "organiser", "email", "text"]
    inspect_view_fields = [
        "number",
        "received_at",
        "state",
        "title",
        "kind",
        "when",
        "place",
        "city_names",
        "organiser",
        "link",
        "email",
        "language",
        "text",
    ]

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("ablehnen/<int:pk>/", RejectView.as_view(), name="reject"),
        ]

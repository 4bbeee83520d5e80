from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from events.access import calendar_to_add_to
from iserlohn_europa.chronicle.entries import Entry
from iserlohn_europa.chronicle.outline import completed, outline_for_staff
from iserlohn_europa.core.paginate import paginate
from iserlohn_europa.core.today import today
from iserlohn_europa.office.models import HomePage
from partnerships.committees import cities_of

from .anniversaries import coming_anniversaries, draft_event
from .care import CHECKS, open_checks
from .digest.people import roles_of

MISSING = "ohne"
MINE = "meine"
LINES_PER_PAGE = 100
PAGE = "p"  # as Wagtail's own lists call it


class StaffReportMixin:
    """Reports are for staff, who work for all cities, and not for the committee of one."""

    def dispatch(self, request, *args, **kwargs):
        if cities_of(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AnniversariesView(StaffReportMixin, WagtailAdminTemplateMixin, TemplateView):
    """The anniversaries of the next ten years, and for which ones it is time."""

    template_name = "editorial/anniversaries.html"
    page_title = gettext_lazy("Jubiläen")
    header_icon = "date"
    breadcrumbs_items = ()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            coming=paginate(coming_anniversaries(today()), self.request, LINES_PER_PAGE, PAGE),
            may_add=calendar_to_add_to(self.request.user) is not None,
            **kwargs,
        )


@require_POST
def add_event(request, key):
    """Makes the draft of an event for an anniversary and opens it."""
    parent = calendar_to_add_to(request.user)
    if parent is None or cities_of(request.user):
        raise PermissionDenied
    found = [each.anniversary for each in coming_anniversaries(today())]
    anniversary = next((each for each in found if each.key == key), None)
    if anniversary is None:
        raise Http404
    page = draft_event(anniversary, parent, request.user)
    messages.success(
        request,
        _(
            "Der Entwurf „%(title)s“ ist angelegt. Öffentlich wird er erst, wenn Sie ihn "
            "veröffentlichen."
        )
        % {"title": page.title},
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@dataclass(frozen=True)
class SourceLine:
    """An entry of the chronicle as staff check it."""

    entry: Entry

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.entry.page_pk])

    @property
    def source(self) -> str:
        """What is noted as its source; what has no field for it speaks for itself."""
        return self.entry.evidence or _("siehe die Seite selbst")

    @property
    def is_missing(self) -> bool:
        """Whether there is a field for the source and nothing in it."""
        return self.entry.evidence == ""


class ChronicleSourcesView(StaffReportMixin, WagtailAdminTemplateMixin, TemplateView):
    """Where every entry of the chronicle comes from; entries without a source are marked."""

    template_name = "editorial/chronicle_sources.html"
    page_title = gettext_lazy("Chronik: Quellen")
    header_icon = "history"
    breadcrumbs_items = ()

    def get_context_data(self, **kwargs):
        home = HomePage.objects.in_source_language().first()
        lines = outline_for_staff(home, today()) if home else []
        missing = [line for line in lines if line.evidence == ""]
        is_narrowed = MISSING in self.request.GET
        return super().get_context_data(
            lines=paginate(
                missing if is_narrowed else lines,
                self.request,
                LINES_PER_PAGE,
                PAGE,
                finish=lambda shown: [SourceLine(entry) for entry in completed(home, shown)],
            ),
            number_missing=len(missing),
            is_narrowed=is_narrowed,
            missing_url=f"?{MISSING}",
            **kwargs,
        )


class CareView(WagtailAdminTemplateMixin, TemplateView):
    """How much needs care, check by check."""

    template_name = "editorial/care.html"
    page_title = gettext_lazy("Was Pflege braucht")
    header_icon = "tasks"
    breadcrumbs_items = ()

    def get_context_data(self, **kwargs):
        found = open_checks(CHECKS, self.request.user, today())
        return super().get_context_data(found=found, **kwargs)


class CareListView(WagtailAdminTemplateMixin, TemplateView):
    """Everything that one check has found, each with the way to its field."""

    template_name = "editorial/care_list.html"
    header_icon = "tasks"
    breadcrumbs_items = ()

    def dispatch(self, request, *args, slug, **kwargs):
        self.check = next((check for check in CHECKS if check.slug == slug), None)
        if self.check is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.check.title

    def get_context_data(self, **kwargs):
        cases = self.check.cases(self.request.user, today())
        is_narrowed = MINE in self.request.GET
        own_roles = roles_of(self.request.user)
        named = [case for case in cases if case.roles] if self.check.names_roles else []
        mine = [case for case in named if own_roles & {role.pk for role in case.roles}]
        return super().get_context_data(
            check=self.check,
            cases=paginate(mine if is_narrowed else cases, self.request, LINES_PER_PAGE, PAGE),
            has_roles=bool(named),
            knows_own_roles=bool(own_roles),
            number_mine=len(mine),
            is_narrowed=is_narrowed,
            mine_url=f"?{MINE}",
            **kwargs,
        )

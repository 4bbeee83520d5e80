"""Reading in a calendar file: upload it, look at what it would change, take over what is wanted."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from iserlohn_europa.core.today import today

from .access import calendar_to_add_to
from .import_forms import CalendarFileForm, ChosenEventsForm, sent_calendar
from .importing.facts import CalendarFileError
from .importing.proposals import import_event
from .importing.reading import read_calendar


class ImportPageMixin(WagtailAdminTemplateMixin):
    """What the steps share: who may take them, and where they stand in the admin."""

    page_title = gettext_lazy("Kalenderdatei einlesen")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        self.calendar = calendar_to_add_to(request.user)
        if self.calendar is None:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("veranstaltungen:index"), "label": _("Veranstaltungen")},
            {"url": "", "label": self.page_title},
        ]

    def show(self, template: str, **context):
        """Another step at the same address."""
        self.template_name = template
        return self.render_to_response(WagtailAdminTemplateMixin.get_context_data(self, **context))


class ImportView(ImportPageMixin, FormView):
    """The first step, which leads to the second."""

    form_class = CalendarFileForm
    template_name = "events/admin/import_upload.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "on": today()}

    def form_valid(self, form):
        chosen = ChosenEventsForm(
            read=form.read, user=self.request.user, calendar=form.cleaned_data["calendar"]
        )
        return self.show("events/admin/import_preview.html", form=chosen)


class ImportChosenView(ImportPageMixin, TemplateView):
    """The second step: makes the drafts, and tells which."""

    def get(self, request, *args, **kwargs):
        return redirect("veranstaltungen:import")

    def post(self, request, *args, **kwargs):
        try:
            calendar = sent_calendar(request.POST.get("calendar", ""))
            read = read_calendar(calendar, today())
        except CalendarFileError as error:
            messages.error(request, str(error))
            return redirect("veranstaltungen:import")
        form = ChosenEventsForm(data=request.POST, read=read, user=request.user, calendar=calendar)
        if not form.is_valid():
            return self.show("events/admin/import_preview.html", form=form)
        kind = form.cleaned_data.get("kind", "")
        imported = [
            (proposal, import_event(proposal, self.calendar, kind, request.user))
            for proposal in form.chosen_proposals
        ]
        return self.show("events/admin/import_report.html", imported=imported)

"""The list of broken links, and the page on which one is ignored."""

import django_filters
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import UpdateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from iserlohn_europa.core.exports import ColumnExportMixin

from .choices import Fault
from .lists import broken_links_for
from .models import FoundLink


class BrokenLinksFilterSet(WagtailFilterSet):
    """By what is wrong; what somebody has set aside is shown on request only."""

    kind = django_filters.ChoiceFilter(
        field_name="kind", label=gettext_lazy("Was nicht stimmt"), choices=Fault.choices
    )
    set_aside = django_filters.ChoiceFilter(
        label=gettext_lazy("Nicht mehr gemeldet"),
        choices=[("yes", gettext_lazy("Nur diese zeigen"))],
        method="only_set_aside",
    )

    class Meta:
        model = FoundLink
        fields = []

    def only_set_aside(self, links, name, value):
        return links.exclude(ignored_because="")

    def filter_queryset(self, links):
        links = super().filter_queryset(links)
        return links if self.form.cleaned_data["set_aside"] else links.reported()


def fault(link: FoundLink) -> str:
    return link.kind_of_fault.label


def way_to_ignore(link: FoundLink) -> str:
    return link.ignored_because or _("Nicht mehr melden …")


class BrokenLinksView(ColumnExportMixin, ReportView):
    """Links that lead nowhere, with advice, each with the way to its field."""

    page_title = gettext_lazy("Kaputte Links")
    header_icon = "link"
    index_url_name = "broken-links"
    index_results_url_name = "broken-links-results"
    filterset_class = BrokenLinksFilterSet
    export_filename = "kaputte-links"
    columns = [
        TitleColumn(
            "page",
            label=gettext_lazy("Seite"),
            accessor="page.title",
            get_url=lambda link: link.edit_url,
        ),
        Column("label", label=gettext_lazy("Feld")),
        Column("words", label=gettext_lazy("Ziel")),
        Column("fault", label=gettext_lazy("Was nicht stimmt"), accessor=fault),
        Column("advice", label=gettext_lazy("Was Sie tun können")),
        DateColumn("since", label=gettext_lazy("seit")),
        TitleColumn(
            "ignored",
            label=gettext_lazy("Melden"),
            accessor=way_to_ignore,
            get_url=lambda link: reverse("ignore-link", args=[link.pk]),
        ),
    ]

    def get_queryset(self):
        return broken_links_for(self.request.user)

    @property
    def no_results_message(self):
        return _("Zurzeit ist kein kaputter Link bekannt.")


class IgnoreLinkView(WagtailAdminTemplateMixin, UpdateView):
    """Asks why a link is no longer to be reported; without a reason it is again."""

    model = FoundLink
    fields = ["ignored_because"]
    template_name = "editorial/links/ignore.html"
    page_title = gettext_lazy("Link nicht mehr melden")
    header_icon = "link"
    breadcrumbs_items = ()

    @cached_property
    def link(self) -> FoundLink:
        link = broken_links_for(self.request.user).filter(pk=self.kwargs["pk"]).first()
        if link is None:
            raise Http404
        return link

    def get_object(self, queryset=None):
        return self.link

    def get_page_subtitle(self):
        return self.link.words

    def form_valid(self, form):
        form.instance.ignored_by = self.request.user
        form.instance.save(update_fields=["ignored_because", "ignored_by"])
        if form.instance.ignored_because:
            messages.success(self.request, _("Dieser Link wird nicht mehr gemeldet."))
        else:
            messages.success(self.request, _("Dieser Link wird wieder gemeldet."))
        return redirect("broken-links")

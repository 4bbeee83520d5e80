"""German names for what Wagtail names in the code only, where no catalogue reaches."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.sites.views import IndexView as SiteList
from wagtail_localize.views.report import TranslationsReportFilterSet

COLUMNS_OF_SITES = {"site_name": _("Name der Website"), "root_page": _("Startseite")}
FILTERS_OF_TRANSLATIONS = {
    "source_locale": _("übersetzt aus"),
    "target_locale": _("übersetzt in"),
}

WorkflowPageForm.base_fields["page"].label = _("Seite")
for column in SiteList.columns:
    column.label = COLUMNS_OF_SITES.get(column.name, column.label)
for name, label in FILTERS_OF_TRANSLATIONS.items():
    TranslationsReportFilterSet.base_filters[name].label = label

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from . import tasks_for


class HandbookView(WagtailAdminTemplateMixin, TemplateView):
    """The whole handbook on one screen, so that the search of the browser finds everything."""

    template_name = "editorial/handbook.html"
    page_title = _("Handbuch")
    header_icon = "help"
    breadcrumbs_items = ()

    def get_context_data(self, **kwargs):
        return super().get_context_data(tasks=tasks_for(self.request.user), **kwargs)

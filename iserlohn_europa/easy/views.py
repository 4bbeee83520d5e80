from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from .hints import as_typed, report_on
from .writing import begin, easy_parent, easy_version, is_written_easily, may_write_easily


class WriteEasilyView(WagtailAdminTemplateMixin, TemplateView):
    """Asks whether to begin the easy version of a German page, or opens the one there is."""

    template_name = "easy/admin/write.html"
    page_title = gettext_lazy("In Leichter Sprache schreiben")
    header_icon = "edit"

    def dispatch(self, request, *args, page_id, **kwargs):
        self.page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id)
        if not is_written_easily(self.page):
            raise Http404
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        existing = easy_version(self.page)
        if existing:
            if not existing.permissions_for_user(request.user).can_edit():
                raise PermissionDenied
            return redirect("wagtailadmin_pages:edit", existing.pk)
        self.parent = easy_parent(self.page)
        if self.parent and not self.parent.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(german_page=self.page, parent=self.parent, **kwargs)

    def post(self, request, *args, **kwargs):
        if self.parent is None:
            return self.get(request, *args, **kwargs)
        easy = begin(self.page, self.parent, request.user)
        messages.success(
            request,
            _("Der Entwurf ist angelegt. Er ist noch leer: Schreiben Sie den Text neu."),
        )
        return redirect("wagtailadmin_pages:edit", easy.pk)


@require_POST
def hints_while_writing(request):
    """What the rules find in the form of an easy page as it has been typed so far."""
    if not may_write_easily(request.user):
        raise PermissionDenied
    return render(request, "easy/admin/hints.html", report_on(as_typed(request.POST)))

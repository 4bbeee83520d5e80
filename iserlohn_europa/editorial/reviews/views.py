from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from iserlohn_europa.core.today import today

from .due import confirm, source_of, status_of
from .models import PageReview


def page_to_review(request, pk: int) -> Page:
    """The page in the source language behind one that somebody may change."""
    page = source_of(get_object_or_404(Page, pk=pk))
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


@require_POST
def confirm_review(request, pk):
    """Notes that a page still holds, and goes back to where the button was."""
    page = page_to_review(request, pk)
    confirm(page, request.user, today())
    messages.success(
        request, _("Danke! „%(title)s“ ist als geprüft vermerkt.") % {"title": page.title}
    )
    here = reverse("page-review", args=[page.pk])
    return redirect(get_valid_next_url_from_request(request) or here)


class ResponsibilityForm(forms.ModelForm):
    """Whose task one page is, where that differs from what holds for its kind."""

    class Meta:
        model = PageReview
        fields = ["owner", "deputy"]
        help_texts = {
            "owner": gettext_lazy("Bleibt das Feld leer, gilt, was für diese Art von Seiten gilt."),
        }


class PageReviewView(WagtailAdminTemplateMixin, FormView):
    """When a page was last read and is due again, with the button and whose task it is."""

    template_name = "editorial/reviews/page.html"
    form_class = ResponsibilityForm
    header_icon = "calendar-check"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, pk, **kwargs):
        self.page = page_to_review(request, pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return _("Prüfung: %(title)s") % {"title": self.page.title}

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            {"url": edit, "label": self.page.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_form_kwargs(self):
        review = PageReview.objects.filter(page=self.page).first()
        return {**super().get_form_kwargs(), "instance": review or PageReview(page=self.page)}

    def form_valid(self, form):
        form.save()
        messages.success(self.request, _("Gespeichert."))
        return redirect("page-review", self.page.pk)

    def get_context_data(self, **kwargs):
        on = today()
        status = status_of(self.page, on)
        return super().get_context_data(status=status, is_due=status.is_due(on), **kwargs)

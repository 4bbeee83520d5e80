"""Wagtail's forms for one document, with advice on a PDF after it was saved."""

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.documents.views.documents import CreateView, EditView


class AdviceMixin:
    """Says what readers would miss in a PDF that was just uploaded."""

    def form_valid(self, form):
        response = super().form_valid(form)
        advice = self.object.advice if "file" in form.changed_data else []
        if advice:
            intro = _("„%(title)s“ ist gespeichert. Ein Hinweis dazu:") % {"title": self.object}
            messages.warning(self.request, " ".join([intro, *advice]))
        return response


class DocumentCreateView(AdviceMixin, CreateView):
    """The form to add one document."""


class DocumentEditView(AdviceMixin, EditView):
    """The form to change one document."""

"""The page on which something is replaced wherever it is used."""

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from partnerships.guard import linkable

from .forms import ReplacementForm
from .replacing import replace_everywhere
from .uses import uses_of


def may_take_away(user, instance) -> bool:
    """Whether somebody may delete the object or take it offline, and so may replace it."""
    if isinstance(instance, Page):
        rights = instance.permissions_for_user(user)
        return rights.can_delete() or rights.can_unpublish()
    for model, policy in (
        (get_image_model(), image_policy),
        (get_document_model(), document_policy),
    ):
        if isinstance(instance, model):
            return policy.user_has_permission_for_instance(user, "delete", instance)
    meta = instance._meta
    is_snippet = type(instance) in get_snippet_models()
    return is_snippet and user.has_perm(f"{meta.app_label}.delete_{meta.model_name}")


def replacement_url(instance) -> str:
    """The address of the page on which that object is replaced."""
    meta = (Page if isinstance(instance, Page) else type(instance))._meta
    return reverse("replace", args=[meta.app_label, meta.model_name, instance.pk])


class ReplaceView(WagtailAdminTemplateMixin, FormView):
    """Asks what to put in place of something, and says what was changed."""

    form_class = ReplacementForm
    template_name = "editorial/deleting/replace.html"
    page_title = gettext_lazy("Überall ersetzen")
    header_icon = "resubmit"
    breadcrumbs_items = ()

    def dispatch(self, request, *args, **kwargs):
        if not may_take_away(request.user, self.old):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def model(self):
        try:
            model = apps.get_model(self.kwargs["app_label"], self.kwargs["model_name"])
        except LookupError as error:
            raise Http404 from error
        if model in (Page, get_image_model(), get_document_model(), *get_snippet_models()):
            return model
        raise Http404

    @cached_property
    def old(self):
        old = get_object_or_404(self.model, pk=self.kwargs["pk"])
        return old.specific if isinstance(old, Page) else old

    @cached_property
    def uses(self):
        return uses_of([self.old], self.request.user)

    def get_page_subtitle(self):
        return str(self.old)

    def get_form_kwargs(self):
        choices = self.model._default_manager.all()
        if self.model is Page:
            choices = linkable(choices.live(), self.request.user)
        kinds = {use.model for use in self.uses}
        return {**super().get_form_kwargs(), "old": self.old, "choices": choices, "kinds": kinds}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            old=self.old,
            uses=self.uses,
            next=get_valid_next_url_from_request(self.request),
            **kwargs,
        )
        return {**context, "media": context["form"].media}

    def form_valid(self, form):
        new = form.cleaned_data["new"]
        outcome = replace_everywhere(self.old, new, self.request.user)
        number = len(outcome.changed)
        if number:
            messages.success(
                self.request,
                ngettext(
                    "An einer Stelle steht jetzt „%(new)s“: %(names)s.",
                    "An %(number)d Stellen steht jetzt „%(new)s“: %(names)s.",
                    number,
                )
                % {"number": number, "new": new, "names": ", ".join(outcome.changed)},
            )
        for title, reason in outcome.left:
            messages.warning(
                self.request,
                _("Unverändert blieb „%(title)s“. %(reason)s") % {"title": title, "reason": reason},
            )
        if not number and not outcome.left:
            messages.info(self.request, _("Es war nichts zu ersetzen."))
        return redirect(get_valid_next_url_from_request(self.request) or self.request.path)

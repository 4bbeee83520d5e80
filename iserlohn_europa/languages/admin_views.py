from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from .checked import check, check_of, confirm, differences
from .notes import is_source, original_of, translation_of


def translation_to_edit(request, pk: int) -> Page:
    """A page in another language than the source, which somebody may change."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if is_source(page):
        raise Http404
    return page


class DifferenceView(WagtailAdminTemplateMixin, TemplateView):
    """What has changed in the German page since it was translated, and what to do about it."""

    template_name = "languages/difference.html"
    page_title = gettext_lazy("Was sich im Original geändert hat")
    header_icon = "globe"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, pk, **kwargs):
        self.page = translation_to_edit(request, pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return f"{self.page.get_admin_display_title()} ({self.page.locale.get_display_name()})"

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("translations"), "label": _("Übersetzungen")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        translation = translation_of(self.page)
        here = reverse("translation-difference", args=[self.page.pk])
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        sync = ""
        if translation and self.request.user.has_perm("wagtail_localize.submit_translation"):
            sync = reverse("wagtail_localize:update_translations", args=[translation.source_id])
        return super().get_context_data(
            page=self.page,
            original=original_of(self.page),
            changes=differences(self.page, timezone.now()),
            check=check_of(self.page),
            may_publish=self.page.permissions_for_user(self.request.user).can_publish(),
            edit_url=edit,
            sync_url=sync,
            here=here,
            **kwargs,
        )


class WriteByHandView(WagtailAdminTemplateMixin, TemplateView):
    """Asks whether a translation is to leave the editor for good; wagtail-localize asks nobody."""

    template_name = "languages/write_by_hand.html"
    page_title = gettext_lazy("Ab jetzt von Hand schreiben")
    header_icon = "edit"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, translation_id, **kwargs):
        found = Translation.objects.filter(enabled=True).select_related("source", "target_locale")
        self.translation = get_object_or_404(found, pk=translation_id)
        self.instance = self.translation.get_target_instance()
        if not user_can_edit_instance(request.user, self.instance):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return f"{self.instance} ({self.translation.target_locale.get_display_name()})"

    @property
    def edit_url(self) -> str:
        return AdminURLFinder(self.request.user).get_edit_url(self.instance)

    def get_breadcrumbs_items(self):
        return [
            {"url": self.edit_url, "label": str(self.instance)},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            translation=self.translation, edit_url=self.edit_url, **kwargs
        )


@require_POST
def confirm_translation(request, pk):
    """Notes that a translation still fits, though the original has changed."""
    page = translation_to_edit(request, pk)
    if not page.live or original_of(page) is None:
        raise Http404
    confirm(page, request.user, timezone.now())
    messages.success(
        request, _("Danke! „%(title)s“ gilt wieder als aktuell.") % {"title": page.title}
    )
    return redirect("translation-difference", page.pk)


@require_POST
def check_translation(request, pk):
    """Notes that somebody who may publish has checked a translation."""
    page = translation_to_edit(request, pk)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if not page.live:
        raise Http404
    check(page, request.user, timezone.now())
    messages.success(
        request, _("Danke! „%(title)s“ ist als geprüft vermerkt.") % {"title": page.title}
    )
    here = reverse("translation-difference", args=[page.pk])
    return redirect(get_valid_next_url_from_request(request) or here)

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Page

from .forms import PreviewLinkForm
from .models import PreviewLink

CREATED = "editorial.preview_link.create"
WITHDRAWN = "editorial.preview_link.withdraw"
FOR_ITS_READERS_ONLY = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


@require_safe
def preview(request, key):
    """One version of a page as citizens would see it, for whoever has the link.

    A link that is wrong, over, withdrawn or of a page that is gone answers as if there were none.
    """
    links = PreviewLink.objects.with_key(key).usable(timezone.now()).select_related("revision")
    link = links.first()
    if link is None:
        raise Http404
    page = link.revision.as_object()
    # Without the request of the reader: whoever has signed in sees what everybody sees.
    response = page.make_preview_request(
        preview_mode=page.default_preview_mode,
        extra_request_attrs={"preview_link": link, "GET": request.GET},
    )
    for name, value in FOR_ITS_READERS_ONLY.items():
        response[name] = value
    return response


def editable_page(user, page_id: int) -> Page:
    """A page whose drafts somebody may give away: one they may edit."""
    page = get_object_or_404(Page.objects.filter(depth__gt=1), pk=page_id).specific
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return page


@method_decorator(never_cache, name="dispatch")
class PreviewLinksView(WagtailAdminTemplateMixin, FormView):
    """The links to versions of a page, and a form for another one."""

    form_class = PreviewLinkForm
    template_name = "editorial/preview_links.html"
    page_title = gettext_lazy("Vorschau weitergeben")
    header_icon = "view"

    def dispatch(self, request, *args, page_id, **kwargs):
        self.page = editable_page(request.user, page_id)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "page": self.page}

    def get_initial(self):
        return {"revision": self.page.get_latest_revision()}

    def get_context_data(self, **kwargs):
        now = timezone.now()
        links = list(PreviewLink.objects.of_page(self.page))
        return super().get_context_data(
            edited_page=self.page,
            revision=self.page.get_latest_revision(),
            usable=[link for link in links if link.is_usable(now)],
            over=[link for link in links if not link.is_usable(now)],
            **kwargs,
        )

    def form_valid(self, form):
        data = form.cleaned_data
        link, address = PreviewLink.make(
            data["revision"], data["days"], timezone.now(), self.request.user, data["purpose"]
        )
        log(self.page, CREATED, user=self.request.user, data={"until": link.expires_at.isoformat()})
        # Shown in this answer and nowhere else: the database knows only its hash.
        context = self.get_context_data(form=self.fresh_form(), new_link=link, address=address)
        return self.render_to_response(context)

    def fresh_form(self) -> PreviewLinkForm:
        return self.form_class(initial=self.get_initial(), page=self.page)


@require_POST
def withdraw(request, page_id, pk):
    """Ends a link at once."""
    page = editable_page(request.user, page_id)
    now = timezone.now()
    link = PreviewLink.objects.of_page(page).usable(now).filter(pk=pk).first()
    if link:
        link.withdraw(now)
        log(page, WITHDRAWN, user=request.user)
    messages.success(request, _("Der Link ist zurückgezogen. Wer ihn öffnet, findet nichts mehr."))
    return redirect("preview-links", page.pk)

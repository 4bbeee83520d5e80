"""The links that somebody is told of."""

from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from .models import FoundLink


def broken_links_for(user):
    """The broken links of all pages that somebody may change."""
    allowed = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = Page.objects.filter(pk__in=allowed.order_by().values("pk"))
    found = FoundLink.objects.broken().filter(page__in=pages)
    return found.select_related("page", "address").order_by("page__title", "path", "pk")

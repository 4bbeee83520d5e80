"""Keeps committees out of pages that are not theirs, at every address of the admin.

Wagtail asks for rights where something is changed. It shows more to everybody who has signed in:
the history of a page, a branch of the tree, titles of pages in a bulk action, the reports.
"""

from django.db.models import Q
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from .committees import cities_of

STAFF_ONLY = (
    "wagtailadmin_reports:",
    "wagtail_localize:",
    "wagtailadmin_pages:type_use",
)
FOR_EVERYBODY = "wagtail_localize:javascript_catalog"  # words for the scripts of every page
PAGES = "admin/pages/"  # by the route: some of these views are ours
BULK = "wagtail_bulk_action"
CHOSEN = "wagtailadmin_choose_page_chosen_multiple"
EXPLORER = ("wagtailadmin_explore", "wagtailadmin_explore_results")


class CommitteeGuardMiddleware:
    """Answers a committee that asks for somebody else's page as Wagtail answers without rights."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        # Visitors have no session, and nobody looks for one.
        if not request.resolver_match.route.startswith("admin/"):
            return None
        if not cities_of(request.user) or _may_open(request, args, kwargs):
            return None
        return permission_denied(request)


def linkable(pages, user):
    """Those of the pages that somebody may link to: what is public, and what is theirs."""
    if not cities_of(user):
        return pages
    own = page_permission_policy.explorable_instances(user).values("pk")
    return pages.filter(Q(live=True) | Q(pk__in=own))


def _may_open(request, args, kwargs) -> bool:
    user, match = request.user, request.resolver_match
    name = match.view_name
    if name.startswith(STAFF_ONLY):
        return name == FOR_EVERYBODY
    if name in EXPLORER:
        return _may_explore(user, kwargs["parent_page_id"])
    if name == BULK and (kwargs["app_label"], kwargs["model_name"]) == ("wagtailcore", "page"):
        return _may_edit(user, request.GET.getlist("id"))
    if name == CHOSEN:
        chosen = Page.objects.filter(pk__in=_numbers(request.GET.getlist("id")))
        return linkable(chosen, user).count() == chosen.count()
    if match.route.startswith(PAGES):
        asked = [kwargs.get("page_id"), kwargs.get("page_to_move_id"), *args[:1]]
        return _may_edit(user, [pk for pk in asked if pk])
    return True


def _may_edit(user, pks) -> bool:
    """Whether somebody may edit all of those pages; one that does not exist is nobody's secret."""
    numbers = _numbers(pks)
    pages = Page.objects.filter(pk__in=numbers)
    is_precise = len(numbers) == len(pks)
    return is_precise and all(page.permissions_for_user(user).can_edit() for page in pages)


def _may_explore(user, pk: int) -> bool:
    page = Page.objects.filter(pk=pk).first()
    if page is None or page.permissions_for_user(user).can_add_subpage():
        return True
    return page_permission_policy.explorable_instances(user).filter(pk=pk).exists()


def _numbers(pks) -> list[int]:
    return [
        int(pk) for pk in pks if str(pk).isascii() and str(pk).isdecimal() and len(str(pk)) < 10
    ]

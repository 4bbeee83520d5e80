"""Requests that no browser sends, and that Django or Wagtail would stumble over, are refused.

They cost strangers nothing, and each would fill the log with a mistake that is none of ours.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.paginator import InvalidPage
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.models import Page, Revision

from .failures import bad_request

NUMBERS_IN_WORDS = {"pk", "object_id"}  # some addresses take any word for them
EVERYTHING = "all"  # what a bulk action is done with, instead of some numbers
# No page for readers knows ten of them, and every link of a list would repeat them all.
MOST_PARAMETERS = 100
REVERTING = "wagtailadmin_pages:revisions_revert"
CHOSEN = "wagtailadmin_choose_page_chosen_multiple"


def is_number(word: str) -> bool:
    """Whether a word is written with the ten digits of computers alone, and is not too long."""
    return word.isascii() and word.isdecimal() and len(word) < 19


class Request(WSGIRequest):
    """A request whose Content-Type nobody understands has none, and so no form either."""

    def _set_content_type_params(self, meta):
        # "x; name*=klingon''%FF" and the like: Django reads this before anybody could refuse.
        try:
            super()._set_content_type_params(meta)
        except (LookupError, ValueError):
            self.content_type, self.content_params = "", {}


class Application(WSGIHandler):
    """What a server calls for each request."""

    request_class = Request


class UnreadableRequestsMiddleware:
    """Refuses what says that it is not UTF-8, and characters that no database keeps.

    Each page of this site is UTF-8, and browsers send forms as the page is that holds them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if (request.encoding or "utf-8").lower() != "utf-8":
            raise BadRequest("Not in UTF-8.")
        if "\0" in request.path_info:
            raise Http404
        is_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
        query = request.META.get("QUERY_STRING", "")
        if is_admin and "\0" in unquote(query):
            raise BadRequest("A NUL in the query.")
        if not is_admin and query.count("&") >= MOST_PARAMETERS:
            raise BadRequest("Too many parameters.")
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Everything in the admin is numbered; Wagtail does not always look before it asks."""
        is_admin = request.resolver_match.route.startswith("admin/")
        if not (is_admin and request.user.is_authenticated):
            return
        name = request.resolver_match.view_name
        chosen = [each for each in request.GET.getlist("id") if each != EVERYTHING]
        parents = filter(None, request.GET.getlist("parent_page_id"))
        named = [str(kwargs[each]) for each in NUMBERS_IN_WORDS & kwargs.keys()]
        if not all(map(is_number, [*chosen, *parents, *named])):
            raise Http404
        if name == REVERTING:
            get_object_or_404(Revision.page_revisions, pk=kwargs["revision_id"])
        if name == CHOSEN and Page.objects.filter(depth=1, pk__in=chosen).exists():
            raise Http404  # nobody chooses the root, and it has no page above it to name

    def process_exception(self, request, exception):
        """Wagtail reads its forms field by field, and trusts that all have arrived."""
        if isinstance(exception, InvalidPage):
            raise Http404 from exception
        return bad_request(request) if isinstance(exception, MultiValueDictKeyError) else None


@contextmanager
def refused_when_a_field_is_missing() -> Iterator[None]:
    """For whoever calls a view itself: Django then asks no `process_exception`."""
    try:
        yield
    except MultiValueDictKeyError as missing:
        raise BadRequest(f"Missing: {missing}") from missing

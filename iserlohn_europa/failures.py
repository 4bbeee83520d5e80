"""What somebody sees whose request is not answered: a page in their language with the way home.

Django's own views look for the token of a form in the request before they draw a page. Where the
form cannot be read at all, that fails again, and nobody gets an answer. The language is that of the
address, though the request may have been refused before anybody asked for it.
"""

import sys

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils import translation

from .languages.addresses import language_of

SECONDS_TO_WAIT = 30


def bad_request(request, exception=None):
    """Nobody can read what was sent, or it is too much."""
    return _in_its_language(request, request, "400.html", 400)


def permission_denied(request, exception=None):
    """Whoever asks may not have this."""
    return _in_its_language(request, request, "403.html", 403)


def page_not_found(request, exception=None):
    """There is nothing at this address."""
    return _in_its_language(request, request, "404.html", 404)


def server_error(request):
    """A mistake of ours. Whatever it was must not get in the way of this page too.

    While the database is away it is none: 503 says that it will pass, and gives back what was sent.
    """
    if not is_of_the_database(sys.exc_info()[1]):
        return _in_its_language(request, None, "500.html", 500)
    fields = sent_fields(request)
    template, files = ("503.html", bool(request.FILES)) if fields else ("500.html", False)
    response = _in_its_language(
        request, None, template, 503, {"fields": fields, "has_files": files}
    )
    response.headers["Retry-After"] = str(SECONDS_TO_WAIT)
    return response


def is_of_the_database(problem: BaseException | None) -> bool:
    """Whether a problem is, or has followed from, a database that is away.

    Where the connection breaks off in the middle, what is raised last may be of any kind.
    """
    while problem is not None and not isinstance(problem, OperationalError | InterfaceError):
        problem = problem.__cause__ or problem.__context__
    return problem is not None


def sent_fields(request) -> list[tuple[str, str]]:
    """Whatever somebody has written and sent, so that it can be given back to be sent again.

    Nothing of it was checked, so it goes back to nobody else. A password is not written anywhere.
    """
    try:
        sent = request.POST
    except (OSError, SuspiciousOperation, MultiPartParserError):
        return []
    if any("password" in name for name in sent):
        return []
    return [(name, text) for name, texts in sent.lists() for text in texts]


def _in_its_language(request, drawn_with, template, status, context=None):
    with translation.override(language_of(request.path_info)):
        return render(drawn_with, template, context, status=status)

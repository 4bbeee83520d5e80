"""What somebody sees whose request is not answered: a page in German with the way home.

Django's own views look for the token of a form in the request before they draw a page. Where the
form cannot be read at all, that fails again, and nobody gets an answer.
"""

from django.shortcuts import render


def bad_request(request, exception=None):
    """Nobody can read what was sent, or it is too much."""
    return render(request, "400.html", status=400)


def permission_denied(request, exception=None):
    """Whoever asks may not have this."""
    return render(request, "403.html", status=403)


def page_not_found(request, exception=None):
    """There is nothing at this address."""
    return render(request, "404.html", status=404)


def server_error(request):
    """A mistake of ours. Whatever it was must not get in the way of this page too."""
    return render(None, "500.html", status=500)

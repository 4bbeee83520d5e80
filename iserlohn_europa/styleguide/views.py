"""The style page: every component in every state, in both themes.

The examples stand in the page itself and not in frames of their own. So they are as tall as they
are (a frame cannot be without a script), one search of the browser finds them all, and one request
shows them. `color-scheme` alone makes a box light or dark, because every colour is a token with
`light-dark()`. What frames would add, a narrow window, each component has at its own address.
"""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from .examples import all_groups


@never_cache
def style_page(request, name=""):
    """All components, or the one with that name; for staff and on a developer's machine."""
    if not (settings.DEBUG or request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    groups = [
        (title, [component for component in components if name in {"", component.name}])
        for title, components in all_groups()
    ]
    groups = [(title, components) for title, components in groups if components]
    if not groups:
        raise Http404
    shown = [
        {"group": title, "component": component, "examples": component.shown(request)}
        for title, components in groups
        for component in components
    ]
    context = {"groups": groups, "shown": shown, "is_whole": not name}
    response = render(request, "styleguide/style_page.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response

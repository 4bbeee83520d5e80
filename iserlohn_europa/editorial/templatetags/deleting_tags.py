"""What the pages of Wagtail that ask before something goes say in addition."""

from django import template
from wagtail.models import Page

from ..deleting.forms import LeavingForm
from ..deleting.uses import uses_of, whole_branch
from ..deleting.views import may_take_away, replacement_url

register = template.Library()

# What Wagtail's templates call the thing in question, in lists and where it stands alone.
NAMES_IN_LISTS = ("page", "image", "document", "snippet")
NAMES = ("object", "page", "image", "document")
SHOWN = 20


def _thing(context):
    for name in NAMES_IN_LISTS:
        row = context.get(name)
        if isinstance(row, dict) and "item" in row:
            return row["item"]
    return next((context[name] for name in NAMES if name in context), None)


@register.inclusion_tag("editorial/deleting/uses.html", takes_context=True)
def uses(context):
    """Where the thing that is about to go is used, each place with the way to its field."""
    thing, user = _thing(context), context["request"].user
    if thing is None:
        return {}
    targets = whole_branch(thing) if isinstance(thing, Page) else [thing]
    found = uses_of(targets, user)
    return {
        "uses": found[:SHOWN],
        "number": len(found),
        "more": max(0, len(found) - SHOWN),
        "has_branch": len(targets) > 1,
        "replacement_url": replacement_url(thing) if may_take_away(user, thing) else "",
        "next": context["request"].get_full_path(),
    }


@register.simple_tag(takes_context=True)
def leaving_form(context, page):
    """The question where the address of a page leads then; None if it has no public address."""
    if not page.live and not page.get_descendants().live().exists():
        return None
    return getattr(context["request"], "leaving_form", None) or LeavingForm(page=page)

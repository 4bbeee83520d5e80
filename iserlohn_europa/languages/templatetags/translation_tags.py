import json

from django import template

from ..catalogues import would_be_half_german
from ..checked import check_of
from ..choices import State
from ..notes import is_source, original_of
from ..querysets import translations

register = template.Library()


@register.inclusion_tag("languages/status.html", takes_context=True)
def translation_status(context, page):
    """How a translation stands and who has checked it, for the panel of the status."""
    if not page.pk or is_source(page):
        return {"page": None}
    found = translations().filter(pk=page.pk).first()
    return {
        "page": found,
        "original": original_of(page),
        "state": State(found.state) if found else None,
        "check": check_of(page) if page.live else None,
        "csrf_token": context.get("csrf_token"),
        "may_check": page.live and page.permissions_for_user(context["request"].user).can_publish(),
    }


@register.filter
def without_alias(props: str) -> str:
    """What the editor of translations is told, without the way to an alias."""
    told = json.loads(props)
    told["links"]["convertToAliasUrl"] = None
    return json.dumps(told)


@register.inclusion_tag("languages/half_german.html")
def warning_of_german_labels(page):
    """Says above the form of a page that its labels will be German, where the site has no words."""
    return {"page": page if page.pk and would_be_half_german(page, page.locale) else None}

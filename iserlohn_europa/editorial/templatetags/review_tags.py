from django import template

from iserlohn_europa.core.today import today

from ..reviews.due import status_of

register = template.Library()


@register.inclusion_tag("editorial/reviews/status.html")
def review_status(page):
    """When a page was last read and is due again, for the panel that says how it stands."""
    if not page.pk or not page.live:
        return {"status": None}
    on = today()
    status = status_of(page, on)
    return {"status": status, "is_due": status.is_due(on)}

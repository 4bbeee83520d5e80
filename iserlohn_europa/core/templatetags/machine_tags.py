"""What the head of a page says to search engines and to those who share it."""

import json
from urllib.parse import urlencode

from django import template
from django.utils.safestring import SafeString, mark_safe

from ..links import PageLink

register = template.Library()

SCHEMA = "https://schema.org"
# What could end the element or begin another one inside of it.
UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def canonical_url(context, page) -> str:
    """The one address of a page: without filters, but with the numbers of the long lists shown."""
    address = page.get_full_url(context.get("request")) if page.pk else None
    if not address:
        return ""
    lists = [context[name] for name in page.long_lists if name in context]
    numbers = {shown.parameter: shown.number for shown in lists if shown.number > 1}
    return f"{address}?{urlencode(numbers)}" if numbers else address


@register.simple_tag(takes_context=True)
def structured_data(context, page, home, trail: list[PageLink], picture=None) -> SafeString:
    """The page and the way to it as JSON-LD, in the words of schema.org; empty in a preview."""
    request = context.get("request")
    address = page.get_full_url(request) if page.pk else None
    if not (request and home and address):
        return ""
    image = {"image": picture.full_url} if picture else {}
    graph = [{**thing, **image, "url": address} for thing in [page.structured_data()] if thing]
    if page.pk != home.pk:
        steps = [PageLink(home.title, home.get_url(request)), *trail, PageLink(page.title, address)]
        graph.append(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": position,
                        "name": step.title,
                        "item": request.build_absolute_uri(step.url),
                    }
                    for position, step in enumerate(steps, start=1)
                ],
            }
        )
    data = json.dumps({"@context": SCHEMA, "@graph": graph}, ensure_ascii=False).translate(UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308

"""How words in easy German are set."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

TAG = re.compile(r"(<[^>]*>)")
# A compound with the signs around it, which would otherwise go to a line of their own.
COMPOUND = re.compile(r"(?<![\w-])[„(]?[^\W\d_]+(?:[-·][^\W\d_]+)+[.,:;!?“)]*(?![\w-])")


@register.filter
def in_one_piece(text) -> SafeString:
    """A text in which no compound is divided at the end of a line, unless it fills a whole line.

    Browsers break lines at hyphens, and easy German has many: "Partner-Stadt".
    """
    parts = TAG.split(conditional_escape(text or ""))
    parts[::2] = [
        COMPOUND.sub(r'<span class="easy-compound">\g<0></span>', part) for part in parts[::2]
    ]
    # What was no HTML has been escaped, and the compounds found in it hold no signs of HTML.
    return mark_safe("".join(parts))  # noqa: S308

"""How words in easy German are set."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

TAG = re.compile(r"(<[^>]*>)")
# A number and what it counts: "8 Länder", "22. November".
COUNTED = re.compile(r"(?<![\w-])(\d+\.?) (?=[„(]?[^\W\d_])")
# A compound with the signs around it, which would otherwise go to a line of their own, and with the
# number before it: a line may end before a box even after a space that does not break.
COMPOUND = re.compile(
    r"(?<![\w-])(?:\d+\.?\xa0)?[„(]?[^\W\d_]+(?:[-·][^\W\d_]+)+[.,:;!?“)]*(?![\w-])"
)


@register.filter
def in_one_piece(text) -> SafeString:
    """A text in which no line ends within a compound or after a number, unless it fills a line.

    Browsers break lines at hyphens, and easy German has many: "Partner-Stadt".
    """
    parts = TAG.split(conditional_escape(text or ""))
    parts[::2] = [
        COMPOUND.sub(
            r'<span class="easy-compound">\g<0></span>', COUNTED.sub("\\1\N{NO-BREAK SPACE}", part)
        )
        for part in parts[::2]
    ]
    # What was no HTML has been escaped, and the compounds found in it hold no signs of HTML.
    return mark_safe("".join(parts))  # noqa: S308

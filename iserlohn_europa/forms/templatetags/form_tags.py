"""What other pages say about the forms."""

from django import template

from .. import forgetting

register = template.Library()


@register.simple_tag
def forms_naming(page) -> list:
    """The published forms that name a page as the one about privacy, in the language of that page.

    Each knows how many days it keeps messages.
    """
    return forgetting.forms_naming(page)

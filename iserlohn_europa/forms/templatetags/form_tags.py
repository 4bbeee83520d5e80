"""What other pages say about the forms."""

from django import template

from ..forgetting import form_pages

register = template.Library()


@register.simple_tag
def forms_naming(page) -> list:
    """The published forms that name a page as the one about privacy, in the language of that page.

    Each knows how many days it keeps messages.
    """
    named = [form for form in form_pages() if form.live and form.names_as_privacy_page(page)]
    return [form.in_language_of(page) for form in named]

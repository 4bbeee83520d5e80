"""The addresses of feeds as links need them."""

from urllib.parse import urlsplit

from django import template

register = template.Library()


@register.filter
def webcal(address: str) -> str:
    """The address of a calendar as programs for calendars listen to it: they subscribe to it."""
    return urlsplit(address)._replace(scheme="webcal").geturl()

"""Roles one can turn to."""

from django import template

from ..today import today

register = template.Library()


@register.filter
def holders_today(role) -> list:
    """Who holds a role today; past holders are never named."""
    return role.holders_on(today())

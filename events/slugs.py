"""Addresses of events that no editor typed."""

from django.utils.text import slugify

from iserlohn_europa.core.text import spelled_out

LONGEST = 200


def free_slug(title: str, ending: str, parent) -> str:
    """An address below `parent` that nobody has: the title, the ending, and a number if need be.

    What the title says already is not said again: "Europafest 2026" needs no "2026".
    """
    words = slugify(spelled_out(title))[:LONGEST].strip("-_") or "veranstaltung"
    if ending and ending not in words.split("-"):
        words = f"{words}-{ending}"
    taken = set(parent.get_children().filter(slug__startswith=words).values_list("slug", flat=True))
    slug, number = words, 1
    while slug in taken:
        number += 1
        slug = f"{words}-{number}"
    return slug

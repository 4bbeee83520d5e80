"""The projects of a city, asked for once by all that its page says of them."""

from iserlohn_europa.core.querysets import First, first_cards

from .models import ProjectPage

# The page of a city shows so many, and leads to the others.
SHOWN = 20


def projects_of(city) -> First:
    """The newest public projects with a city; its page keeps them while it is read."""
    kept = vars(city)
    if "_projects" not in kept:
        projects = ProjectPage.objects.live().public().in_language_of(city).with_city(city)
        kept["_projects"] = first_cards(projects.newest_first(), city, SHOWN)
    return kept["_projects"]

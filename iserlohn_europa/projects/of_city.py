"""The projects of a city, asked for once by all that its page says of them."""

from iserlohn_europa.core.querysets import all_cards

from .models import ProjectPage


def projects_of(city) -> list[ProjectPage]:
    """The public projects with a city, newest first; its page keeps them while it is read."""
    kept = vars(city)
    if "_projects" not in kept:
        projects = ProjectPage.objects.live().public().in_language_of(city).with_city(city)
        kept["_projects"] = all_cards(projects.newest_first(), city)
    return kept["_projects"]

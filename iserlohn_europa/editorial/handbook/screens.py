"""Which task of the handbook helps on which screen."""

from django.urls import reverse

from events.models import EventPage
from iserlohn_europa.news.models import NewsPage
from partnerships.models import PartnerCityPage

from . import tasks_for

EVERY_PAGE = "change_text"
PAGES = {
    EventPage: "add_event",
    NewsPage: "write_news",
    PartnerCityPage: "add_city",
}


def help_with(page, user) -> str:
    """The address of the task that helps somebody who edits that page."""
    wanted = PAGES.get(page.specific_class, EVERY_PAGE)
    slugs = {task.name: task.slug for task in tasks_for(user)}
    return f"{reverse('handbook')}#{slugs.get(wanted, slugs[EVERY_PAGE])}"

"""Where in the tree somebody may add events."""

from .models import EventIndexPage, EventPage


def calendar_to_add_to(user) -> EventIndexPage | None:
    """The first calendar below which that user may add events; None if there is none."""
    for calendar in EventIndexPage.objects.in_source_language().order_by("path"):
        may_add = calendar.permissions_for_user(user).can_add_subpage()
        if may_add and EventPage.can_create_at(calendar):
            return calendar
    return None

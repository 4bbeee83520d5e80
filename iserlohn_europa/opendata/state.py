"""A value that is another as soon as a file of data may say something else."""

from django.db.models import Count, Max, Sum
from wagtail.models import Page, PageLogEntry

from events.models import Occurrence


def public_state() -> tuple:
    """The state of everything that rows read, asked without reading a row.

    Rows name other pages and their addresses: so it counts every public page, not one kind. A move
    publishes nothing and is asked of the log; dates of a series come into sight by themselves.
    """
    pages = Page.objects.live().public().order_by()
    dates = Occurrence.objects.order_by()
    moves = PageLogEntry.objects.filter(action="wagtail.move").order_by()
    return (
        *pages.aggregate(count=Count("pk"), sum=Sum("pk"), on=Max("last_published_at")).values(),
        *dates.aggregate(count=Count("pk"), last=Max("pk")).values(),
        *moves.aggregate(last=Max("pk")).values(),
    )

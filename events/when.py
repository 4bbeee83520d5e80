"""When many events were and with whom, read as plain values: the past has thousands of them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Coalesce

from iserlohn_europa.core.dates import PartialDate

from .choices import DateStatus
from .models import EventDate, EventPage, EventPartner, EventSeries


def know_when(events: Iterable[EventPage]) -> None:
    """Fills in of each event what it would else read of its dates, its series and its partners."""
    events = list(events)
    sources = [event.source.pk for event in events]
    takes_place = Count("pk", filter=~Q(status=DateStatus.CANCELLED))
    dates = _days(EventDate, sources, Coalesce("ends_on", "starts_on"), takes_place)
    series = _days(EventSeries, sources, Coalesce("until", "starts_on"), Count("pk"))
    partners = defaultdict(list)
    for row in EventPartner.objects.filter(page__in=sources):
        partners[row.page_id].append(row)
    for event in events:
        pk = event.source.pk
        known = [days[pk] for days in (dates, series) if pk in days]
        event.partner_list = partners[pk]
        event.is_cancelled = bool(known) and not any(number for _first, _last, number in known)
        event.when = (
            PartialDate.from_days(min(each[0] for each in known), max(each[1] for each in known))
            if known
            else event.source.date
        )


def _days(model, pages: list[int], last, takes_place) -> dict[int, tuple]:
    """First day, last day and how many take place, by page."""
    rows = model.objects.filter(page__in=pages).order_by().values("page")
    found = rows.annotate(first=Min("starts_on"), last=Max(last), number=takes_place)
    return {row["page"]: (row["first"], row["last"], row["number"]) for row in found}

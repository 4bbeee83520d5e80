from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.facets import Narrowing
from iserlohn_europa.core.models import IndexPage
from iserlohn_europa.core.paginate import paginate
from iserlohn_europa.core.today import today
from partnerships.parents import CommitteesAddMixin

from ..calendar import Calendar, as_occurrences, by_month, years_of
from ..facets import CITY, KIND, calendar_facets
from ..month import first_of_month, last_of_month, neighbours, weeks_of_month

MONTH, YEAR = "monat", "jahr"
DATES_PER_PAGE = 30
LATEST = 6


class EventIndexPage(CommitteesAddMixin, IndexPage):
    """What is when: the coming dates month by month, one month as a table, or a past year."""

    long_lists = ("dates",)
    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name = _("Veranstaltungskalender")
        verbose_name_plural = _("Veranstaltungskalender")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        calendar, on = Calendar.read(self), today()
        narrowing = Narrowing(calendar_facets(calendar.cities), request.GET)
        past = [line for line in calendar.lines if not line.is_upcoming(on)]
        years = years_of(past)
        month = first_of_month(request.GET.get(MONTH, ""))
        year = next((each for each, _n in years if str(each) == request.GET.get(YEAR)), None)
        if month:
            last = last_of_month(month)
            scope = [
                line
                for line in calendar.lines
                if line.touches(month, last) and (line.is_in_one_month or not line.is_rough)
            ]
            context |= self._table(month, narrowing.of(scope), on) | {"kept": (MONTH, month)}
        elif year:
            scope = [line for line in past if year in line.years()]
            context |= self._list(narrowing.of(scope), request) | {"kept": (YEAR, year)}
        else:
            scope = [line for line in calendar.lines if line.is_upcoming(on)]
            latest = sorted(narrowing.of(past), key=lambda line: line.last_day)[-LATEST:]
            context |= self._list(narrowing.of(scope), request, on)
            context["latest"] = as_occurrences(latest[::-1])
        return context | {
            "filters": narrowing.fields(scope),
            "is_narrowed": bool(narrowing),
            "city": narrowing.picked.get(CITY, ""),
            "kind": narrowing.picked.get(KIND, ""),
            "years": years_of(narrowing.of(past)),
            "year": year,
            "this_month": on.replace(day=1),
        }

    def _list(self, lines, request, on=None) -> dict:
        """One page of the dates, month by month."""
        headings = {line.pk: line.heading(on) for line in lines}
        # Sorting keeps the order of time within a month.
        lines = sorted(lines, key=lambda line: headings[line.pk])
        dates = paginate(lines, request, DATES_PER_PAGE, finish=as_occurrences)
        return {
            "dates": dates,
            "months": by_month(dates.object_list, headings),
            "number_picked": len(lines),
        }

    def _table(self, month, lines, on) -> dict:
        """All dates of a month in its weeks, and those of which the day is not known."""
        dates = as_occurrences([line for line in lines if not line.is_rough])
        before, after = neighbours(month)
        return {
            "month": month,
            "weeks": weeks_of_month(month, dates, lambda date: (date.first_day, date.last_day), on),
            "month_before": before,
            "month_after": after,
            "undated": as_occurrences([line for line in lines if line.is_rough]),
            "number_picked": len(lines),
        }

import datetime

from django.db.models import Case, DateField, F, Max, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, Least
from wagtail.models import PageManager

from iserlohn_europa.core.querysets import BasePageQuerySet

# What goes on without an end counts as still to come.
FAR_AHEAD = datetime.date(9999, 12, 31)


class EventQuerySet(BasePageQuerySet):
    """Questions about events. Dates are asked of the occurrences, never of the editors' rows."""

    def upcoming(self, on):
        """Events with a date that ends on that day or later; the next one first."""
        return (
            self.filter(occurrences__last_day__gte=on)
            .annotate(
                next_day=Min("occurrences__first_day", filter=Q(occurrences__last_day__gte=on))
            )
            .order_by("next_day", "pk")
        )

    def past(self, on):
        """Events whose last date ended before that day; the latest first."""
        return (
            self.annotate(final_day=Max("occurrences__last_day"))
            .filter(final_day__lt=on)
            .order_by(F("final_day").desc(), "-pk")
        )

    def coming_first(self, on):
        """All events with a date: those to come as `upcoming` has them, then those of the past."""
        is_to_come = Q(occurrences__last_day__gte=on)
        return (
            self.annotate(
                next_day=Min("occurrences__first_day", filter=is_to_come),
                final_day=Max("occurrences__last_day"),
            )
            .filter(final_day__isnull=False)
            .order_by(
                F("next_day").asc(nulls_last=True),
                Case(When(next_day__isnull=True, then=F("final_day"))).desc(nulls_last=True),
                "-pk",
            )
        )

    def with_city(self, city):
        """Events that have to do with that partner city."""
        return self.linked_to(city, through="partners__city")

    def with_open_series(self, on):
        """Events with a series that goes on after that day."""
        goes_on = Q(series__until__gt=on) | Q(series__isnull=False, series__until__isnull=True)
        return self.filter(goes_on).distinct().order_by("pk")

    def with_days(self):
        """Each event with its first and last day as the editors wrote them down, also in drafts."""
        sources = (
            self.model.objects.in_source_language()
            .filter(translation_key=OuterRef("translation_key"))
            .order_by()
        )
        day = DateField()
        begins = Min("dates__starts_on"), Min("series__starts_on")
        ends = (
            Max(Coalesce("dates__ends_on", "dates__starts_on")),
            Max(Case(When(series__isnull=False, then=Coalesce("series__until", Value(FAR_AHEAD))))),
        )
        # Of an empty and a filled column, one database knows the least and the other does not.
        first = Coalesce(Least(*begins), *begins, "date_earliest", output_field=day)
        last = Coalesce(Greatest(*ends), *ends, "date_latest", output_field=day)
        return self.annotate(
            first_day=Subquery(sources.annotate(day=first).values("day")),
            last_day=Subquery(sources.annotate(day=last).values("day")),
        )


EventManager = PageManager.from_queryset(EventQuerySet)

from django.db.models import F, Max, Min, Q
from wagtail.models import PageManager

from iserlohn_europa.core.querysets import BasePageQuerySet


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

    def with_city(self, city):
        """Events that have to do with that city, in whatever language either page is."""
        return self.filter(
            translation_key__in=self.model.objects.in_source_language()
            .filter(partners__city__translation_key=city.translation_key)
            .order_by()
            .values("translation_key")
        )


EventManager = PageManager.from_queryset(EventQuerySet)

from django.db.models import F
from wagtail.models import PageManager

from iserlohn_europa.core.querysets import BasePageQuerySet

from .choices import Holder


class AwardQuerySet(BasePageQuerySet):
    """Questions about awards."""

    def newest_first(self):
        return self.order_by(
            F("date_latest").desc(nulls_last=True), F("date_earliest").desc(nulls_last=True), "-pk"
        )

    def of_the_city(self):
        """Awards the city itself holds; only these are counted as its own."""
        return self.translations_of(
            self.model.objects.in_source_language().filter(holder=Holder.CITY)
        )

    def around_the_city(self):
        """Awards of others in town, shown apart."""
        return self.translations_of(
            self.model.objects.in_source_language().filter(holder=Holder.OTHER)
        )

    def with_city(self, city):
        """Awards won together with that partner city."""
        return self.linked_to(city, through="cities")


AwardManager = PageManager.from_queryset(AwardQuerySet)

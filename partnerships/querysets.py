from wagtail.models import PageManager

from iserlohn_europa.core.querysets import BasePageQuerySet

from .choices import Circle


class PartnerCityQuerySet(BasePageQuerySet):
    """Questions about partner cities; data is asked of the pages in the source language."""

    def by_name(self):
        return self.order_by("sort_key", "pk")

    def in_circle(self, circle: Circle):
        return self.translations_of(self.model.objects.in_source_language().filter(circle=circle))

    def partners(self):
        """The partner and friend cities proper."""
        return self.in_circle(Circle.PARTNERS)

    def further_friends(self):
        """Cities that are friends beside the partner and friend cities."""
        return self.in_circle(Circle.FURTHER)


PartnerCityManager = PageManager.from_queryset(PartnerCityQuerySet)

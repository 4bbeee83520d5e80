"""Which city hosts an event: below the models, so that forms may use it too."""

from collections.abc import Iterable

from .choices import PartnerRole


def add_hosts(event, cities: Iterable) -> None:
    """Names cities as hosts, after the partners that an event names already; saves nothing."""
    for city in cities:
        last = event.partners.count()
        row = event.partners.model(city=city, role=PartnerRole.HOST, sort_order=last)
        event.partners.add(row)

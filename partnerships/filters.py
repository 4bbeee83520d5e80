from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter

from .models import PartnerCityPage


def cities_by_name(request):
    """The partner cities one can choose from."""
    return PartnerCityPage.objects.in_source_language().defer_streamfields().by_name()


class PartnerCityFilter(ModelChoiceFilter):
    """Asks a list of pages for those that have to do with one partner city."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label", _("Partnerstadt"))
        kwargs.setdefault("empty_label", _("Alle"))
        kwargs.setdefault("queryset", cities_by_name)
        super().__init__(*args, **kwargs)

    def filter(self, qs, value):
        return qs.with_city(value) if value else qs

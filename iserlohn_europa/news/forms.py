from iserlohn_europa.core.forms import BasePageForm
from partnerships.committees import cities_of, missing_cities, own_city_wanted
from partnerships.models import PartnerCityPage


class NewsPageForm(BasePageForm):
    """What a committee adds is its city's: the form begins with it, and new news that name none of
    theirs get it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and (own := cities_of(self.for_user)):
            self.initial["cities"] = own

    def clean(self):
        cleaned = super().clean()
        if "cities" not in cleaned:
            return cleaned
        named = list(cleaned["cities"])
        missing = missing_cities(self.for_user, named)
        if missing and self.instance.pk:
            self.add_error("cities", own_city_wanted(missing))
        elif missing:
            pks = [city.pk for city in (*named, *missing)]
            cleaned["cities"] = PartnerCityPage.objects.filter(pk__in=pks)
        return cleaned

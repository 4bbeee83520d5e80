from iserlohn_europa.core.forms import BasePageForm
from partnerships.committees import missing_cities, own_city_wanted
from partnerships.models import PartnerCityPage


class NewsPageForm(BasePageForm):
    """What a committee adds is its city's: new news that names none of theirs gets it."""

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

"""Where a page leads on that welcomes friends and is the only one in their language."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from iserlohn_europa.core.links import ForeignLink
from iserlohn_europa.core.querysets import is_public
from partnerships.models import PartnerCityPage

# The languages in which there is more to read, in the order in which they are offered.
READ_ON_IN = ("en", settings.LANGUAGE_CODE)
WHOLE_SITE = {
    "en": gettext_lazy("Die ganze Website auf Englisch"),
    settings.LANGUAGE_CODE: gettext_lazy("Die ganze Website auf Deutsch"),
}
ONE_PAGE = {
    "en": gettext_lazy("Seite auf Englisch"),
    settings.LANGUAGE_CODE: gettext_lazy("Seite auf Deutsch"),
}


@dataclass(frozen=True)
class Welcome:
    """The towns in which people speak that language, and the rest of the site."""

    cities: list[ForeignLink]
    whole_site: list[ForeignLink]


def welcome(home, request=None) -> Welcome:
    """What a home page leads to that is alone in its language."""
    homes = _by_language(home.get_translations())
    return Welcome(
        cities=[_way_to(*pair, request) for pair in _cities_speaking(home, homes)],
        whole_site=whole_site(homes, request),
    )


def whole_site(homes: dict[str, Page], request=None) -> list[ForeignLink]:
    """The ways to the whole site, where one of those homes begins it."""
    return [
        ForeignLink(str(WHOLE_SITE[code]), homes[code].get_url(request) or "", code)
        for code in READ_ON_IN
        if code in homes
    ]


def _by_language(pages) -> dict[str, Page]:
    """The pages that everybody may read, of the languages in which one can read on."""
    found = pages.live().filter(is_public(), locale__language_code__in=READ_ON_IN)
    return {page.locale.language_code: page for page in found.select_related("locale")}


def _cities_speaking(home, homes) -> list[tuple[PartnerCityPage, PartnerCityPage]]:
    """The cities where people speak the language of the home page, each with the page to read."""
    cities = list(
        PartnerCityPage.objects.live()
        .public()
        .in_source_language()
        .filter(native_language=home.locale.language_code)
        .by_name()
    )
    readable = PartnerCityPage.objects.live().public()
    found = {
        (page.translation_key, page.locale.language_code): page
        for page in readable.filter(
            translation_key__in=[city.translation_key for city in cities],
            locale__language_code__in=[code for code in READ_ON_IN if code in homes],
        ).select_related("locale")
    }
    pairs = []
    for city in cities:
        pages = [found.get((city.translation_key, code)) for code in READ_ON_IN]
        pairs += [(city, page) for page in pages if page][:1]
    return pairs


def _way_to(city, page, request) -> ForeignLink:
    language = page.locale.language_code
    url = page.get_url(request) or ""
    return ForeignLink(city.native_name, url, language, note=str(ONE_PAGE[language]))

"""What search engines are told of a page in other languages, in its head and in the sitemap."""

from dataclasses import dataclass

from django.conf import settings

DEFAULT = "x-default"


@dataclass(frozen=True)
class Alternate:
    """The same page in a language."""

    lang_code: str
    location: str


def alternates(locations: dict[str, str]) -> list[Alternate]:
    """The page in each language, itself included, and for all other languages the German one.

    Nothing where there is one language alone.
    """
    if len(locations) < 2:
        return []
    found = [
        Alternate(code, locations[code]) for code, _name in settings.LANGUAGES if code in locations
    ]
    source = locations.get(settings.LANGUAGE_CODE)
    return [*found, Alternate(DEFAULT, source)] if source else found

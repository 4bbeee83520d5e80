"""The languages of the site beside the one that everything is translated from."""

from django.conf import settings
from wagtail.models import Locale

# Written anew instead of translated piece by piece.
EASY_LANGUAGE = settings.EASY_LANGUAGE
# Every page is wanted in this one; the others that are translated into welcome on their home.
WHOLE_SITE = "en"


def other_languages() -> list[Locale]:
    """The languages beside the source, in the order of the settings."""
    order = [code for code, _name in settings.LANGUAGES]
    found = Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)
    return sorted(found, key=lambda locale: order.index(locale.language_code))


def foreign_languages():
    """The languages into which pages are translated piece by piece."""
    return Locale.objects.exclude(language_code__in=[settings.LANGUAGE_CODE, EASY_LANGUAGE])

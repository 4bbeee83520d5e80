"""How translations stand, as conditions that the database answers."""

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from wagtail.models import Page

from .catalogues import DEPTH_OF_HOME
from .choices import UNCHECKED, State
from .locales import EASY_LANGUAGE, WHOLE_SITE
from .models import PublicText, TranslatedText, TranslationCheck


def translations():
    """All pages in other languages than the source: each with its state, and if it is checked."""
    noted = TranslatedText.objects.filter(page=OuterRef("pk"))
    public = PublicText.objects.filter(page__translation_key=OuterRef("translation_key"))
    return (
        Page.objects.exclude(locale__language_code=settings.LANGUAGE_CODE)
        .filter(depth__gt=1)
        .annotate(
            said=Subquery(noted.values("source_fingerprint")[:1]),
            own=Subquery(noted.values("own_fingerprint")[:1]),
            public=Subquery(public.values("fingerprint")[:1]),
        )
        .annotate(
            state=Case(
                When(live=False, then=Value(State.DRAFT)),
                When(
                    ~Q(said=F("public")),
                    said__isnull=False,
                    public__isnull=False,
                    then=Value(State.OLDER),
                ),
                default=Value(State.CURRENT),
            ),
            is_checked=Exists(
                TranslationCheck.objects.filter(page=OuterRef("pk"), fingerprint=OuterRef("own"))
            ),
        )
        .select_related("locale")
    )


def unchecked():
    """The public translations that nobody has checked as they are now."""
    return translations().filter(live=True, is_checked=False)


def left_alone():
    """The public translations whose German page is not public."""
    german = Page.objects.filter(
        locale__language_code=settings.LANGUAGE_CODE, translation_key=OuterRef("translation_key")
    )
    return translations().filter(Exists(german.filter(live=False)), live=True)


def orphans():
    """The public translations whose German page is gone.

    Easy pages are written anew: one that belongs to no German page may stand for itself.
    """
    german = Page.objects.filter(
        locale__language_code=settings.LANGUAGE_CODE, translation_key=OuterRef("translation_key")
    )
    foreign = translations().exclude(locale__language_code=EASY_LANGUAGE)
    return foreign.filter(~Exists(german), live=True)


def originals():
    """The pages that may be translated: public ones, and drafts that already are."""
    others = Page.objects.filter(translation_key=OuterRef("translation_key")).exclude(
        locale__language_code=settings.LANGUAGE_CODE
    )
    return Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1).filter(
        Q(live=True) | Exists(others)
    )


def in_state(pages, state: str, locales):
    """Those of the originals that stand so in at least one of the languages."""
    same_key = translations().filter(translation_key=OuterRef("translation_key"))
    if state == UNCHECKED:
        return pages.filter(
            Exists(same_key.filter(live=True, is_checked=False, locale__in=locales))
        )
    if state != State.MISSING:
        return pages.filter(Exists(same_key.filter(state=state, locale__in=locales)))
    missing = Q()
    for locale in locales:
        missing |= _missing_in(locale)
    return pages.filter(missing) if missing else pages.none()


def missing_where_wanted(pages, locales):
    """Those of the originals that miss a translation which the site is meant to have.

    That is every page in English, the home in each language that welcomes, and none in easy German.
    """
    missing = Q()
    for locale in locales:
        if locale.language_code == WHOLE_SITE:
            missing |= _missing_in(locale)
        elif locale.language_code != EASY_LANGUAGE:
            missing |= Q(_missing_in(locale), depth=DEPTH_OF_HOME)
    return pages.filter(missing) if missing else pages.none()


def _missing_in(locale) -> Q:
    there = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale)
    return Q(~Exists(there))

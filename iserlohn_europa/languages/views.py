"""The pages of the site at their addresses, and what stands there while one is not translated."""

from http import HTTPMethod

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.views import serve

from iserlohn_europa.core.links import ForeignLink, lead_to
from iserlohn_europa.core.querysets import for_links, is_public
from iserlohn_europa.core.routing import find_route
from iserlohn_europa.remembered import remembered

from .translations import Translations, find_translations

ENGLISH = "en"


# Pages take nothing that is sent, but for those with a form: who sends it is nobody who has signed
# in, so they ask for the sign of iserlohn_europa/forms in place of a cookie.
@csrf_exempt
def page_in_its_language(request, path):
    """The page at an address; where only the German one exists, the way to what there is."""
    # Where Wagtail keeps what it finds, so that it asks neither for the site nor for each step.
    request._wagtail_site = remembered("site", lambda: Site.find_for_request(request))
    request._wagtail_route_for_request = find_route(request, path)
    try:
        return serve(request, path)
    except Http404:
        answer = _instead(request, path)
        if answer is None:
            raise
        return answer


def _instead(request, path):
    language, site = get_language(), Site.find_for_request(request)
    if language == settings.LANGUAGE_CODE or site is None or _is_redirected(request):
        return None
    if request.method not in {HTTPMethod.GET, HTTPMethod.HEAD}:
        return None
    german = _german_page(site.root_page, path)
    if german is None:
        return None
    translations = find_translations(site.root_page, _versions_of(german))
    if language not in translations.homes:
        return lead_to(german, request)
    if translated := translations.pages.get(language):
        # A page that is there may itself say that something is not.
        return None if translated.get_url(request) == request.path else lead_to(translated, request)
    if language == settings.EASY_LANGUAGE:
        # The notice is in ordinary German, which its readers would have to take for easy.
        return lead_to(german, request)
    ways = _ways_on(translations, language, request)
    context = {"translations": translations, "ways": ways}
    return render(request, "languages/missing_page.html", context)


def _is_redirected(request) -> bool:
    """Whether an editor has said where this address leads."""
    path = Redirect.normalise_path(request.path, decode_unicode=False)
    return get_redirect(request, path) is not None


def _german_page(root: Page, path: str) -> Page | None:
    """The public page that has this address in German."""
    steps = [step for step in path.split("/") if step]
    url_path = root.url_path + "".join(f"{step}/" for step in steps)
    german = Page.objects.live().filter(is_public(), url_path=url_path)
    return german.filter(locale__language_code=settings.LANGUAGE_CODE).first()


def _versions_of(page: Page) -> list[Page]:
    return list(for_links(Page.objects.filter(translation_key=page.translation_key)))


def _ways_on(translations: Translations, language: str, request) -> list[ForeignLink]:
    """The same page in the languages that most readers know a little of, and the way home."""
    texts = {
        ENGLISH: _("Diese Seite auf Englisch lesen"),
        settings.LANGUAGE_CODE: _("Diese Seite auf Deutsch lesen"),
    }
    ways = [
        ForeignLink(text, translations.pages[code].get_url(request) or "", code)
        for code, text in texts.items()
        if code in translations.pages
    ]
    home_url = translations.homes[language].get_url(request) or ""
    return [*ways, ForeignLink(_("Zur Startseite"), home_url, language)]

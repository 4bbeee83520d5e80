"""The way from the home of a site down to the page at an address."""

from django.conf import settings
from django.db.models import Q, Subquery
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .models import BasePage
from .querysets import for_links, private_paths
from .top import Top, top_of

# No tree is as deep, and no address that goes further is worth a question.
DEEPEST = 20


def find_route(request, path: str) -> RouteResult | None:
    """The page at an address, as Wagtail finds it: from home down, by the slugs.

    Wagtail asks twice for each step. This asks once for all pages on the way and what says the same
    in other languages, and once for the page itself, which then knows both.
    """
    site, slugs = Site.find_for_request(request), [slug for slug in path.split("/") if slug]
    if site is None or len(slugs) > DEEPEST:
        return None
    top = top_of(site.root_page)
    home = _home(top, site.root_page)
    below, versions = _pages_below(home, slugs) if slugs else ([], top.homes)
    way = [*top.above, home, *below]
    if len(below) < len(slugs) or not way[-1].live:
        return None
    private = private_paths()
    for page in way:
        page.is_private = page.path in private
    return RouteResult(_in_full(way[-1], way[:-1], versions))


def _home(top: Top, root: Page) -> Page:
    """The published home in the active language, or else the root of the site."""
    language = get_language()
    spoken = (home for home in top.homes if home.live and home.locale.language_code == language)
    return next(spoken, None) or next(home for home in top.homes if home.pk == root.pk)


def _pages_below(home: Page, slugs: list[str]) -> tuple[list[Page], list[Page]]:
    """The pages from below home to the one at an address, and those that say the same as that."""
    addresses = [home.url_path]
    for slug in slugs:
        addresses.append(f"{addresses[-1]}{slug}/")
    # By the slug as well, as the addresses have no index.
    last = Page.objects.filter(slug=slugs[-1], url_path=addresses[-1]).order_by()
    is_on_the_way = Q(slug__in=slugs, url_path__in=addresses[1:])
    says_the_same = Q(translation_key=Subquery(last.values("translation_key")[:1]))
    found = list(for_links(Page.objects.filter(is_on_the_way | says_the_same)))
    way = sorted((page for page in found if page.url_path in addresses), key=_depth)
    return way, [page for page in found if way and page.translation_key == way[-1].translation_key]


def _depth(page: Page) -> int:
    return page.depth


def _in_full(page: Page, way: list[Page], versions: list[Page]) -> Page:
    """The page with all its fields, what it shows of single rows elsewhere, and its source."""
    model = page.specific_class
    if model is None or not issubclass(model, BasePage):
        return page.specific
    source = {each.pk for each in versions if each.locale.language_code == settings.LANGUAGE_CODE}
    both = list(model.objects.for_reading().filter(pk__in={page.pk, *source}))
    found = next(each for each in both if each.pk == page.pk)
    found.source = next((each for each in both if each.pk != page.pk), found)
    found.way, found.versions, found.is_private = way, versions, page.is_private
    return found

"""The way from the home of a site down to the page at an address."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult

from .models import BasePage

# No tree is as deep, and no address that goes further is worth a question.
DEEPEST = 20


def find_route(request, path: str) -> RouteResult | None:
    """The page at an address, as Wagtail finds it: from home down, by the slugs.

    Wagtail asks twice for each step. This asks once for the homes and all pages on the way, and
    once for the page itself, which then knows its way.
    """
    site, slugs = Site.find_for_request(request), [slug for slug in path.split("/") if slug]
    if site is None or len(slugs) > DEEPEST:
        return None
    way = _way_down(site.root_page, slugs)
    if not way or not way[-1].live:
        return None
    return RouteResult(_in_full(way[-1], way[:-1]))


def _way_down(root: Page, slugs: list[str]) -> list[Page]:
    """The pages from the top of the tree over the home in the active language to the page.

    Each knows whether it is private itself; empty if there is no such way.
    """
    is_home = Q(translation_key=root.translation_key)
    is_on_the_way = Q(slug__in=slugs, depth__gt=root.depth)
    is_above = Q(
        path__in=[root.path[:end] for end in range(root.steplen, len(root.path), root.steplen)]
    )
    found = list(
        Page.objects.filter(is_home | is_on_the_way | is_above)
        .select_related("locale")
        .annotate(is_private=Exists(PageViewRestriction.objects.filter(page=OuterRef("pk"))))
    )
    above = [page for page in found if root.path.startswith(page.path) and page.pk != root.pk]
    homes = [page for page in found if page.translation_key == root.translation_key]
    language = get_language()
    spoken = [home for home in homes if home.live and home.locale.language_code == language]
    way = [*above, *(spoken[:1] or [home for home in homes if home.pk == root.pk])]
    for slug in slugs:
        below = [page for page in found if page.slug == slug and page.is_child_of(way[-1])]
        if not below:
            return []
        way.append(below[0])
    return way


def _in_full(page: Page, way: list[Page]) -> Page:
    """The page with all its fields, what it shows of single rows elsewhere, and its source."""
    model = page.specific_class
    if model is None or not issubclass(model, BasePage):
        return page.specific
    is_source = Q(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    both = list(model.objects.for_reading().filter(Q(pk=page.pk) | is_source))
    found = next(each for each in both if each.pk == page.pk)
    found.source = next((each for each in both if each.pk != page.pk), found)
    found.way, found.is_private = way, page.is_private
    return found

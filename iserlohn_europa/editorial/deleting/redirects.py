"""Where the address of a page leads once the page is gone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

# A place on the web: the key of the site and the path on it.
Place = tuple[int, str]


@dataclass(frozen=True)
class Leaving:
    """Addresses that are about to end, and the page they are to lead to; None if to nothing."""

    places: frozenset[Place]
    target: Page | None
    is_permanent: bool

    def carry_out(self) -> int:
        """Leaves the redirects, in place of what led from there before; how many."""
        forget_redirects(self.places)
        if self.target is None:
            return 0
        # As if made by itself: Wagtail replaces such a redirect where a page is renamed later.
        redirects = [
            Redirect(
                old_path=path,
                site_id=site,
                redirect_page=self.target,
                is_permanent=self.is_permanent,
                automatically_created=True,
            )
            for site, path in self.places
        ]
        return len(Redirect.objects.bulk_create(redirects))


def deletion_of(pages: Iterable[Page], target: Page | None) -> Leaving:
    """What deleting pages ends: their own addresses, and those that led to them until now."""
    pages = list(pages)
    earlier = Redirect.objects.filter(redirect_page__in=[page.pk for page in pages])
    led_here = {(site, path) for site, path in earlier.values_list("site", "old_path") if site}
    return Leaving(places_of(pages) | led_here, target, is_permanent=True)


def unpublication_of(pages: Iterable[Page], target: Page | None) -> Leaving:
    """What taking pages offline ends. They may return: the redirect is for the time being."""
    return Leaving(places_of(pages), target, is_permanent=False)


def places_of(pages: Iterable[Page]) -> frozenset[Place]:
    """The addresses of those of the pages that are public."""
    parts = (page.get_url_parts() for page in pages if page.live)
    return frozenset(
        (site, Redirect.normalise_path(path)) for site, _root, path in filter(None, parts) if path
    )


def forget_redirects(places: Iterable[Place]) -> None:
    """Removes what leads away from those addresses.

    While a page is public, a redirect from its address waits; once the page is offline, one that
    leads to the page itself would send readers in circles.
    """
    there = Q(pk=None)
    for site, path in places:
        there |= Q(site=site, old_path=path)
    Redirect.objects.filter(there).delete()


def page_above(page: Page, without: Iterable[Page] = ()) -> Page | None:
    """The nearest page above that stays public."""
    gone = [each.path for each in without]
    for above in page.get_ancestors().live().filter(depth__gt=1).order_by("-depth"):
        if not any(above.path.startswith(path) for path in gone):
            return above
    return None


def branch(page: Page) -> list[Page]:
    """A page and everything public below it."""
    return [page, *page.get_descendants().live()]

"""Addresses of this site, as a report of a barrier carries them, and the pages that live there."""

import re

from wagtail.models import Page, Site

LONGEST_PATH = 300
PATH = re.compile(r"/(?!/)[-\w./%~]*(\?[-\w./%~=&+,:;!*'()@]*)?", re.ASCII)


def path_of(address: str) -> str:
    """A path of this site as it stands in an address, empty for anything else.

    What was looked for or picked belongs to it, unless that is too long or strange.
    """
    ways = (address, address.partition("?")[0])
    fitting = (way for way in ways if len(way) <= LONGEST_PATH and PATH.fullmatch(way))
    return next(fitting, "")


def page_at(address: str, site: Site | None) -> Page | None:
    """The page that everybody reads at a path, in whatever language; None if there is none."""
    path = path_of(address).partition("?")[0]
    if not path or site is None:
        return None
    homes = site.root_page.get_translations(inclusive=True).live()
    ways = {home.relative_url(site): home.url_path for home in homes}
    beginning = max((way for way in ways if way and path.startswith(way)), key=len, default="")
    if not beginning:
        return None
    inner = path.removeprefix(beginning).rstrip("/")
    url_path = ways[beginning] + (f"{inner}/" if inner else "")
    return Page.objects.live().public().filter(url_path=url_path).first()

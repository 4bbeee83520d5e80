from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page


class PagesSitemap(Sitemap):
    """The published, public pages of the site in every language, each with its last publication.

    Wagtail's own stops at the home page of the site and misses the trees of the other languages.
    """

    def items(self):
        home = self.get_wagtail_site().root_page
        below = Q()
        for root in home.get_translations(inclusive=True).live():
            below |= Q(path__startswith=root.path)
        pages = Page.objects.filter(below) if below else Page.objects.none()
        return pages.live().public().order_by("path").defer_streamfields().specific()

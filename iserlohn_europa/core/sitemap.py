from collections import defaultdict

from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Locale, Page, get_page_models

from .alternates import alternates
from .querysets import is_public


class PagesSitemap(Sitemap):
    """The published, public pages of the site in every language, each with its last publication.

    Wagtail's own stops at the home page of the site and misses the trees of the other languages.
    Each page names itself and its translations, and the German one for all other languages.
    """

    def items(self):
        home = self.get_wagtail_site().root_page
        below = Q()
        for root in home.get_translations(inclusive=True).live().filter(is_public()):
            below |= Q(path__startswith=root.path)
        pages = Page.objects.filter(below) if below else Page.objects.none()
        hidden = [kind for kind in get_page_models() if not getattr(kind, "may_be_indexed", True)]
        # What pages say themselves is not asked for: there may be ten thousand.
        pages = pages.live().filter(is_public()).not_exact_type(*hidden)
        return pages.order_by("path").select_related("locale")

    def _urls(self, page, protocol, domain):
        languages = dict(Locale.objects.values_list("pk", "language_code"))
        urls, same = [], defaultdict(dict)
        for item in self.paginator.page(page).object_list.iterator():
            for url in item.get_sitemap_urls(self.request):
                same[item.translation_key][languages[item.locale_id]] = url["location"]
                urls.append({**url, "alternates": same[item.translation_key]})
        for url in urls:
            url["alternates"] = alternates(url["alternates"])
        published = {url["lastmod"] for url in urls}
        if published and None not in published:
            self.latest_lastmod = max(published)
        return urls

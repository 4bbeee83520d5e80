"""The news as machines fetch them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iserlohn_europa.core.atom import Told, atom_feed
from partnerships.asked_city import asked_city, with_city

from .models import NewsIndexPage, NewsPage


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The news, newest first, overall or about one city."""
    city = asked_city(request.GET)
    path = with_city(request.path, city.slug if city else "")
    news = NewsPage.objects.live().public().in_source_language().newest_first()
    news = news.select_related("locale").defer_streamfields()
    if city:
        title = _("Nachrichten über %(city)s") % {"city": city.title}
        return atom_feed(request, title, path, city, news.with_city(city), _told)
    index = NewsIndexPage.objects.live().public().in_source_language().first()
    return atom_feed(request, _("Nachrichten"), path, index, news, _told)


def _told(page: NewsPage) -> Told:
    return Told(page.title, page.summary)

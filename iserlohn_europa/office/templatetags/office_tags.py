"""What every page shows of the office, and the topics it belongs to."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django import template
from django.conf import settings
from django.utils.translation import get_language

from iserlohn_europa.core.links import ForeignLink, PageLink
from iserlohn_europa.core.models import ContactRole, roles_in_language_of
from iserlohn_europa.office.models import HomePage, StandardPage, TopicPage
from iserlohn_europa.office.welcome import whole_site
from iserlohn_europa.remembered import remembered

register = template.Library()
WIDELY_READ = "en"


@dataclass(frozen=True)
class FooterLink:
    """A link at the foot of every page; the page may be in another language than this one."""

    title: str
    url: str
    language: str


@register.simple_tag
def office_contact(home) -> ContactRole | None:
    """The role that answers for the whole site: the contact of the home page."""
    if home is None:
        return None

    def ask() -> ContactRole | None:
        homes = HomePage.objects.filter(pk=home.pk)
        source = HomePage.objects.in_source_language().translations_of(homes)
        roles = roles_in_language_of(home, source.order_by().values("contact"))
        return next(iter(roles.values()), None)

    return remembered(("office contact", home.pk), ask)


@register.simple_tag(takes_context=True)
def footer_pages(context, home) -> list[FooterLink]:
    """The pages that every page links to at its foot.

    The law wants them everywhere: a language without its own leads to the English ones, easy German
    to the German ones.
    """
    if home is None:
        return []
    request, own = context.get("request"), home.locale.language_code
    by_language = remembered("footer", lambda: _footer_links(request))
    others = [] if own == settings.EASY_LANGUAGE else [WIDELY_READ]
    languages = (own, *others, settings.LANGUAGE_CODE)
    return next((by_language[each] for each in languages if each in by_language), [])


@register.simple_tag(takes_context=True)
def read_on_elsewhere(context, translations) -> list[ForeignLink]:
    """Where somebody reads on whose language has next to nothing; nothing for German readers."""
    here = get_language()
    if translations is None or here in {settings.LANGUAGE_CODE, settings.EASY_LANGUAGE}:
        return []
    homes = {code: home for code, home in translations.homes.items() if code != here}
    return whole_site(homes, context.get("request"))


@register.simple_tag(takes_context=True)
def all_topics(context, home) -> list[PageLink]:
    """Every topic that has a page, in the language of the home page, by name."""
    return list(_topic_pages(home, context.get("request")).values())


@register.simple_tag(takes_context=True)
def topic_links(context, page) -> list[PageLink]:
    """The topics of a page, each linked to its own page where that is published."""
    topics = page.topic_list
    if not topics:
        return []
    pages = _topic_pages(page, context.get("request"))
    urls = {key: link.url for key, link in pages.items()}
    return [PageLink(topic.title, urls.get(topic.translation_key, "")) for topic in topics]


def _topic_pages(reader, request) -> dict[UUID, PageLink]:
    """The published pages of topics in the language of the reader's page, by their topics."""

    def ask() -> dict[UUID, PageLink]:
        pages = TopicPage.objects.live().public().in_language_of(reader).select_related("topic")
        return {
            page.topic.translation_key: PageLink(page.title, page.get_url(request) or "")
            for page in pages.order_by("topic__sort_key", "pk")
        }

    return remembered(("topic pages", reader.locale_id), ask)


def _footer_links(request) -> dict[str, list[FooterLink]]:
    pages = StandardPage.objects.live().public().in_footer().select_related("locale")
    by_language = defaultdict(list)
    for page in pages:
        code = page.locale.language_code
        by_language[code].append(FooterLink(page.title, page.get_url(request) or "", code))
    return dict(by_language)

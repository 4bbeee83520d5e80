"""What every page shows of the office, and the topics it belongs to."""

from collections import defaultdict

from django import template
from django.conf import settings
from django.utils.translation import get_language

from iserlohn_europa.core.links import ForeignLink, PageLink
from iserlohn_europa.core.models import ContactRole, roles_in_language_of
from iserlohn_europa.office.models import HomePage, StandardPage, TopicPage
from iserlohn_europa.office.welcome import whole_site

register = template.Library()
WIDELY_READ = "en"


@register.simple_tag
def office_contact(home) -> ContactRole | None:
    """The role that answers for the whole site: the contact of the home page."""
    if home is None:
        return None
    homes = HomePage.objects.filter(pk=home.pk)
    source = HomePage.objects.in_source_language().translations_of(homes)
    roles = roles_in_language_of(home, source.order_by().values("contact"))
    return next(iter(roles.values()), None)


@register.simple_tag
def footer_pages(home) -> list[StandardPage]:
    """The pages that every page links to at its foot.

    The law wants them everywhere: a language without its own leads to the English ones, easy German
    to the German ones.
    """
    if home is None:
        return []
    own = home.locale.language_code
    others = [] if own == settings.EASY_LANGUAGE else [WIDELY_READ]
    pages = StandardPage.objects.live().public().in_footer().select_related("locale")
    by_language = defaultdict(list)
    for page in pages:
        by_language[page.locale.language_code].append(page)
    languages = (own, *others, settings.LANGUAGE_CODE)
    return next((by_language[each] for each in languages if by_language[each]), [])


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
    pages = TopicPage.objects.live().public().in_language_of(home)
    return [
        PageLink(page.title, page.get_url(context.get("request")) or "")
        for page in pages.order_by("topic__sort_key", "pk")
    ]


@register.simple_tag(takes_context=True)
def topic_links(context, page) -> list[PageLink]:
    """The topics of a page, each linked to its own page where that is published."""
    topics = page.topic_list
    if not topics:
        return []
    pages = (
        TopicPage.objects.live()
        .public()
        .in_language_of(page)
        .filter(topic__translation_key__in=[topic.translation_key for topic in topics])
        .select_related("topic")
    )
    urls = {each.topic.translation_key: each.get_url(context.get("request")) for each in pages}
    return [PageLink(topic.title, urls.get(topic.translation_key) or "") for topic in topics]

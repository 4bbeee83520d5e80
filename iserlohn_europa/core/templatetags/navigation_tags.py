"""The way through the site: home, menu, breadcrumbs, and links between pages."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page, Site

from iserlohn_europa.remembered import remembered

from ..links import PageLink, links_to
from ..querysets import is_public

register = template.Library()


@dataclass(frozen=True)
class MenuItem:
    """One entry of the main navigation; `current` is its value for aria-current, or empty."""

    title: str
    url: str
    current: str = ""


@dataclass(frozen=True)
class Section:
    """A page directly below home; `kind` is its model as a pair such as ("chronicle", …)."""

    pk: int
    path: str
    kind: tuple[str, str]
    link: PageLink
    is_in_menu: bool


@register.simple_tag(takes_context=True)
def home_page(context) -> Page | None:
    """The home page in the language of the page shown, or of the address where there is none.

    None in a language that has no home: nothing German stands around what is not German.
    """
    site = Site.find_for_request(context.get("request"))
    if site is None:
        return None
    root, page = site.root_page, context.get("page")
    for each in [page, *page.way] if page else []:
        if each.translation_key == root.translation_key and (each is page or each.live):
            return each
    language = page.locale.language_code if page else get_language()
    if language == settings.LANGUAGE_CODE:
        return root
    homes = root.get_translations().live().filter(is_public()).select_related("locale")
    return homes.filter(locale__language_code=language).first()


@register.simple_tag(takes_context=True)
def main_menu(context, home) -> list[MenuItem]:
    """The published sections below home that an editor put into the menu."""
    if home is None:
        return []
    return [
        MenuItem(section.link.title, section.link.url, _current(context.get("page"), section))
        for section in _sections(context, home)
        if section.is_in_menu
    ]


@register.simple_tag(takes_context=True)
def trail_to(context, page, home) -> list[PageLink]:
    """The published pages above a page, from home down; empty for home itself."""
    if home is None or page.pk == home.pk:
        return []
    above = [each for each in page.way if each.live and each.depth > home.depth]
    return [PageLink(each.title, _url(context, each)) for each in above]


@register.simple_tag(takes_context=True)
def page_of_kind(context, home, kind) -> PageLink | None:
    """The published section of a kind such as "chronicle.ChroniclePage", if there is one."""
    return pages_of_kinds(context, home, page=kind)["page"]


@register.simple_tag(takes_context=True)
def pages_of_kinds(context, home, **kinds: str) -> dict[str, PageLink | None]:
    """The published sections of several kinds by the names that are given here.

    None where there is no such section.
    """
    found: dict[str, PageLink | None] = dict.fromkeys(kinds)
    if home is None:
        return found
    names = {tuple(kind.lower().split(".")): name for name, kind in kinds.items()}
    for section in _sections(context, home):
        name = names.get(section.kind)
        if name and found[name] is None:
            found[name] = section.link
    return found


@register.simple_tag(takes_context=True)
def pages_below(context, page) -> list[PageLink]:
    """The published pages directly below a page, in the order of the tree."""
    if not page.pk or page.is_leaf():
        return []
    below = Page.objects.child_of(page).live().filter(is_public()).order_by("path")
    return [PageLink(each.title, _url(context, each)) for each in below]


@register.simple_tag(takes_context=True)
def links(context, pages) -> list[PageLink]:
    """Links to pages, in the language of the page shown."""
    return links_to(pages, context["page"], context.get("request"))


@register.simple_tag(takes_context=True)
def link(context, page) -> PageLink | None:
    """A link to one page, in the language of the page shown; None if it is not published."""
    found = links_to([page], context["page"], context.get("request")) if page else []
    return found[0] if found and found[0].url else None


@register.simple_tag(takes_context=True)
def shown_as_draft_until(context):
    """Until when a link shows this draft to somebody who cannot sign in; None on all else."""
    link = getattr(context.get("request"), "preview_link", None)
    return link and link.expires_at


@register.simple_tag(takes_context=True)
def number_url(context, items, number) -> str:
    """The address of another page of a paginated list; all other parameters stay."""
    parameters = context["request"].GET.copy()
    parameters[items.parameter] = number
    return f"?{parameters.urlencode()}"


def _sections(context, home) -> list[Section]:
    """The published pages directly below home in the order of the tree.

    Menu, head, foot and content of each page ask for them.
    """

    def ask() -> list[Section]:
        below = Page.objects.child_of(home).live().filter(is_public())
        return [
            Section(
                page.pk,
                page.path,
                page.cached_content_type.natural_key(),
                PageLink(page.title, _url(context, page)),
                page.show_in_menus,
            )
            for page in below.order_by("path")
        ]

    return remembered(("sections", home.pk), ask)


def _url(context, page) -> str:
    return page.get_url(context.get("request")) or ""


def _current(page, section) -> str:
    if not page:
        return ""
    if page.pk == section.pk:
        return "page"
    return "true" if page.path.startswith(section.path) else ""

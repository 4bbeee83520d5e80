"""How a page in easy German begins: as an empty draft that belongs to a German page."""

from django.conf import settings
from django.db.models import Q
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy

from .choices import EASY_GERMAN
from .models import EasyPage


def is_written_easily(page: Page) -> bool:
    """Whether that is a page of which an easy version may be written: a German one."""
    return page.depth > 1 and page.locale.language_code == settings.LANGUAGE_CODE


def may_write_easily(user) -> bool:
    """Whether somebody may change pages in easy German, or begin the first one."""
    places = page_permission_policy.instances_user_has_any_permission_for(user, {"add", "change"})
    return places.filter(Q(locale__language_code=EASY_GERMAN) | Q(depth=1)).exists()


def easy_version(page: Page) -> EasyPage | None:
    """The easy version of a page, a draft as well."""
    return EasyPage.objects.filter(
        translation_key=page.translation_key, locale__language_code=EASY_GERMAN
    ).first()


def easy_parent(page: Page) -> Page | None:
    """Where the easy version of a page belongs: below that of the nearest page above it.

    None where there is no page in easy German yet; then only home can begin, at the root.
    """
    above = {each.translation_key: each.depth for each in page.get_ancestors().filter(depth__gt=1)}
    if not above:
        return Page.get_first_root_node()
    found = EasyPage.objects.filter(translation_key__in=above)
    return max(found, key=lambda each: above[each.translation_key], default=None)


def begin(page: Page, parent: Page, user) -> EasyPage:
    """A draft that belongs to the page, without a text: easy German is written, not translated."""
    locale, _is_new = Locale.objects.get_or_create(language_code=EASY_GERMAN)
    easy = EasyPage(
        title=page.title,
        slug=find_available_slug(parent, page.slug),
        translation_key=page.translation_key,
        locale=locale,
        owner=user,
        live=False,
    )
    parent.add_child(instance=easy)
    easy.save_revision(user=user)
    return easy

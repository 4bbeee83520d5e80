"""The beginnings of Wagtail's two trees bear German names, for editors read them everywhere."""

from django.dispatch import receiver
from wagtail.models import Collection, Page

from iserlohn_europa.accounts.signals import roles_ensured

NAME_OF_WAGTAIL = "Root"
ALL_PAGES = "Alle Seiten"
SHARED_FILES = "Gemeinsame Sammlung"


@receiver(roles_ensured)
def name_the_roots(sender, **kwargs) -> list[str]:
    """A name somebody has chosen stays; nothing is made, and so no name returned."""
    Page.objects.filter(depth=1, title=NAME_OF_WAGTAIL).update(
        title=ALL_PAGES, draft_title=ALL_PAGES
    )
    Collection.objects.filter(depth=1, name=NAME_OF_WAGTAIL).update(name=SHARED_FILES)
    return []

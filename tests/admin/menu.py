"""Where the menu of the admin leads."""

from collections.abc import Iterator

from django.test import RequestFactory
from wagtail.admin.menu import Menu, SubmenuMenuItem, admin_menu


def lists_of_the_menu(user) -> dict[str, str]:
    """The address of everything in the menu of somebody, by its label and those above it."""
    request = RequestFactory().get("/admin/", headers={"host": "localhost"})
    request.user = user
    return dict(_items(admin_menu, request))


def _items(menu: Menu, request, above: str = "") -> Iterator[tuple[str, str]]:
    for item in menu.menu_items_for_request(request):
        if isinstance(item, SubmenuMenuItem):
            yield from _items(item.menu, request, f"{item.label}: ")
        elif item.url.startswith("/admin/"):
            yield f"{above}{item.label}", item.url

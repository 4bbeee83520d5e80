"""What staff ask for in the admin: the first screen, every list of the menu, a long page."""

from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from iserlohn_europa.office.models import StandardPage
from tests.admin.forms import opened_form
from tests.admin.menu import lists_of_the_menu
from tests.factories import StandardPageFactory

from .content import Content
from .measuring import Cost, cost

BLOCKS = 50
EVERY_FIFTH = 5
SENTENCE = "Freunde in Europa treffen sich und erzählen einander von ihrem Alltag. "


def measure(content: Content) -> dict[str, Cost]:
    """The cost of everything that staff open and of saving a page."""
    client = Client(headers={"host": "localhost"})
    client.force_login(content.user, "django.contrib.auth.backends.ModelBackend")
    page = long_page(content)
    found = {
        "first screen after a change": cost(
            lambda: opened(client, "/admin/"), before=lambda: change(page)
        ),
        "first screen": cost(lambda: opened(client, "/admin/")),
        "first screen, nothing in memory": cost(
            lambda: opened(client, "/admin/"), before=cache.clear
        ),
    }
    for name, address in lists(content).items():
        found[name] = cost(lambda address=address: opened(client, address))
    return found | saving(client, page)


def lists(content: Content) -> dict[str, str]:
    """Every list of the menu, and those of the tree of pages, by its name."""
    events = Page.objects.get(url_path__endswith="/veranstaltungen/", locale=content.home.locale)
    found = {
        "pages below the home page": reverse("wagtailadmin_explore", args=[content.home.pk]),
        "pages below the calendar": reverse("wagtailadmin_explore", args=[events.pk]),
        "search for a page": f"{reverse('wagtailadmin_pages:search')}?q=Iserlohn",
        "Veranstaltungen, searched": f"{reverse('veranstaltungen:index')}?q=Iserlohn",
        "choosing a page": reverse("wagtailadmin_choose_page_child", args=[events.pk]),
        "choosing a picture": reverse("wagtailimages_chooser:choose"),
    }
    return found | lists_of_the_menu(content.user)


def long_page(content: Content) -> StandardPage:
    """A page of many blocks, that somebody edits."""
    page = StandardPage.objects.filter(slug="lang").first()
    if page is None:
        page = StandardPageFactory(parent=content.home, slug="lang", title="Lange Seite")
        page.save_revision(user=content.user).publish()
    return page


def change(page: StandardPage) -> None:
    """Publishes a page, as somebody else does meanwhile."""
    page.save_revision().publish()


def saving(client: Client, page: StandardPage) -> dict[str, Cost]:
    """What opening the form of a page with many blocks and sending it costs."""
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = opened_form(client, edit, StandardPage)
    numbers = iter(range(10_000))

    def send(action: str) -> None:
        title = f"Lange Seite {next(numbers)}"
        data = {**form, **nested_form_data({"story": streamfield(_blocks(page))}), "title": title}
        response = client.post(edit, {**data, **({action: "ja"} if action else {})})
        assert response.status_code == 302, response.content.decode()[:5000]
        page.refresh_from_db()
        assert (page.title if action else page.draft_title) == title

    return {
        f"saving a page of {BLOCKS} blocks": cost(lambda: send("")),
        f"publishing a page of {BLOCKS} blocks": cost(lambda: send("action-publish")),
        f"form of a page of {BLOCKS} blocks": cost(lambda: opened(client, edit)),
    }


def _blocks(page: StandardPage) -> list[tuple]:
    card = {"page": page.get_parent().pk, "url": "", "text": ""}
    cards = {"links": streamfield([("item", card)])}
    return [
        ("text", rich_text(f"<p>{SENTENCE * 5} {number}</p>"))
        if number % EVERY_FIFTH
        else ("link_cards", cards)
        for number in range(BLOCKS)
    ]


def opened(client: Client, address: str) -> bytes:
    """What stands there; some entries of the menu lead on to the first of several lists."""
    response = client.get(address, follow=True)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return response.getvalue()

"""Every address of the admin that names something, asked for by each role.

test_role_table.py asks whether what somebody wants is done; this only who gets as far as that.
"""

import pytest
from django.db import transaction
from django.http import HttpResponse

from tests.admin.world import World
from tests.routes import IN_THE_ADMIN, PLACE
from tests.undrawn import undrawn

ROUTES = [route.removeprefix("admin/") for route in IN_THE_ADMIN if PLACE.search(route)]
FOR_EVERYBODY = "password_reset/"

# R Redaktion, F Freigabe, V Verwaltung, K the committee whose page it is; N the neighbour's, which
# is asked only where K is not refused. Who is not named is refused; who is named in small letters
# is told that there is no such thing. The longest beginning of an address counts.
WHO = {
    # --- Pages: the city of the committee; where something waits for approval, an event of its own
    "api/main/pages/": "RFVKn",
    "api/main/pages/<int:pk>/action/": "FV",
    "pages/": "RFVK",
    "pages/add/": "RFVKN",  # news, which every committee may add
    "pages/<int:parent_page_id>/add_subpage/": "RFVKN",
    "pages/create/": "RFVKN",
    "pages/usage/": "RFV",
    "pages/<int:page_id>/delete/": "FV",
    "pages/<int:page_id>/unpublish/": "FV",
    "pages/<int:page_id>/convert_alias/": "rfvk",  # it is no alias
    "pages/<int:page_to_move_id>/": "FV",
    "pages/<int:page_id>/copy/": "RFV",  # nobody adds a second Almelo but staff
    "pages/workflow/": "F",
    "pages/workflow/confirm_cancellation/": "RFVK",
    "pages/<int:page_id>/privacy/": "FV",
    "pages/<int:page_id>/lock/": "FV",
    "pages/<int:page_id>/unlock/": "FV",
    "pages/<int:page_id>/revisions/<int:revision_id>/unschedule/": "FV",
    "bulk/": "RFVK",  # opens for whoever sees the pages, and names those that one may not delete
    "choose-page/": "RFVKN",
    "veranstaltungen/": "RFVK",
    "editing-sessions/ping/": "RFVKn",
    "editing-sessions/release/": "RFVKN",  # ends one's own session alone, whatever the number
    # --- What belongs to a page
    "links/": "RFVKn",
    "vorschau/": "RFVK",
    "pflege/seite/": "RFVK",
    "pflege/": "RFVKN",  # each finds only what is theirs
    "jubilaeen/": "RFV",
    "leichte-sprache/": "RFVK",  # says that there is no home yet below which it could stand
    # --- Files: of nobody who asks. Everybody may choose from all of them.
    "api/main/documents/": "RFVKN",
    "api/main/images/": "RFVKN",
    "documents/": "FV",
    "documents/chooser/": "RFVKN",
    "documents/multiple/create_from_uploaded_document/": "rfvkn",  # a picture was uploaded
    "documents/multiple/delete_upload/": "rfvkn",
    "images/": "FV",
    "images/chooser/": "RFVKN",
    "images/<int:image_id>/generate_url/": "rfvkn",  # switched off
    "images/multiple/create_from_uploaded_image/": "R",  # who uploaded it
    "images/multiple/delete_upload/": "R",
    "ersetzen/": "FV",
    "tag-autocomplete/": "RFVKN",
    # --- Snippets and questions
    "snippets/": "FV",
    "snippets/core/contactrole/inspect/": "RFV",
    "snippets/core/topic/inspect/": "RFV",
    "snippets/choose/": "RFVKN",
    "offene-fragen/": "RFV",
    "offene-fragen/delete/": "FV",
    # --- The search
    "andere-schreibweisen/": "FV",
    "empfehlungen/": "FV",
    # --- What people have written: read, answered, deleted, never rewritten
    "nachrichten/": "FV",
    "nachrichten/edit/": "",
    "nachrichten/usage/": "",
    "rueckmeldungen/": "FV",
    "rueckmeldungen/edit/": "",
    "rueckmeldungen/usage/": "",
    "vorschlaege/": "FV",
    "vorschlaege/edit/": "",
    "vorschlaege/usage/": "",
    # --- Translations: staff translate; what has no drafts, only those who may change it
    "localize/": "RFV",
    "localize/submit/snippet/": "FV",
    "localize/page/": "RFVK",  # leads back to the page
    "uebersetzungen/": "RFV",
    "uebersetzungen/<int:pk>/geprueft/": "FV",
    "localize/translate/<int:translation_id>/machine_translate/": "rfv",  # there is no machine
    "localize/translate/<int:translation_id>/preview/<str:mode>/": "rfv",  # there is one mode only
    # --- Administration
    "collections/": "V",
    "collections/<int:pk>/delete/": "rfVkn",
    "workflows/": "V",
    "workflows/task_chooser/": "RFVKN",  # Wagtail asks for no right to read the name of a step
    "redirects/": "V",
    "settings/<slug:app_name>/<slug:model_name>/": "RFVKN",  # leads on to the next line
    "settings/<slug:app_name>/<slug:model_name>/<int:pk>/": "V",
    "settings/<slug:app_name>/<slug:model_name>/<int:pk>/preview/": "v",  # has none
    "sites/": "V",
    "users/": "V",
    "groups/": "",
    "locales/": "",
    # --- One's own account: first, the password is asked for again
    "zwei-faktor/schluessel/": "RFVKN",
}


@pytest.fixture(scope="module")
def world(_home, _roles, for_the_module) -> World:
    return for_the_module(lambda: World(_home))


@pytest.fixture(autouse=True)
def _nothing_is_drawn(known_people):
    """Who gets an answer is decided before a page is drawn."""
    with undrawn():
        yield


def answer(client, address: str) -> HttpResponse:
    """What somebody gets, by a form where looking is not enough; nothing stays changed."""
    response = client.get(address)
    if response.status_code == 405:
        with transaction.atomic():
            response = client.post(address, {"next": "/admin/account/"})
            transaction.set_rollback(True)
    client.cookies.pop(
        "messages", None
    )  # each refusal would add to it, and be read again and again
    return response


def letter(who: str, response) -> str:
    if response.status_code == 404:
        return who.lower()
    is_refused = response.status_code == 403 or (
        response.status_code == 302 and response.url == "/admin/"
    )
    return "" if is_refused else who


def who_gets(people, address: str) -> str:
    found = ""
    for who, client in people.items():
        if who != "N" or "K" in found.upper():
            found += letter(who, answer(client, address))
    return found


@pytest.mark.django_db
def test_the_table_holds_for_every_role(world):
    found, lines = {}, {}
    for route in ROUTES:
        if not route.startswith(FOR_EVERYBODY):
            lines[route] = max((line for line in WHO if route.startswith(line)), key=len)
            found[route] = who_gets(world.people, world.address(f"admin/{route}"))
    assert found == {route: WHO[line] for route, line in lines.items()}
    assert set(lines.values()) == set(WHO)

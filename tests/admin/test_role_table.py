"""Who may do what with which kind of page: each answer of the table is asked for by a request."""

import datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset

from awards.models import AwardPage
from events.choices import PartnerRole
from events.committees import entrust_event
from events.models import EventPage, EventPartner
from iserlohn_europa.accounts.roles import ensure_roles
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.office.models import StandardPage
from partnerships.committees import entrust
from partnerships.models import PartnerCityPage
from tests import factories
from tests.admin.forms import page_form
from tests.admin.test_actions import CITY
from tests.conftest import signed_in
from tests.undrawn import undrawn

# R Redaktion, F Freigabe, V Verwaltung, K the committee whose page it is, N the neighbour's
# committee, and nobody who has not signed in.
GROUPS = {
    "R": "Redaktion",
    "F": "Freigabe",
    "V": "Verwaltung",
    "K": "Komitee Almelo",
    "N": "Komitee Laventie",
}
STAFF = {
    "list": "RFV",
    "open the add form": "RFV",
    "create a draft": "RFV",
    "create and publish": "FV",
    "edit": "RFV",
    "submit": "RFV",
    "publish": "FV",
    "unpublish": "FV",
    "delete": "FV",
    "move": "FV",
    "copy": "RFV",
    "see the history": "RFV",
    "revert": "RFV",
    "lock": "FV",
}
OWN_CITY = {
    "list": "RFVK",
    "edit": "RFVK",
    "submit": "RFVK",
    "see the history": "RFVK",
    "revert": "RFVK",
}
OWN_WORK = {
    **OWN_CITY,
    "open the add form": "RFVKN",
    "create a draft": "RFVKN",
    "copy": "RFVK",
}
TABLE = {
    "city": STAFF | OWN_CITY,
    "event": STAFF | OWN_WORK,
    "news": STAFF | OWN_WORK,
    "award": STAFF,
    "standard page": STAFF,
}
MODELS = {
    "city": (PartnerCityPage, CITY),
    "event": (EventPage, {"kind": "concert", "date": "Mai 2007"}),
    "news": (NewsPage, {"published_on": "2026-05-09"}),
    "award": (AwardPage, {"date": "2013", "awarding_body": "Europarat", "holder": "city"}),
    "standard page": (StandardPage, {}),
}


class Asked:
    """A kind of page, an example of it that is live, and what one sends to change it."""

    def __init__(self, kind: str, page: Page, elsewhere: Page, almelo: PartnerCityPage):
        self.model, self.needed = MODELS[kind]
        self.page = page
        self.parent = page.get_parent()
        self.elsewhere = elsewhere
        self.almelo = almelo

    def url(self, name: str, *args) -> str:
        return reverse(f"wagtailadmin_pages:{name}", args=[*(args or [self.page.pk])])

    @property
    def add_url(self) -> str:
        opts = self.model._meta
        return self.url("add", opts.app_label, opts.model_name, self.parent.pk)

    def form(self, **values) -> dict:
        if self.model is EventPage:
            row = {"city": self.almelo.pk, "role": "host"}
            values["partners"] = inline_formset([row])
        form = page_form(self.model, **self.needed, **values)
        return {**form, "cities": [self.almelo.pk]} if self.model is NewsPage else form

    def added(self) -> Page | None:
        return self.model.objects.filter(slug="neu").first()

    def now(self) -> Page:
        return self.model.objects.get(pk=self.page.pk)

    # Each action says whether it was done.

    def list(self, client) -> bool:
        response = client.get(reverse("wagtailadmin_explore", args=[self.parent.pk]))
        return response.status_code == 200 and self.page.pk in {
            page.pk for page in response.context_data["object_list"]
        }

    def open_the_add_form(self, client) -> bool:
        return client.get(self.add_url).status_code == 200

    def create_a_draft(self, client) -> bool:
        client.post(self.add_url, self.form(title="Neu", slug="neu"))
        return self.added() is not None

    def create_and_publish(self, client) -> bool:
        form = self.form(title="Neu", slug="neu")
        client.post(self.add_url, {**form, "action-publish": "1"})
        page = self.added()
        return page is not None and page.live

    def edit(self, client) -> bool:
        client.post(self.url("edit"), self.form(title="Anders", slug=self.page.slug))
        return self.now().get_latest_revision_as_object().title == "Anders"

    def submit(self, client) -> bool:
        form = self.form(title="Anders", slug=self.page.slug)
        client.post(self.url("edit"), {**form, "action-submit": "1"})
        return bool(self.now().workflow_in_progress)

    def publish(self, client) -> bool:
        form = self.form(title="Anders", slug=self.page.slug)
        client.post(self.url("edit"), {**form, "action-publish": "1"})
        return self.now().title == "Anders"

    def unpublish(self, client) -> bool:
        client.post(self.url("unpublish"))
        return not self.now().live

    def delete(self, client) -> bool:
        client.post(self.url("delete"))
        return not Page.objects.filter(pk=self.page.pk).exists()

    def move(self, client) -> bool:
        client.post(self.url("move_confirm", self.page.pk, self.elsewhere.pk))
        return self.now().get_parent().pk == self.elsewhere.pk

    def copy(self, client) -> bool:
        form = {"new_title": "Neu", "new_slug": "neu", "new_parent_page": self.parent.pk}
        client.post(self.url("copy"), form)
        return self.added() is not None

    def see_the_history(self, client) -> bool:
        return client.get(self.url("history")).status_code == 200

    def revert(self, client) -> bool:
        url = self.url("revisions_revert", self.page.pk, self.page.latest_revision.pk)
        return client.get(url).status_code == 200

    def lock(self, client) -> bool:
        client.post(self.url("lock"))
        return self.now().locked


def add_pages(home) -> dict[str, tuple[Page, Page]]:
    """An example of each kind, all of Almelo's, and another page of its parent's kind."""

    def two(factory):
        return factory(parent=home), factory(parent=home, slug="anderswo")

    cities, other_cities = two(factories.CityIndexFactory)
    almelo = factories.CityFactory(parent=cities, title="Almelo")
    factories.CityFactory(parent=cities, title="Laventie")
    events = factories.EventIndexFactory(parent=home)
    event = factories.EventFactory(
        parent=events,
        date="Mai 2007",
        partners=[EventPartner(city=almelo, role=PartnerRole.HOST)],
    )
    news = factories.NewsIndexFactory(parent=home)
    piece = factories.NewsFactory(parent=news, published_on=datetime.date(2026, 5, 9))
    piece.cities = [almelo]
    piece.save()
    awards = factories.AwardIndexFactory(parent=home)
    award = factories.AwardFactory(parent=awards)
    standard = factories.StandardPageFactory(parent=home)
    return {
        "city": (almelo, other_cities),
        "event": (event, factories.EventIndexFactory(parent=home, slug="termine")),
        "news": (piece, factories.NewsIndexFactory(parent=home, slug="neues")),
        "award": (award, factories.AwardIndexFactory(parent=home, slug="preise")),
        "standard page": (standard, factories.StandardPageFactory(parent=home, slug="mehr")),
    }


@pytest.fixture(autouse=True)
def _nothing_is_drawn(known_people):
    """Who may do what is decided before a page is drawn."""
    with undrawn():
        yield


@pytest.fixture(scope="module")
def asked(_home, for_the_module) -> tuple[dict[str, Asked], dict[str, Client]]:
    """The examples by their kind, and the browsers of all who ask by their letter."""

    def make():
        ensure_roles()
        pages = add_pages(_home)
        almelo = pages["city"][0]
        clients = {letter: signed_in(letter, group) for letter, group in GROUPS.items()}
        committee = clients["K"].user
        entrust_event(pages["event"][0], committee)
        entrust(pages["news"][0], [almelo], committee)
        for page, _elsewhere in pages.values():
            page.save_revision().publish()
        kinds = {kind: Asked(kind, *found, almelo) for kind, found in pages.items()}
        return kinds, clients | {"nobody": Client()}

    return for_the_module(make)


@pytest.mark.django_db
@pytest.mark.parametrize("action", STAFF)
@pytest.mark.parametrize("kind", TABLE)
def test_the_table_holds(asked, kind, action):
    kinds, clients = asked
    do = getattr(kinds[kind], action.replace(" ", "_"))
    done = ""
    for letter, client in clients.items():
        with transaction.atomic():
            done += letter if do(client) else ""
            transaction.set_rollback(True)
    assert done == TABLE[kind][action]

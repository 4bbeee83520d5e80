"""Somebody without an account reads one version of a page, by a link that ends."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from iserlohn_europa.editorial.models import PreviewLink
from iserlohn_europa.news.models import NewsPage
from tests import factories
from tests.conftest import signed_in

NOW = timezone.now()


def shared(page, days=14, at=None, **kwargs) -> tuple[PreviewLink, str]:
    """A link to the latest version of a page, and where it leads."""
    link, address = PreviewLink.make(
        page.get_latest_revision(), days, at or timezone.now(), None, **kwargs
    )
    return link, address.removeprefix("http://localhost")


def changed(page, **values) -> NewsPage:
    """The page with a further version that is not published."""
    draft = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision()
    return NewsPage.objects.get(pk=page.pk)


def words(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ")


@pytest.fixture
def draft(news) -> NewsPage:
    """A piece of news that was never published."""
    page = factories.NewsFactory(parent=news, title="Neues aus Almelo", slug="almelo", live=False)
    page.save_revision()
    return page


def test_a_draft_is_read_by_its_link_and_nowhere_else(client, draft):
    _link, address = shared(draft)
    response = client.get(address)
    assert response.status_code == 200
    assert "Neues aus Almelo" in words(response)
    assert client.get(draft.url).status_code == 404


def test_the_reader_is_told_that_it_is_a_draft_and_until_when(client, draft):
    at = datetime.datetime(2090, 5, 9, 10, 30, tzinfo=datetime.UTC)
    _link, address = shared(draft, days=3, at=at)
    html = BeautifulSoup(client.get(address).content, "html.parser")
    banner = html.find("aside", class_="draft-banner").get_text(" ", strip=True)
    assert "Entwurf, noch nicht veröffentlicht" in banner
    assert "12. Mai 2090, 12:30 Uhr" in banner


def test_the_public_page_carries_no_such_words(client, news):
    page = factories.NewsFactory(parent=news)
    assert "Entwurf" not in words(client.get(page.url))


def test_the_link_shows_the_version_for_which_it_was_made(client, draft):
    _link, address = shared(draft)
    changed(draft, title="Ganz anders")
    text = words(client.get(address))
    assert "Neues aus Almelo" in text
    assert "Ganz anders" not in text


def test_changes_of_a_published_page_are_read_before_they_are_published(client, news):
    page = changed(factories.NewsFactory(parent=news, title="Bisher"), title="Demnächst")
    _link, address = shared(page)
    assert "Demnächst" in words(client.get(address))
    assert "Demnächst" not in words(client.get(page.url))


def test_a_version_is_read_in_its_own_language(client, draft, english):
    page = draft.copy_for_translation(english, copy_parents=True)
    page.save_revision()
    _link, address = shared(page)
    html = BeautifulSoup(client.get(address).content, "html.parser")
    assert html.html["lang"] == "en"


def test_its_links_lead_to_the_public_site(client, draft, news):
    _link, address = shared(draft)
    html = BeautifulSoup(client.get(address).content, "html.parser")
    places = {a["href"] for a in html.find_all("a", href=True)}
    assert news.url in places
    assert not [place for place in places if place.startswith(("/admin", "/vorschau"))]


def test_nobody_keeps_finds_or_traces_it(client, draft):
    _link, address = shared(draft)
    response = client.get(address)
    assert "noindex" in response["X-Robots-Tag"]
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_who_has_signed_in_sees_what_everybody_sees(client, superuser, draft):
    _link, address = shared(draft)
    assert superuser.get(address).content == client.get(address).content


@pytest.mark.parametrize("reason", ["over", "withdrawn", "wrong", "odd", "page gone", "no version"])
def test_a_link_that_opens_nothing_says_no_more(client, draft, reason):
    at = NOW - datetime.timedelta(days=20) if reason == "over" else NOW
    link, address = shared(draft, at=at)
    if reason == "withdrawn":
        link.withdraw(NOW)
    if reason == "wrong":
        address = address[:-3] + "xx/"
    if reason == "odd":
        address = "/vorschau/%00%ff%ed%a0%80/"
    if reason == "page gone":
        draft.delete()
    if reason == "no version":
        draft.get_latest_revision().delete()
    unknown = client.get("/vorschau/gibt-es-nicht/")
    response = client.get(address)
    assert response.status_code == unknown.status_code == 404
    assert words(response) == words(unknown)


def test_a_link_ends_at_its_moment(draft):
    link, _address = shared(draft, days=1, at=NOW)
    end = NOW + datetime.timedelta(days=1)
    before = end - datetime.timedelta(seconds=1)
    assert link.is_usable(before)
    assert not link.is_usable(end)
    assert list(PreviewLink.objects.usable(before)) == [link]
    assert not PreviewLink.objects.usable(end)


def test_the_database_does_not_know_the_link(draft):
    link, address = shared(draft)
    key = address.split("/")[2]
    assert len(key) >= 43
    assert key not in str(vars(link))


def test_a_link_is_read_and_never_sent_to(client, draft):
    _link, address = shared(draft)
    assert client.post(address).status_code == 405


# --- In the admin -----------------------------------------------------------------------------


def links_url(page) -> str:
    return reverse("preview-links", args=[page.pk])


def ask_for_a_link(person, page, **values):
    form = {"days": "14", "purpose": "", "revision": page.get_latest_revision().pk}
    return person.post(links_url(page), form | values)


def test_an_editor_makes_a_link_and_gives_it_away(client, editor, draft):
    response = ask_for_a_link(editor, draft, purpose="Vorsitz des Komitees", days="30")
    html = BeautifulSoup(response.content, "html.parser")
    address = html.find("input", id="preview-address")["value"]
    assert "Neues aus Almelo" in words(client.get(address.removeprefix("http://localhost")))
    link = PreviewLink.objects.get()
    assert link.expires_at - link.created_at == datetime.timedelta(days=30)
    assert link.created_by == editor.user


def test_the_link_is_shown_once_and_then_only_listed(editor, draft):
    ask_for_a_link(editor, draft, purpose="Vorsitz des Komitees")
    html = BeautifulSoup(editor.get(links_url(draft)).content, "html.parser")
    assert html.find(id="preview-address") is None
    assert "Vorsitz des Komitees" in html.select_one("table.listing").get_text()


@pytest.mark.parametrize("days", ["0", "61", "-1", "", "viele", "9" * 30])
def test_a_link_is_for_one_to_sixty_days(editor, draft, days):
    response = ask_for_a_link(editor, draft, days=days, purpose="Bitte behalten")
    assert not PreviewLink.objects.exists()
    assert "Bitte geben Sie eine Zahl von 1 bis 60 an." in words(response)
    assert 'value="Bitte behalten"' in response.content.decode()


def test_a_link_opens_no_version_of_another_page(editor, draft, news):
    other = changed(factories.NewsFactory(parent=news))
    ask_for_a_link(editor, draft, revision=other.get_latest_revision().pk)
    assert not PreviewLink.objects.exists()


def test_a_link_that_was_withdrawn_opens_nothing(client, editor, draft):
    link, address = shared(draft)
    editor.post(reverse("withdraw-preview-link", args=[draft.pk, link.pk]))
    assert client.get(address).status_code == 404
    assert "zurückgezogen am" in words(editor.get(links_url(draft)))


def test_links_belong_to_their_page(client, editor, draft, news):
    link, address = shared(draft, purpose="Vorsitz des Komitees")
    other = factories.NewsFactory(parent=news)
    assert "Vorsitz des Komitees" not in words(editor.get(links_url(other)))
    editor.post(reverse("withdraw-preview-link", args=[other.pk, link.pk]))
    assert client.get(address).status_code == 200


def test_reading_an_address_withdraws_nothing(client, editor, draft):
    link, address = shared(draft)
    editor.get(reverse("withdraw-preview-link", args=[draft.pk, link.pk]))
    assert client.get(address).status_code == 200


def test_the_history_tells_who_gave_the_draft_away(editor, draft):
    ask_for_a_link(editor, draft)
    editor.post(reverse("withdraw-preview-link", args=[draft.pk, PreviewLink.objects.get().pk]))
    history = words(editor.get(reverse("wagtailadmin_pages:history", args=[draft.pk])))
    assert "Vorschau weitergegeben, gültig bis" in history
    assert "Vorschau-Link zurückgezogen" in history
    assert editor.user.get_full_name() in history


def test_the_editor_leads_to_the_links_of_a_page(editor, draft):
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert links_url(draft) in response.content.decode()


def test_who_may_not_edit_a_page_gives_nothing_away(client, roles, draft, cities):
    factories.CityFactory(parent=cities, title="Almelo")
    member = signed_in("mitglied", "Komitee Almelo")
    link, address = shared(draft)
    for person in (client, member):
        assert person.get(links_url(draft)).status_code == 302
        ask_for_a_link(person, draft)
        person.post(reverse("withdraw-preview-link", args=[draft.pk, link.pk]))
    assert PreviewLink.objects.count() == 1
    assert client.get(address).status_code == 200


def test_a_committee_gives_away_what_it_may_edit(roles, cities):
    city = factories.CityFactory(parent=cities, title="Almelo")
    city.save_revision()
    ask_for_a_link(signed_in("mitglied", "Komitee Almelo"), city)
    assert PreviewLink.objects.get().page == Page.objects.get(pk=city.pk)


def test_no_page_takes_the_address_of_the_links(home):
    page = factories.StandardPageFactory.build(title="Vorschau", slug="vorschau")
    page.locale = home.locale
    with pytest.raises(Exception, match="Diese Adresse ist vergeben"):
        page.clean()

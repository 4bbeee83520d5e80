"""Deleting is safe: what is used is shown, can be replaced, and its address leads on."""

import json
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry

from events.choices import PartnerRole
from events.models import EventPartner
from iserlohn_europa.core.models import ContactRole, Topic
from iserlohn_europa.editorial.deleting.replacing import ACTION, replace_everywhere
from iserlohn_europa.editorial.deleting.uses import uses_of
from iserlohn_europa.library.models import CustomImage
from tests.factories import (
    CityFactory,
    EventFactory,
    NewsFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.indexed

KEY = "11111111-1111-4111-8111-111111111111"


def link_to(page) -> str:
    return f'<p>Siehe <a linktype="page" id="{page.pk}">dort</a>.</p>'


def story(*blocks) -> str:
    return json.dumps([{"type": kind, "value": value, "id": KEY} for kind, value in blocks])


def text_about(page) -> str:
    return story(("text", link_to(page)))


def text_of(page) -> str:
    return json.dumps(list(page.story.raw_data), default=str)


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Gives a page another short address, as publishing it does."""

    def rename(page, slug):
        page = again(page)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return rename


def again(page):
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def pages(news):
    """A page, what is to take its place, and a page that leads to it."""
    old = NewsFactory(parent=news, title="Alter Besuch", slug="alter-besuch")
    new = NewsFactory(parent=news, title="Neuer Besuch", slug="neuer-besuch")
    linking = NewsFactory(parent=news, title="Bericht", story=text_about(old))
    return old, new, linking


def found(targets, user):
    return [(use.title, use.field, use.state) for use in uses_of(targets, user)]


# Where something is used


def test_a_link_in_a_text_is_a_use_that_leads_to_its_block(pages, approver):
    old, _new, linking = pages
    (use,) = uses_of([old], approver.user)
    assert (use.title, use.field, use.state) == ("Bericht", "Text", "öffentlich")
    assert use.url == f"/admin/pages/{linking.pk}/edit/#:w:contentpath=story.{KEY}"


def test_a_link_that_only_a_draft_has_is_a_use_too(pages, approver):
    old, new, linking = pages
    linking.story = text_about(new)
    linking.save()
    assert found([old], approver.user) == []
    linking.story = text_about(old)
    linking.save_revision()
    assert found([old], approver.user) == [("Bericht", "Text", "Entwurf")]


def test_a_news_of_a_city_uses_the_city(cities, news, approver):
    city = CityFactory(parent=cities, title="Almelo")
    NewsFactory(parent=news, title="Gruß", cities=[city])
    assert [title for title, _field, _state in found([city], approver.user)] == ["Gruß"]


def test_who_may_not_edit_a_page_does_not_learn_its_name(pages, editor):
    for group in editor.user.groups.all():
        group.page_permissions.all().delete()
    (use,) = uses_of([pages[0]], editor.user)
    assert "Bericht" not in use.title
    assert use.url == ""


def test_the_page_that_asks_before_deleting_names_the_uses_of_the_whole_branch(home, approver):
    above = StandardPageFactory(parent=home, title="Über uns", slug="ueber")
    middle = StandardPageFactory(parent=above, title="Team", slug="team")
    below = StandardPageFactory(parent=middle, title="Wege", slug="wege")
    StandardPageFactory(parent=home, title="Anfahrt", story=text_about(below))
    html = approver.get(f"/admin/pages/{above.pk}/delete/").content.decode()
    assert "Mit ihr werden 2 Unterseiten gelöscht" in html
    (row,) = BeautifulSoup(html, "html.parser").select("table.listing tbody tr")
    assert row.td.get_text(strip=True) == "Anfahrt"


@pytest.mark.parametrize("address", ["/admin/pages/{0}/unpublish/", "/admin/pages/{0}/delete/"])
def test_before_a_page_goes_its_uses_are_named_with_the_way_to_replace_it(address, pages, approver):
    address = address.format(pages[0].pk)
    html = BeautifulSoup(approver.get(address).content, "html.parser")
    assert html.select_one("table.listing tbody td").get_text(strip=True) == "Bericht"
    way = html.select_one("a[href^='/admin/ersetzen/']")["href"]
    assert way == f"/admin/ersetzen/wagtailcore/page/{pages[0].pk}/?next={quote(address, safe='')}"


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_before_many_pages_go_at_once_their_uses_are_named(action, pages, approver):
    answer = approver.get(f"/admin/bulk/wagtailcore/page/{action}/?id={pages[0].pk}")
    html = BeautifulSoup(answer.content, "html.parser")
    assert html.select_one("table.listing tbody td").get_text(strip=True) == "Bericht"


def a_picture(title="Markt"):
    return CustomImage.objects.create(
        title=title, file="x.png", width=1, height=1, credit="Stadt", description="Ein Platz"
    )


@pytest.mark.parametrize(
    "address", ["/admin/images/{0}/delete/", "/admin/bulk/library/customimage/delete/?id={0}"]
)
def test_before_a_picture_goes_its_uses_are_named(address, news, approver):
    picture = a_picture()
    NewsFactory(parent=news, title="Bericht", teaser_image=picture)
    html = BeautifulSoup(approver.get(address.format(picture.pk)).content, "html.parser")
    cells = [cell.get_text(strip=True) for cell in html.select("table.listing tbody td")]
    assert cells == ["Bericht", "Bild", "öffentlich"]


# Replacing


def test_a_page_is_replaced_in_what_is_public_which_is_published_again(pages, approver):
    old, new, linking = pages
    outcome = replace_everywhere(old, new, approver.user)
    assert (outcome.changed, outcome.left) == (["Bericht"], [])
    page = again(linking)
    assert f'id=\\"{new.pk}\\"' in text_of(page)
    assert page.live
    assert not page.has_unpublished_changes
    assert PageLogEntry.objects.filter(page=linking.pk, action=ACTION).count() == 1
    assert found([old], approver.user) == []


def test_a_draft_stays_a_draft_beside_what_is_public(pages, approver):
    old, new, linking = pages
    linking.title = "Bericht, neu geschrieben"
    linking.save_revision()
    replace_everywhere(old, new, approver.user)
    page = again(linking)
    draft = page.get_latest_revision_as_object()
    assert page.title == "Bericht"
    assert draft.title == "Bericht, neu geschrieben"
    assert page.has_unpublished_changes
    for version in (page, draft):
        assert f'id=\\"{new.pk}\\"' in text_of(version)


def test_what_was_never_public_does_not_become_so(pages, news, approver):
    old, new, _linking = pages
    draft = NewsFactory(parent=news, title="Entwurf", story=text_about(old), live=False)
    draft.save_revision()
    replace_everywhere(old, new, approver.user)
    page = again(draft)
    assert not page.live
    assert f'id=\\"{new.pk}\\"' in text_of(page.get_latest_revision_as_object())
    assert found([old], approver.user) == []


def test_choosers_pictures_and_embedded_links_are_replaced(home, news, approver):
    old, new = a_picture("Alt"), a_picture("Neu")
    figure = {"image": old.pk, "decorative": True, "alt_text": "", "caption": ""}
    page = NewsFactory(
        parent=news,
        teaser_image=old,
        story=story(("figure", figure), ("gallery", {"figures": [figure, figure]})),
    )
    replace_everywhere(old, new, approver.user)
    page = again(page)
    assert page.teaser_image == new
    assert text_of(page).count(f'"image": {new.pk}') == 3
    assert f'"image": {old.pk},' not in text_of(page)


def test_a_city_is_replaced_where_events_and_news_name_it(cities, events, news, approver):
    old, new = CityFactory(parent=cities), CityFactory(parent=cities)
    event = EventFactory(parent=events, partners=[EventPartner(city=old, role=PartnerRole.HOST)])
    item = NewsFactory(parent=news, cities=[old])
    outcome = replace_everywhere(old, new, approver.user)
    assert outcome.left == []
    assert [partner.city_id for partner in again(event).partners.all()] == [new.pk]
    assert [city.pk for city in again(item).cities.all()] == [new.pk]


def test_what_does_not_fit_is_left_and_named(cities, events, news, approver):
    city = CityFactory(parent=cities)
    event = EventFactory(
        parent=events, title="Fest", partners=[EventPartner(city=city, role=PartnerRole.HOST)]
    )
    outcome = replace_everywhere(city, NewsFactory(parent=news), approver.user)
    ((title, reason),) = outcome.left
    assert title == "Fest"
    assert "kann nur stehen: Partnerstadt" in reason
    assert again(event).partners.get().city_id == city.pk


def test_who_may_not_publish_changes_nothing_public(pages, editor):
    old, new, linking = pages
    outcome = replace_everywhere(old, new, editor.user)
    assert outcome.left == [("Bericht", "Das dürfen Sie nicht ändern.")]
    assert f'id=\\"{old.pk}\\"' in text_of(again(linking))


def test_a_topic_is_replaced_and_can_then_be_deleted(home, news, approver):
    old = Topic.objects.create(title="Kultur", locale=home.locale)
    new = Topic.objects.create(title="Musik", locale=home.locale)
    item = NewsFactory(parent=news, topics=[old])
    answer = approver.post(f"/admin/ersetzen/core/topic/{old.pk}/", {"new": new.pk})
    assert answer.status_code == 302
    assert [topic.pk for topic in again(item).topics.all()] == [new.pk]


def test_the_form_says_what_was_changed_and_goes_back(pages, approver):
    old, new, linking = pages
    back = f"/admin/pages/{old.pk}/delete/"
    answer = approver.post(
        f"/admin/ersetzen/wagtailcore/page/{old.pk}/", {"new": new.pk, "next": back}, follow=True
    )
    assert answer.redirect_chain == [(back, 302)]
    html = answer.content.decode()
    assert "An einer Stelle steht jetzt „Neuer Besuch“: Bericht." in html
    assert "Wird nirgends verwendet." in html
    assert f'id=\\"{new.pk}\\"' in text_of(again(linking))


@pytest.mark.parametrize("choice", ["", "itself", "999999"])
def test_a_choice_that_cannot_be_is_answered_at_its_field(choice, pages, approver):
    chosen = pages[0].pk if choice == "itself" else choice
    answer = approver.post(f"/admin/ersetzen/wagtailcore/page/{pages[0].pk}/", {"new": chosen})
    assert answer.status_code == 200
    assert answer.context_data["form"].errors["new"]


def test_who_may_not_delete_may_not_replace(pages, editor):
    answer = editor.get(f"/admin/ersetzen/wagtailcore/page/{pages[0].pk}/")
    assert answer.status_code == 302


@pytest.mark.parametrize("kind", ["accounts/user", "wagtailcore/site", "no/thing"])
def test_only_what_is_used_in_content_is_replaced(kind, superuser):
    assert superuser.get(f"/admin/ersetzen/{kind}/1/").status_code == 404


# The address afterwards


def test_a_deleted_page_leads_to_the_page_above(pages, news, approver, client):
    old = pages[0]
    approver.post(f"/admin/pages/{old.pk}/delete/")
    answer = client.get("/aktuelles/alter-besuch/")
    assert (answer.status_code, answer.url) == (301, news.url)


def test_or_to_the_page_that_was_chosen_as_do_its_pages_and_former_addresses(
    home, approver, client, rename
):
    above = StandardPageFactory(parent=home, title="Über uns", slug="ueber")
    StandardPageFactory(parent=above, title="Team", slug="team")
    other = StandardPageFactory(parent=home, title="Wir", slug="wir")
    rename(above, "ueber-uns")
    approver.post(
        f"/admin/pages/{above.pk}/delete/", {"leads_to": "chosen", "leads_to_page": other.pk}
    )
    for address in ("/ueber-uns/", "/ueber-uns/team/", "/ueber/"):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (301, other.url), address


def test_or_nowhere(pages, approver, client):
    approver.post(f"/admin/pages/{pages[0].pk}/delete/", {"leads_to": "nowhere"})
    assert client.get("/aktuelles/alter-besuch/").status_code == 404


def test_what_was_never_public_leaves_nothing(news, approver):
    draft = NewsFactory(parent=news, live=False)
    approver.post(f"/admin/pages/{draft.pk}/delete/")
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("way", ["delete", "unpublish"])
@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ("", "Bitte wählen Sie die andere Seite aus."),
        ("itself", "Diese Seite wird selbst entfernt."),
        ("999999", "Diese Seite ist nicht öffentlich."),
    ],
)
def test_a_target_that_cannot_be_is_answered_at_its_field(way, chosen, message, pages, approver):
    old = pages[0]
    answer = approver.post(
        f"/admin/pages/{old.pk}/{way}/",
        {"leads_to": "chosen", "leads_to_page": old.pk if chosen == "itself" else chosen},
    )
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert Page.objects.get(pk=old.pk).live


def test_an_unpublished_page_leads_on_until_it_returns(pages, news, approver, client):
    old = pages[0]
    approver.post(f"/admin/pages/{old.pk}/unpublish/")
    answer = client.get("/aktuelles/alter-besuch/")
    assert (answer.status_code, answer.url) == (302, news.url)
    again(old).save_revision().publish()
    assert client.get("/aktuelles/alter-besuch/").status_code == 200
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_many_pages_at_once_leave_what_each_alone_would(action, home, approver, client):
    above = StandardPageFactory(parent=home, title="Über uns", slug="ueber")
    below = StandardPageFactory(parent=above, title="Team", slug="team")
    other = StandardPageFactory(parent=home, title="Wir", slug="wir")
    approver.post(
        f"/admin/bulk/wagtailcore/page/{action}/?id={above.pk}&id={below.pk}&id={other.pk}"
    )
    for address in ("/ueber/", "/ueber/team/", "/wir/"):
        answer = client.get(address)
        assert answer.status_code in (301, 302), address
        assert answer.url == home.url


def test_a_new_short_address_leaves_a_redirect_from_the_whole_branch(home, client, rename):
    above = StandardPageFactory(parent=home, title="Über uns", slug="ueber")
    StandardPageFactory(parent=above, title="Team", slug="team")
    rename(above, "wir")
    assert client.get("/ueber/").url == "/wir/"
    assert client.get("/ueber/team/").url == "/wir/team/"


def test_renaming_back_and_forth_never_leads_in_circles(home, client, rename):
    above = StandardPageFactory(parent=home, title="Über uns", slug="ueber")
    below = StandardPageFactory(parent=above, title="Team", slug="team")
    for slug in ("wir", "ueber"):
        rename(above, slug)
    assert client.get("/wir/team/").url == "/ueber/team/"
    for page in (below, above):
        again(page).unpublish()
    for address in ("/ueber/", "/ueber/team/"):
        assert client.get(address).status_code == 404, address


def test_what_waits_for_approval_or_is_locked_is_left_and_named(pages, news, editor, approver):
    old, new, linking = pages
    waiting = NewsFactory(parent=news, title="Wartet", story=text_about(old), live=False)
    waiting.save_revision()
    waiting.get_workflow().start(waiting, editor.user)
    linking.locked, linking.locked_by = True, editor.user
    linking.save()
    outcome = replace_everywhere(old, new, approver.user)
    assert outcome.changed == []
    assert outcome.left == [
        ("Bericht", "Die Seite ist gesperrt."),
        ("Wartet", "Die Seite liegt gerade zur Freigabe vor."),
    ]


def test_before_a_contact_role_goes_its_uses_are_named(home, news, approver):
    role = ContactRole.objects.create(title="Europabüro", locale=home.locale)
    NewsFactory(parent=news, title="Bericht", contact=role)
    answer = approver.get(f"/admin/snippets/core/contactrole/delete/{role.pk}/")
    html = BeautifulSoup(answer.content, "html.parser")
    assert html.select_one("table.listing tbody td").get_text(strip=True) == "Bericht"

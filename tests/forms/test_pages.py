"""The pages with the forms: whom one reaches, what is filled in already, what is read aloud."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template import Context
from django.test.utils import CaptureQueriesContext

from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.core.templatetags.navigation_tags import pages_of_kinds
from iserlohn_europa.forms.forgetting import forms_naming
from iserlohn_europa.forms.models import ContactMessage, FeedbackMessage
from iserlohn_europa.remembered import remembering
from tests import factories
from tests.forms.visitors import CONTACT, FEEDBACK, send


def read(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def returned(page, data: dict, **more) -> BeautifulSoup:
    return BeautifulSoup(send(page, data, **more).content, "html.parser")


@pytest.fixture
def almelo(cities, home):
    role = ContactRole.objects.create(
        title="Wer Almelo kennt", email="almelo@example.org", locale=home.locale
    )
    return factories.CityFactory(parent=cities, title="Almelo", slug="almelo", contact=role)


def test_a_topic_leads_to_whoever_answers_before_the_form(contact_page, client):
    page = read(client, f"{contact_page.url}?thema=foerderung")
    card, form = page.select_one(".contact-card"), page.select_one(".public-form")
    assert "Förderstelle" in card.get_text()
    assert card.sourceline < form.sourceline
    assert [field["type"] for field in form.select("[name=topic]")] == ["hidden"]
    assert form.select_one("[name=topic]")["value"] == "foerderung"
    chosen = page.select_one(".contact-topics")
    assert chosen.strong.get_text() == "Förderung und Zuschüsse"
    assert chosen.a["href"] == contact_page.url


@pytest.mark.parametrize("query", ["thema=gibtsnicht", "thema=%00", "stadt=atlantis", "stadt=%00"])
def test_an_address_that_asks_for_nothing_known_opens_the_form(contact_page, almelo, client, query):
    page = read(client, f"{contact_page.url}?{query}")
    assert "Europabüro" in page.select_one(".contact-card").get_text()
    assert not page.select("[name=topic][checked]")


def test_the_page_of_a_city_leads_to_whom_one_asks_about_it(contact_page, almelo, client):
    header = read(client, almelo.url).select_one(".page-header")
    assert header.a["href"] == f"{contact_page.url}?thema=partnerstadt&stadt=almelo"


def test_a_form_that_comes_back_offers_no_link_that_throws_away_what_was_typed(contact_page):
    page = returned(contact_page, CONTACT, topic="foerderung", email="jo@")
    assert not page.select(".contact-topics")
    assert page.select_one("[name=topic][checked]")["value"] == "foerderung"


def test_a_topic_that_is_not_offered_is_refused_at_its_field(contact_page):
    page = returned(contact_page, CONTACT, topic="presse")
    assert page.select_one("#id_topic_error").get_text(strip=True).endswith("eines dieser Themen.")


def test_who_asks_about_a_city_reaches_whom_its_page_names(contact_page, almelo, client):
    page = read(client, f"{contact_page.url}?thema=partnerstadt&stadt=almelo")
    assert "Wer Almelo kennt" in page.select_one(".contact-card").get_text()
    assert page.select_one("[name=city] [selected]")["value"] == "almelo"
    assert page.select_one(".contact-topics a")["href"] == f"{contact_page.url}?stadt=almelo"
    send(contact_page, CONTACT, topic="partnerstadt", city="almelo")
    message = ContactMessage.objects.get()
    assert (message.city, message.office_address) == (almelo, "almelo@example.org")


def test_every_page_leads_to_the_forms_and_says_where_one_was(feedback_page, contact_page, client):
    footer = read(client, contact_page.url).find("footer")
    links = [link["href"] for link in footer.select("a")]
    assert contact_page.url in links
    (way,) = (link for link in links if link.startswith(feedback_page.url))
    page = read(client, way)
    assert page.select_one("[name=about]")["value"] == contact_page.url


def test_what_was_looked_for_is_carried_along_and_no_address_grows(
    feedback_page, contact_page, client
):
    def way(address):
        (found,) = read(client, address).select(f"footer a[href^='{feedback_page.url}']")
        return found["href"]

    first = way(f"{contact_page.url}?thema=presse&x=%C3%A4")
    page = read(client, first)
    assert page.select_one("[name=about]")["value"] == f"{contact_page.url}?thema=presse&x=%C3%A4"
    assert way(first) == first
    assert way(f"{contact_page.url}?x={'x' * 300}") == way(contact_page.url)


def test_the_page_it_is_about_is_named_by_its_title(feedback_page, contact_page, client):
    page = read(client, f"{feedback_page.url}?seite={contact_page.url}%3Fx%3D1")
    hint = page.select_one("[name=about]").find_parent(class_="form-field").get_text(" ")
    assert f"Das ist die Seite „{contact_page.title}“." in hint
    send(feedback_page, FEEDBACK, about=f"{contact_page.url}?x=1")
    fact = FeedbackMessage.objects.get().facts()[0]
    assert fact == ("Seite", f"{contact_page.title} ({contact_page.url}?x=1)")


@pytest.mark.parametrize("typed", ["Die Startseite", "/gibt-es-nicht/", "/../admin/"])
def test_what_is_no_page_has_no_title(typed, feedback_page):
    send(feedback_page, FEEDBACK, about=typed)
    assert FeedbackMessage.objects.get().facts()[0] == ("Seite", typed)


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/a b", "/%00"]
)
def test_only_a_path_of_this_site_is_filled_in(feedback_page, client, address):
    page = read(client, f"{feedback_page.url}?seite={address}")
    assert not page.select_one("[name=about]").get("value")


def test_the_page_somebody_came_from_is_kept_with_the_report(feedback_page):
    send(feedback_page, FEEDBACK, about="/partnerstaedte/almelo/")
    message = FeedbackMessage.objects.get()
    assert message.about == "/partnerstaedte/almelo/"
    assert message.office_address == "europa@example.org"


def test_mistakes_stand_above_with_a_way_to_each_field_and_take_the_focus(contact_page):
    page = returned(contact_page, {"email": "jo@", "phone": "1"})
    summary = page.select_one(".error-summary")
    assert summary.has_attr("autofocus")
    assert summary["tabindex"] == "-1"
    assert page.title.get_text(strip=True).startswith("Fehler:")
    ways = [link["href"] for link in summary.select("a")]
    assert ways == ["#id_topic_0", "#id_text", "#id_sender", "#id_email"]
    for way in ways:
        assert page.select_one(way).name in {"input", "textarea"}


def test_a_mistake_is_told_beside_its_field(contact_page):
    page = returned(contact_page, CONTACT | {"topic": "anderes"}, email="jo@")
    field = page.select_one("#id_email")
    assert field["aria-invalid"] == "true"
    told = [
        page.find(id=name).get_text(" ", strip=True) for name in field["aria-describedby"].split()
    ]
    assert told == [
        "Dorthin schicken wir unsere Antwort.",
        "Fehler: Bitte geben Sie eine vollständige E-Mail-Adresse an, "
        "zum Beispiel name@example.org.",
    ]


def test_a_text_that_is_too_long_comes_back_whole_and_says_by_how_much(contact_page, client):
    room = read(client, contact_page.url).select_one("#id_text_helptext")
    assert room.get_text(strip=True) == "Höchstens 5.000 Zeichen."
    page = returned(contact_page, {**CONTACT, "text": "a" * 5001})
    assert page.select_one("#id_text").get_text().strip() == "a" * 5001
    summary = page.select_one(".error-summary").get_text(" ", strip=True)
    assert "Das sind 5001 Zeichen, Platz ist für 5000." in summary


def test_the_mistake_of_a_choice_is_told_with_all_of_it(contact_page):
    group = returned(contact_page, CONTACT).select_one("fieldset")
    assert group["aria-describedby"] == "id_topic_error"


def test_every_field_has_its_label_its_limit_and_its_purpose(contact_page, client):
    page = read(client, contact_page.url)
    form = page.select_one(".public-form")
    for field in form.select("input[type=text], input[type=email], input[type=tel], textarea"):
        if field["name"] == "nachtrag":
            continue
        assert form.select_one(f"label[for={field['id']}]")
        assert field.name == "textarea" or int(field["maxlength"]) > 0
        assert not field.has_attr("placeholder")
    purposes = {field["name"]: field.get("autocomplete") for field in form.select("input[id]")}
    assert purposes["sender"] == "name"
    assert purposes["email"] == "email"
    assert purposes["phone"] == "tel"
    assert "(Pflichtangabe)" in form.select_one("label[for=id_text]").get_text()
    assert "(Pflichtangabe)" not in form.select_one("label[for=id_phone]").get_text()


def test_nobody_meets_the_trap(contact_page, client):
    trap = read(client, contact_page.url).select_one("[name=nachtrag]")
    assert trap["tabindex"] == "-1"
    assert trap["autocomplete"] == "off"
    assert trap.find_parent(attrs={"aria-hidden": "true"})["class"] == ["visually-hidden"]


def test_the_privacy_page_says_how_long_by_itself(contact_page, feedback_page, home, client):
    privacy = factories.StandardPageFactory(parent=home, title="Datenschutz", slug="datenschutz")
    contact_page.privacy_page = privacy
    contact_page.days_kept = 77
    contact_page.save()
    text = read(client, privacy.url).main.get_text(" ", strip=True)
    assert "Kontakt : nach 77 Tagen" in " ".join(text.split())
    assert "Barriere melden" not in text
    assert read(client, contact_page.url).select_one(f'.public-form a[href="{privacy.url}"]')


def test_a_page_that_no_form_names_is_asked_about_once(contact_page, feedback_page, home):
    page = factories.StandardPageFactory(parent=home)
    with CaptureQueriesContext(connection) as captured:
        assert forms_naming(page) == []
    assert len(captured) == 1


def test_all_ways_at_the_foot_are_asked_for_at_once(contact_page, feedback_page, home, rf):
    context = Context({"request": rf.get("/"), "page": home})
    kinds = {
        "contact": "forms.ContactPage",
        "feedback": "forms.FeedbackPage",
        "search": "search.SearchPage",
    }
    pages_of_kinds(context, home, **kinds)
    context = Context({"request": rf.get("/"), "page": home})
    with remembering({"private paths": ()}), CaptureQueriesContext(connection) as captured:
        found = pages_of_kinds(context, home, **kinds)
    assert len(captured) == 2  # whose site it is, and all ways
    titles = {name: way and way.title for name, way in found.items()}
    assert titles == {"contact": "Kontakt", "feedback": "Barriere melden", "search": None}


def test_a_report_is_kept_until_the_clock_has_run_out(feedback_page):
    feedback_page.days_kept = 59
    with pytest.raises(Exception, match="mindestens 60 Tage"):
        feedback_page.full_clean()
    feedback_page.days_kept = 60
    feedback_page.full_clean()

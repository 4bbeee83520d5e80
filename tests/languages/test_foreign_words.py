"""Words in another language say so, for those who have pages read to them."""

from events.choices import PartnerRole
from events.models import EventPartner
from iserlohn_europa.core.models import ContactRole
from partnerships.models import PartnerCityPage
from tests.factories import (
    EventFactory,
    EventIndexFactory,
    FundingIndexFactory,
    FundingProgrammeFactory,
    StandardPageFactory,
)

from .conftest import translate


def test_a_city_without_a_page_in_english_is_named_in_german_there(site, read):
    city = PartnerCityPage.objects.get()
    index = EventIndexFactory(parent=site)
    event = EventFactory(
        parent=index,
        date="2026-05",
        partners=[EventPartner(city=city, role=PartnerRole.HOST)],
    )
    translate(index, "en")
    english = translate(event, "en")
    assert named(read(english.url)) == [("Laventie", "de", None)]
    translate(city, "en", title="Laventie, France")
    assert named(read(english.url)) == [("Laventie, France", None, "/en/partner-cities/laventie/")]
    assert named(read(event.url))[0][:2] == ("Laventie", None)


def named(html) -> list[tuple[str, str | None, str | None]]:
    """The cities among the facts, with their languages and addresses."""
    names = html.select(".fact-list .link-list li > *")
    return [(each.get_text(strip=True), each.get("lang"), each.get("href")) for each in names]


def test_a_role_that_nobody_has_translated_is_named_in_german_and_says_no_more(site, read):
    city = PartnerCityPage.objects.get()
    role = ContactRole.objects.create(title="Europabüro", responsibilities="Alles")
    PartnerCityPage.objects.update(contact=role)
    english = translate(city, "en")
    (card,) = read(english.url).select(".contact-card")
    assert card.select_one("[lang=de]").get_text() == "Europabüro"
    assert "Alles" not in card.get_text()
    assert not read(city.url).select(".contact-card [lang]")


def test_a_website_whose_address_the_german_page_keeps_is_named_as_german(site, read):
    index = FundingIndexFactory(parent=site)
    programme = FundingProgrammeFactory(parent=index, link="https://example.org/")
    translate(index, "en")
    english = translate(programme, "en")
    (link,) = read(english.url).select("a[rel=external]")
    assert link["hreflang"] == "de"
    assert "(German)" in link.get_text()
    (link,) = read(programme.url).select("a[rel=external]")
    assert not link.get("hreflang")


def test_an_address_for_letters_is_marked_as_german(site, read):
    role = ContactRole.objects.create(title="Europabüro", address="Rathaus I")
    PartnerCityPage.objects.update(contact=role)
    city = PartnerCityPage.objects.get()
    english = translate(city, "en")
    assert read(english.url).select_one(".contact-card address [lang=de]").get_text() == "Rathaus I"
    assert not read(city.url).select("address [lang]")


def test_a_card_that_leads_to_a_german_page_says_so(site, read):
    city = PartnerCityPage.objects.get()
    cards = [{"page": city.pk}, {"page": city.pk, "title": "A town in France"}]
    links = {
        "links": [{"type": "item", "value": card, "id": str(n)} for n, card in enumerate(cards)]
    }
    german = StandardPageFactory(parent=site, story=[{"type": "link_cards", "value": links}])
    english = translate(german, "en")
    of_its_own, named = read(english.url).select(".link-cards__link")
    assert (of_its_own["lang"], of_its_own["hreflang"]) == ("de", "de")
    assert (named.get("lang"), named["hreflang"]) == (None, "de")
    for link in read(german.url).select(".link-cards__link"):
        assert not link.get("hreflang")
    translate(city, "en", title="Laventie, France")
    for link in read(english.url).select(".link-cards__link"):
        assert not link.get("hreflang")

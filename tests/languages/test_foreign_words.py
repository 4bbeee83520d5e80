"""Words in another language say so, for those who have pages read to them."""

from events.choices import PartnerRole
from events.models import EventPartner
from iserlohn_europa.core.models import ContactRole
from partnerships.models import PartnerCityPage
from tests.factories import EventFactory, EventIndexFactory

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

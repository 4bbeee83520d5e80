"""Contact roles that a text names: in the language of its page, or in German and marked so."""

import datetime

import pytest
from wagtail.models import Page

from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.search.reading import Reader
from tests.factories import OfficeFactory

from .conftest import translate

ON = datetime.date(2026, 11, 23)


def _item(role) -> dict:
    return {"type": "item", "value": role.pk, "id": str(role.translation_key)}


@pytest.fixture
def english_office(site):
    """An office page in English whose team was chosen in German: first translated, then not."""
    known, unknown = (
        ContactRole.objects.create(title=title, responsibilities="Hilft gern.")
        for title in ("Europabeauftragter", "Jugendstelle")
    )
    here = known.copy_for_translation(
        site.get_translations().get(locale__language_code="en").locale
    )
    here.title, here.responsibilities = "Commissioner for Europe", "Glad to help."
    here.save()
    team = {
        "type": "team",
        "value": {"roles": [_item(role) for role in (known, unknown)]},
    }
    return translate(OfficeFactory(parent=site, story=[team]), "en")


def test_a_team_is_named_in_the_language_of_its_page(english_office, read):
    cards = read(english_office.url).select(".team .contact-card")
    names = [card.select_one(".contact-card__role") for card in cards]
    assert [(name.get_text(), name.get("lang")) for name in names] == [
        ("Commissioner for Europe", None),
        ("Jugendstelle", "de"),
    ]
    assert [card.get_text().count("Glad to help.") for card in cards] == [1, 0]
    assert "Hilft gern." not in " ".join(card.get_text() for card in cards)


def test_the_search_takes_down_a_team_as_its_page_shows_it(english_office):
    prominent = Reader(ON).read(Page.objects.get(pk=english_office.pk).specific).prominent
    assert {"Commissioner for Europe", "Glad to help.", "Jugendstelle"} <= set(prominent)
    assert "Hilft gern." not in prominent

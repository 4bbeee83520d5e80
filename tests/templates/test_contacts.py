from iserlohn_europa.core.models import ContactRole
from tests.factories import OfficeFactory

from .pages import text_of


def role_with(home, **holder):
    role = ContactRole(title="Europabeauftragter", phone="02371 217-1121", locale=home.locale)
    role.holders.create(**holder)
    role.save()
    return role


def contact_of(read, home, role):
    return read(OfficeFactory(parent=home, contact=role).url).select_one(".contact-card")


def test_a_role_is_shown_with_those_who_hold_it(read, home):
    card = contact_of(read, home, role_with(home, name="Erika Muster", since="2008"))
    assert "Erika Muster" in text_of(card)
    assert card.a["href"] == "tel:+4923712171121"


def test_who_left_is_not_named_but_the_role_stays(read, home):
    role = role_with(home, name="Erika Muster", since="2008", until="2020")
    card = contact_of(read, home, role)
    assert "Muster" not in text_of(card)
    assert "Europabeauftragter" in text_of(card)
    assert "02371 217-1121" in text_of(card)

"""Numbers behind a choice say what they count to those who have the page read to them."""

from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from iserlohn_europa.core.filters import FilterField
from tests.factories import EventFactory, EventIndexFactory


def test_a_year_of_the_archive_says_how_many_entries_it_holds(home, client):
    index = EventIndexFactory(parent=home)
    for year in ("2014", "2014", "2019"):
        EventFactory(parent=index, date=year)
    html = BeautifulSoup(client.get(index.url).content, "html.parser")
    years = [link.get_text() for link in html.select(".decades__link")]
    assert years == ["2019 (1 Eintrag)", "2014 (2 Einträge)"]
    assert [each.get_text() for each in html.select(".decades__link .visually-hidden")] == [
        " Eintrag",
        " Einträge",
    ]


def test_what_can_be_ticked_says_so_too():
    field = FilterField.counting("neu", "Neu", "", [("ja", "nur Neues")], {"ja": 3}, "")
    html = render_to_string("components/filter_fields.html", {"fields": [field]})
    assert BeautifulSoup(html, "html.parser").span.get_text() == "nur Neues (3 Einträge)"

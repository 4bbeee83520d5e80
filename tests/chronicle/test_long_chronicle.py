"""A chronicle that has become too long to be read at once."""

from bs4 import BeautifulSoup

from iserlohn_europa.chronicle import models
from tests.factories import AwardFactory, AwardIndexFactory, ChronicleFactory


def entries_at(client, address: str) -> list[str]:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return [each.get_text(strip=True) for each in soup.select(".chronicle-entry__text")]


def test_a_long_chronicle_comes_in_pages_and_loses_nothing(home, client, monkeypatch):
    monkeypatch.setattr(models, "ENTRIES_PER_PAGE", 3)
    ChronicleFactory(parent=home)
    index = AwardIndexFactory(parent=home)
    titles = [
        AwardFactory(parent=index, title=f"Preis {year}", date=str(year)).title
        for year in range(2001, 2006)
    ]
    first, second = entries_at(client, "/chronik/"), entries_at(client, "/chronik/?seite=2")
    assert (first, second) == (titles[:3], titles[3:])

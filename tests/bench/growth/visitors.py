"""What visitors and machines ask for: drawn anew each time, as if no copy had been kept."""

from django.test import Client
from wagtail.models import Page

from iserlohn_europa.core.today import today
from iserlohn_europa.remembered import LENT

from .content import COMMON, RARE, Content
from .measuring import Cost, cost

ADDRESSES = {
    "home": "/",
    "home in English": "/en/",
    "calendar": "/veranstaltungen/",
    "calendar, one kind and city": "/veranstaltungen/?art=encounter&stadt=stadt-3",
    "calendar, last page": "/veranstaltungen/?seite=9999",
    "calendar, month": "/veranstaltungen/?monat={month}",
    "calendar, past year": "/veranstaltungen/?jahr={year}",
    "calendar in English": "/en/veranstaltungen/",
    "news": "/aktuelles/",
    "news, last page": "/aktuelles/?seite=9999",
    "projects": "/projekte/",
    "awards": "/auszeichnungen/",
    "partner cities": "/partnerstaedte/",
    "a partner city": "/partnerstaedte/stadt-3/",
    "a partner city in English": "/en/partnerstaedte/stadt-3/",
    "a topic": "/themen/thema-3/",
    "a topic in English": "/en/themen/thema-3/",
    "chronicle": "/chronik/",
    "chronicle in English": "/en/chronik/",
    "chronicle, one decade": "/chronik/?jahrzehnt=2010",
    "anniversaries": "/jubilaeen/",
    "search, common word": f"/suche/?q={COMMON}",
    "search, rare word": f"/suche/?q={RARE}",
    "search, mistyped word": f"/suche/?q={RARE[:-1]}d",
    "suggestions": "/suche/vorschlaege.json?text=nach&sprache=de",
    "an event": "{event}",
    "sitemap.xml": "/sitemap.xml",
    "calendar as a feed": "/veranstaltungen/kalender.ics",
    "coming dates as a feed": "/veranstaltungen/kalender.ics?ab=heute",
    "events as Atom": "/veranstaltungen/atom.xml",
    "news as Atom": "/aktuelles/atom.xml",
    "anniversaries as a feed": "/jubilaeen/kalender.ics",
    "open data, events": "/daten/veranstaltungen.json",
}


def measure(content: Content) -> dict[str, Cost]:
    """The cost of each address."""
    # As the server lends to all requests of one state.
    client = Client(headers={"host": "localhost"}, **{LENT: {}})
    return {name: cost(lambda at=at: fetched(client, at)) for name, at in addresses().items()}


def addresses() -> dict[str, str]:
    """Every address that is measured, by its name."""
    on = today()
    words = {
        "month": f"{on:%Y-%m}",
        "year": str(on.year - 1),
        "event": Page.objects.get(slug="s0").get_url(),
    }
    return {name: address.format(**words) for name, address in ADDRESSES.items()}


def fetched(client: Client, address: str) -> bytes:
    """What stands there."""
    response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return response.getvalue()

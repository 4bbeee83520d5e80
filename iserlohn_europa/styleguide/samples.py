"""Pages, roles and files that look real and were never saved, so that no example needs a database.

Only pictures come from the library, because a picture is cut and scaled from a file. Every date is
fixed: the style page looks the same tomorrow. Names and numbers belong to nobody.
"""

import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import AwardPage
from events.models import EventDate, EventPage
from iserlohn_europa.chronicle.anniversaries import Anniversary, Occasion
from iserlohn_europa.chronicle.choices import OccasionKind
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.links import PageLink
from iserlohn_europa.core.models import ContactRole, RoleHolder
from iserlohn_europa.core.today import today
from iserlohn_europa.easy.models import EasyPage
from iserlohn_europa.forms.contact_form import ContactForm
from iserlohn_europa.forms.models import ContactPage
from iserlohn_europa.forms.proposal_form import ProposalForm
from iserlohn_europa.forms.tokens import Token
from iserlohn_europa.funding.models import FundingProgrammePage
from iserlohn_europa.library.models import CustomDocument, CustomImage
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.office.models import HomePage, StandardPage, TopicPage
from iserlohn_europa.projects.models import ProjectFunding, ProjectPage
from partnerships.choices import BondStep, Circle, Kind, Status
from partnerships.models import BondDate, PartnerCityPage

NO_KEY = 0  # a key that no row has, where a relation asks for one
EXTERNAL = "https://example.org/"
EVENING = datetime.time(18, 30)
LAST_DAY = datetime.date(2024, 6, 8)


def text() -> str:
    return _("Zwei Sätze, wie sie auf Karten stehen. Der zweite sagt, was man dort erfährt.")


def long_word() -> str:
    """The longest word somebody might really write."""
    return _("Städtepartnerschaftsjubiläumsfeierlichkeiten")


def picture() -> CustomImage | None:
    """The newest picture that may be shown, if there is one."""
    may_be_shown = Q(consent_ends_on=None) | Q(consent_ends_on__gte=today())
    return CustomImage.objects.filter(may_be_shown).order_by("-pk").first()


def document(**fields) -> CustomDocument:
    fields = {"title": _("Beispieldokument"), "file": "beispiel.pdf", "file_size": 248_000} | fields
    return CustomDocument(pk=NO_KEY, **fields)


def link(title: str) -> PageLink:
    return PageLink(title, reverse("style-page"))


def name(title: str) -> PageLink:
    """What has no page of its own."""
    return PageLink(title)


def numbered_page(number: int):
    """One of the pages of a long list."""
    page = Paginator(range(100), per_page=20).page(number)
    page.parameter = "seite"
    return page


def _page(model, **fields):
    """A page of that kind which reads its data from itself, with an address that leads here."""
    page = model(**fields)
    page.source = page
    page.get_url = lambda *args, **kwargs: reverse("style-page")
    return page


def home() -> HomePage:
    return _page(HomePage, pk=NO_KEY, title=_("Freunde in Europa"))


def standard_page(title: str) -> StandardPage:
    return _page(StandardPage, title=title)


def easy_page(**fields) -> EasyPage:
    return _page(EasyPage, title=_("Eine leichte Seite"), **fields)


def form_page(title: str, days: int) -> ContactPage:
    return _page(ContactPage, title=title, days_kept=days)


def topic_page(**fields) -> TopicPage:
    return _page(TopicPage, **({"title": _("Beispielthema"), "teaser": text()} | fields))


def city(since: str = "1975-05-06", **fields) -> PartnerCityPage:
    fields = {
        "title": _("Beispielstadt"),
        "country": "FR",
        "latitude": 47.5,
        "longitude": 2.5,
        "kind": Kind.PARTNERSHIP,
        "status": Status.ACTIVE,
        "circle": Circle.PARTNERS,
        "teaser": text(),
    } | fields
    steps = [BondDate(kind=BondStep.SIGNING, date=PartialDate(since))] if since else []
    return _page(PartnerCityPage, bond_dates=steps, **fields)


def cities() -> list[PartnerCityPage]:
    """One city for each sign on the map."""
    return [
        city(),
        city(
            title=_("Musterstadt"),
            country="PL",
            latitude=52.5,
            longitude=18.5,
            kind=Kind.FRIENDSHIP,
            since="",
        ),
        city(
            title=_("Schlafstadt"),
            country="GB",
            latitude=53,
            longitude=-1.5,
            status=Status.DORMANT,
        ),
    ]


def further_friend() -> PartnerCityPage:
    return city(
        title=_("Freundstadt"),
        country="HU",
        latitude=46.5,
        longitude=19.5,
        kind=Kind.FRIENDSHIP,
        circle=Circle.FURTHER,
        since="2005/2006",
    )


def date(day: int, **fields) -> EventDate:
    return EventDate(starts_on=datetime.date(2024, 6, day), **fields)


def event(*dates: EventDate, **fields) -> EventPage:
    """An event as a list shows it, which reads the table of occurrences."""
    fields = {"title": _("Beispielveranstaltung"), "teaser": text()} | fields
    page = _page(EventPage, pk=NO_KEY, dates=list(dates), **fields)
    page._prefetched_objects_cache = {"occurrences": page.expected_occurrences(today())}
    return page


def anniversary(years: int, when: str) -> Anniversary:
    """An anniversary as precisely as the text of its date."""
    occasion = Occasion(
        since=PartialDate("1975-05-06"),
        kind=OccasionKind.BOND,
        title=_("%(years)s Jahre Partnerschaft mit Beispielstadt"),
        key=UUID(int=0),
        url=reverse("style-page"),
    )
    return Anniversary(occasion, years, PartialDate(when))


def award(**fields) -> AwardPage:
    fields = {
        "title": _("Beispielauszeichnung"),
        "date": PartialDate("2013-04-12"),
        "awarding_body": _("Beispielstiftung"),
        "teaser": text(),
    } | fields
    return _page(AwardPage, **fields)


def news(**fields) -> NewsPage:
    fields = {
        "title": _("Beispielnachricht"),
        "published_on": datetime.date(2024, 6, 5),
        "teaser": text(),
    } | fields
    return _page(NewsPage, **fields)


def project(*levels: str, **fields) -> ProjectPage:
    fields = {"title": _("Beispielprojekt"), "teaser": text()} | fields
    return _page(ProjectPage, funding=[ProjectFunding(level=level) for level in levels], **fields)


def programme(**fields) -> FundingProgrammePage:
    fields = {
        "title": _("Beispielprogramm"),
        "funder": _("Beispielstiftung"),
        "teaser": text(),
    } | fields
    return _page(FundingProgrammePage, **fields)


def role(**fields) -> ContactRole:
    """A role with everything one can know of it."""
    fields = {
        "title": _("Beispielstelle"),
        "responsibilities": _("Fragen zu Beispielen und Mustern"),
        "phone": "0000 000-0",
        "email": "beispiel@example.org",
        "address": _("Musterstraße 1\n00000 Musterstadt"),
        "holders": [RoleHolder(name=_("Vorname Nachname"))],
    } | fields
    return ContactRole(**fields)


def bare_role() -> ContactRole:
    """A role of which only the name is known."""
    return ContactRole(title=_("Beispielstelle"))


def proposal_form(data: dict | None = None) -> ProposalForm:
    """The form for events as somebody opens it; nobody may send it."""
    opened = Token("beispiel", datetime.datetime(2024, 6, 5, 12, tzinfo=datetime.UTC))
    cities = [("beispielstadt", _("Beispielstadt")), ("musterstadt", long_word())]
    return ProposalForm(data, token=opened, cities=cities, on=LAST_DAY)


def contact_form(data: dict | None = None, notice: str = "") -> ContactForm:
    """A form as somebody opens it, or as it comes back with what they sent; nobody may send it."""
    opened = Token("beispiel", datetime.datetime(2024, 6, 5, 12, tzinfo=datetime.UTC))
    topics = [("a", _("Beispielthema")), ("b", _("Noch ein Thema"))]
    cities = [("beispielstadt", _("Beispielstadt"))]
    form = ContactForm(data, token=opened, topics=topics, cities=cities)
    form.notice = notice
    return form

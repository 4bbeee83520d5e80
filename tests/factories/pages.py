import datetime
import uuid
from decimal import Decimal

import factory
from django.utils import timezone
from wagtail.models import Locale, Site
from wagtail.signals import page_published
from wagtail_factories import PageFactory as AnyPageFactory

from awards.choices import Holder
from awards.models import AwardIndexPage, AwardPage
from events.choices import EventKind
from events.models import EventIndexPage, EventPage
from iserlohn_europa.chronicle.models import AnniversaryPage, ChroniclePage
from iserlohn_europa.core.models import Topic
from iserlohn_europa.easy.choices import EASY_GERMAN
from iserlohn_europa.easy.models import EasyPage
from iserlohn_europa.forms.models import ContactPage, FeedbackPage, ProposalPage
from iserlohn_europa.funding.models import FundingIndexPage, FundingProgrammePage
from iserlohn_europa.news.models import NewsIndexPage, NewsPage
from iserlohn_europa.office.models import (
    HomePage,
    OfficePage,
    StandardPage,
    TopicIndexPage,
    TopicPage,
)
from iserlohn_europa.opendata.models import OpenDataPage
from iserlohn_europa.projects.models import ProjectIndexPage, ProjectPage
from iserlohn_europa.search.models import SearchPage
from partnerships.choices import Circle, Kind, Status
from partnerships.models import CommitteeIndexPage, PartnerCityIndexPage, PartnerCityPage


class PageFactory(AnyPageFactory):
    """A page that was published today, so that nobody is asked to read it again."""

    last_published_at = factory.LazyFunction(timezone.now)

    class Meta:
        abstract = True


class PublishedPageFactory(AnyPageFactory):
    """A page that is live, of which all that hear of publications have heard.

    It has no version yet, as drawing one up for each page would take half the time of the suite.
    Where versions matter, tests save them themselves.
    """

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        if "locale" not in kwargs:
            kwargs["locale_id"] = parent.locale_id  # or the page would ask the database for it
        if kwargs.setdefault("live", True):
            now = timezone.now()
            kwargs = {"first_published_at": now, "last_published_at": now} | kwargs
        page = super()._create_instance(model_class, parent, kwargs)
        if page.live:
            page_published.send(sender=model_class, instance=page, revision=None)
        return page


class HomeFactory(PageFactory):
    title = "Freunde in Europa"
    slug = "startseite"
    motto = "Freunde in Europa"

    class Meta:
        model = HomePage


class CityIndexFactory(PageFactory):
    title = "Partnerstädte"
    slug = "partnerstaedte"
    show_in_menus = True

    class Meta:
        model = PartnerCityIndexPage


class CityFactory(PublishedPageFactory):
    title = factory.Sequence(lambda number: f"Stadt {number}")
    native_name = factory.SelfAttribute("title")
    native_language = "nl"
    country = "NL"
    latitude = Decimal("52.35")
    longitude = Decimal("6.667")
    kind = Kind.PARTNERSHIP
    status = Status.ACTIVE
    circle = Circle.PARTNERS

    class Meta:
        model = PartnerCityPage


class CommitteeIndexFactory(PageFactory):
    title = "Mitmachen"
    slug = "mitmachen"

    class Meta:
        model = CommitteeIndexPage


class EventIndexFactory(PageFactory):
    title = "Veranstaltungen"
    slug = "veranstaltungen"

    class Meta:
        model = EventIndexPage


class EventFactory(PublishedPageFactory):
    title = factory.Sequence(lambda number: f"Veranstaltung {number}")
    kind = EventKind.ENCOUNTER

    class Meta:
        model = EventPage


class AwardIndexFactory(PageFactory):
    title = "Auszeichnungen"
    slug = "auszeichnungen"

    class Meta:
        model = AwardIndexPage


class AwardFactory(PublishedPageFactory):
    title = factory.Sequence(lambda number: f"Auszeichnung {number}")
    date = "2013-04-12"
    awarding_body = "Land Nordrhein-Westfalen"
    holder = Holder.CITY

    class Meta:
        model = AwardPage


class FundingIndexFactory(PageFactory):
    title = "Förderung"
    slug = "foerderung"

    class Meta:
        model = FundingIndexPage


class FundingProgrammeFactory(PublishedPageFactory):
    title = factory.Sequence(lambda number: f"Programm {number}")
    funder = "Europäische Union"

    class Meta:
        model = FundingProgrammePage


class ProjectIndexFactory(PageFactory):
    title = "Projekte"
    slug = "projekte"

    class Meta:
        model = ProjectIndexPage


class ProjectFactory(PublishedPageFactory):
    title = factory.Sequence(lambda number: f"Projekt {number}")

    class Meta:
        model = ProjectPage


class NewsIndexFactory(PageFactory):
    title = "Aktuelles"
    slug = "aktuelles"

    class Meta:
        model = NewsIndexPage


class NewsFactory(PublishedPageFactory):
    title = factory.Sequence(lambda number: f"Nachricht {number}")
    published_on = datetime.date(2026, 3, 1)

    class Meta:
        model = NewsPage


class ChronicleFactory(PageFactory):
    title = "Chronik"
    slug = "chronik"

    class Meta:
        model = ChroniclePage


class AnniversariesFactory(PageFactory):
    title = "Jubiläen"
    slug = "jubilaeen"

    class Meta:
        model = AnniversaryPage


class OfficeFactory(PageFactory):
    title = "Europabüro"
    slug = "europabuero"

    class Meta:
        model = OfficePage


class StandardPageFactory(PageFactory):
    title = "Impressum"
    slug = "impressum"
    is_in_footer = True

    class Meta:
        model = StandardPage


class OpenDataFactory(PageFactory):
    title = "Offene Daten"
    slug = "offene-daten"

    class Meta:
        model = OpenDataPage


class ProposalPageFactory(PageFactory):
    title = "Veranstaltung vorschlagen"
    slug = "veranstaltung-vorschlagen"

    class Meta:
        model = ProposalPage


class TopicIndexFactory(PageFactory):
    title = "Themen"
    slug = "themen"

    class Meta:
        model = TopicIndexPage


class TopicFactory(factory.django.DjangoModelFactory):
    title = "Schule"

    class Meta:
        model = Topic


class TopicPageFactory(PageFactory):
    title = factory.SelfAttribute("topic.title")
    topic = factory.SubFactory(TopicFactory)

    class Meta:
        model = TopicPage


class SearchFactory(PageFactory):
    title = "Suche"
    slug = "suche"

    class Meta:
        model = SearchPage


class ContactPageFactory(PageFactory):
    title = "Kontakt"
    slug = "kontakt"

    class Meta:
        model = ContactPage


class FeedbackPageFactory(PageFactory):
    title = "Barriere melden"
    slug = "barriere-melden"

    class Meta:
        model = FeedbackPage


def easy_german() -> Locale:
    """The language of easy pages."""
    return Locale.objects.get_or_create(language_code=EASY_GERMAN)[0]


def key_of_home() -> uuid.UUID:
    return Site.objects.get(is_default_site=True).root_page.translation_key


class EasyPageFactory(PublishedPageFactory):
    """A page in easy German; the one at the root of the tree is the home of its language."""

    title = "Unsere Freunde"
    slug = "freunde"
    locale = factory.LazyFunction(easy_german)
    translation_key = factory.LazyAttribute(
        lambda page: key_of_home() if page.parent.is_root() else uuid.uuid4()
    )

    class Meta:
        model = EasyPage

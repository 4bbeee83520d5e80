"""Which kind of thing a page is to those who look for it."""

from awards.models import AwardPage
from events.models import EventPage
from iserlohn_europa.core.models import BasePage, IndexPage
from iserlohn_europa.funding.models import FundingProgrammePage
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.projects.models import ProjectPage
from partnerships.models import PartnerCityPage

from .choices import Kind

KINDS = {
    IndexPage: Kind.OVERVIEW,
    PartnerCityPage: Kind.CITY,
    EventPage: Kind.EVENT,
    NewsPage: Kind.NEWS,
    AwardPage: Kind.AWARD,
    ProjectPage: Kind.PROJECT,
    FundingProgrammePage: Kind.FUNDING,
}


def kind_of(page: BasePage) -> Kind:
    """What a page is; what has no kind of its own informs."""
    kinds = (KINDS[model] for model in type(page).__mro__ if model in KINDS)
    return next(kinds, Kind.INFORMATION)

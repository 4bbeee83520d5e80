from .bond import BondDate, Milestone
from .city_page import PartnerCityPage
from .committee_group import CommitteeGroup
from .index_pages import CommitteeIndexPage, PartnerCityIndexPage

__all__ = [
    "BondDate",
    "CommitteeGroup",
    "CommitteeIndexPage",
    "Milestone",
    "PartnerCityIndexPage",
    "PartnerCityPage",
]

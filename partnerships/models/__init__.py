from .bond import BondDate, Milestone
from .city_page import PartnerCityPage
from .index_pages import CommitteeIndexPage, PartnerCityIndexPage

__all__ = [
    "BondDate",
    "CommitteeIndexPage",
    "Milestone",
    "PartnerCityIndexPage",
    "PartnerCityPage",
]

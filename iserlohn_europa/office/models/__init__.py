from .home_page import HomePage
from .office_page import HistoryItem, OfficePage
from .standard_page import StandardPage
from .topic_pages import TopicIndexPage, TopicPage

__all__ = [
    "HistoryItem",
    "HomePage",
    "OfficePage",
    "StandardPage",
    "TopicIndexPage",
    "TopicPage",
]

"""How often a page of each kind wants to be read again."""

from django.apps import apps

# Months between two reviews; 0 for kinds that are never due. News stay as they were written on
# their day, and the search page has nothing to say.
MONTHS = {
    "funding.FundingProgrammePage": 3,  # calls open and close
    "events.EventPage": 6,  # while a date is to come
    "office.HomePage": 6,
    "office.OfficePage": 6,  # people, rooms and hours
    "partnerships.CommitteeIndexPage": 12,
    "partnerships.PartnerCityPage": 12,
    "projects.ProjectPage": 12,  # until the project has ended
    "office.StandardPage": 12,  # those at the foot of every page have a check of their own
    "office.TopicPage": 12,
    "easy.EasyPage": 12,
    "awards.AwardPage": 24,
    "awards.AwardIndexPage": 24,
    "chronicle.AnniversaryPage": 24,
    "chronicle.ChroniclePage": 24,
    "events.EventIndexPage": 24,
    "funding.FundingIndexPage": 24,
    "news.NewsIndexPage": 24,
    "office.TopicIndexPage": 24,
    "opendata.OpenDataPage": 24,
    "partnerships.PartnerCityIndexPage": 24,
    "projects.ProjectIndexPage": 24,
    "news.NewsPage": 0,
    "forms.ContactPage": 12,
    "forms.FeedbackPage": 12,
    "forms.ProposalPage": 12,
    "search.SearchPage": 0,
}


def kinds() -> list[tuple[str, str]]:
    """Every kind of page with its name, for a choice."""
    named = [(label, apps.get_model(label).get_verbose_name()) for label in MONTHS]
    return sorted(named, key=lambda kind: kind[1])

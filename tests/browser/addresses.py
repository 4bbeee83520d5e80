"""One address for every kind of page a visitor can meet, and who may meet more."""

import datetime

from iserlohn_europa.core.today import today

# What tests/browser/examples.py adds.
NEWS = "beispiel-mit-allen-bausteinen"
COMING_EVENT = "beispiel-das-noch-kommt"
AHEAD = datetime.timedelta(days=30)
EDITOR, APPROVER, VOLUNTEER = "redakteurin", "freigeberin", "komitee-almelo"
PASSWORD = "nur-fuer-diese-tests"

PAGE_TYPES = {
    "HomePage": "/",
    "OfficePage": "/europabuero/",
    "PartnerCityIndexPage": "/partnerstaedte/",
    "PartnerCityPage": "/partnerstaedte/almelo/",
    "EventIndexPage": "/veranstaltungen/",
    "EventPage": "/veranstaltungen/staedtepartnerschaftskonferenz-2007/",
    "AwardIndexPage": "/auszeichnungen/",
    "AwardPage": "/auszeichnungen/europaaktive-kommune-2013/",
    "NewsIndexPage": "/aktuelles/",
    "NewsPage": f"/aktuelles/{NEWS}/",
    "ProjectIndexPage": "/projekte/",
    "ProjectPage": "/projekte/european-dialogue-for-young-people/",
    "FundingIndexPage": "/foerderung/",
    "FundingProgrammePage": "/foerderung/buergerfonds/",
    "CommitteeIndexPage": "/mitmachen/",
    "ChroniclePage": "/chronik/",
    "AnniversaryPage": "/jubilaeen/",
    "TopicIndexPage": "/themen/",
    "TopicPage": "/themen/jugend/",
    "StandardPage": "/impressum/",
    "SearchPage": "/suche/",
    "ContactPage": "/kontakt/",
    "FeedbackPage": "/barriere-melden/",
    "ProposalPage": "/veranstaltung-vorschlagen/",
    "OpenDataPage": "/offene-daten/",
    "EasyPage": "/leichte-sprache/partner-staedte/almelo/",
}
MISSING = "/gibt-es-nicht/"
SPECIAL = {
    "a city whose bond is suspended": "/partnerstaedte/nowotscherkassk/",
    "an event to come": f"/veranstaltungen/{COMING_EVENT}/",
    "a month of the calendar": f"/veranstaltungen/?monat={today() + AHEAD:%Y-%m}",
    "a past year": "/veranstaltungen/?jahr=2007",
    "a narrowed chronicle": "/chronik/?stadt=auchel",
    "a search with results": "/suche/?query=Almelo&art=event",
    "a mended search": "/suche/?query=Chorzuw",
    "a search without results": "/suche/?query=Atlantis",
    "a page that is missing": MISSING,
    "the English home page": "/en/",
    "an English city": "/en/partner-cities/almelo/",
    "an English form": "/en/contact/",
    "a French welcome": "/fr/",
    "a page that there is no Polish of": "/pl/veranstaltungen/",
    "the home page in easy German": "/leichte-sprache/",
}
EXAMPLES = {**PAGE_TYPES, **SPECIAL}

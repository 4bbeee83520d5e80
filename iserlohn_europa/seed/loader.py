"""Creates what is missing of the first content, and never touches what is there.

An entry is created once. Its key is remembered, so that a page an editor changed stays changed and
one that was deleted stays deleted.
"""

import datetime
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils import translation
from wagtail.models import Locale, Page, Site

from awards.models import AwardIndexPage, AwardPage
from events.models import EventDate, EventIndexPage, EventPage, EventPartner
from iserlohn_europa.chronicle.models import AnniversaryPage, ChroniclePage
from iserlohn_europa.core.models import ContactRole, RoleHolder, Topic
from iserlohn_europa.editorial.models import OpenQuestion
from iserlohn_europa.forms.models import (
    ContactPage,
    FeedbackPage,
    FormPage,
    ProposalPage,
    TopicRole,
)
from iserlohn_europa.funding.models import FundingIndexPage, FundingProgrammePage
from iserlohn_europa.news.models import NewsIndexPage
from iserlohn_europa.office.models import (
    HistoryItem,
    HomePage,
    OfficePage,
    StandardPage,
    TopicIndexPage,
    TopicPage,
)
from iserlohn_europa.opendata.models import OpenDataPage
from iserlohn_europa.projects.models import (
    ProjectFunding,
    ProjectIndexPage,
    ProjectPage,
    ProjectPartner,
)
from iserlohn_europa.search.models import SearchPage
from partnerships.models import (
    BondDate,
    CommitteeIndexPage,
    Milestone,
    PartnerCityIndexPage,
    PartnerCityPage,
)

from .content import plain, read_section, sources_of
from .easy import add_easy_pages
from .pictures import map_picture
from .search_help import new_search_help
from .store import MAP_OF, PAGE_OF, Store
from .stories import bullets, story_blocks

HOME = "page/home"
OFFICE = "role/europabuero"  # answers wherever nobody else is named
PAGE_TYPES = {
    "home": HomePage,
    "office": OfficePage,
    "standard": StandardPage,
    "city_index": PartnerCityIndexPage,
    "event_index": EventIndexPage,
    "award_index": AwardIndexPage,
    "news_index": NewsIndexPage,
    "project_index": ProjectIndexPage,
    "funding_index": FundingIndexPage,
    "committee_index": CommitteeIndexPage,
    "chronicle": ChroniclePage,
    "anniversaries": AnniversaryPage,
    "topic_index": TopicIndexPage,
    "search": SearchPage,
    "contact": ContactPage,
    "feedback": FeedbackPage,
    "proposal": ProposalPage,
    "open_data": OpenDataPage,
}


def seed_content() -> int:
    """Creates what is missing of the first content; says how many objects that were."""
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        return Loader().run()


class Loader:
    """One run over all text files.

    Pages are added as drafts first and filled afterwards, since they name one another.
    """

    def __init__(self):
        self.store = Store()
        self.locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
        self.unfilled = []
        self.created = 0

    def run(self) -> int:
        self.add_snippets()
        self.add_pages()
        for page, entry, fill in self.unfilled:
            fill(page, entry)
            # Logged, the history of the page offers the first content to go back to.
            revision = page.save_revision(log_action=True)
            if not entry.get("draft"):
                revision.publish()
        self.created += add_easy_pages(self.store)
        self.add_questions()
        for key, instance in new_search_help(self.store):
            self.remember(key, instance)
        return self.created

    # Finding and remembering

    def find(self, key: str | None):
        """The object that a key names, or None."""
        return self.store.find(key) if key else None

    def find_all(self, keys: list[str]) -> list:
        return [found for found in map(self.find, keys) if found]

    def remember(self, key: str, instance):
        self.store.remember(key, instance)
        self.created += 1
        return instance

    def add_page(self, parent_key: str, entry: dict, page: Page, fill) -> None:
        """Adds a page below the one that a key names, unless it was there once."""
        if self.store.knows(entry["key"]):
            return
        parent = Page.get_first_root_node() if parent_key is None else self.find(parent_key)
        if parent is None:
            return
        taken = parent.get_children().filter(slug=entry["slug"]).first()
        if taken and parent_key is not None:
            # Somebody made this page by hand: it is theirs, and stands for ours from now on.
            self.store.remember(entry["key"], taken.specific)
            return
        page.title = entry["title"]
        page.slug = entry["slug"]
        page.teaser = entry.get("teaser", "")
        page.search_description = entry.get("search_description", "")
        page.locale = self.locale
        page.live = False
        parent.add_child(instance=page)
        self.remember(entry["key"], page)
        self.unfilled.append((page, entry, fill))

    # What is no page

    def add_snippets(self) -> None:
        for entry in read_section("topics"):
            if not self.store.knows(entry["key"]):
                topic = Topic.objects.create(title=entry["title"], locale=self.locale)
                self.remember(entry["key"], topic)
        for entry in read_section("contacts"):
            if not self.store.knows(entry["key"]):
                role = ContactRole(
                    title=entry["title"],
                    responsibilities=entry.get("responsibilities", ""),
                    phone=entry.get("phone", ""),
                    email=entry.get("email", ""),
                    address=entry.get("address", ""),
                    locale=self.locale,
                )
                role.holders = [
                    RoleHolder(
                        name=holder["name"], since=holder.get("from"), until=holder.get("until")
                    )
                    for holder in entry.get("holders", [])
                ]
                role.save()
                self.remember(entry["key"], role)

    def add_questions(self) -> None:
        for entry in read_section("questions"):
            if not self.store.knows(entry["key"]):
                question = OpenQuestion.objects.create(
                    question=entry["question"],
                    page=self.find(entry.get("page")),
                    evidence_source=sources_of(entry),
                )
                self.remember(entry["key"], question)

    # Pages: first all of them, in the order of the tree

    def add_pages(self) -> None:
        for entry in read_section("pages"):
            page = PAGE_TYPES[entry["type"]]()
            self.add_page(None if entry["key"] == HOME else HOME, entry, page, self.fill_page)
            if entry["key"] == HOME:
                self.make_home_the_root()
        for entry in read_section("topics"):
            topic_page = {**entry, "key": entry["key"] + PAGE_OF}
            page = TopicPage(topic=self.find(entry["key"]))
            if page.topic:
                self.add_page("page/themen", topic_page, page, self.fill_nothing)
        for entry in read_section("cities"):
            self.add_page("page/partnerstaedte", entry, self.city(entry), self.fill_city)
        for entry in read_section("funding"):
            page = FundingProgrammePage(funder=entry["funder"])
            self.add_page("page/foerderung", entry, page, self.fill_programme)
        for entry in read_section("events"):
            page = EventPage(kind=entry["kind"], date=entry.get("date"))
            self.add_page("page/veranstaltungen", entry, page, self.fill_event)
        for entry in read_section("awards"):
            page = AwardPage(
                date=entry["date"],
                awarding_body=plain(entry["awarding_body"]),
                holder=entry["holder"],
                holder_name=entry.get("holder_name", ""),
            )
            self.add_page("page/auszeichnungen", entry, page, self.fill_award)
        for entry in read_section("projects"):
            page = ProjectPage(
                title_language=entry.get("title_language", ""),
                begins=entry.get("begins"),
                ends=entry.get("ends"),
            )
            self.add_page("page/projekte", entry, page, self.fill_project)

    def make_home_the_root(self) -> None:
        """Puts our home in the place of the page that Wagtail's own migrations leave behind."""
        home = self.find(HOME)
        site = Site.objects.filter(is_default_site=True).first()
        if site is None or home is None or site.root_page_id == home.pk:
            return
        welcome = site.root_page
        if welcome.specific_class is Page and welcome.depth > 1:
            site.root_page = home
            site.site_name = settings.SITE_NAME
            site.save()
            welcome.delete()

    # Then what stands on them

    def fill_nothing(self, page, entry) -> None:
        """For pages that live from what others say."""

    def fill_story(self, page, entry) -> None:
        page.story = story_blocks(entry.get("story", []), self.find)

    def fill_relations(self, page, entry) -> None:
        page.topics = self.find_all(entry.get("topics", []))
        page.contact = self.find(entry.get("contact", OFFICE))

    def fill_page(self, page, entry) -> None:
        page.introduction = entry.get("introduction", "")
        page.show_in_menus = entry["in_menu"]
        if "contact" in entry:
            page.contact = self.find(entry["contact"])
        if "story" in entry:
            self.fill_story(page, entry)
        if isinstance(page, HomePage):
            page.motto = settings.SITE_NAME
        if isinstance(page, StandardPage):
            page.is_in_footer = entry["in_footer"]
            if "as_of" in entry:
                page.as_of = datetime.date.fromisoformat(entry["as_of"])
        if isinstance(page, FormPage):
            page.next_steps = entry["next_steps"]
            page.days_kept = entry["days_kept"]
            page.privacy_page = self.find(entry["privacy_page"])
        if isinstance(page, ContactPage):
            page.topics = [
                TopicRole(topic=topic["topic"], role=self.find(topic["contact"]))
                for topic in entry["topics"]
            ]
        if isinstance(page, OfficePage):
            page.history = [self.timeline_entry(HistoryItem, item) for item in entry["history"]]

    def timeline_entry(self, model, item):
        return model(
            date=item["date"],
            text=item["text"],
            told_on=self.find(item.get("told_on")),
            evidence_source=sources_of(item),
            locale=self.locale,
        )

    def city(self, entry) -> PartnerCityPage:
        population = entry.get("population", {})
        committee = entry.get("committee", {})
        validity = entry.get("validity", {})
        return PartnerCityPage(
            native_name=entry["native_name"],
            native_language=entry["native_language"],
            country=entry["country"],
            region=plain(entry.get("region")),
            latitude=Decimal(str(entry["latitude"])),
            longitude=Decimal(str(entry["longitude"])),
            population=population.get("value"),
            population_date=population.get("on"),
            website=plain(entry.get("website")),
            kind=entry["kind"],
            status=entry["status"],
            status_note=plain(entry.get("status_note")),
            circle=entry["circle"],
            predecessor=plain(entry.get("predecessor")),
            validity_kind=validity.get("kind", "unproven"),
            validity_years=validity.get("years"),
            validity_wording=validity.get("wording", ""),
            origin=plain(entry.get("origin")),
            committee_state=committee.get("state", "unknown"),
            committee_last_seen=committee.get("last_seen"),
            committee_text=plain(committee.get("text")),
        )

    def fill_city(self, page, entry) -> None:
        self.fill_story(page, entry)
        self.fill_relations(page, entry)
        page.lives_from = bullets(entry["lives_from"]) if entry.get("lives_from") else ""
        page.bond_dates = [
            BondDate(
                kind=step["kind"],
                date=step["date"],
                told_on=self.find(step.get("told_on")),
                evidence_source=sources_of(step),
            )
            for step in entry.get("bond_dates", [])
        ]
        page.milestones = [
            self.timeline_entry(Milestone, item) for item in entry.get("milestones", [])
        ]
        page.teaser_image = self.remember(entry["key"] + MAP_OF, map_picture(page))
        page.teaser_alt = page.teaser_image.description

    def fill_programme(self, page, entry) -> None:
        self.fill_story(page, entry)
        self.fill_relations(page, entry)
        page.period = entry.get("period", "")
        page.state = entry["state"]
        page.eligible = plain(entry.get("eligible"))
        page.link = entry.get("link", "")
        page.cities = self.find_all(entry.get("cities", []))

    def fill_event(self, page, entry) -> None:
        self.fill_story(page, entry)
        self.fill_relations(page, entry)
        page.place_name = entry.get("place_name", "")
        page.place_address = entry.get("place_town", "")
        page.organiser = entry.get("organiser", "")
        page.further_towns = entry.get("further_towns", "")
        page.evidence = entry["evidence"]
        page.is_worth_remembering = entry.get("worth_remembering", False)
        page.dates = [event_date(row) for row in entry.get("dates", [])]
        page.partners = [
            EventPartner(city=city, role=partner["role"])
            for partner in entry.get("partners", [])
            if (city := self.find(partner["city"]))
        ]

    def fill_award(self, page, entry) -> None:
        self.fill_story(page, entry)
        self.fill_relations(page, entry)
        validity = entry["validity"]
        page.validity_kind = validity["kind"]
        page.validity_years = validity.get("years")
        page.validity_wording = validity.get("wording", "")
        page.place = plain(entry.get("place"))
        page.field_of_competition = plain(entry.get("field_of_competition"))
        page.prize_money = plain(entry.get("prize_money"))
        page.cities = self.find_all(entry.get("cities", []))
        page.told_on = self.find(entry.get("told_on"))
        page.renewed_by = self.find(entry.get("renewed_by"))

    def fill_project(self, page, entry) -> None:
        self.fill_story(page, entry)
        self.fill_relations(page, entry)
        page.results = plain(entry.get("results"))
        page.funding = [
            ProjectFunding(
                level=funding["level"],
                programme=funding.get("programme", ""),
                programme_page=self.find(funding.get("page")),
            )
            for funding in entry.get("funding", [])
        ]
        page.partners = [
            ProjectPartner(
                city=self.find(partner.get("city")),
                name=partner.get("name", ""),
                country=partner.get("country", ""),
            )
            for partner in entry.get("partners", [])
        ]


def event_date(row: dict) -> EventDate:
    """One date of an event, from its texts in ISO 8601."""
    return EventDate(
        starts_on=datetime.date.fromisoformat(row["starts_on"]),
        ends_on=_optional(datetime.date, row.get("ends_on")),
        start_time=_optional(datetime.time, row.get("start_time")),
        end_time=_optional(datetime.time, row.get("end_time")),
        place=row.get("place", ""),
        status=row.get("status", "takes_place"),
    )


def _optional(kind, text):
    return kind.fromisoformat(text) if text else None

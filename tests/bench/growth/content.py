"""A site of any size that says different things in the same words.

Of twenty pages eight are events, five news, and one each a project, an award and a text; the four
others are the English of the page before them. Events are spread over twenty-two years.
"""

import datetime
import random
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, PageLogEntry, Revision

from awards.models import AwardPage
from events.choices import Audience, EventKind, PartnerRole
from events.models import EventDate, EventPage, EventPartner, Occurrence
from events.times import moment
from iserlohn_europa.accounts.models import User
from iserlohn_europa.accounts.roles import ensure_roles
from iserlohn_europa.core.models import ContactRole, Topic
from iserlohn_europa.core.today import today
from iserlohn_europa.forms.models import ContactMessage
from iserlohn_europa.library.models import CustomDocument, CustomImage
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.office.models import StandardPage
from iserlohn_europa.projects.models import ProjectPage, ProjectPartner
from partnerships.choices import BondStep, CommitteeState
from partnerships.models import BondDate, PartnerCityPage
from tests import factories
from tests.conftest import make_home

COMMON, RARE = "Iserlohn", "Quittenmarkt"
CITIES, TOPICS, PICTURES = 9, 6, 24
YEARS_BACK, YEARS_AHEAD = 20, 2
DATES_PER_EVENT = 3
EVENING, NIGHT = datetime.time(18, 30), datetime.time(21)
SENTENCES, WORDS_PER_SENTENCE = 15, 10
VOCABULARY = 8_000
SYLLABLES = ["ba", "der", "fin", "gol", "hus", "kar", "lem", "mit", "nor", "pal", "ros", "wald"]
TRANSLATION = None
TURN = (
    *(EventPage, NewsPage, EventPage, EventPage, TRANSLATION),
    *(EventPage, NewsPage, ProjectPage, NewsPage, TRANSLATION),
    *(EventPage, NewsPage, StandardPage, EventPage, TRANSLATION),
    *(EventPage, NewsPage, EventPage, AwardPage, TRANSLATION),
)
INDEXES = {
    EventPage: factories.EventIndexFactory,
    NewsPage: factories.NewsIndexFactory,
    ProjectPage: factories.ProjectIndexFactory,
    AwardPage: factories.AwardIndexFactory,
}
OTHERS = (
    factories.FundingIndexFactory,
    factories.ChronicleFactory,
    factories.AnniversariesFactory,
    factories.CommitteeIndexFactory,
    factories.SearchFactory,
    factories.OpenDataFactory,
)


def vocabulary() -> list[str]:
    """Words that do not exist, always the same."""
    dice = random.Random(2026)  # noqa: S311
    made = {"".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _n in range(VOCABULARY * 2)}
    return sorted(made)[:VOCABULARY]


class Content:
    """The site, which grows by `grow`."""

    def __init__(self):
        ensure_roles()
        self.size = 0
        self.words = vocabulary()
        self.home = make_home()
        self.user = User.objects.create(
            username="admin", email="admin@example.org", is_superuser=True
        )
        self.english = Locale.objects.get_or_create(language_code="en")[0]
        role = ContactRole.objects.create(title="Europabüro", locale=self.home.locale)
        self.topics = [
            Topic.objects.create(title=f"Thema {number}", locale=self.home.locale)
            for number in range(TOPICS)
        ]
        parents = {kind: make(parent=self.home, contact=role) for kind, make in INDEXES.items()}
        others = [make(parent=self.home) for make in OTHERS]
        topics = factories.TopicIndexFactory(parent=self.home)
        about = [factories.TopicPageFactory(parent=topics, topic=topic) for topic in self.topics]
        self.cities = self._cities(role)
        parents[StandardPage] = self.home
        self.parents = {
            (kind, language): page
            for kind, index in parents.items()
            for language, page in (("de", index), ("en", self._in_english(index)))
        }
        for page in (*self.cities, *about, *others):
            self._in_english(page)
        # What somebody has translated mirrors no other page any more.
        Page.objects.filter(locale=self.english).update(alias_of=None)
        self.pictures = self._pictures(range(PICTURES))

    def grow(self, size: int) -> None:
        """Adds pages and all that comes with them until there are so many."""
        numbers = range(self.size, size)
        with transaction.atomic():
            for kind, language in self.parents:
                mine = [each for each in numbers if _kind(each) == (kind, language)]
                if mine:
                    self._add_pages(kind, language, mine)
            self._add_rest(numbers)
        self.size = size

    def _cities(self, role) -> list[PartnerCityPage]:
        parent = factories.CityIndexFactory(parent=self.home)
        return [
            factories.CityFactory(
                parent=parent,
                title=f"Partnerstadt {number}",
                slug=f"stadt-{number}",
                contact=role,
                committee_state=CommitteeState.EXISTS,
                bond_dates=[BondDate(kind=BondStep.SIGNING, date=f"{1950 + number}-05-06")],
            )
            for number in range(CITIES)
        ]

    def _in_english(self, page) -> Page:
        known = page.get_translation_or_none(self.english)
        if known is None:
            known = page.copy_for_translation(self.english, copy_parents=True)
            known.save_revision().publish()
        return known

    def _pictures(self, numbers) -> list[CustomImage]:
        """Pictures that share one file."""
        if not CustomImage.objects.exists():
            file = get_test_image_file(size=(1200, 800))
            CustomImage.objects.create(title="Erstes Bild", file=file)
        first = CustomImage.objects.earliest("pk")
        fields = {"file": first.file.name, "width": first.width, "height": first.height}
        fields |= {"file_size": first.get_file_size(), "file_hash": first.get_file_hash()}
        return CustomImage.objects.bulk_create(
            CustomImage(
                title=f"Bild {number}",
                description="Leute",
                credit="Stadt",
                licence="frei",
                source="eigene",
                uploaded_by_user=self.user,
                **fields,
            )
            for number in numbers
        )

    def _add_pages(self, kind, language: str, numbers: list[int]) -> None:
        parent = Page.objects.get(pk=self.parents[kind, language].pk)
        pages = Page.objects.bulk_create(
            self._page(kind, parent, number, parent.numchild + place)
            for place, number in enumerate(numbers, 1)
        )
        Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
        rows = []
        for page, number in zip(pages, numbers, strict=True):
            row = kind(page_ptr=page, **self._fields(kind, number))
            vars(row).update({**vars(page), "_state": row._state})
            rows.append(row)
        # The rows of the page itself are there already; Django has no public way to say so.
        kind._base_manager.all()._batched_insert(rows, kind._meta.local_concrete_fields, None)
        self._add_versions(rows)
        self._add_dates(kind, rows, numbers)
        if language == "de":
            self._add_relations(kind, rows, numbers)

    def _page(self, kind, parent, number: int, place: int) -> Page:
        now = timezone.now()
        title = f"{kind._meta.verbose_name} aus {COMMON} {number}"
        return Page(
            title=title,
            draft_title=title,
            slug=f"s{number}",
            path=Page._get_path(parent.path, parent.depth + 1, place),
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}s{number}/",
            content_type=ContentType.objects.get_for_model(kind),
            locale_id=parent.locale_id,
            translation_key=UUID(int=number - (number % 5 == 4)),
            live=True,
            has_unpublished_changes=number % 100 == 0,
            owner=self.user,
            first_published_at=now,
            last_published_at=now,
            latest_revision_created_at=now,
        )

    def _fields(self, kind, number: int) -> dict:
        dice = random.Random(number)  # noqa: S311
        sentences = (dice.choices(self.words, k=WORDS_PER_SENTENCE) for _n in range(SENTENCES))
        text = " ".join(f"{' '.join(words).capitalize()}." for words in sentences)
        rare = RARE if number % 1_000 == 7 else ""
        fields = {"teaser": f"Ein Tag in {COMMON}. {rare}", "story": [("text", f"<p>{text}</p>")]}
        if number % 2:
            fields["teaser_image"] = self._pick(self.pictures, number)
        day = _day(number)
        own = {
            EventPage: {
                "kind": self._pick(EventKind.values, number),
                "audiences": (self._pick(Audience.values, number),),
                "place_name": "Parktheater",
                "place_address": "Alexanderhöhe 3\n58644 Iserlohn",
                "is_free": number % 3 == 0,
                "is_worth_remembering": number % 100 == 0,
                "organiser": "Stadt",
            },
            NewsPage: {"published_on": day},
            ProjectPage: {"begins": f"{day.year}", "ends": f"{day.year + 1}"},
            AwardPage: {"date": day.isoformat(), "awarding_body": "Europarat"},
        }
        return fields | own.get(kind, {})

    def _add_versions(self, rows) -> None:
        """A version and a line of the protocol of each page; lists read no more of a version."""
        base = ContentType.objects.get_for_model(Page)
        versions = Revision.objects.bulk_create(
            Revision(
                content_type=row.content_type,
                base_content_type=base,
                object_id=str(row.pk),
                object_str=row.title,
                user=self.user,
                content={"title": row.title, "story": row.story.get_prep_value()},
                created_at=row.latest_revision_created_at,
            )
            for row in rows
        )
        for row, version in zip(rows, versions, strict=True):
            row.latest_revision = row.live_revision = version
        pages = [row.page_ptr for row in rows]
        for page, version in zip(pages, versions, strict=True):
            page.latest_revision = page.live_revision = version
        Page.objects.bulk_update(pages, ["latest_revision", "live_revision"], batch_size=200)
        PageLogEntry.objects.bulk_create(
            PageLogEntry(
                content_type=row.content_type,
                page=row.page_ptr,
                label=row.title,
                action="wagtail.publish",
                timestamp=row.latest_revision_created_at,
                user=self.user,
                revision=version,
            )
            for row, version in zip(rows, versions, strict=True)
        )

    def _add_dates(self, kind, rows, numbers) -> None:
        """When events are, as every list reads it: each language has its own rows."""
        if kind is EventPage:
            Occurrence.objects.bulk_create(
                occurrence
                for row, number in zip(rows, numbers, strict=True)
                for occurrence in _occurrences(row, number)
            )

    def _add_relations(self, kind, rows, numbers) -> None:
        """What the German page keeps for all languages: dates as they are written, city, topic."""
        pairs = list(zip(rows, numbers, strict=True))
        links = {"topics": ("topic_id", self.topics), "cities": ("partnercitypage_id", self.cities)}
        for name, (target, things) in links.items():
            if hasattr(kind, name):
                through = getattr(kind, name).through
                source = f"{kind._meta.model_name}_id"
                through.objects.bulk_create(
                    through(**{source: row.pk, target: self._pick(things, number).pk})
                    for row, number in pairs
                )
        partners = {EventPage: (EventPartner, {"role": PartnerRole.HOST})}
        partners[ProjectPage] = (ProjectPartner, {})
        if kind in partners:
            model, fields = partners[kind]
            model.objects.bulk_create(
                model(page=row, city=self._pick(self.cities, number), **fields)
                for row, number in pairs
            )
        if kind is EventPage:
            EventDate.objects.bulk_create(
                EventDate(
                    page=row,
                    sort_order=place,
                    key=occurrence.key,
                    starts_on=occurrence.first_day,
                    start_time=EVENING,
                    end_time=NIGHT,
                )
                for row, number in pairs
                for place, occurrence in enumerate(_occurrences(row, number))
            )

    def _add_rest(self, numbers) -> None:
        """What grows beside the pages: pictures, documents, redirects, messages, users."""
        some = [number for number in numbers if number % 20 == 0]
        self._pictures(some)
        if not CustomDocument.objects.exists():
            file = ContentFile(b"Text", name="text.txt")
            CustomDocument.objects.create(title="Erstes Dokument", file=file)
        name = CustomDocument.objects.earliest("pk").file.name
        CustomDocument.objects.bulk_create(
            CustomDocument(title=f"Dokument {number}", file=name, uploaded_by_user=self.user)
            for number in some
        )
        Redirect.objects.bulk_create(
            Redirect(old_path=f"/alt/{number}", redirect_link="/", site=None) for number in some
        )
        now = timezone.now()
        for number in some:
            ContactMessage.objects.create(
                nonce=f"{number}", received_at=now, received_on=today(), text="Eine Frage", name="X"
            )
        User.objects.bulk_create(
            User(username=f"leser-{number}", email=f"leser-{number}@example.org")
            for number in some
            if number % 200 == 0
        )

    @staticmethod
    def _pick(things, number: int):
        # Neighbours go different ways, whatever turn the kinds of pages take.
        return things[number * 7919 // 20 % len(things)]


def _kind(number: int) -> tuple:
    kind = TURN[number % len(TURN)]
    return (kind, "de") if kind else (TURN[(number - 1) % len(TURN)], "en")


def _day(number: int) -> datetime.date:
    """The day of a page; its translation tells of the same."""
    number -= number % 5 == 4
    days = (YEARS_BACK + YEARS_AHEAD) * 365
    return today() + datetime.timedelta(days=number * 7919 % days - YEARS_BACK * 365)


def _occurrences(page, number: int) -> list[Occurrence]:
    number -= number % 5 == 4
    days = [_day(number) + datetime.timedelta(weeks=week) for week in range(DATES_PER_EVENT)]
    return [
        Occurrence(
            page=page,
            key=UUID(int=number * DATES_PER_EVENT + place),
            first_day=day,
            last_day=day,
            starts_at=moment(day, EVENING),
            ends_at=moment(day, NIGHT),
            place="Parktheater",
        )
        for place, day in enumerate(days)
    ]

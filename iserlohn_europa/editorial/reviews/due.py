"""When pages were last reviewed, when they are due, and who is asked to read them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from events.models import EventPage, Occurrence
from events.times import moment
from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.core.querysets import originals_of
from iserlohn_europa.funding.choices import ProgrammeState
from iserlohn_europa.funding.models import FundingProgrammePage
from iserlohn_europa.office.models import StandardPage
from iserlohn_europa.projects.models import ProjectPage

from .intervals import MONTHS
from .models import PageReview, ReviewRule, ReviewSettings

REVIEWED = "editorial.review"
ROLES = ("owner", "deputy")


@dataclass(frozen=True)
class Status:
    """How a page stands: when and by whom it was last read, when next, and whose task that is.

    `is_confirmed` says whether somebody clicked that it still holds, rather than published it;
    `due_on` is None for what is never due.
    """

    page: Page
    last_on: date | None
    is_confirmed: bool
    reviewer: str
    due_on: date | None
    owner: ContactRole | None
    deputy: ContactRole | None

    def is_due(self, on: date) -> bool:
        """Whether somebody should read the page on that day."""
        return self.due_on is not None and self.due_on <= on

    @property
    def roles(self) -> list[ContactRole]:
        """Who is asked, the deputy last."""
        return [role for role in (self.owner, self.deputy) if role]


def source_of(page: Page) -> Page:
    """The page in the source language, for which all its translations are reviewed."""
    return originals_of(page).first() or page


def confirm(page: Page, user, on: date) -> None:
    """Notes that somebody has read the page and found that it still holds; the log keeps it."""
    source = source_of(page)
    PageReview.objects.update_or_create(
        page_id=source.pk, defaults={"reviewed_on": on, "reviewed_by": user}
    )
    log(instance=source.specific_deferred, action=REVIEWED, user=user)


def status_of(page: Page, on: date) -> Status:
    """How one page stands."""
    source = source_of(page)
    (status,) = statuses([source])
    is_settled = not source.live or settled(on).filter(pk=source.pk).exists()
    return replace(status, due_on=None) if is_settled else status


def due(pages, on: date) -> list[Status]:
    """Those of the pages that somebody should read again, the longest overdue first."""
    wanted = pages.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    wanted = wanted.exclude(pk__in=settled(on).order_by().values("pk"))
    rules = _rules()
    wanted = wanted.filter(_old_enough(on, rules))
    found = [status for status in statuses(wanted, rules) if status.is_due(on)]
    return sorted(found, key=lambda status: (status.due_on, status.page.title, status.page.pk))


def _rules() -> dict[str, ReviewRule]:
    """What the office has set for kinds of pages."""
    return {rule.kind: rule for rule in ReviewRule.objects.select_related(*ROLES)}


def _old_enough(on: date, rules: dict[str, ReviewRule]) -> Q:
    """The condition that a page was published so long ago that it may be due.

    Of thousands of pages most were published lately, or are of a kind that is never due.
    """
    own = {kind: rule.months for kind, rule in rules.items() if rule.months is not None}
    found = Q(pk=None)
    for kind, months in {**MONTHS, **own}.items():
        if months:
            of_kind = Q(content_type=ContentType.objects.get_for_model(apps.get_model(kind)))
            # A moment, as SQLite would ask Python for the day of each of thousands.
            day_after = on - relativedelta(months=months) + timedelta(days=1)
            old = Q(last_published_at__lt=moment(day_after, time.min))
            found |= of_kind & (old | Q(last_published_at=None))
    return found


def settled(on: date):
    """Pages that nobody needs to read again: what they tell of is over, or checked elsewhere."""
    to_come = Occurrence.objects.filter(last_day__gte=on).values("page")
    ends = ProjectPage.objects.exclude(ends="").order_by().values_list("pk", "ends")
    over = [pk for pk, day in ends if day and day.latest < on]
    return Page.objects.filter(
        Q(pk__in=EventPage.objects.exclude(pk__in=to_come).order_by().values("pk"))
        | Q(pk__in=FundingProgrammePage.objects.filter(state=ProgrammeState.PAST).values("pk"))
        | Q(pk__in=StandardPage.objects.in_footer().order_by().values("pk"))
        | Q(pk__in=over)
    )


def statuses(pages, rules: dict[str, ReviewRule] | None = None) -> Iterable[Status]:
    """How each of the pages stands: as many questions for one page as for a thousand."""
    rules = _rules() if rules is None else rules
    general = ReviewSettings.objects.select_related(*ROLES).first()
    pages = list(pages)
    reviews = {
        review.page_id: review
        for review in PageReview.objects.filter(page__in=pages).select_related(
            "reviewed_by", *ROLES
        )
    }
    for page in pages:
        kind = ContentType.objects.get_for_id(page.content_type_id).model_class()._meta.label
        rule, review = rules.get(kind), reviews.get(page.pk)
        last_on, is_confirmed = _last(page, review)
        months = rule.months if rule and rule.months is not None else MONTHS.get(kind, 0)
        start = last_on or date.min
        responsible = next(
            (each for each in (review, rule, general) if each and (each.owner or each.deputy)), None
        )
        yield Status(
            page,
            last_on,
            is_confirmed,
            _name(review.reviewed_by) if is_confirmed else "",
            start + relativedelta(months=months) if months else None,
            responsible and responsible.owner,
            responsible and responsible.deputy,
        )


def _last(page: Page, review: PageReview | None) -> tuple[date | None, bool]:
    """When a page was last read, and whether by a click: whoever publishes it has read it too."""
    published = page.last_published_at or page.first_published_at
    published_on = timezone.localdate(published) if published else None
    reviewed_on = review.reviewed_on if review else None
    if reviewed_on and (published_on is None or reviewed_on >= published_on):
        return reviewed_on, True
    return published_on, False


def _name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""

"""The weekly mail: plain text, with the way to each place."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ..care import CHECKS, Case, Check
from .models import CarePreference
from .people import roles_of
from .week import next_monday

logger = logging.getLogger(__name__)

FIRST_HOUR = 6  # in town; nobody's telephone rings at night
CASES_SHOWN = 5


@dataclass(frozen=True)
class Section:
    """What one check has found for somebody."""

    check: Check
    cases: list[Case]

    @property
    def shown(self) -> list[Case]:
        return self.cases[:CASES_SHOWN]

    @property
    def number_more(self) -> int:
        return max(0, len(self.cases) - CASES_SHOWN)

    @property
    def url(self) -> str:
        return reverse("care-list", args=[self.check.slug])


def send_digests(now: datetime) -> int:
    """Writes to everybody whose day has come; how many mails could not be sent.

    Whoever takes somebody's turn first writes to them, however many processes run. A mail that
    fails is tried again the next day.
    """
    if now.hour < FIRST_HOUR:
        return 0
    on, failed = now.date(), 0
    for preference in CarePreference.objects.due(on).select_related("user").order_by("pk"):
        own = CarePreference.objects.filter(pk=preference.pk)
        if not own.due(on).update(due_on=next_monday(on)):
            continue
        try:
            write_to(preference.user, on)
        except Exception:
            logger.exception("The digest for user %s failed.", preference.user_id)
            own.update(due_on=on + timedelta(days=1))
            failed += 1
    return failed


def write_to(user, on: date) -> bool:
    """Sends somebody what needs their care; whether there was anything to write."""
    if not (user.is_active and user.email and user.has_perm("wagtailadmin.access_admin")):
        return False
    with translation.override(settings.LANGUAGE_CODE):
        sections = list(sections_for(user, on))
        if not sections:
            return False
        context = {
            "user": user,
            "sections": sections,
            "base_url": settings.BASE_URL,
            "account_url": reverse("wagtailadmin_account"),
        }
        EmailMessage(
            subject=_("%(site)s: Was Pflege braucht") % {"site": settings.SITE_NAME},
            body=render_to_string("editorial/digest.txt", context),
            to=[user.email],
            headers={"Auto-Submitted": "auto-generated"},
        ).send()
    return True


def sections_for(user, on: date) -> Iterable[Section]:
    """What the checks find that somebody may change, and that nobody else is asked to care for."""
    own_roles = roles_of(user)
    for check in CHECKS:
        cases = [case for case in check.find(user, on) if _concerns(case, own_roles)]
        if cases:
            yield Section(check, cases)


def _concerns(case: Case, own_roles: set[int]) -> bool:
    return not (own_roles and case.roles) or bool(own_roles & {role.pk for role in case.roles})

"""Reads what has anniversaries from the pages that keep the dates, in one language."""

from collections import Counter
from uuid import uuid5

from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.choices import BondStep

from .anniversaries import Occasion
from .choices import OccasionKind
from .past import Past

YEARS_OF_BOND = gettext_lazy("%(years)s Jahre %(bond)s mit %(city)s")
YEARS_SINCE = {
    BondStep.CONTACT: gettext_lazy("%(years)s Jahre seit dem ersten Kontakt mit %(city)s"),
    BondStep.BEGINNING: gettext_lazy("%(years)s Jahre seit dem Beginn der %(bond)s mit %(city)s"),
    BondStep.DECISION: gettext_lazy(
        "%(years)s Jahre seit dem Ratsbeschluss zur %(bond)s mit %(city)s"
    ),
    BondStep.SIGNING: gettext_lazy(
        "%(years)s Jahre seit der Unterzeichnung der %(bond)ssurkunde mit %(city)s"
    ),
    BondStep.COUNTERSIGNING: gettext_lazy(
        "%(years)s Jahre seit der Gegenzeichnung der %(bond)ssurkunde mit %(city)s"
    ),
    BondStep.RENEWAL: gettext_lazy("%(years)s Jahre seit der Erneuerung der %(bond)s mit %(city)s"),
}


def all_occasions(page, request=None, past: Past | None = None) -> list[Occasion]:
    """Everything that comes round again, in the language of that page: a fixed number of queries.

    Bonds that are not celebrated are among them and say so. What an award or a step of a bond has
    told on an event comes round once, as the award or the bond.
    """
    past = past or Past(page, remembered=True)
    cities = past.cities
    awards = [award for award in past.awards if award.source.date and award.is_of_the_city]
    told = {step.told_on.translation_key for city in cities for step in city.steps if step.told_on}
    told |= {past.told_on.get(award.translation_key) for award in awards}
    events = sorted(past.events, key=lambda event: event.pk)
    return [
        *(occasion for city in cities for occasion in _of_city(city, request)),
        *(_of_award(award, request) for award in awards),
        *(
            _of_event(event, request)
            for event in events
            if event.source.is_worth_remembering
            and event.when
            and not event.is_cancelled
            and not event.was_only_announced
            and event.translation_key not in told
        ),
    ]


def _of_city(city, request) -> list[Occasion]:
    """Each dated step of the bond; of two with the same date the one its years count from."""
    is_celebrated = city.is_celebrated
    note = "" if is_celebrated else _status_note(city)
    numbers = Counter()
    occasions = {}
    for step in city.steps:
        number = numbers[step.kind]
        numbers[step.kind] += 1
        is_counted = step is city.counted_step
        if step.date in occasions and not is_counted:
            continue
        names = {"city": city.title, "bond": city.source.get_kind_display()}
        occasions[step.date] = Occasion(
            since=step.date,
            kind=OccasionKind.BOND,
            title=_template(_words_for(step, is_counted), **names),
            key=uuid5(city.translation_key, f"{step.kind}/{number}"),
            is_celebrated=is_celebrated,
            note=note,
            cities=(city.source,),
            **_address(city, request),
        )
    return list(occasions.values())


def _words_for(step, is_counted: bool) -> str:
    """The years of a bond count from a signing or beginning; a decision alone is only that."""
    if is_counted and step.kind != BondStep.DECISION:
        return YEARS_OF_BOND
    return YEARS_SINCE[step.kind]


def _status_note(city) -> str:
    return _("Die Verbindung ist %(status)s, deshalb wird das Jubiläum nicht angekündigt.") % {
        "status": city.source.get_status_display()
    }


def _of_award(award, request) -> Occasion:
    words = _("%(years)s Jahre seit der Auszeichnung „%(title)s“")
    return Occasion(
        since=award.source.date,
        kind=OccasionKind.AWARD,
        title=_template(words, title=award.title),
        key=award.translation_key,
        cities=tuple(award.city_list),
        **_address(award, request),
    )


def _of_event(event, request) -> Occasion:
    words = _("%(years)s Jahre seit der Veranstaltung „%(title)s“")
    return Occasion(
        since=event.when,
        kind=OccasionKind.EVENT,
        title=_template(words, title=event.title),
        key=event.translation_key,
        cities=tuple(partner.city for partner in event.partner_list),
        **_address(event, request),
    )


def _template(words, **names) -> str:
    """The words with everything filled in but the years."""
    safe = {name: value.replace("%", "%%") for name, value in names.items()}
    return words % {**safe, "years": "%(years)s"}


def _address(page, request) -> dict:
    """Of hundreds of occasions few are shown: the addresses of the others are never made."""
    return {
        "url": _lazy_address(page.get_url, request),
        "full_url": _lazy_address(page.get_full_url, request),
        "changed_at": page.source.last_published_at,
    }


def _made(address, request) -> str:
    return address(request) or ""


_lazy_address = lazy(_made, str)

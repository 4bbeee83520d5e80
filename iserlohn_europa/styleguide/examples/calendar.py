"""The calendar: its dates in a list and in a table."""

import datetime

from django.utils.translation import gettext as _

from events.choices import DateStatus
from events.month import last_of_month, weeks_of_month
from iserlohn_europa.core.today import today

from .. import samples
from ..catalogue import Component, Example, Room

JUNE = datetime.date(2024, 6, 1)


def calendar() -> list[Component]:
    """What the page of all events is put together from."""
    evening = {"start_time": samples.EVENING}
    usual = _date(8, **evening)
    return [
        Component(
            _("Termin im Kalender"),
            "components/date_line.html",
            [
                Example(_("findet statt"), {"date": usual}),
                Example(_("abgesagt"), {"date": _date(8, status=DateStatus.CANCELLED, **evening)}),
                Example(_("mehrere Tage"), {"date": _date(5, ends_on=samples.LAST_DAY)}),
            ],
        ),
        Component(
            _("Monat als Tabelle"),
            "components/month_table.html",
            [
                Example(_("mit Terminen"), _month([usual, _date(8), _date(19)])),
                Example(_("ohne Termine"), _month([])),
            ],
            Room.PAGE,
        ),
        Component(
            _("Kein Termin"),
            "components/no_dates.html",
            [Example(_("zu einer Auswahl"), {"is_narrowed": True})],
        ),
    ]


def _date(day: int, **fields):
    return samples.event(samples.date(day, **fields)).expected_occurrences(today())[0]


def _month(dates: list) -> dict:
    weeks = weeks_of_month(JUNE, dates, lambda date: (date.first_day, date.last_day), on=JUNE)
    return {
        "month": JUNE,
        "weeks": weeks,
        "before": JUNE - datetime.timedelta(days=1),
        "after": last_of_month(JUNE) + datetime.timedelta(days=1),
    }

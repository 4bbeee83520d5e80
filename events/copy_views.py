"""Copying an event for the next time: what it would be, and its draft."""

import uuid
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.actions.copy_page import CopyPageAction
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from iserlohn_europa.core.today import today

from .choices import DateStatus
from .committees import entrust_event
from .copying import Move, NoNextTimeError, next_time, time_on
from .date_words import date_in_words
from .models import EventDate, EventPage, EventSeries
from .slugs import free_slug

# What belongs to the one time that was: how it was announced, what became of it, when it was shown.
LEFT_BEHIND = (
    "changed_dates",
    "date",
    "evidence",
    "is_worth_remembering",
    "registration_url",
    "registration_deadline",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
)


@dataclass(frozen=True)
class MovedRow:
    """A date or a series of an event in words, and what the copy makes of it."""

    before: str
    after: str
    lost_its_time: bool = False  # clocks skip it on the new day

    @classmethod
    def of(cls, before: EventDate | EventSeries, after: EventDate | EventSeries):
        lost = bool(before.start_time) and after.start_time is None
        return cls(_in_words(before), _in_words(after), lost)


def _in_words(row: EventDate | EventSeries) -> str:
    if isinstance(row, EventDate):
        words = date_in_words(row.starts_on, row.start_time, row.ends_on, row.end_time)
        is_usual = row.status == DateStatus.TAKES_PLACE
        return words if is_usual else f"{words} ({row.get_status_display()})"
    days = _("ab %(day)s") % {"day": date_in_words(row.starts_on, row.start_time, None, None)}
    if row.until:
        days += _(" bis %(day)s") % {"day": date_in_words(row.until, None, None, None)}
    return f"{row.in_words}, {days}" if row.in_words else days


class EventCopy:
    """What the copy of an event for the next time would be, seen from a day."""

    def __init__(self, event: EventPage, on):
        self.event = event
        rows = [*event.dates.all(), *event.series.all()]
        days = [row.starts_on for row in rows]
        ends = [*days, *(row.last_day for row in event.dates.all())]
        if not days and event.date:
            days, ends = [event.date.earliest], [event.date.latest]
        self.days = (min(days), max(ends)) if days else None
        self.move = next_time(self.days[0], on, self._first_rhythm) if days else Move(0, 0)
        for day in ends:
            self.move.day(day)
        self.rows = [MovedRow.of(row, self._moved(row)) for row in rows]

    @property
    def title(self) -> str:
        return self.move.words(self.event.title, *self.days) if self.days else self.event.title

    def slug(self, title: str) -> str:
        """A free address that names the year, if one is known."""
        year = str(self.days[0].year + self.move.years) if self.days else ""
        return free_slug(title, year, self.event.get_parent())

    @property
    def _first_rhythm(self) -> str:
        """The rhythm of the series that the event begins with; nothing if it is a date."""
        series = [row for row in self.event.series.all() if row.starts_on == self.days[0]]
        return series[0].rhythm if series else ""

    def _moved(self, row):
        model = type(row)
        copy = model(**{field.attname: getattr(row, field.attname) for field in model._meta.fields})
        self.move_row(copy)
        return copy

    def move_row(self, row) -> None:
        """Moves a row of the copy, which is a date or a series of its own from then on."""
        row.key = uuid.uuid4()
        if isinstance(row, EventSeries):
            self._move_series(row)
        else:
            self._move_date(row)

    def _move_series(self, row: EventSeries) -> None:
        row.until = row.until and self.move.until(row.until, row.rhythm, row.starts_on)
        row.starts_on = self.move.begin(row.starts_on, row.rhythm)

    def _move_date(self, row: EventDate) -> None:
        row.starts_on = self.move.day(row.starts_on)
        row.ends_on = row.ends_on and self.move.day(row.ends_on)
        had_time = row.start_time is not None
        row.start_time = time_on(row.starts_on, row.start_time)
        if had_time and row.start_time is None:
            row.time_follows = True  # or it would claim the whole day
        row.end_time = row.start_time and time_on(row.last_day, row.end_time)
        row.status = DateStatus.TAKES_PLACE
        row.remark = ""

    def save(self, title: str, user) -> EventPage:
        """Writes the copy as a draft beside the event."""
        parent = self.event.get_parent()
        return CopyPageAction(
            page=self.event,
            to=parent,
            update_attrs={"title": title, "draft_title": title, "slug": self.slug(title)},
            exclude_fields=list(LEFT_BEHIND),
            copy_revisions=False,
            keep_live=False,
            user=user,
            process_child_object=self._move_child,
        ).execute()

    def _move_child(self, event, copy, relation, child) -> None:
        if isinstance(child, (EventDate, EventSeries)):
            self.move_row(child)


def may_copy(event: EventPage, user) -> bool:
    """Whether somebody may add an event beside that one.

    Asks the database for guests alone: who may add pages everywhere may do so beside an event too.
    """
    tester = event.permissions_for_user(user)
    return user.is_superuser or "add" in tester.permissions or tester.can_copy()


class CopyForNextTimeForm(forms.Form):
    """The one thing to decide before an event is copied."""

    title = forms.CharField(
        label=gettext_lazy("Titel der neuen Veranstaltung"),
        max_length=255,
        help_text=gettext_lazy("Die Adresse der neuen Seite richtet sich nach dem Titel."),
        error_messages={"required": gettext_lazy("Bitte geben Sie der Veranstaltung einen Titel.")},
    )


class CopyForNextTimeView(WagtailAdminTemplateMixin, FormView):
    """Shows old and new dates side by side, and makes the copy."""

    form_class = CopyForNextTimeForm
    template_name = "events/admin/copy_for_next_time.html"
    page_title = gettext_lazy("Für das nächste Mal kopieren")
    header_icon = "copy"

    def dispatch(self, request, *args, **kwargs):
        events = EventPage.objects.in_source_language()
        self.event = get_object_or_404(events, pk=kwargs["pk"])
        parent = self.event.get_parent()
        if not self.event.permissions_for_user(request.user).can_copy_to(parent):
            raise PermissionDenied
        try:
            self.copy = EventCopy(self.event, today())
        except NoNextTimeError:
            messages.error(
                request,
                _(
                    "Diese Termine lassen sich nicht verschieben: "
                    "Sie liegen zu weit in der Zukunft."
                ),
            )
            return redirect("wagtailadmin_pages:edit", self.event.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"title": self.copy.title}

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("veranstaltungen:index"), "label": _("Veranstaltungen")},
            {
                "url": reverse("wagtailadmin_pages:edit", args=[self.event.pk]),
                "label": self.event.title,
            },
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            event=self.event,
            copy=self.copy,
            slug=self.copy.slug(self.copy.title),
            **kwargs,
        )

    def form_valid(self, form):
        page = self.copy.save(form.cleaned_data["title"], self.request.user)
        entrust_event(page, self.request.user)
        messages.success(
            self.request,
            _(
                "Der Entwurf „%(title)s“ ist angelegt. "
                "Bitte prüfen Sie die Termine und die Texte, bevor Sie ihn veröffentlichen."
            )
            % {"title": page.title},
        )
        return redirect("wagtailadmin_pages:edit", page.pk)

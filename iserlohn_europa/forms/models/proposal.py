import logging
from datetime import date, datetime

from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from events.choices import EventKind
from events.models import EventPage
from iserlohn_europa.accounts.throttle import Limit, TooManyTriesError, address_of, take
from iserlohn_europa.core.today import today
from partnerships.models import PartnerCityPage

from ..drafting import draft_event
from ..proposal_form import ProposalForm
from ..querysets import MessageQuerySet
from .city_choice import CityChoiceMixin
from .form_page import FormPage
from .message import Message

logger = logging.getLogger(__name__)

# Nobody proposes more in a quarter of an hour, and a flood leaves the office what it can read.
PROPOSALS = Limit("proposal", tries=3, minutes=15)
A_DAY = 20
OPEN_AT_MOST = 60


class ProposalQuerySet(MessageQuerySet):
    """Questions about proposed events."""

    def waiting(self):
        """Whose draft nobody has published, rejected or deleted yet."""
        return self.filter(event__live=False, event__first_published_at=None)

    def last_of_their_drafts(self, going) -> list["ProposalMessage"]:
        """One proposal of each draft that would stay behind without any when those messages go.

        A draft that somebody in the office has worked on is theirs, and stays.
        """
        waiting = self.waiting()
        staying = waiting.exclude(pk__in=going.values("pk")).values("event")
        last = waiting.filter(pk__in=going.values("pk")).exclude(event__in=staying)
        drafts = {proposal.event_id: proposal for proposal in last.select_related("event")}
        return [
            proposal
            for proposal in drafts.values()
            if not proposal.event.revisions.exclude(user=None).exists()
        ]


class ProposalMessage(Message):
    """An event that somebody has proposed, with the draft that was made of it."""

    title = models.CharField(_("Titel"), max_length=150)
    kind = models.CharField(_("Art"), max_length=24, choices=EventKind.choices)
    starts_on = models.DateField(_("am"))
    start_time = models.TimeField(_("Beginn"), null=True, blank=True)
    ends_on = models.DateField(_("bis"), null=True, blank=True)
    end_time = models.TimeField(_("Ende"), null=True, blank=True)
    place = models.CharField(_("Ort"), max_length=150)
    organiser = models.CharField(_("Veranstaltet von"), max_length=150)
    link = models.URLField(_("Seite im Internet"), blank=True)
    cities = models.ManyToManyField(
        PartnerCityPage, verbose_name=_("Partnerstädte"), blank=True, related_name="+"
    )
    event = models.ForeignKey(
        EventPage,
        verbose_name=_("Entwurf"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="proposals",
    )

    objects = ProposalQuerySet.as_manager()

    admin_url_name = "vorschlaege"

    class Meta:
        verbose_name = _("Vorschlag für eine Veranstaltung")
        verbose_name_plural = _("Vorschläge für Veranstaltungen")
        default_permissions = ("view", "change", "delete")

    # The cities that were chosen, until the message has a row to which they can belong.
    chosen_cities: tuple[PartnerCityPage, ...] = ()

    def keep_relations(self) -> None:
        self.cities.set(self.chosen_cities)

    def after_keeping(self) -> None:
        """Makes the draft. Where that fails, the office has the message and makes it by hand."""
        try:
            with transaction.atomic():
                self._take_draft()
        except Exception as error:
            # Its name alone: in what a database says may stand what somebody has typed.
            logger.error("No draft of message %s: %s.", self.pk, type(error).__name__)
            self.event = None

    def _take_draft(self) -> None:
        """What is proposed a second time leads to the draft that is there."""
        same = {"title": self.title, "starts_on": self.starts_on, "email": self.email}
        earlier = type(self).objects.waiting().filter(**same).exclude(pk=self.pk).first()
        self.event = earlier.event if earlier else draft_event(self)
        self.save(update_fields=["event"])

    @property
    def is_waiting(self) -> bool:
        """Whether its draft has never been public."""
        return bool(self.event and not self.event.live and not self.event.first_published_at)

    @property
    def when(self) -> str:
        """The days and times in words."""
        begin, end = _moment(self.starts_on, self.start_time), ""
        if self.ends_on or self.end_time:
            end = _moment(self.ends_on, self.end_time)
        return _now("%(begin)s bis %(end)s") % {"begin": begin, "end": end} if end else begin

    when.fget.short_description = _("Termin")

    @property
    def city_names(self) -> str:
        """The cities that take part, as a list of names."""
        return ", ".join(city.title for city in self.cities.all())

    city_names.fget.short_description = _("Partnerstädte")

    @property
    def state(self) -> str:
        """What has become of it."""
        if self.event is None:
            return _now("kein Entwurf")
        return _now("wartet") if self.is_waiting else _now("veröffentlicht")

    state.fget.short_description = _("Stand")

    def facts(self) -> list[tuple[str, str]]:
        own = [
            (_("Veranstaltung"), self.title),
            (_("Art"), str(self.get_kind_display())),
            (_("Termin"), self.when),
            (_("Ort"), self.place),
            (_("Partnerstädte"), self.city_names),
            (_("Veranstaltet von"), self.organiser),
            (_("Seite im Internet"), self.link),
        ]
        return [*((str(label), value) for label, value in own if value), *super().facts()]


def _moment(day, time) -> str:
    parts = [date_format(day) if day else "", _now("%s Uhr") % time_format(time) if time else ""]
    return ", ".join(part for part in parts if part)


class ProposalPage(CityChoiceMixin, FormPage):
    """Lets clubs and committees propose an event for the calendar, without an account."""

    form_class = ProposalForm

    class Meta:
        verbose_name = _("Seite für Vorschläge von Veranstaltungen")
        verbose_name_plural = _("Seiten für Vorschläge von Veranstaltungen")

    def form_choices(self) -> dict:
        return {"cities": self.city_choices(), "on": today()}

    def refusal(self, request, now: datetime) -> str:
        """Says whom to call where there are too many proposals to read."""
        if _are_too_many(timezone.localdate(now)):
            return self._ask_for_a_call(_now("Zurzeit liegen uns sehr viele Vorschläge vor."))
        try:
            take(PROPOSALS, address_of(request), now)
        except TooManyTriesError:
            return self._ask_for_a_call(
                _now("Von Ihrem Internetanschluss kamen gerade mehrere Vorschläge.")
            )
        return ""

    def _ask_for_a_call(self, reason: str) -> str:
        role = self.source.contact
        way = _now("Bitte versuchen Sie es später noch einmal.")
        if role and role.phone:
            way = _now(
                "Bitte rufen Sie uns an (Telefon %(phone)s) oder versuchen Sie es später noch "
                "einmal."
            ) % {"phone": role.phone}
        return " ".join([reason, way, _now("Ihre Angaben sind noch da.")])

    def message_from(self, form: ProposalForm) -> ProposalMessage:
        data = dict(form.cleaned_data)
        data.pop("consent")
        chosen = data.pop("cities", [])
        message = ProposalMessage(role=self.source.contact, **data)
        message.chosen_cities = tuple(city for city in self.cities if city.slug in chosen)
        return message


def _are_too_many(day: date) -> bool:
    """Whether nobody could read more of them."""
    proposals = ProposalMessage.objects.all()
    if proposals.filter(received_on=day).count() >= A_DAY:
        return True
    return proposals.waiting().count() >= OPEN_AT_MOST

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ..clock import AT_THE_LATEST, TO_ANSWER, Stage, latest_answer, next_due, stage_of
from ..feedback_form import FeedbackForm
from ..places import LONGEST_PATH, page_at, path_of
from ..querysets import MessageQuerySet
from .form_page import FormPage
from .message import Message

PAGE = "seite"
FEWEST_DAYS_KEPT = 60  # the clock runs for six weeks


class FeedbackMessageQuerySet(MessageQuerySet):
    """Questions about barriers that were reported."""

    def to_answer(self):
        """What waits for an answer that can be sent."""
        return self.open().exclude(email="")

    def to_read(self):
        """What is open and has no address: somebody reads it and notes that they have."""
        return self.open().filter(email="")

    def late(self, on: date):
        """Nobody has answered within six weeks."""
        return self.to_answer().filter(received_on__lt=on - AT_THE_LATEST)

    def without_interim(self, on: date):
        """Neither answer nor interim note within two weeks, and not late for the answer yet."""
        waiting = self.to_answer().filter(interim_at=None, received_on__gte=on - AT_THE_LATEST)
        return waiting.filter(received_on__lt=on - TO_ANSWER)

    def on_time(self, on: date):
        """What is to be answered, and neither late nor without its interim note."""
        in_two_weeks = models.Q(received_on__gte=on - TO_ANSWER)
        in_six_weeks = models.Q(received_on__gte=on - AT_THE_LATEST, interim_at__isnull=False)
        return self.to_answer().filter(in_two_weeks | in_six_weeks)

    def in_stage(self, stage: str, on: date):
        """The messages in that stage on that day."""
        match stage:
            case Stage.ANSWERED:
                return self.exclude(answered_at=None)
            case Stage.LATE:
                return self.late(on)
            case Stage.INTERIM_MISSING:
                return self.without_interim(on)
            case Stage.TO_READ:
                return self.to_read()
        return self.on_time(on)


class FeedbackMessage(Message):
    """A barrier that somebody has met, with the clock of the law."""

    about = models.CharField(_("Seite"), max_length=LONGEST_PATH, blank=True)
    interim_at = models.DateTimeField(_("Zwischennachricht"), null=True, editable=False)

    objects = FeedbackMessageQuerySet.as_manager()

    admin_url_name = "rueckmeldungen"

    class Meta:
        verbose_name = _("Rückmeldung zur Barrierefreiheit")
        verbose_name_plural = _("Rückmeldungen zur Barrierefreiheit")
        default_permissions = ("view", "change", "delete")

    @property
    def due_on(self) -> date:
        """The day until which something has to be written."""
        return next_due(self.received_on, self.interim_at is not None)

    @property
    def latest_on(self) -> date:
        """The last day for an answer."""
        return latest_answer(self.received_on)

    @property
    def open_due_on(self) -> date | None:
        """The same day, None once the answer is written."""
        return None if self.is_answered else self.due_on

    def stage(self, on: date) -> Stage:
        """How far the answer is on that day."""
        has_interim, has_address = self.interim_at is not None, bool(self.email)
        return stage_of(self.received_on, self.is_answered, has_interim, on, has_address)

    def wants_interim(self, on: date) -> bool:
        """Whether an interim note may still be sent: once, and while its promise can be kept."""
        is_open = self.stage(on) in (Stage.ON_TIME, Stage.INTERIM_MISSING)
        return is_open and self.interim_at is None

    @property
    def page_title(self) -> str:
        """The title of the page it is about, empty where no page lives at what was typed."""
        found = page_at(self.about, self.page and self.page.get_site())
        return found.title if found else ""

    def facts(self) -> list[tuple[str, str]]:
        title = self.page_title
        named = [f"{title} ({self.about})" if title else self.about] if self.about else []
        return [*((str(_("Seite")), value) for value in named), *super().facts()]

    def what_next(self) -> str:
        """The day that the law sets, for those who can be answered."""
        if not self.email:
            return ""
        until = {"day": date_format(self.due_on)}
        return _now("Spätestens am %(day)s hören Sie von uns.") % until


class FeedbackPage(FormPage):
    """Tells the office of a barrier: on which page, and what did not work."""

    form_class = FeedbackForm

    class Meta:
        verbose_name = _("Seite für Rückmeldungen zur Barrierefreiheit")
        verbose_name_plural = _("Seiten für Rückmeldungen zur Barrierefreiheit")

    def clean(self):
        super().clean()
        if self.days_kept is not None and self.days_kept < FEWEST_DAYS_KEPT:
            message = _(
                "Bitte wählen Sie mindestens %(days)d Tage: "
                "Für eine Antwort lässt das Gesetz bis zu sechs Wochen Zeit."
            )
            raise ValidationError({"days_kept": message % {"days": FEWEST_DAYS_KEPT}})

    def first_values(self, request) -> dict:
        return {"about": path_of(request.GET.get(PAGE, ""))}

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        field = context["form"]["about"]
        found = page_at(str(field.value() or ""), self.get_site())
        if found:
            # Who reports a barrier knows a page by its title, not by its address.
            field.help_text = _now("Das ist die Seite „%(title)s“.") % {"title": found.title}
        return context

    def message_from(self, form: FeedbackForm) -> FeedbackMessage:
        data = form.cleaned_data
        return FeedbackMessage(
            role=self.source.contact,
            about=data["about"],
            name=data["sender"],
            email=data["email"],
            text=data["text"],
        )

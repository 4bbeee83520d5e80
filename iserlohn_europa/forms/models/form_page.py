from datetime import datetime
from http import HTTPMethod
from urllib.parse import urlencode

from django.core.signing import BadSignature, Signer
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.core.fields import SourcePageKey
from iserlohn_europa.core.models import BasePage, ContactMixin, ContactRole

from ..public_form import PublicForm
from ..receiving import receive
from ..tokens import Token
from .message import Message

DAYS_KEPT = 90
SENT = "gesendet"


class SeeOther(HttpResponseRedirect):
    """Leads on after a form was sent: loading the next page again sends nothing."""

    status_code = 303


class FormPage(ContactMixin, BasePage):
    """A page with a form that anybody may send and that gets a reply."""

    introduction = models.TextField(
        _("Einleitung"),
        blank=True,
        help_text=_("Was kann man hier schreiben, und wer liest es? Ein bis drei Sätze."),
    )
    next_steps = models.TextField(
        _("Wie es weitergeht"),
        blank=True,
        help_text=_(
            "Wer etwas geschickt hat, liest das danach auf der Seite und in der "
            "Eingangsbestätigung: Wer antwortet, und wie lange dauert es?"
        ),
    )
    days_kept = models.PositiveSmallIntegerField(
        _("Nachrichten nach so vielen Tagen löschen"),
        default=DAYS_KEPT,
        validators=[MinValueValidator(14), MaxValueValidator(3650)],
        help_text=_(
            "Danach löscht die Website jede Nachricht von selbst, auch wenn niemand geantwortet "
            "hat, und mit ihr die E-Mails dazu. Die Zahl steht auf der Datenschutzseite."
        ),
    )
    privacy_page = SourcePageKey(
        Page,
        verbose_name=_("Datenschutzseite"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Das Formular verweist auf diese Seite, und auf ihr steht, "
            "wie lange Nachrichten aufbewahrt werden."
        ),
    )

    form_class: type[PublicForm] = PublicForm
    allowed_http_methods = [*BasePage.allowed_http_methods, HTTPMethod.POST]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel(
            "contact",
            help_text=_(
                "Steht mit der aktuellen Besetzung auf der Seite und bekommt die Nachrichten per "
                "E-Mail, wenn bei ihr eine Adresse eingetragen ist."
            ),
        ),
        FieldPanel("next_steps"),
        MultiFieldPanel(
            [FieldPanel("days_kept"), FieldPanel("privacy_page")],
            heading=_("Aufbewahrung der Nachrichten"),
        ),
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *ContactMixin.contact_translatable_fields,
        SynchronizedField("days_kept"),
        SynchronizedField("privacy_page"),
    ]
    parent_page_types = ["office.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        abstract = True

    # What each form says of itself

    def message_from(self, form: PublicForm) -> Message:
        """What is kept of a form that holds no mistake; not saved yet."""
        raise NotImplementedError

    def refusal(self, request, now: datetime) -> str:
        """Why a form without a mistake is not taken now; empty if it is."""
        return ""

    def first_values(self, request) -> dict:
        """What the address that led here has filled in already."""
        return {}

    def form_choices(self) -> dict:
        """What the form is made with beside its data, such as things to choose from."""
        return {}

    def readers(self) -> list[ContactRole]:
        """The contact roles that messages go to, each of them once."""
        return [self.source.contact] if self.source.contact else []

    def in_language_of(self, page) -> "FormPage":
        """This page in the language of another, or as it is where it has no translation."""
        pages = type(self).objects.live().in_language_of(page)
        return pages.filter(translation_key=self.translation_key).first() or self

    # The way of a form

    def open_form(self, token: Token, initial: dict | None = None) -> PublicForm:
        """The form as somebody opens it."""
        return self.form_class(initial=initial, token=token, **self.form_choices())

    def bind_form(self, data, token: Token) -> PublicForm:
        """The form as somebody has sent it."""
        return self.form_class(data, token=token, **self.form_choices())

    def serve(self, request, *args, **kwargs):
        response = self.answer(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def answer(self, request, *args, **kwargs):
        """The page with its form, or the way to the thanks for what was sent."""
        if request.method != "POST":
            return super().serve(request, *args, **kwargs)
        received = receive(self, request, timezone.now())
        if received.message:
            return SeeOther(self.thanks_url(request, received.message))
        return super().serve(request, *args, form=received.form, **kwargs)

    def get_context(self, request, *args, form=None, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["receipt"] = "" if form else receipt_number(request.GET.get(SENT, ""))
        if context["receipt"]:
            context["answering_role"] = self.answering_role(context["receipt"])
        context["form"] = form or self.open_form(
            Token.new(timezone.now()), self.first_values(request)
        )
        return context

    def answering_role(self, receipt: str) -> ContactRole | None:
        """Who answers the message of that number; while nobody is named, whoever has the page."""
        message = Message.objects.numbered(receipt)
        role = message.role if message else None
        return role.in_language_of(self) if role else self.contact_role

    @property
    def needs_address(self) -> bool:
        """Whether nobody can send the form without an e-mail address."""
        return self.form_class.base_fields["email"].required

    def thanks_url(self, request, message: Message) -> str:
        """Where somebody is thanked, with the number of the message and nothing else."""
        return f"{self.get_url(request)}?{urlencode({SENT: _signer().sign(message.number)})}"


def receipt_number(written: str) -> str:
    """The number of a message that was sent from here, empty for anything else."""
    try:
        return _signer().unsign(written)
    except BadSignature:
        return ""


def _signer() -> Signer:
    return Signer(sep=".", salt="iserlohn_europa.forms.receipt")

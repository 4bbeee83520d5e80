from django.conf import settings
from django.db import models
from django.db.models import Case, F, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .choices import ADVICE, Fault, State


class ExternalAddress(models.Model):
    """An address elsewhere that some page leads to, and what asking it has shown."""

    url = models.CharField(_("Adresse"), max_length=2000, unique=True)
    host = models.CharField(_("Server"), max_length=255, db_index=True)
    first_seen_at = models.DateTimeField(_("zuerst gesehen"))
    last_checked_at = models.DateTimeField(_("zuletzt geprüft"), null=True, blank=True)
    next_check_at = models.DateTimeField(_("nächste Prüfung"), db_index=True)
    state = models.CharField(
        _("Stand"), max_length=20, choices=State.choices, default=State.UNKNOWN
    )
    fault = models.CharField(_("Fehler"), max_length=20, choices=Fault.choices, blank=True)
    status_code = models.PositiveSmallIntegerField(_("Antwort"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("Fehlversuche"), default=0)
    failing_since = models.DateTimeField(_("gescheitert seit"), null=True, blank=True)

    class Meta:
        verbose_name = _("Adresse im Internet")
        verbose_name_plural = _("Adressen im Internet")
        ordering = ["url"]

    def __str__(self):
        return self.url


class FoundLinkQuerySet(models.QuerySet):
    """Links as the checker has found them."""

    def broken(self):
        """Those that lead nowhere, and which kind of fault it is."""
        return self.annotate(
            kind=Case(
                When(address__state=State.BROKEN, then=F("address__fault")),
                When(address=None, then=F("fault")),
                default=Value(""),
            )
        ).exclude(kind="")

    def reported(self):
        """Those that nobody has said to ignore."""
        return self.filter(ignored_because="")


class FoundLink(models.Model):
    """A link of a public page that leads elsewhere, or to nowhere on this site."""

    page = models.ForeignKey(
        Page, verbose_name=_("Seite"), on_delete=models.CASCADE, related_name="+"
    )
    path = models.CharField(_("Stelle"), max_length=255)
    label = models.CharField(_("Feld"), max_length=255)
    target = models.CharField(_("Ziel"), max_length=2000)
    words = models.CharField(_("Ziel, wie Menschen es nennen"), max_length=255)
    fault = models.CharField(_("Fehler"), max_length=20, choices=Fault.choices, blank=True)
    address = models.ForeignKey(
        ExternalAddress,
        verbose_name=_("Adresse im Internet"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="links",
    )
    first_seen_at = models.DateTimeField(_("zuerst gesehen"))
    ignored_because = models.CharField(
        _("Warum soll dieser Link nicht mehr gemeldet werden?"),
        max_length=255,
        blank=True,
        help_text=_("Zum Beispiel: „Der Server lässt sich nicht prüfen, im Browser geht es.“"),
    )
    ignored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("von"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = FoundLinkQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("Link")
        verbose_name_plural = _("Links")
        ordering = ["page", "path", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "path", "target"], name="found_link_once_per_place"
            )
        ]

    def __str__(self):
        return self.words

    @property
    def edit_url(self) -> str:
        """The place in the form of the page, as Wagtail's own lists of uses link to it."""
        form = reverse("wagtailadmin_pages:edit", args=[self.page_id])
        return f"{form}#:w:contentpath={self.path}"

    @property
    def kind_of_fault(self) -> Fault | None:
        """What is wrong with it."""
        if self.address_id is None:
            return Fault(self.fault) if self.fault else None
        is_broken = self.address.state == State.BROKEN and self.address.fault
        return Fault(self.address.fault) if is_broken else None

    @property
    def since(self):
        """When it was first seen to lead nowhere."""
        return self.address.failing_since if self.address_id else self.first_seen_at

    @property
    def advice(self) -> str:
        """What somebody can do about it."""
        return ADVICE[self.kind_of_fault] if self.kind_of_fault else ""


class LinkScan(models.Model):
    """When the links of all pages were last looked through, and what had happened until then."""

    done_at = models.DateTimeField()
    # The latest entries of Wagtail's logs of pages and of everything else.
    page_entry = models.BigIntegerField(default=0)
    model_entry = models.BigIntegerField(default=0)

    def __str__(self):
        return str(self.done_at)

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.core.fields import PartialDateField
from iserlohn_europa.core.models import ContactRole

from ..choices import CommitteeState


class CommitteeMixin(models.Model):
    """What is known of the volunteers who care for a bond."""

    committee_state = models.CharField(
        _("Komitee"),
        max_length=16,
        choices=CommitteeState.choices,
        default=CommitteeState.UNKNOWN,
    )
    committee_last_seen = PartialDateField(
        _("zuletzt belegt"), blank=True, help_text=_("Wann war zuletzt von ihm die Rede?")
    )
    committee_text = models.TextField(_("Was die Ehrenamtlichen tun"), blank=True)
    committee_contact = models.ForeignKey(
        ContactRole,
        verbose_name=_("Ansprechstelle des Komitees"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Bleibt das Feld leer, vermittelt das Europabüro."),
    )

    committee_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("committee_state"), FieldPanel("committee_last_seen")]),
                FieldPanel("committee_text"),
                FieldPanel("committee_contact"),
            ],
            heading=_("Partnerschaftskomitee"),
        ),
    ]
    committee_translatable_fields = [SynchronizedField("committee_contact")]

    class Meta:
        abstract = True

    @property
    def has_committee(self) -> bool:
        return self.source.committee_state == CommitteeState.EXISTS

    @property
    def committee_summary(self) -> str:
        """Whether volunteers care for the bond, in a sentence; empty if nobody knows."""
        if self.source.committee_state == CommitteeState.NONE:
            return _(
                "Zurzeit gibt es für diese Stadt kein Komitee. Das Europabüro hilft gern weiter."
            )
        if not self.has_committee:
            return ""
        if self.is_asleep:
            return _("Es gibt ein Komitee von Ehrenamtlichen. Die Verbindung ruht zurzeit.")
        return _("Ehrenamtliche kümmern sich in einem Komitee um diese Verbindung.")

    @property
    def tells_of_committee(self) -> bool:
        """Whether there is anything to say about a committee."""
        return bool(self.committee_summary or self.committee_text or self.own_committee_role)

    @cached_property
    def own_committee_role(self) -> ContactRole | None:
        """The committee's own address, in the language of this page where it is translated."""
        role = self.source.committee_contact
        return role.in_language_of(self) if role else None

    @property
    def committee_role(self) -> ContactRole | None:
        """Where one can ask about the committee: its own address, or else the page's contact."""
        return self.own_committee_role or self.contact_role

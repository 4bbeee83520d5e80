from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from ..blocks import StoryBlock
from ..choices import ValidityKind
from ..fields import EarliestDayField, LatestDayField, PartialDateField
from ..numbers import count_in_words
from ..validity import Validity
from .contacts import ContactRole, role_to_ask
from .topics import Topic, topics_in_language_of


class StoryMixin(models.Model):
    """A page with a story made of blocks."""

    story = StreamField(StoryBlock(), verbose_name=_("Text"), blank=True)

    story_panels = [FieldPanel("story")]

    class Meta:
        abstract = True


class ContactMixin(models.Model):
    """A page that says whom to ask."""

    contact = models.ForeignKey(
        ContactRole,
        verbose_name=_("Wen kann man fragen?"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Die Ansprechstelle steht mit ihrer aktuellen Besetzung auf der Seite."),
    )

    contact_panels = [FieldPanel("contact")]
    contact_translatable_fields = [SynchronizedField("contact")]

    class Meta:
        abstract = True

    @cached_property
    def contact_role(self) -> ContactRole | None:
        """The role to ask, in the language of this page where it has been translated."""
        pk = self.source.contact_id
        return role_to_ask(self, pk) if pk else None


class TopicsMixin(models.Model):
    """A page that belongs to topics such as school, culture or sport."""

    topics = ParentalManyToManyField(Topic, verbose_name=_("Themen"), blank=True)

    topics_panels = [FieldPanel("topics", widget=forms.CheckboxSelectMultiple)]
    topics_translatable_fields = [SynchronizedField("topics")]

    class Meta:
        abstract = True

    @cached_property
    def topic_list(self) -> list[Topic]:
        """The topics, kept with the page in the source language, named in this page's language."""
        topics = self.source.topics.all()
        if self.source is self:
            return sorted(topics, key=lambda topic: (topic.sort_key, topic.pk))
        keys = {topic.translation_key for topic in topics}
        return [topic for topic in topics_in_language_of(self) if topic.translation_key in keys]


class DatedMixin(models.Model):
    """A page with one date in history, as precisely as it is known."""

    date = PartialDateField(_("Datum"), blank=True)
    date_earliest = EarliestDayField(of="date")
    date_latest = LatestDayField(of="date")

    class Meta:
        abstract = True


class ValidityMixin(models.Model):
    """Something that holds for a time: an award, an agreement."""

    validity_kind = models.CharField(
        _("Gültigkeit"),
        max_length=16,
        choices=ValidityKind.choices,
        default=ValidityKind.UNPROVEN,
        help_text=_("Wählen Sie „nicht belegt“, wenn keine Quelle etwas dazu sagt."),
    )
    validity_years = models.PositiveSmallIntegerField(
        _("Dauer in Jahren"),
        null=True,
        blank=True,
        help_text=_("Nur bei einer Dauer: wie viele Jahre?"),
    )
    validity_until = PartialDateField(_("Gültig bis"), blank=True)
    validity_wording = models.CharField(
        _("Wortlaut der Quelle"),
        max_length=255,
        blank=True,
        help_text=_(
            "So steht die Gültigkeit auf der Website, zum Beispiel „für fünf Jahre verliehen“. "
            "Bleibt das Feld leer, steht dort nur, was oben gewählt ist, etwa „für fünf Jahre“."
        ),
    )

    validity_panels = [
        MultiFieldPanel(
            [
                FieldPanel("validity_kind"),
                FieldPanel("validity_years"),
                FieldPanel("validity_until"),
                FieldPanel("validity_wording"),
            ],
            heading=_("Gültigkeit"),
        )
    ]
    validity_translatable_fields = [
        SynchronizedField("validity_kind"),
        SynchronizedField("validity_years"),
        SynchronizedField("validity_until"),
    ]

    class Meta:
        abstract = True

    @property
    def validity_starts(self):
        """The partial date from which it holds; each model knows its own."""
        raise NotImplementedError

    @property
    def validity(self) -> Validity:
        """From when until when it holds, as one value that answers for any day."""
        data = self.source
        return Validity(
            kind=ValidityKind(data.validity_kind),
            starts=data.validity_starts,
            years=data.validity_years,
            until=data.validity_until,
        )

    @property
    def validity_text(self) -> str:
        """What a visitor reads about it: the words of the source, never a computed last day."""
        if self.validity_wording:
            return self.validity_wording
        data = self.source
        if data.validity_kind == ValidityKind.TERM and data.validity_years:
            years = data.validity_years
            form = ngettext("für ein Jahr", "für %(years)s Jahre", years)
            return form % {"years": count_in_words(years)}
        if data.validity_kind == ValidityKind.UNTIL and data.validity_until:
            return gettext("bis %(date)s") % {"date": data.validity_until.display()}
        return gettext("unbefristet") if data.validity_kind == ValidityKind.UNLIMITED else ""

    def clean(self):
        super().clean()
        field = {ValidityKind.TERM: "validity_years", ValidityKind.UNTIL: "validity_until"}
        try:
            _validity = self.validity
        except ValueError as error:
            raise ValidationError(
                {field.get(self.validity_kind, "validity_kind"): str(error)}
            ) from None

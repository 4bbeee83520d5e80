from django.db import models
from django.db.models import Prefetch
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.core.blocks import RICH_TEXT_FEATURES
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.fields import SortKeyField
from iserlohn_europa.core.models import (
    BasePage,
    ContactMixin,
    StoryMixin,
    TopicsMixin,
    ValidityMixin,
)
from iserlohn_europa.core.permissions import LeafRightsMixin

from ..choices import BondStep, Circle, Kind, MapShape, Status
from ..forms import PartnerCityPageForm
from ..querysets import PartnerCityManager
from .bond import BondDate, Milestone, in_order
from .committee import CommitteeMixin
from .town import TownMixin

# The step from which the years of a bond are counted: the first of these that is known.
COUNTED_STEPS = (BondStep.SIGNING, BondStep.BEGINNING, BondStep.DECISION)


class PartnerCityPage(
    LeafRightsMixin,
    TownMixin,
    CommitteeMixin,
    StoryMixin,
    TopicsMixin,
    ContactMixin,
    ValidityMixin,
    BasePage,
):
    """A city that Iserlohn is friends with: the bond, its story, who cares for it."""

    kind = models.CharField(_("Art der Verbindung"), max_length=16, choices=Kind.choices)
    status = models.CharField(
        _("Stand"),
        max_length=16,
        choices=Status.choices,
        help_text=_(
            "Wie lebendig ist die Verbindung heute? Ausgesetzte und beendete Verbindungen "
            "feiern keine Jubiläen."
        ),
    )
    status_note = models.TextField(
        _("Erläuterung zum Stand"),
        blank=True,
        help_text=_("Sachlich und knapp: Warum ruht die Verbindung, seit wann?"),
    )
    circle = models.CharField(
        _("Kreis"),
        max_length=16,
        choices=Circle.choices,
        default=Circle.PARTNERS,
        help_text=_(
            "Zu welchem Kreis von Freunden gehört die Stadt? Weitere Freunde stehen in einer "
            "eigenen Liste und werden bei den Partnerstädten nicht mitgezählt."
        ),
    )
    predecessor = models.CharField(
        _("Begründet von"),
        max_length=255,
        blank=True,
        help_text=_(
            "Die frühere Gemeinde, von der Iserlohn die Verbindung übernommen hat, "
            "zum Beispiel „Letmathe“."
        ),
    )
    origin = models.TextField(_("Wie es begann"), blank=True)
    lives_from = RichTextField(
        _("Wovon die Verbindung lebt"), blank=True, features=RICH_TEXT_FEATURES
    )
    sort_key = SortKeyField(of="title")

    objects = PartnerCityManager()
    base_form_class = PartnerCityPageForm
    card_prefetch = (Prefetch("bond_dates", BondDate.objects.select_related("told_on")),)

    content_panels = [
        *BasePage.content_panels,
        *TownMixin.town_panels,
        FieldPanel("origin"),
        *StoryMixin.story_panels,
        FieldPanel("lives_from"),
        *TopicsMixin.topics_panels,
    ]
    bond_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("circle")]),
                FieldPanel("status"),
                FieldPanel("status_note"),
                FieldPanel("predecessor"),
            ],
            heading=_("Die Verbindung"),
        ),
        InlinePanel(
            "bond_dates",
            heading=_("Schritte der Verbindung"),
            label=_("Schritt"),
            help_text=_(
                "Erster Kontakt, Ratsbeschluss, Unterzeichnung: jeder Schritt mit seinem Datum. "
                "Die Jahre der Verbindung zählen ab der Unterzeichnung, sonst ab dem Beginn oder "
                "dem Ratsbeschluss."
            ),
        ),
        *ValidityMixin.validity_panels,
        InlinePanel("milestones", heading=_("Meilensteine"), label=_("Meilenstein")),
    ]
    people_panels = [*CommitteeMixin.committee_panels, *ContactMixin.contact_panels]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Stadt und Text")),
            ObjectList(bond_panels, heading=_("Verbindung")),
            ObjectList(people_panels, heading=_("Komitee und Kontakt")),
            ObjectList(promote_panels, heading=_("Vorschau und Adresse")),
            ObjectList(BasePage.settings_panels, heading=_("Einstellungen")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        *TownMixin.town_search_fields,
        index.SearchField("predecessor"),
        index.SearchField("origin"),
        index.SearchField("status_note"),
        index.SearchField("lives_from"),
        index.SearchField("committee_text"),
        index.SearchField("story"),
        index.RelatedFields("milestones", [index.SearchField("text")]),
        index.FilterField("status"),
        index.FilterField("kind"),
        index.FilterField("circle"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *TopicsMixin.topics_translatable_fields,
        *ContactMixin.contact_translatable_fields,
        *ValidityMixin.validity_translatable_fields,
        *TownMixin.town_translatable_fields,
        *CommitteeMixin.committee_translatable_fields,
        SynchronizedField("predecessor"),
    ]
    parent_page_types = ["partnerships.PartnerCityIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("Partnerstadt")
        verbose_name_plural = _("Partnerstädte")

    @cached_property
    def steps(self) -> list[BondDate]:
        """The dated steps of the bond in their order."""
        return in_order(self.source.bond_dates.all())

    def set_steps(self, steps) -> None:
        """Reads those steps from now on, which a form is about to save."""
        self.steps = in_order(steps)
        self.__dict__.pop("counted_step", None)

    @cached_property
    def counted_step(self) -> BondDate | None:
        """The step from which the years of the bond are counted."""
        for kind in COUNTED_STEPS:
            for step in self.steps:
                if step.kind == kind:
                    return step
        return None

    @property
    def since(self):
        """The partial date from which the years of the bond are counted."""
        return self.counted_step.date if self.counted_step else None

    @property
    def since_shown(self):
        """The beginning as readers see it: a council decision alone proves only the year."""
        step = self.counted_step
        if step and step.kind == BondStep.DECISION:
            return PartialDate(str(step.date.year))
        return self.since

    @property
    def validity_starts(self):
        return self.since

    @cached_property
    def milestones_in_order(self) -> list[Milestone]:
        """What happened, in the words of this page's language, by date."""
        return in_order(self.milestones.all())

    @property
    def is_celebrated(self) -> bool:
        """Whether anniversaries of the bond are announced."""
        return self.source.status not in {Status.SUSPENDED, Status.ENDED}

    @property
    def map_shape(self) -> str:
        """The sign of the city on the map: by its circle, then by the kind of the bond."""
        if self.source.circle == Circle.FURTHER:
            return MapShape.TRIANGLE
        return MapShape.CIRCLE if self.source.kind == Kind.PARTNERSHIP else MapShape.DIAMOND

    @property
    def is_asleep(self) -> bool:
        """Whether nothing happens between the towns at present."""
        return self.source.status in {Status.DORMANT, Status.SUSPENDED, Status.ENDED}

    @property
    def notable_status(self) -> str:
        """The status of the bond where it is worth a word: any but the usual."""
        data = self.source
        return "" if data.status == Status.ACTIVE else data.get_status_display()

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.remembered import remembered

from ..fields import PartialDateField, SortKeyField, SourceOnlyField
from ..querysets import TranslatedQuerySet, still_says_german


class ContactRole(TranslatableMixin, index.Indexed, ClusterableModel):
    """A role one can turn to. People hold it for a time; pages name the role, never the person.

    Editors call it "Ansprechstelle": "Rolle" is what users of the admin have.
    """

    title = models.CharField(
        _("Bezeichnung"),
        max_length=255,
        help_text=_("Die Aufgabe, nicht die Person: „Europabeauftragter der Stadt Iserlohn“."),
    )
    sort_key = SortKeyField(of="title")
    responsibilities = models.TextField(
        _("Zuständig für"),
        blank=True,
        help_text=_("Womit kann man sich an diese Stelle wenden? Ein bis zwei Sätze."),
    )
    phone = models.CharField(_("Telefon"), max_length=50, blank=True)
    email = models.EmailField(
        _("E-Mail"),
        blank=True,
        help_text=_("Eine Adresse der Stelle, keine persönliche."),
    )
    address = models.TextField(_("Anschrift"), blank=True)

    panels = [
        FieldPanel("title"),
        FieldPanel("responsibilities"),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("email"), FieldPanel("address")],
            heading=_("Erreichbar"),
        ),
        InlinePanel(
            "holders",
            heading=_("Besetzung"),
            label=_("Person"),
            help_text=_(
                "Wer die Aufgabe abgibt, erhält ein Enddatum "
                "und steht danach auf keiner Seite mehr."
            ),
        ),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]
    override_translatable_fields = [
        SynchronizedField("phone"),
        SynchronizedField("address"),
        SourceOnlyField("holders"),
    ]
    exclude_fields_in_copy = ["holders"]  # nor when a translation begins

    objects = TranslatedQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("Ansprechstelle")
        verbose_name_plural = _("Ansprechstellen")
        ordering = ["sort_key", "pk"]

    def __str__(self):
        return self.title

    @cached_property
    def source(self):
        """The role in the source language, which keeps who holds it and how to reach it."""
        if self.pk is None or self.locale.language_code == settings.LANGUAGE_CODE:
            return self
        original = ContactRole.objects.filter(
            translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        return original.first() or self

    def in_language_of(self, page):
        """This role in the language of a page, or this one where it is not wholly translated."""
        if self.locale_id == page.locale_id:
            return self
        return roles_in_language_of(page, [self.pk]).get(self.pk, self)

    @property
    def localized(self):
        """This role in the language that is active; Wagtail would also show a half translation."""
        return _roles_in(get_language(), [self.pk]).get(self.pk, self)

    def holders_on(self, day) -> list["RoleHolder"]:
        """Who holds the role on that day."""
        return [holder for holder in self.source.holders.all() if holder.holds_on(day)]

    @property
    def phone_shown(self) -> str:
        """The number as readers dial it: those of other languages from abroad."""
        number, is_german = self.source.phone, (get_language() or "").startswith("de")
        return number if is_german or not number.startswith("0") else f"+49 {number[1:]}"

    @property
    def phone_uri(self) -> str:
        """The telephone number as a link target, in the international form (RFC 3966)."""
        digits = "".join(sign for sign in self.source.phone if sign.isdigit() or sign == "+")
        return f"tel:+49{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"


class RoleHolder(Orderable):
    """A person who holds a role, from and until when."""

    role = ParentalKey(ContactRole, on_delete=models.CASCADE, related_name="holders")
    name = models.CharField(_("Name"), max_length=255)
    since = PartialDateField(_("seit"), blank=True)
    until = PartialDateField(_("bis"), blank=True)

    panels = [FieldPanel("name"), FieldPanel("since"), FieldPanel("until")]

    class Meta(Orderable.Meta):
        verbose_name = _("Person")

    def __str__(self):
        return self.name

    def holds_on(self, day) -> bool:
        """Whether the person may be named on that day."""
        has_begun = self.since is None or self.since.earliest <= day
        return has_begun and (self.until is None or day <= self.until.latest)


def roles_in_language_of(page, pks) -> dict[int, ContactRole]:
    """The roles with those keys, as `in_language_of` finds each of them: one query for all."""
    return _roles_in(page.locale.language_code, pks)


def role_to_ask(page, pk: int) -> ContactRole | None:
    """The role with that key in the language of a page, and who has held it."""

    def ask() -> ContactRole | None:
        role = roles_in_language_of(page, [pk]).get(pk)
        if role:
            models.prefetch_related_objects([role.source], "holders")
        return role

    return remembered(("role", page.locale_id, pk), ask)


def localized_roles(pks) -> dict[int, ContactRole]:
    """The roles with those keys, as `localized` finds each of them: one query for all."""
    return _roles_in(get_language(), pks)


def _roles_in(language: str, pks) -> dict[int, ContactRole]:
    keys = ContactRole.objects.filter(pk__in=pks).order_by().values("translation_key")
    same = ContactRole.objects.filter(translation_key__in=keys).select_related("locale")
    may_say_german = language != settings.LANGUAGE_CODE
    says_german = still_says_german(ContactRole) if may_say_german else models.Value(False)
    roles = list(same.annotate(says_german=says_german))
    translated = {
        role.translation_key: role
        for role in roles
        if role.locale.language_code == language and not role.says_german
    }
    sources = {
        role.translation_key: role
        for role in roles
        if role.locale.language_code == settings.LANGUAGE_CODE
    }
    for role in roles:
        role.source = sources.get(role.translation_key, role)
    return {role.pk: translated.get(role.translation_key, role.source) for role in roles}

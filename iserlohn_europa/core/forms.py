import datetime
import re
from itertools import chain, count

from django.conf import settings
from django.db import models
from django.forms import HiddenInput, IntegerField, ModelMultipleChoiceField
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput, SlugInput
from wagtail.models import Page, TranslatableMixin

from .dates import FIRST_DAY, PartialDate
from .signals import page_form_checked
from .text import UMLAUTS, spelled_out

ALT_MISSING = _(
    "Bitte beschreiben Sie das Bild für Menschen, die es nicht sehen, "
    "oder kreuzen Sie „Das Bild ist nur Schmuck“ an."
)
LAST_YEAR = 2199
LONGEST_ADDRESS = 200  # letters that a title gives, with room for a number behind them
YEAR_WANTED = _("Bitte geben Sie ein Jahr bis 2199 mit vier Ziffern an, zum Beispiel 2026.")


def is_out_of_sight(value) -> bool:
    """Whether a date is none of those the site can show: its year was mistyped."""
    if isinstance(value, PartialDate):
        return value.latest.year > LAST_YEAR
    day = value.date() if isinstance(value, datetime.datetime) else value
    return isinstance(day, datetime.date) and not (day >= FIRST_DAY and day.year <= LAST_YEAR)


DAY_WANTED = _("Bitte geben Sie einen Tag, den es gibt, in Ziffern an, zum Beispiel 10.07.2027.")
MOMENT_WANTED = _("Bitte geben Sie Tag und Uhrzeit in Ziffern an, zum Beispiel 10.07.2027 19:30.")
TIME_WANTED = _("Bitte geben Sie die Uhrzeit in Ziffern an, zum Beispiel 19:30.")

# Registering replaces Wagtail's own entry, so its widget is named again.
for field_class, widget, message in (
    (models.DateField, AdminDateInput, DAY_WANTED),
    (models.DateTimeField, AdminDateTimeInput, MOMENT_WANTED),
    (models.TimeField, AdminTimeInput, TIME_WANTED),
):
    register_form_field_override(
        field_class, override={"widget": widget, "error_messages": {"invalid": message}}
    )

# The browser makes the address from the title; by itself it would turn "ü" into "u".
register_form_field_override(
    models.SlugField,
    override={
        "widget": SlugInput(
            formatters=[
                (re.compile(letter, re.IGNORECASE), word) for letter, word in UMLAUTS.items()
            ]
        )
    },
)


def decided_alt(image, alt: str, is_decorative: bool) -> str | None:
    """The alternative text for one use of a picture, None while nobody has decided.

    An empty text is filled from the picture's own description, never from its file name.
    """
    if image is None or is_decorative:
        return ""
    return alt or image.description or None


class BasePageForm(WagtailAdminPageForm):
    """Checks that concern several fields; what may be missing in a draft waits for publication."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and self.instance.pk is None:
            self.fields["slug"].required = False
        for field in self.fields.values():
            # Wagtail renders no hidden initial, so a default such as today would always count as
            # a change, and a change sends a page back to the beginning of its workflow.
            field.show_hidden_initial = False
            # Pages and topics to tick are those in the source language, each of them once.
            if isinstance(field, ModelMultipleChoiceField) and issubclass(
                field.queryset.model, TranslatableMixin
            ):
                field.queryset = field.queryset.filter(locale__language_code=settings.LANGUAGE_CODE)
        for formset in self.formsets.values():
            for form in formset.initial_forms:
                # The formset has found the row in the version that is edited. Django would look it
                # up in the database too, and refuse an earlier version whose row is gone by now.
                form.fields["id"] = IntegerField(
                    initial=form.instance.pk, required=False, widget=HiddenInput
                )

    def clean_slug(self):
        return spelled_out(self.cleaned_data["slug"])

    def clean(self):
        if self.cleaned_data.get("slug") == "":
            self._take_address_from_title()
        cleaned = super().clean()
        for name in [name for name, value in cleaned.items() if is_out_of_sight(value)]:
            self.add_error(name, YEAR_WANTED)
        if "teaser_image" in self.fields:
            alt = decided_alt(
                cleaned.get("teaser_image"),
                cleaned.get("teaser_alt", ""),
                cleaned.get("teaser_image_is_decorative", False),
            )
            if alt is None and not self.is_deferred_validation:
                self.add_error("teaser_alt", ALT_MISSING)
            cleaned["teaser_alt"] = alt or ""
        return cleaned

    def _take_address_from_title(self):
        """What the browser does while somebody types, for whoever sends the form before that."""
        wanted = slugify(spelled_out(self.cleaned_data.get("title", "")))[:LONGEST_ADDRESS]
        if not wanted:
            self.add_error("slug", self.fields["slug"].error_messages["required"])
            return
        addresses = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
        self.cleaned_data["slug"] = next(
            address
            for address in addresses
            if Page._slug_is_available(address, self.parent_page, self.instance)
        )

    def _post_clean(self):
        super()._post_clean()
        if not self.is_deferred_validation:
            page_form_checked.send(sender=type(self), form=self)


class OneLanguageCopyForm(CopyForm):
    """Copies and aliases stay in their language, as Wagtail asks of pages that are moved."""

    def clean(self):
        cleaned = super().clean()
        parent = cleaned.get("new_parent_page")
        # The root alone has pages of all languages below it.
        if parent and not parent.is_root() and parent.locale_id != self.page.locale_id:
            text = _(
                "Die Kopie bleibt in der Sprache ihres Originals. Bitte wählen Sie eine Seite, die "
                "in derselben Sprache geschrieben ist: %(language)s."
            )
            language = self.page.locale.get_display_name()
            self.add_error("new_parent_page", text % {"language": language})
        return cleaned

from django.conf import settings
from django.forms import ModelMultipleChoiceField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import TranslatableMixin

ALT_MISSING = _(
    "Bitte beschreiben Sie das Bild für Menschen, die es nicht sehen, "
    "oder kreuzen Sie „schmückend“ an."
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
        for field in self.fields.values():
            # Wagtail renders no hidden initial, so a default such as today would always count as
            # a change, and a change sends a page back to the beginning of its workflow.
            field.show_hidden_initial = False
            # Pages and topics to tick are those in the source language, each of them once.
            if isinstance(field, ModelMultipleChoiceField) and issubclass(
                field.queryset.model, TranslatableMixin
            ):
                field.queryset = field.queryset.filter(locale__language_code=settings.LANGUAGE_CODE)

    def clean(self):
        cleaned = super().clean()
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

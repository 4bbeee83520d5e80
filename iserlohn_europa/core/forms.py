from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

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

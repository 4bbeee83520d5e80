from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL.Image import DecompressionBombError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class GuardedImageField(WagtailImageField):
    """Refuses a picture with far too many pixels; Wagtail 7.4 lets Pillow's error through."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except DecompressionBombError:
            raise ValidationError(
                _("Dieses Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es zuerst."),
                code="file_too_many_pixels",
            ) from None


class ImageForm(BaseImageForm):
    """The form behind every picture upload in the admin."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].__class__ = GuardedImageField

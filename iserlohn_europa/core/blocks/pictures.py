from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlockAdapter, ImageChooserBlock

from iserlohn_europa.library.models import CustomImage

from ..forms import ALT_MISSING, decided_alt
from .texts import optional_text


class FigureValue(blocks.StructValue):
    """A picture in its use: with the text for those who do not see it."""

    @property
    def alt(self) -> str:
        return "" if self.get("decorative") else self.get("alt_text") or ""


class FigureBlock(blocks.StructBlock):
    """A picture with its description; the child names are those that Wagtail's script fills."""

    image = ImageChooserBlock(required=False, label=_("Bild aus der Bildverwaltung"))
    decorative = blocks.BooleanBlock(
        required=False,
        default=False,
        label=_("Das Bild ist nur Schmuck"),
        help_text=_(
            "Nur ankreuzen, wenn das Bild nichts zeigt, was man wissen möchte, zum Beispiel ein "
            "Muster. Es braucht dann keine Beschreibung, und Vorleseprogramme übergehen es."
        ),
    )
    alt_text = optional_text(
        _("Bildbeschreibung"),
        help_text=_(
            "Was zeigt das Bild an dieser Stelle? Ein Satz für Menschen, die es nicht sehen. "
            "Bleibt das Feld leer, wird die Beschreibung aus der Bildverwaltung übernommen."
        ),
    )
    caption = optional_text(_("Bildunterschrift"))

    def clean(self, value):
        value = super().clean(value)
        errors = {}
        if value["image"] is None and not self.is_deferred_validation:
            errors["image"] = ValidationError(_("Bitte wählen Sie ein Bild."))
        alt = decided_alt(value["image"], value["alt_text"], value["decorative"])
        if alt is None and not self.is_deferred_validation:
            errors["alt_text"] = ValidationError(ALT_MISSING)
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        value["alt_text"] = alt or ""
        return value

    def get_preview_value(self):
        return self.normalize(
            {
                "image": CustomImage.objects.order_by("-pk").first(),
                "decorative": False,
                "alt_text": _("Landkarte mit Iserlohn und einer Partnerstadt"),
                "caption": _("So weit ist es von Iserlohn zu unseren Freunden."),
            }
        )

    class Meta:
        icon = "image"
        label = _("Bild")
        description = _("Ein Bild mit Beschreibung und Bildunterschrift.")
        template = "blocks/figure.html"
        value_class = FigureValue


# Wagtail's own script suggests the description and greys it out for decorative pictures.
register(ImageBlockAdapter(), FigureBlock)


class GalleryBlock(blocks.StructBlock):
    figures = blocks.ListBlock(FigureBlock(), label=_("Bilder"), min_num=1)

    def get_preview_value(self):
        figure = self.child_blocks["figures"].child_block.get_preview_value()
        return self.normalize({"figures": [figure, figure]})

    class Meta:
        icon = "grip"
        label = _("Bildergalerie")
        description = _("Mehrere Bilder nebeneinander.")
        template = "blocks/gallery.html"

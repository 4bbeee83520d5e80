from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from iserlohn_europa.library.choices import FILM_EXTENSIONS, SUBTITLE_EXTENSION
from iserlohn_europa.library.choosing import FILM, SUBTITLES, KindOfDocumentChooser
from iserlohn_europa.library.models import CustomDocument, CustomImage

NO_KEY = 0  # a key that no row has: the preview of the block shows a film nobody has made


def offering(kind: str, block: DocumentChooserBlock) -> DocumentChooserBlock:
    """A block that offers documents of that kind alone. For migrations it is like any other."""
    block.widget = KindOfDocumentChooser(kind)
    return block


class SignFilmValue(blocks.StructValue):
    """A film of which the file or the subtitles may have been deleted since."""

    @property
    def address(self) -> str:
        """Where the film is served; empty if there is nothing to show, or not to everybody."""
        film = self.get("film")
        return film.address if film and film.is_public else ""

    @property
    def subtitles_address(self) -> str:
        subtitles = self.get("subtitles")
        return subtitles.address if subtitles else ""


class SignFilmBlock(blocks.StructBlock):
    """A film in German Sign Language: a file of our own, which starts when somebody starts it."""

    title = blocks.CharBlock(
        default="",
        label=_("Titel"),
        help_text=_("Was erfährt man in diesem Film? Zum Beispiel „Was das Europabüro macht“."),
    )
    film = offering(
        FILM,
        DocumentChooserBlock(
            label=_("Film"), help_text=_("Eine Datei aus den Dokumenten, MP4 oder WebM.")
        ),
    )
    poster = ImageChooserBlock(
        label=_("Standbild"), help_text=_("Das Bild, das zu sehen ist, bevor der Film beginnt.")
    )
    subtitles = offering(
        SUBTITLES,
        DocumentChooserBlock(
            label=_("Untertitel"),
            help_text=_("Deutsche Untertitel als Datei im Format WebVTT; ihr Name endet auf .vtt."),
        ),
    )
    transcript = blocks.RichTextBlock(
        default="",
        features=["bold", "ol", "ul"],
        label=_("Text zum Film"),
        help_text=_("Alles, was im Film gesagt und gezeigt wird, zum Nachlesen."),
    )

    def clean(self, value):
        value = super().clean(value)
        errors = {}
        if not has_extension(value["film"], FILM_EXTENSIONS):
            errors["film"] = ValidationError(_("Bitte wählen Sie einen Film (MP4 oder WebM)."))
        if not has_extension(value["subtitles"], (SUBTITLE_EXTENSION,)):
            errors["subtitles"] = ValidationError(
                _("Bitte wählen Sie Untertitel: eine Datei, deren Name auf .vtt endet.")
            )
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return value

    def get_preview_value(self):
        return self.normalize(
            {
                "title": _("Was das Europabüro macht"),
                "film": CustomDocument(pk=NO_KEY, file="film.mp4"),
                "poster": CustomImage.objects.order_by("-pk").first(),
                "subtitles": CustomDocument(pk=NO_KEY, file="untertitel.vtt"),
                "transcript": f"<p>{_('Guten Tag! In diesem Film lernen Sie uns kennen.')}</p>",
            }
        )

    class Meta:
        icon = "media"
        label = _("Film in Gebärdensprache")
        description = _("Ein Film in Deutscher Gebärdensprache mit Untertiteln und Text.")
        template = "blocks/sign_film.html"
        value_class = SignFilmValue


def has_extension(document: CustomDocument | None, extensions: tuple[str, ...]) -> bool:
    """Whether a document is one of those kinds; what is not chosen yet is no wrong choice."""
    return document is None or document.file_extension.lower() in extensions

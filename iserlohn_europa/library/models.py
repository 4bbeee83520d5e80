import logging
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, models
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pillow
from PIL.Image import DecompressionBombError
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    Image,
    SourceImageIOError,
    WagtailImageFieldFile,
)
from wagtail.search import index

from iserlohn_europa.locks import wait_for

from .choices import Language
from .pdf import facts_of
from .renditions import SHARED, PictureOnlyFilter

logger = logging.getLogger(__name__)
NUMBER_OF_LOCKS = 64
SECONDS_TO_WAIT = 10
# What Pillow raises for files that are damaged in one way or another is not always an OSError.
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, DecompressionBombError, OperationalError)


@contextmanager
def at_most_a_missing_picture():
    """A damaged file, or a place nobody can write to, costs the picture, never the page around it.

    Templates already know what to do about an original that cannot be read.
    """
    try:
        yield
    except UNREADABLE as error:
        logger.exception("A rendition could not be made.")
        raise SourceImageIOError(str(error)) from error


@contextmanager
def one_at_a_time(pk: int):
    """One process of a machine cuts a picture; who wants to see it meanwhile waits for that.

    Not for as long as SQLite waits for a writer, who may be waiting here.
    """
    folder = settings.DATA_DIR / "locks"
    folder.mkdir(exist_ok=True)
    with (folder / f"picture-{pk % NUMBER_OF_LOCKS}").open("w") as file:
        wait_for(file.fileno(), SECONDS_TO_WAIT)
        yield


class CustomImage(AbstractImage):
    """A picture with everything that is needed to show it lawfully."""

    credit = models.CharField(
        _("Bildnachweis"),
        max_length=255,
        blank=True,
        help_text=_("Wer hat das Bild gemacht? Der Name steht beim Bild."),
    )
    licence = models.CharField(
        _("Lizenz"),
        max_length=255,
        blank=True,
        help_text=_("Unter welcher Lizenz dürfen wir das Bild zeigen, zum Beispiel „CC BY 4.0“?"),
    )
    source = models.CharField(
        _("Quelle"),
        max_length=500,
        blank=True,
        help_text=_("Woher stammt die Datei? Das hilft der Redaktion beim Wiederfinden."),
    )
    consent_ends_on = models.DateField(
        _("Einwilligung gilt bis"),
        null=True,
        blank=True,
        help_text=_(
            "Haben abgebildete Personen nur bis zu einem Tag eingewilligt? "
            "Nach diesem Tag zeigt die Website das Bild nicht mehr."
        ),
    )

    admin_form_fields = (
        *Image.admin_form_fields,
        "credit",
        "licence",
        "source",
        "consent_ends_on",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("Bild")
        verbose_name_plural = _("Bilder")

    @property
    def default_alt_text(self) -> str:
        """What an editor is offered as description of the picture: never its file name."""
        return self.description

    def save(self, *args, **kwargs):
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            # What was cut around another point is shown nowhere any more.
            self.renditions.exclude(focal_point_key__in=("", self.focal_point_key)).delete()

    @property
    def focal_point_key(self) -> str:
        """What tells apart the renditions that were cut around different points."""
        return Filter(SHARED).get_cache_key(self)

    def create_rendition(self, filter):
        return self.create_renditions(filter)[filter]

    def create_renditions(self, *filters):
        """Nothing is cut twice, by whomever: what stands after the wait is taken as it is."""
        if not filters:
            return {}
        with at_most_a_missing_picture(), one_at_a_time(self.pk):
            found = self.renditions_as_stored(filters)
            missing = [each for each in filters if each not in found]
            if len(missing) == 1:
                found[missing[0]] = super().create_rendition(missing[0])
            else:
                found |= super().create_renditions(*missing)
            return found

    def renditions_as_stored(self, filters) -> dict:
        """The renditions there are, whatever this object or the cache remember."""
        by_spec = {each.spec: each for each in filters}
        stored = self.renditions.filter(filter_spec__in=by_spec)
        return {
            by_spec[each.filter_spec]: each
            for each in stored
            if each.focal_point_key == by_spec[each.filter_spec].get_cache_key(self)
        }

    def generate_rendition_file(self, filter, *, source=None):
        return super().generate_rendition_file(PictureOnlyFilter(filter.spec), source=source)

    def may_be_shown(self, on) -> bool:
        """Whether nobody's consent has ended by that day."""
        return self.consent_ends_on is None or on <= self.consent_ends_on


class PictureFile(WagtailImageFieldFile):
    """The file of a picture; how large that is stands at its beginning.

    Wagtail unpacks all of it to know, twice for every upload.
    """

    def get_image_dimensions(self):
        is_closed = self.closed
        try:
            self.open()
            with Pillow.open(self) as picture:
                return picture.size
        finally:
            if is_closed:
                self.close()
            else:
                self.seek(0)


CustomImage._meta.get_field("file").attr_class = PictureFile


class CustomRendition(AbstractRendition):
    """A picture cut and scaled for one use; the only kind of picture file with an address."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            ),
        ]


class CustomDocument(AbstractDocument):
    """A file to download."""

    language = models.CharField(
        _("Sprache"),
        max_length=8,
        choices=Language.choices,
        blank=True,
        help_text=_("In welcher Sprache ist das Dokument? Sie steht hinter dem Link."),
    )

    admin_form_fields = (*Document.admin_form_fields, "language")
    search_fields = [*AbstractDocument.search_fields, index.FilterField("file")]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")

    @property
    def address(self) -> str:
        """Where the file is served; empty if there is none."""
        return self.url if self.filename else ""

    @property
    def is_public(self) -> bool:
        """Whether everybody may open it."""
        return self.collection_id is None or not self.collection.get_view_restrictions()

    def clean(self):
        # Without a file the form has already said why; Wagtail would complain about its name too.
        if self.file:
            super().clean()

    @property
    def advice(self) -> list[str]:
        """What readers of a PDF would miss in it, in full sentences; nothing about other files."""
        if self.file_extension.lower() != "pdf":
            return []
        try:
            with self.open_file() as file:
                return facts_of(file).advice
        except OSError:  # Wagtail says itself that the file is gone
            return []

    @property
    def facts(self) -> str:
        """What to know before following a link to it: "PDF, 1,2 MB, Polnisch"."""
        size = "" if self.file_size is None else filesizeformat(self.file_size)
        known = [self.file_extension.upper(), size, str(self.get_language_display())]
        return ", ".join(fact for fact in known if fact)

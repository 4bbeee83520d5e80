"""The fields in which files are uploaded: what they refuse, and in which words."""

from pathlib import PurePath

import filetype
import willow
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.forms import FileField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from .choices import FILM_EXTENSIONS, SUBTITLE_EXTENSION
from .contents import holds_what_it_promises
from .originals import (
    MovingPictureError,
    TooManyPixelsError,
    UnreadablePictureError,
    picture_only,
)

ONE_MILLION = 1_000_000
NO_ROOM = _(
    "Auf dem Server ist kein Platz mehr für Dateien. Bitte sagen Sie der Verwaltung Bescheid. "
    "Texte können Sie weiter speichern und veröffentlichen."
)
HEAD_OF_A_FILM = 8192  # bytes that say what it is; nobody reads the rest into memory


def extension_of(upload) -> str:
    """The end of a file's name in small letters, without the dot."""
    return PurePath(upload.name).suffix[1:].lower()


def allowed_formats() -> str:
    """The documents that may be uploaded, as people name them."""
    return ", ".join(settings.WAGTAILDOCS_EXTENSIONS).upper()


def refuse_without_room(upload) -> None:
    """Says so before anything is written, when the disk would be full afterwards."""
    if not default_storage.has_room_for(upload.size):
        raise ValidationError(NO_ROOM, code="no_room")


def replace_content(upload, data: bytes) -> None:
    """Puts other content into an uploaded file, so that nobody can store what came before.

    Wagtail stores some uploads without asking the form again.
    """
    upload.seek(0)
    upload.truncate()
    upload.write(data)
    upload.flush()
    upload.seek(0)
    upload.size = len(data)


class GuardedImageField(WagtailImageField):
    """Takes pictures and leaves in the upload the picture alone."""

    sentences = {
        "invalid_image": _(
            "Diese Datei ist kein Bild, oder sie ist beschädigt. Bitte öffnen Sie sie einmal "
            "selbst, speichern Sie sie neu und laden Sie sie noch einmal hoch."
        ),
        "invalid_image_known_format": _(
            "Der Name der Datei endet auf .%(extension)s, ihr Inhalt ist aber %(image_format)s. "
            "Bitte speichern Sie das Bild neu, statt es nur umzubenennen."
        ),
        "file_too_many_pixels": _(
            "Dieses Bild hat zu viele Bildpunkte. Erlaubt sind %(most)d Millionen. Bitte "
            "verkleinern Sie es zuerst, zum Beispiel auf 4000 Punkte an der längeren Seite."
        ),
        "moving": _(
            "Dieses Bild bewegt sich. Die Website zeigt nur stehende Bilder; bitte laden Sie ein "
            "einzelnes Bild daraus hoch, zum Beispiel als PNG."
        ),
    }
    not_supported = _(
        "Diese Art von Datei zeigt nicht jeder Browser, oder sie kann Programme enthalten. Möglich "
        "sind: %(formats)s. Bitte speichern Sie zum Beispiel eine SVG-Datei als PNG, ein HEIC-Foto "
        "als JPG, und laden Sie das Bild noch einmal hoch."
    )

    def speak_plainly(self) -> None:
        """Puts our sentences in place of Wagtail's, where they say what to do."""
        self.error_messages.update(self.sentences)
        # Lazy text cannot be filled in here, as Wagtail hands this one to a script too.
        self.error_messages["invalid_image_extension"] = str(self.not_supported) % {
            "formats": self.supported_formats_text
        }

    def to_python(self, data):
        upload = FileField.to_python(self, data)
        if upload is None:
            return None
        if not hasattr(upload, "refusal"):
            upload.refusal = self.reason_to_refuse(upload)
        if upload.refusal:
            raise upload.refusal
        return upload

    def reason_to_refuse(self, upload) -> ValidationError | None:
        """Why a file is not taken; if it is, it holds the picture alone from now on."""
        try:
            self.make_anew(upload)
        except ValidationError as refusal:
            return refusal
        return None

    def make_anew(self, upload) -> None:
        """Puts the picture alone in place of the file, or raises what is wrong with it."""
        self.check_image_file_size(upload)
        refuse_without_room(upload)
        if extension_of(upload) not in self.allowed_image_extensions:
            raise self.refusal("invalid_image_extension")
        if filetype.guess_extension(upload) == "apng":
            raise self.refusal("moving")
        try:
            upload.image = willow.Image.open(upload)
        except Exception as error:
            # Willow hands on whatever its readers raise.
            raise self.refusal("invalid_image") from error
        self.check_image_file_format(upload)
        upload.seek(0)
        try:
            kind = upload.image.format_name.upper()
            picture, new_kind = picture_only(upload, kind, self.max_image_pixels)
        except TooManyPixelsError as error:
            most = self.max_image_pixels // ONE_MILLION
            raise self.refusal("file_too_many_pixels", most=most) from error
        except MovingPictureError as error:
            raise self.refusal("moving") from error
        except UnreadablePictureError as error:
            raise self.refusal("invalid_image") from error
        replace_content(upload, picture)
        if new_kind != kind:
            upload.name = str(PurePath(upload.name).with_suffix(f".{new_kind.lower()}"))
        upload.content_type = f"image/{new_kind.lower()}"

    def refusal(self, code: str, **params) -> ValidationError:
        """The error to raise, with its sentence."""
        return ValidationError(self.error_messages[code], code=code, params=params or None)


class GuardedDocumentField(WagtailDocumentField):
    """Takes documents that are what their name says."""

    not_allowed = _(
        "Diese Art von Datei nimmt die Bibliothek nicht an. Möglich sind: %(formats)s. Bitte "
        "speichern Sie ein Dokument zum Beispiel als PDF, einen Film als MP4 und Untertitel als "
        "WebVTT (.vtt), und laden Sie die Datei noch einmal hoch."
    )
    not_as_named = _(
        "Der Name der Datei endet auf .%(extension)s, ihr Inhalt ist aber etwas anderes oder "
        "beschädigt. Bitte speichern Sie das Dokument im passenden Programm neu, ohne Passwort und "
        "ohne Makros, statt es nur umzubenennen."
    )

    not_as_named_film = _(
        "Der Name der Datei endet auf .%(extension)s, ihr Inhalt ist aber etwas anderes oder "
        "beschädigt. Bitte speichern Sie den Film neu als MP4 oder WebM. Untertitel beginnen mit "
        "der Zeile WEBVTT."
    )
    possible = _("Möglich sind: %(formats)s. Filme dürfen bis %(film)s groß sein.")

    def speak_plainly(self) -> None:
        """Says which documents may be uploaded before somebody tries."""
        film = filesizeformat(settings.LARGEST_FILM)
        said = str(self.possible) % {"formats": allowed_formats(), "film": film}
        self.help_text = f"{said} {self.help_text}"

    def check_document_file_size(self, upload):
        if extension_of(upload) in FILM_EXTENSIONS:
            self.max_upload_size = settings.LARGEST_FILM
            self.max_upload_size_text = filesizeformat(self.max_upload_size)
        super().check_document_file_size(upload)

    def to_python(self, data):
        upload = super().to_python(data)
        if upload is None:
            return None
        refuse_without_room(upload)
        extension = extension_of(upload)
        if extension not in settings.WAGTAILDOCS_EXTENSIONS:
            raise ValidationError(
                self.not_allowed,
                code="invalid_extension",
                params={"formats": allowed_formats()},
            )
        upload.seek(0)
        content = upload.read(HEAD_OF_A_FILM if extension in FILM_EXTENSIONS else -1)
        if not holds_what_it_promises(content, extension):
            is_film = extension in {*FILM_EXTENSIONS, SUBTITLE_EXTENSION}
            sentence = self.not_as_named_film if is_film else self.not_as_named
            raise ValidationError(sentence, code="not_as_named", params={"extension": extension})
        upload.seek(0)
        return upload

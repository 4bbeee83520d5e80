"""Choosing among documents of one kind: for a film, the files nobody can play are not offered."""

from urllib.parse import urlencode

from django.db.models import Q
from wagtail.documents.widgets import AdminDocumentChooser

from .choices import FILM_EXTENSIONS, SUBTITLE_EXTENSION

KIND = "art"  # the parameter of the addresses of the chooser
FILM = "film"
SUBTITLES = "untertitel"
EXTENSIONS = {FILM: FILM_EXTENSIONS, SUBTITLES: (SUBTITLE_EXTENSION,)}


class KindOfDocumentChooser(AdminDocumentChooser):
    """Offers the documents of one kind alone."""

    def __init__(self, kind: str, **kwargs):
        super().__init__(**kwargs)
        self.kind = kind

    def get_chooser_modal_url(self):
        return f"{super().get_chooser_modal_url()}?{urlencode({KIND: self.kind})}"


def documents_of_the_kind(documents, request):
    """The documents that a chooser offers, of the kind that its address asks for."""
    wanted = Q()
    for extension in EXTENSIONS.get(request.GET.get(KIND), ()):
        wanted |= Q(file__iendswith=f".{extension}")
    return documents.filter(wanted)

import re

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import FileSystemStorage, storages
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.documents.views.serve import serve as serve_document

from .models import CustomDocument
from .ranges import part_of

KEPT_BY_NOBODY = "private, no-store"
ONE_YEAR = 365 * 24 * 60 * 60
# Wagtail's edit view makes a rendition called "original" of the size of the upload.
FULL_SIZE = re.compile(r"\.original(\.|$)")


@require_safe
def rendition(request, path):
    """Serves the renditions of pictures, which never change under their name.

    A rendition in full size is for people who may sign in to the admin.
    """
    if FULL_SIZE.search(path) and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    try:
        response = _rendition_file(request, path)
    except (SuspiciousOperation, ValueError, OSError):
        # A path that leads out of the folder, holds a NUL or is too long for any file.
        raise Http404 from None
    if FULL_SIZE.search(path):
        response["Cache-Control"] = KEPT_BY_NOBODY
    else:
        response["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    return response


def _rendition_file(request, path):
    storage = storages["renditions"]
    if isinstance(storage, FileSystemStorage):
        return serve(request, path, document_root=storage.location)
    return FileResponse(storage.open(path))


def document(request, document_id, document_filename):
    """Serves a document as Wagtail does, films also in the parts that players ask for.

    A private one is kept by no browser and no cache.
    """
    response = part_of(serve_document(request, document_id, document_filename), request)
    # Wagtail says so of every file that is not compressed.
    if response.get("Content-Encoding") == "None":
        del response["Content-Encoding"]
    wanted = CustomDocument.objects.select_related("collection").get(pk=document_id)
    if wanted.collection.get_view_restrictions():
        response["Cache-Control"] = KEPT_BY_NOBODY
    return response

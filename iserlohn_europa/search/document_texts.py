"""The text of a document, read once for each file."""

from wagtail.utils.file import hash_filelike

from iserlohn_europa.library.pdf import text_of_pdf

from .index import DocumentText


def text_of(document) -> str:
    """What a PDF says; empty for other files, and for one that cannot be read."""
    if document.file_extension.lower() != "pdf":
        return ""
    known = DocumentText.objects.filter(document=document).first()
    if known and known.file_hash == document.file_hash:
        return known.text
    try:
        with document.open_file() as file:
            file_hash = document.file_hash or hash_filelike(file)
            if known and known.file_hash == file_hash:
                return known.text
            text = text_of_pdf(file)
    except OSError:  # the file is gone
        return ""
    if text is None:  # it may work tomorrow, on a day with less to do
        return ""
    DocumentText.objects.update_or_create(
        document=document, defaults={"file_hash": file_hash, "text": text}
    )
    return text

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .fields import GuardedDocumentField, GuardedImageField


class ImageForm(BaseImageForm):
    """The form behind every picture upload in the admin."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            # Wagtail makes the fields by a function of its own, which nobody can replace.
            self.fields["file"].__class__ = GuardedImageField
            self.fields["file"].speak_plainly()


class DocumentForm(BaseDocumentForm):
    """The form behind every document upload in the admin."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].__class__ = GuardedDocumentField

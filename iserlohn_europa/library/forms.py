from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .fields import GuardedDocumentField, GuardedImageField, extension_of
from .pdf import facts_of, is_only_the_file_name

HINT = _("Ein Hinweis zum PDF:")


class ImageForm(BaseImageForm):
    """The form behind every picture upload in the admin."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            # Wagtail makes the fields by a function of its own, which nobody can replace.
            self.fields["file"].__class__ = GuardedImageField
            self.fields["file"].speak_plainly()


class DocumentForm(BaseDocumentForm):
    """The form behind every document upload in the admin.

    A PDF fills in what it says about itself where the editor wrote nothing; what readers would
    miss in it stands beside the form's first question about the file, and stops nobody.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].__class__ = GuardedDocumentField
            self.fields["file"].speak_plainly()
        if self.instance.pk:
            # The form after an upload of several files asks for a title, but for no file.
            self.help_with(self.fields["file" if "file" in self.fields else "title"])

    def help_with(self, field) -> None:
        """Adds advice on the PDF to what a field says; the PDF is read if somebody looks at it."""
        said, document = field.help_text, self.instance

        def all_that_is_to_say() -> str:
            advice = document.advice
            return " ".join([str(said), *([str(HINT)] if advice else []), *advice]).strip()

        field.help_text = lazy(all_that_is_to_say, str)()

    def clean(self):
        answers = super().clean()
        upload = answers.get("file")
        if upload and "file" in self.changed_data and extension_of(upload) == "pdf":
            facts = facts_of(upload)
            if not answers.get("language"):
                answers["language"] = facts.known_language
            if facts.title and is_only_the_file_name(answers.get("title", ""), upload.name):
                answers["title"] = facts.title
        return answers

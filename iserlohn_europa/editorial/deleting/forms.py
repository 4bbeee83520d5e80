"""What is asked before something is deleted, taken offline or replaced."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page
from wagtail.snippets.widgets import AdminSnippetChooser

from .redirects import page_above

ABOVE, CHOSEN, NOWHERE = "above", "chosen", "nowhere"
WAYS = (
    (ABOVE, _("auf die Seite darüber")),
    (CHOSEN, _("auf eine andere Seite")),
    (NOWHERE, _("nirgendwohin: „Seite nicht gefunden“")),
)


class LeavingForm(forms.Form):
    """Where the address of a page leads once the page is gone."""

    leads_to = forms.ChoiceField(
        label=_("Wohin soll die bisherige Adresse der Seite führen?"),
        help_text=_("Andere Websites und Suchmaschinen verweisen vielleicht noch auf sie."),
        choices=WAYS,
        initial=ABOVE,
        widget=forms.RadioSelect,
    )
    leads_to_page = forms.ModelChoiceField(
        Page.objects.live(),
        label=_("Andere Seite"),
        help_text=_("Nur nötig, wenn Sie oben „auf eine andere Seite“ angekreuzt haben."),
        widget=AdminPageChooser,
        required=False,
        error_messages={
            "invalid_choice": _("Diese Seite ist nicht öffentlich. Bitte wählen Sie eine andere.")
        },
    )

    def __init__(self, *args, page: Page, **kwargs):
        super().__init__(*args, **kwargs)
        self.page = page

    def clean(self):
        cleaned = super().clean()
        other = cleaned.get("leads_to_page")
        if cleaned.get("leads_to") == CHOSEN and "leads_to_page" not in self.errors:
            if other is None:
                self.add_error("leads_to_page", _("Bitte wählen Sie die andere Seite aus."))
            elif other.path.startswith(self.page.path):
                self.add_error(
                    "leads_to_page",
                    _("Diese Seite wird selbst entfernt. Bitte wählen Sie eine andere."),
                )
        return cleaned

    @property
    def target(self) -> Page | None:
        """The page that was asked for, once the form is valid."""
        way = self.cleaned_data["leads_to"]
        if way == CHOSEN:
            return self.cleaned_data["leads_to_page"]
        return page_above(self.page) if way == ABOVE else None


class ReplacementForm(forms.Form):
    """What to put in place of something."""

    def __init__(self, *args, old, choices, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.old = old
        self.fields["new"] = forms.ModelChoiceField(
            choices,
            label=_("Ersatz"),
            widget=chooser_for(old, kinds),
            error_messages={
                "required": _("Bitte wählen Sie aus, was stattdessen dort stehen soll."),
                "invalid_choice": _("Das steht nicht zur Wahl. Bitte wählen Sie etwas anderes."),
            },
        )

    def clean_new(self):
        new = self.cleaned_data["new"]
        if new.pk == self.old.pk:
            raise ValidationError(_("Das ist dasselbe. Bitte wählen Sie etwas anderes."))
        return new.specific if isinstance(new, Page) else new


def chooser_for(old, kinds):
    """Wagtail's way to choose another object of that kind; pages of those that fit its uses."""
    if isinstance(old, Page):
        narrow = [kind for kind in kinds if kind is not Page]
        return AdminPageChooser(target_models=narrow) if len(narrow) == 1 else AdminPageChooser()
    if isinstance(old, get_image_model()):
        return AdminImageChooser()
    if isinstance(old, get_document_model()):
        return AdminDocumentChooser()
    return AdminSnippetChooser(model=type(old))

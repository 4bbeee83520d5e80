from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

DEFAULT_DAYS = 14
MOST_DAYS = 60
WANTED = _("Bitte geben Sie eine Zahl von 1 bis 60 an.")


class PreviewLinkForm(forms.Form):
    """How long a link opens a version, and for whom it is."""

    purpose = forms.CharField(
        label=_("Für wen oder wofür?"),
        max_length=100,
        required=False,
        help_text=_(
            "Damit Sie den Link in der Liste wiederfinden, zum Beispiel „Vorsitz des Komitees "
            "Almelo“. Wer den Link öffnet, sieht diese Notiz nicht."
        ),
    )
    days = forms.IntegerField(
        label=_("Wie viele Tage soll der Link gelten?"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=DEFAULT_DAYS,
        help_text=_("1 bis 60 Tage. Sie können den Link jederzeit vorher zurückziehen."),
        error_messages={
            "required": WANTED,
            "invalid": WANTED,
            "min_value": WANTED,
            "max_value": WANTED,
        },
    )
    # The version whose date the editor has read above the form, also if a newer one is saved since.
    revision = forms.ModelChoiceField(Revision.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["revision"].queryset = page.revisions.all()

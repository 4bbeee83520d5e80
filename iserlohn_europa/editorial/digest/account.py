"""Where somebody says what they care for, and whether they want the weekly mail: their account."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from iserlohn_europa.core.today import today

from .models import CarePreference
from .week import next_monday


class CarePreferenceForm(forms.ModelForm):
    """The roles of somebody and the weekly mail. It begins on the Monday after it was wanted."""

    class Meta:
        model = CarePreference
        fields = ["roles", "wants_digest"]
        widgets = {"roles": forms.CheckboxSelectMultiple}

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on

    def save(self, commit=True):
        if "wants_digest" in self.changed_data:
            self.instance.due_on = next_monday(self.on)
        return super().save(commit)


class CareSettingsPanel(BaseSettingsPanel):
    """What somebody cares for, beside Wagtail's own notifications."""

    name = "care"
    title = _("Pflege der Website")
    tab = notifications_tab
    order = 150

    def get_form(self):
        preference = CarePreference.objects.filter(user=self.user).first()
        data = self.request.POST if self.request.method == "POST" else None
        return CarePreferenceForm(
            data,
            prefix=self.name,
            instance=preference or CarePreference(user=self.user),
            on=today(),
        )

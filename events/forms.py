from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.forms import BasePageForm


class EventPageForm(BasePageForm):
    """An event is published with dates of its own or with one partial date, never with both."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if formset := self.formsets.get("dates"):
            # A row that was added to a live page has no id in its version, so that its form makes a
            # new row of it. The key comes along, or every subscriber would see another date.
            for form in formset.initial_forms:
                form.fields["key"] = UUIDField(
                    initial=form.instance.key, required=False, widget=HiddenInput
                )

    def clean(self):
        cleaned = super().clean()
        formset = self.formsets.get("dates")
        if formset is None or not formset.is_valid():
            return cleaned
        self._keep_keys(formset)
        rows = [form for form in formset.forms if form.has_changed() or form.instance.pk]
        has_dates = any(not formset._should_delete_form(form) for form in rows)
        has_partial_date = bool(cleaned.get("date"))
        if has_dates and has_partial_date:
            self.add_error(
                "date",
                _("Bitte geben Sie entweder Termine an oder ein ungefähres Datum, nicht beides."),
            )
        elif not (has_dates or has_partial_date or self.is_deferred_validation or self.errors):
            self.add_error(
                "date",
                _("Wann ist die Veranstaltung? Bitte geben Sie Termine oder ein Datum an."),
            )
        return cleaned

    def _keep_keys(self, formset):
        known = {row.key for row in self.instance.dates.all()}
        for form in formset.initial_forms:
            key = form.cleaned_data.get("key")
            if key in known:
                form.instance.key = key
                known.discard(key)

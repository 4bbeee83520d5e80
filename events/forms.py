from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.forms import BasePageForm


class EventPageForm(BasePageForm):
    """An event is published with dates of its own or with one partial date, never with both."""

    def clean(self):
        cleaned = super().clean()
        formset = self.formsets.get("dates")
        if formset is None or not formset.is_valid():
            return cleaned
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

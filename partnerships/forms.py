from iserlohn_europa.core.forms import BasePageForm


class PartnerCityPageForm(BasePageForm):
    """Checks how long a bond holds against the steps that are saved along with it."""

    def clean(self):
        cleaned = super().clean()
        formset = self.formsets.get("bond_dates")
        if formset is not None and formset.is_valid():
            deleted = formset.deleted_forms
            rows = [form.instance for form in formset.forms if form not in deleted]
            # What the page itself checks next would else read the steps as they were.
            self.instance.set_steps(rows)
        return cleaned

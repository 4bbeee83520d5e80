from datetime import date

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext_lazy as _

from ..today import as_of, today


class PreviewAheadMixin:
    """Shows a page as visitors will see it later: with the dates that have passed by then."""

    default_preview_mode = ""

    def is_previewable(self):
        # Lists ask this of each row, so it is said without looking for the days.
        return True

    @property
    def preview_modes(self):
        days = self.days_to_preview(today())
        return [("", _("heute")), *[(name, label) for name, (label, _day) in days.items()]]

    def days_to_preview(self, on: date) -> dict[str, tuple[str, date]]:
        """The days ahead on which it is worth a look, each with its name."""
        return {
            "month": (_("in einem Monat"), on + relativedelta(months=1)),
            "year": (_("in einem Jahr"), on + relativedelta(years=1)),
        }

    def serve_preview(self, request, mode_name):
        days = self.days_to_preview(today())
        if mode_name not in days:
            return super().serve_preview(request, mode_name)
        _label, day = days[mode_name]
        with as_of(day):
            response = super().serve_preview(request, mode_name)
            # Written out here, for the template asks for the day as well.
            return response.render()

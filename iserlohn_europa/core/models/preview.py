from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext_lazy as _

from ..today import as_of, today

AHEAD = {
    "month": (_("in einem Monat"), relativedelta(months=1)),
    "year": (_("in einem Jahr"), relativedelta(years=1)),
}


class PreviewAheadMixin:
    """Shows a page as visitors will see it later: with the dates that have passed by then."""

    @property
    def preview_modes(self):
        return [("", _("heute")), *[(name, label) for name, (label, _ahead) in AHEAD.items()]]

    def serve_preview(self, request, mode_name):
        if mode_name not in AHEAD:
            return super().serve_preview(request, mode_name)
        _label, ahead = AHEAD[mode_name]
        with as_of(today() + ahead):
            response = super().serve_preview(request, mode_name)
            # Written out here, for the template asks for the day as well.
            return response.render()

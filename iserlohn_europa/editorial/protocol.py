"""The protocol: who came in, who got which role, what was published and deleted."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.coreutils import get_content_type_label

from iserlohn_europa.core.exports import ColumnExportMixin

RIGHT = "accounts.change_user"


def may_read_protocol(user) -> bool:
    """Whether somebody looks after the accounts that the protocol tells of."""
    return user.has_perm(RIGHT)


class ProtocolView(ColumnExportMixin, LogEntriesView):
    """Wagtail's history of the site for those who look after its accounts, and as a file."""

    page_title = gettext_lazy("Protokoll")
    index_url_name = "protocol"
    index_results_url_name = "protocol-results"
    # What the file says; the page is Wagtail's.
    columns = [
        Column("timestamp", label=gettext_lazy("Zeitpunkt")),
        Column("user_display_name", label=gettext_lazy("Wer")),
        Column("message", label=gettext_lazy("Was")),
        Column("label", label=gettext_lazy("Woran")),
        Column(
            "kind",
            label=gettext_lazy("Art"),
            accessor=lambda entry: get_content_type_label(entry.content_type),
        ),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not may_read_protocol(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filename(self):
        return "protokoll"


class ProtocolMenuItem(MenuItem):
    """Leads those to the protocol who may read it."""

    def is_shown(self, request):
        return may_read_protocol(request.user)

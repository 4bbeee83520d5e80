from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.jobs import Job, Rhythm


class OperationsConfig(AppConfig):
    name = "iserlohn_europa.operations"
    verbose_name = _("Betrieb")
    jobs = (
        Job("publish_scheduled", _("Geplantes veröffentlichen und zurückziehen")),
        Job("prepare_pictures", _("Neue Bilder umrechnen"), is_slow=True),
        Job("clearsessions", _("Abgelaufene Anmeldungen löschen"), Rhythm.NIGHT),
    )

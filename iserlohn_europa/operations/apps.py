from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.jobs import Job, Rhythm


class OperationsConfig(AppConfig):
    name = "iserlohn_europa.operations"
    verbose_name = _("Betrieb")

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What is to be done; there is a backup every night where a folder for it is named."""
        backup = Job("back_up_nightly", _("Sicherung schreiben"), Rhythm.NIGHT, is_slow=True)
        return (
            Job("publish_scheduled", _("Geplantes veröffentlichen und zurückziehen")),
            Job("prepare_pictures", _("Neue Bilder umrechnen"), is_slow=True),
            Job("draw_missing_copies", _("Seiten für Störungen bereithalten"), is_slow=True),
            Job("clearsessions", _("Abgelaufene Anmeldungen löschen"), Rhythm.NIGHT),
            *([backup] if settings.BACKUP_DIR else []),
        )

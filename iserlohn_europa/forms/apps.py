from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.jobs import Job, Rhythm


class FormsConfig(AppConfig):
    name = "iserlohn_europa.forms"
    verbose_name = _("Nachrichten")
    jobs = (
        Job("send_mails", _("E-Mails zu Nachrichten verschicken")),
        Job("delete_old_messages", _("Alte Nachrichten löschen"), Rhythm.HOUR),
    )

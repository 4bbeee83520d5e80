from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.jobs import Job


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Veranstaltungen")
    jobs = (Job("extend_series", _("Terminreihen fortführen")),)

    def ready(self):
        import_module("events.signals")

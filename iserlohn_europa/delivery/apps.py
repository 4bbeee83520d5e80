from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    name = "iserlohn_europa.delivery"
    verbose_name = _("Auslieferung")

    def ready(self):
        if settings.KEEPS_COPIES:
            import_module("iserlohn_europa.delivery.signals").connect()

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "iserlohn_europa.core"
    verbose_name = _("Grundlagen")

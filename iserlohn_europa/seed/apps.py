from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SeedConfig(AppConfig):
    name = "iserlohn_europa.seed"
    verbose_name = _("Erste Inhalte")

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    name = "iserlohn_europa.languages"
    verbose_name = _("Sprachen")

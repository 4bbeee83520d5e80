from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StyleguideConfig(AppConfig):
    name = "iserlohn_europa.styleguide"
    verbose_name = _("Gestaltung")

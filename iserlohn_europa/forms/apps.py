from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    name = "iserlohn_europa.forms"
    verbose_name = _("Nachrichten")

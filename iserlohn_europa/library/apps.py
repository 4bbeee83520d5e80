from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    name = "iserlohn_europa.library"
    verbose_name = _("Bilder und Dokumente")

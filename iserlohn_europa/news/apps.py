from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "iserlohn_europa.news"
    verbose_name = _("Aktuelles")

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.jobs import Job


class SearchConfig(AppConfig):
    name = "iserlohn_europa.search"
    verbose_name = _("Suche")
    jobs = (
        Job("count_missed_searches", _("Suchen ohne Ergebnis zählen")),
        Job("refresh_search", _("Wortindex der Suche neu schreiben"), is_slow=True),
    )

    def ready(self):
        import_module("iserlohn_europa.search.signals")
        import_module("iserlohn_europa.search.spelling_views")

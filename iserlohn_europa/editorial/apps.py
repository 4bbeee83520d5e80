from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.jobs import Job, Rhythm


class EditorialConfig(AppConfig):
    name = "iserlohn_europa.editorial"
    verbose_name = _("Redaktion")
    jobs = (
        Job("check_links", _("Links prüfen"), is_slow=True),
        Job("note_hard_sentences", _("Schwere Sätze suchen"), is_slow=True),
        Job("send_digests", _("An Pflege erinnern"), Rhythm.HOUR),
    )

    def ready(self):
        import_module("iserlohn_europa.editorial.approval")
        import_module("iserlohn_europa.editorial.names")
        import_module("iserlohn_europa.editorial.roots")
        import_module("iserlohn_europa.editorial.signals")
        import_module("iserlohn_europa.editorial.deleting.signals")

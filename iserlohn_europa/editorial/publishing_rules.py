"""What the office has decided about publishing; a setting that Verwaltung changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from .checks.choices import Check, StopsField


@register_setting(icon="check")
class PublishingRules(BaseGenericSetting):
    """Whether a second person has to look, and which checks stop a publication."""

    four_eyes = models.BooleanField(
        _("Vier-Augen-Prinzip"),
        default=False,
        help_text=_(
            "Wenn Sie das ankreuzen, veröffentlicht niemand die eigene letzte Änderung und gibt "
            "nichts frei, was er oder sie zuletzt bearbeitet oder selbst eingereicht hat. Für "
            "Mitglieder der Komitees gilt das immer. Mindestens zwei Personen brauchen dafür die "
            "Rolle Freigabe."
        ),
    )
    stops = StopsField(
        _("Was das Veröffentlichen aufhält"),
        choices=Check.choices,
        help_text=_(
            "Was Sie ankreuzen, muss in Ordnung sein, bevor jemand eine Seite veröffentlicht oder "
            "zur Freigabe einreicht. Alles andere wird nur angezeigt. Entwürfe lassen sich immer "
            "speichern."
        ),
    )

    panels = [FieldPanel("four_eyes"), FieldPanel("stops")]

    class Meta:
        verbose_name = _("Regeln für das Veröffentlichen")

    @classmethod
    def now(cls) -> "PublishingRules":
        """The rules that hold. As long as nobody has set any, reading them writes nothing."""
        return cls.objects.first() or cls()

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.models import ContactRole


class CarePreferenceQuerySet(models.QuerySet):
    """Questions about who wants to hear of what needs care."""

    def due(self, on):
        """Of those who want the weekly mail, whose day has come."""
        is_time = models.Q(due_on=None) | models.Q(due_on__lte=on)
        return self.filter(is_time, wants_digest=True)


class CarePreference(models.Model):
    """For which contact roles somebody works, and whether they want the weekly mail."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="care_preference"
    )
    roles = models.ManyToManyField(
        ContactRole,
        verbose_name=_("Für welche Ansprechstellen arbeiten Sie?"),
        blank=True,
        related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
        help_text=_(
            "In den Listen „Was Pflege braucht“ finden Sie dann mit einem Klick die Seiten, für "
            "die diese Stellen zuständig sind."
        ),
    )
    wants_digest = models.BooleanField(
        _("Einmal in der Woche eine E-Mail schicken"),
        default=False,
        help_text=_(
            "Am Montagmorgen schreiben wir Ihnen, was Pflege braucht. Ist nichts zu tun, kommt "
            "keine E-Mail."
        ),
    )
    # The day on which to look again whether there is something to write.
    due_on = models.DateField(null=True, blank=True, editable=False)

    objects = CarePreferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("Pflege der Website")
        verbose_name_plural = _("Pflege der Website")

    def __str__(self):
        return str(self.user)

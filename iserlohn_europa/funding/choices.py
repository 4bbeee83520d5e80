from django.db import models
from django.utils.translation import gettext_lazy as _


class ProgrammeState(models.TextChoices):
    """Whether one can apply to a programme today."""

    RUNNING = "running", _("läuft")
    PAST = "past", _("ausgelaufen")
    UNPROVEN = "unproven", _("nicht belegt")

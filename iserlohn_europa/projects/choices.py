from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FunderLevel(models.TextChoices):
    """Whose money it was."""

    EU = "eu", _("Europäische Union")
    FEDERAL = "federal", _("Bund")
    STATE = "state", pgettext_lazy("Geld von", "Land")
    UNPROVEN = "unproven", _("nicht belegt")

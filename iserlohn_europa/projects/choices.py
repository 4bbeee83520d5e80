from django.db import models
from django.utils.translation import gettext_lazy as _


class FunderLevel(models.TextChoices):
    """Whose money it was."""

    EU = "eu", _("Europäische Union")
    FEDERAL = "federal", _("Bund")
    STATE = "state", _("Land")
    UNPROVEN = "unproven", _("nicht belegt")

from django.db import models
from django.utils.translation import gettext_lazy as _


class ValidityKind(models.TextChoices):
    """How long something that was awarded holds."""

    ONCE = "once", _("einmalig")
    TERM = "term", _("für eine Dauer in Jahren")
    UNTIL = "until", _("bis zu einem Datum")
    UNLIMITED = "unlimited", _("unbefristet")
    UNPROVEN = "unproven", _("nicht belegt")

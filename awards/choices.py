from django.db import models
from django.utils.translation import gettext_lazy as _


class Holder(models.TextChoices):
    """Who received an award."""

    CITY = "city", _("die Stadt Iserlohn")
    OTHER = "other", _("jemand anderes in Iserlohn")

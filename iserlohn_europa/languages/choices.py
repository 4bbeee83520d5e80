from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How a page stands in another language."""

    MISSING = "fehlt", _("fehlt")
    DRAFT = "entwurf", _("Entwurf")
    OLDER = "aelter", _("älter als das Original")
    CURRENT = "aktuell", _("aktuell")


# What else a list of translations can be narrowed to: what stands in public without a check.
UNCHECKED = "ungeprueft"

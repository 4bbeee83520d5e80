"""The tasks of the handbook. This is the one place that lists them."""

from django.utils.translation import gettext_lazy as _

from .task import Task

TASKS = (Task("zurechtfinden", _("Sich zurechtfinden")),)

"""One place of the matrix: how something stands in a language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Locale

from .choices import State

MAY_START = "wagtail_localize.submit_translation"


@dataclass(frozen=True)
class Cell:
    """How a page or snippet stands in one language, and where somebody goes on with it."""

    language: Locale
    state: State
    url: str = ""
    is_checked: bool | None = None

    @property
    def name(self) -> str:
        """The name of the language."""
        return str(self.language.get_display_name())

    @property
    def check(self) -> str:
        """Whether somebody has checked what is public."""
        if self.is_checked is None:
            return ""
        return _("geprüft") if self.is_checked else _("nicht geprüft")

    def __str__(self):
        return ", ".join(filter(None, [str(self.state.label), self.check]))

"""Words that mean the same though they are written in different ways: content, not code."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .excerpts import WORD

TWO_WANTED = _("Bitte schreiben Sie mindestens zwei Schreibweisen auf, jede in eine eigene Zeile.")
ONE_WORD_A_LINE = _("„%(line)s“: Bitte schreiben Sie in jede Zeile genau ein Wort.")


class Spelling(models.Model):
    """Words for which the search finds the same: "Nowotscherkassk", "Novocherkassk"."""

    words = models.TextField(
        _("Schreibweisen"),
        help_text=_(
            "In jeder Zeile ein Wort, zum Beispiel „Nowotscherkassk“ und in der nächsten Zeile "
            "„Novocherkassk“. Wer eines davon sucht, findet auch alles, wo ein anderes steht. "
            "Akzente, Umlaute, Mehrzahl und Großschreibung kennt die Suche schon."
        ),
    )
    note = models.CharField(
        _("Wozu?"),
        max_length=255,
        blank=True,
        help_text=_("Zum Beispiel die Quelle. Nur für Sie und alle, die nach Ihnen hier arbeiten."),
    )

    panels = [FieldPanel("words"), FieldPanel("note")]

    class Meta:
        verbose_name = _("Andere Schreibweisen")
        verbose_name_plural = _("Andere Schreibweisen")
        ordering = ["words", "pk"]

    def __str__(self):
        return ", ".join(self.forms)

    def clean(self):
        super().clean()
        lines = [line.strip() for line in self.words.splitlines() if line.strip()]
        for line in lines:
            if not WORD.fullmatch(line):
                raise ValidationError({"words": ONE_WORD_A_LINE % {"line": line}})
        lines = list(dict.fromkeys(lines))
        if len(lines) < 2:
            raise ValidationError({"words": TWO_WANTED})
        self.words = "\n".join(lines)

    @property
    def forms(self) -> list[str]:
        """The words, in the order in which they were written down."""
        return self.words.splitlines()

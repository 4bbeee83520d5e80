"""Best bets: what the office recommends to those who look for certain words."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page

from .excerpts import WORD

MOST_SHOWN = 3
WORDS_MISSING = _("Bitte schreiben Sie in jede Zeile mindestens ein Wort.")


def compared(words: str, key: Callable[[str], str]) -> frozenset[str]:
    """What is compared: the keys of all words, in whatever order they were typed."""
    return frozenset(key(word) for word in WORD.findall(words))


class BestBetQuerySet(models.QuerySet):
    """Recommendations."""

    def in_language(self, language: str):
        """Those that lead to a published page in that language which everybody may read."""
        public = Page.objects.live().public().filter(locale__language_code=language)
        return self.filter(page__in=public)

    def pages_for(self, words: str, language: str, key: Callable[[str], str]) -> list[int]:
        """The keys of the pages recommended to those who look for just these words."""
        wanted = compared(words, key)
        if not wanted:
            return []
        bets = self.in_language(language).values_list("page_id", "words")
        found = [
            page
            for page, lines in bets
            if any(compared(line, key) == wanted for line in lines.splitlines())
        ]
        return list(dict.fromkeys(found))[:MOST_SHOWN]


class BestBet(models.Model):
    """A page that stands above the results of certain searches."""

    words = models.TextField(
        _("Bei welcher Suche?"),
        help_text=_(
            "Eine Suche je Zeile, so wie Menschen sie eintippen, zum Beispiel „Zuschuss“ und in "
            "der nächsten Zeile „Geld für Austausch“. Groß- und Kleinschreibung, Akzente, Endungen "
            "und die Reihenfolge der Wörter spielen keine Rolle."
        ),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("Welche Seite empfehlen wir dann?"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_(
            "Sie steht dann als „Empfohlen“ über den Treffern, solange sie öffentlich ist, und nur "
            "in der Suche in ihrer Sprache."
        ),
    )
    reason = models.CharField(
        _("Warum empfehlen wir sie?"),
        max_length=255,
        blank=True,
        help_text=_(
            "Nur für Sie und alle, die nach Ihnen hier arbeiten. Besucherinnen und Besucher sehen "
            "es nicht."
        ),
    )

    objects = BestBetQuerySet.as_manager()

    panels = [FieldPanel("words"), PageChooserPanel("page"), FieldPanel("reason")]

    class Meta:
        verbose_name = _("Empfehlung")
        verbose_name_plural = _("Empfehlungen")
        ordering = ["words", "pk"]

    def __str__(self):
        return ", ".join(self.searches)

    def clean(self):
        super().clean()
        lines = [" ".join(line.split()) for line in self.words.splitlines() if line.strip()]
        if any(not WORD.search(line) for line in lines):
            raise ValidationError({"words": WORDS_MISSING})
        self.words = "\n".join(lines)

    @property
    def searches(self) -> list[str]:
        """The searches for which it is meant."""
        return self.words.splitlines()

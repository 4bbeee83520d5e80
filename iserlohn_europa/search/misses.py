"""Searches that found nothing, counted by day: no address, no time, nobody."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Max, Sum
from django.utils.translation import gettext_lazy as _

KEPT_DAYS = 90
"""How many days a count is kept. The page on privacy names the same number."""
MOST_PER_DAY = 200
"""How many different searches are counted in a day: nobody can fill the disk with words."""
LONGEST_MISS = 60


class MissedSearchQuerySet(models.QuerySet):
    """Counts of searches that found nothing."""

    def outdated(self, on: date):
        """Those that have been kept long enough on that day."""
        return self.filter(day__lte=on - timedelta(days=KEPT_DAYS))

    def by_words(self):
        """One row for each search in each language: how often in all, and when last."""
        rows = self.values("words", "language").order_by()
        summed = rows.annotate(times=Sum("count"), last_on=Max("day"))
        return summed.order_by("-times", "-last_on", "words", "language")

    def count_once(self, words: str, language: str, day: date) -> None:
        """Counts a search, unless the day already holds as many different ones as it may."""
        known = self.filter(words=words, language=language, day=day)
        if known.update(count=F("count") + 1) or self.filter(day=day).count() >= MOST_PER_DAY:
            return
        self.create(words=words, language=language, day=day, count=1)


class MissedSearch(models.Model):
    """How often a search found nothing on a day."""

    words = models.CharField(_("Gesucht wurde"), max_length=LONGEST_MISS)
    language = models.CharField(_("Sprache"), max_length=10)
    day = models.DateField(_("Tag"), db_index=True)
    count = models.PositiveIntegerField(_("Wie oft"), default=0)

    objects = MissedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("Suche ohne Ergebnis")
        verbose_name_plural = _("Suchen ohne Ergebnis")
        ordering = ["-day", "words", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["words", "language", "day"], name="missed_search_once_a_day"
            )
        ]

    def __str__(self):
        return self.words

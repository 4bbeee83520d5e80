"""Searches that found nothing, counted by day: no address, no time, nobody.

The name of a person cannot be told from other words, but what the site lacks is missed again. So
words can be read beyond their day only once they were missed on two days. Until then a seal stands
in their place, from which nobody reads them and by which they are known again.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Sum
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

KEPT_DAYS = 90
"""How many days a count is kept. The page on privacy names the same number."""
MOST_PER_DAY = 200
"""How many different searches are counted in a day: nobody can fill the disk with words."""
LONGEST_MISS = 60
SEAL = "#"  # no word holds it
LENGTH_OF_SEAL = 40


def sealed(words: str) -> str:
    """What stands in the place of words, which only those words turn into."""
    digest = salted_hmac("iserlohn_europa.search.misses", words, algorithm="sha256").hexdigest()
    return f"{SEAL}{digest[:LENGTH_OF_SEAL]}"


class MissedSearchQuerySet(models.QuerySet):
    """Counts of searches that found nothing."""

    def outdated(self, on: date):
        """Those that have been kept long enough on that day."""
        return self.filter(day__lte=on - timedelta(days=KEPT_DAYS))

    def readable(self):
        """Those whose words may be read."""
        return self.exclude(words__startswith=SEAL)

    def by_words(self):
        """One row for each search in each language: how often in all, and when last."""
        rows = self.readable().values("words", "language").order_by()
        summed = rows.annotate(times=Sum("count"), last_on=Max("day"))
        return summed.order_by("-times", "-last_on", "words", "language")

    def count_once(self, words: str, language: str, day: date) -> None:
        """Counts a search, unless the day already holds as many different ones as it may."""
        same = self.filter(words__in=(words, sealed(words)), language=language)
        if not same.filter(day=day).update(count=F("count") + 1):
            if self.filter(day=day).count() >= MOST_PER_DAY:
                return
            self.create(words=words, language=language, day=day, count=1)
        if same.exclude(day=day).exists():
            same.update(words=words)

    def seal(self, on: date) -> None:
        """Makes unreadable what was missed on one day alone, and that day is over."""
        others = self.filter(words=OuterRef("words"), language=OuterRef("language"))
        others = others.exclude(day=OuterRef("day"))
        for miss in self.readable().filter(~Exists(others), day__lt=on):
            self.filter(pk=miss.pk).update(words=sealed(miss.words))


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

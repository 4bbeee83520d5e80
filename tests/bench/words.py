"""A site with any number of pages that say different things in the same words."""

import datetime
import random

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page

from iserlohn_europa.news.models import NewsIndexPage, NewsPage
from tests.conftest import make_home
from tests.factories import NewsIndexFactory

COMMON, RARE = "Iserlohn", "Quittenmarkt"
FIRST_DAY = datetime.date(2000, 1, 1)
WORDS_PER_PAGE = 150
VOCABULARY = 8_000
SYLLABLES = ["ba", "der", "fin", "gol", "hus", "kar", "lem", "mit", "nor", "pal", "ros", "wald"]


def make_news() -> NewsIndexPage:
    """The page of the news of a site without anything else."""
    return NewsIndexFactory(parent=make_home())


def vocabulary() -> list[str]:
    """Words that do not exist, always the same."""
    dice = random.Random(2026)  # noqa: S311
    made = {"".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _n in range(VOCABULARY * 2)}
    return sorted(made)[:VOCABULARY]


def add_news(parent: NewsIndexPage, first: int, last: int) -> None:
    """Adds pages from one number to another at once; one in a thousand says the rare word."""
    words = vocabulary()
    content_type = ContentType.objects.get_for_model(NewsPage)
    numbers = range(first, last)
    shared = {"content_type": content_type, "locale_id": parent.locale_id, "live": True}
    pages = Page.objects.bulk_create(
        Page(
            title=f"Nachricht aus {COMMON} {number}",
            draft_title=f"Nachricht aus {COMMON} {number}",
            slug=f"n{number}",
            path=Page._get_path(parent.path, parent.depth + 1, number + 1),
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}n{number}/",
            **shared,
        )
        for number in numbers
    )
    with transaction.atomic():
        for page, number in zip(pages, numbers, strict=True):
            dice = random.Random(number)  # noqa: S311
            text = " ".join(dice.choices(words, k=WORDS_PER_PAGE))
            news = NewsPage(
                page_ptr=page,
                teaser=f"Ein Tag in {COMMON}. {RARE if number % 1_000 == 7 else ''}",
                published_on=FIRST_DAY + datetime.timedelta(days=number % 9_000),
                story=[("text", f"<p>{text}</p>")],
            )
            news.save_base(raw=True)
    Page.objects.filter(pk=parent.pk).update(numchild=last)

"""Lets a site grow, and measures it at each size."""

import gc
import sys
import time

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from iserlohn_europa.core.today import today
from iserlohn_europa.languages.models import PublicText, TranslatedText, TranslationCheck
from iserlohn_europa.search.indexing import rebuild

from . import staff, visitors
from .content import Content

PARTS = {"visitors": visitors.measure, "staff": staff.measure}


def measured(sizes: tuple[int, ...]) -> dict[str, dict[str, dict[int, tuple]]]:
    """By part and name, what each answer costs at each size."""
    call_command("migrate", verbosity=0)
    content = Content()
    found = {part: {} for part in PARTS}
    for size in sizes:
        began = time.monotonic()
        content.grow(size)
        take_down()
        print(f"{size} pages made in {time.monotonic() - began:.0f} s", file=sys.stderr)
        for part, measure in PARTS.items():
            for name, cost in measure(content).items():
                found[part].setdefault(name, {})[size] = cost
    return found


def take_down() -> None:
    """What follows publications is done for all pages at once, as they were made at once."""
    rebuild(today())
    call_command("update_index", verbosity=0)
    check_translations()
    call_command("note_hard_sentences", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    cache.clear()
    # As the server does with all that it has loaded: the collector would look through it again.
    gc.collect()
    gc.freeze()


def check_translations() -> None:
    """Every translation says what its original says, and somebody has read it."""
    for model in (PublicText, TranslatedText, TranslationCheck):
        model.objects.all().delete()
    now = timezone.now()
    noted = {"noted_at": now}
    words = "f" * 64
    pages = dict(Page.objects.filter(depth__gt=1).values_list("pk", "locale__language_code"))
    german = [pk for pk, language in pages.items() if language == settings.LANGUAGE_CODE]
    foreign = pages.keys() - set(german)
    PublicText.objects.bulk_create(
        PublicText(page_id=pk, pieces=[], fingerprint=words, **noted) for pk in german
    )
    TranslatedText.objects.bulk_create(
        TranslatedText(
            page_id=pk,
            source_pieces=[],
            source_fingerprint=words,
            own_fingerprint=words,
            **noted,
        )
        for pk in foreign
    )
    TranslationCheck.objects.bulk_create(
        TranslationCheck(page_id=pk, fingerprint=words, checked_at=now) for pk in foreign
    )

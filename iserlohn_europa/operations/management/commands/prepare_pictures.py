import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db.models import Count, Q
from wagtail.images.models import Filter, SourceImageIOError

from iserlohn_europa.library.models import CustomImage
from iserlohn_europa.library.renditions import ALL_SPECS

FILTERS = [Filter(spec) for spec in ALL_SPECS]
# Other work waits meanwhile; what is left is done in the next run, or for the first reader.
SECONDS_PER_RUN = 10
# Pictures that could not be read, by file: nobody wants to read of them in the log every minute.
HOPELESS = "unreadable-pictures"
SECONDS_WITHOUT_HOPE = 24 * 60 * 60


class Command(BaseCommand):
    """Scales new pictures before the first reader has to wait for it."""

    help = "Rechnet neue Bilder in die Größen um, in denen die Website sie zeigt."

    def handle(self, *args, **options):
        deadline = time.monotonic() + SECONDS_PER_RUN
        hopeless = known_as_hopeless(time.time())
        wanted = Q(renditions__filter_spec__in=ALL_SPECS)
        images = (
            CustomImage.objects.exclude(file__in=hopeless)
            .annotate(sizes=Count("renditions__filter_spec", filter=wanted, distinct=True))
            .filter(sizes__lt=len(ALL_SPECS))
        )
        for image in images.order_by("-pk").iterator():
            try:
                image.get_renditions(*FILTERS)
            except SourceImageIOError:
                give_up(image.file.name)
            if time.monotonic() > deadline:
                break


def known_as_hopeless(now: float) -> list[str]:
    """The pictures that are not tried again today; tomorrow the disk may be well again."""
    file = _hopeless_file()
    try:
        if now - file.stat().st_mtime > SECONDS_WITHOUT_HOPE:
            file.unlink()
        return file.read_text().splitlines()
    except FileNotFoundError:
        return []


def give_up(name: str) -> None:
    """Notes that a picture cannot be read."""
    with _hopeless_file().open("a") as file:
        file.write(f"{name}\n")


def _hopeless_file() -> Path:
    return settings.DATA_DIR / HOPELESS

import time

from django.core.management.base import BaseCommand
from django.db.models import Count, Q
from wagtail.images.models import Filter, SourceImageIOError

from iserlohn_europa.library.models import CustomImage
from iserlohn_europa.library.renditions import ALL_SPECS

FILTERS = [Filter(spec) for spec in ALL_SPECS]
# Other work waits meanwhile; what is left is done in the next run, or for the first reader.
SECONDS_PER_RUN = 10
# Pictures that cannot be read, by file: nobody wants to read of them in the log every minute.
hopeless: set[str] = set()


class Command(BaseCommand):
    """Scales new pictures before the first reader has to wait for it."""

    help = "Rechnet neue Bilder in die Größen um, in denen die Website sie zeigt."

    def handle(self, *args, **options):
        deadline = time.monotonic() + SECONDS_PER_RUN
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
                hopeless.add(image.file.name)
            if time.monotonic() > deadline:
                break

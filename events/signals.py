from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from iserlohn_europa.core.today import today

from .models import EventPage
from .occurrences import rewrite_occurrences


@receiver([page_published, page_unpublished], sender=EventPage)
def occurrences_follow_publication(sender, instance, **kwargs):
    """Deleting a page takes its occurrences with it; everything else is written anew."""
    rewrite_occurrences(instance, today())

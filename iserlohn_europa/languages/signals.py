from functools import partial

from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from .notes import note


@receiver(page_published)
def words_are_noted(sender, instance, **kwargs):
    """After the transaction and on its own: what cannot be read holds up no publication."""
    transaction.on_commit(partial(note, instance.pk, timezone.now()), robust=True)

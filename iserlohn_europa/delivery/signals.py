"""Connects the room with the database, and with what takes pages offline."""

from django.db import transaction
from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished

from iserlohn_europa.library.models import CustomDocument, CustomImage

from .changes import Watch
from .store import STORE

watch = Watch(STORE)


@receiver(connection_created)
def watch_connection(connection, **kwargs):
    """From its first statement on; a connection that is opened again is still the same one."""
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


@receiver([page_unpublished, post_delete])
@receiver(post_save, sender=PageViewRestriction)
def forget_last_copies(sender, **kwargs):
    """What is taken offline may not come back while the database is away."""
    if issubclass(sender, Page | PageViewRestriction | CustomDocument | CustomImage):
        transaction.on_commit(STORE.forget_last, robust=True)

"""Connects the room with the database, and with what takes pages offline."""

from django.db import transaction
from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished

from iserlohn_europa.library.models import CustomDocument, CustomImage

from .changes import Watch
from .store import STORE

watch = Watch(STORE)


def connect() -> None:
    """From now on, what is written in this process is noticed."""
    for signal, hear, sender in _heard():
        signal.connect(hear, sender=sender)


def disconnect() -> None:
    """Nothing is noticed any more."""
    for signal, hear, sender in _heard():
        signal.disconnect(hear, sender=sender)


def _heard():
    return [
        (connection_created, watch_connection, None),
        (page_unpublished, forget_last_copies, None),
        (post_delete, forget_last_copies, None),
        (post_save, forget_last_copies, PageViewRestriction),
    ]


def watch_connection(connection, **kwargs):
    """From its first statement on; a connection that is opened again is still the same one."""
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


def forget_last_copies(sender, **kwargs):
    """What is taken offline may not come back while the database is away."""
    if issubclass(sender, Page | PageViewRestriction | CustomDocument | CustomImage):
        transaction.on_commit(STORE.forget_last, robust=True)

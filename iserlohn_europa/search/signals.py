from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.signals import page_published, page_unpublished

from iserlohn_europa.core.today import today

from .indexing import index_document, index_translations


def is_kept() -> bool:
    """Whether the index follows what is published: the switch of Wagtail's own index."""
    return settings.WAGTAILSEARCH_BACKENDS["default"].get("AUTO_UPDATE", True)


@receiver([page_published, page_unpublished])
def words_follow_publication(sender, instance, **kwargs):
    """A page that is deleted takes its words with it; who may read it is asked with each question.

    After the transaction and on its own: a search that fails to follow holds up no publication.
    """
    if is_kept():
        follow = partial(index_translations, instance.translation_key, today())
        transaction.on_commit(follow, robust=True)


@receiver(post_save, sender=get_document_model())
def words_follow_documents(sender, instance, raw=False, **kwargs):
    if is_kept() and not raw:
        transaction.on_commit(partial(index_document, instance), robust=True)

from functools import partial

from django.conf import settings
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from iserlohn_europa.core.signals import page_form_checked

from .care.hardest import keep
from .checks.stops import stop_form
from .publishing import hold_form_to_four_eyes


@receiver(page_form_checked)
def checks_stop_a_publication(sender, form, **kwargs):
    stop_form(form)


@receiver(page_form_checked)
def somebody_else_publishes(sender, form, **kwargs):
    hold_form_to_four_eyes(form)


@receiver(page_published)
def hardest_sentence_is_kept(sender, instance, **kwargs):
    """After the transaction and on its own: what cannot be read holds up no publication."""
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        transaction.on_commit(partial(keep, instance, timezone.now()), robust=True)

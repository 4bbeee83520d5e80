from django.dispatch import receiver

from iserlohn_europa.core.signals import page_form_checked

from .checks.stops import stop_form
from .publishing import hold_form_to_four_eyes


@receiver(page_form_checked)
def checks_stop_a_publication(sender, form, **kwargs):
    stop_form(form)


@receiver(page_form_checked)
def somebody_else_publishes(sender, form, **kwargs):
    hold_form_to_four_eyes(form)

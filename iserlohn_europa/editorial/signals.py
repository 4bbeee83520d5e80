from django.dispatch import receiver

from iserlohn_europa.core.signals import page_form_checked

from .checks.stops import stop_form


@receiver(page_form_checked)
def checks_stop_a_publication(sender, form, **kwargs):
    stop_form(form)

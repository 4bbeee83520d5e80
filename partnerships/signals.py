from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from iserlohn_europa.accounts.signals import roles_ensured

from .committees import disband, ensure_committee, ensure_committees, is_source
from .models import CommitteeGroup, PartnerCityPage


@receiver(page_published, sender=PartnerCityPage)
def a_published_city_has_a_committee(sender, instance, **kwargs):
    """A translation is the same city."""
    if is_source(instance):
        ensure_committee(instance)


@receiver(post_delete, sender=CommitteeGroup)
def nobody_edits_a_city_that_is_gone(sender, instance, **kwargs):
    disband(instance.group_id)


@receiver(roles_ensured)
def every_city_has_a_committee(sender, **kwargs):
    """For cities that were published before there were groups for them."""
    return ensure_committees()

"""Redirects never lead away from where a page is."""

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, post_page_move

from .redirects import branch, forget_redirects, places_of


@receiver(page_published)
def address_is_taken(instance, **kwargs):
    """A page that is public answers at its address; what led away from there is over."""
    forget_redirects(places_of([instance]))


@receiver(page_slug_changed)
@receiver(post_page_move)
def addresses_are_taken(instance, **kwargs):
    """A page that has moved may have returned to where redirects to it were left."""
    page = Page.objects.get(pk=instance.pk)
    forget_redirects(places_of(branch(page)))

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from .city_page import PartnerCityPage


class CommitteeGroup(models.Model):
    """Which group may edit a city, and where its pictures are: a link that outlives every name."""

    city = models.OneToOneField(
        PartnerCityPage,
        verbose_name=_("Partnerstadt"),
        on_delete=models.CASCADE,
        related_name="committee_group",
    )
    group = models.OneToOneField(
        Group,
        verbose_name=_("Gruppe"),
        on_delete=models.CASCADE,
        related_name="committee_group",
    )
    collection = models.OneToOneField(
        Collection,
        verbose_name=_("Sammlung"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # Else the group would count as a place where the city is used.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("Gruppe eines Komitees")
        verbose_name_plural = _("Gruppen der Komitees")

    def __str__(self):
        return self.group.name

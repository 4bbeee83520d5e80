"""Checks of the pictures: what is needed to show them lawfully and to everybody."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.permissions import permission_policy

from iserlohn_europa.library.models import CustomImage

from .case import Case, Cases, Check

NEEDED = {
    "credit": gettext_lazy("Bildnachweis"),
    "licence": gettext_lazy("Lizenz"),
    "description": gettext_lazy("Beschreibung"),
}


def changeable_pictures(user):
    """The pictures that the user may change, the newest first."""
    pictures = permission_policy.instances_user_has_permission_for(user, "change")
    return pictures.order_by("-created_at", "-pk")


def at_picture(picture: CustomImage, field: str) -> str:
    return f"{reverse('wagtailimages:edit', args=[picture.pk])}#id_{field}"


def pictures_without_facts(user, on: date) -> Sequence[Case]:
    """Pictures of which nobody has said who made them, under which licence, or what they show."""
    is_incomplete = Q(*((field, "") for field in NEEDED), _connector=Q.OR)
    return Cases(changeable_pictures(user).filter(is_incomplete), _case_of_missing_facts)


def _case_of_missing_facts(picture: CustomImage) -> Case:
    missing = [field for field in NEEDED if not getattr(picture, field)]
    names = ", ".join(str(NEEDED[field]) for field in missing)
    note = _("Es fehlt: %(names)s") % {"names": names}
    return Case(picture.title, at_picture(picture, missing[0]), note)


def consent_has_ended(user, on: date) -> Sequence[Case]:
    """Pictures that the site no longer shows."""
    return Cases(changeable_pictures(user).filter(consent_ends_on__lt=on), _case_of_consent)


def _case_of_consent(picture: CustomImage) -> Case:
    note = _("seit dem %(day)s nicht mehr auf der Website") % {
        "day": date_format(picture.consent_ends_on)
    }
    return Case(picture.title, at_picture(picture, "consent_ends_on"), note)


LIBRARY_CHECKS = (
    Check(
        "bilder",
        gettext_lazy("Bilder ohne Bildnachweis, Lizenz oder Beschreibung"),
        gettext_lazy("Ohne Nachweis und Lizenz dürfen wir ein Bild nicht zeigen."),
        pictures_without_facts,
    ),
    Check(
        "einwilligung",
        gettext_lazy("Bilder, deren Einwilligung geendet hat"),
        gettext_lazy("Die Website zeigt sie nicht mehr. Neu einwilligen lassen oder löschen?"),
        consent_has_ended,
    ),
)

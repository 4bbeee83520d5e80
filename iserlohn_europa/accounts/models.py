from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in to edit; mail reaches each of them at an address of their own."""

    email = models.EmailField(_("E-Mail-Adresse"), unique=True)

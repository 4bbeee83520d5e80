from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in to edit; mail reaches each of them at an address of their own."""

    email = models.EmailField(_("E-Mail-Adresse"), unique=True)


class SignInAttempt(models.Model):
    """A try to sign in that did not succeed, as long as it counts; throttle.py says whose."""

    key = models.CharField(max_length=64)
    tried_at = models.DateTimeField(db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("Anmeldeversuch")
        verbose_name_plural = _("Anmeldeversuche")
        default_permissions = ()
        indexes = [models.Index(fields=["key", "tried_at"], name="sign_in_attempt_key")]

    def __str__(self):
        return f"{self.key[:8]}, {self.tried_at:%H:%M:%S}"


class GrantedRight(models.Model):
    """A right that the roles have been given once; who takes it from one has it stay away."""

    label = models.CharField(max_length=200, unique=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("Vergebenes Recht")
        verbose_name_plural = _("Vergebene Rechte")
        default_permissions = ()

    def __str__(self):
        return self.label

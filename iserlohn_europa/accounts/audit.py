"""Notes in Wagtail's own log who came in, and who changed what somebody may do.

Only what concerns an account that exists is noted: whoever mistypes a name leaves no trace, and no
address is kept.
"""

from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db.models.signals import m2m_changed, post_save, pre_save
from django.dispatch import receiver
from wagtail.log_actions import log

from .models import User
from .second_factor import note_removed, note_shown

FLAGS = {
    "is_superuser": ("accounts.superuser_given", "accounts.superuser_taken"),
    "is_active": ("accounts.activated", "accounts.deactivated"),
}
CHANGES_OF_GROUPS = {"post_add": "accounts.role_given", "post_remove": "accounts.role_taken"}


# --- Coming in ------------------------------------------------------------------------------


@receiver(user_logged_in)
def somebody_came_in(sender, request, user, **kwargs):
    log(user, "accounts.sign_in", user=user)


@receiver(user_login_failed)
def a_password_was_wrong(sender, credentials, **kwargs):
    user = User.objects.filter(username=credentials.get("username") or "").first()
    if user:
        log(user, "accounts.sign_in_failed")


@receiver(authentication_failed)
def a_code_was_wrong(sender, user, **kwargs):
    log(user, "accounts.code_failed")


# --- The second factor ----------------------------------------------------------------------


@receiver(authenticator_added)
def a_second_factor_was_added(sender, request, user, authenticator, **kwargs):
    log(user, "accounts.factor_added", user=user, data={"kind": authenticator.type})
    note_shown(request, user)


@receiver(authenticator_removed)
def a_second_factor_was_removed(sender, request, user, authenticator, **kwargs):
    log(user, "accounts.factor_removed", user=user, data={"kind": authenticator.type})
    note_removed(request, user)


@receiver(authenticator_reset)
def spare_codes_were_made_anew(sender, user, **kwargs):
    log(user, "accounts.codes_renewed", user=user)


# --- What somebody may do -------------------------------------------------------------------


@receiver(m2m_changed, sender=User.groups.through)
def roles_changed(sender, instance, action, reverse, pk_set, **kwargs):
    if action == "pre_clear":
        # Nobody is told afterwards what there was.
        for user, group in _members(instance, reverse):
            log(user, CHANGES_OF_GROUPS["post_remove"], data={"role": group.name})
    elif action in CHANGES_OF_GROUPS:
        for user, group in _members(instance, reverse, pk_set):
            log(user, CHANGES_OF_GROUPS[action], data={"role": group.name})


def _members(instance, reverse: bool, pks=None) -> list[tuple[User, Group]]:
    """The people and roles of a change, from whichever side it was made."""
    if reverse:
        users = instance.user_set.all() if pks is None else User.objects.filter(pk__in=pks)
        return [(user, instance) for user in users]
    groups = instance.groups.all() if pks is None else Group.objects.filter(pk__in=pks)
    return [(instance, group) for group in groups.order_by("name")]


@receiver(pre_save, sender=User)
def remember_the_flags(sender, instance, update_fields, **kwargs):
    if update_fields is None or set(update_fields) & set(FLAGS):
        before = User.objects.filter(pk=instance.pk).values(*FLAGS).first()
        instance._flags_before = before or {"is_superuser": False, "is_active": True}


@receiver(post_save, sender=User)
def flags_changed(sender, instance, **kwargs):
    before = instance.__dict__.pop("_flags_before", {})
    for flag, was_set in before.items():
        is_set = getattr(instance, flag)
        if is_set != was_set:
            given, taken = FLAGS[flag]
            log(instance, given if is_set else taken)

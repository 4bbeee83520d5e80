from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.log_actions import log

from .log_actions import register_actions
from .models import User


@hooks.register("before_bulk_action")
def superusers_are_for_superusers(request, action_type, objects, action_class_instance):
    """Nobody but a superuser switches superusers off or gives them roles, many at once."""
    if request.user.is_superuser or action_class_instance.model is not User:
        return
    if any(user.is_superuser for user in objects):
        raise PermissionDenied


@hooks.register("after_bulk_action")
def many_at_once_are_noted_one_by_one(request, action_type, objects, action_class_instance):
    """Wagtail notes what is done to one user, and says nothing of several."""
    if action_class_instance.model is not User:
        return
    if action_type == "delete":
        for user in objects:
            log(user, "wagtail.delete", user=request.user, deleted=True)
    elif action_type == "set_active_state":
        is_active = action_class_instance.cleaned_form.cleaned_data["mark_as_active"]
        action = "accounts.activated" if is_active else "accounts.deactivated"
        for user in objects:
            if user.is_active != is_active:
                log(user, action, user=request.user)


@hooks.register("register_account_menu_item")
def way_to_the_second_factor(request):
    return {
        "url": reverse("mfa_index"),
        "label": _("Zwei-Faktor-Anmeldung"),
        "help_text": _(
            "Schützen Sie Ihr Konto mit einer App auf Ihrem Telefon oder mit einem Passkey."
        ),
    }


@hooks.register("register_log_actions")
def what_is_noted_of_accounts(actions):
    register_actions(actions)

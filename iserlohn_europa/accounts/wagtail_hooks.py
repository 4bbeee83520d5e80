from django.core.exceptions import PermissionDenied
from wagtail import hooks

from .models import User


@hooks.register("before_bulk_action")
def superusers_are_for_superusers(request, action_type, objects, action_class_instance):
    """Nobody but a superuser switches superusers off or gives them roles, many at once."""
    if request.user.is_superuser or action_class_instance.model is not User:
        return
    if any(user.is_superuser for user in objects):
        raise PermissionDenied

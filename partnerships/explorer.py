"""What a committee sees in lists and in the tree, in one question.

Wagtail joins a condition for each page on which somebody has rights. A committee has them on each
event it ever added: with some hundred of them every list takes seconds, and SQLite refuses.
Wagtail offers no other way to replace its policy, which it makes in several places.
"""

from django.db.models import Q
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from .committees import cities_of

explorable_to_staff = PagePermissionPolicy.explorable_instances


def explorable_instances(policy, user):
    """The pages with rights of a committee, which have none below them, and the way to each."""
    if not cities_of(user):
        return explorable_to_staff(policy, user)
    rights = policy.get_cached_permissions_for_user(user)
    way = {
        right.page.path[:length]
        for right in rights
        for length in range(Page.steplen, len(right.page.path), Page.steplen)
    }
    root = policy.explorable_root_instance(user)
    own = GroupPagePermission.objects.filter(group__user=user).values("page")
    pages = policy.model._default_manager.filter(Q(pk__in=own) | Q(path__in=way))
    return pages.filter(path__startswith=root.path) if root else pages.none()


PagePermissionPolicy.explorable_instances = explorable_instances

"""Who may read what people have written, and answer it."""

from wagtail.permissions import ModelPermissionPolicy

READ_AND_DELETE = {"view", "delete"}


class LettersPolicy(ModelPermissionPolicy):
    """Messages are read, answered and deleted; nobody makes one up or rewrites it, no superuser."""

    def user_has_permission(self, user, action):
        return action in READ_AND_DELETE and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


def may_answer(user, message) -> bool:
    """Whether somebody answers messages of this kind."""
    return user.has_perm(f"{message._meta.app_label}.change_{message._meta.model_name}")

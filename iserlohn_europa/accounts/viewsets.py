from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.users.views.users import CreateView, EditView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet


class SuperuserFieldMixin:
    """Only superusers make superusers; Wagtail leaves that to everybody who manages users."""

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        field = form.fields.get("is_superuser")
        if field and not self.request.user.is_superuser:
            field.disabled = True
            field.help_text = _("Nur wer selbst uneingeschränkte Rechte hat, kann sie vergeben.")
        return form


class UserCreateView(SuperuserFieldMixin, CreateView):
    """Adds a user."""


class UserEditView(SuperuserFieldMixin, EditView):
    """Edits a user; the account of a superuser, password included, is for superusers only."""

    def dispatch(self, request, *args, **kwargs):
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UserViewSet(WagtailUserViewSet):
    """The users in the admin, without a way for those who manage them to outrank themselves."""

    add_view_class = UserCreateView
    edit_view_class = UserEditView

"""Wagtail's own lists of pictures, documents and users, each also as a file for a spreadsheet."""

from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import IndexView as DocumentIndexView
from wagtail.images.views.images import IndexView as ImageIndexView
from wagtail.users.views.users import IndexView as UserIndexView

from iserlohn_europa.accounts.viewsets import UserViewSet
from iserlohn_europa.core.exports import ColumnExportMixin

COLLECTION = Column("collection", label=gettext_lazy("Sammlung"), accessor="collection.name")
ADDED = Column("created_at", label=gettext_lazy("Hochgeladen"))


class ImageListView(ColumnExportMixin, ImageIndexView):
    """The pictures; their file also says by whom they are and how long we may show them."""

    exported_columns = [
        Column("title", label=gettext_lazy("Titel")),
        Column("description", label=gettext_lazy("Beschreibung")),
        COLLECTION,
        Column("credit", label=gettext_lazy("Bildnachweis")),
        Column("licence", label=gettext_lazy("Lizenz")),
        Column("source", label=gettext_lazy("Quelle")),
        Column("consent_ends_on", label=gettext_lazy("Einwilligung gilt bis")),
        ADDED,
    ]


class DocumentListView(ColumnExportMixin, DocumentIndexView):
    """The documents."""

    exported_columns = [
        Column("title", label=gettext_lazy("Titel")),
        Column("filename", label=gettext_lazy("Datei")),
        COLLECTION,
        Column("language", label=gettext_lazy("Sprache"), accessor="get_language_display"),
        ADDED,
    ]


def roles_of(user) -> str:
    """The groups in which somebody is."""
    return ", ".join(sorted(group.name for group in user.groups.all()))


def may_sign_in(user) -> str:
    return _("ja") if user.is_active else _("nein")


class UserListView(ColumnExportMixin, UserIndexView):
    """The users; their file also says which roles they have."""

    exported_columns = [
        Column("username", label=gettext_lazy("Anmeldename")),
        Column("first_name", label=gettext_lazy("Vorname")),
        Column("last_name", label=gettext_lazy("Nachname")),
        Column("email", label=gettext_lazy("E-Mail")),
        Column("roles", label=gettext_lazy("Rollen"), accessor=roles_of),
        Column("is_active", label=gettext_lazy("darf sich anmelden"), accessor=may_sign_in),
        Column("last_login", label=gettext_lazy("Zuletzt angemeldet")),
    ]

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("groups")


def exported_lists() -> list:
    """These lists at the addresses to which Wagtail links."""
    users = UserViewSet("wagtailusers_users", url_prefix="users")
    return [
        path("images/", ImageListView.as_view()),
        path("documents/", DocumentListView.as_view()),
        path("users/", users.construct_view(UserListView, **users.get_index_view_kwargs())),
    ]

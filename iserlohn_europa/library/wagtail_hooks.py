from django.urls import path
from wagtail import hooks
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.documents.views.chooser import viewset as document_chooser

from .admin_api import ImagesAPI
from .admin_views import DocumentCreateView, DocumentEditView
from .choosing import KIND, documents_of_the_kind

# Who searches or turns a page in a chooser is still offered the same kind of documents.
document_chooser.preserve_url_parameters = [*document_chooser.preserve_url_parameters, KIND]
hooks.register("construct_document_chooser_queryset", documents_of_the_kind)


@hooks.register("register_admin_urls", order=-1)
def forms_for_one_document():
    """Our views answer before Wagtail's, at the addresses Wagtail links to."""
    return [
        path("documents/add/", DocumentCreateView.as_view()),
        path("documents/edit/<int:document_id>/", DocumentEditView.as_view()),
    ]


@hooks.register("construct_admin_api", order=1)  # after Wagtail's, whose place it takes
def originals_have_no_address(router):
    router.register_endpoint("images", ImagesAPI)


# Files in the library's storage have no address, so every page of the admin that showed somebody's
# profile picture would fail; the account form asks for none.
AvatarSettingsPanel.is_active = lambda panel: False

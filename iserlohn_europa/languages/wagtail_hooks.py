"""Where the admin leads to translations."""

from django.urls import path
from wagtail import hooks
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization

from .starting import StartSnippetView, StartView, SyncView, no_alias

TO_ALIAS = "localize-convert-to-alias"

# "Synchronise content" would publish every German page in that language, as it is.
LOCALE_COMPONENTS[:] = [
    component for component in LOCALE_COMPONENTS if component["model"] is not LocaleSynchronization
]


@hooks.register("register_admin_urls", order=-1)
def translations_begin_carefully():
    """Our views answer before those of wagtail-localize, at the addresses it links to."""
    return [
        path("localize/submit/page/<int:page_id>/", StartView.as_view()),
        path(
            "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
            StartSnippetView.as_view(),
        ),
        path("localize/update/<int:translation_source_id>/", SyncView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", no_alias),
    ]


@hooks.register("construct_page_action_menu")
def no_way_to_an_alias(items, request, context):
    items[:] = [item for item in items if item.name != TO_ALIAS]

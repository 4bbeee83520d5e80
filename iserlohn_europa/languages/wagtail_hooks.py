"""Where the admin leads to translations."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization

from .admin_views import DifferenceView, WriteByHandView, check_translation, confirm_translation
from .buttons import CheckedButton
from .checked import ACTIONS, check_of
from .matrix import TranslationsView
from .notes import is_source, original_of
from .restarting import RESTART, keep_written_words
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


@hooks.register("insert_editor_js")
def editor_speaks_german():
    return format_html(
        '<script type="module" src="{}"></script>', static("js/translation-editor.js")
    )


@hooks.register("construct_page_action_menu")
def no_way_to_an_alias(items, request, context):
    items[:] = [item for item in items if item.name != TO_ALIAS]


@hooks.register("register_admin_urls")
def translation_views():
    return [
        path("uebersetzungen/", TranslationsView.as_view(), name="translations"),
        path(
            "uebersetzungen/ergebnisse/",
            TranslationsView.as_view(results_only=True),
            name="translations-results",
        ),
        path(
            "uebersetzungen/von-hand/<int:translation_id>/",
            WriteByHandView.as_view(),
            name="write-by-hand",
        ),
        path("uebersetzungen/<int:pk>/", DifferenceView.as_view(), name="translation-difference"),
        path(
            "uebersetzungen/<int:pk>/stimmt-noch/", confirm_translation, name="confirm-translation"
        ),
        path("uebersetzungen/<int:pk>/geprueft/", check_translation, name="check-translation"),
    ]


@hooks.register("register_reports_menu_item")
def translations_in_the_menu():
    return MenuItem(_("Übersetzungen"), reverse("translations"), icon_name="globe", order=98)


@hooks.register("construct_reports_menu")
def one_report_of_translations(request, items):
    """That of wagtail-localize does not know which translation is older, nor who checked it."""
    others = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != others]


@hooks.register("register_page_header_buttons")
def what_can_be_done_with_a_translation(page, user, view_name, next_url=None):
    """Beside what else can be done with a page: to see what has changed, and to check it."""
    if not page.pk or is_source(page) or not page.permissions_for_user(user).can_edit():
        return
    if original_of(page):
        yield Button(
            label=_("Was hat sich im Original geändert?"),
            url=reverse("translation-difference", args=[page.pk]),
            icon_name="history",
            priority=62,
        )
    may_publish = page.permissions_for_user(user).can_publish()
    if page.live and may_publish and check_of(page) is None:
        yield CheckedButton(
            label=_("Übersetzung geprüft"),
            url=reverse("check-translation", args=[page.pk]),
            icon_name="check",
            priority=63,
            next_url=next_url or "",
        )


@hooks.register("register_log_actions")
def checks_in_the_log(actions):
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action, label, message)


@hooks.register("before_edit_page", order=-5)  # wagtail-localize answers in this hook
def written_words_are_kept(request, page):
    if request.method == "POST" and RESTART in request.POST:
        keep_written_words(page, request.user)

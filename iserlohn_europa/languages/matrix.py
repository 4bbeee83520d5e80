"""The matrix of pages and languages: where a translation is missing, a draft, older or current."""

from urllib.parse import urlencode

import django_filters
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page, get_page_content_types

from iserlohn_europa.core.exports import ColumnExportMixin
from partnerships.committees import cities_of

from .catalogues import whole_languages, would_be_half_german
from .cells import MAY_START, Cell
from .choices import UNCHECKED, State
from .locales import EASY_LANGUAGE, other_languages
from .querysets import in_state, missing_where_wanted, originals, translations
from .snippets import snippets_in


def cells_of(pages: list[Page], languages: list[Locale], user) -> dict[tuple, Cell]:
    """The cells of these pages by page and language: one question for all."""
    found = {
        (each.translation_key, each.locale_id): each
        for each in translations().filter(
            translation_key__in=[page.translation_key for page in pages], locale__in=languages
        )
    }
    may_start = user.has_perm(MAY_START)
    return {
        (page.pk, language.pk): _cell(
            page, language, found.get((page.translation_key, language.pk)), may_start
        )
        for page in pages
        for language in languages
    }


def _cell(page: Page, language: Locale, translation: Page | None, may_start: bool) -> Cell:
    if translation is None:
        is_offered = may_start and not would_be_half_german(page, language)
        return Cell(language, State.MISSING, _way_to_start(page, language) if is_offered else "")
    state = State(translation.state)
    edit = reverse("wagtailadmin_pages:edit", args=[translation.pk])
    older = reverse("translation-difference", args=[translation.pk])
    is_checked = translation.is_checked if translation.live else None
    return Cell(language, state, older if state == State.OLDER else edit, is_checked)


def _way_to_start(page: Page, language: Locale) -> str:
    if language.language_code == EASY_LANGUAGE:
        return reverse("write-easily", args=[page.pk])
    start = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return f"{start}?{urlencode({'select_locale': language.language_code})}"


def languages_to_choose() -> list[tuple[str, str]]:
    return [(language.language_code, language.get_display_name()) for language in other_languages()]


class TranslationsFilterSet(WagtailFilterSet):
    """By language, by how translations stand in it, and by kind of page."""

    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Sprache"), choices=languages_to_choose, method="keep"
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Stand"),
        choices=[*State.choices, (UNCHECKED, gettext_lazy("öffentlich, aber nicht geprüft"))],
        method="keep",
    )
    content_type = ContentTypeFilter(
        label=gettext_lazy("Art der Seite"),
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )

    class Meta:
        model = Page
        fields = []

    def _add_locale_filter(self):
        """Wagtail would add one more choice of a language: that of the pages, which are German."""

    def keep(self, pages, name, value):
        """Language and state narrow together, below."""
        return pages

    @cached_property
    def languages(self) -> list[Locale]:
        """The languages that are shown."""
        chosen = self.form.cleaned_data.get("language") if self.is_valid() else ""
        return [
            language
            for language in other_languages()
            if not chosen or language.language_code == chosen
        ]

    def filter_queryset(self, pages):
        pages = super().filter_queryset(pages)
        state = self.form.cleaned_data.get("state")
        if state == State.MISSING and not self.form.cleaned_data.get("language"):
            return missing_where_wanted(pages, self.languages)
        return in_state(pages, state, self.languages) if state else pages


class PageColumn(Column):
    """The German page and its kind."""

    cell_template_name = "languages/page_cell.html"


class SnippetColumn(Column):
    """The German topic or role and its kind."""

    cell_template_name = "languages/snippet_cell.html"


class LanguageColumn(Column):
    """How all of them stand in one language."""

    cell_template_name = "languages/state_cell.html"

    def __init__(self, language: Locale):
        super().__init__(
            f"language_{language.pk}",
            label=language.get_display_name(),
            accessor=lambda page: page.in_languages[language.pk],
            classname="translations__cell",
        )


class TranslationsView(ColumnExportMixin, ReportView):
    """Every German page, and how it stands in every other language."""

    template_name = "languages/matrix.html"
    page_title = gettext_lazy("Übersetzungen")
    header_icon = "globe"
    index_url_name = "translations"
    index_results_url_name = "translations-results"
    filterset_class = TranslationsFilterSet
    export_filename = "uebersetzungen"
    table_classname = "listing translations"
    paginate_by = 30

    def dispatch(self, request, *args, **kwargs):
        # Reports are for staff, who work for all cities.
        if cities_of(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            PageColumn("title", label=_("Seite auf Deutsch")),
            *[LanguageColumn(language) for language in self.filters.languages],
        ]

    def get_queryset(self):
        return originals().select_related("content_type").order_by("path")

    def get_table(self, object_list):
        return super().get_table(self.with_cells(object_list))

    def decorate_paginated_queryset(self, object_list):
        # The table has asked already.
        return self.with_cells(object_list) if self.is_export else object_list

    def with_cells(self, pages) -> list[Page]:
        """The pages, each knowing how it stands in the languages that are shown."""
        pages = list(pages)
        languages = self.filters.languages
        cells = cells_of(pages, languages, self.request.user)
        for page in pages:
            page.in_languages = {language.pk: cells[page.pk, language.pk] for language in languages}
        return pages

    @property
    def snippets(self) -> Table:
        """Topics and roles, which are few: all of them in all languages but easy German.

        An easy page says them in its own words.
        """
        languages = [each for each in other_languages() if each.language_code != EASY_LANGUAGE]
        columns = [
            SnippetColumn("title", label=_("Auf Deutsch")),
            *[LanguageColumn(language) for language in languages],
        ]
        rows = snippets_in(languages, self.request.user)
        return Table(columns, rows, classname=self.table_classname)

    @property
    def half_german(self) -> list[str]:
        """The languages shown in which the site has words for its welcome page alone."""
        whole = whole_languages()
        shown = self.filters.languages
        return [str(each.get_display_name()) for each in shown if each.language_code not in whole]

    @property
    def no_results_message(self):
        return _("Hier ist nichts, das zu Ihrer Auswahl passt.")

"""Starting a translation and bringing it up to date, without losing what somebody has written.

wagtail-localize begins anew whatever it meets on its way: also pages that somebody has translated
by hand or has taken out of it, and it writes German words into public pages while doing so.
"""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import HiddenInput
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Locale, Page
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.operations import TranslationCreator
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
)
from wagtail_localize.views.update_translations import UpdateTranslationsView

from .carrying import keep_as_beginning, pieces_taken_apart
from .catalogues import whole_languages, would_be_half_german
from .difference import changes
from .locales import foreign_languages
from .notes import original_of


class CarefulCreator(TranslationCreator):
    """Makes drafts of pages in languages that have none, and touches nothing that exists."""

    def create_translations(self, instance, include_related_objects=False):
        wanted = self.target_locales
        existing = instance.get_translations()
        if isinstance(instance, Page):
            existing = existing.filter(alias_of=None)  # an alias becomes a page of its own
        taken = set(existing.values_list("locale_id", flat=True))
        self.target_locales = [locale for locale in wanted if locale.pk not in taken]
        try:
            if self.target_locales:
                super().create_translations(instance, include_related_objects=False)
        finally:
            self.target_locales = wanted


@transaction.atomic
def start(page: Page, locales, user, with_pages_below: bool = False) -> None:
    """Makes the drafts of a page in these languages, and if wanted of all public pages below it.

    Pages above it that are missing are drafts as well: left to itself, wagtail-localize would show
    them in public as they are, in German.
    """
    pages = [*pages_above(page), page]
    if with_pages_below:
        pages += page.get_descendants().live().order_by("path")
    creator = CarefulCreator(user, list(locales))
    for each in pages:
        creator.create_translations(each)


def pages_above(page: Page) -> list[Page]:
    """The pages that have to be there in a language before a page can stand below them."""
    return list(page.get_ancestors().filter(depth__gt=1).order_by("path"))


class StartView(SubmitPageTranslationView):
    """Wagtail-localize's screen: into which languages a page is to be translated."""

    template_name = "languages/start.html"

    def get_object(self):
        page = super().get_object()
        return original_of(page) or page

    def get_form(self):
        form = super().get_form()
        languages = form.fields["locales"]
        languages.queryset = languages.queryset.filter(pk__in=foreign_languages())
        languages.label_from_instance = partial(_offered, self.object)
        # Nobody asks for all of them who has seen what comes of it.
        form.fields["select_all"].widget = HiddenInput()
        return form

    def get_context_data(self, **kwargs):
        languages = list(self.get_form().fields["locales"].queryset)
        return super().get_context_data(
            missing_above=_missing_above(self.object, languages),
            half_german=any(would_be_half_german(self.object, each) for each in languages),
            **kwargs,
        )

    def form_valid(self, form):
        languages = form.cleaned_data["locales"]
        half_german = [each for each in languages if each.language_code not in whole_languages()]
        if form.cleaned_data["include_subtree"] and half_german:
            text = _(
                "In dieser Sprache (%(names)s) gibt es nur die Wörter rund um die Startseite. "
                "Bitte beginnen Sie hier Seite für Seite, ohne die Seiten darunter."
            )
            messages.error(self.request, text % {"names": _names(half_german)})
            return redirect(self.request.get_full_path())
        start(self.object, languages, self.request.user, form.cleaned_data["include_subtree"])
        only = self.object.get_translation(languages[0]) if len(languages) == 1 else None
        names = _names(languages)
        text = _("„%(title)s“ kann jetzt übersetzt werden: %(names)s. Öffentlich ist noch nichts.")
        messages.success(self.request, text % {"title": self.object.title, "names": names})
        return redirect(self.get_success_url() or self.get_default_success_url(only))


def _offered(page: Page, language: Locale) -> str:
    name = language.get_display_name()
    if would_be_half_german(page, language):
        return _("%(name)s – die Beschriftungen blieben deutsch") % {"name": name}
    return name


def _missing_above(page: Page, languages: list[Locale]) -> dict[str, list[str]]:
    """The titles of the pages above that are missing, by the name of the language."""
    above = pages_above(page)
    keys = [each.translation_key for each in above]
    rows = Page.objects.filter(translation_key__in=keys, locale__in=languages)
    there = set(rows.values_list("translation_key", "locale_id"))
    missing = {
        str(language.get_display_name()): [
            each.title for each in above if (each.translation_key, language.pk) not in there
        ]
        for language in languages
    }
    return {name: titles for name, titles in missing.items() if titles}


def _names(languages) -> str:
    return ", ".join(str(language.get_display_name()) for language in languages)


class StartSnippetView(SubmitSnippetTranslationView):
    """The same for what has no drafts: only those begin who may change it."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(get_permission_name("change", type(self.get_object()))):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class SyncView(UpdateTranslationsView):
    """Takes over what has changed in the original; publishing comes after translating."""

    def get_form(self):
        form = super().get_form()
        del form.fields["publish_translations"]
        return form

    @transaction.atomic
    def form_valid(self, form):
        form.cleaned_data["publish_translations"] = False
        before = pieces_taken_apart(self.object)
        response = super().form_valid(form)
        changed = changes(before, pieces_taken_apart(self.object))
        # What has no drafts is read at once: nothing that is not right yet may stand there.
        is_page = issubclass(self.object.specific_content_type.model_class(), Page)
        for translation in self.object.translations.filter(enabled=True) if is_page else []:
            keep_as_beginning(translation, changed)
        return response


def no_alias(request, page_id):
    """An alias would show German text under a foreign address, and drop the translation."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    text = _(
        "Eine Übersetzung wird hier nie durch den deutschen Text ersetzt. Soll die Seite in dieser "
        "Sprache nicht mehr öffentlich sein, nehmen Sie sie bitte offline."
    )
    messages.error(request, text)
    return redirect("wagtailadmin_pages:edit", page.pk)

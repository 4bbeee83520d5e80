from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation, TranslationLog

from iserlohn_europa.remembered import remembered

LINK_FIELDS = (
    "alias_of",
    "content_type",
    "depth",
    "live",
    "locale__language_code",
    "numchild",
    "path",
    "slug",
    "title",
    "translation_key",
    "url_path",
)


def for_links(pages: PageQuerySet) -> PageQuerySet:
    """The pages with what a link shows, and what finding them and reading their address takes."""
    return pages.select_related("locale").only(*LINK_FIELDS)


def originals_of(page) -> PageQuerySet:
    """The page in the source language that says the same as a page, if there is one.

    Wagtail's `get_translations` asks for pages of the same kind only; easy pages are another.
    """
    return Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )


def private_paths() -> tuple[str, ...]:
    """Where in the tree the pages are for which one has to sign in, as for all below them."""
    restrictions = PageViewRestriction.objects.values_list("page__path", flat=True)
    return remembered("private paths", lambda: tuple(restrictions))


def is_public() -> Q:
    """The condition that nobody has to sign in for a page, nor for one above it.

    Wagtail's `public()` looks the restrictions up each time.
    """
    return ~Q(*(Q(path__startswith=path) for path in private_paths()), _connector=Q.OR)


def is_open(page: Page) -> bool:
    """Whether everybody may read a page."""
    return page.live and not page.path.startswith(private_paths())


def still_says_german(model) -> Exists:
    """The condition that something without drafts, a role or topic, is not wholly translated.

    wagtail-localize writes German words where there are no others. What was translated after it
    last wrote is not in the row yet. Where somebody has stopped it and goes on by hand, what nobody
    has translated is German for as long as it stands there unchanged.
    """
    unchanged = Q()
    for field in get_translatable_fields(model):
        if isinstance(field, TranslatableField):
            name = field.field_name
            unchanged |= Q(context__path=name, string__data=OuterRef(name))
    written_since = TranslationLog.objects.filter(
        source=OuterRef(OuterRef("source")),
        locale=OuterRef("locale"),
        created_at__gte=OuterRef("created_at"),
    )
    said = StringTranslation.objects.filter(
        Exists(written_since),
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("locale")),
        has_error=False,
    )
    return Exists(
        StringSegment.objects.filter(
            ~Exists(said),
            unchanged | Q(source__translations__enabled=True),
            source__object=OuterRef("translation_key"),
            source__translations__target_locale=OuterRef("locale"),
        )
    )


class TranslatedQuerySet(QuerySet):
    """Questions to what is translated and has no drafts: roles and topics."""

    def without_german(self):
        """What is in the source language, or says nothing in it any more."""
        return self.filter(~still_says_german(self.model))


class BasePageQuerySet(PageQuerySet):
    """Questions that every kind of page answers."""

    def public(self):
        """The pages that everybody may read, in one question."""
        return self.filter(is_public())

    def in_language_of(self, page):
        """The pages in the language of that page; a list never mixes languages."""
        return self.filter(locale_id=page.locale_id).select_related("locale")

    def in_source_language(self):
        """The pages that keep the data, of which all others are translations."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def translations_of(self, pages):
        """The pages that say the same as one of those, in any language, themselves included."""
        return self.filter(translation_key__in=pages.order_by().values("translation_key"))

    def linked_to(self, thing, through: str):
        """The pages whose source leads to that page or snippet through a relation.

        Whatever language either is in; `through` is the relation's path, such as "partners__city".
        """
        return self.translations_of(
            self.model.objects.in_source_language().filter(
                **{f"{through}__translation_key": thing.translation_key}
            )
        )

    def for_reading(self):
        """The pages with what each shows itself of single rows elsewhere, and its picture."""
        return self.select_related(
            "locale", "teaser_image", *self.model.read_with
        ).prefetch_related("teaser_image__renditions")

    def for_lines(self):
        """The pages with what a line in a list says of each in its own language."""
        return self.select_related("locale").prefetch_related(*self.model.own_prefetch)

    def for_cards(self):
        """The pages with what a card in a list shows: a line and a picture."""
        return (
            self.for_lines()
            .select_related("teaser_image")
            .prefetch_related("teaser_image__renditions")
        )


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


def with_sources(pages, also: tuple[str, ...] = ()) -> list:
    """The pages as a list, each knowing its page in the source language: one query for all.

    The sources know what a card shows of their rows; `also` names what is read beyond that.
    """
    pages = list(pages)
    translated = [page for page in pages if page.locale.language_code != settings.LANGUAGE_CODE]
    if translated:
        model = type(translated[0])
        sources = (
            model.objects.in_source_language()
            .filter(translation_key__in=[page.translation_key for page in translated])
            .select_related("locale")
        )
        _know(translated, sources)
    return _with_rows(pages, (*type(pages[0]).card_prefetch, *also)) if pages else []


# What leads to a page, and what says when it has changed.
OF_A_LINE = (
    *("title", "slug", "path", "depth", "url_path", "translation_key", "last_published_at"),
    "locale__language_code",
)


def all_with_sources(
    pages, reader, also: tuple[str, ...] = (), lines: tuple[str, ...] = ()
) -> list:
    """The pages in the language of the reader's page, in their order, and their sources: one query.

    It takes an order by columns of the pages, and a whole list or a slice of one. `also` names what
    is read of the rows of the sources: one query for each. Where thousands are read and each is a
    line, `lines` names the columns that it shows beside title and address.
    """
    order = pages.query.order_by or ("path",)
    if not pages.query.is_sliced:
        pages = pages.order_by()
    is_source = Q(
        locale__language_code=settings.LANGUAGE_CODE,
        translation_key__in=pages.values("translation_key"),
    )
    wanted = Q(pk__in=pages.values("pk"))
    if reader.locale.language_code != settings.LANGUAGE_CODE:
        wanted |= is_source
    found = pages.model.objects.filter(wanted).order_by(*order)
    if lines:
        found = found.select_related("locale").only(*OF_A_LINE, *lines)
    else:
        found = found.select_related("locale", "teaser_image")
    found = list(found)
    own = [page for page in found if page.locale_id == reader.locale_id]
    _know(own, [page for page in found if page.locale.language_code == settings.LANGUAGE_CODE])
    return _with_rows(own, also)


def all_cards(pages, reader) -> list:
    """The pages as `all_with_sources` has them, with what their cards show."""
    model = pages.model
    found = all_with_sources(pages, reader, also=model.card_prefetch)
    prefetch_related_objects(found, "teaser_image__renditions", *model.own_prefetch)
    return found


@dataclass(frozen=True)
class First:
    """The first pages of a list that may be long, and whether there are more."""

    pages: list
    has_more: bool

    @classmethod
    def of(cls, found: list, number: int) -> "First":
        """Of a list that was read until one page more than are shown."""
        return cls(found[:number], len(found) > number)

    def __bool__(self):
        return bool(self.pages)


def first_cards(pages, reader, number: int) -> First:
    """The first pages of a list as `all_cards` has them, without counting the others."""
    return First.of(all_cards(pages[: number + 1], reader), number)


def _know(pages, sources) -> None:
    by_key = {source.translation_key: source for source in sources}
    for page in pages:
        page.source = by_key.get(page.translation_key, page)


def _with_rows(pages: list, names) -> list:
    prefetch_related_objects([page.source for page in pages], *names)
    return pages

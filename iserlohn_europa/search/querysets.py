"""Questions to the tables of the search."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, ReferenceIndex

from .choices import Weight

# The place comes first, then whether the word stands there on its own: "Konferenz" in a title, then
# "Jugendkonferenz" in a title, then "Konferenz" in a heading.
WHOLE, PART = 20, 9
ORDERED_BY = {
    "title_words": "entry__title_words",
    "rank": "entry__rank",
    "first": "entry__first_day",
    "last": "entry__last_day",
    "name": "entry__sort_key",
}


@dataclass(frozen=True)
class Term:
    """One word of a question: which words of the site it is, and of which it is a part."""

    word: str
    whole: tuple[int, ...]
    parts: tuple[int, ...] = ()

    @property
    def words(self) -> tuple[int, ...]:
        return (*self.whole, *self.parts)


def hidden_entries() -> Q:
    """What is true of the entries that not everybody may read, now.

    Pages that are not public, whatever the index has heard of it; documents of a private
    collection, and those that no public page leads to: they may belong to a committee or a draft.
    """
    public, hidden = Page.objects.live(), Q(page__live=False)
    # Nothing is asked of each page as long as nobody has restricted anything.
    if PageViewRestriction.objects.exists():
        is_private = Page.objects.private_q()
        public = public.exclude(is_private)
        hidden |= Q(page_id__in=Page.objects.filter(is_private).order_by().values("pk"))
    uses = ReferenceIndex.objects.filter(
        Exists(public.order_by().filter(pk=Cast(OuterRef("object_id"), BigIntegerField()))),
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(get_document_model()),
        to_object_id=Cast(OuterRef("pk"), CharField()),
    )
    is_hidden = ~Exists(uses)
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        is_hidden |= Q(collection__path__startswith=path)
    # Asked here and once: databases read a few numbers in every question faster than the reasons.
    documents = get_document_model().objects.filter(is_hidden).order_by()
    if pks := list(documents.values_list("pk", flat=True)):
        hidden |= Q(document_id__in=pks)
    return hidden


class EntryQuerySet(QuerySet):
    """Pages and documents that were taken down."""

    def hidden_by(self, hidden: Q) -> list[int]:
        """The numbers of those of which that is true."""
        return list(self.filter(hidden).values_list("pk", flat=True))

    def without(self, hidden: Sequence[int]):
        """Those with other numbers."""
        return self.exclude(pk__in=hidden) if hidden else self

    def numbered(self, numbers: Iterable[int]) -> list:
        """Those with these numbers, in that order, ready to be shown.

        A rebuild meanwhile gives each another number: who chose them asks again what is public.
        """
        wanted = list(numbers)
        entries = self.select_related("page", "document").in_bulk(wanted)
        return [entries[number] for number in wanted if number in entries]

    def holding(self, terms: Sequence[Term]):
        """Those in which every word of the question stands."""
        entries = self
        posting = self.model._meta.get_field("postings").related_model
        for term in terms:
            rows = posting.objects.filter(word_id__in=term.words)
            entries = entries.filter(pk__in=rows.values("entry_id"))
        return entries

    def narrowed(self, kind: str = "", city: str = "", year: int | None = None):
        """Those of a kind, about a city or a year; what is empty narrows nothing."""
        entries = self
        if kind:
            entries = entries.filter(kind=kind)
        if city:
            try:
                entries = entries.filter(cities__city=UUID(city))
            except ValueError:
                return entries.none()
        if year is not None:
            entries = entries.filter(years__year=year)
        return entries

    def suggested_first(self, beginning: str, on: datetime.date):
        """In the order of suggestions: titles that begin so, then by kind and by time."""
        is_upcoming = Q(last_day__gte=on)
        begins = Q(words_of_title__letters__startswith=beginning, words_of_title__position=0)
        return self.alias(begins=Max(Case(When(begins, then=1), default=0))).order_by(
            "-begins",
            "rank",
            Case(When(is_upcoming, then=0), default=1),
            Case(When(is_upcoming, then=F("first_day"))).asc(nulls_last=True),
            F("last_day").desc(nulls_last=True),
            "sort_key",
            "pk",
        )

    def counted(self, field: str) -> list[tuple]:
        """How many there are for each value of a field, most first."""
        rows = self.filter(**{f"{field}__isnull": False}).order_by().values_list(field)
        return list(rows.annotate(number=Count("*")).order_by("-number", field))


class PostingQuerySet(QuerySet):
    """Where words stand."""

    def best_first(
        self, terms: Sequence[Term], on: datetime.date, entries: EntryQuerySet | None = None
    ):
        """The numbers of the entries in which every word stands, as citizens mean it.

        `entries` are those among which to choose; without it, any.

        A title that is just the question first; then by where the words stand and whether whole;
        then by kind; what is to come before what was, soonest first and newest first.
        """
        postings = self.filter(word_id__in=[pk for term in terms for pk in term.words])
        if entries is not None:
            postings = postings.filter(entry__in=entries)
        if len(terms) == 1 and len(terms[0].words) == 1:
            # Each entry stands there once: nothing to gather, in half the time.
            return postings.alias(
                score=_points(terms[0]), **{name: F(path) for name, path in ORDERED_BY.items()}
            ).in_order(1, on)
        scores = {f"score_{number}": Max(_points(term)) for number, term in enumerate(terms)}
        gathered = postings.values("entry_id").annotate(
            **scores, **{name: Max(path) for name, path in ORDERED_BY.items()}
        )
        holding_all = gathered.filter(**{f"{name}__gt": 0 for name in scores})
        score = sum((F(name) for name in scores), start=Value(0))
        return holding_all.annotate(score=score).in_order(len(terms), on)

    def in_order(self, number_of_terms: int, on: datetime.date):
        """The numbers of entries by their score and by what `ORDERED_BY` names."""
        full = WHOLE * Weight.TITLE * number_of_terms
        is_upcoming = Q(last__gte=on)
        return self.order_by(
            Case(When(score__gte=full, title_words=number_of_terms, then=0), default=1),
            "-score",
            "rank",
            Case(When(is_upcoming, then=0), default=1),
            Case(When(is_upcoming, then=F("first"))).asc(nulls_last=True),
            F("last").desc(nulls_last=True),
            "name",
            "entry_id",
        ).values_list("entry_id", flat=True)


def _points(term: Term):
    return Case(
        When(word_id__in=term.whole, then=F("weight") * WHOLE),
        When(word_id__in=term.parts, then=F("weight") * PART),
        default=0,
        output_field=IntegerField(),
    )

"""Questions to the tables of the search."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Max,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.lookups import StartsWith

from .choices import Weight
from .readers import Readers
from .tally import Group

# The place comes first, then whether the word stands there on its own: "Konferenz" in a title, then
# "Jugendkonferenz" in a title, then "Konferenz" in a heading.
WHOLE, PART = 20, 9
LAST_LETTER = "\U0010ffff"
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


class EntryQuerySet(QuerySet):
    """Pages and documents that were taken down."""

    def shown(self, numbers: Iterable[int], readers: Readers) -> list:
        """Those with these numbers that everybody may read, in that order.

        A rebuild meanwhile gives each another number: so what is public is asked once more here.
        """
        wanted = list(numbers)
        found = self.exclude(readers.hidden_pages).in_bulk(wanted)
        documents = readers.may_read(
            each.document_id for each in found.values() if each.document_id
        )
        return [
            found[number]
            for number in wanted
            if number in found and found[number].document_id in {None, *documents}
        ]

    def with_addresses(self):
        """Those with what is needed to say where they are, and hardly more: pages are wide."""
        lean = self.select_related("page").only("title", "kind", "document_id", "page__url_path")
        return lean.prefetch_related("document")

    def hidden_from(self, readers: Readers) -> dict[int, Group]:
        """The numbers of those that not everybody may read, with their groups."""
        rows = list(
            self.filter(readers.hidden_pages | Q(document__isnull=False)).values_list(
                "pk", "document_id", *Group._fields
            )
        )
        documents = readers.may_read(document for _pk, document, *_group in rows if document)
        return {pk: Group(*group) for pk, document, *group in rows if document not in documents}

    def grouped(self, readers: Readers) -> tuple[Counter[Group], bool]:
        """How many there are of each group, and whether any of them may not be for everybody."""
        in_doubt = Case(When(readers.hidden_pages | Q(document__isnull=False), then=1), default=0)
        rows = self.order_by().annotate(in_doubt=in_doubt).values_list(*Group._fields, "in_doubt")
        groups: Counter[Group] = Counter()
        is_any_in_doubt = False
        for *group, is_in_doubt, number in rows.annotate(number=Count("*")):
            groups[Group(*group)] += number
            is_any_in_doubt = is_any_in_doubt or bool(is_in_doubt)
        return groups, is_any_in_doubt

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
            entries = entries.filter(cities__contains=f" {city} ")
        if year is not None:
            entries = entries.filter(years__contains=f" {year} ")
        return entries


class BeginsWith(StartsWith):
    """Which words begin so, told by the index: on SQLite, LIKE would look at every word."""

    def as_sqlite(self, compiler, connection):
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} >= %s AND {lhs} < %s", [*params, self.rhs, *params, self.rhs + LAST_LETTER]


class TitleWordQuerySet(QuerySet):
    """The words of titles, as they are typed."""

    def suggested(
        self, typed: Sequence[str], language: str, on: datetime.date, within: bool = False
    ):
        """The numbers of entries with titles in which words begin so, the likeliest first.

        With `within`, words that hold what was typed anywhere. Titles that begin so come first,
        then kind and time decide. An entry comes once for each of its words that fits the first.
        """
        first, *others = typed
        words = self.filter(_spelled(first, within), entry__language=language)
        for letters in others:
            same = self.filter(_spelled(letters, within))
            words = words.filter(entry_id__in=same.values("entry_id"))
        return words.order_by(
            Case(When(position=0, then=0), default=1),
            "entry__rank",
            *_by_time(on, "entry__first_day", "entry__last_day"),
            "entry__sort_key",
            "entry_id",
        ).values_list("entry_id", flat=True)


def _spelled(letters: str, within: bool):
    return Q(letters__contains=letters) if within else BeginsWith(F("letters"), letters)


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
        return self.order_by(
            Case(When(score__gte=full, title_words=number_of_terms, then=0), default=1),
            "-score",
            "rank",
            *_by_time(on, "first", "last"),
            "name",
            "entry_id",
        ).values_list("entry_id", flat=True)


def _by_time(on: datetime.date, first: str, last: str) -> list:
    """What is to come before what was, soonest first and newest first; by the names of fields."""
    is_upcoming = Q(**{f"{last}__gte": on})
    return [
        Case(When(is_upcoming, then=0), default=1),
        Case(When(is_upcoming, then=F(first))).asc(nulls_last=True),
        F(last).desc(nulls_last=True),
    ]


def _points(term: Term):
    return Case(
        When(word_id__in=term.whole, then=F("weight") * WHOLE),
        When(word_id__in=term.parts, then=F("weight") * PART),
        default=0,
        output_field=IntegerField(),
    )

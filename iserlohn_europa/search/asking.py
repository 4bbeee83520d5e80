"""A question to the search, and its answer."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from django.db.models import Exists, OuterRef, Q

from .index import Entry, Posting, Word
from .mending import mended
from .querysets import EntryQuerySet, Term, hidden_entries
from .spellings import Spelling
from .terms import AskedKeys, terms_of
from .vocabulary import Dictionary, dictionary

# Of four words there are fourteen ways to leave some out, of twelve four thousand.
MOST_TO_COMBINE = 4


@dataclass(frozen=True)
class Question:
    """What somebody looks for: words, in which language, on which day, and what narrows it.

    `city` is the translation key of a partner city; `kind` is one of `Kind`.
    """

    words: str
    language: str
    on: datetime.date
    kind: str = ""
    city: str = ""
    year: int | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether something was picked beside the words."""
        return bool(self.kind or self.city or self.year is not None)


def ask(question: Question) -> "Answer":
    """What the site has on that; a word it does not have is mended if another one is near.

    Where nothing holds every word, and nothing was picked beside them, some are left out.
    """
    answer = Answer(question)
    if answer.total:
        return answer
    asked = [term.word for term in answer.terms]
    if answer.unknown:
        known = answer.words.of(question.language)
        words = mended(question.words, asked, answer.unknown, known, answer.uses)
        if words:
            return answer.corrected(words)
    return answer if question.is_narrowed else answer.with_fewer_words()


class Answer:
    """What was found: to be counted and cut into pages like a queryset.

    `correction` is the whole question with its words mended; if there is one, the answer is that
    to the mended question. `left_out` are the words that stand nowhere beside the other ones.
    """

    def __init__(self, question: Question, correction: str = "", left_out: Sequence[str] = ()):
        self.question = question
        self.correction = correction
        self.left_out = left_out

    @cached_property
    def words(self) -> Dictionary:
        """The words of the site."""
        return dictionary()

    @cached_property
    def terms(self) -> list[Term]:
        """The words of the question, each with the words of the site that it means."""
        return self._terms_in(self.question.language)

    def _terms_in(self, language: str) -> list[Term]:
        return terms_of(self.question.words, self.words.of(language), self._spellings)

    @cached_property
    def _spellings(self) -> list[Spelling]:
        return list(Spelling.objects.all())

    def corrected(self, words: str) -> "Answer":
        """The answer to the same question in other words."""
        other = Answer(replace(self.question, words=words), correction=words)
        other.not_public = self.not_public
        return other

    def with_fewer_words(self) -> "Answer":
        """The answer to as many of the words as stand together somewhere, the rarest of those."""
        asked = [term.word for term in self.terms][:MOST_TO_COMBINE]
        for number in range(len(asked) - 1, 0, -1):
            answers = [self._without_words(kept) for kept in combinations(asked, number)]
            found = [answer for answer in answers if answer.total]
            if found:
                return min(found, key=len)
        return self

    def _without_words(self, kept: Sequence[str]) -> "Answer":
        left_out = [term.word for term in self.terms if term.word not in kept]
        answer = Answer(replace(self.question, words=" ".join(kept)), left_out=left_out)
        answer.not_public = self.not_public
        return answer

    @cached_property
    def unknown(self) -> list[str]:
        """The words of the question that stand nowhere where everybody may read them."""
        pks = {pk for term in self.terms for pk in term.words}
        stands = Exists(self._public.filter(postings__word=OuterRef("pk")))
        known = set(Word.objects.filter(stands, pk__in=pks).values_list("pk", flat=True))
        return [term.word for term in self.terms if known.isdisjoint(term.words)]

    def uses(self, words: Iterable[int]) -> dict[int, int]:
        """In how many entries that everybody may read some words of the site stand."""
        return dict(self._public.filter(postings__word__in=words).counted("postings__word"))

    @property
    def _public(self) -> EntryQuerySet:
        return Entry.objects.filter(language=self.question.language).exclude(self.not_public)

    @cached_property
    def total(self) -> int:
        """How many pages and documents were found."""
        wanted = self.question.kind
        return sum(number for kind, number in self._kinds if wanted in ("", kind))

    def count(self) -> int:
        return self.total

    def __len__(self):
        return self.total

    def __getitem__(self, wanted: slice) -> list[Entry]:
        if not self._is_answerable:
            return []
        question = self.question
        # A rare word beside a common one is looked for first; one word alone finds all it has.
        is_one_of_all = len(self.terms) == 1 and not question.is_narrowed
        among = None if is_one_of_all else self._entries
        readable = Posting.objects.exclude(entry_id__in=self._hidden)
        best = readable.best_first(self.terms, question.on, among)
        return Entry.objects.exclude(self.not_public).numbered(best[wanted])

    @cached_property
    def facets(self) -> dict[str, list[tuple]]:
        """What would be left by narrowing the answer: values with their counts, most first.

        Each is counted among what the other ones leave, so that another choice can be made.
        """
        if not self._is_answerable:
            return {"kind": [], "city": [], "year": [], "language": self._languages}
        cities = self._without("city").counted("cities__city")
        years = self._without("year").counted("years__year")
        return {
            "kind": self._kinds,
            "city": [(str(city), number) for city, number in cities],
            "year": sorted(years, reverse=True),
            "language": self._languages,
        }

    @cached_property
    def key(self) -> Callable[[str], str]:
        """A function from a word to its key, under which what was found is the same as asked for.

        For marking hits: other forms, other spellings and compounds have the key of the word that
        they were found by.
        """
        return AskedKeys(self.terms, self.words.of(self.question.language))

    @cached_property
    def _kinds(self) -> list[tuple[str, int]]:
        return self._without("kind").counted("kind") if self._is_answerable else []

    @property
    def _is_answerable(self) -> bool:
        return bool(self.terms) and all(term.words for term in self.terms)

    @property
    def _entries(self) -> EntryQuerySet:
        question = self.question
        return self._found.narrowed(question.kind, question.city, question.year)

    @cached_property
    def _found(self) -> EntryQuerySet:
        return self._holding.without(self._hidden)

    @cached_property
    def _hidden(self) -> list[int]:
        """Those of the entries found that not everybody may read: asked once, and mostly none."""
        return self._holding.hidden_by(self.not_public)

    @property
    def _holding(self) -> EntryQuerySet:
        return Entry.objects.filter(language=self.question.language).holding(self.terms)

    @cached_property
    def not_public(self) -> Q:
        """What is true of entries that not everybody may read."""
        return hidden_entries()

    def _without(self, facet: str) -> EntryQuerySet:
        asked = {name: getattr(self.question, name) for name in ("kind", "city", "year")}
        del asked[facet]
        return self._found.narrowed(**asked)

    @cached_property
    def _languages(self) -> list[tuple[str, int]]:
        """How much there is in every language, this one included."""
        if not self.terms:
            return []
        question = self.question
        narrow = (question.kind, question.city, question.year)
        counts = []
        for language in self.words.languages:
            if language == question.language:
                number = self.total
            else:
                terms = self._terms_in(language)
                entries = Entry.objects.filter(language=language).exclude(self.not_public)
                is_known = all(term.words for term in terms)
                number = entries.holding(terms).narrowed(*narrow).count() if is_known else 0
            if number:
                counts.append((language, number))
        return sorted(counts, key=lambda pair: (-pair[1], pair[0]))

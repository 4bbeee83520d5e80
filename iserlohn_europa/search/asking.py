"""A question to the search, and its answer."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from django.db.models import Count

from .index import Entry, Posting
from .mending import mended
from .querysets import EntryQuerySet, Term
from .readers import Readers
from .spellings import Spelling
from .tally import Tally
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
        return bool(self.choice)

    @property
    def choice(self) -> dict:
        """What was picked, by the names of facets."""
        picked = {"kind": self.kind, "city": self.city, "year": self.year}
        return {name: value for name, value in picked.items() if value not in ("", None)}


class Moment:
    """What the site is at the moment of a question: its words, and what everybody may read.

    Each is asked for when it is needed, and once for all that one question leads to.
    """

    def __init__(self):
        self.readers = Readers()

    @cached_property
    def words(self) -> Dictionary:
        """The words of the site in all its languages."""
        return dictionary()

    @cached_property
    def _spellings(self) -> list[Spelling]:
        return list(Spelling.objects.all())

    def terms(self, question: Question) -> list[Term]:
        """The words of a question, each with the words of the site that it means."""
        return terms_of(question.words, self.words.of(question.language), self._spellings)

    def uses(self, words: Iterable[int]) -> dict[int, int]:
        """In how many entries that everybody may read some words of the site stand."""
        postings = Posting.objects.filter(word__in=words)
        entries = Entry.objects.filter(pk__in=postings.values("entry_id"))
        postings = postings.exclude(entry__in=entries.hidden_from(self.readers))
        return dict(postings.order_by().values_list("word_id").annotate(number=Count("*")))


def ask(question: Question) -> "Answer":
    """What the site has on that; a word it does not have is mended if another one is near.

    Where nothing holds every word, and nothing was picked beside them, some are left out.
    """
    answer = Answer(question, Moment())
    if answer.total:
        return answer
    asked = [term.word for term in answer.terms]
    if answer.unknown:
        known = answer.moment.words.of(question.language)
        words = mended(question.words, asked, answer.unknown, known, answer.moment.uses)
        if words:
            return answer.corrected(words)
    return answer if question.is_narrowed else answer.with_fewer_words()


class Answer:
    """What was found: to be counted and cut into pages like a queryset.

    `correction` is the whole question with its words mended; if there is one, the answer is that
    to the mended question. `left_out` are the words that stand nowhere beside the other ones.
    """

    def __init__(
        self,
        question: Question,
        moment: Moment,
        correction: str = "",
        left_out: Sequence[str] = (),
    ):
        self.question = question
        self.moment = moment
        self.correction = correction
        self.left_out = left_out

    @cached_property
    def terms(self) -> list[Term]:
        """The words of the question, each with the words of the site that it means."""
        return self.moment.terms(self.question)

    def corrected(self, words: str) -> "Answer":
        """The answer to the same question in other words."""
        return Answer(replace(self.question, words=words), self.moment, correction=words)

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
        question = replace(self.question, words=" ".join(kept))
        return Answer(question, self.moment, left_out=left_out)

    @cached_property
    def unknown(self) -> list[str]:
        """The words of the question that stand nowhere where everybody may read them."""
        known = self.moment.uses({pk for term in self.terms for pk in term.words})
        return [term.word for term in self.terms if known.keys().isdisjoint(term.words)]

    @cached_property
    def total(self) -> int:
        """How many pages and documents were found."""
        return self._tally.total(self.question.choice)

    def count(self) -> int:
        return self.total

    def __len__(self):
        return self.total

    def __getitem__(self, wanted: slice) -> list[Entry]:
        if not self.total:
            return []
        question = self.question
        # A rare word beside a common one is looked for first; one word alone finds all it has.
        is_one_of_all = len(self.terms) == 1 and not question.is_narrowed
        among = None if is_one_of_all else self._holding.narrowed(**question.choice)
        readable = Posting.objects.exclude(entry_id__in=self._hidden)
        best = readable.best_first(self.terms, question.on, among)
        return Entry.objects.shown(best[wanted], self.moment.readers)

    @cached_property
    def facets(self) -> dict[str, list[tuple]]:
        """What would be left by narrowing the answer: values with their counts, most first.

        Each is counted among what the other ones leave, so that another choice can be made.
        """
        choice = self.question.choice
        return {
            "kind": self._tally.counted("kind", choice),
            "city": self._tally.counted("city", choice),
            "year": sorted(self._tally.counted("year", choice), reverse=True),
            "language": self._languages,
        }

    @cached_property
    def key(self) -> Callable[[str], str]:
        """A function from a word to its key, under which what was found is the same as asked for.

        For marking hits: other forms, other spellings and compounds have the key of the word that
        they were found by.
        """
        return AskedKeys(self.terms, self.moment.words.of(self.question.language))

    @property
    def _holding(self) -> EntryQuerySet:
        """The entries in which every word stands, whoever may read them."""
        return Entry.objects.filter(language=self.question.language).holding(self.terms)

    @property
    def _tally(self) -> Tally:
        return self._found[0]

    @property
    def _hidden(self) -> list[int]:
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[Tally, list[int]]:
        """What everybody may read, counted however it is narrowed, and the numbers of the rest."""
        if not self.terms or not all(term.words for term in self.terms):
            return Tally({}), []
        readers = self.moment.readers
        groups, is_any_in_doubt = self._holding.grouped(readers)
        hidden = self._holding.hidden_from(readers) if is_any_in_doubt else {}
        groups.subtract(hidden.values())
        return Tally(groups), list(hidden)

    @cached_property
    def _languages(self) -> list[tuple[str, int]]:
        """How much there is in every language, this one included."""
        counts = []
        for language in self.moment.words.languages if self.terms else []:
            is_own = language == self.question.language
            other = Answer(replace(self.question, language=language), self.moment)
            counts.append((language, self.total if is_own else other.total))
        return sorted((pair for pair in counts if pair[1]), key=lambda pair: (-pair[1], pair[0]))

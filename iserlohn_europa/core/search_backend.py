"""The search of the database in use, asked in words and numbers only."""

import re

from modelsearch.backends.database import SearchBackend as database_backend

WORDS = re.compile(r"\w+")
MOST_WORDS = 30  # each is nested in the one before; who types more has pasted something


class WordsOnly:
    """Drops from a query what is no word, and whatever comes after a long sentence.

    SQLite's full text search reads quotation marks and brackets as operators, and fails on half of
    them. What has no word at all finds nothing.
    """

    def _search(self, query_compiler_class, query, model_or_queryset, **kwargs):
        if isinstance(query, str):
            query = " ".join(WORDS.findall(query)[:MOST_WORDS])
        return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)


def SearchBackend(params):
    """The backend that the setting WAGTAILSEARCH_BACKENDS names."""
    backend = type(database_backend(params))
    return type(f"WordsOnly{backend.__name__}", (WordsOnly, backend), {})(params)

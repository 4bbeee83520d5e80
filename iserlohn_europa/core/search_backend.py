"""The search of the database in use, asked in words and numbers only."""

import re

from django.db import connection
from modelsearch.backends.database import SearchBackend as database_backend

WORDS = re.compile(r"\w+")
MOST_RANKED = 200
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


class FewAreRanked:
    """The newest first where much is found: only then is a rank of use that few others share.

    On SQLite, the rank of each thing asks for everything that was found once more: ten thousand
    pages took minutes.
    """

    def search(self, config, start, stop, score_field=None):
        if self.order_by_relevance:
            self.order_by_relevance = False
            first = super().search(config, 0, MOST_RANKED + 1).values_list("pk")
            self.order_by_relevance = len(first) <= MOST_RANKED
        return super().search(config, start, stop, score_field)


def SearchBackend(params):
    """The backend that the setting WAGTAILSEARCH_BACKENDS names."""
    backend = type(database_backend(params))
    own = {}
    if connection.vendor == "sqlite":
        for name in ("query_compiler_class", "autocomplete_query_compiler_class"):
            compiler = getattr(backend, name)
            own[name] = type(f"Quick{compiler.__name__}", (FewAreRanked, compiler), {})
    return type(f"WordsOnly{backend.__name__}", (WordsOnly, backend), own)(params)

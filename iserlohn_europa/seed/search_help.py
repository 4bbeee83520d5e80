"""What helps the search to understand people: other spellings, and recommended pages."""

from collections.abc import Iterator

from django.db.models import Model

from iserlohn_europa.search.models import BestBet, Spelling

from .content import read_section
from .store import Store


def new_search_help(store: Store) -> Iterator[tuple[str, Model]]:
    """Creates what the store does not know yet: each with its key."""
    for entry in read_section("spellings"):
        if not store.knows(entry["key"]):
            note = ", ".join([entry["note"], *entry.get("sources", [])])
            yield entry["key"], Spelling.objects.create(words="\n".join(entry["words"]), note=note)
    for entry in read_section("recommendations"):
        page = None if store.knows(entry["key"]) else store.find(entry["page"])
        if page:
            words = "\n".join(entry["words"])
            bet = BestBet.objects.create(words=words, page_id=page.pk, reason=entry["reason"])
            yield entry["key"], bet

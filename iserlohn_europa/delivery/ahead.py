"""Draws the last copies that are missing, so that no page fails with the database.

Each is asked for as its readers would ask, through the same front.
"""

from collections.abc import Callable, Iterable
from urllib.parse import unquote

from iserlohn_europa.stranger import SITEMAP, Stranger, named_in_sitemap

from .front import Front


def draw_missing(
    front: Front, base_url: str, files: Iterable[str], time_is_up: Callable[[], bool]
) -> int:
    """Asks for pages of the sitemap and for files that have no last copy; how many it asked for.

    When the time is up, the next call goes on from there. Where no server has begun a state, or
    nothing has changed since all were there, there is nothing to do.
    """
    store, state = front.store, front.store.state()
    if not state or store.is_complete(state):
        return 0
    stranger, number = Stranger(front, base_url), 0
    for path in (*_pages(stranger, base_url), *files):
        if store.load_last(unquote(path), front.today()) is not None:
            continue
        if time_is_up():
            return number
        _read(stranger, path)
        number += 1
    store.note_complete(state)
    return number


def _pages(stranger: Stranger, base_url: str) -> list[str]:
    """The home page first."""
    _status, sitemap = _read(stranger, SITEMAP)
    named = named_in_sitemap(sitemap.decode())
    return sorted(each.removeprefix(base_url) for each in named if each.startswith(f"{base_url}/"))


def _read(stranger: Stranger, path: str) -> tuple[int, bytes]:
    answer = stranger.ask(path)
    try:
        return answer.status, b"".join(answer.body)
    finally:
        answer.close()

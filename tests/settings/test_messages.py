"""What Wagtail says in English, or to programmers, our catalogues say in plain German."""

import polib
import pytest
from compile_messages import CATALOGUES
from django.urls import reverse
from django.utils.translation import gettext, ngettext

every_catalogue = pytest.mark.parametrize(
    "path", CATALOGUES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}"
)


def name_of(entry) -> tuple:
    """How an entry is found: the same words may mean two things."""
    return entry.msgctxt, entry.msgid


def said(entry) -> list[str]:
    """All that an entry says: one text, or one for each number."""
    return [*entry.msgstr_plural.values()] or [entry.msgstr]


def filled_in(text: str) -> set[str]:
    """The names of what the program puts into a text."""
    return {word.split(")")[0] for word in text.split("%(")[1:]}


@every_catalogue
def test_the_compiled_catalogue_says_what_the_readable_one_says(path):
    compiled = {name_of(entry): said(entry) for entry in polib.mofile(path.with_suffix(".mo"))}
    assert compiled == {name_of(entry): said(entry) for entry in polib.pofile(path)}


def test_our_words_come_before_those_of_wagtail():
    assert gettext("Request changes") == "Zur Überarbeitung zurückgeben"
    assert ngettext("Delete 1 user", "Delete %(counter)s users", 2).endswith(
        "Benutzerkonten löschen"
    )


def test_the_scripts_of_the_admin_say_our_words_too(client):
    catalogue = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert '"Dashboard": "\\u00dcbersicht"' in catalogue


@every_catalogue
def test_every_message_is_said_once_and_keeps_what_is_filled_in(path):
    catalogue = polib.pofile(path)
    assert len({name_of(entry) for entry in catalogue}) == len(catalogue)
    assert not [entry.msgid for entry in catalogue if entry.fuzzy]
    for entry in catalogue:
        for text in said(entry):
            assert text, entry.msgid
            assert filled_in(text) <= filled_in(entry.msgid + entry.msgid_plural), entry.msgid

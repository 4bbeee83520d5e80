"""What Wagtail says in English, or to programmers, our catalogue says in plain German."""

import polib
from compile_messages import CATALOGUE
from django.utils.translation import gettext

catalogue = polib.pofile(str(CATALOGUE))


def test_the_compiled_catalogue_says_what_the_readable_one_says():
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(CATALOGUE.with_suffix(".mo"))}
    assert compiled == {entry.msgid: entry.msgstr for entry in catalogue}


def test_our_words_come_before_those_of_wagtail():
    assert gettext("Request changes") == "Zur Überarbeitung zurückgeben"


def test_every_message_is_said_once_and_keeps_what_is_filled_in():
    assert len({entry.msgid for entry in catalogue}) == len(catalogue)
    for entry in catalogue:
        assert entry.msgstr, entry.msgid
        filled_in = set(entry.msgstr.split("%(")[1:])
        assert {word.split(")")[0] for word in filled_in} <= {
            word.split(")")[0] for word in entry.msgid.split("%(")[1:]
        }, entry.msgid

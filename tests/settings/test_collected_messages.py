"""What a visitor can meet is said in English, and around the welcome pages in their languages."""

import re
from textwrap import dedent

import polib
import pytest
from collect_messages import (
    Message,
    expected,
    is_for_staff,
    path_of,
    said_in_module,
    said_in_template,
)

FILLED_IN = re.compile(r"%\(\w+\)[sd]|%s|\{\w*\}")
EVERYWHERE = expected()


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes a file into a folder that stands for the project."""
    monkeypatch.setattr("collect_messages.ROOT", tmp_path)

    def write(text, name="module.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text))
        return path

    return write


@pytest.mark.parametrize("language", EVERYWHERE)
def test_no_message_is_missing_and_none_is_left_over(language):
    known = {
        (entry.msgctxt or "", entry.msgid, entry.msgid_plural)
        for entry in polib.pofile(path_of(language))
    }
    wanted = {
        (message.context, message.text, message.plural)
        for message in EVERYWHERE[language]
        if message.plural or not _has_a_plural_elsewhere(message, EVERYWHERE[language])
    }
    assert known == wanted, "Run .ci/collect_messages.py, find the words, then compile_messages.py."


def _has_a_plural_elsewhere(message, messages):
    return any(
        (other.context, other.text) == (message.context, message.text) and other.plural
        for other in messages
    )


@pytest.mark.parametrize("language", EVERYWHERE)
def test_everything_is_said_and_fills_in_what_the_german_does(language):
    for entry in polib.pofile(path_of(language)):
        if not entry.msgid_plural:
            assert set(FILLED_IN.findall(entry.msgstr)) == set(FILLED_IN.findall(entry.msgid))
            continue
        *few, most = (set(FILLED_IN.findall(text)) for text in entry.msgstr_plural.values())
        wanted = set(FILLED_IN.findall(entry.msgid_plural))
        assert most == wanted, entry.msgid
        assert all(each <= wanted for each in few), entry.msgid


def test_english_has_no_german_letters_and_no_german_quotes():
    names = "Datenlizenz|Ombudsstelle für barrierefreie Informationstechnik|Europabüro|und|Mai bis"
    for entry in polib.pofile(path_of("en")):
        for text in [*entry.msgstr_plural.values()] or [entry.msgstr]:
            if not text.startswith("["):
                assert not re.search("[äöüßÄÖÜ„]", re.sub(names, "", text)), text


def test_messages_are_found_under_every_name_that_a_module_gives_the_functions(written):
    module = written(
        """
        from django.utils.translation import gettext as _, ngettext, pgettext_lazy as named

        def words(n):
            return _("eins " "zwei"), ngettext("ein Tag", "%(n)s Tage", n), named("Ort", "Bank")
        """
    )
    assert said_in_module(module) == [
        Message("eins zwei"),
        Message("ein Tag", plural="%(n)s Tage"),
        Message("Bank", context="Ort"),
    ]


def test_a_message_that_is_made_while_the_site_runs_is_refused(written):
    module = written(
        """
        from django.utils.translation import gettext

        def words(name):
            return gettext(f"Hallo {name}")
        """
    )
    with pytest.raises(ValueError, match=r"module\.py:5"):
        said_in_module(module)


def test_names_of_fields_are_for_editors_and_choices_and_forms_for_everybody(written):
    module = written(
        """
        from django.utils.translation import gettext_lazy as _

        class CityPage(Page):
            name = CharField(_("Name des Feldes"))

            class Meta:
                verbose_name = _("Stadtseite")

            def kind(self):
                return _("Partnerstadt")

        class Kind(models.TextChoices):
            CITY = "city", _("Stadt")

        class AskForm(PublicForm):
            name = LineField(label=_("Ihr Name"))
        """
    )
    found = [message.text for message in said_in_module(module)]
    assert found == ["Partnerstadt", "Stadt", "Ihr Name"]


def test_templates_are_read_as_django_reads_them(written):
    template = written(
        """
        {% load i18n %}
        {% translate "100 % Europa" %} {% translate "Bank" context "Ort" %}
        {% include "x.html" with label=_("Alle Städte") %} {{ name|default:_("niemand") }}
        {% blocktranslate trimmed count n=n %}
          {{ n }} Tag
        {% plural %}
          {{ n }} Tage
        {% endblocktranslate %}
        """,
        "page.html",
    )
    assert said_in_template(template) == [
        Message("100 %% Europa"),
        Message("Bank", context="Ort"),
        Message("Alle Städte"),
        Message("niemand"),
        Message("%(n)s Tag", plural="%(n)s Tage"),
    ]


def test_what_staff_read_is_told_from_what_everybody_reads():
    assert is_for_staff("iserlohn_europa/editorial/dashboard.py")
    assert is_for_staff("templates/events/admin/import_report.html")
    assert not is_for_staff("iserlohn_europa/forms/receiving.py")
    assert not is_for_staff("templates/events/event_page.html")

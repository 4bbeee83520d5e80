"""What the rules of easy German find in a sentence, and above all what they let pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iserlohn_europa.easy.rules import MAX_LETTERS, MAX_WORDS, Hint, Rule, hints
from iserlohn_europa.seed.content import read_section

NAMES = frozenset(["Iserlohn", "Almelo", "Nowotscherkassk", "Glauchau", "Deutschland"])


def found(text: str, **kwargs) -> list[tuple[Rule, str]]:
    return [(hint.rule, hint.found) for hint in hints(text, names=NAMES, **kwargs)]


HIT = [
    (Rule.GENITIVE, "Das Büro der Stadt ist im Rathaus."),
    (Rule.GENITIVE, "Das ist das Haus des Bürgermeisters."),
    (Rule.GENITIVE, "Wir sehen die Freunde der neuen Nachbarn."),
    (Rule.GENITIVE, "Am Ende des Jahres feiern wir."),
    (Rule.GENITIVE, "Eines Tages kam ein Brief."),
    (Rule.GENITIVE, "Iserlohns Freunde kommen."),
    (Rule.GENITIVE, "Das ist die Freundschaft zweier Länder und beider Städte."),
    (Rule.GENITIVE, "Die Freunde beider Städte treffen sich."),
    (Rule.GENITIVE, "Das ist ein Plan unserer Schule."),
    (Rule.GENITIVE, "Das war im Sommer dieses Jahres."),
    (Rule.GENITIVE, "Die Stadt, deren Park groß ist, heißt Almelo."),
    (Rule.GENITIVE, "Wegen der Hitze bleiben wir zu Hause."),
    (Rule.GENITIVE, "Das ist die Farbe seines Hutes."),
    (Rule.PASSIVE, "Das Fest wird im Mai gefeiert."),
    (Rule.PASSIVE, "Die Gäste wurden herzlich eingeladen."),
    (Rule.PASSIVE, "Der Brief ist geschrieben worden."),
    (Rule.PASSIVE, "Almelo wird von Schulen besucht."),
    (Rule.PASSIVE, "Das Treffen wird von Familien organisiert."),
    (Rule.PASSIVE, "Wir warten, bis die Tür geöffnet wird."),
    (Rule.PASSIVE, "Die Urkunde wurde im Rathaus unterschrieben."),
    (Rule.PASSIVE, "Die Seite wird oft gelesen."),
    (Rule.PASSIVE, "Es werden viele Lieder gesungen."),
    (Rule.SUBJUNCTIVE, "Das wäre schön."),
    (Rule.SUBJUNCTIVE, "Wir würden gern kommen."),
    (Rule.SUBJUNCTIVE, "Könnten Sie uns helfen?"),
    (Rule.SUBJUNCTIVE, "Hätten Sie Zeit für uns?"),
    (Rule.SUBJUNCTIVE, "Sie sollten früh anrufen."),
    (Rule.SUBJUNCTIVE, "Er sagt, er habe Zeit."),
    (Rule.SUBJUNCTIVE, "Er sagt, das sei gut."),
    (Rule.SUBJUNCTIVE, "Es gäbe noch Karten."),
    (Rule.NEGATION, "Das ist nicht weit."),
    (Rule.NEGATION, "Sie brauchen kein Geld."),
    (Rule.NEGATION, "Niemand ist allein."),
    (Rule.NEGATION, "Das kostet nichts."),
    (Rule.NUMBER_WORD, "Iserlohn hat neun Freunde."),
    (Rule.NUMBER_WORD, "Zwei Städte sind Freunde."),
    (Rule.NUMBER_WORD, "Es kamen hundert Gäste."),
    (Rule.NUMBER_WORD, "Es kamen fünfundzwanzig Gäste."),
    (Rule.ROMAN, "Das war im XX. Jahrhundert."),
    (Rule.ROMAN, "Der Papst hieß Paul VI. und kam aus Italien."),
    (Rule.PERCENT, "Es kamen 70 Prozent."),
    (Rule.PERCENT, "Es kamen 70 % von den Gästen."),
    (Rule.LARGE_NUMBER, "Dort leben 73.140 Menschen."),
    (Rule.LARGE_NUMBER, "Dort leben 73140 Menschen."),
    (Rule.LARGE_NUMBER, "Das sind 3,5 Kilometer."),
    (Rule.OLD_YEAR, "Die Stadt gibt es seit 1805."),
    (Rule.DATE, "Das Fest ist am 3.5.2027."),
    (Rule.DATE, "Das Fest ist am 03. 05."),
    (Rule.ABBREVIATION, "Es kommen z. B. Chöre."),
    (Rule.ABBREVIATION, "Es kommen Chöre, Vereine usw."),
    (Rule.ABBREVIATION, "Die EU gibt Geld."),
    (Rule.ABBREVIATION, "Das Land heißt NRW."),
    (Rule.ABBREVIATION, "Es kamen ca. 30 Gäste."),
    (Rule.SIGN, "Das sagt § 3."),
    (Rule.SIGN, "Chöre & Vereine kommen."),
    (Rule.SIGN, "Das Fest (im Mai) ist schön."),
    (Rule.SIGN, "Alle Bürger*innen sind da."),
    (Rule.SIGN, "Alle Bürger:innen sind da."),
    (Rule.SIGN, "Das Fest ist schön – und laut."),
    (Rule.SIGN, "Sie kommen und/oder schreiben."),
    (Rule.LONG_WORD, "Das ist eine Städtepartnerschaft."),
    (Rule.LONG_WORD, "Das ist die Barrierefreiheit."),
    (Rule.LONG_WORD, "Das ist ein Schüleraustausch-Programm."),
    (Rule.SENTENCE, "Wir " + "reisen " * (MAX_WORDS - 1) + "weit."),
]

PASSES = [
    "Iserlohn hat der Stadt geholfen.",
    "Wir fahren mit der Bahn in die Stadt.",
    "In der Stadt gibt es einen Park.",
    "Am Montag der nächsten Woche ist Markt.",
    "Dann kommt in Iserlohn der Bürgermeister.",
    "Auch der Chor singt.",
    "Heute der Chor, morgen die Schule.",
    "Die Schule in der Straße ist groß.",
    "Das Büro von der Stadt ist im Rathaus.",
    "Dieses Haus ist alt.",
    "Wir mögen dieses Fest und dieses Ergebnis.",
    "Etwas Neues und etwas Altes.",
    "Das ist die Stadt, die wir mögen.",
    "Glauchau liegt in Sachsen.",
    "Die Schrift wird größer.",
    "Das Wetter wird am Abend schön.",
    "Wir werden im Mai nach Almelo fahren.",
    "Wir werden gewinnen.",
    "Wir werden zusammen gehen.",
    "Das Kind wird gesund.",
    "Sie ist Lehrerin geworden.",
    "Es wird kalt, und wir haben getanzt.",
    "Es wird kalt und wir haben getanzt.",
    "Die Schulen haben sich besucht.",
    "Die Stadt ist bekannt.",
    "Wir möchten Sie einladen.",
    "Wir gingen ins Rathaus und blieben lange.",
    "Seien Sie willkommen!",
    "Die Würde ist wichtig.",
    "Ich habe Zeit.",
    "Ihr müsst rechts gehen.",
    "Die Stadt liegt am Meer.",
    "Knie und Schulter sind gesund.",
    "Eine Stadt hat 2 Namen.",
    "Wir geben gut auf Sie Acht.",
    "Sie achten auf die Zeit.",
    "Die beiden Städte sind Freunde.",
    "Die Partnerschaft gibt es seit 1954.",
    "Das sind mehr als 70 Jahre.",
    "Die Adresse ist 58636 Iserlohn.",
    "Rufen Sie 02371 217 an.",
    "Das kostet 3,50 Euro.",
    "Das Fest ist am 3. Mai 2027.",
    "Der 4. Mai ist ein wichtiger Tag.",
    "Das Konzert ist um 18 Uhr.",
    "Sie sehen eine DVD.",
    "Schreiben Sie an buero@example.org heute.",
    "Die Seite heißt www.iserlohn.de/leben-in-iserlohn heute.",
    "Das Partnerschafts-Komitee trifft sich.",
    "Die Partner·schaften leben.",
    "Nowotscherkassk liegt in Russland.",
    "Es gibt viele Veranstaltungen.",
    "Das heißt: Die Partnerschaft macht eine Pause.",
    "Der Preis heißt „Freunde in Europa“.",
    "Haben Sie Fragen? Dann rufen Sie uns an!",
]


@pytest.mark.parametrize(("rule", "text"), HIT)
def test_this_is_found(rule, text):
    assert rule in [each for each, _words in found(text)]


@pytest.mark.parametrize("text", PASSES)
def test_this_passes(text):
    assert found(text) == []


def test_a_sentence_and_a_word_of_just_the_right_length_pass():
    assert found("Wir " + "reisen " * (MAX_WORDS - 2) + "weit.") == []
    assert found("Das ist " + "A" + "a" * (MAX_LETTERS - 1) + ".") == []
    assert found("Das ist " + "A" + "a" * MAX_LETTERS + ".")[0][0] is Rule.LONG_WORD


def test_a_bold_no_is_meant():
    assert found("Das ist nicht weit.", bold={"nicht"}) == []
    assert found("Das ist Nicht weit.", bold={"nicht"}) == []


def test_a_hint_names_the_sentence_the_words_and_a_better_way():
    (hint,) = hints("Das ist gut. Das Büro der Stadt ist groß.")
    assert hint == Hint(Rule.GENITIVE, 2, "Das Büro der Stadt ist groß.", "Büro der Stadt")
    assert "„das Büro von der Stadt“" in str(hint.text)


def test_every_rule_is_in_the_table_of_sentences():
    assert {rule for rule, _text in HIT} == set(Rule)
    assert len(HIT) + len(PASSES) > 100


@given(st.text())
def test_whatever_somebody_writes_gets_an_answer(text):
    for hint in hints(text):
        assert hint.sentence and hint.found


# --- Our own texts


def lines_of(entry: dict):
    yield entry["title"]
    yield entry["teaser"]
    for block in entry["story"]:
        for value in block.values():
            if isinstance(value, str):
                yield value
            else:
                yield value.get("title", "")
                yield value.get("word", "")
                yield from value.get("lines", [])


def names_of_towns() -> frozenset[str]:
    return NAMES | {entry["title"] for entry in read_section("cities")}


@pytest.mark.parametrize("entry", read_section("easy"), ids=lambda entry: entry["key"])
def test_our_own_texts_keep_the_rules(entry):
    names = names_of_towns()
    for line in lines_of(entry):
        bold = {word.casefold() for word in line.split("**")[1::2]}
        found = hints(line.replace("**", ""), bold=bold, names=names)
        assert [(hint.rule, hint.found) for hint in found] == []

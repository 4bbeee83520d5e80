"""What makes a sentence hard to read for people with learning difficulties, and a better way.

Pure: a line of text in, hints out. The rules are those of the Netzwerk Leichte Sprache ("Die Regeln
für Leichte Sprache") and of DIN SPEC 33429. There is no grammar of German behind them, so each
looks for a pattern that is seldom wrong and lets pass what it is not sure of: a hint that is wrong
teaches people to read over all of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.readability import BEGINNINGS, is_address, sentences, words

MAX_WORDS = 12
MAX_LETTERS = 14  # "Partnerschafts" in "Partnerschafts-Komitee"
FIRST_RECENT_YEAR = 1900


class Rule(Enum):
    """A rule: what the matter is, and what would be better."""

    SENTENCE = (
        _("Der Satz ist lang."),
        _("Machen Sie 2 Sätze daraus. Jeder Satz sagt nur eine Sache."),
    )
    LONG_WORD = (
        _("Das Wort ist lang."),
        _("Teilen Sie es mit einem Bindestrich, zum Beispiel „Städte-Partnerschaft“."),
    )
    GENITIVE = (
        _("Das ist ein Genitiv."),
        _("Sagen Sie es mit „von“: „das Büro von der Stadt“ statt „das Büro der Stadt“."),
    )
    PASSIVE = (
        _("Das ist Passiv."),
        _("Sagen Sie, wer etwas tut: „Wir feiern“ statt „Es wird gefeiert“."),
    )
    SUBJUNCTIVE = (
        _("Das ist Konjunktiv."),
        _("Sagen Sie, was ist: „Vielleicht regnet es“ statt „Es könnte regnen“."),
    )
    NEGATION = (
        _("Das ist eine Verneinung."),
        _("Sagen Sie lieber, was ist. Brauchen Sie das Wort, dann machen Sie es fett."),
    )
    NUMBER_WORD = (_("Das ist eine Zahl als Wort."), _("Schreiben Sie die Ziffer: „9 Städte“."))
    ROMAN = (_("Das ist eine römische Zahl."), _("Schreiben Sie die Ziffer, zum Beispiel „2“."))
    PERCENT = (
        _("Prozente sind schwer."),
        _("Sagen Sie „fast alle“, „die Hälfte“ oder „nur wenige“."),
    )
    LARGE_NUMBER = (
        _("Die Zahl ist groß oder sehr genau."),
        _("Sagen Sie „viele“ oder runden Sie: „mehr als 70 Tausend“."),
    )
    OLD_YEAR = (
        _("Das Jahr ist lange her."),
        _("Sagen Sie „vor langer Zeit“ oder „vor mehr als 100 Jahren“."),
    )
    DATE = (_("Das Datum steht in Ziffern."), _("Schreiben Sie den Monat aus: „3. März 2027“."))
    ABBREVIATION = (_("Das ist eine Abkürzung."), _("Schreiben Sie die Wörter ganz aus."))
    SIGN = (
        _("Das ist ein Sonderzeichen."),
        _("Schreiben Sie dafür ein Wort oder einen eigenen Satz."),
    )

    @property
    def problem(self) -> str:
        """What the matter is."""
        return self.value[0]

    @property
    def better(self) -> str:
        """What would be easier to read."""
        return self.value[1]


@dataclass(frozen=True)
class Hint:
    """A rule that a sentence does not keep: which sentence it is, and the words in question."""

    rule: Rule
    number: int
    sentence: str
    found: str

    @property
    def heading(self) -> str:
        """The words in question as a quotation; of a sentence, how many they are."""
        if self.rule is Rule.SENTENCE:
            return _("%(count)s Wörter in einem Satz") % {"count": self.found}
        return f"„{self.found}“"

    @property
    def text(self) -> str:
        """What to say about it to whoever writes."""
        return format_lazy("{} {}", self.rule.problem, self.rule.better)


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


CAPITAL = r"[A-ZÄÖÜ][\wäöüß-]*"
# "der" and its like before a noun, with an adjective between that ends as adjectives do there.
ARTICLE = r"(?:der|dieser|jener|einer|keiner|meiner|seiner|ihrer|Ihrer|unserer|eurer)"
PLURAL = r"(?:aller|vieler|beider|zweier|dreier|einiger|mehrerer)"
OF_THE = re.compile(rf"\b({CAPITAL}) (?:{ARTICLE}|{PLURAL}) (?:[a-zäöüß]+en )?{CAPITAL}")
OF_HIS = re.compile(
    r"\b(?:[Dd]es|[Ee]ines|[Kk]eines|[Mm]eines|[Dd]eines|[Ss]eines|[Ii]hres|[Uu]nseres|[Ee]ures) "
    rf"(?:[a-zäöüß]+en )?{CAPITAL}"
)
OF_THIS = re.compile(r"\b(?:dieses|jenes|jedes) (?:[a-zäöüß]+en )?[A-ZÄÖÜ]\w{2,}(?:[^se\W]es|ms)\b")
WHOSE = re.compile(r"\b(?:deren|dessen)\b")
GENITIVE_PREPOSITION = re.compile(
    r"\b(?:wegen|trotz|innerhalb|außerhalb|aufgrund|anhand|mithilfe|anstelle|infolge|zugunsten)"
    rf" (?:{ARTICLE}|{PLURAL}) ",
    re.IGNORECASE,
)
# After these a subject follows as often as anything: "Am Montag der Chor".
TIMES = _set(
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar Februar März April Mai "
    "Juni Juli August September Oktober November Dezember Uhr Jahr Jahren Tag Tagen Woche Wochen "
    "Monat Monaten Morgen Mittag Abend Nachmittag Vormittag Nacht Anfang Ende Sommer Winter Herbst "
    "Frühling Pfingsten Ostern Weihnachten Zeit Krieg"
)
OPENERS = BEGINNINGS | _set(
    "Heute Morgen Gestern Später Früher Zuerst Zuletzt Außerdem Bald Manchmal Oft Immer Jetzt "
    "Vielleicht Leider Endlich Zusammen Gemeinsam Bitte Jeden Ja Nein"
)

AUXILIARY = re.compile(
    r"\b(?:wird|werden|werde|wirst|werdet|wurde|wurden|wurdest)\b", re.IGNORECASE
)
OTHER_VERB = re.compile(
    r"\b(?:hat|haben|hatte|hatten|ist|sind|war|waren|kann|können|muss|müssen)\b"
)
PASSIVE_PERFECT = re.compile(r"\bworden\b")
STRONG = (
    "standen|gangen|nommen|schrieben|funden|boten|brochen|trieben|schieden|schlossen|sprochen|"
    "worfen|zogen|bunden|wiesen|rissen|liehen|wogen|schoben|schworen"
)
PREFIX = "be|ver|er|ent|emp|zer|miss|über|unter|hinter|wider"
PARTICIPLE = re.compile(
    rf"\b(?:[a-zäöüß]*?ge[a-zäöüß]{{2,}}(?:t|en)|[a-zäöüß]{{2,}}iert|(?:{PREFIX})[a-zäöüß]{{2,}}t|"
    rf"[a-zäöüß]*?(?:{PREFIX})(?:{STRONG}))\b"
)
# They look like participles and are none: infinitives, adjectives, adverbs.
NO_PARTICIPLE = re.compile(
    r"\w*(?:gehen|geben|gewinnen|gehören|gefallen|genießen|gelten|geschehen|gelingen|gestalten|"
    r"genügen|gewöhnen|gebrauchen|gedenken|gefährden|gelangen|genehmigen|gesund|gestehen|getrauen)\b"
    r"|gerecht|gesamt|gestern|gegen|gemeinsamen|erst|zuerst|überhaupt|bereit|bekannt|berühmt|beliebt"
    r"|vertraut|verliebt|unbekannt|interessiert|verrückt|bewusst|entfernt|überall|unterhalten"
)

SUBJUNCTIVE = re.compile(
    r"\b(?:(?:wär|hätt|würd|könnt|müsst|dürft|sollt|gäb|käm|ging|bräucht|wüsst|ließ|stünd|blieb|"
    r"fänd|nähm)(?:e|en|est|et)"
    r"|wärs?t?)\b",
    re.IGNORECASE,
)
NO_SUBJUNCTIVE = _set(
    "müsst müsstet ging gingen blieb blieben ließ ließen gingt gingst bliebt solltet"
)
REPORTED = re.compile(r"\b(?:er|sie|es|man) (?:sei|habe|werde|könne|müsse|solle|wolle|dürfe)\b")
REPORTED_SEIN = re.compile(r"(?<!^)\bsei(?:en)?\b")

NEGATION = re.compile(
    r"\b(?:nicht|nichts|nie|niemals|niemand(?:en|em)?|nirgends|nirgendwo|weder|kein(?:e|en|em|er|es)?)"
    r"\b",
    re.IGNORECASE,
)

TENS = "zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig"
UNITS = "zwei|drei|vier|fünf|sechs|sieben|acht|neun"
NUMBER_WORD = re.compile(
    rf"\b(?:(?:{UNITS}|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn)"
    rf"|(?:(?:ein|{UNITS})und)?(?:{TENS})|(?:ein|{UNITS})?(?:hundert|tausend)\w*)\b",
    re.IGNORECASE,
)
NO_NUMBER = frozenset(["Acht", "Sieben"])  # "in Acht nehmen"
ROMAN = re.compile(r"\b(?=[IVXLC]{2,}\b)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
PERCENT = re.compile(r"%|\bProzent\w*")
LARGE_NUMBER = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:[. ]\d{3})+(?![\d.])|(?<![\d.,])[1-9]\d{4,}\b"
)
COUNTED = "Menschen|Leute|Gäste|Kinder|Einwohner|Euro|Kilometer|Meter|Jahre|Mal"
POSTCODE = re.compile(rf"\d{{5}} (?!{COUNTED})[A-ZÄÖÜ]")
DECIMAL = re.compile(r"(?<![\d.])\d+,\d+\b(?!\s*(?:Euro|€))")
OLD_YEAR = re.compile(
    r"(?<![\d.,-])1[0-8]\d\d(?![\d.,-]*\d)\b(?!\s+(?:Euro|Menschen|Leute|Kilometer))"
)
DATE = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?")
ABBREVIATION = re.compile(
    r"(?<!\w)(?:z\. ?B|d\. ?h|u\. ?a|o\. ?ä|u\. ?U|e\. ?V|i\. ?d\. ?R|usw|etc|ca|bzw|ggf|inkl|evtl|"
    r"Nr|Str|Tel|vgl|sog|bspw|max|mind|zzgl|Jh|Mio|Mrd|Std|Min)\.",
)
LETTERS = re.compile(r"\b[A-ZÄÖÜ]{2,}\b")
# Words that have become words.
SAID_AS_LETTERS = _set("CD DVD PC SMS WC TV LKW PKW PIN USB")
SIGN = re.compile(r"[&§%/\\()\[\]{};…–—*#<>=+_|~^]|\w:\w")


def hints(text: str, bold=frozenset(), names=frozenset()) -> list[Hint]:
    """The hints on a line, sentence by sentence.

    `bold` are the bold words of the line in small letters, `names` those that nobody can divide or
    replace, such as the towns of the site.
    """
    found = []
    for number, sentence in enumerate(sentences(text), start=1):
        for rule, words_in_question in _findings(sentence, bold, names):
            found.append(Hint(rule, number, sentence, words_in_question))
    return found


def _findings(sentence: str, bold, names) -> Iterator[tuple[Rule, str]]:
    # What is an address is no sentence, and its signs belong to it.
    said = " ".join(word for word in sentence.split() if not is_address(word))
    if (count := len(words(said))) > MAX_WORDS:
        yield Rule.SENTENCE, str(count)
    yield from ((Rule.LONG_WORD, word) for word in _long_words(said, names))
    yield from ((Rule.GENITIVE, found) for found in _genitives(said, names))
    yield from ((Rule.PASSIVE, found) for found in _passives(said))
    yield from ((Rule.SUBJUNCTIVE, found) for found in _subjunctives(said))
    for match in NEGATION.finditer(said):
        if match[0].casefold() not in bold:
            yield Rule.NEGATION, match[0]
    yield from _numbers(said)
    yield from _signs(said)


def _long_words(said: str, names) -> Iterator[str]:
    for word in said.split():
        parts = re.split(r"[\W\d_]+", word.replace("\u00ad", ""))
        longest = max(parts, key=len)
        is_whole = longest.casefold().startswith("veranstaltung")
        if len(longest) > MAX_LETTERS and longest not in names and not is_whole:
            yield word.strip(".,;:!?…„“”»«\"'()[]")


def _genitives(said: str, names) -> Iterator[str]:
    first = next(iter(re.findall(r"\w+", said)), "")
    for match in OF_THE.finditer(said):
        noun = match[1]
        is_opener = noun == first and noun in OPENERS
        if noun not in TIMES and noun not in names and not is_opener:
            yield match[0]
    for pattern in (OF_HIS, OF_THIS, WHOSE, GENITIVE_PREPOSITION):
        yield from (match[0].strip() for match in pattern.finditer(said))
    for name in names:
        if not name.endswith("s") and (match := re.search(rf"\b{re.escape(name)}s\b", said)):
            yield match[0]


def _passives(said: str) -> Iterator[str]:
    for clause in re.split(r"[,;:–!?]", said):
        if match := PASSIVE_PERFECT.search(clause):
            yield match[0]
            continue
        auxiliary = AUXILIARY.search(clause)
        if auxiliary is None:
            continue
        after, before = clause[auxiliary.end() :], clause[: auxiliary.start()]
        participle = _participle(after)
        if participle and not OTHER_VERB.search(after[: participle.start()]):
            yield f"{auxiliary[0]} … {participle[0]}"
        elif (participle := _participle(before)) and not before[participle.end() :].strip():
            yield f"{participle[0]} {auxiliary[0]}"


def _participle(clause: str) -> re.Match | None:
    found = [
        match for match in PARTICIPLE.finditer(clause) if not NO_PARTICIPLE.fullmatch(match[0])
    ]
    return found[-1] if found else None


def _subjunctives(said: str) -> Iterator[str]:
    for match in SUBJUNCTIVE.finditer(said):
        is_noun = match[0][0].isupper() and match.start() > 0  # "die Würde"
        if match[0].casefold() not in NO_SUBJUNCTIVE and not is_noun:
            yield match[0]
    found = REPORTED.search(said) or REPORTED_SEIN.search(said)
    if found:
        yield found[0]


def _numbers(said: str) -> Iterator[tuple[Rule, str]]:
    for match in NUMBER_WORD.finditer(said):
        if match[0] not in NO_NUMBER:
            yield Rule.NUMBER_WORD, match[0]
    for match in ROMAN.finditer(said):
        yield Rule.ROMAN, match[0]
    for match in PERCENT.finditer(said):
        yield Rule.PERCENT, match[0]
    for match in LARGE_NUMBER.finditer(said):
        if not POSTCODE.match(said, match.start()):
            yield Rule.LARGE_NUMBER, match[0]
    for match in DECIMAL.finditer(said):
        yield Rule.LARGE_NUMBER, match[0]
    for match in OLD_YEAR.finditer(said):
        yield Rule.OLD_YEAR, match[0]
    for match in DATE.finditer(said):
        yield Rule.DATE, match[0]


def _signs(said: str) -> Iterator[tuple[Rule, str]]:
    for match in ABBREVIATION.finditer(said):
        yield Rule.ABBREVIATION, match[0]
    for match in LETTERS.finditer(said):
        is_roman = ROMAN.fullmatch(match[0])
        if match[0] not in SAID_AS_LETTERS and not is_roman:
            yield Rule.ABBREVIATION, match[0]
    for match in SIGN.finditer(said):
        if match[0] != "%":
            yield Rule.SIGN, match[0]

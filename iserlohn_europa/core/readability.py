"""What makes a German text hard to read: long sentences and long words.

Pure: text in, findings out. A sentence is measured in words, a word in letters.

Sources of the limits. Words in a sentence: the German press agency dpa wants 20 at most and allows
30; the table that is usually quoted for German calls 19 to 25 words "understandable" and 25 to 30
"hard to understand" (W. Schneider, Deutsch für Profis; L. Reiners, Stilfibel, asks for 18). So 25
is the last length that is not mentioned here. Letters in a word: the rules for plain German
recommend to divide long compounds and give no number, so the limit is ours: what a reader meets
every day passes, up to "Gleichstellungsbeauftragte" (26); "Städtepartnerschaftskonferenz" (29)
does not. A word is measured between its hyphens.

Passive and nouns made of verbs are left out: without a grammar of German a hint on them is wrong
too often to be trusted.
"""

import re
from dataclasses import dataclass

MAX_WORDS = 25
MAX_LETTERS = 26


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# After these a full stop ends no sentence, whatever follows.
NEVER_LAST = _set(
    "abs art bes bspw bzgl bzw ca dipl dr evtl fr geb gegr ggf hl hr hrsg inkl insb jun max mind "
    "mr mrs nr prof red rd sen sog st stv tel u vgl vors zzgl"
)
# After these it ends one only before a word that begins sentences.
RARELY_LAST = _set("chr co etc f ff gmbh jh jhd jr mio mrd o.ä str u.a usw v z.b")
# Words that have a capital letter at the beginning of a sentence only.
BEGINNINGS = _set(
    "Aber Ab Alle Alles Als Am An Auch Auf Aus Bei Beim Bis Da Dabei Dadurch Dafür Dagegen Daher "
    "Damals Damit Danach Daneben Dann Daran Darauf Darüber Darum Das Dass Davon Davor Dazu Dein "
    "Den Denn Der Deren Des Deshalb Dessen Die Dies Diese Dieser Dieses Doch Dort Durch Ein Eine "
    "Einem Einen Einer Eines Er Erst Es Etwa Für Gegen Hier Hinter Ich Ihm Ihn Ihnen Ihr Ihre Im "
    "In Ins Ist Jede Jeder Jedes Kein Keine Man Mehr Mit Nach Neben Nicht Noch Nun Nur Ob Oder "
    "Ohne Schon Sein Seine Seit Seitdem Sie Sind So Sogar Solche Sowohl Trotz Über Um Und Uns "
    "Unser Unsere Unter Viele Vom Von Vor Wann War Waren Warum Was Weil Welche Wenn Wer Wie Wir "
    "Wird Wo Zu Zudem Zum Zur Zwischen"
)
OPENING = "„»«‚›‹“\"'(\\["
CLOSING = "“”«»‘’‹›\"')\\]"
END = re.compile(rf"[.!?…]+[{CLOSING}]*(?=\s)")
NEXT = re.compile(rf"\s+[{OPENING}]*([^\W_]+)")
LAST_WORD = re.compile(r"[^\s(„»\"/]+\Z")
# A quotation behind which its sentence goes on.
QUOTATION = re.compile(
    r"(?:„[^„“”]*[“”]|»[^»«]*«|‚[^‚‘’]*[‘’]|\"[^\"]*\"|\([^()]*\))(?=\s*[,;:–]|\s+[a-zäöüß])"
)
ROMAN = re.compile(r"[IVXLC]+\Z")


@dataclass(frozen=True)
class Hardship:
    """A sentence that is hard to read, its number of words, and which of them are long."""

    sentence: str
    words: int
    long_words: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether the sentence has more words than a reader keeps in mind."""
        return self.words > MAX_WORDS

    @property
    def is_serious(self) -> bool:
        """Whether it is worth changing later on: a single long word may be an official name."""
        return self.is_long or len(self.long_words) > 1

    @property
    def weight(self) -> float:
        """How far beyond the limits it is, to find the worst: 1 is just allowed."""
        longest = max((letters(word) for word in self.long_words), default=0)
        return max(self.words / MAX_WORDS, longest / MAX_LETTERS)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, with single spaces between words; together they are the text.

    Full stops of abbreviations, initials, ordinals and days end none, nor does what a quotation or
    a bracket holds as long as the sentence around it goes on.
    """
    text = " ".join(text.split())
    inside = [match.span() for match in QUOTATION.finditer(text)]
    found, start = [], 0
    for end in END.finditer(text):
        is_inside = any(first < end.start() and end.end() < last for first, last in inside)
        if not is_inside and _ends_sentence(text[start : end.start()], end, text):
            found.append(text[start : end.end()].strip())
            start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def _ends_sentence(before: str, end: re.Match, text: str) -> bool:
    following = NEXT.match(text, end.end())
    if following is None:
        return True  # nothing but signs follows: dashes, bullets
    word = following[1]
    if word[0].islower():
        return False
    if end[0][0] != ".":
        return True
    last = LAST_WORD.search(before)
    token = last[0] if last else ""
    if token.casefold() in NEVER_LAST:
        return False
    is_ordinal = token.isdigit() and len(token) <= 2
    is_initial = len(token) == 1 or (len(token) > 1 and token[-2:-1] == ".")
    if is_ordinal or is_initial or ROMAN.match(token) or token.casefold() in RARELY_LAST:
        return word in BEGINNINGS
    return True


def words(sentence: str) -> list[str]:
    """What stands between spaces and has a letter or digit; compounds with hyphens are one word."""
    return [word for word in sentence.split() if any(sign.isalnum() for sign in word)]


def letters(word: str) -> int:
    """The letters of the longest part of a word between hyphens, slashes and other signs."""
    parts = re.split(r"[\W\d_]+", word.replace("\u00ad", ""))
    return max(map(len, parts))


def is_address(word: str) -> bool:
    """Whether this is an address of a page or a mailbox, which nobody reads as a word."""
    return "@" in word or "://" in word or word.startswith("www.")


def hardships(text: str) -> list[Hardship]:
    """What is hard to read in a paragraph, the hardest first."""
    found = []
    for sentence in sentences(text):
        its_words = words(sentence)
        long_words = tuple(
            word.strip(".,;:!?…„“”»«\"'()[]")
            for word in its_words
            if not is_address(word) and letters(word) > MAX_LETTERS
        )
        if len(its_words) > MAX_WORDS or long_words:
            found.append(Hardship(sentence, len(its_words), long_words))
    return sorted(found, key=lambda hardship: -hardship.weight)

"""Calendar files (iCalendar, RFC 5545), from bytes to events. Knows no database."""

import codecs
import datetime
import hashlib
import re
import unicodedata
from dataclasses import replace

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from icalendar import Calendar

from .clocks import ONE_DAY, Value, checked, in_town, is_known_zone, is_moment, read_date, utc
from .facts import CalendarFileError, EntryError, ReadCalendar, ReadDate, ReadEvent
from .recurrence import Patience, repeated, shortened

MOST_BYTES = 1024 * 1024
MOST_EVENTS = 500
MOST_PARTS = 5000
MOST_DATES = 5000
LONGEST_LINE = 255
TELLING = (
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "STATUS",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
BEGIN = re.compile(r"^BEGIN:([A-Z-]+)", re.IGNORECASE | re.MULTILINE)


def read_calendar(data: bytes, on: datetime.date) -> ReadCalendar:
    """The events in a file, as seen on that day.

    Raises `CalendarFileError` for a file that cannot be used at all; what is wrong with a single
    entry is told among the problems, and the others go on.
    """
    entries = _entries(_text(data))
    groups, problems = _by_uid(entries)
    patience = Patience()
    events = []
    for uid, parts in groups.items():
        try:
            events.append(_event(uid, parts, on, patience))
        except EntryError as error:
            problems.append(_told(parts[0], error))
        except Exception:  # as above; the other entries go on
            problems.append(_told(parts[0], _("Der Eintrag lässt sich nicht lesen.")))
    if sum(len(event.dates) for event in events) > MOST_DATES:
        raise CalendarFileError(
            _("Die Datei enthält mehr als %(most)d Termine. Bitte teilen Sie sie auf.")
            % {"most": MOST_DATES}
        )
    return ReadCalendar(tuple(events), tuple(problems))


def _text(data: bytes) -> str:
    """The text of the file, without what no calendar contains; older programs write Latin-1."""
    if len(data) > MOST_BYTES:
        raise CalendarFileError(_("Die Datei ist größer als 1 MB. Bitte teilen Sie sie auf."))
    if not data.strip():
        raise CalendarFileError(_("Die Datei ist leer."))
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    text = CONTROL.sub("", text).lstrip()
    if not text.upper().startswith("BEGIN:VCALENDAR"):
        raise CalendarFileError(
            _("Das ist keine Kalenderdatei. Sie beginnt nicht mit „BEGIN:VCALENDAR“.")
        )
    return text


def _entries(text: str) -> list:
    parts = [name.upper() for name in BEGIN.findall(text)]
    if parts.count("VEVENT") > MOST_EVENTS or len(parts) > MOST_PARTS:
        raise CalendarFileError(
            _("Die Datei enthält mehr als %(most)d Veranstaltungen. Bitte teilen Sie sie auf.")
            % {"most": MOST_EVENTS}
        )
    try:
        entries = [
            entry
            for calendar in Calendar.from_ical(text, multiple=True)
            for entry in calendar.walk("VEVENT")
        ]
    except Exception:  # whatever a broken file makes the library stumble over
        raise CalendarFileError(
            _("Die Kalenderdatei ist beschädigt und lässt sich nicht lesen.")
        ) from None
    if not entries:
        raise CalendarFileError(_("Die Kalenderdatei enthält keine Veranstaltungen."))
    return entries


def _by_uid(entries: list) -> tuple[dict[str, list], list[str]]:
    groups, problems = {}, []
    for entry in entries:
        if uid := _line(entry, "UID", longest=None):
            groups.setdefault(_short(uid), []).append(entry)
        else:
            error = _("Der Eintrag hat keine Kennung (UID) und wäre nicht wiederzuerkennen.")
            problems.append(_told(entry, error))
    return groups, problems


def _short(uid: str) -> str:
    """The UID itself, or what stands for it if it is longer than the column."""
    if len(uid) <= LONGEST_LINE:
        return uid
    return f"sha256:{hashlib.sha256(uid.encode()).hexdigest()}"


def _told(entry, error) -> str:
    title = f"„{_line(entry, 'SUMMARY') or _('Ohne Titel')}“"
    start = _first(entry, "DTSTART")
    start = getattr(start, "dt", None) if _is_sound(start) else None
    if isinstance(start, datetime.date):
        title += f" ({date_format(start, 'SHORT_DATE_FORMAT')})"
    return f"{title}: {error}"


def _event(uid: str, parts: list, on: datetime.date, patience: Patience) -> ReadEvent:
    masters = [part for part in parts if _first(part, "RECURRENCE-ID") is None] or parts
    main = masters[0]
    title = _line(main, "SUMMARY")
    if not title:
        raise EntryError(_("Der Eintrag hat keinen Titel."))
    place = _line(main, "LOCATION")
    dates, notes, earliest = {}, [], None
    for part in masters:
        series = _Series(part, on, patience)
        dates |= series.dates(title, place)
        notes += series.notes
        earliest = series.earliest or earliest
    for part in parts:
        if part not in masters:
            change = _Series(part, on, patience)
            planned = _dt(part, "RECURRENCE-ID")
            replaced = _key(planned)
            # An exception to a date that was left out of a long series is left out with it.
            if earliest is None or replaced in dates:
                dates.pop(replaced, None)
                dates |= {(replaced, "moved"): change.single(title, place)}
            notes += change.notes
    if not dates:
        raise EntryError(_("Alle Termine sind gestrichen."))
    return ReadEvent(
        uid=uid,
        title=title,
        text=_words(main, "DESCRIPTION"),
        place=place,
        dates=tuple(sorted(set(dates.values()), key=_order)),
        digest=_digest(parts),
        dates_from=earliest,
        notes=tuple(dict.fromkeys(notes)),
    )


class _Series:
    """One entry: its first date, and those that its rules add."""

    def __init__(self, part, on: datetime.date, patience: Patience):
        self.part, self.on, self.patience = part, on, patience
        self.notes = []
        self.earliest = None
        start, end = _dt(part, "DTSTART"), _dt(part, "DTEND")
        if start is None:
            raise EntryError(_("Der Beginn fehlt."))
        self._note_zone("DTSTART", start)
        self.start = checked(start)
        self.end = self._end() if end is None else checked(end)
        read_date(self.start, self.end)

    def dates(self, title: str, place: str) -> dict:
        """All its dates, by the day or moment they were planned for."""
        values, was_cut = shortened(self._starts(), self.on)
        if was_cut:
            self.earliest = in_town(values[0])
            if is_moment(self.earliest):
                self.earliest = self.earliest.date()
            self.notes.append(_("Die Reihe ist länger: Es werden nur 100 Termine übernommen."))
        return {_key(value): self._date(value, title, place) for value in values}

    def single(self, title: str, place: str) -> ReadDate:
        """Its first date alone."""
        return self._date(self.start, title, place)

    def _end(self) -> Value | None:
        length = _dt(self.part, "DURATION")
        if not isinstance(length, datetime.timedelta):
            return None
        try:
            if not is_moment(self.start) or length % ONE_DAY == datetime.timedelta():
                return checked(self.start + length)
            # Hours are exact, whatever the clocks do meanwhile.
            return checked(utc(self.start) + length)
        except OverflowError:
            raise EntryError(_("Die Dauer lässt sich nicht lesen.")) from None

    def _starts(self) -> list[Value]:
        rules = _all(self.part, "RRULE")
        if not all(_is_sound(rule) for rule in rules):
            raise EntryError(_("Die Wiederholung lässt sich nicht lesen."))
        added = [checked(value) for value in _listed(self.part, "RDATE")]
        starts = [self.start, *added]
        if rules:
            starts = added
            for rule in rules:
                starts += repeated(self.start, rule, self.on, self.patience)
        left_out = {_key(value) for value in _listed(self.part, "EXDATE")}
        unique = {
            _key(value): value for value in starts if is_moment(value) == is_moment(self.start)
        }
        return [
            unique[key]
            for key in sorted(unique)
            if key not in left_out and not (is_moment(key) and key.date() in left_out)
        ]

    def _date(self, start: Value, title: str, place: str) -> ReadDate:
        date, lacks_end = read_date(start, self._end_of(start))
        if lacks_end:
            self.notes.append(
                _("Das Ende fehlt: Es liegt in der Stunde, die die Uhren zweimal zeigen.")
            )
        own_title, own_place = _line(self.part, "SUMMARY"), _line(self.part, "LOCATION")
        return replace(
            date,
            is_cancelled=_line(self.part, "STATUS").upper() == "CANCELLED",
            place=own_place if own_place != place else "",
            remark=own_title if own_title != title else "",
        )

    def _end_of(self, start: Value) -> Value | None:
        if self.end is None or start == self.start:
            return self.end
        if not is_moment(start):
            return start + (self.end - self.start)
        end = self.end
        if end.tzinfo is not None or self.start.tzinfo is not None:
            zone = self.start.tzinfo
            end = utc(end).astimezone(zone) if zone else in_town(end)
        length = end.replace(tzinfo=None) - self.start.replace(tzinfo=None)
        moved = (start.replace(tzinfo=None) + max(length, datetime.timedelta())).replace(
            tzinfo=start.tzinfo
        )
        return moved if utc(moved) >= utc(start) else None

    def _note_zone(self, name: str, value: Value) -> None:
        name = _first(self.part, name).params.get("TZID", "")
        is_read = is_moment(value) and value.tzinfo is not None and is_known_zone(value)
        if name and not is_read and is_moment(value):
            self.notes.append(
                _("Die Zeitzone „%(name)s“ ist unbekannt. Die Uhrzeit gilt als Ortszeit.")
                % {"name": Truncator(_clean(str(name))).chars(60)}
            )


def _order(date: ReadDate) -> tuple:
    return (*date.order, date.ends_on or date.starts_on, date.place, date.remark)


def _key(value: Value):
    """What tells one date of a series from another: the day, or the moment on clocks in town."""
    return in_town(value)


def _digest(parts: list) -> str:
    """A fingerprint of all that the file says about an event, whatever the order."""
    told = sorted(
        "\n".join(
            f"{name};{each.params.to_ical()!r}:{each.to_ical()!r}"
            for name in TELLING
            for each in _all(part, name)
        )
        for part in parts
    )
    return hashlib.sha256("\n\n".join(told).encode()).hexdigest()


def _is_sound(value) -> bool:
    """Whether the library could read a value; the others it hands over as they are."""
    return value is not None and type(value).__name__ != "vBroken"


def _all(part, name: str) -> list:
    value = part.get(name)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _first(part, name: str):
    return next(iter(_all(part, name)), None)


def _dt(part, name: str):
    value = _first(part, name)
    if value is None:
        return None
    if not _is_sound(value):
        raise EntryError(_("Die Angabe %(name)s lässt sich nicht lesen.") % {"name": name})
    return value.dt


def _listed(part, name: str) -> list[Value]:
    """The days or moments in all lines of that name; of a period its beginning."""
    values = []
    for line in _all(part, name):
        if not _is_sound(line):
            raise EntryError(_("Die Angabe %(name)s lässt sich nicht lesen.") % {"name": name})
        for each in line.dts:
            value = each.dt
            values.append(checked(value[0] if isinstance(value, tuple) else value))
    return values


def _clean(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", CONTROL.sub("", lines)).strip()


def _words(part, name: str) -> str:
    value = _first(part, name)
    return _clean(str(value)) if _is_sound(value) else ""


def _line(part, name: str, longest: int | None = LONGEST_LINE) -> str:
    """A text in one line, cut where the site has no more room."""
    line = " ".join(_words(part, name).split())
    return Truncator(line).chars(longest) if longest else line

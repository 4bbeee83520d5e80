"""Calendar files as other programs write them."""


def entry(*lines: str) -> str:
    """One event in a file."""
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def calendar_file(*entries: str) -> bytes:
    """A whole file with these entries."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Verein//DE"]
    return ("\r\n".join([*head, *entries, "END:VCALENDAR"]) + "\r\n").encode()


def event(*lines: str, uid: str = "1@verein.example", title: str = "Sommerfest") -> str:
    """An event with a UID and a title."""
    return entry(f"UID:{uid}", f"SUMMARY:{title}", *lines)

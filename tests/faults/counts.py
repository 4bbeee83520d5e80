"""What is counted while something is broken."""

from dataclasses import dataclass, field

# A page may be old for so long after the database shows a new one, on one machine.
SECONDS_OLD = 0.150


@dataclass
class Counts:
    """One fault: what readers and the editor have met."""

    name: str
    requests: int = 0
    lost: list[str] = field(default_factory=list)
    slowest: float = 0.0
    published: int = 0
    forgotten: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    refused: int = 0
    text_kept: int = 0
    looked: int = 0  # how many answers were compared with what was committed

    def check(self) -> None:
        """The promises that hold whatever is broken."""
        assert self.requests, "Nobody read anything."
        assert not self.lost, f"{len(self.lost)} of {self.requests} lost: {self.lost[:10]}"
        self.check_publications()

    def check_publications(self) -> None:
        """Those that hold even while nobody is there to draw a page."""
        assert not self.forgotten, f"Acknowledged, and gone: {self.forgotten}"
        assert not self.stale, f"Old for too long: {self.stale[:10]}"


@dataclass(frozen=True)
class Sight:
    """What somebody saw of the watched page: when they asked, where, and which publication."""

    asked_at: float
    place: str
    number: int


@dataclass(frozen=True)
class Look:
    """What the database showed of the watched page: when it was asked, and when it says that these
    words were committed."""

    asked_at: float
    number: int
    committed_at: float


def visible_from(looks: list[Look]) -> dict[int, float]:
    """From when on each publication can have been seen by anybody.

    The database notes the time of a commit before its disk has it, and shows it afterwards: on a
    busy disk, tenths of a second later.
    """
    found, unseen_at = {}, float("-inf")
    for look in looks:
        found.setdefault(look.number, max(look.committed_at, unseen_at))
        unseen_at = look.asked_at
    return found


def stale(sights: list[Sight], commits: dict[int, float]) -> list[str]:
    """Answers that were asked for when a later publication could have been seen for a while."""
    found = []
    for sight in sights:
        later = [at for number, at in commits.items() if number > sight.number]
        if later and (late := sight.asked_at - min(later)) > SECONDS_OLD:
            found.append(f"{sight.place} showed {sight.number} after {late * 1000:.0f} ms")
    return found

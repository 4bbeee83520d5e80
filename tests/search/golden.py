"""What citizens look for and expect first, and how often the search gives it to them."""

import datetime
from dataclasses import dataclass
from pathlib import Path

import yaml

from iserlohn_europa.search.asking import Question, ask

ON = datetime.date(2026, 11, 23)


@dataclass(frozen=True)
class Wish:
    """What somebody types, and the slugs of the pages of which one should come first."""

    query: str
    first: tuple[str, ...]
    must: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of a wish: the rank of the wanted page, 0 if it is not among the first five."""

    wish: Wish
    rank: int
    first: str
    total: int
    correction: str


def wishes() -> list[Wish]:
    """The golden set."""
    rows = yaml.safe_load(Path(__file__).with_name("golden.yaml").read_text("utf-8"))
    return [
        Wish(
            row["query"],
            tuple(row["first"]) if isinstance(row["first"], list) else (row["first"],),
            row.get("must", False),
        )
        for row in rows
    ]


def outcomes() -> list[Outcome]:
    """What comes of the golden set on a site with the first content."""
    return [outcome(wish) for wish in wishes()]


def outcome(wish: Wish) -> Outcome:
    """Asks for a wish."""
    answer = ask(Question(words=wish.query, language="de", on=ON))
    slugs = [entry.page.slug if entry.page else "" for entry in answer[0:5]]
    ranks = [number for number, slug in enumerate(slugs, 1) if slug in wish.first]
    return Outcome(
        wish, ranks[0] if ranks else 0, slugs[0] if slugs else "–", answer.total, answer.correction
    )


def right_at(outcomes: list[Outcome], rank: int) -> int:
    """How many wanted pages came at that rank or before."""
    return sum(0 < each.rank <= rank for each in outcomes)


def table(outcomes: list[Outcome]) -> str:
    """The golden set as a table in Markdown."""
    lines = [
        f"{right_at(outcomes, 1)} of {len(outcomes)} right at rank 1, "
        f"{right_at(outcomes, 5)} at rank 5.",
        "",
        "| query | expected first | rank | came first | found | meant |",
        "| --- | --- | ---: | --- | ---: | --- |",
    ]
    lines += [
        f"| {each.wish.query} | {', '.join(each.wish.first)} | {each.rank or '–'} | {each.first} "
        f"| {each.total} | {each.correction} |"
        for each in outcomes
    ]
    return "\n".join(lines)

"""The rows of `constructions/<lang>.tsv`: a text, and what it says as `party/kind place[+place]`; `!` before what is denied or planned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from timeline.claims.claim import Claim

FOLDER = Path(__file__).parent / "constructions"
KINDS = {
    **dict.fromkeys(("captured", "held", "lost", "withdrew", "evacuated", "repelled"), "control"),
    **dict.fromkeys(("entered", "contested"), "partial"),
    "besieged": "siege",
}
Said = tuple[str, str, str]  # party, kind, place id


def read_rows(lang: str) -> list[tuple[str, list[str]]]:
    """(text, what it says) of each row; nothing for a text that moves nothing."""
    lines = [line.split("\t") for line in (FOLDER / f"{lang}.tsv").read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return [(text, [cell.strip() for cell in want if cell.strip() not in ("", "-")]) for text, *want in lines]


def say_wanted(want: list[str]) -> tuple[set[Said], set[Said]]:
    """What a row says moves the map, and what it says is denied or planned."""
    moving, quiet = set(), set()
    for cell in want:
        head, places = cell.lstrip("!").split(" ")
        party, kind = head.split("/")
        (quiet if cell.startswith("!") else moving).update((party, kind, place) for place in places.split("+"))
    return moving, quiet


def say_claims(claims: Iterable[Claim]) -> tuple[set[Said], set[Said]]:
    """The same of claims."""
    moving, quiet = set(), set()
    for claim in claims:
        (moving if claim.effective else quiet).update((claim.party, KINDS[claim.event], place.id) for place in claim.places)
    return moving, quiet


def agrees(one: Said, other: Said) -> bool:
    """Kind and place are the same, and so is the party, where both name one."""
    return one[1:] == other[1:] and (one[0] == other[0] or "unknown" in (one[0], other[0]))


def is_right(claims: Iterable[Claim], want: list[str], *, agree: Callable[[Said, Said], bool] = agrees) -> bool:
    """Whether the claims say what the row says, deny or plan what it denies or plans, and move nothing else."""
    (moving, quiet), (must, hush) = say_claims(claims), say_wanted(want)
    told = all(any(agree(m, g) for g in moving) for m in must) and all(any(agree(m, g) for g in quiet) for m in hush)
    return told and all(any(agree(g, m) for m in must) for g in moving)

"""Sequels: propositions that lean on the one before them, and what one of them does to another."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding
from timeline.claims.places import Scene
from timeline.claims.verbfirst.link import resolve_spots
from timeline.claims.verbfirst.moods import judge_finite


def undone(finding: Finding, found: list[Finding]) -> bool:
    """What had happened before another proposition of the sentence turned it round: took back the points that it had lost."""
    return any(
        f is not finding
        and not f.mood
        and f.event == "captured"
        and f.holder != finding.holder
        and {s.place_id for s in f.spots} & {s.place_id for s in finding.spots}
        for f in found
    )


def is_settled(finding: Finding, found: list[Finding]) -> bool:
    """Fought over before the same sentence tells who has taken it: the battle ended with its fall."""
    return finding.event == "contested" and any(
        not f.mood
        and f.event in ("captured", "withdrew")
        and f.at > finding.at
        and {s.place_id for s in finding.spots} <= {s.place_id for s in f.spots}
        for f in found
    )


def bar_dates(chunks: list[Chunk], finding: Finding) -> frozenset[int]:
    """The dates of relative clauses behind a finding: retook the hill that it had lost | on Monday."""
    barred, inside = set(), False
    for k in range(finding.chunks[0] + 1, len(chunks)):
        kind = chunks[k].kind
        if kind in ("rel", "void"):
            inside = kind == "void" or any(c.kind == "vg" and c.head == "verb" for c in chunks[k + 1 : k + 4])
        elif kind in ("comma", "semi", "and", "but", "sub"):
            inside = False
        elif kind == "date" and inside:
            barred.add(k)
    return frozenset(barred)


def match_gap(chunks: list[Chunk], finding: Finding, scene: Scene) -> Finding | None:
    """`took X on Monday, and | on Sunday | Y and Z`: the verb is not said again."""
    n = finding.chunks[1]
    verb = chunks[finding.at]
    if verb.kind != "vg" or verb.form != "finite" or n + 2 >= len(chunks) or chunks[n].kind != "and" or chunks[n + 1].kind != "date":
        return None
    place, after = chunks[n + 2], chunks[n + 3] if n + 3 < len(chunks) else None
    if place.kind != "np" or place.head != "place" or place.prep or (after is not None and after.kind in ("vg", "state")):
        return None
    spots = [s for s in resolve_spots(place, scene) if not s.elsewhere and not s.near and not s.sector]
    return replace(finding, spots=spots, chunks=(n + 1, n + 2), roles={**finding.roles, "place": place}) if spots else None


def match_pass(chunks: list[Chunk], v: int, row: dict, roles: dict, scene: Scene) -> Finding | None:
    """`X fell, and Y followed it`, `X had come before it`: what was said of one place is so of the other."""
    last = scene.last
    pointing = any(c.kind == "np" and c.head == "pronoun" and "joined" in c.unit.also for c in chunks[v + 1 : v + 3])
    mood = judge_finite(chunks, v)
    if last is None or last.mood or mood or not pointing or last.event not in ("captured", "lost", "withdrew", "entered"):
        return None
    spots = [s for s in resolve_spots(roles["place"], scene) if not s.elsewhere and not s.near]
    return replace(last, spots=spots, at=v, chunks=(v, v + 3), roles={"place": roles["place"]}, rule=row["rule"]) if spots else None


def in_relative(chunks: list[Chunk], v: int) -> bool:
    """Whether a relative clause that a verb before has opened goes on at `v`."""
    for chunk in reversed(chunks[:v]):
        if chunk.kind == "rel":
            return True
        if chunk.kind in ("comma", "semi", "colon", "that", "but", "sub"):
            return False
    return False

"""Aims: a place named as the next target, which nobody has taken yet."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding
from timeline.claims.places import Scene
from timeline.claims.verbfirst.clauses import is_place, party_of
from timeline.claims.verbfirst.link import resolve_spots
from timeline.claims.verbfirst.moods import PLANNED

REACH = 7  # chunks between an aim and its place


def match_aim(chunks: list[Chunk], v: int, scene: Scene, side: str = "") -> Finding | None:
    """`the next target of the army is X`, `X is the next stop`: a plan to take X; the party is the aim's owner, else the one spoken of."""
    if is_next(chunks, v):
        return match_next(chunks, v, scene, side)
    if not any("target" in u.also for u in chunks[v].units) or chunks[v].prep or chunks[v].neg:
        return None
    after, before = chunks[v + 1 : v + REACH], chunks[max(0, v - 3) : v]
    if not any("next" in u.also for c in (chunks[v], *after[:2]) if c.kind in ("np", "modality", "vg") for u in c.units):
        return None
    owner = next((c for c in after if c.kind == "np" and c.head == "party" and (not c.prep or "to" in c.after)), None)
    link = next((n for n, c in enumerate(after) if c.kind in ("among", "colon") or (c.kind == "vg" and c.head in ("be", "stay", "turn"))), None)
    place = None
    if link is not None and not any(c.kind in ("vg", "semi", "sub", "but") for c in after[:link]):
        place = next((c for c in after[link + 1 : link + 3] if c.kind == "np" and is_place(c) and not c.prep), None)
    if place is None and any(c.kind == "among" or (c.kind == "vg" and c.head in ("be", "turn")) for c in before):
        place = next((c for c in (*before, *after[:2]) if c.kind == "np" and is_place(c) and not c.prep), None)
    if place is None:
        return None
    spots = [s for s in resolve_spots(place, scene) if not s.elsewhere and not s.near]
    party = party_of(owner, scene) or chunks[v].party or side or scene.party
    return Finding("captured", spots, PLANNED, "aim", v, holder=party, chunks=(v, v + 1), roles={"place": place}) if spots else None


def is_next(chunks: list[Chunk], v: int) -> bool:
    """A lone `next` behind a verb of being in the future."""
    alone = chunks[v].kind == "np" and chunks[v].head == "other" and len(chunks[v].units) == 1 and "next" in chunks[v].units[0].also
    return alone and v > 0 and chunks[v - 1].kind == "vg" and chunks[v - 1].head in ("be", "turn") and chunks[v - 1].modal


def match_next(chunks: list[Chunk], v: int, scene: Scene, side: str) -> Finding | None:
    """`X and Y will be next`."""
    place = next((c for c in reversed(chunks[max(0, v - 4) : v - 1]) if c.kind == "np" and is_place(c) and not c.prep), None)
    spots = [s for s in resolve_spots(place, scene) if not s.elsewhere and not s.near] if place is not None else []
    if not spots:
        return None
    party = scene.attacker or (scene.opponent(side) if side else scene.party)
    return Finding("captured", spots, PLANNED, "aim", v, holder=party, chunks=(v - 1, v + 1), roles={"place": place})

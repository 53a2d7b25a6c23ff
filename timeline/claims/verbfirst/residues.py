"""Residues and ratios: what is left to a party, what share of a place a party has come to hold."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding
from timeline.claims.places import Scene
from timeline.claims.verbfirst.clauses import find_topic, is_place, party_of
from timeline.claims.verbfirst.link import resolve_spots
from timeline.claims.verbfirst.moods import judge_clause
from timeline.claims.verbfirst.tagging import means

CLAUSE_ENDS = frozenset({"semi", "but", "sub", "cond", "question"})


def is_what(chunk: Chunk) -> bool:
    return chunk.kind == "np" and chunk.unit is not None and "what" in means(chunk.units[-1])


def match_residue(chunks: list[Chunk], k: int, scene: Scene) -> list[Finding]:
    """`what is left to the rebels is X and Y`, `what they have left is less than a quarter of what they held`."""
    rest = chunks[k].head == "the_rest"
    if k + 2 >= len(chunks) or not (rest or (is_what(chunks[k]) and chunks[k + 1].kind == "vg")):
        return []
    owner = chunks[k + 1 if rest else k + 2]
    rows = [] if rest else [d for _, d in chunks[k + 1].unit.entries if d.get("event") == "held" and "holder" in d.get("obliques", {}).values()]
    if not rows and not rest and chunks[k + 1].head != "stay":
        return []
    preps = {p for d in rows for p, role in d["obliques"].items() if role == "holder"} | ({owner.prep} if rest and "to" in owner.after else set())
    if owner.kind == "state" and owner.row["event"] == "held":
        party = scene.party if owner.party == "they" else owner.party
    elif owner.kind == "np" and owner.prep in preps:
        party = party_of(owner, scene)
    else:
        party = ""
    if not party or judge_clause(chunks, k):
        return []
    rule = next((d["rule"] for d in rows), owner.row["rule"] if owner.row else "")
    found, listing = [], False
    for n in range(chunks.index(owner) + 1, len(chunks)):
        c = chunks[n]
        if c.kind in CLAUSE_ENDS:
            break
        if c.kind in ("among", "colon") or (c.kind == "vg" and c.head == "be") or (c.kind == "np" and c.head == "pronoun" and not c.prep):
            listing = True
            continue
        if c.kind != "np":
            continue
        share = c.share is not None and c.share["class"] == "fraction"
        if c.spots and (share or (listing and not c.prep and c.head == "place")):
            spots = [s for s in resolve_spots(c, scene) if not s.elsewhere and not s.near and (share or s.kind != "city")]
            if spots:
                found.append(Finding("held", spots, "", rule, k + 1, holder=party, chunks=(k, n), roles={"place": c}))
            listing = False
    apposed = chunks[k - 2] if rest and k > 1 and chunks[k - 1].kind == "comma" else None
    if not found and apposed is not None and apposed.kind == "np" and apposed.head == "place" and apposed.spots:
        spots = [s for s in resolve_spots(apposed, scene) if not s.elsewhere and not s.near and s.kind != "city"]
        if spots:  # X, the last that is left to them
            found.append(Finding("held", spots, "", rule or "residue", k, holder=party, chunks=(k - 2, k + 1), roles={"place": apposed}))
    return found


def match_ratio(chunks: list[Chunk], k: int, scene: Scene, used: set[int]) -> Finding | None:
    """`the share of X that the army controls has reached 85 percent`, `brought its control of X to 90 percent`."""
    first = chunks[k]
    if first.kind != "np" or first.spots or not any("measure" in u.also for u in first.units) or first.share is not None:
        return None
    end = next((n for n in range(k + 1, len(chunks)) if chunks[n].kind in (*CLAUSE_ENDS, "comma", "colon")), len(chunks))
    run = chunks[k + 1 : end]
    ratio = next((c for c in run if c.kind == "np" and c.share is not None and c.share["class"] == "fraction"), None)
    if ratio is None or judge_clause(chunks, k):
        return None
    verbs = [c for c in run if c.kind == "vg" and c.head == "verb" and c.unit.data["event"] in ("captured", "held")]
    if not verbs and first.owner is None and not first.party:
        return None
    place = ratio if ratio.spots else next((c for c in run if c.kind == "np" and c.prep and c.spots and c.prep != "@"), None)
    who = next((c for c in (first, *run) if c.kind == "np" and c.head == "party" and party_of(c, scene)), None)
    if first.owner is not None:
        party = first.party or party_of(first.owner, scene)
    elif who is not None:
        party = party_of(who, scene)
    else:
        topic = find_topic(chunks, k)
        party = party_of(topic, scene) if topic is not None and topic.head == "party" else scene.party
        party = party or next((c.party for c in reversed(chunks[:k]) if c.party not in ("", "they")), "")
    if place is None or not party or not (is_place(place) or place.spots):
        return None
    place.share = ratio.share
    spots = [s for s in resolve_spots(place, scene) if not s.elsewhere and not s.near]
    if not spots:
        return None
    used.update(n for n in range(k, end) if chunks[n].kind == "vg" and chunks[n].head == "verb")
    rule = verbs[0].unit.data["rule"] if verbs else ratio.share.get("rule", "")
    return Finding("held", spots, "", rule, k, holder=party, chunks=(k, end), roles={"place": place})

"""Adjectives: rebel-held X, X, a rebel bastion, newly captured X: who holds a place, said in passing."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding
from timeline.claims.places import resolve_place

TAKEN = "part_adj:captured"  # the class of words such as liberated, recaptured


def match_apposition(chunks, v, scene) -> list[Finding]:
    """`Heluk, a militant-held district`, `Sakhour, a rebel stronghold`: said of a place beside its name, unless the sentence has it taken."""
    chunk = chunks[v]
    if v < 2 or chunks[v - 1].kind != "comma" or not chunk.party or chunks[v - 2].kind != "np" or chunks[v - 2].head != "place":
        return []
    bastion = any(u.data.get("kind") in ("bastion", "enclave", "area") for u in chunk.units) or chunk.held  # rebel ground
    if not bastion or any(u.sense in ("former", "once", "formerly", "onetime", "longtime") for u in chunk.units):
        return []
    spots = [s for s in resolve_place(chunks[v - 2], scene) if not s.elsewhere and not s.sector]
    taken = any(
        c.kind == "vg"
        and c.head == "verb"
        and not {"stay", "turn"} & c.unit.also
        and any(d["event"] in ("captured", "lost", "withdrew") for _, d in c.unit.entries if not d.get("tails"))
        for c in chunks
    )
    return (
        [Finding("held", spots, "", "apposition", v, holder=chunk.party, chunks=(v, v), roles={"place": chunks[v - 2]})]
        if spots and not taken
        else []
    )


def match_others(chunk: Chunk, v: int, scene) -> list[Finding]:
    """`X, Y and other rebel-held areas`: what the last member of a list says of the others."""
    last = chunk.more[-1] if chunk.more else None
    if last is None or not last.party or not any(u.sense == "other" for u in last.units) or not last.spots or not last.spots[-1][0].spot.sector:
        return []
    named = replace(chunk, more=chunk.more[:-1])
    spots = [s for s in resolve_place(named, scene) if not s.elsewhere and not s.sector and not s.near]
    return [Finding("held", spots, "", "and others", v, holder=last.party, chunks=(v, v), roles={"place": named})] if spots else []


def match_adjective(chunk, v, scene, chunks) -> list[Finding]:
    """`rebel-held Shaar`, `an opposition east and a government west`: who holds it, by an adjective."""
    found = []
    if chunk.prep == "among" and v and chunks[v - 1].kind == "np" and chunks[v - 1].head == "place":
        spots = [s for s in resolve_place(chunks[v - 1], scene) if not s.elsewhere]  # named X and Y among the rebel-held districts
        held = chunk.spots[-1][0].spot.place_id
        who = chunk.party or next((p for (p, of), at in sorted(scene.sectors.directions.items()) if of == "territory" and at == held), "")
        return [Finding("held", spots, "", "adjective", v, holder=who, chunks=(v, v), roles={"place": chunks[v - 1]})] if spots and who else []
    if any(u.sense == "other" for u in chunk.units) and v > 1 and chunks[v - 1].kind == "and" and chunks[v - 2].kind == "np":
        spots = [s for s in resolve_place(chunks[v - 2], scene) if not s.elsewhere and not s.sector] if chunks[v - 2].head == "place" else []
        return [Finding("held", spots, "", "and others", v, holder=chunk.party, chunks=(v, v), roles={"place": chunks[v - 2]})] if spots else []
    for member in (chunk, *chunk.more):
        spot = member.spots[-1][0].spot if member.spots else None
        if spot is None or spot.elsewhere or not member.party:
            continue
        indefinite = member.units[0].text in ("a", "an") and spot.sector and not _is_others(member, chunks)
        epithet = any(u.data.get("kind") == "bastion" or (u.kind == "place" and u.data.get("party")) for u in member.units[:-1])
        bastion = not spot.sector and epithet and not _is_taken(member, chunks)  # the rebel bastion of X
        if indefinite or (member.held and not spot.sector) or bastion:
            many = member is chunk and any(u.kind == "placenoun" and u.data.get("number") == "many" for u in chunk.units)
            spots = [s for s in resolve_place(chunk if many else _alone(member), scene) if not s.elsewhere]  # the rebel-held quarters of X and Y
            found.append(Finding("held", spots, "", "adjective", v, holder=member.party, chunks=(v, v), roles={"place": member}))
    return found


def _is_taken(member: Chunk, chunks: list[Chunk]) -> bool:
    """Whether what the sentence tells of a bastion makes it one no longer, or its words say so."""
    if any(u.sense in ("former", "once", "formerly", "onetime", "longtime") for u in member.units):
        return True
    return _is_others(member, chunks) or any(
        c.kind == "vg" and c.head == "verb" and any(d.get("event") in ("captured", "lost", "withdrew") and not d["tails"] for _, d in c.unit.entries)
        for c in chunks
    )


def _is_others(member: Chunk, chunks: list[Chunk]) -> bool:
    """Whether the sentence puts it into another side's hands: for years their bastion, X is back in the army's hands."""
    return any(c.kind == "state" and c.party and c.party not in ("they", member.party) for c in chunks)


def _alone(chunk: Chunk) -> Chunk:
    return replace(chunk, more=[])


def match_participle(chunk, v, scene) -> Finding | None:
    """`newly captured X`: a participle before a name."""
    row = next((d for u in chunk.units if u.kind == "part_adj" for kind, d in u.entries if kind == "verb" and d["event"] == "captured"), None)
    named = next((u.data["rule"] for u in chunk.units if u.data.get("class") == TAKEN), "")  # the liberated district of X
    rule = row["rule"] if row is not None else named
    spots = [s for s in resolve_place(chunk, scene) if not s.elsewhere and not s.sector and not s.near] if rule else []
    return Finding("captured", spots, "", rule, v, holder=chunk.party, chunks=(v, v), roles={"place": chunk}) if spots else None

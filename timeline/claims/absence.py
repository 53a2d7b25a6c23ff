"""Absence: a side of which nobody is left in a place."""

from __future__ import annotations

from timeline.claims.findings import Finding, name_party
from timeline.claims.places import resolve_place


def match_absence(chunks, v, scene) -> Finding | None:
    """`there are no rebels left in X`, `not a single fighter remains in X`: the party is gone from it."""
    n = v - 1
    while n > 0 and chunks[n].kind == "np" and chunks[n].head == "pronoun" and chunks[n].unit.kind == "there":
        n -= 1  # il n'y a plus un rebelle à X
    left = chunks[n] if n >= 0 else None
    gone = (
        left is not None
        and left.kind == "vg"
        and (left.neg or chunks[v].neg)
        and not left.modal
        and (not left.perfect and left.unit.text != "had")
        and (left.head in ("have", "stay") or {"stay", "turn"} & left.unit.also)
    )
    fronted = gone and n == 1 and v + 1 == len(chunks)  # de X no queda un solo rebelde
    for k in (0,) if fronted else range(v + 1, min(v + 4, len(chunks))):
        c = chunks[k]
        if c.kind == "np" and c.prep and c.head == "place":
            stays = gone or any(x.kind == "vg" and (x.head == "stay" or "stay" in x.unit.also or x.unit.text == "left") for x in chunks[v + 1 : k])
            if not stays or any(x.kind == "vg" and x.modal for x in chunks[v + 1 : k]):
                return None
            spots = [s for s in resolve_place(c, scene) if not s.elsewhere and not s.near]
            return Finding("lost", spots, "", "absence", v, loser=name_party(chunks[v], scene), chunks=(v, k), roles={"place": c}) if spots else None
    return None

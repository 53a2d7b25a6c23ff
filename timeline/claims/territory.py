"""Territory: what a side held, by a relative clause or by what remains to it, as the sector that is named for its holder."""

from __future__ import annotations

from timeline.claims.findings import name_party
from timeline.claims.places import Scene
from timeline.claims.units import Unit


def nearest_party(chunks, k: int, scene: Scene) -> str:
    """The party named last before `k`: whom `they` means in `a third of the area they held`."""
    return next((c.party for c in reversed(chunks[:k]) if c.kind == "np" and c.head == "party" and c.party and not c.prep), "") or scene.spoken_of()


def mark_territory(chunks, scene: Scene) -> None:
    """`a tenth of the territory they once held`, `the quarters that remain to them`: the sector named for its holder."""
    for k, chunk in enumerate(chunks):
        if chunk.kind == "np" and chunk.head == "placenoun" and not chunk.spots and _told_apart(chunks, k):
            chunk.head = "other"  # the area held by the rebels: told by its holder, not the one spoken of
            continue
        if chunk.share is not None and chunk.spots and _their_ground(chunk):
            place_in(chunk, scene, nearest_party(chunks, k, scene))  # 70 % of their territory in the city
            continue
        if (
            chunk.kind != "np"
            or chunk.head not in ("placenoun", "other")
            or chunk.spots
            or chunk.unit is None
            or (chunk.head == "other" and (chunk.share is None or chunk.share["class"] not in ("fraction", "vague") or not _contact(chunks, k)))
            or (chunk.head == "placenoun" and chunk.unit.data["kind"] not in ("district", "area"))
            or (chunk.unit.data.get("kind") == "district" and chunk.unit.data["number"] != "many" and chunk.share is None)
        ):
            continue
        stop = next((n for n in range(k + 1, min(k + 6, len(chunks))) if chunks[n].kind in ("and", "comma", "but", "semi", "colon")), k + 6)
        ahead = chunks[k + 1 : stop]
        verb = next((c for c in ahead if c.kind == "vg"), None)
        who = next(
            (
                nearest_party(chunks, k, scene) if c.head == "pronoun" else name_party(c, scene)
                for c in ahead
                if c.kind == "np"
                and c.head in ("party", "pronoun")
                and (c.prep in ("", "to") or (c.prep == "by" and verb is not None and verb.voice != "active"))
            ),
            "",
        )
        if not who and scene.pro_drop and verb is not None and ahead[0].kind == "rel" and ahead[1] is verb:  # la zona que dominaban
            who = next((c.party for c in reversed(chunks[:k]) if c.kind == "np" and c.head == "party" and c.party), "") or scene.spoken_of()
        theirs = chunk.share is not None and ahead and ahead[0].prep == "by" and any(u.data.get("class") == "held" for u in chunk.units)
        who = name_party(ahead[0], scene) if theirs else who  # the territory previously controlled by the rebels
        if not (theirs and who) and (
            verb is None
            or not who
            or not (
                (chunk.share is not None and (verb.head == "have" or any(_had(verb, d, scene) for _, d in verb.unit.entries)))
                or (verb.unit.text in ("remain", "remains", "remained", "left") and any(c.prep == "to" for c in ahead if c.kind == "np"))
            )
        ):
            continue
        place_in(chunk, scene, who)


def place_in(chunk, scene: Scene, who: str) -> None:
    """Let the phrase stand for the sector that is named for its holder `who`, where the city has one; in place."""
    place_id = scene.sectors.directions.get((who, "territory"))
    spot = scene.sectors.spot(place_id, chunk.start, chunk.units[-1].end, "") if place_id else None
    if spot is not None:
        unit = Unit("place", chunk.unit.i, chunk.unit.j, chunk.unit.text, chunk.start, chunk.units[-1].end, spot=spot)
        chunk.spots, chunk.head = [(unit, None, "")], "place"


def _their_ground(chunk) -> bool:
    """Whether the phrase is a share of ground that a possessive gives to a side, in a city."""
    city = chunk.kind == "np" and chunk.head == "place" and chunk.spots and chunk.spots[-1][0].spot.kind == "city" and chunk.share is not None
    return bool(city) and any(u.kind == "poss" for u in chunk.units) and any(u.data.get("kind") == "area" for u in chunk.units)


def _told_apart(chunks, k: int) -> bool:
    """Whether a participle of holding with its agent stands right behind the area at `k`, which has no share and no name beside it."""
    if chunks[k].share is not None or k + 2 >= len(chunks) or (k and chunks[k - 1].kind == "comma"):
        return False
    if k + 4 < len(chunks) and chunks[k + 3].kind in ("comma", "colon", "dash", "among") and chunks[k + 4].head == "place":
        return False
    verb, agent = chunks[k + 1], chunks[k + 2]
    holds = verb.kind == "vg" and verb.voice in ("either", "passive") and any(d.get("event") == "held" for _, d in verb.unit.entries)
    by_party = agent.kind == "np" and agent.prep == "by" and agent.head == "party"
    return holds and by_party and chunks[k].unit.data["kind"] in ("district", "area") and verb.form != "infinitive" and len(verb.units) == 1


def _had(verb, row: dict, scene: Scene) -> bool:
    """Whether a frame of the verb says that something was theirs: they controlled it, they had seized it."""
    past = verb.perfect and verb.voice != "passive" and not any(u.text in scene.present for u in verb.units)
    return row.get("event") == "held" or (row.get("event") == "captured" and past)


def _contact(chunks, k: int) -> bool:
    """`a third of what | the rebels | had`: a clause set right behind its noun."""
    return k + 2 < len(chunks) and chunks[k + 1].kind == "np" and not chunks[k + 1].prep and chunks[k + 2].kind == "vg"

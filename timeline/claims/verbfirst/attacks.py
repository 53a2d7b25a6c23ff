"""Attacks: clashes in a place, attacks that failed, attacks that the sentence tells of before they are beaten off."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding
from timeline.claims.places import Scene
from timeline.claims.verbfirst.clauses import find_antecedent, find_arguments, find_subject, is_place, party_of
from timeline.claims.verbfirst.link import resolve_spots
from timeline.claims.verbfirst.moods import DENIED, judge_clause, judge_finite, judge_masdar
from timeline.claims.verbfirst.tagging import means


def match_clash(chunks: list[Chunk], v: int, scene: Scene) -> Finding | None:
    """`clashes in X`, `X saw clashes`, `X, where clashes go on`: fought over; only where the clause says that they go on."""
    chunk = chunks[v]
    row = next((d for kind, d in chunk.unit.entries if kind == "noun"), None)
    if row is None or row["event"] != "contested" or chunk.prep not in ("", "@"):
        return None
    args, k = [], v + 1
    while k < len(chunks) and (
        chunks[k].kind in ("np", "date", "comma")
        or (chunks[k].kind == "vg" and chunks[k].head in ("plain", "stay", "turn"))
        or (chunks[k].kind == "and" and k + 1 < len(chunks) and chunks[k + 1].kind == "np" and chunks[k + 1].head == "party")
    ):
        args += [chunks[k]] if chunks[k].kind == "np" else []
        k += 1
    place = next((c for c in args if row["obliques"].get(c.prep) == "place" and (is_place(c) or c.head == "pronoun")), None)
    where = opening(chunks, v)
    antecedent = find_antecedent(chunks, where + 1 if where is not None else v)
    place = place or seen_there(chunks, v)
    if place is not None and where is not None and place.spots and place.spots[-1][0].spot.kind == "city":
        place = None  # X, where there is fighting | in the city
    if place is None and where is not None and antecedent is not None and antecedent.head == "place":
        before = chunks[chunks.index(antecedent) - 1] if antecedent in chunks[1:] else None
        inner = before is not None and before.kind == "np" and before.head == "place" and antecedent.spots[-1][0].spot.kind == "city"
        place = antecedent = before if inner else antecedent  # X in the city, where …
    place = place or fronted(chunks, v)
    if any(c.kind == "modality" and c.head == "over" for c in chunks[max(0, v - 2) : k + 1]):
        return None  # the fighting has died down
    mood = judge_clause(chunks, v)
    verb = next((c for c in chunks[max(0, v - 3) : v] if c.kind == "vg"), None)
    if place is None or mood or chunk.neg or (verb is not None and (verb.neg or verb.modal or verb.head == "modality")):
        return None
    spots = [
        s
        for s in resolve_spots(place, scene, antecedent=antecedent if place is not antecedent else None)
        if not s.elsewhere and not s.near and not s.sector
    ]
    return Finding("contested", spots, "", row["rule"], v, chunks=(v, k), roles={"place": place}) if spots else None


def opening(chunks: list[Chunk], v: int) -> int | None:
    """The `where` that opens the relative clause of `v`."""
    for k in range(v - 1, -1, -1):
        if chunks[k].kind == "rel":
            return k if "where" in means(chunks[k].units[0]) else None
        if chunks[k].kind in ("comma", "semi", "and", "but", "sub", "colon", "that"):
            return None
    return None


def fronted(chunks: list[Chunk], v: int) -> Chunk | None:
    """`in X | the fighting goes on`: a place put in front of its clause."""
    k = v - 1
    while k >= 0 and (
        chunks[k].kind in ("date", "comma") or (chunks[k].kind == "np" and k) or (chunks[k].kind == "vg" and chunks[k].head in ("stay", "plain"))
    ):
        if chunks[k].kind == "np" and "in" in chunks[k].after and (k == 0 or chunks[k - 1].kind in ("and", "but", "sub")):
            break
        k -= 1
    first = chunks[max(k, 0)]
    lead = max(k, 0) == 0 or chunks[k - 1].kind in ("and", "but", "sub")
    return first if lead and first.kind == "np" and "in" in first.after and is_place(first) else None


def seen_there(chunks: list[Chunk], v: int) -> Chunk | None:
    """The place of `X sees fierce clashes`: the subject of a verb of seeing right before them."""
    k = v - 1
    while k >= 0 and (chunks[k].kind == "date" or (chunks[k].kind == "np" and (is_place(chunks[k]) or chunks[k].prep))):
        k -= 1
    if k < 0 or chunks[k].kind != "vg" or "witness" not in chunks[k].unit.data.get("class", "").split(":"):
        return None
    after = next((c for c in chunks[k + 1 : v] if c.kind == "np" and not c.prep and is_place(c)), None)
    if after is not None:
        return after
    before = next((c for c in reversed(chunks[max(0, k - 2) : k]) if c.kind == "np"), None)
    return before if before is not None and not before.prep and is_place(before) else find_antecedent(chunks, k)


def match_failure(chunks: list[Chunk], v: int, scene: Scene, used: set[int], side: str = "") -> Finding | None:
    """`the attack on X failed`, `the attempt to storm X did not succeed`: the defender has kept the place."""
    chunk = chunks[v]
    kind = chunk.unit.data["class"]
    if (
        chunk.form == "gerund"
        or chunk.modal
        or not ((kind == "fail" and not chunk.neg) or (kind == "achieve" and chunk.neg and "success" in chunk.unit.also))
    ):
        return None
    start = next((k for k in range(v + 1, min(v + 3, len(chunks))) if is_attack(chunks[k])), None)
    if start is None and not any(c.kind == "np" and c.head == "party" and not c.prep for c in chunks[v + 1 : v + 3]):
        k = v - 1
        while k > 0 and (
            chunks[k].kind == "date"
            or (chunks[k].kind == "np" and not is_attack(chunks[k]))
            or (chunks[k].kind == "vg" and (chunks[k].form == "masdar" or (chunks[k].head == "plain" and chunk.prep and not chunks[k].neg)))
        ):
            k -= 1
        start = k if k >= 0 and is_attack(chunks[k]) else None
    mood = judge_finite(chunks, v) if chunk.form == "finite" else "" if "with" in chunk.after else judge_masdar(chunks, v)
    if start is None or mood not in ("", DENIED) or (mood == DENIED and not chunk.neg) or judge_clause(chunks, v):
        return None
    run = []
    for k in range(start, len(chunks)):
        c = chunks[k]
        if k != start and k != v and not (c.kind in ("np", "date") or (c.kind == "vg" and c.form == "masdar")):
            break
        if k == v:
            if start < v:
                break
            continue
        run.append(k)
    tried = {d["event"] for k in run if chunks[k].kind == "vg" for d in (chunks[k].unit.data,) if "event" in d}
    place = next((chunks[k] for k in run if chunks[k].kind == "np" and is_place(chunks[k])), None)
    told = find_attacked(chunks, start, scene) if place is None and "def" in chunks[start].units[0].also else None
    if told is not None:
        place = told
    if place is None or (told is None and chunks[start].kind == "modality" and not tried & {"captured", "entered", "besieged"}):
        return None  # a truce or a deal that came to nothing
    spots = [s for s in resolve_spots(place, scene) if not s.elsewhere and not s.near and s.kind != "city"]
    mover = chunks[start].party or next(
        (party_of(chunks[k], scene) for k in run if chunks[k].kind == "np" and chunks[k].head in ("party", "pronoun") and chunks[k] is not place), ""
    )
    mover = mover or (scene.assailant if told is not None else "")
    holder = scene.opponent(mover) if mover else side
    if not spots or not holder:
        return None
    used.update(k for k in run if chunks[k].kind == "vg")
    return Finding(
        "repelled", spots, "", chunk.unit.data["rule"], v, holder=holder, loser=mover, chunks=(min(start, v), run[-1] + 1), roles={"place": place}
    )


def is_attack(chunk: Chunk) -> bool:
    """A noun of attacking or of trying."""
    return (chunk.kind == "modality" and chunk.head == "plan_noun") or (
        chunk.kind == "np"
        and chunk.head == "noun"
        and not chunk.prep
        and any(kind == "noun" and "mover" in d["obliques"].values() for kind, d in chunk.unit.entries)
    )


def find_attacked(chunks: list[Chunk], v: int, scene: Scene) -> Chunk | None:
    """The place that was attacked where the attack itself is a pronoun: they attacked X and the rebels beat them off."""
    for k in range(v - 1, -1, -1):
        chunk = chunks[k]
        if chunk.kind == "semi":
            return None
        if chunk.kind != "vg" or chunk.form != "finite" or chunk.head not in ("verb", "modality"):
            continue
        rows = [d for _, d in chunk.unit.entries if d.get("object") == "place" and d.get("subject") == "mover"]
        bare, oblique, _ = find_arguments(chunks, k)
        if rows:
            return next((c for c in bare if is_place(c)), None) or next(
                (c for c in oblique if is_place(c) and rows[0]["obliques"].get(c.prep) == "place"), None
            )
        return None
    return None


def note_attack(chunks: list[Chunk], v: int, scene: Scene) -> None:
    """Who attacks, for `the attackers` of the sentences that follow."""
    rows = [d for _, d in chunks[v].unit.entries if d["event"] == "none" and d["subject"] == "mover" and d["object"] == "place"]
    if rows and chunks[v].form == "finite":
        bare, _, _ = find_arguments(chunks, v)
        scene.assailant = party_of(find_subject(chunks, v, bare, scene), scene) or scene.assailant


def match_repulse(chunks: list[Chunk], v: int, bare: list[Chunk], scene: Scene, side: str) -> Finding | None:
    """`the army attacked X and the rebels drove it back`: the attack is a pronoun, its place that of the verb before."""
    joined = v + 1 < len(chunks) and chunks[v + 1].kind == "np" and chunks[v + 1].head == "pronoun" and "joined" in chunks[v + 1].unit.also
    subject = find_subject(chunks, v, bare, scene)
    holder = party_of(subject, scene) if subject is not None and subject.head == "party" else ""
    place = find_attacked(chunks, v, scene) if joined and holder else None
    mood = judge_finite(chunks, v)
    if place is None or mood:
        return None
    spots = [s for s in resolve_spots(place, scene) if not s.elsewhere and not s.near and s.kind != "city"]
    rule = next(row["rule"] for _, row in chunks[v].unit.entries if row["event"] == "repelled")
    return Finding("repelled", spots, "", rule, v, holder=holder, chunks=(v, v + 2), roles={"place": place}) if spots else None

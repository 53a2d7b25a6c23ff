"""Labels: lists of places under a heading (In rebel hands: X, Y), and places with a word on who has them (X: army; | Y | rebels |)."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.modality import judge_verb
from timeline.claims.places import Scene, resolve_place

_MARKS = frozenset({"colon", "dash", "open", "close", "comma", "semi"})
_LISTED = frozenset({"comma", "semi", "and", "date", "open", "close", "dash", "colon", "among"})
_EVENTS = frozenset({"captured", "held", "lost", "withdrew", "besieged", "contested", "evacuated", "repelled"})
_ROLES = {"held": "holder", "captured": "holder", "repelled": "holder", "lost": "loser", "withdrew": "loser", "evacuated": "loser",
          "besieged": "inside"}


def match_labels(chunks: list[Chunk], scene: Scene, label: Finding | None) -> list[Finding]:
    """What a line without a sentence says: a label and its places, a place and its label, or places under the `label` of the lines above."""
    chunks = strip_marks(chunks)
    if not chunks:
        return []
    if chunks[-1].kind == "colon":
        scene.label = read_label(chunks[:-1], scene)
        return []
    listed = list_under(chunks) if label is not None else []
    if listed:
        scene.label = label
        return [place_label(label, c, n, scene) for n, c in listed]
    at = next((n for n, c in enumerate(chunks) if c.kind == "colon" and n), None)
    if at is not None and lists_places(chunks[at + 1 :]):
        label = read_label(chunks[:at], scene)
        return [place_label(label, c, n, scene) for n, c in enumerate(chunks) if n > at and names_place(c)] if label is not None else []
    last = chunks[-1] if len(chunks) > 3 else None
    if last is not None and last.head == "party" and chunks[-2].kind == "open" and names_place(chunks[0]) and chunks[1].kind == "colon" \
            and not any(c.kind in ("vg", "state") for c in chunks) and name_party(last, scene):
        return [place_label(Finding("held", [], "", "label", 0, holder=name_party(last, scene)), chunks[0], 0, scene)]  # X: no change (them)
    opened = next((n for n, c in enumerate(chunks) if c.kind == "open" and n), None)
    if opened is not None and chunks[opened - 1].head == "party" and not any(c.kind in ("vg", "state") for c in chunks) \
            and lists_places(chunks[opened + 1 :]):
        who = name_party(chunks[opened - 1], scene)  # green: rebels (X, Y)
        label = Finding("held", [], "", "label", 0, holder=who)
        return [place_label(label, c, n, scene) for n, c in enumerate(chunks) if n > opened and names_place(c)] if who else []
    if len(chunks) > 2 and names_place(chunks[0]) and chunks[1].kind in ("colon", "dash", "open") and chunks[2].kind == "np":
        who, rest = chunks[2], chunks[3:]
        told = who.head == "party" and not who.prep and all(c.kind in _MARKS or c.kind == "date" or c.head == "party" for c in rest)
        if told and name_party(who, scene):
            return [place_label(Finding("held", [], "", "label", 2, holder=name_party(who, scene)), chunks[0], 0, scene)]
    return []


def keep_promise(chunks: list[Chunk], findings: list[Finding], label: Finding | None, scene: Scene) -> list[Finding]:
    """`Three districts fell. All of them, X, Y and Z, …`: the places that the last sentence counted, named in this one."""
    first = chunks[0] if chunks else None
    if label is None or first is None or first.kind != "np" or first.unit is None or first.unit.kind not in ("all_them", "they"):
        return []
    named = next((c for c in chunks[1:3] if names_place(c)), None)
    return [place_label(label, named, 0, scene)] if named is not None and named.more else []


def list_under(chunks: list[Chunk]) -> list[tuple[int, Chunk]]:
    """(index, phrase) of the places of a line that lists nothing else: X, Y; they are X and Y; among them were X and Y; X and Y in the south."""
    verb = next((n for n, c in enumerate(chunks[:3]) if c.kind == "vg" and c.head == "be" and not c.neg and not c.modal), None)
    led = verb is not None and all(c.kind == "among" or c.head in ("pronoun", "placenoun") for c in chunks[:verb])
    first = verb + 1 if led else 0
    found, segment = [], []
    for n in range(first, len(chunks) + 1):
        if n < len(chunks) and chunks[n].kind != "semi":
            segment.append(n)
            continue
        own = [chunks[k] for k in segment]
        if own and names_place(own[0]) and all(lists_on(c) for c in own):
            found.extend((k, chunks[k]) for k in segment if names_place(chunks[k]) and not directs(chunks[k]))
        segment = []
    return found


def lists_on(chunk: Chunk) -> bool:
    return names_place(chunk) or chunk.kind in _LISTED or directs(chunk)


def directs(chunk: Chunk) -> bool:
    """Where the places are that stand before it: X and Y | in the south | and west."""
    return chunk.kind == "np" and bool(chunk.direction) and (bool(chunk.prep) or len(chunk.units) == 1)


def promise(event: str, rule: str, place: Chunk, sides: dict[str, str], scene: Scene) -> None:
    """Keep what is said of counted places without names: the next sentence may list them."""
    counted = place.head == "placenoun" and not place.spots and any(u.kind == "num" or u.sense in ("several", "following") for u in place.units)
    if counted and place.unit.data["number"] == "many" and event in _EVENTS:
        scene.label = Finding(event, [], "", rule + "+label", 0, **sides)


def strip_marks(chunks: list[Chunk]) -> list[Chunk]:
    """Without the marks that open a line (- X, | X), and those that close it but for a colon."""
    first, last = 0, len(chunks)
    while first < last and (chunks[first].kind in _MARKS):
        first += 1
    while last > first and chunks[last - 1].kind in _MARKS and (chunks[last - 1].kind != "colon" or (first and chunks[0].kind == "colon")):
        last -= 1
    return chunks[first:last]


def lists_places(chunks: list[Chunk]) -> bool:
    """Whether nothing but places, dates and what links them stands there."""
    return any(names_place(c) for c in chunks) and all(names_place(c) or c.kind in _LISTED for c in chunks)


def names_place(chunk: Chunk) -> bool:
    return chunk.kind == "np" and chunk.head == "place" and not chunk.prep and not chunk.near and bool(chunk.spots)


def place_label(label: Finding, chunk: Chunk, n: int, scene: Scene) -> Finding:
    spots = [s for s in resolve_place(chunk, scene) if not s.elsewhere]
    return replace(label, spots=spots, at=n, chunks=(n, n), roles={"place": chunk})


def read_label(chunks: list[Chunk], scene: Scene) -> Finding | None:
    """What a heading says of the places under it: a party alone, a state, a participle with its agent, losses; None for any other."""
    if not chunks or any(c.kind in ("cond", "question", "but") or c.neg for c in chunks):
        return None
    if any(c.kind == "np" and c.unit is not None and c.unit.kind == "plan_noun" for c in chunks):
        return None
    parties = [name_party(c, scene) or c.party for c in chunks if c.kind == "np" and (c.head == "party" or c.party)]
    who = next((p for p in parties if p), "")
    state = next((c for c in chunks if c.kind == "state"), None)
    if state is not None:
        row = state.row
        if row["event"] not in _EVENTS or row["subject"] != "place":
            return None
        side = state.party if state.party != "they" else scene.spoken_of()
        return make_label(row["event"], side or who, row["slot"], row["rule"])
    verb = next((c for c in chunks if c.kind == "vg"), None)
    if verb is not None:
        at = chunks.index(verb)
        rows = [d for _, d in verb.unit.entries if not d["tails"]] if verb.head == "verb" else []
        row = next((d for d in rows if d["object"] == "place" or (d["subject"] == "place" and not d["object"])), None)
        if row is None or row["event"] not in _EVENTS or judge_verb(chunks, at):
            return None
        return make_label(row["event"], who, row["subject"] if row["object"] == "place" else "holder", row["rule"])
    noun = next((d for c in chunks if c.kind == "np" and c.head == "noun" for kind, d in c.unit.entries if kind == "noun"), None)
    if noun is not None:
        event = "captured" if noun["event"] == "entered" else noun["event"]  # gains for the army
        side = next((name_party(c.owner, scene) for c in chunks if c.kind == "np" and c.owner is not None), "") or who
        return make_label(event, side, _ROLES.get(event, ""), noun["rule"]) if event in _EVENTS else None
    lone = [c for c in chunks if c.kind == "np"]
    if len(lone) == 1 and who and (lone[0].head == "party" or lone[0].held or lone[0].head in ("placenoun", "place")):
        return make_label("held", who, "holder", "label")
    return None


def make_label(event: str, party: str, side: str, rule: str) -> Finding | None:
    role = side if side in ("holder", "loser", "inside", "besieger") else _ROLES.get(event, "")
    if event == "held" and not party:
        return None
    return replace(Finding(event, [], "", rule if rule == "label" else rule + "+label", 0), **({role: party} if role and party else {}))

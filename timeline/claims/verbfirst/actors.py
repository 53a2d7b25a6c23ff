"""Actors: who does it, where that is not said beside the verb."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import PARTY_ROLES, Finding
from timeline.claims.places import Scene
from timeline.claims.verbfirst.clauses import find_arguments, find_subject, party_of
from timeline.claims.verbfirst.moods import DENIED, PLANNED, find_governor
from timeline.claims.verbfirst.tagging import means


def complete(chunks: list[Chunk], v: int, row: dict, finding: Finding, scene: Scene, side: str) -> None:
    """The actor who is not said beside the verb: the governor's subject of a verbal noun, the party spoken of for a verb."""
    role = row["subject"]
    chunk = chunks[v]
    if role not in PARTY_ROLES or getattr(finding, role) or role in finding.roles:
        return
    before = next((c for c in reversed(chunks[:v]) if c.kind not in ("comma", "rel", "vg")), None)
    if (
        chunk.form == "finite"
        and v
        and chunks[v - 1].kind == "rel"
        and before is not None
        and before.kind == "state"
        and before.party not in ("", "they")
    ):
        setattr(finding, role, before.party)  # in the hands of the army, which has also …
        return
    if chunk.form == "finite" and v > 1 and chunks[v - 1].kind == "that" and chunks[v - 2].kind == "np" and chunks[v - 2].head == "party":
        setattr(finding, role, party_of(chunks[v - 2], scene))  # it is for the rebels | to leave
        return
    plain = [c for c in chunks[:v] if c.head != "be" and not (c.kind == "np" and c.head == "other" and not c.prep and not c.party)]
    before = plain[-1] if plain else None
    if chunk.form == "finite" and scene.attacker and before is not None and before.kind == "vg" and before.form == "masdar" and not before.prep:
        setattr(finding, role, scene.attacker)  # the invasion | has swallowed X
        return
    if chunk.voice == "passive":
        if row["object"] == "attack":
            setattr(finding, role, side)
        return
    if chunk.form == "masdar":
        g, _ = find_governor(chunks, v)
        while g is not None and chunks[g].kind == "vg" and chunks[g].form == "masdar":
            bare, _, _ = find_arguments(chunks, g)
            named = next((c for c in bare if party_of(c, scene)), None)
            if named is not None:
                setattr(finding, role, party_of(named, scene))
                return
            g, _ = find_governor(chunks, g)
        if g is not None and chunks[g].kind == "vg" and chunks[g].voice == "active":
            bare, _, _ = find_arguments(chunks, g)
            subject = find_subject(chunks, g, bare, scene)
            if role == "loser" and any(d.get("object") == "loser" for _, d in chunks[g].unit.entries):  # made them withdraw
                actor, subject = party_of(subject, scene), next((c for c in bare if c.head in ("party", "pronoun") and c is not subject), None)
                who = party_of(subject, scene) if subject is not None else ""
                setattr(finding, role, scene.opponent(actor) if actor and who == actor else who)
            elif subject is not None and subject.head in ("party", "pronoun"):
                setattr(finding, role, party_of(subject, scene))
            elif chunks[g].head == "say":
                who = subject or next((c for c in reversed(chunks[:g]) if c.kind == "np" and c.head == "source" and not c.prep), None)
                own = who.party if role == "loser" and who is not None and who.head == "source" else ""
                setattr(finding, role, own or side or scene.party or scene.assailant)  # the rebels' own channels admit | the loss
            elif subject is not None and subject.party:
                setattr(finding, role, subject.party)
            elif subject is None:
                setattr(finding, role, (side if "adverbial" in chunks[g].unit.also else "") or scene.party)
        elif g is not None and chunks[g].kind == "vg" and chunks[g].voice == "passive" and role == "loser":
            driven = next((c for c in find_arguments(chunks, g)[0] if party_of(c, scene)), None)
            setattr(finding, role, party_of(driven, scene))  # were forced | to leave X
        elif g is None and side:
            setattr(finding, role, side)  # the statement says: the liberation of X
        elif finding.mood in (PLANNED, DENIED):
            setattr(finding, role, scene.party)
        return
    setattr(finding, role, (side if is_first_person(chunks, v) else "") or scene.party)


def is_first_person(chunks: list[Chunk], v: int) -> bool:
    """`we have taken`, `we shall not leave`: the speaker's own side."""
    after = chunks[v + 1] if v + 1 < len(chunks) else None
    joined = after is not None and after.kind == "np" and after.head == "pronoun" and "joined" in after.unit.also
    return "first" in chunks[v].unit.also or (joined and {"people", "own"} <= means(after.unit))


def is_impersonal(chunks: list[Chunk], v: int) -> bool:
    """`the recapture of X was completed`: a verbal noun that is the subject of a verb of achieving, with nobody who does it."""
    if chunks[v].form != "masdar" or chunks[v].prep:
        return False
    k = v - 1
    while k >= 0 and chunks[k].kind == "date":
        k -= 1
    if k < 0 or chunks[k].kind != "vg" or chunks[k].form != "finite":
        return False
    if chunks[k].head == "verb":
        return all(row["tails"] for _, row in chunks[k].unit.entries)  # was completed | the control of X
    return chunks[k].head == "modality" and chunks[k].unit.data["class"] == "achieve"


def note_subject(chunks: list[Chunk], v: int, scene: Scene) -> None:
    """The subject of the verb at `v` is the party spoken of."""
    if chunks[v].form == "masdar" or (v and chunks[v - 1].kind == "rel" and "where" not in means(chunks[v - 1].units[0])):
        return
    bare, _, _ = find_arguments(chunks, v)
    subject = find_subject(chunks, v, bare, scene)
    if subject is not None and subject.head == "party" and party_of(subject, scene):
        scene.party = party_of(subject, scene)
    elif subject is not None and subject.head in ("other", "noun") and subject.party and not subject.prep:
        scene.party = subject.party  # the rebels' defences collapsed

"""Findings: one proposition of a sentence, the party that a phrase names, and which phrase can play which role."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.claims.chunks import AREA, Chunk
from timeline.claims.places import Scene
from timeline.claims.spots import Spot

PARTY_ROLES = ("holder", "loser", "mover", "besieger", "inside")


@dataclass(slots=True)
class Finding:
    """One proposition found in a sentence, before its date, speaker and share are settled."""

    event: str
    spots: list[Spot]
    mood: str  # "" | denied | planned
    rule: str
    at: int  # the chunk that it hangs on
    holder: str = ""
    loser: str = ""
    mover: str = ""
    besieger: str = ""
    inside: str = ""
    chunks: tuple[int, int] = (0, 0)
    roles: dict = field(default_factory=dict)
    barred: frozenset = frozenset()  # chunks whose dates are another clause's
    aside: bool = False  # a sector told of in a subordinate clause: what follows goes on about something else
    when: object = None  # its window, where an earlier sentence has told it
    earlier: bool = False  # told as older than the news, without its day
    over: bool = False  # a state told in a past tense: of the days that are named with it


def name_party(chunk: Chunk | None, scene: Scene, *, own: bool = False) -> str:
    """The party that a noun phrase names or points to, or empty."""
    if chunk is None:
        return ""
    for member in (chunk, *chunk.more):
        if member.head == "party":
            kind = member.unit.data.get("type")
            if member.party:
                return member.party
            if kind == "other":
                return scene.opponent(scene.party)
            if kind == "attacker":
                return scene.attacker or scene.taker
            if kind == "defender" and scene.attacker:
                return scene.opponent(scene.attacker)
            if kind == "fighters" and member.owner is None and scene.party == "government":
                return scene.opponent("government")  # the word is not used of an army's men
            if kind in ("head", "fighters"):
                if member.owner is not None and name_party(member.owner, scene):
                    return name_party(member.owner, scene)
                if member.of is not None and member.of.unit is not None and member.of.unit.text == "ours":
                    return scene.speaker_party  # not a fighter of ours
                if any(u.text == "whose" for u in member.units):
                    return ""
                if any(u.kind == "poss" for u in member.units):
                    own = any(u.text in ("his", "her", "our") or u.data.get("class") == "poss:our" for u in member.units)
                    return scene.speaker_party if scene.speaker_party and (own or not scene.party) else scene.party
                return scene.party if member.definite or any(u.sense == "the" for u in member.units) else ""
            return ""
        if member.head == "pronoun" and member.unit.kind in ("they", "it", "poss") and (member.unit.kind != "it" or member.share is None):
            return scene.spoken_of()
        if member.head == "pronoun" and member.unit.kind == "he":
            return scene.speaker_party or (scene.side if member.unit.data.get("class") == "he:own" else "")
        if member.head in ("place", "placenoun") and member.party and member.unit.data.get("kind") in ("enclave", "pocket", "bastion"):
            return member.party  # the rebel enclave is reduced to …
        if member.head in ("other", "noun", "source"):
            if member.party and member.head != "source":
                return member.party
            if member.owner is not None and member.head != "source":
                return name_party(member.owner, scene)
    return ""


def fits_role(role: str, chunk: Chunk, scene: Scene) -> bool:
    if role == "place" and chunk.head == "placenoun" and not chunk.spots and chunk.unit.data["kind"] == "supply":
        return False  # a lifeline is held by nobody
    if role == "place":
        if chunk.head == "share" and chunk.share is AREA and not chunk.spots:
            return False  # 2,5 km²: of what, is not said
        return (
            chunk.head in ("place", "placenoun", "the_rest")
            or (chunk.head == "pronoun" and chunk.unit.kind != "he")
            or chunk.head == "share"
            or chunk.head == "whole"
        )
    if role == "route":
        return chunk.head in ("placenoun", "place") and chunk.unit is not None and chunk.unit.data.get("kind") == "supply"
    if role == "fight":
        return chunk.head == "noun" and any(kind == "noun" and d["event"] == "contested" for kind, d in chunk.unit.entries)
    if role == "attack":
        return chunk.head in ("noun", "other", "pronoun", "party")
    if role in ("loser", "mover") and chunk.head == "party":
        return True
    if role in PARTY_ROLES or role == "either":
        return bool(name_party(chunk, scene))
    return True

"""What a place is said to be: `X remains the government's`, `X is ours`; and who is said not to be there."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.inflected.clauses import Clause, is_bare, placed, stand_in
from timeline.claims.inflected.roles import make_finding
from timeline.claims.places import Scene

_EPITHETS = ("bastion", "area")
_HELD = {"event": "held", "subject": "place", "object": "", "obliques": {}, "default": ""}


def read_quality(clause: Clause, scene: Scene, mood: str, seems: tuple[str, ...]) -> tuple[Finding, Chunk] | None:
    """A party's adjective as a predicate (`X is Kurdish`, `X is considered rebel`), or `ours`. `seems`: verbs that may stand with one."""
    if any(c.kind == "state" or (c.kind == "vg" and c.head not in ("be", "say", "stay", "turn") and c.text not in seems) for c in clause.chunks):
        return None
    quality = next((c for c in clause.phrases if len(c.units) == 1 and not c.prep and (
        (c.unit.kind == "party" and c.unit.data["type"] == "adjective") or c.unit.data.get("class") == "poss:our")), None)
    if quality is None:
        return None
    near = clause.phrases + clause.pending
    place = next((c for c in near if placed(c) and (c.spots or c.unit.kind == "it") and is_bare(c, "n")), None)
    if place is None or (not any(c.kind == "vg" for c in clause.chunks) and quality.start < place.start):
        return None
    if any(c.kind == "vg" and c.unit.data.get("class", "").endswith(":past") for c in clause.chunks):
        return None
    mood = "denied" if any(c.neg for c in clause.chunks) and mood != "planned" else mood
    turned = any(c.kind == "vg" and (c.head == "turn" or c.head == "participle") for c in clause.chunks)
    finding = make_finding({**_HELD, "event": "captured" if turned else "held", "rule": "predicate:quality"}, {"place": stand_in(place)}, mood, scene)
    if finding is None:
        return None
    finding.holder = quality.party or scene.speaker_party or scene.party
    return (finding, quality) if finding.holder else None


def read_bastion(clause: Clause, scene: Scene, mood: str) -> tuple[Finding, Chunk] | None:
    """`X is a stronghold of the rebels`, with a dash for the verb."""
    what = next((c for c in clause.phrases if c.head == "placenoun" and c.unit.data.get("kind") in _EPITHETS and c.party and is_bare(c, "n")), None)
    place = next((c for c in clause.pending if c.spots and is_bare(c, "n")), None)
    if what is None or place is None or clause.opener != "dash" or clause.verbs:
        return None
    finding = make_finding({**_HELD, "rule": "predicate:bastion"}, {"place": stand_in(place)}, mood, scene)
    if finding is None:
        return None
    finding.holder = what.party
    return finding, what


def read_epithet(clause: Clause, scene: Scene, mood: str) -> tuple[Finding, Chunk] | None:
    """`the last rebel quarters in the north are X and Y`: a party's quarters and, behind a dash, their names."""
    places = [c for c in clause.phrases if not c.prep]
    if clause.verbs or len(places) != 1 or any(not (c.head == "direction" or c.spots) for c in clause.phrases):
        return None
    place = places[0]
    named = place.spots and place.party and "n" in place.case and all(u is not place.spots[-1][0] for u in place.units)
    if not named or not any(u.kind == "placenoun" for u in place.units):
        return None
    finding = make_finding({**_HELD, "rule": "predicate:epithet"}, {"place": stand_in(place)}, mood, scene)
    if finding is None:
        return None
    finding.holder = place.party
    return finding, place


def read_declared(clause: Clause, scene: Scene, mood: str, declares: tuple[str, ...], endings: tuple[str, ...]) -> tuple[Finding, Chunk] | None:
    """`the army declared X liberated`; `X is considered cleared`: a passive participle in the instrumental beside a verb of `declares`."""
    verb = next((c for c in clause.chunks if c.kind == "vg" and c.text.startswith(declares) and c.form != "attributive"), None)
    what = next((c for c in clause.chunks if c.kind == "vg" and c.head == "verb" and c.form == "attributive" and c.voice == "passive"
                 and c.text.endswith(endings)), None)
    if verb is None or what is None:
        return None
    place = next((c for c in clause.phrases + clause.pending if placed(c) and c.spots and (is_bare(c, "n") or is_bare(c, "a"))), None)
    if place is None:
        return None
    row = next((d for _, d in what.unit.entries if d["event"] in ("captured", "lost", "held") and d["object"] == "place" and not d["tails"]), None)
    if row is None:
        return None
    roles = {"place": stand_in(place)}
    agent = next((c for c in clause.phrases if c.head == "party" and not c.prep and "i" in c.case and name_party(c, scene)), None)
    if agent is not None:
        roles[row["subject"]] = agent
    finding = make_finding(row, roles, "denied" if verb.neg or what.neg else mood, scene)
    return (finding, what) if finding is not None else None


def read_absence(clause: Clause, scene: Scene) -> tuple[Finding, Chunk] | None:
    """`there is no army in X`: a side that is not there does not hold it."""
    none = next((c for c in clause.chunks if c.kind == "vg" and c.head == "be" and c.unit.data.get("class") == "be:not"), None)
    party = next((c for c in clause.phrases if c.head == "party" and not c.prep and "g" in c.case and name_party(c, scene)), None)
    place = next((c for c in clause.phrases if placed(c) and c.prep and (c.spots or c.head == "pronoun")), None)
    if none is None or party is None or place is None:
        return None
    who = name_party(party, scene)
    gone = bool(scene.attacker) and who != scene.attacker and place.spots != [] and scene.speaker_party != who
    finding = make_finding({**_HELD, "event": "lost" if gone else "held", "rule": "predicate:absence"}, {"place": stand_in(place)},
                           "" if gone else "denied", scene)
    if finding is None:
        return None
    finding.holder, finding.loser = (scene.attacker, who) if gone else (who, "")  # the attacked are gone: lost
    return finding, place

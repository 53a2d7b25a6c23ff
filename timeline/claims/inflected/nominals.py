"""Event nouns of inflected languages: the capture of X by Y, fighting in X, their retreat from X."""

from __future__ import annotations

from itertools import takewhile

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.inflected.clauses import Clause, find_actor, placed, stand_in
from timeline.claims.inflected.roles import fits, gather_phrases, make_finding
from timeline.claims.places import Scene


def read_noun(clause: Clause, noun: Chunk, scene: Scene, mood: str, words: dict) -> Finding | None:
    """An event noun: effective after a factive preposition or where someone reports it, planned after `for`, else left alone."""
    row = noun.unit.data
    place = noun.owner if noun.owner is not None and placed(noun.owner) else None
    roles: dict[str, Chunk] = {}
    fighting, at = row["event"] == "contested" and not noun.prep, clause.chunks.index(noun)
    if fighting:  # in X clashes go on
        if any(u.text.startswith((*words["ceased"], *words["toll"])) and not c.neg for c in clause.chunks for u in c.units):
            return None
        span = gather_phrases(clause, noun)
        named = next((c for c in clause.pending if c.spots and (clause.opener == "colon" or row["obliques"].get(c.prep) == "place")), None)
        if named is not None and not any(c.spots for c in span) and clause.opener in ("colon", "comma") and "n" in noun.case:
            roles["place"] = stand_in(named)  # X: clashes go on
    else:
        span = list(takewhile(lambda c: c.kind == "np", clause.chunks[at + 1:]))
    for c in span:
        role = row["obliques"].get(c.prep or ("i" if "i" in c.case else ""), "")
        if role and role not in roles and fits(role, c, scene):
            roles[role] = c
    if place is None and noun.owner is None and row["owner"] in ("place", "either"):  # the capture by troops of X
        rest = [c for c in span if c.prep or not ("i" in c.case and c.head == "party")]
        bare = bool(rest) and len(rest) < len(span) and placed(rest[0]) and not rest[0].prep and (not rest[0].case or "g" in rest[0].case)
        place = rest[0] if bare else None
    if place is not None:
        roles["place"] = place
    if "place" not in roles or (row["event"] in ("withdrew", "evacuated") and any(
            u.kind == "num" for c in span for u in c.units if c.head in ("party", "other"))):
        return None
    if noun.owner is not None and place is None and row["owner"] and row["owner"] != "either" and fits(row["owner"], noun.owner, scene):
        roles.setdefault(row["owner"], noun.owner)
    heads = {c.unit.data.get("class", "") if c.head == "modality" else c.head for c in clause.chunks if c.kind == "vg"}
    actor = find_actor(clause)
    party = name_party(actor, scene) if actor is not None and actor.head == "party" else ""
    if row["event"] == "captured" and not noun.prep and not noun.neg and not mood and any(c.text in words["going"] for c in clause.verbs):
        row = {**row, "event": "contested"}  # the clearing of X goes on
    if row["event"] == "contested":
        mood = "denied" if noun.neg else mood
    elif row["event"] == "held":  # work that only the holder can do
        if not party or mood or noun.neg or not (heads & {"attempt", "achieve", "say"}) or "plan" in heads:
            return None
    elif noun.neg or "deny" in heads or mood == "denied":
        mood = "denied"
    elif row["event"] == "besieged" and "achieve" in heads:
        return None  # the siege is over
    elif noun.prep in words["planned"] or "plan" in heads:
        mood = "planned"
    elif not (noun.prep in words["factive"] or "say" in heads or "achieve" in heads or (row["event"] == "besieged" and "attempt" in heads)
              or (not noun.prep and "n" in noun.case and any(tells_done(c, words) for c in clause.verbs)
                  and (actor is None or actor.head == "other"))):
        return None
    finding = make_finding({**row, "subject": "", "object": ""}, roles, mood, scene)
    if finding is not None and party and "holder" not in roles and (row["event"] == "held" or (row["event"] == "captured" and "say" in heads)):
        conceded = any(u.text.startswith(words["concede"]) for c in clause.verbs for u in c.units)
        finding.holder = scene.opponent(party) if conceded else party  # the rebels announced the capture of X: theirs
    return finding


def read_control(clause: Clause, place: Chunk, scene: Scene, mood: str, words: dict) -> Finding | None:
    """`the command speaks of full control over X`: theirs who say it."""
    if place.prep not in words["reported"] or not place.spots or not any(
            u.kind == "placenoun" and u.data["kind"] == "control" for u in place.units) or not any(c.head == "say" for c in clause.verbs):
        return None
    actor = find_actor(clause)
    party = place.party or (actor.party or name_party(actor, scene) if actor is not None else "")
    finding = make_finding({"event": "held", "subject": "", "object": "", "obliques": {}, "rule": "predicate:control", "default": ""},
                           {"place": stand_in(place)}, mood, scene)
    if finding is None or not party:
        return None
    finding.holder = party
    return finding


def tells_done(verb: Chunk, words: dict) -> bool:
    """Whether a verb whose subject is an event says that it happened: the loss of X put the enclave at risk; not: was put off, is planned."""
    if verb.neg or verb.form in ("attributive", "infinitive", "gerund") or verb.voice == "passive":
        return False
    return verb.text in words["asserts"] or (verb.head in ("participle", "make", "turn", "verb") and verb.text.endswith(words["did"]))

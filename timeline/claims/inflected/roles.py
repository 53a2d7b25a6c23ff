"""Roles of inflected languages: what a verb is about, filled by case, preposition and what a phrase names, wherever it stands."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import PARTY_ROLES, Finding, name_party
from timeline.claims.inflected.clauses import Clause, is_bare, placed, stand_in
from timeline.claims.inflected.linking import is_sector
from timeline.claims.places import Scene, resolve_place
from timeline.claims.spots import replace_unit
from timeline.claims.units import Unit

_LISTED = ("captured", "held", "lost", "withdrew")
ATTACKS = ("none", "entered")
_NEEDED = {"held": "holder", "withdrew": "loser", "entered": "mover"}  # roles without which an active clause says nothing


def gather_phrases(clause: Clause, verb: Chunk) -> list[Chunk]:
    """What may fill the verb's roles: phrases after it, then before it from near to far; not what a participle took."""
    at = clause.chunks.index(verb)
    taken = set()
    for k, c in enumerate(clause.chunks):
        if c.kind == "vg" and c.form == "attributive" and c is not verb and k:
            for d in clause.chunks[k + 1:]:
                if d.kind == "np" and ((placed(d) and d.case != "i") or d.kind != "np"):
                    break
                taken.add(id(d))
    after = [c for c in clause.chunks[at + 1:] if c.kind == "np" and id(c) not in taken]
    before = [c for c in reversed(clause.chunks[:at]) if c.kind == "np" and id(c) not in taken]
    return after + before


def fits(role: str, chunk: Chunk, scene: Scene) -> bool:
    if role == "place":
        return placed(chunk)
    if role == "attack":
        return chunk.head == "noun" and chunk.unit.data.get("event") in ATTACKS
    if role in PARTY_ROLES:
        own = any(u.kind == "party" and u.data["type"] == "adjective" for u in chunk.units[:-1])  # rebel gunners; not: a success of the army
        acts = chunk.head in ("party", "pronoun") or (chunk.head == "other" and (own or chunk.unit.text in scene.men))
        return acts and bool(name_party(chunk, scene))
    return True


def fill_roles(row: dict, verb: Chunk, pool: list[Chunk], clause: Clause, subject: Chunk | None, scene: Scene) -> dict | None:
    """The roles of a verb's row by the phrases of its clause: {role: phrase}; None where the row does not fit."""
    roles: dict[str, Chunk] = {}
    used: set[int] = set()

    def take(role: str, cases: str) -> None:
        for c in sorted(pool, key=lambda c: role == "place" and c.head == "placenoun" and not c.spots):  # 40% of X, or twelve quarters
            if role and role not in roles and id(c) not in used and fits(role, c, scene) and not c.prep \
                    and ((not c.case and cases != "i") or any(case in c.case for case in cases) or (role == "place" and c.head == "share")):
                roles[role] = c
                used.add(id(c))

    passive = verb.voice == "passive"
    theme, agent = row["object"], row["subject"]
    for c in pool:
        role = row["obliques"].get(c.prep, "") if c.prep else ""
        if role and role not in roles and fits(role, c, scene):
            roles[role] = c
            used.add(id(c))
    if passive and theme == "place" and any(c.head == "party" and c.case == "n" and not c.prep for c in pool):
        return None  # the rebels will leave X: the same form as a passive
    if passive:
        take(theme, "n")
        take(agent, "i")
        if theme in PARTY_ROLES and theme not in roles and subject is not None and subject.head == "party" and verb.form == "finite" \
                and fits(theme, subject, scene):
            roles[theme] = subject  # the rebels took X but were driven out
    elif agent == "place":
        take(agent, "n")
    else:
        take(agent, "nd" if verb.form == "infinitive" else "n")
        take(theme, "ag" if verb.neg or theme in PARTY_ROLES else "a")
        if agent and agent not in roles:
            other = next((c for c in pool if id(c) not in used and c.kind == "np" and is_bare(c, "n") and c.head in ("source", "other", "noun")
                      and not (verb.form == "infinitive" and c.head == "noun")
                          and not (c.head == "other" and c.unit.kind not in ("w", "num")) and agrees(c, verb, scene)), None)
            if subject is not None and subject.head == "source" and subject.party and clause.opener == "say_that":
                subject = side_of(subject)
            if (other is not None and verb.form != "gerund") or (subject is not None and not name_party(subject, scene)):
                return None  # someone else does it
            owner = next((c.owner for c in pool if c.head == "noun" and c.owner is not None and fits(agent, c.owner, scene)), None)
            if scene.ours and scene.speaker_party and verb.form == "finite" and verb.text.endswith(scene.ours):
                roles[agent] = Chunk("np", verb.units, head="party", unit=Unit("party", 0, 0, "", 0, 0, {"type": "noun"}), party=scene.speaker_party)
            elif verb.form == "infinitive" and owner is not None:
                roles[agent] = owner  # their attempt to take X
            elif subject is not None and fits(agent, subject, scene) and id(subject) not in used:
                roles[agent] = subject
    for key, role in row["obliques"].items():
        if len(key) == 1 and key in "gdi":
            take(role, key)
    if roles.get("place") is None and row["obliques"].get("i") == "place":  # names have no case of their own
        for c in reversed(pool):
            if c.head == "place" and not c.prep and not c.case:
                roles["place"] = c
    if "place" in (theme, agent) and not (roles.get("place") and roles["place"].spots):
        measured = read_measured(pool)
        if measured is not None:
            roles["place"] = measured
    if row["event"] == "besieged" and row["tails"] and "place" not in roles and not any(c.prep in row["obliques"] for c in pool):
        ringed = scene.sectors.directions.get(("", "enclave"))  # the ring has closed: about the enclave
        spot = scene.sectors.spot(ringed, verb.start, verb.end, verb.text) if ringed and scene.attacker else None
        if spot is not None:
            roles["place"] = Chunk("np", verb.units, head="place", unit=verb.unit, spots=[(replace_unit(verb.unit, spot), None, "")])
    if "attack" in roles and "place" not in roles:  # their attempt to take X was foiled
        at = next((k for k, c in enumerate(clause.chunks) if c.kind == "vg" and c.form == "infinitive"), None)
        aim = None if at is None else next((c for c in clause.chunks[at:] if c.kind == "np" and c.spots), None)
        if aim is not None:
            roles["place"] = stand_in(aim)
    house = roles.get("place")
    if house is not None and not house.spots and house.head == "placenoun" and house.unit.data.get("kind") == "piece" and house.of is None:
        where = next((c for c in pool if c.prep in scene.inside and c.spots and not is_sector(c)), None)
        if where is not None:  # in X they took some houses
            roles["place"] = stand_in(where)
            roles["place"].part = "some"
    if "place" not in roles or ("attack" in (theme, agent) and "attack" not in roles):
        return None
    if any(role not in roles for role in row["required"]) or (theme in ("loser", "holder", "inside") and theme not in roles):
        return None
    needed = _NEEDED.get(row["event"], "")
    if needed and needed in (agent, *row["obliques"].values()) and needed not in roles and not (passive and row["event"] != "held"):
        return None
    return roles


def agrees(noun: Chunk, verb: Chunk, scene: Scene) -> bool:
    """Whether an unknown word may be the verb's subject, by the ends of both."""
    ends = next((tuple(ends) for end, ends in scene.agreement.items() if verb.text.endswith(end)), None)
    return ends is None or noun.head != "other" or noun.unit.kind != "w" or noun.unit.text.endswith(ends)


def side_of(source: Chunk) -> Chunk:
    """Activists of the opposition, a commander of the rebels: as the party that they speak for."""
    return Chunk("np", source.units, head="party", unit=Unit("party", 0, 0, "", 0, 0, {"type": "noun"}), party=source.party, case="n")


def read_measured(pool: list[Chunk]) -> Chunk | None:
    """`three square kilometres in the east`: of the east, whose share is not told."""
    if not any(not c.prep and not c.spots and any(u.data.get("class") == "unit_km2" for u in c.units) for c in pool):
        return None
    return next((stand_in(c) for c in pool if c.prep and c.spots and c.spots[-1][0].spot.sector), None)


def make_finding(row: dict, roles: dict, mood: str, scene: Scene) -> Finding | None:
    some = "loser" in roles and "g" in roles["loser"].case and any(u.kind == "num" for u in roles["loser"].units)
    if row["event"] in ("withdrew", "evacuated") and some:
        return None  # a hundred fighters left X
    if row["event"] in ("none", "fire") or (row["event"] == "pass" and (scene.last is None or not roles["place"].spots)):
        return None
    place = point(territory_of(roles["place"], roles, scene), scene)
    spots = [s for s in resolve_place(place, scene) if not s.elsewhere]
    if place.share is not None and place.share["class"] in ("part", "rest") and not place.spots:
        spots = [s for s in spots if s.kind not in ("city", "sector")]  # part of what was spoken of: of a district, not of the city
    if row["event"] == "contested":
        spots = [s for s in spots if not s.wide]  # fighting somewhere in the city
    if row["event"] not in ("contested", "besieged"):
        spots = [s for s in spots if not s.near]
    counted = not spots and not mood and place.head == "placenoun" and place.unit.data.get("number") == "many" and row["event"] in _LISTED and any(
        u.kind == "num" for u in place.units)
    if not spots and not counted:
        return None
    finding = Finding(row["event"], spots, mood, row["rule"], 0, roles=roles)
    for role in PARTY_ROLES:
        if role in roles:
            setattr(finding, role, name_party(roles[role], scene))
    if row["event"] == "pass":
        finding.event, finding.holder, finding.loser = scene.last.event, scene.last.holder, scene.last.loser
    if finding.event == "held" and not finding.holder and finding.loser:
        finding.holder, finding.loser = scene.opponent(finding.loser), ""  # what does not obey one side is with the other
    if finding.event == "captured" and not finding.holder and finding.loser:
        finding.holder = scene.opponent(finding.loser)  # driven out: by their opponent
    elif finding.event == "captured" and not finding.holder:
        finding.holder = scene.attacker or scene.taker or row.get("default", "")
    if finding.event == "held" and not finding.holder and row["subject"] == "place":
        finding.holder = scene.opponent(scene.attacker or scene.taker)  # it holds out: theirs who are attacked
    if row["event"] == "repelled" and not finding.holder:
        attacker = name_party(roles["attack"].owner, scene) if "attack" in roles and roles["attack"].owner is not None else scene.party
        finding.holder = scene.opponent(attacker) if attacker else ""
    if counted:
        scene.listed = finding
        return None
    return finding


def territory_of(chunk: Chunk, roles: dict, scene: Scene) -> Chunk:
    """60 percent of the quarters that they hold: of all that the party holds."""
    counted = chunk.head == "placenoun" and chunk.unit.kind == "placenoun" and not chunk.spots and chunk.of is None and "many" in (
        chunk.unit.data["number"], chunk.unit.data["kind"].replace("area", "many"))
    owner = chunk.party or next((name_party(roles[r], scene) for r in ("loser", "holder") if r in roles), "")
    if not counted or chunk.share is None or chunk.share["class"] not in ("fraction", "vague") or not owner or not (
            chunk.party or any(u.kind in ("they", "poss") for u in chunk.units)):
        return chunk
    place = scene.sectors.directions.get((owner, "territory"))
    spot = scene.sectors.spot(place, chunk.units[0].start, chunk.units[-1].end, chunk.text) if place else None
    if spot is not None:
        chunk.spots, chunk.head = [(replace_unit(chunk.unit, spot), None, "")], "place"
    return chunk


def point(chunk: Chunk, scene: Scene) -> Chunk:
    """A bare `the quarter` points back; one that is counted, new, sided or set in a named place does not."""
    if chunk.head == "pronoun" and chunk.unit.kind == "they" and len(scene.focus) == 1 and scene.focus[0].sector:
        chunk.unit = Unit("ref", chunk.unit.i, chunk.unit.j, chunk.unit.text, chunk.unit.start, chunk.unit.end)  # the old quarters … them
    if chunk.spots or chunk.unit is None or chunk.unit.kind != "placenoun" or chunk.of is not None or "named" in chunk.unit.data:
        return chunk
    if chunk.unit.data["kind"] == "piece" and chunk.share is not None and chunk.share["class"] in ("vague", "part", "fraction"):
        chunk.unit, chunk.part = Unit("ref", chunk.unit.i, chunk.unit.j, chunk.unit.text, chunk.unit.start, chunk.unit.end), "some"
        return chunk  # most of the houses
    own = any(u.kind in ("poss", "it", "they") for u in chunk.units[:-1])
    if chunk.unit.data["kind"] in ("edge", "piece") and chunk.prep and (len(chunk.units) == 1 or own):
        chunk.near = chunk.unit.data["kind"] == "edge" or not own
        chunk.part = "" if chunk.near else "some"
        chunk.unit = Unit("ref", chunk.unit.i, chunk.unit.j, chunk.unit.text, chunk.unit.start, chunk.unit.end)
        return chunk  # on the outskirts: of the quarter spoken of
    heads = ("place", "placenoun", "noun", "party", "share", "w", "source")
    at = next(k for k, u in enumerate(chunk.units) if u is chunk.unit)
    start = max((k + 1 for k in range(at) if chunk.units[k].kind in heads), default=0)
    kinds = {u.kind for u in chunk.units[start:at + 1]}
    if ("num" in kinds and "det" not in kinds) or "direction" in kinds or "party" in kinds or chunk.party:
        return chunk
    vague = kinds & {"adj", "part_adj", "w"} or (chunk.unit.data["number"] == "many" and "whole" not in kinds)
    if vague and not kinds & {"det", "poss"}:
        return chunk
    if "num" in kinds and chunk.unit.data["number"] == "one":
        chunk.unit.data = dict(chunk.unit.data, number="many")  # these two quarters: the genitive after a number
    first = chunk.units[0]
    chunk.units = [Unit("det", first.i, first.i, "", first.start, first.start), *chunk.units]
    return chunk

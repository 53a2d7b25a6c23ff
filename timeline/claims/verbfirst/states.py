"""States: a place in somebody's hands, a denial of what was said before, clashes: propositions that no verb of control makes."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import PARTY_ROLES, Finding
from timeline.claims.places import Scene
from timeline.claims.verbfirst.clauses import STOPS, find_antecedent, find_arguments, is_adverbial, is_place, party_of, skip_aside
from timeline.claims.verbfirst.link import resolve_spots
from timeline.claims.verbfirst.moods import DENIED, PLANNED, judge_clause
from timeline.claims.verbfirst.tagging import means

CONTROL = frozenset({"captured", "lost", "withdrew", "held"})


def match_state(chunks: list[Chunk], v: int, scene: Scene, side: str = "") -> Finding | None:
    """`the quarter is in the army's hands`, `all that the rebels have left is X`."""
    chunk, row = chunks[v], chunks[v].row
    bare, oblique, end = find_arguments(chunks, v)
    spare = end < len(chunks) and chunks[end].kind == "except"
    if row["event"] in ("none", "") and not (spare and row["slot"]):
        return None
    party = (looking_ahead(chunks, v) or scene.party) if chunk.party == "they" else chunk.party
    if chunk.party == "they" and side and any(u.kind == "party" for u in chunk.units) and "own" in means(chunk.units[-1]):
        party = side  # his forces, says the officer
    turn = next((c for c in chunks[max(0, v - 6) : v] if c.kind == "vg" and c.head in ("turn", "make")), None)
    place = None
    if spare:
        place = next((c for c in chunks[end + 1 : end + 5] if c.kind == "np" and c.spots and not c.prep), None)
        ratio = chunks[end + 1] if end + 1 < len(chunks) and chunks[end + 1].kind == "np" and chunks[end + 1].head == "share" else None
        whole = next((c for c in oblique if c.spots and "from" in c.after), None)
        if place is None and ratio is not None and whole is not None:
            place, whole.share = whole, ratio.share  # of the east, nothing but a quarter
        if place is None:
            return None
    elif row["object"] == "place":
        place = next((c for c in bare if is_place(c)), None)
        if place is None:
            return None
    else:
        place = _before(chunks, v) or next((c for c in bare if is_place(c)), None)
    for c in oblique:
        role = row["obliques"].get(c.prep)
        if role in PARTY_ROLES and party_of(c, scene) and not party:
            party = party_of(c, scene)
        elif role == "place" and place is None and (is_place(c) or c.head == "pronoun"):
            place = c
    people = chunks[v - 1] if v and place is None and row["event"] == "besieged" else None
    if people is not None and people.kind == "np" and "in" in people.after and is_place(people):
        place = people  # a quarter of a million people in X | are besieged
    if row["subject"] == "holder" and not party:
        who = next((c for c in reversed(chunks[max(0, v - 6) : v]) if c.kind == "np" and not c.prep and c.head == "party"), None)
        party = party_of(who, scene)
    if place is None or (chunk.prep and row["event"] == "besieged"):
        return None
    if is_attribute(chunks, v):
        return None
    mood = judge_clause(chunks, v)
    verb = next((c for c in reversed(chunks[max(0, v - 5) : v]) if c.kind == "vg"), None)
    negated = chunk.neg or (verb is not None and verb.neg and verb.head in ("be", "turn", "stay"))
    if verb is not None and verb.modal and verb.head in ("be", "turn", "stay", "make"):
        mood = PLANNED
    elif (
        verb is not None
        and row["event"] == "held"
        and not chunk.held
        and not negated
        and any("past" in means(u) for u in verb.units)
        and not any(c.kind in ("comma", "semi", "and") for c in chunks[chunks.index(verb) : v])
    ):
        return None  # it was in their hands, and is no longer
    elif negated and not spare:
        mood = DENIED if mood == "" else mood
    antecedent = find_antecedent(chunks, v)
    if antecedent is not None and verb is not None and verb.head == "be" and chunks.index(verb) > chunks.index(antecedent):
        return None  # which was under their control
    spots = [s for s in resolve_spots(place, scene, antecedent=antecedent if place is not antecedent else None) if not s.elsewhere and not s.near]
    if row["event"] == "contested":
        spots = [s for s in spots if not s.sector]
    if not spots:
        return None
    event = "held" if spare else row["event"]
    stock = place.share is not None and place.share["class"] == "fraction"
    if event == "held" and turn is not None and not chunk.held and not stock:
        event = "captured"
    finding = Finding(event, spots, mood, row["rule"], v, chunks=(v, end), roles={"place": place})
    slot = row["slot"] or row["subject"]
    if slot in PARTY_ROLES:
        setattr(finding, slot, party)
    if event == "captured" and slot not in PARTY_ROLES and not party:
        finding.holder = side or scene.attacker or scene.party  # liberated, says its liberator
    if spare and row["event"] == "lost" and finding.loser:  # nothing is outside the army's control but X
        finding.holder, finding.loser = scene.opponent(finding.loser), ""
    if event in ("captured", "held") and not finding.holder and (event == "held" or not chunk.row["subject"]):
        return None
    if finding.holder and not chunk.held and not mood and event == "captured":
        scene.party = finding.holder
    if event in ("lost", "repelled") and finding.loser:
        finding.holder = scene.opponent(finding.loser) if finding.loser else ""
    return finding


def is_attribute(chunks: list[Chunk], v: int) -> bool:
    """Whether a state without a party only tells which places are meant: what is left of liberated quarters."""
    row, before = chunks[v].row, chunks[v - 1] if v else None
    if row["event"] != "captured" or row["slot"] or before is None or before.kind != "np":
        return False
    indefinite = before.head not in ("place", "pronoun") or any(u.kind == "the_rest" for u in before.units)
    named = bool(before.spots) and before.spots[-1][0].spot.end > chunks[v].start  # a name that the word is part of
    return indefinite or named or bool(before.prep)


def looking_ahead(chunks: list[Chunk], v: int) -> str:
    """The party of the main clause where a clause that opens the sentence only points to it: after X fell to them, the army …"""
    opens = next((k for k in range(v) if chunks[k].kind == "sub"), None)
    if opens is None or any(c.kind == "vg" for c in chunks[:opens]) or any(c.kind == "np" and c.head == "party" for c in chunks[:v]):
        return ""
    comma = next((k for k in range(v, len(chunks)) if chunks[k].kind == "comma"), len(chunks))
    return next((c.party for c in chunks[comma:] if c.kind == "np" and c.head in ("party", "other") and not c.prep and c.party), "")


def _before(chunks: list[Chunk], v: int) -> Chunk | None:
    """The place that a state is said of: the nearest bare place before it, or the verb's subject, or an antecedent."""
    k = v - 1
    while k >= 0:
        k = skip_aside(chunks, k)
        chunk = chunks[k]
        if chunk.kind == "rel":
            return find_antecedent(chunks, v)
        moved = chunk.kind == "vg" and chunk.form == "finite" and chunk.head == "verb" and chunks[v].row["event"] in ("lost", "captured")
        if moved and (k == v - 1 or any(d["subject"] == "place" and d["event"] == "held" for _, d in chunk.unit.entries)):
            k -= 1
            continue  # the quarters | left | the rebels' hands
        named = chunk.head in ("place", "placenoun", "the_rest") or (chunk.head == "other" and chunk.unit.kind == "placenoun")
        if chunk.kind == "np" and named and (not chunk.prep or chunks[v].held):
            outer = chunks[k - 1] if k and chunks[v].held and chunk.spots and chunk.spots[-1][0].spot.kind == "city" and "in" in chunk.after else None
            if outer is not None and outer.kind == "np" and outer.head == "place":
                return outer  # X in the city, | which they hold
            listed = chunks[k - 1] if k and chunk.head == "placenoun" and not chunk.spots and "def" not in chunk.unit.also else None
            if listed is not None and listed.kind == "np" and listed.head == "place" and not listed.prep:
                return listed  # X, Y and Z are quarters | that are in their hands
            apposed = chunks[k - 2] if k > 1 and chunks[k - 1].kind == "comma" and chunk.units[0].kind in ("num", "det") else None
            if apposed is not None and not chunk.spots and apposed.kind == "np" and apposed.head == "place":
                return apposed
            return chunk if is_place(chunk) or chunk.head == "placenoun" else None
        if chunk.kind == "np" and chunk.head == "pronoun" and not chunk.prep:
            return chunk
        if chunk.kind == "np" and not chunk.prep and not is_adverbial(chunk) and chunk.head != "pronoun":
            return None
        if (
            (chunk.kind == "and" and "then" in means(chunk.units[0]))
            or (chunk.kind == "state" and chunk.held)
            or chunk.kind == "among"
            or (chunk.kind == "and" and chunks[k + 1].kind == "among")
        ):
            k -= 1
            continue
        if chunk.kind in ("and", "sub") and k > 0 and chunks[k + 1].kind == "vg" and not any(c.kind == "np" for c in chunks[k + 1 : v]):
            named = [
                c for c in chunks[:k] if c.kind == "np" and c.spots and c.head == "place" and c.prep != "@" and not (c.prep and chunk.kind == "and")
            ]
            return next((c for c in reversed(named) if c.spots[-1][0].spot.kind != "city"), None)  # entered X after it had become …
        if (chunk.kind == "vg" and chunk.head not in ("be", "turn", "stay", "make")) or chunk.kind in STOPS | {"and", "state"}:
            return None
        k -= 1
    return None


def match_denial(chunks: list[Chunk], v: int, scene: Scene) -> Finding | None:
    """`the monitor denied that`, `denied the news`, `which the rebels denied`: the last proposition, denied."""
    last = scene.last
    after = chunks[v + 1 : v + 5]
    pointing = any(u.kind == "ref" for c in after if c.kind == "np" for u in c.units)
    told = next((k for k, c in enumerate(after) if c.kind == "vg" and c.head == "say" and c.form == "masdar"), None)
    if told is not None and "def" in after[told].unit.also:  # the news; the news of X is another
        pointing = pointing or not any(c.kind in ("np", "vg", "that", "rel") for c in after[told + 1 : told + 2])
    before = next((c for c in reversed(chunks[max(0, v - 2) : v]) if c.kind != "rel"), None)
    if after and after[0].kind == "np" and after[0].head == "pronoun" and "joined" in after[0].unit.also and before is not None:
        pointing = pointing or (before.kind == "np" and ("what" in means(before.units[-1]) or any(u.kind == "ref" for u in before.units)))
    if chunks[v].neg or not pointing or last.mood == DENIED:
        return None
    same = [f for f in scene.told if f is not last and not f.mood and f.holder and f.holder == last.holder and f.event in CONTROL]
    spots = [*last.spots, *(s for f in same for s in f.spots)] if last.event in CONTROL else last.spots
    return Finding(
        last.event,
        spots,
        DENIED,
        last.rule + "+denied",
        v,
        holder=last.holder,
        loser=last.loser,
        mover=last.mover,
        besieger=last.besieger,
        inside=last.inside,
        chunks=(v, v + 1),
        roles={},
    )

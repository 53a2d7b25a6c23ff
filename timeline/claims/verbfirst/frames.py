"""Frames: verbs, verbal nouns, states and clashes matched with the phrases around them."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding
from timeline.claims.places import Scene
from timeline.claims.verbfirst.link import resolve_spots
from timeline.claims.verbfirst.moods import DENIED, PLANNED, SKIP, find_governor, judge_clause, judge_finite, judge_masdar

PARTY_ROLES = ("holder", "loser", "mover", "besieger", "inside")
_STOPS = frozenset({"except", "semi", "colon", "sub", "rel", "cond", "that", "but", "question", "open"})


def find_claims(chunks: list[Chunk], scene: Scene, *, question: bool = False, side: str = "") -> list[Finding]:
    """Every proposition of a sentence's chunks, in text order; `side` is the party that the speaker is close to."""
    for chunk in chunks:
        if side and chunk.kind == "np" and chunk.head == "party" and not chunk.party and chunk.owner is not None and chunk.owner.unit.text in ("ه", "نا"):
            if not any(c.kind == "np" and c.head == "party" and c.party for c in chunks[:chunks.index(chunk)]):
                chunk.party = side  # his forces, says the officer
    found: list[Finding] = []
    used: set[int] = set()  # states that a verb has taken: X fell into their hands
    for v, chunk in enumerate(chunks):
        finding = None
        if chunk.kind == "np" and chunk.spots:
            noted = resolve_spots(chunk, scene)
            scene.note(noted)
            scene.landmarks.extend(s for s in noted if not s.sector)
        elif chunk.kind == "vg" and chunk.head == "verb":
            finding = match_verb(chunks, v, scene, used, side)
        elif chunk.kind == "vg" and chunk.head == "modality" and chunk.unit.data["class"] == "deny" and scene.last is not None:
            finding = match_denial(chunks, v, scene)
            _note_subject(chunks, v, scene)
        elif chunk.kind == "vg":
            _note_subject(chunks, v, scene)
        elif chunk.kind == "state" and v not in used:
            finding = match_state(chunks, v, scene, side)
        elif chunk.kind == "np" and chunk.head == "noun":
            finding = match_clash(chunks, v, scene)
        elif chunk.kind == "among" and found and v + 1 < len(chunks) and chunks[v + 1].kind == "np" and chunks[v + 1].head == "place":
            spots = [s for s in resolve_spots(chunks[v + 1], scene) if not s.elsewhere and not s.near]
            if spots and chunks[v + 1] is not found[-1].roles.get("place") and not chunks[v + 1].prep:
                finding = replace(found[-1], spots=spots, rule=found[-1].rule + "+list", at=v + 1, roles={"place": chunks[v + 1]})
        if finding is not None:
            if question:
                finding.mood = PLANNED
            found.append(finding)
            scene.note(finding.spots)
            if finding.event != "contested":
                scene.last = finding
    return found


def party_of(chunk: Chunk | None, scene: Scene) -> str:
    """The party that a phrase names or points back to, or empty."""
    if chunk is None:
        return ""
    if chunk.head == "party":
        if chunk.party:
            return chunk.party
        if chunk.unit.data.get("type") == "other":
            return scene.opponent(scene.party)
        if chunk.unit.data.get("type") == "head" and (chunk.owner is not None or any(u.kind in ("det", "ref") for u in chunk.units)):
            return scene.party
        return ""
    if chunk.head == "pronoun" and chunk.unit.kind in ("they", "it", "poss"):
        return scene.party
    return ""


def _note_subject(chunks: list[Chunk], v: int, scene: Scene) -> None:
    if chunks[v].form == "masdar":
        return
    bare, _, _ = find_arguments(chunks, v)
    subject = find_subject(chunks, v, bare, scene)
    if subject is not None and subject.head == "party" and party_of(subject, scene):
        scene.party = party_of(subject, scene)


def find_arguments(chunks: list[Chunk], v: int) -> tuple[list[Chunk], list[Chunk], int]:
    """(bare phrases, phrases with a preposition, where they end) after the verb at `v`, up to the next clause."""
    bare, oblique, k = [], [], v + 1
    commas = 0
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.kind == "np":
            if chunk.prep and chunk.prep != "@":
                oblique.append(chunk)
            elif chunk.prep != "@" and not (commas and _opens_clause(chunks, k)):
                bare.append(chunk)
            elif commas:
                break
        elif chunk.kind == "and":
            after = chunks[k + 1] if k + 1 < len(chunks) else None
            if commas and chunks[k - 1].kind == "comma" and after is not None and after.kind == "np" and not after.prep and not is_place(after):
                break
            if after is None or after.kind not in ("np", "date") or _opens_clause(chunks, k + 1) or after.kind == "date" and bare:
                break
            commas += 1
        elif chunk.kind in ("comma", "dash"):
            commas += 1
        elif chunk.kind in _STOPS or chunk.kind in ("vg", "state", "close"):
            break
        elif chunk.kind == "among":
            pass
        k += 1
    return bare, oblique, k


def _opens_clause(chunks: list[Chunk], k: int) -> bool:
    """A bare phrase at `k` that is the topic of what follows it."""
    j = k + 1
    while j < len(chunks) and (chunks[j].kind == "date" or (chunks[j].kind == "np" and chunks[j].prep)):
        j += 1
    return chunks[k].kind == "np" and not chunks[k].prep and j < len(chunks) and ((chunks[j].kind == "state" and not chunks[j].held)
                                                                                 or (chunks[j].kind == "vg" and chunks[j].form == "finite"))


def find_antecedent(chunks: list[Chunk], v: int) -> Chunk | None:
    """The phrase that the relative clause around `v` belongs to; None outside of one."""
    k = v - 1
    while k >= 0:
        if chunks[k].kind == "rel":
            k -= 1
            while (k >= 0 and chunks[k].kind in ("comma", "date")) or (k > 0 and chunks[k].kind == "np" and chunks[k].prep == "@"):
                k -= 1
            return chunks[k] if k >= 0 and chunks[k].kind == "np" else None
        if chunks[k].kind in ("semi", "colon", "sub", "but", "that", "comma") or (chunks[k].kind == "vg" and chunks[k].head != "be"):
            return None
        k -= 1
    return None


def find_referent(chunks: list[Chunk], pronoun: Chunk) -> Chunk | None:
    """The place of the same sentence that a pronoun means: the last object or topic before it, else the last place at all."""
    before = chunks[:chunks.index(pronoun)] if pronoun in chunks else []
    word = next((u.text for u in reversed(pronoun.units) if "joined" in u.also), "")
    places = [c for k, c in enumerate(before) if is_place(c) and (c.spots or c.head == "placenoun" and word and not c.share
                                                             and c.unit.data["number"] == "one") and not (c.prep == "في" and k and before[k - 1].kind == "np" and before[k - 1].spots) and c.prep != "@" and not c.near and not (c.spots and c.spots[-1][0].spot.elsewhere)
              and not (word == "ه" and (c.more or c.spots and c.spots[-1][0].spot.kind == "city")) and not (word == "هما" and len(c.more) != 1)]
    return next((c for c in reversed(places) if not c.prep), places[-1] if places else None)


def find_topic(chunks: list[Chunk], v: int) -> Chunk | None:
    """The bare phrase before a verb or a state that it is about."""
    k = v - 1
    while k >= 0:
        chunk = chunks[k]
        if chunk.kind == "rel":
            return find_antecedent(chunks, v)
        if chunk.kind == "np":
            if not chunk.prep:
                before = k - 1
                while (before >= 0 and chunks[before].kind in ("date",)) or (before >= 0 and chunks[before].kind == "np" and chunks[before].prep):
                    before -= 1
                if chunk.head == "party" and not chunk.party and k > 1 and chunks[k - 1].kind == "and" and chunks[k - 2].kind == "np" \
                        and chunks[k - 2].head == "party":
                    return chunks[k - 2]  # the army and its allies
                if chunk.head == "other" and before >= 0 and chunks[before].kind == "np":
                    k -= 1
                    continue
                if before >= 0 and chunks[before].kind == "vg" and chunks[before].head not in ("be", "turn", "stay") and not (
                        chunks[before].form == "finite" and chunks[before].head == "modality"):
                    return None if chunk.head not in ("party",) or chunks[before].head == "say" else chunk
                return chunk
        elif chunk.kind == "vg" and chunk.head in ("be", "turn", "stay"):
            pass
        elif chunk.kind not in ("date", "modality", "comma"):
            return None
        k -= 1
    return None


def find_subject(chunks: list[Chunk], v: int, bare: list[Chunk], scene: Scene) -> Chunk | None:
    """Who does it: the first phrase after the verb, else the topic, else (after `and`) the subject of the verb before."""
    candidates = [c for c in bare if not (c.head == "pronoun" and "joined" in c.unit.also) and not (c.head == "other" and _adverbial(c))]
    for c in candidates:
        if c.head == "party":
            return c
    for c in candidates:
        if c.head in ("other", "source", "noun"):
            return c
        break
    topic = find_topic(chunks, v)
    if topic is not None and topic.head not in ("place", "placenoun"):
        return topic
    return None


def _adverbial(chunk: Chunk) -> bool:
    return chunk.unit.text.endswith("ا") or (len(chunk.units) == 1 and chunk.unit.kind in ("adj", "num", "det"))


def match_verb(chunks: list[Chunk], v: int, scene: Scene, used: set[int], side: str = "") -> Finding | None:
    chunk = chunks[v]
    bare, oblique, end = find_arguments(chunks, v)
    best = None
    for _, row in chunk.unit.entries:
        got = fill_roles(chunks, v, row, bare, oblique, end, scene)
        if got is not None and (best is None or got[1] > best[1][1]):
            best = (row, got)
    if chunk.form == "finite":
        subject = find_subject(chunks, v, bare, scene)
        if party_of(subject, scene) and subject.head == "party":
            scene.party = party_of(subject, scene)
    if best is None or best[0]["event"] in ("none", "fire", "pass"):
        return None
    row, (roles, _, spare) = best
    state = chunks[end] if end < len(chunks) and chunks[end].kind == "state" and not chunks[end].held and row["event"] in ("captured", "lost") \
        and (row["subject"] == "place" or chunks[end].row["event"] == "lost") else None
    if state is not None:
        used.add(end)
    if any(c.kind == "modality" and c.head == "fire" for c in chunks[v + 1:end + 1]):
        return None
    place = roles["place"]
    antecedent = find_antecedent(chunks, v)
    relative = antecedent
    if "clause" in chunk.after:
        return None  # since they took it; whoever fled from it
    if place.head == "pronoun":
        headless = _headless(chunks, v)
        if headless:
            place = next((c for c in chunks[end:end + 5] if c.kind == "np" and c.share is not None and c.share["class"] == "fraction" and c.spots), None) \
                or next((c for c in chunks[v + 1:end] if c.kind == "np" and c.share is not None and c.share["class"] == "fraction" and c.spots), None)
            if place is None:
                return None
            roles["place"] = place
        elif antecedent is not None and not is_place(antecedent) and antecedent.head in ("placenoun", "other", "share", "direction"):
            return None
        elif antecedent is None and _asyndetic(chunks, v):
            inner = next((c for c in oblique if c.prep in ("في", "ب", "داخل") and c.spots), None)
            if inner is None:
                return None
            inner.part = inner.part or "some"
            place = roles["place"] = inner
        elif antecedent is None or not is_place(antecedent):
            antecedent = find_referent(chunks, place)
    spots = [s for s in resolve_spots(place, scene, antecedent=antecedent if antecedent is not place else None) if not s.elsewhere]
    if not spots or any(s.near for s in spots) and not (row["event"] == "entered" and not place.prep):
        return None
    mood = judge_masdar(chunks, v) if chunk.form == "masdar" else judge_clause(chunks, v) if chunk.form == "gerund" else judge_finite(chunks, v)
    if spare and mood == DENIED:
        mood = ""
    if mood == SKIP:
        return None
    event = row["event"]
    finding = Finding(event, spots, mood, row["rule"], v, chunks=(v, end), roles=roles)
    for role in PARTY_ROLES:
        if role in roles:
            setattr(finding, role, party_of(roles[role], scene))
    if finding.holder and finding.holder == finding.loser and not roles["loser"].party:
        finding.loser = scene.opponent(finding.holder)
    if state is not None:
        slot = state.row["slot"] or state.row["subject"]
        setattr(finding, slot, getattr(finding, slot) or ((looking_ahead(chunks, end) or scene.party) if state.party == "they" else state.party))
    complete(chunks, v, row, finding, scene, side)
    if finding.holder and finding.holder == finding.loser:
        if "holder" in roles and roles["holder"].party:
            finding.loser = ""
        else:
            finding.holder = scene.opponent(finding.loser)
    if relative is not None and (chunk.perfect and event == "held" or event != "held" and place.head == "pronoun" and spots[0].kind in ("sector", "city")):
        return None  # which they used to hold; those of the eastern quarters that they took
    if event == "captured" and mood == DENIED and side and not finding.holder and not finding.loser:
        finding.holder = scene.opponent(side)
    unsaid = row["subject"] != "place" and not mood
    if event in ("captured", "held", "repelled") and not finding.holder and not finding.loser and unsaid:
        return None
    if (event in ("withdrew", "lost") and not finding.loser and unsaid) or (event == "entered" and not finding.mover and not mood):
        return None
    if event in ("lost", "withdrew") and finding.loser and not finding.holder:
        finding.holder = scene.opponent(finding.loser)
    if event == "captured" and finding.holder:
        scene.taker = finding.holder
    return finding


def complete(chunks: list[Chunk], v: int, row: dict, finding: Finding, scene: Scene, side: str) -> None:
    """The actor who is not said beside the verb: the governor's subject of a verbal noun, the party spoken of for a verb."""
    role = row["subject"]
    chunk = chunks[v]
    if role not in PARTY_ROLES or getattr(finding, role) or role in finding.roles:
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
            if subject is not None and subject.head in ("party", "pronoun"):
                setattr(finding, role, party_of(subject, scene))
            elif chunks[g].head == "say":
                setattr(finding, role, side or scene.party)
            elif subject is None:
                setattr(finding, role, scene.party)
        elif finding.mood in (PLANNED, DENIED):
            setattr(finding, role, scene.party)
        return
    setattr(finding, role, scene.party)


def fill_roles(chunks, v, row, bare, oblique, end, scene):
    """({role: chunk}, how many, whether `only` turns a negation round) for one row of a verb, or None where it does not fit."""
    chunk = chunks[v]
    roles: dict[str, Chunk] = {}
    masdar = chunk.form == "masdar"
    if row["tails"]:
        near = [c for c in chunks[v + 1:end] if c.kind == "np" and c.prep in ("", "ب")]
        near += [c for c in chunks[end:end + 1] if c.kind == "vg" and c.form == "masdar" and not c.prep]
        tail = next((c for c in near if any(_bare(u) in row["tails"] for u in c.units)), None)
        if tail is None:
            return None
        bare = [c for c in bare if c is not tail and (c.head == "party" or is_place(c) or c.head == "pronoun")]
        if row["object"] == "attack":
            roles["attack"] = tail
        if tail.kind == "np" and tail.party and row["subject"] == "":
            roles["holder"] = tail.owner or tail
        if tail.kind == "vg":
            more, further, end = find_arguments(chunks, chunks.index(tail))
            bare, oblique = [*bare, *more], [*oblique, *further]
    joined = chunks[v + 1] if v + 1 < len(chunks) and chunks[v + 1].kind == "np" and chunks[v + 1].head == "pronoun" and "joined" in chunks[v + 1].unit.also else None
    rest = [c for c in bare if c is not joined]
    parties = [c for c in rest if party_of(c, scene) and c.head == "party"]
    place = next((c for c in rest if is_place(c)), None)
    first = next((c for c in rest if not (c.head == "other" and _adverbial(c))), None)
    antecedent = find_antecedent(chunks, v)
    passive = chunk.voice == "passive"
    if row["subject"] == "place" or (passive and row["object"] == "place"):
        if first is not None and is_place(first):
            roles["place"] = first
        elif masdar and joined is not None:
            roles["place"] = joined
        elif first is None or passive:
            topic = find_topic(chunks, v)
            if (topic is not None and is_place(topic)) or (topic is not None and topic.head == "pronoun" and not masdar):
                roles["place"] = topic
    else:
        subject = None
        if masdar:
            one = len(parties) == 1 and row["object"] in PARTY_ROLES and joined is None
            subject = None if one else parties[0] if parties else None
            if joined is not None and (row["object"] != "place" or place is not None or (joined.unit.kind == "they" and joined.unit.text != "هما")):
                subject = joined
        elif not passive:
            subject = find_subject(chunks, v, rest, scene)
            heads = [c for c in rest if c.head == "party"]
            if row["object"] in PARTY_ROLES and subject is not None and len(heads) == 1 and subject is heads[0] \
                    and subject.unit.text.endswith(("ين",)):
                subject = None
        if subject is not None and row["subject"]:
            if row["subject"] in PARTY_ROLES and not party_of(subject, scene):
                return None
            roles[row["subject"]] = subject
        if row["object"] == "place":
            if joined is not None and subject is not joined:
                roles["place"] = joined
            elif place is not None:
                roles["place"] = place
        elif row["object"] in PARTY_ROLES:
            other = next((c for c in parties if c is not subject), None) or next((c for c in rest if c.head == "party" and c is not subject), None)
            if other is None and joined is not None and subject is not joined:
                other = joined
            if other is None:
                return None
            roles[row["object"]] = other
        elif row["object"] == "attack" and passive:
            k = v - 1
            while k >= 0 and (chunks[k].kind == "date" or (chunks[k].kind == "np" and chunks[k].prep)):
                k -= 1
            if k < 0 or chunks[k].kind != "np" or chunks[k].head != "noun":
                return None
            oblique = [*oblique, *(c for c in chunks[k + 1:v] if c.kind == "np")]
        elif row["object"] == "attack" and "attack" in roles:
            pass
        elif row["object"] == "attack":
            attack = next((c for c in rest if c.head == "noun" or c.head == "other"), None) or next(
                (c for c in chunks[v + 1:v + 3] if (c.kind == "modality" and c.head == "plan_noun") or (c.kind == "vg" and c.form == "masdar")), None)
            if attack is None and joined is None:
                return None
            if attack is not None and attack.kind != "np":
                more, further, end = find_arguments(chunks, chunks.index(attack))
                oblique = [*oblique, *further]
                if place is None:
                    place = next((c for c in more if is_place(c)), None)
                if place is not None:
                    roles["place"] = place
    for c in oblique:
        role = row["obliques"].get(c.prep)
        if role == "place" and not (is_place(c) or c.head == "pronoun" and c.units[-1].text not in ("هم", "هن", "نا")):
            continue
        if role in PARTY_ROLES and not party_of(c, scene):
            continue
        if role == "place" and "place" in roles and c.head == "place" and c is not roles["place"] and c.prep == roles["place"].prep:
            roles["place"].more = [*roles["place"].more, *(m for m in (c, *c.more) if m not in roles["place"].more)]
        if role and role not in roles:
            roles[role] = c
    if masdar and row["object"] == "place" and "place" not in roles:
        roles.update({"place": c for c in oblique if c.prep == "ل" and is_place(c)})
    spare = False
    if (chunk.neg and end < len(chunks) and chunks[end].kind == "except") or (end < len(chunks) and chunks[end].kind == "except" and "place" not in roles):
        after = next((c for c in chunks[end + 1:end + 3] if c.kind == "np" and is_place(c)), None)
        if after is not None:
            roles["place"], spare = after, True
    pieces = roles.get("place")
    if row["object"] == "place" and not passive and (pieces is None or pieces.head == "placenoun" and not pieces.spots
                                                     and pieces.unit.data["kind"] in ("piece", "landmark")):
        inner = find_inner(chunks, v, end)
        if inner is not None:
            roles["place"] = inner
    if "place" not in roles and antecedent is None and chunk.form == "finite":  # a place put in front, taken up by nothing
        front = next((c for c in reversed(chunks[:v]) if c.kind == "np" and is_place(c) and row["obliques"].get(c.prep) == "place"), None)
        k = chunks.index(front) if front is not None else -1
        if front is not None and row["obliques"] and not any(c.kind not in ("np", "date", "comma") for c in chunks[k + 1:v]) \
                and not any(c.kind not in ("and", "date", "comma", "sub") for c in chunks[:k]):
            roles["place"] = front
    if "place" not in roles or any(role not in roles for role in row["required"]):
        return None
    return roles, len(roles) + bool(row["tails"]), spare


def _headless(chunks: list[Chunk], v: int) -> bool:
    """`what the army controls is 60 percent of X`: a relative clause without an antecedent."""
    k = v - 1
    while k >= 0 and chunks[k].kind == "vg" and chunks[k].head == "be":
        k -= 1
    return k >= 0 and chunks[k].kind == "np" and chunks[k].units[-1].text == "ما"


def _asyndetic(chunks: list[Chunk], v: int) -> bool:
    """`positions that it took`, without a relative pronoun: the object of the verb is the phrase right before it."""
    k = v - 1
    while k >= 0 and chunks[k].kind == "vg" and chunks[k].head == "be":
        k -= 1
    return k >= 0 and chunks[k].kind == "np" and not chunks[k].spots and chunks[k].head in ("placenoun", "other") and "def" not in chunks[k].unit.also


def find_inner(chunks: list[Chunk], v: int, end: int) -> Chunk | None:
    """`the points that it lost in X`, `a block of buildings there`: where the pieces lie that a verb takes."""
    pieces = next((k for k in range(v + 1, min(end, len(chunks))) if chunks[k].kind == "np" and chunks[k].head == "placenoun" and not chunks[k].prep
                   and not chunks[k].spots and chunks[k].unit.data["kind"] in ("piece", "landmark", "part")), None)
    if pieces is None:
        return None
    there = next((c for c in chunks[pieces + 1:end] if c.kind == "np" and c.head == "pronoun" and c.unit.kind == "there"), None)
    if there is not None:
        there.part = "some"
        return there
    if end < len(chunks) and chunks[end].kind == "rel":
        for c in chunks[end + 1:end + 8]:
            if c.kind in ("comma", "semi", "sub", "that"):
                return None
            if c.kind == "np" and c.spots and c.prep in ("في", "ب", "داخل"):
                c.part = c.part or "some"
                return c
    return None


def _bare(unit) -> str:
    return unit.text[2:] if "def" in unit.also and unit.text.startswith("ال") else unit.text


def is_place(chunk: Chunk) -> bool:
    return chunk.kind == "np" and (chunk.head in ("place", "the_rest") or (chunk.head == "placenoun" and ("def" in chunk.unit.also or bool(chunk.spots)))
                                   or (chunk.head == "pronoun" and chunk.unit.kind == "both"))


def looking_ahead(chunks: list[Chunk], v: int) -> str:
    """The party of the main clause where a clause that opens the sentence only points to it: after X fell to them, the army …"""
    opens = next((k for k in range(v) if chunks[k].kind == "sub"), None)
    if opens is None or any(c.kind == "vg" for c in chunks[:opens]) or any(c.kind == "np" and c.head == "party" for c in chunks[:v]):
        return ""
    comma = next((k for k in range(v, len(chunks)) if chunks[k].kind == "comma"), len(chunks))
    return next((c.party for c in chunks[comma:] if c.kind == "np" and c.head == "party" and not c.prep and c.party), "")


def match_state(chunks: list[Chunk], v: int, scene: Scene, side: str = "") -> Finding | None:
    """`the quarter is in the army's hands`, `all that the rebels have left is X`."""
    chunk, row = chunks[v], chunks[v].row
    bare, oblique, end = find_arguments(chunks, v)
    spare = end < len(chunks) and chunks[end].kind == "except"
    if row["event"] in ("none", "") and not (spare and row["slot"]):
        return None
    party = (looking_ahead(chunks, v) or scene.party) if chunk.party == "they" else chunk.party
    if chunk.party == "they" and side and any(u.kind == "party" for u in chunk.units) and chunk.units[-1].text in ("ه", "نا"):
        party = side  # his forces, says the officer
    turn = next((c for c in chunks[max(0, v - 6):v] if c.kind == "vg" and c.head in ("turn", "make")), None)
    place = None
    if spare:
        place = next((c for c in chunks[end + 1:end + 5] if c.kind == "np" and c.spots and not c.prep), None)
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
    if place is None or chunk.prep and row["event"] == "besieged":
        return None
    mood = judge_clause(chunks, v)
    verb = next((c for c in reversed(chunks[max(0, v - 5):v]) if c.kind == "vg"), None)
    negated = chunk.neg or (verb is not None and verb.neg and verb.head in ("be", "turn", "stay"))
    if verb is not None and verb.modal and verb.head in ("be", "turn", "stay", "make"):
        mood = PLANNED
    elif negated and not spare:
        mood = DENIED if mood == "" else mood
    antecedent = find_antecedent(chunks, v)
    if antecedent is not None and verb is not None and verb.head == "be" and chunks.index(verb) > chunks.index(antecedent):
        return None  # which was under their control
    spots = [s for s in resolve_spots(place, scene, antecedent=antecedent if place is not antecedent else None) if not s.elsewhere and not s.near]
    if not spots:
        return None
    event = "held" if spare else row["event"]
    if event == "held" and turn is not None and not chunk.held:
        event = "captured"
    finding = Finding(event, spots, mood, row["rule"], v, chunks=(v, end), roles={"place": place})
    slot = row["slot"] or row["subject"]
    if slot in PARTY_ROLES:
        setattr(finding, slot, party)
    if event in ("captured", "held") and not finding.holder:
        if event == "held" or not chunk.row["subject"]:
            return None
    if event == "lost":
        finding.holder = scene.opponent(finding.loser) if finding.loser else ""
    return finding


def _before(chunks: list[Chunk], v: int) -> Chunk | None:
    """The place that a state is said of: the nearest bare place before it, or the verb's subject, or an antecedent."""
    k = v - 1
    while k >= 0:
        chunk = chunks[k]
        if chunk.kind == "rel":
            return find_antecedent(chunks, v)
        if chunk.kind == "np" and (chunk.head in ("place", "placenoun", "the_rest")) and (not chunk.prep or chunks[v].held):
            return chunk if is_place(chunk) or chunk.head == "placenoun" else None
        if chunk.kind == "np" and chunk.head == "pronoun" and not chunk.prep:
            return chunk
        if chunk.kind == "np" and not chunk.prep and not _adverbial(chunk) and chunk.head != "pronoun":
            return None
        if (chunk.kind == "and" and chunk.units[0].text == "ف") or (chunk.kind == "state" and chunk.held) or chunk.kind == "among" \
                or (chunk.kind == "and" and chunks[k + 1].kind == "among"):
            k -= 1
            continue
        if (chunk.kind == "vg" and chunk.head not in ("be", "turn", "stay", "make")) or chunk.kind in _STOPS | {"and", "state"}:
            return None
        k -= 1
    return None


def match_denial(chunks: list[Chunk], v: int, scene: Scene) -> Finding | None:
    """`the monitor denied that`: the last proposition, denied."""
    last = scene.last
    after = [c for c in chunks[v + 1:v + 5] if c.kind == "np"]
    if chunks[v].neg or not any(u.kind == "ref" for c in after for u in c.units) or last.mood == DENIED:
        return None
    return Finding(last.event, last.spots, DENIED, last.rule + "+denied", v, holder=last.holder, loser=last.loser, mover=last.mover,
                   besieger=last.besieger, inside=last.inside, chunks=(v, v + 1), roles={})


def match_clash(chunks: list[Chunk], v: int, scene: Scene) -> Finding | None:
    """`clashes in X`: fought over; only where the clause says that they go on."""
    chunk = chunks[v]
    row = next((d for kind, d in chunk.unit.entries if kind == "noun"), None)
    if row is None or row["event"] != "contested" or chunk.prep not in ("", "@"):
        return None
    args, k = [], v + 1
    while k < len(chunks) and (chunks[k].kind in ("np", "date", "comma") or (chunks[k].kind == "vg" and chunks[k].head in ("plain", "stay", "turn"))):
        args += [chunks[k]] if chunks[k].kind == "np" else []
        k += 1
    place = next((c for c in args if row["obliques"].get(c.prep) == "place" and (is_place(c) or c.head == "pronoun")), None)
    mood = judge_clause(chunks, v)
    verb = next((c for c in chunks[max(0, v - 3):v] if c.kind == "vg"), None)
    if place is None or mood or chunk.neg or (verb is not None and (verb.neg or verb.modal or verb.head == "modality")):
        return None
    antecedent = find_antecedent(chunks, v)
    spots = [s for s in resolve_spots(place, scene, antecedent=antecedent) if not s.elsewhere and not s.near and not s.sector]
    return Finding("contested", spots, "", row["rule"], v, chunks=(v, k), roles={"place": place}) if spots else None

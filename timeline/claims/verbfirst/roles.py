"""Roles: who and what a row of verbs.csv finds around its verb or verbal noun."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import PARTY_ROLES
from timeline.claims.verbfirst.clauses import (
    find_antecedent,
    find_arguments,
    find_subject,
    find_topic,
    is_adverbial,
    is_place,
    party_of,
)
from timeline.claims.verbfirst.inner import add_launched, find_inner
from timeline.claims.verbfirst.tagging import means


def fill_roles(chunks, v, row, bare, oblique, end, scene):
    """({role: chunk}, how many, whether `only` turns a negation round) for one row of a verb, or None where it does not fit."""
    chunk = chunks[v]
    roles: dict[str, Chunk] = {}
    masdar = chunk.form == "masdar"
    if row["tails"]:
        near = [c for c in chunks[v + 1 : end] if c.kind == "np" and (not c.prep or "with" in c.after)]
        near += [c for c in chunks[end : end + 1] if c.kind == "vg" and c.form == "masdar" and not c.prep]
        tail = next((c for c in near if any(is_tail(u, row["tails"]) for u in c.units)), None)
        topic = find_topic(chunks, v) if tail is None and chunk.form == "finite" else None
        if topic is not None and any(is_tail(u, row["tails"]) for u in topic.units):
            tail = topic  # the ring around X | has closed
            oblique = [*oblique, *(c for c in chunks[chunks.index(topic) + 1 : v] if c.kind == "np" and c.prep)]
        if tail is None:
            return None
        bare = [c for c in bare if c is not tail and (c.head == "party" or is_place(c) or c.head == "pronoun")]
        if row["object"] == "attack":
            roles["attack"] = tail
        if tail.kind == "np" and tail.party and (row["subject"] == "" or chunk.voice == "passive"):
            roles["holder"] = tail.owner or tail
        if tail.kind == "np" and tail.spots and "place" in row["obliques"].values():
            roles["place"] = tail  # secured no point in X
        following = chunks[end] if v < end < len(chunks) and chunks[end - 1] is tail and not tail.prep else None
        if following is not None and following.kind == "vg" and following.form == "masdar":
            more, further, end = find_arguments(chunks, end)  # the areas | of the rebels' control | shrank to
            oblique = [*oblique, *further]
            if row["subject"] == "" and more and more[0].head == "party":
                roles["holder"] = more[0]
        if tail.kind == "vg":
            more, further, end = find_arguments(chunks, chunks.index(tail))
            if row["subject"] == "" and more and more[0].head == "party":
                roles["holder"] = more[0]  # the control of the army | has spread to X
            bare, oblique = [*bare, *more], [*oblique, *further]
    joined = (
        chunks[v + 1]
        if v + 1 < len(chunks)
        and chunks[v + 1].kind == "np"
        and chunks[v + 1].head == "pronoun"
        and not chunks[v + 1].prep
        and "joined" in chunks[v + 1].units[0].also
        else None
    )
    rest = [c for c in bare if c is not joined]
    if joined is not None and row["object"] not in PARTY_ROLES and chunk.form == "finite" and {"people", "own"} <= means(joined.unit):
        joined = None  # we have retaken: who did it, not what
    parties = [c for c in rest if party_of(c, scene) and c.head == "party"]
    place = next((c for c in rest if is_place(c)), None)
    first = next((c for c in rest if not (c.head == "other" and is_adverbial(c))), None)
    if first is not None and first.owner is not None and first.head in ("other", "placenoun") and len(rest) > 1 and place is rest[1]:
        first = place  # its neighbour X
    antecedent = find_antecedent(chunks, v)
    passive = chunk.voice == "passive"
    if row["object"] == "place" and row["event"] == "captured" and chunk.form == "finite" and not passive and place is not None and place is first:
        k = rest.index(place)
        if any(c.head == "other" and c.owner is not None and not c.party for c in rest[k + 1 :]) and not any(c.head == "party" for c in rest):
            return None  # the station took up | its work
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
            if joined is not None and (
                row["object"] != "place"
                or place is not None
                or ("people" in means(joined.unit))
                or (row["event"] == "entered" and "pair" not in means(joined.unit))
            ):
                subject = joined
        elif not passive:
            subject = find_subject(chunks, v, rest, scene)
            heads = [c for c in rest if c.head == "party"]
            alone = row["object"] in PARTY_ROLES and subject is not None and len(heads) == 1 and subject is heads[0]
            if alone and ("object" in subject.unit.also or goes_on(chunks, v, subject, scene)):
                subject = None
        if subject is not None and row["subject"]:
            unnamed = row["subject"] in PARTY_ROLES and not party_of(subject, scene)
            if unnamed and not (subject.head == "party" and row["object"] in PARTY_ROLES):
                return None
            if not unnamed:
                roles[row["subject"]] = subject  # else: our men drove out | the army
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
            oblique = [*oblique, *(c for c in chunks[k + 1 : v] if c.kind == "np")]
        elif row["object"] == "attack" and "attack" in roles:
            pass
        elif row["object"] == "attack":
            attack = next((c for c in rest if c.head == "noun" or c.head == "other"), None) or next(
                (c for c in chunks[v + 1 : v + 3] if (c.kind == "modality" and c.head == "plan_noun") or (c.kind == "vg" and c.form == "masdar")),
                None,
            )
            if attack is None and joined is None:
                return None
            if attack is not None and attack.kind != "np":
                more, further, end = find_arguments(chunks, chunks.index(attack))
                oblique = [*oblique, *further]
                if place is None:
                    place = next((c for c in more if is_place(c)), None)
                if place is not None:
                    roles["place"] = place
    falls = row["subject"] == "place" and row["event"] == "captured"
    if falls and any("grip" in means(c.unit) and not c.party and c.owner is None for c in (*rest, *oblique)):
        return None  # fell into the hands of the Mongols
    under = chunks[end] if end + 1 < len(chunks) and chunks[end].kind == "vg" and chunks[end].form == "masdar" else None
    under = under if under is not None and row["obliques"].get(under.prep) == "holder" else None
    if under is not None and under.unit.data.get("event") in ("captured", "held") and party_of(chunks[end + 1], scene):
        roles["holder"] = chunks[end + 1]  # is subject to the control of the army
    for c in oblique:
        role = row["obliques"].get(c.prep)
        if role == "place" and not (is_place(c) or (c.head == "pronoun" and "people" not in means(c.units[-1]))):
            continue
        if role in PARTY_ROLES and not party_of(c, scene):
            continue
        if role in PARTY_ROLES and c.head == "pronoun" and chunks[chunks.index(c) - 1].kind in ("and", "comma"):
            continue  # and among them
        if role == "place" and "place" in roles and c.head == "place" and c is not roles["place"] and c.prep == roles["place"].prep:
            roles["place"].more = [*roles["place"].more, *(m for m in (c, *c.more) if m not in roles["place"].more)]
        if role == "place" and role in roles and is_wide(roles[role]) and "in" in roles[role].after and c.spots and not is_wide(c):
            roles[role] = c  # in Aleppo … to the quarter of X
        if role and role not in roles:
            roles[role] = c
    if (row["object"] == "attack" or (row["event"] == "repelled" and "thing" in row["obliques"].values())) and "place" not in roles:
        add_launched(chunks, end, row, roles, scene)
    if masdar and row["object"] == "place" and "place" not in roles:
        given = [c for c in oblique if "to" in c.after and is_place(c)]
        if given:
            roles["place"] = given[-1]
    if masdar and row["event"] == "captured" and "place" not in roles:
        ratio = next(
            (c for c in oblique if "leading" in c.after and c.spots and c.share is not None and c.share["class"] == "fraction"),
            None,
        )
        if ratio is not None:
            roles["place"] = ratio
    spare = False
    if (chunk.neg and end < len(chunks) and chunks[end].kind == "except") or (
        end < len(chunks) and chunks[end].kind == "except" and "place" not in roles
    ):
        after = next((c for c in chunks[end + 1 : end + 3] if c.kind == "np" and is_place(c)), None)
        if after is not None:
            roles["place"], spare = after, True
    pieces = roles.get("place")
    if (
        row["object"] == "place"
        and not passive
        and (pieces is None or (pieces.head == "placenoun" and not pieces.spots and pieces.unit.data["kind"] in ("piece", "landmark")))
    ):
        inner = find_inner(chunks, v, end)
        if inner is not None:
            roles["place"] = inner
    dropped = row["subject"] == "place" and row["event"] in ("captured", "held") and chunk.form == "finite" and antecedent is None
    if "place" not in roles and dropped and not any(not is_adverbial(c) for c in rest):
        k = v - 1
        while k > 0 and (
            chunks[k].kind in ("date", "and", "comma", "that")
            or (chunks[k].kind == "np" and chunks[k].prep and not chunks[k].spots)
            or (chunks[k].kind == "vg" and chunks[k].head in ("modality", "plain"))
        ):
            k -= 1
        if any(c.kind == "and" for c in chunks[k:v]) and (is_place(chunks[k]) or (chunks[k].kind == "np" and chunks[k].head == "pronoun")):
            roles["place"] = chunks[k]  # they stormed X, and it soon | fell
    if "place" not in roles and antecedent is None and chunk.form == "finite":  # a place put in front, taken up by nothing
        front = next((c for c in reversed(chunks[:v]) if c.kind == "np" and is_place(c) and row["obliques"].get(c.prep) == "place"), None)
        k = chunks.index(front) if front is not None else -1
        if (
            front is not None
            and row["obliques"]
            and not any(c.kind not in ("np", "date", "comma") for c in chunks[k + 1 : v])
            and not any(c.kind not in ("and", "date", "comma", "sub") for c in chunks[:k])
        ):
            roles["place"] = front
    if "place" not in roles or any(role not in roles for role in row["required"]):
        return None
    return roles, len(roles) + bool(row["tails"]), spare


def goes_on(chunks, v, party, scene) -> bool:
    """`the rebels entered X and drove out | the army`: the subject of the verb before, who is not this party."""
    before = any(c.kind == "vg" and c.form == "finite" and c.head == "verb" for c in chunks[: v - 1])
    return v > 1 and chunks[v - 1].kind == "and" and before and bool(scene.party) and scene.party != party_of(party, scene)


def is_wide(chunk: Chunk) -> bool:
    """A whole city or a sector of it."""
    return bool(chunk.spots) and chunk.spots[-1][0].spot.kind in ("city", "sector")


def is_tail(unit, tails: tuple[str, ...]) -> bool:
    """Whether the unit is one of the words, with an article or without."""
    return unit.text in tails or ("def" in unit.also and any(unit.text.endswith(t) and len(unit.text) - len(t) <= 2 for t in tails))

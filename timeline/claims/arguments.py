"""Arguments in unusual places: before the verb, in a relative clause, in the attack that was repelled, in the road that was cut."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.antecedents import antecedent, apposed_place
from timeline.claims.chunks import Chunk
from timeline.claims.clauses import find_arguments, find_subject
from timeline.claims.findings import name_party
from timeline.claims.places import Scene, resolve_place
from timeline.claims.spots import Spot, replace_unit


def identify(chunks, v, subject: Chunk | None) -> Chunk | None:
    """`Hanano was the first district to be retaken`; `the latest to fall was Shaar`: the place that a copula puts in the noun's stead."""
    if subject is not None and subject.head == "place" and subject in chunks and chunks[v].form == "finite":
        at = chunks.index(subject)  # the army's attempt to take X came to nothing: the attempt
        if at > 1 and chunks[at - 1].kind == "vg" and chunks[at - 1].form == "infinitive" and chunks[at - 2].head == "noun":
            return chunks[at - 2]
    if subject is not None and subject.head == "noun" and subject.owner is None and chunks[v].voice != "passive" and subject in chunks:
        by = chunks[chunks.index(subject) + 1]  # an offensive by the army has overrun X: the army has
        return replace(subject, owner=by) if by.kind == "np" and by.prep == "by" and by.head == "party" else subject
    if subject is not None and subject.prep == "in" and subject.spots and subject.spots[-1][0].spot.kind == "city" and subject in chunks[1:]:
        named = chunks[chunks.index(subject) - 1]  # the first quarter in the city taken by rebels
        subject = named if named.kind == "np" and named.head == "placenoun" and not named.spots else subject
    if subject is None or subject.spots or subject.head not in ("placenoun", "other", "num") or subject not in chunks:
        return subject
    at = chunks.index(subject)
    apposed = apposed_place(chunks, at)
    if apposed is not None:
        return apposed
    if at and chunks[at - 1].kind == "vg" and chunks[at - 1].head in ("be", "stay"):
        named = find_subject(chunks, at - 1)
        return named if named is not None and named.head == "place" else subject
    for k in range(v + 1, min(v + 6, len(chunks))):
        if chunks[k].kind == "vg" and chunks[k].head in ("be", "stay"):
            after = chunks[k + 1] if k + 1 < len(chunks) else None
            return after if after is not None and after.kind == "np" and after.head == "place" and not after.prep else subject
        if chunks[k].kind not in ("np", "date"):
            break
    return subject


def listed_later(chunks, v, place: Chunk, scene: Scene) -> list[Spot]:
    """`Three hills came under its control: A, B and C`: the names that a colon promises."""
    if place.head != "placenoun" or place.spots or not (place.unit.data["number"] == "many" or any(u.kind == "num" for u in place.units)):
        return []
    for k in range(v + 1, len(chunks) - 1):
        if chunks[k].kind in ("colon", "dash") and chunks[k + 1].kind == "np" and chunks[k + 1].head == "place":
            named = [c for c in chunks[k + 1 : find_arguments(chunks, k)[2]] if c.kind == "np" and c.head == "place" and not c.prep]
            spots = [s for c in named for s in resolve_place(c, scene) if not s.elsewhere and not s.near]
            return [s for s in spots if not s.sector] or spots  # X and Y in the south, Z to the west
    for k in range(v + 1, len(chunks) - 1):  # 35 districts were freed, including A
        if chunks[k].kind == "among" and chunks[k + 1].kind == "np" and chunks[k + 1].head == "place":
            return [s for s in resolve_place(chunks[k + 1], scene) if not s.elsewhere and not s.near]
        if chunks[k].kind in ("vg", "state", "semi", "rel", "sub", "and"):
            break
    if place in chunks:  # seven of the districts, including A and B, are …
        for k in range(chunks.index(place) + 1, len(chunks) - 1):
            first = k + 1
            if chunks[k].kind == "among" and k + 3 < len(chunks) and chunks[k + 1].head in ("other", "placenoun") and chunks[k + 2].kind == "comma":
                first = k + 3  # including one that no list knows, A and B
            if chunks[k].kind == "among" and chunks[first].kind == "np" and chunks[first].head == "place":
                return [s for s in resolve_place(chunks[first], scene) if not s.elsewhere and not s.near]
            more = chunks[k].kind == "np" and (chunks[k].prep or (chunks[k].head == "placenoun" and chunks[k - 1].kind == "and"))
            if k >= v and chunks[k].kind not in ("comma", "and", "date") and not more:
                break  # took two districts and areas in the north and east, including A and B
    return []


def find_aim(chunks, v, attack: Chunk | None) -> Chunk | None:
    """The place that an attack was aimed at: an attempt to storm X was foiled; they tried to advance on X but were pushed back."""
    spans = [range(chunks.index(attack) + 1, min(chunks.index(attack) + 9, len(chunks)))] if attack in chunks else []
    for span in [*spans, range(v - 1, max(-1, v - 9), -1)]:
        for k in span:
            if chunks[k].kind in ("semi", "colon"):
                break
            if chunks[k].kind == "vg" and chunks[k].head == "verb" and k != v:
                bare, oblique, _ = find_arguments(chunks, k)
                for c in bare + oblique:
                    if c.head in ("place", "placenoun") and c.prep in ("", "on", "into", "against", "towards", "toward", "inside", "to", "at"):
                        return c
    return None


def find_launcher(chunks, attack: Chunk) -> Chunk | None:
    """Who launched the attack that a verb has as its object; `they` attacked in the clause before."""
    if attack.head == "pronoun" and attack in chunks:
        for k in range(chunks.index(attack) - 1, -1, -1):
            if chunks[k].kind == "vg" and chunks[k].head == "verb" and any(d.get("subject") == "mover" for _, d in chunks[k].unit.entries):
                return find_subject(chunks, k)
            attack_noun = chunks[k].kind == "np" and chunks[k].head == "noun" and any(d.get("event") == "none" for _, d in chunks[k].unit.entries)
            verb = next((n for n in range(k - 1, -1, -1) if chunks[n].kind == "vg"), None) if attack_noun else None
            if attack_noun and (chunks[k].owner is not None or verb is not None):
                return chunks[k].owner or find_subject(chunks, verb)  # they threw much into a counter-attack, and it was repelled
        return None
    at = chunks.index(attack) if attack.head == "noun" and attack in chunks else 0
    return find_subject(chunks, at - 1) if at and chunks[at - 1].kind == "vg" else None


def left_out(verb: Chunk, kind: str = "they") -> Chunk:
    """The pronoun that a verb's ending stands for, where the language leaves it out."""
    return Chunk("np", [verb.unit], head="pronoun", unit=replace(verb.unit, kind=kind, text=""))


def find_where(chunks, v) -> Chunk | None:
    """The place that `where` opens a clause about (Sukkari, where the rebels hold out)."""
    k = v - 1
    while k >= 0 and chunks[k].kind in ("np", "date"):
        k -= 1
    if k > 0 and chunks[k].kind in ("sub", "rel") and chunks[k].units[0].data.get("class") in ("sub:where", "rel:among"):
        k -= 1
        first = next((n for n in range(k - 1, 0, -1) if chunks[n].kind == "rel"), 0) if chunks[k].kind == "and" else 0
        if first:
            return antecedent(chunks, first)  # X, which they hold and where …
        while k >= 0 and chunks[k].kind == "comma":
            k -= 1
        if k >= 0 and chunks[k].kind == "np" and chunks[k].head == "placenoun" and k and chunks[k - 1].kind == "vg" and chunks[k - 1].head == "be":
            named = find_subject(chunks, k - 1)  # X was among the quarters where …
            return named if named is not None and named.head == "place" else None
        if (
            k > 0
            and chunks[k].prep == "of"
            and chunks[k - 1].kind == "np"
            and chunks[k - 1].head == "placenoun"
            and not chunks[k - 1].spots
            and chunks[k - 1].unit.data["kind"] == "district"
        ):
            return chunks[k - 1]  # the quarter of the south-west where …: the quarter
        apposed = apposed_place(chunks, k) if k >= 0 and chunks[k].kind == "np" and chunks[k].head == "placenoun" else None
        if apposed is not None:
            return apposed  # X, a central quarter where …
        return chunks[k] if k >= 0 and chunks[k].kind == "np" and chunks[k].head == "place" else None
    return None


def find_route_end(chunks, route: Chunk, scene: Scene) -> Chunk | None:
    """Where a supply line that is cut leads: the place after it (into X), or the sector last spoken of."""
    if route.spots:
        return None  # a road with a name of its own: that it was cut makes no siege
    at = chunks.index(route)
    for c in chunks[at + 1 : at + 4]:
        if c.kind == "np" and c.prep and c.head in ("place", "placenoun"):
            return c
        if c.kind not in ("np", "rel", "vg"):
            break
    for c in chunks[at + 1 :]:
        if c.kind == "np" and c.head == "place" and c.spots and c.spots[-1][0].spot.sector:
            return c
        if c.kind in ("semi", "and", "comma"):
            break
    who = name_party(route.owner, scene) if route.owner is not None else ""
    held = scene.sectors.spot(scene.sectors.directions.get((who, "territory"), ""), route.start, route.units[-1].end, "") if who else None
    if held is not None:
        return Chunk("np", [route.unit], head="place", unit=route.unit, spots=[(replace_unit(route.unit, held), None, "")])
    if scene.sector is not None:
        return Chunk(
            "np",
            [route.unit],
            head="place",
            unit=route.unit,
            spots=[(replace_unit(route.unit, replace(scene.sector, match="coreference")), None, "")],
        )
    return None


def find_topic(chunks, v) -> Chunk | None:
    """The place that a line opens with before a colon: `Old City: opposition forces withdrew`."""
    opens = len(chunks) > 2 and v > 1 and chunks[1].kind == "colon" and chunks[0].kind == "np" and chunks[0].head == "place"
    return chunks[0] if opens and not chunks[0].prep and chunks[0].spots and not chunks[0].more else None


def ends_clause(chunks, v) -> bool:
    """Whether nothing but dates, phrases with a preposition of time or a new clause follow the verb at `v`."""
    k = v + 1
    while k < len(chunks) and chunks[k].kind == "date":
        k += 1
    return k >= len(chunks) or chunks[k].kind in ("comma", "semi", "colon", "dash", "and", "but", "sub", "close")


def is_complement(after: Chunk | None) -> bool:
    """Whether a lone unknown word follows its verb without a preposition (fell | silent)."""
    if after is None or len(after.units) != 1:
        return False
    if after.kind == "vg":
        return after.form in ("participle", "infinitive")
    return after.kind == "np" and not after.prep and after.unit.kind in ("w", "placenoun")


def choose_voice(chunks, v, row, subject, objects, oblique) -> str:
    left = chunks[v - 1] if v else None
    if left is not None and left is subject and left.head == "pronoun" and left.unit.kind in ("they", "it", "he"):
        return "active"  # the area they held
    if row["object"] == "place" and not objects and left is not None and left.kind in ("and", "comma"):
        before = next((c for c in reversed(chunks[max(0, v - 30) : v - 1]) if c.kind in ("vg", "state", "semi", "colon")), None)
        if before is not None and before.kind == "vg" and before.head == "verb" and before.voice == "passive":
            return "passive"  # was lost and then clawed back
        if left.kind == "comma" and v > 1 and subject is chunks[v - 2] and subject.head == "place":
            return "passive"  # X, captured on Saturday
    if any(c.prep == "by" for c in oblique) and (not objects):
        return "passive"
    if row["object"] == "place" and not objects and left is not None and left.kind == "vg" and left.unit.also & {"turn", "stay"}:
        return "passive"  # has become besieged
    if row["object"] == "place":
        if not objects and subject is not None and subject.head == "place" and subject in chunks[v:]:
            return "passive"  # captured on Monday, X is quiet
        if objects and objects[0].head in ("place", "placenoun", "pronoun", "share", "the_rest", "whole"):
            return "active"
        if left is not None and left.kind == "np" and left.head in ("place", "placenoun") and not objects and subject is left:
            return "passive"
        return "active"
    if row["object"] and not objects and (row["object"] != "attack" or (subject is not None and subject.head == "noun")):
        return "passive"  # attack on X repulsed
    return "active"


def set_inside(place: Chunk, chunks, v: int) -> Chunk:
    """`In X they took several buildings`: pieces that name no place are of the place which opens their clause."""
    kind = place.unit.data.get("kind") if place.unit is not None else ""
    pieces = (place.head == "share" and place.share is not None and place.share["class"] == "part") or (
        place.head == "placenoun"
        and kind in ("piece", "landmark")
        and (place.share is not None or not any(u.kind in ("det", "poss") and u.sense == "the" for u in place.units))
    )
    if place.spots or not pieces:
        return place
    start = max((n for n in range(v) if chunks[n].kind in ("semi", "colon", "dash")), default=-1) + 1
    near = v - 1  # (he said that) in X | the army has …
    while near > start and chunks[near].kind == "np" and not chunks[near].prep:
        near -= 1
    lead = chunks[near if near < v - 1 and chunks[near].kind == "np" else start]
    fits = lead.kind == "np" and lead.prep in ("in", "at", "inside") and lead.head == "place" and not lead.more
    if fits and lead.spots and not lead.spots[-1][0].spot.sector:
        return replace(lead, prep="", part=lead.part or "some", share=place.share or lead.share)
    return place


def find_relative_object(chunks, v) -> Chunk | None:
    """`the districts [that] they control`, `a base which the army had used`: the antecedent, where only a subject stands between."""

    while v and chunks[v].form == "infinitive" and chunks[v - 1].kind == "vg":
        v -= 1  # which the army managed to retake
    k = v - 1
    while (k >= 0 and chunks[k].kind in ("date",)) or (k >= 0 and chunks[k].kind == "np" and chunks[k].prep):
        k -= 1
    if k < 1 or chunks[k].kind != "np" or chunks[k].prep:
        return None
    if chunks[k - 1].kind == "rel":
        part = chunks[k - 2] if k > 1 else None
        if part is not None and part.kind == "np" and part.share is not None and part.head in ("share", "whole", "the_rest"):
            n = k - 3  # X and parts of Y, the rest of which they hold: of Y
            while n >= 0 and chunks[n].kind in ("comma", "dash"):
                n -= 1
            base = chunks[n] if n >= 0 and chunks[n].kind == "np" and chunks[n].head == "place" else None
            last = base.more[-1] if base is not None and base.more else base
            return replace(last, more=[], share=part.share, part="some") if last is not None else None
        said = antecedent(chunks, k - 1)
        at = chunks.index(said) if said in chunks else 0
        if at and said.head == "placenoun" and not said.spots and chunks[at - 1].kind == "vg" and chunks[at - 1].head in ("be", "stay"):
            return identify(chunks, v, said)  # X is the last district that they hold: X
        return said
    if chunks[k - 1].kind == "np" and chunks[k - 1].head in ("place", "placenoun"):
        return chunks[k - 1]
    return None


def find_front_place(chunks, v, row) -> Chunk | None:
    """An oblique place put in front: `From Inzarat they pulled out`; `In Shaar the rebels got far before being beaten back`."""
    if any(c.head == "place" and c.prep not in ("", "by", "with") for c in find_arguments(chunks, v)[1]):
        return None  # fresh from X, they pressed on into Y
    k = v - 1
    while k >= 0 and (
        chunks[k].kind in ("np", "date", "modality", "comma")
        or (chunks[v].form == "gerund" and chunks[k].kind in ("sub", "vg"))
        or (k == v - 1 and chunks[k].kind == "vg" and (chunks[k].head == "stay" or "stay" in chunks[k].unit.also))
        or (k == v - 1 and chunks[k].kind == "vg" and chunks[k].head == "be" and chunks[v].kind == "state")
    ):
        c = chunks[k]
        if (
            c.kind == "np"
            and c.prep
            and any(c.prep in p.split("/") and r == "place" for p, r in row["obliques"].items())
            and (c.head in ("place", "placenoun") or (c.head == "pronoun" and c.unit.kind == "both"))
        ):
            return c
        k -= 1
    return None


def told_as_over(chunks, v) -> bool:
    """Whether an adverb right before the verb at `v` says that it is no longer so: who once ruled X, formerly held by them."""
    chunk, left = chunks[v], chunks[v - 1].units[-1] if v else None
    words = [*([left] if left is not None else []), *chunk.units[:-1]]
    return "former" in chunk.unit.also or any(u.sense == "former" or ("adj" in u.also and u.kind == "sub") for u in words)


def particle_of_another(chunk: Chunk, row: dict) -> bool:
    """`they fell back`: the particle belongs to another row of the verb, so this one, which has none, isn't meant."""
    return any(set(d["tails"]) & chunk.after & {u for u in chunk.after if u not in row["obliques"]} for _, d in chunk.unit.entries if d["tails"])

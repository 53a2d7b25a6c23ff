"""Phrases of inflected languages: units put together into noun phrases and verbs, told apart by case instead of by order.

A noun phrase ends at its noun; what follows in the genitive (or bare, as names do) hangs on it. Cases are letters, as in the
tables: n g d a i l; an empty case is unknown and fits every place.
"""

from __future__ import annotations

from timeline.claims.chunks import MARKS, NOMINAL, PRONOUNS, VERBAL, Chunk, read_share
from timeline.claims.constructions import match_states
from timeline.claims.lexicon import Lexicon
from timeline.claims.units import Unit

_HEADS = frozenset({"place", "placenoun", "noun", "source", "w", "the_rest"}) | PRONOUNS
_NAMED = frozenset({"place", "placenoun", "party", "source", "noun", "share", "the_rest", "direction", "whole"})
_GOVERNORS = frozenset({"plan", "achieve", "fail", "deny", "attempt"})


def build_phrases(units: list[Unit], lexicon: Lexicon) -> list[Chunk]:
    """Chunks in text order; adverbs, quotes and stops are left out, a negation marks the chunk that follows it."""
    states = match_states(units, lexicon)
    attributive = tuple(lexicon.config.get("attributive_suffixes", ()))
    oblique = tuple(lexicon.config.get("oblique_suffixes", ()))
    chunks: list[Chunk] = []
    k, prep, neg = 0, "", False
    while k < len(units):
        unit = units[k]
        if k in states:
            end, row, party, _ = states[k]
            end = _second_party(units, end) if party else end
            made = Chunk("state", units[k:end], row=row, party=party, head="state", unit=unit)
            k = end
        elif unit.kind == "neg":
            back = unit.data.get("class") == "neg:back" and chunks and chunks[-1].kind in ("vg", "state")
            if back:
                chunks[-1].neg = True  # taken, but not wholly
            neg, k = not back, k + 1
            continue
        elif unit.kind in VERBAL or unit.kind in ("be", "modal", "have") or (unit.kind == "modality" and unit.data["class"] in _GOVERNORS):
            made = _verb(unit, attributive)
            k += 1
        elif unit.kind in ("prep", "according"):
            prep, k = unit.text if unit.kind == "prep" else unit.kind, k + 1
            continue
        elif unit.kind == "date":
            made, k = Chunk("date", [unit]), k + 1
        elif unit.kind in NOMINAL:
            made, k = _noun_phrase(units, k, states, oblique)
            made.prep = prep
            if made.head == "pronoun" and made.unit.kind == "there":
                made.prep, made.case = made.case, ""
        elif unit.kind == "residue":
            made, k = Chunk("modality", [unit], head="residue", unit=unit), k + 1
        elif unit.kind == "modality":
            made, k = Chunk("modality", [unit], head=unit.data["class"], unit=unit), k + 1
        elif unit.kind in MARKS:
            said = unit.data.get("class", "").split(":")  # where stands for: in which
            made, k = Chunk(unit.kind, [unit], unit=unit, prep=prep or (said[1] if len(said) > 1 else "")), k + 1
        else:
            if unit.kind == "adv" and chunks:
                chunks[-1].after.add(unit.text)
            k += 1
            continue
        made.neg, neg = neg, False
        if made.kind == "np" and made.case == "i" and prep and chunks and chunks[-1].form == "attributive":
            made.prep = ""  # in the [held by them] quarter: the preposition waits for its noun
        elif made.kind not in ("date", "modality") and not (made.kind == "vg" and made.form == "attributive"):
            prep = ""
        chunks.append(made)
    return chunks


def _second_party(units: list[Unit], k: int) -> int:
    """The end of `and of Hezbollah` after a party at `k`: no subject, whose case would be the nominative."""
    j = k
    while j < len(units) and units[j].kind in ("and", "comma", "quote", "adv", "adj"):
        j += 1
    while j < len(units) and units[j].kind == "party" and units[j].data["type"] in ("adjective", "weak"):
        j += 1
    if k < j < len(units) and units[k].kind == "and" and units[j].kind == "party":
        case = units[j].data.get("case", "")
        return _second_party(units, j + 1) if case and "n" not in case else k
    return k


def _verb(unit: Unit, attributive: tuple[str, ...]) -> Chunk:
    chunk = Chunk("vg", [unit], head=unit.kind, unit=unit)
    forms = frozenset().union(*(d["forms"] for _, d in unit.entries)) if unit.kind == "verb" else frozenset()
    if unit.data.get("class") == "be:not":
        chunk.neg = True
    if unit.kind in ("stay", "turn", "make"):
        forms = frozenset(unit.data["class"].split(":")[1:] or ["finite"])
    chunk.voice = "passive" if "participle" in forms and "finite" not in forms else "active"
    if unit.text.endswith(attributive) and "finite" not in forms and "infinitive" not in forms and unit.kind in (*VERBAL, "verb"):
        chunk.form = "attributive"
    elif unit.kind == "verb_base" or (forms and forms <= {"infinitive"}):
        chunk.form = "infinitive"
    elif unit.kind == "gerund" or (forms and forms <= {"gerund"}):
        chunk.form = "gerund"
    return chunk


def _noun_phrase(units: list[Unit], k: int, states: dict, oblique: tuple[str, ...]) -> tuple[Chunk, int]:
    """The noun phrase that starts at `k`: what stands before its noun, and the noun."""
    first, head = k, None
    while k < len(units) and k not in states:
        unit = units[k]
        if unit.kind in ("hyphen", "adv") and k > first and k + 1 < len(units) and units[k + 1].kind in NOMINAL and units[k + 1].kind not in PRONOUNS:
            k += 1
            continue
        if unit.kind in ("it", "they") and "poss" in unit.also and _owns(units, k):
            k += 1  # the rest of it
            continue
        if unit.kind not in NOMINAL or (unit.kind in PRONOUNS and k > first):
            break
        k += 1
        if unit.kind == "direction" and k < len(units) and units[k].kind == "party":
            break  # in the south | the army
        if unit.kind in _HEADS or (unit.kind == "party" and unit.data["type"] not in ("adjective", "weak")) \
                or (unit.kind == "share" and unit.data["class"] in ("fraction", "vague", "part", "rest", "unit_percent", "unit_km2")):
            head = unit
            if unit.kind == "share" and k < len(units) and units[k].kind == "share" and units[k].data["class"].startswith("unit"):
                continue
            break
    run = [u for u in units[first:k] if u.kind not in ("hyphen", "adv")]
    if head is None:
        head = next((u for u in reversed(run) if u.kind == "direction"), run[-1])
    chunk = Chunk("np", units[first:k], unit=head)
    kind = head.kind
    chunk.head = "pronoun" if kind in PRONOUNS else kind if kind in _NAMED else "other"
    chunk.case = head.data.get("case", "") if kind in ("party", "placenoun", "noun", "share") else ""
    if kind == "placenoun" and "g" in chunk.case and any(u.kind == "num" for u in run[:-1]):
        chunk.case += "na"  # two quarters: the number has the case, its noun the genitive
    if kind in PRONOUNS or kind == "the_rest":
        chunk.case = ([*head.data.get("class", "").split(":"), ""])[1]
    if kind == "w" and head.text.endswith(oblique):
        chunk.case = "dil"
    if kind in ("adj", "poss", "det", "num", "each", "whole") and chunk.head != "whole":
        chunk.head = "other"
    named = [u.data for u in run if u.kind == "party" and u.data.get("party")]
    named = [d for d in named if d["type"] == "adjective"] or named  # Kurdish militiamen: the adjective says whose
    chunk.party = named[-1]["party"] if named else ""
    for unit in run:
        if unit.kind == "share" and unit.data["class"] in ("fraction", "vague", "part", "rest", "unit_percent"):
            chunk.share = read_share(run, unit)
        elif unit.kind == "whole" and unit.data["class"] == "whole":
            chunk.share = chunk.share or {"class": "whole", "share": "", "min": "1", "max": "1"}
        elif unit.kind == "direction":
            chunk.direction = unit.data["class"].split(":")[1]
    if kind == "party" and not chunk.party and head.data["type"] == "head" and len(run) == 1:
        chunk.definite = True  # the fighters: of the party spoken of
    if kind == "place":
        chunk.spots = [(head, None, "")]
    return chunk, k


def _owns(units: list[Unit], k: int) -> bool:
    """A pronoun before a noun that it may own: `its part`, `their positions`."""
    after = units[k + 1] if k + 1 < len(units) else None
    kinds = ("placenoun", "share", "noun", "the_rest", "portion")
    return after is not None and (after.kind in kinds or (after.kind == "party" and after.data["type"] == "head"))


def link_cases(chunks: list[Chunk], resolve_sector, inside: frozenset[str], over: frozenset[str]) -> list[Chunk]:
    """Hang genitives and places on the noun before them. Right to left, so that chains collapse onto the place they are about.

    `inside`: prepositions that stand between a part and its place; `over`: between control and its place.
    """
    out: list[Chunk] = []
    for chunk in reversed(chunks):
        after = out[-1] if out else None
        if chunk.kind == "np" and chunk.head == "share" and after is not None and after.kind == "say_that":
            chunk.head = "other"  # a quarter of what they held
        elif chunk.kind == "np" and chunk.head == "share" and after is not None and after.form == "attributive":
            _take_held(chunk, out)
        whole = after is None or after.kind != "np" or after.head != "place" or bool(after.prep)  # nothing hangs on it
        if chunk.kind == "np" and (whole or (chunk.direction and chunk.unit.data.get("kind") in ("district", "area") and is_sector(after))):
            resolve_sector(chunk)
        if chunk.kind == "np" and after is not None and after.kind == "np":
            joined = _hang(chunk, after, inside, over)
            if joined is not None:
                out[-1] = joined
                continue
        out.append(chunk)
    out.reverse()
    return out


def _take_held(share: Chunk, out: list[Chunk]) -> None:
    """`a third of the ground held by the rebels`: the share of a party's ground; of anything else held, a share of nothing known."""
    share.head = "other"
    if len(out) < 3 or out[-2].head != "party" or "i" not in out[-2].case or out[-3].head not in ("placenoun", "place") or out[-3].prep:
        return
    held, agent, ground = out[-1], out[-2], out[-3]
    if ground.unit.kind == "placenoun" and "g" in ground.case:
        del out[-3:]
        share.head, share.unit, share.party = "placenoun", ground.unit, agent.party
        share.units = share.units + held.units + agent.units + ground.units


def _hang(first: Chunk, second: Chunk, inside: frozenset[str], over: frozenset[str]) -> Chunk | None:
    """The two as one phrase, or None where the second is a phrase of its own."""
    bare = not second.prep and (not second.case or "g" in second.case)
    place = second.head in ("place", "placenoun") or (second.head == "pronoun" and second.unit.kind in ("it", "they", "both", "ref"))
    kind = first.unit.data.get("kind", "") if first.head == "placenoun" else ""
    if kind == "control":
        if second.head == "party" and bare:  # control of the army: in the place of its agent
            return Chunk("np", first.units + second.units, prep=first.prep, head="party", unit=second.unit, party=second.party, case="i")
        return _take(first, second) if place and second.prep in over else None
    if first.spots and second.spots and is_sector(first) and is_sector(second) and (bare or second.prep in inside):
        return _widen(first, second)  # the eastern quarters of the city
    if (kind == "part" or (first.head == "share" and first.share and first.share["class"] == "part")) and place and bare \
            and any(u.kind == "det" for u in first.units):
        unit = first.unit  # this part of the city: the sector last spoken of
        return Chunk("np", first.units + second.units, prep=first.prep, head="pronoun", case=first.case,
                     unit=Unit("ref", unit.i, unit.j, unit.text, unit.start, unit.end))
    if (first.head == "share" and first.share is None) or first.unit.data.get("class") == "unit_km2":
        if place and (bare or second.prep in inside):
            return _take(first, second)  # square kilometres say no share
        return None
    if place and bare and first.unit.kind == "portion":
        return _take(first, second)
    if place and (first.head in ("share", "the_rest", "whole") or first.head == "direction" or (kind == "part" and not first.spots)):
        if bare or (second.prep in inside and first.head != "direction"):
            return _take(first, second, part=first.direction)
        return None
    if place and kind and not first.spots and (bare or second.prep in inside):
        sector = is_sector(second)
        if kind == "edge":
            second.near = True
            return _take(first, second)
        if kind == "city" and second.spots:
            return _take(first, second)
        if kind == "landmark":
            return _keep(first, second) if bare or first.case != "n" else None  # a building is not its quarter
        if kind == "piece":
            if sector or (second.head == "placenoun" and not second.spots and second.unit.data["number"] == "many"):
                return None if second.prep else _keep(first, second)
            return _take(first, second, part=first.direction or "some")
        if sector or second.head == "placenoun":  # a quarter in the east of the city; the area of the town
            if kind == "area" or (first.share is not None and first.share["class"] != "whole"):
                return _take(first, second, part=first.direction)
            return _keep(first, second)
        return _take(first, second, part=first.direction if kind == "area" else "") if bare else None
    if not bare:
        return None
    if first.head == "share" and second.head == "party" and first.share is not None and first.share["class"] in ("rest", "vague") and (
            "g" in second.case):
        second.units, second.prep, second.case = first.units + second.units, first.prep, first.case or "na"
        return second  # the remnants of the rebels
    if first.head == "party" and second.head == "party":
        if not first.party or second.party in ("isis", "sdf") or second.party == first.party:
            first.party = second.party or first.party
            return _widen(first, second)
        return None
    if first.head == "party" and place:
        return _widen(first, second) if is_sector(second) and second.share is None and not first.prep else None
    if second.head == "party" and first.head in ("placenoun", "place"):
        unnamed = first.head == "placenoun" and not first.spots
        own = unnamed or (second.case in ("g", "gdl", "gd") and (first.head == "placenoun" or is_sector(first)))
        if "g" in second.case and "n" not in second.case and own:
            first.party = first.party or second.party
            return _widen(first, second)
        return None
    if first.head == "noun":
        first.owner = first.owner or second
        if place:
            second.prep = "of"  # no phrase of the verb's own
        return _widen(first, second) if not place else None
    if first.head in ("other", "source") and (first.unit.kind in ("w", "source")) and second.case != "n" and (
            second.head != "source" or first.head == "source"):
        first.party = first.party or (second.party if second.head == "party" else "")
        first.of = second if place else first.of
        return _widen(first, second)
    return None


def is_sector(chunk: Chunk) -> bool:
    spot = chunk.spots[-1][0].spot if chunk.spots else None
    return spot is not None and (spot.sector or spot.kind == "city")


def _take(first: Chunk, second: Chunk, *, part: str = "") -> Chunk:
    """`second` with what `first` says of it, in the place of `first`."""
    second.units = first.units + second.units
    second.prep, second.case, second.neg = first.prep, first.case, first.neg or second.neg
    second.share = first.share or second.share
    second.part = second.part or part
    second.party = second.party or first.party
    return second


def _keep(first: Chunk, second: Chunk) -> Chunk:
    """An unnamed place in a named one: a phrase that points at nothing known."""
    first.of = second
    return _widen(first, second)


def _widen(first: Chunk, second: Chunk) -> Chunk:
    first.units = first.units + second.units
    return first

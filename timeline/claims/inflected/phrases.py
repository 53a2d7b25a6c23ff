"""Phrases of inflected languages: units put together into noun phrases and verbs, told apart by case instead of by order.

A noun phrase ends at its noun; what follows is hung on it by `linking`. Cases are letters, as in the
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
    k, prep, neg, beside = 0, "", False, set()
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
            before = next((c for c in chunks[:-4:-1] if c.kind not in MARKS), None)
            if unit.kind == "adv" and before is not None:
                before.after.add(unit.text)
            beside |= {unit.text} if unit.kind == "adv" else set()
            k += 1
            continue
        made.neg, neg = neg, False
        if made.kind not in MARKS:
            made.after |= beside
            beside = set()
        if made.kind == "np" and made.case == "i" and prep and chunks and chunks[-1].form == "attributive":
            made.prep = ""  # in the [held by them] quarter: the preposition waits for its noun
        elif made.kind not in ("date", "modality") and not (made.kind == "vg" and made.form == "attributive"):
            prep = ""
        chunks.append(made)
    return chunks


def _second_party(units: list[Unit], k: int) -> int:
    """The end of `and of Hezbollah` after a party at `k`: no subject, whose case would be the nominative."""
    while k < len(units) and units[k].kind == "and":
        j = k + 1
        while j < len(units) and units[j].kind in ("comma", "quote", "adv", "adj"):
            j += 1
        while j < len(units) and units[j].kind == "party" and units[j].data["type"] in ("adjective", "weak"):
            j += 1
        case = units[j].data.get("case", "") if j < len(units) and units[j].kind == "party" else ""
        if not case or "n" in case:
            break
        k = j + 1
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

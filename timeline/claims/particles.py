"""Particles: clitic pronouns put where a noun would stand, negation in two words (ne … pas, ne … que), clefts, `that` and adverbs of the past."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.claims.units import Unit

_AUX = frozenset({"be", "have", "do", "modal"})
_VERBS = frozenset({"verb", "participle", "gerund", "verb_base", "stay", "turn", "make", "say"})
_INNER = frozenset({"neg", "adv", "both", "each", "whole", "quote"})
_CLEFT_ENDS = _VERBS | _AUX | {"rel", "say_that", "semi", "colon", "stop"}
_BREAKS = frozenset({"comma", "semi", "colon", "dash", "open", "close", "question", "stop"})


def mark_clitic(units: list[Unit], k: int, config: dict) -> bool:
    """Tag the word at `k` as a clitic of the verb that follows (l'a repris, en chasser, se han retirado); False where it is none.

    `config` is language.toml: its table `clitic_pronouns` gives each word what it stands for: it, they, self, or a
    preposition and one of these ("in there", "of it", "at they").
    """
    stands = config.get("clitic_pronouns", {}).get(units[k].text)
    if not stands:
        return False
    if k and units[k].start == units[k - 1].end and units[k - 1].text.isalpha() and units[k].text.isalpha():  # tomar|lo
        units[k].kind, units[k].data = "clitic", {"stands": stands}
        return True
    if k + 1 >= len(units):
        return False
    n = k + 1
    while n < len(units) and units[n].text in config["clitic_pronouns"]:
        n += 1
    if n >= len(units) or not _verb_due(units, k, n, stands):
        return False
    units[k].kind, units[k].data = "clitic", {"stands": stands}
    return True


def _verb_due(units: list[Unit], k: int, n: int, stands: str) -> bool:
    """Whether the unit at `n`, not yet settled, is a verb that the word at `k` leans on."""
    classes = {d["class"].split(":")[0] for kind, d in units[n].entries if kind == "word"}
    if classes & _AUX:
        return stands != "it" or "direction" not in classes  # l'est: the east
    forms: set[str] = set()
    nominal = False
    if stands == "self" and not units[n].entries and units[n].text.isalpha() and units[n].kind == "w":
        units[n].entries = [("word", {"class": "verb"})]  # se massent: what follows is a verb, though no table has it
    for kind, data in units[n].entries:
        if kind == "verb":
            forms |= data["forms"]
        elif (kind == "speaker" and data["class"] == "say") or (kind == "modality" and data["class"] in ("plan", "achieve", "fail", "deny")):
            forms.add("finite")
        elif kind == "word" and data["class"].split(":")[0] in _VERBS:
            forms |= {"verb": {"finite"}, "verb_base": {"infinitive"}, "gerund": {"gerund"}, "participle": {"participle"}}.get(
                data["class"].split(":")[0], set(data["class"].split(":")[1:]))
        else:
            nominal = True
    if stands == "self":
        return bool(forms)
    left = units[k - 1].kind if k else ""
    if left == "verb" and "infinitive" not in forms:
        return False  # montent la garde
    if nominal:  # la chute, but: qui la contrôle
        return bool(forms & {"finite"}) and left in ("rel", "neg", "that", "say_that", "clitic", "sub")
    return bool(forms & ({"infinitive"} if left == "prep" else {"finite", "infinitive"}))


def move_clitics(units: list[Unit]) -> list[Unit]:
    """Put each clitic behind the verb it leans on, with its preposition: `l'a repris` as `a repris it`, `y entrer` as `entrer in there`."""
    out, k = [], 0
    while k < len(units):
        if units[k].kind != "clitic":
            out.append(units[k])
            k += 1
            continue
        clitics = []
        while k < len(units) and units[k].kind == "clitic" and units[k].start == units[k - 1].end and units[k - 1].text[-1].isalpha():
            out.extend(_spell(units[k]))
            k += 1
        while k < len(units) and (units[k].kind == "clitic" or (clitics and units[k].kind in _INNER | _AUX and not _negates_noun(units[k]))):
            if units[k].kind == "clitic":
                clitics.append(units[k])
            else:
                out.append(units[k])
            k += 1
        if k < len(units) and (units[k].kind in _VERBS or units[k].kind == "modality"):
            out.append(units[k])
            k += 1
        while k < len(units) and units[k].kind == "clitic":  # tomarlo
            clitics.append(units[k])
            k += 1
        for unit in clitics:
            out.extend(_spell(unit))
    return out


def _negates_noun(unit: Unit) -> bool:
    return unit.kind == "neg" and unit.data.get("class") == "neg:noun"


def _spell(unit: Unit) -> list[Unit]:
    prep, _, kind = unit.data["stands"].rpartition(" ")
    made = [replace(unit, kind="prep", text=prep, end=unit.start, data={"class": "prep"}, entries=[])] if prep else []
    if kind == "self":
        return [replace(unit, kind="adv", text="se", data={}, entries=[])]
    return [*made, replace(unit, kind=kind, data={"class": kind}, entries=[])]


def mark_former(units: list[Unit]) -> None:
    """`jadis tenu par …`: a verb behind an adverb of the class `adv:former` is no longer so; in place."""
    for k, unit in enumerate(units[:-1]):
        if unit.data.get("class") == "adv:former" and units[k + 1].kind in _VERBS:
            units[k + 1].also |= {"former"}


def open_clefts(units: list[Unit]) -> list[Unit]:
    """`c'est à X que l'armée est entrée` as `à X l'armée est entrée`: what a cleft puts in front, with its preposition, needs no relative."""
    for k, unit in enumerate(units):
        if unit.data.get("class") != "adv:cleft":
            continue
        first = next((n for n in range(k + 1, len(units)) if units[n].kind != "adv"), len(units))
        that = next((n for n in range(first, min(first + 12, len(units))) if units[n].kind in _CLEFT_ENDS), None)
        led = that is not None and units[first].kind == "prep" and units[that].data.get("class") == "that:rel"
        plain = that is not None and units[that].kind == "rel" and units[that].data.get("class") != "that:rel"
        who = plain and k > 0 and units[first].kind != "prep"  # à X, ce sont les soldats qui …
        if led or who:
            return units[:that] + open_clefts(units[that + 1 :])
    return units


def settle_negation(units: list[Unit], config: dict) -> None:
    """Part `ne … plus` (no longer) from `ne … plus que` (nothing but) and from `plus` (more), in place.

    `negation` in language.toml: `first` (ne), `second` (words that negate only after it), `only` (que), `neither` (ni: the
    first of several negates, the others join).
    """
    rules = config.get("negation")
    if not rules:
        return
    nor = False
    for unit in units:
        if unit.text in rules.get("neither", ()):
            unit.kind, nor = "and" if nor else "neg", True
        elif unit.kind == "neg" and unit.text not in rules["second"]:
            nor = True  # no ha entrado en X ni en Y
        elif unit.kind in ("semi", "stop", "sub"):
            nor = False
    for k, unit in enumerate(units):
        if unit.text in rules["second"] and unit.kind == "neg":
            unit.kind = "adv"
        if unit.text not in rules["first"] or unit.kind == "place":
            continue
        unit.kind = "adv"
        second = None
        for other in units[k + 1:k + 14]:
            if other.kind in _BREAKS or other.text in rules["first"]:
                break
            if other.kind == "neg" and other.text not in rules["second"]:
                break
            if other.text in rules["second"] and second is None:
                second = other
            elif other.text in rules["only"]:
                other.kind, other.data, second = "adv", {}, None
                break
        if second is not None:
            second.kind, second.data = "late_neg", {}
    for unit in units:
        if unit.kind == "late_neg":
            unit.kind = "neg"


def settle_that(units: list[Unit], k: int) -> None:
    """`that` is a determiner (that quarter), a relative (the area that fell) or opens what is said."""
    unit, left = units[k], units[k - 1] if k else None
    after = units[k + 1] if k + 1 < len(units) else None
    kinds = {d["class"].split(":")[0] if kind == "word" else kind for kind, d in after.entries} if after else set()
    named = units[k - 2].kind if k > 1 and left.kind == "comma" else ""
    if unit.data.get("class") == "that:rel" and (
        named in ("place", "placenoun", "party", "source") or (left is not None and left.kind in ("place", "placenoun", "date"))
    ):
        unit.kind = "rel"  # Cheikh Maqsoud, que tiennent les Kurdes
    elif kinds & {"be", "have", "modal"} and left is not None and left.kind != "say":
        unit.kind = "rel"  # it is the west that has been encircled
    elif left is not None and left.kind in ("say", "verb", "participle", "modality", "comma", "and", "but", "adv") and not kinds & {"placenoun"}:
        unit.kind = "say_that"
    elif "share" in kinds and any(u.kind == "say" for u in units[max(0, k - 6) : k]) and not any(
        d["class"] in ("fraction", "part") for kind, d in after.entries if kind == "share"
    ):
        unit.kind = "say_that"  # told the agency on Tuesday that more than half …
    elif left is not None and left.kind in ("w", "source") and any(u.kind == "say" for u in units[max(0, k - 5) : k]) and not kinds & {"verb"}:
        unit.kind = "say_that"  # told an agency by telephone that …
    elif kinds & {"placenoun", "share", "noun", "num"} and after.kind != "place":
        unit.kind = "det"
    elif left is not None and left.kind in ("w", "placenoun", "noun", "party", "place", "the_rest", "it", "share", "num", "whole", "source", "det"):
        unit.kind = "rel"
    elif kinds & {"be", "have", "modal", "verb", "do"} and left is None:
        unit.kind = "ref"
    else:
        unit.kind = "say_that"

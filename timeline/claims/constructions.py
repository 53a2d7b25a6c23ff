"""Constructions: where the patterns of states.csv stand among a sentence's units."""

from __future__ import annotations

from operator import attrgetter

from timeline.claims.lexicon import Lexicon
from timeline.claims.units import Unit

_TEXT = attrgetter("text")


def match_states(units: list[Unit], lexicon: Lexicon) -> dict[int, tuple[int, dict, str, Unit | None]]:
    """Where constructions of states.csv stand: first unit -> (end, row, party in its slot, place in its slot); longest wins, no overlap."""
    found: dict[int, tuple] = {}
    if not lexicon.index:
        lexicon.index.update(index_patterns(lexicon))
    index = lexicon.index
    words = set(map(_TEXT, units))
    words.update(*[text.split() for text in words if " " in text])
    if index[None] and index[None].isdisjoint(words):
        return found  # most sentences have none of the telling words
    by_party = index.get("{party}", ())
    taken = -1
    opening = [k for k, u in enumerate(units) if u.text in index or " " in u.text or (by_party and u.kind in ("party", "poss"))]
    for k in opening:
        if k <= taken:
            continue
        unit = units[k]
        text = unit.text
        patterns = index.get(text, ())
        if " " in text:
            patterns = (*patterns, *index.get(text.split()[0], ()))
        if by_party and unit.kind in ("party", "poss"):
            patterns = (*patterns, *by_party)
        best = None
        for wanted, pattern in patterns:
            if wanted and wanted.isdisjoint(words):
                continue
            got = match_pattern(pattern.elements, units, k)
            if got and units[got[0] - 1].kind == "poss" and got[0] < len(units) and units[got[0]].kind in ("noun", "w", "placenoun", "party"):
                continue  # under their | fire
            if got and (best is None or got[0] > best[0]):
                best = (got[0], pattern.row, got[1], got[2])
        if best:
            found[k] = best
            taken = best[0] - 1
    return found


def index_patterns(lexicon: Lexicon) -> dict[str, list]:
    """The patterns by what they may start with, each with its most telling words, one of which the sentence must have.

    Under None the telling words of all, empty where one of them has none.
    """
    index: dict[str | None, list] = {}
    telling: list[frozenset] = []
    for pattern in lexicon.patterns:
        fixed = [element for element, optional in pattern.elements if not isinstance(element, str) and not optional]
        wanted = max(fixed, key=lambda e: min(map(len, e)), default=frozenset())
        telling.append(wanted)
        for element, optional in pattern.elements:
            for word in [element] if isinstance(element, str) else sorted(element):
                index.setdefault(word, []).append((wanted, pattern))
            if not optional:
                break
    index[None] = frozenset().union(*telling) if all(telling) else frozenset()
    return index


_FILLER = frozenset({"det", "adj", "adv", "part_adj", "w", "share", "whole", "poss", "num", "both", "participle", "hyphen"})


def match_pattern(elements, units: list[Unit], k: int, e: int = 0, party: str = "", place=None):
    """(end, party, place) where the elements match from unit `k`, else None. Gaps are short, so the cost is bounded."""
    if e == len(elements):
        return k, party, place
    element, optional = elements[e]
    if k < len(units):
        unit = units[k]
        if element == "~":
            for gap in range(4):
                got = match_pattern(elements, units, k + gap, e + 1, party, place)
                if got:
                    return got
                if k + gap >= len(units) or units[k + gap].kind not in _FILLER:
                    break
            return None
        if element == "{party}":
            end, who = _party_at(units, k)
            if end:
                got = match_pattern(elements, units, end, e + 1, who, place)
                if got:
                    return got
        elif element == "{place}":
            if unit.kind == "place":
                return match_pattern(elements, units, k + 1, e + 1, party, unit)
        elif " " in unit.text:
            words = unit.text.split()
            if len(elements) - e >= len(words) and all(not isinstance(el, str) and w in el for w, (el, _) in zip(words, elements[e:], strict=False)):
                got = match_pattern(elements, units, k + 1, e + len(words), party, place)
                if got:
                    return got
        elif unit.text in element:
            got = match_pattern(elements, units, k + 1, e + 1, party, place)
            if got:
                return got
    return match_pattern(elements, units, k, e + 1, party, place) if optional else None


def _party_at(units: list[Unit], k: int) -> tuple[int, str]:
    """The party phrase at `k`: (end, party or "they" for a pronoun), or (0, "")."""
    first, who = k, ""
    while (k < len(units) and units[k].kind in ("party", "det", "adj", "poss", "they", "hyphen")) or (
        k < len(units) and k > first and units[k].text in ("'s", "'")
    ):
        unit = units[k]
        if unit.sense == "former":
            return 0, ""  # a former rebel base
        if unit.kind == "party":
            who = unit.data.get("party") or who or "they"
        elif unit.kind in ("poss", "they"):
            who = who or "they"
        k += 1
        if who == "they" and k + 1 < len(units) and units[k].kind == "prep" and units[k].sense == "of" and unit.kind == "party":
            end, named = _party_at(units, k + 1)  # the forces of the regime
            if end and named != "they":
                return end, named
    return (k, who) if who else (0, "")

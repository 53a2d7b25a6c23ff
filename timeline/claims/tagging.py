"""Tagging: the words of a sentence tagged by the lexicon, the gazetteer and its dates, longest match first."""

from __future__ import annotations

from timeline.claims.forms import settle_by_form
from timeline.claims.lexicon import Lexicon
from timeline.claims.particles import mark_clitic, move_clitics, open_clefts, settle_negation
from timeline.claims.tokens import Tokens
from timeline.claims.units import Unit, _classes, settle_kind


def tag_units(tokens: Tokens, spots: list, whens: list, lexicon: Lexicon) -> list[Unit]:
    """The units of a sentence; `spots` are its places (objects with start and end), in text order, not overlapping; `whens` its dates."""
    units: list[Unit] = []
    words, starts, ends, n, at, s = tokens.words, tokens.starts, tokens.ends, len(tokens.words), 0, 0
    of, dets = ("of",), ("the", "'s", "its")
    dated = {when.i: when for when in whens}
    stops = sorted(dated)
    find = lexicon.find
    while at < n:
        start = starts[at]
        if at in dated:
            when = dated[at]
            units.append(Unit("date", at, when.j, " ".join(words[at : when.j]), start, ends[when.j - 1], {"when": when}))
            at = when.j
            continue
        while s < len(spots) and spots[s].end <= start:
            s += 1
        if s < len(spots) and spots[s].start <= start:
            end = at + 1
            while end < n and starts[end] < spots[s].end:
                end += 1
            data = (
                next((d for k in range(at, end - 1) for kind, d in find(words, k)[1] if kind == "party" and d["type"] == "adjective"), {})
                if spots[s].sector
                else {}
            )
            units.append(Unit("place", at, end, " ".join(words[at:end]), spots[s].start, spots[s].end, data, spot=spots[s]))
            at = end
            continue
        size, entries = find(words, at)
        if size < 2:
            units.append(Unit("w", at, at + 1, words[at], start, ends[at], {}, entries))
            at += 1
            continue
        if words[at + size - 1] in of and at and words[at - 1] in dets and "direction" in _classes(find(words[at : at + 1], 0)[1]):
            size, entries = find(words[at : at + size - 1], 0)  # in the north of X, but: land north of X
        if s < len(spots) and size > 1:  # a phrase never runs into a place's name
            whole = spots[s].kind == "city" and ends[at + size - 1] >= spots[s].end and any(kind == "party" for kind, _ in entries)
            while size > 1 and starts[at + size - 1] >= spots[s].start and not whole:  # nor X's name, but: Conquest of X
                size -= 1
            if size == 1:
                size, entries = find(words[at : at + 1], 0)
        if size > 1 and stops:
            cut = next((d for d in stops if at < d < at + size), None)
            if cut:  # nor into a date
                size, entries = find(words[at:cut], 0)
        size = size or 1
        units.append(Unit("w", at, at + size, " ".join(words[at : at + size]), start, ends[at + size - 1], {}, entries))
        at += size
    settle = settle_by_form if lexicon.config.get("word_order") == "inflected" else settle_kind
    clitics = lexicon.config.get("clitic_pronouns", ())
    for k, unit in enumerate(units):
        if unit.kind == "w" and not (unit.text in clitics and mark_clitic(units, k, lexicon.config)):
            settle(units, k, lexicon)
    settle_negation(units, lexicon.config)
    return open_clefts(move_clitics(units)) if clitics else units

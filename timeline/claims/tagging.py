"""Tagging: the words of a sentence tagged by the lexicon, the gazetteer and its dates, longest match first."""

from __future__ import annotations

from bisect import bisect_left
from itertools import repeat
from operator import itemgetter

from timeline.claims.ambiguity import classes_of
from timeline.claims.forms import settle_by_form
from timeline.claims.lexicon import Lexicon
from timeline.claims.particles import mark_clitic, mark_former, move_clitics, open_clefts, settle_negation
from timeline.claims.senses import PLAIN
from timeline.claims.tokens import Tokens
from timeline.claims.units import NO_ROW, Unit, settle_kind

_ROWS, _SETTLED = itemgetter(1), itemgetter(3)  # of what the lexicon knows of a word
DONE = ()  # of a unit that nothing is to be settled of


def tag_units(tokens: Tokens, spots: list, whens: list, lexicon: Lexicon) -> list[Unit]:
    """The units of a sentence; `spots` are its places (objects with start and end), in text order, not overlapping; `whens` its dates."""
    units: list[Unit] = []
    alone: list = []  # what each unit is whatever stands beside it: a Settled, DONE, or None where its neighbours count
    words, starts, ends, n, at = tokens.words, tokens.starts, tokens.ends, len(tokens.words), 0
    of, dets = ("of",), ("the", "'s", "its")
    dated = {when.i: when for when in whens}
    stops = [*sorted(dated), n]
    find, known = lexicon.find, list(map(lexicon.firsts.__getitem__, words))
    rows, settled = list(map(_ROWS, known)), list(map(_SETTLED, known))
    branching = lexicon.stems or lexicon.articles  # more than one way leads through the words
    opening = [k for k, (found, after) in enumerate(zip(known, [*words[1:], ""], strict=True)) if found[2] and (branching or after in found[2][0])]
    opening.append(n)
    ahead = iter(spots)
    spot = next(ahead, None)
    while at < n:
        start = starts[at]
        if at in dated:
            when = dated[at]
            units.append(Unit("date", at, when.j, " ".join(words[at : when.j]), start, ends[when.j - 1], {"when": when}))
            alone.append(DONE)
            at = when.j
            continue
        while spot is not None and spot.end <= start:
            spot = next(ahead, None)
        if spot is not None and spot.start <= start:
            end = at + 1
            while end < n and starts[end] < spot.end:
                end += 1
            last = end if lexicon.follow else end - 1  # les quartiers rebelles, the rebel east
            sides = (d for k in range(at, last) for kind, d in find(words, k)[1] if kind == "party" and d["type"] == "adjective")
            data = next(sides, {}) if spot.sector else {}
            units.append(Unit("place", at, end, " ".join(words[at:end]), spot.start, spot.end, data, spot=spot))
            alone.append(DONE)
            at = end
            continue
        limit = n if spot is None else bisect_left(starts, spot.start, at)  # up to the next place or date
        if dated:
            limit = min(limit, stops[bisect_left(stops, at)])
        while at < limit:
            stop = min(limit, opening[bisect_left(opening, at)])
            if at < stop:  # words that open no phrase, without a step of Python for each
                spans = range(at, stop), range(at + 1, stop + 1), words[at:stop], starts[at:stop], ends[at:stop]
                units += map(Unit, repeat("w"), *spans, repeat(NO_ROW), rows[at:stop])
                alone += settled[at:stop]
                at = stop
                continue
            size, entries = find(words, at)
            if size < 2:
                units.append(Unit("w", at, at + 1, words[at], starts[at], ends[at], NO_ROW, entries))
                alone.append(settled[at])
                at += 1
                continue
            if words[at + size - 1] in of and at and words[at - 1] in dets and "direction" in classes_of(find(words[at : at + 1], 0)[1]):
                size, entries = find(words[at : at + size - 1], 0)  # in the north of X, but: land north of X
            if spot is not None and size > 1:  # a phrase never runs into a place's name
                whole = spot.kind == "city" and ends[at + size - 1] >= spot.end and any(kind == "party" for kind, _ in entries)
                while size > 1 and starts[at + size - 1] >= spot.start and not whole:  # nor X's name, but: Conquest of X
                    size -= 1
                if size == 1:
                    size, entries = find(words[at : at + 1], 0)
            if size > 1 and dated:
                cut = stops[bisect_left(stops, at)]
                if cut < at + size:  # nor into a date
                    size, entries = find(words[at:cut], 0)
            size = size or 1
            text = " ".join(words[at : at + size])
            units.append(Unit("w", at, at + size, text, starts[at], ends[at + size - 1], NO_ROW, entries))
            alone.append(lexicon.settle_alone(text, entries))
            at += size
    settle = settle_by_form if lexicon.inflected else settle_kind
    clitics = lexicon.config.get("clitic_pronouns", ())
    for k, become in enumerate(alone):  # in order: what stands before is settled, what follows is not yet
        if become is None:
            if not (clitics and units[k].text in clitics and mark_clitic(units, k, lexicon.config)):
                settle(units, k, lexicon)
        elif become is PLAIN:
            if units[k].entries or (k and units[k - 1].kind in ("modal", "have")):  # se massent; his men would regroup, ont dynamité
                settle(units, k, lexicon)
        elif become is not DONE:
            unit = units[k]
            unit.kind, unit.entries, unit.also = become.kind, become.entries, become.also
            if become.data is not None:
                unit.data = become.data
    settle_negation(units, lexicon.config)
    if not clitics:
        return units
    mark_former(units)
    return open_clefts(move_clitics(units))

"""A toponym located: its candidates in the gazetteer, best first, however it is spelled."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from geo.gazetteer import Gazetteer
from geo.names import SPACELESS, bone_name, fold_name, sound_name
from geo.spellings import EXACT, SAME, Form, raw_name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for. `districts` are P-codes, empty outside the polygons; `match`: exact | variant | fuzzy."""

    id: str
    name: str
    districts: tuple[str, ...]
    match: str
    score: float


def locate_name(gazetteer: Gazetteer, query: str, *, limit: int = 5) -> list[Candidate]:
    """The places that `query` may name, best first, at most `limit`; an empty list where nothing is near enough."""
    query = query.strip()
    key = fold_name(query)
    if not key:
        return []
    index = gazetteer.index
    raw, sound, bone = raw_name(query), sound_name(query), bone_name(query)
    best: dict[str, tuple[float, int, str]] = {}

    def offer(form: Form, score: float, match: str) -> None:
        offered = (score, -form.rank, match)
        if form.place_id not in best or offered > best[form.place_id]:
            best[form.place_id] = offered

    for form in index.keys.get(key, ()):
        offer(form, SAME if form.raw == raw else EXACT, "exact")
    for score, match, form in index.grade(bone, key, sound, query, strict=False):
        offer(form, score, match)
    if not best or max(best.values())[0] < EXACT:
        for n, score in _nearest(gazetteer, sound, SPACELESS.search(query) is None):
            offer(index.forms[n], 0.88 * score, "fuzzy")
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))[:limit]
    return [Candidate(i, gazetteer.places[i].name, gazetteer.places[i].districts, match, round(score, 3))
            for i, (score, _, match) in ranked]


def _nearest(gazetteer: Gazetteer, sound: str, spaced: bool):
    """The forms whose sound is nearest: (number of the form, likeness 0 to 1)."""
    memo = gazetteer.memo("sounds")
    if not memo:
        memo["forms"] = [form.sound for form in gazetteer.index.forms]
    least = 70 if spaced else 60
    return [(n, score / 100) for _, score, n in
            process.extract(sound, memo["forms"], scorer=ratio, limit=25, score_cutoff=least)]

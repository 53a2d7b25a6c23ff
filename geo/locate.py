"""A toponym located: its candidates in the gazetteer, best first, however it is spelled."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from geo.gazetteer import Gazetteer
from geo.names import ARABIC, SPACELESS, bone_name, fold_name, romanise_bone, sound_name, split_words
from geo.spellings import EXACT, SAME, Form
from geo.words import raw_name

# Scores: a name apart from "district" and the like; near by sound; near by the consonants of another script.
CORE, NEAR, BONES = 0.93, 0.88, 0.8


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
        cores = _find_cores(gazetteer)
        core = fold_name(drop_cues(query, gazetteer))
        for form in cores.get(core, ()):
            offer(form, CORE, "variant")
        for n, score in _nearest(gazetteer, sound, bone, SPACELESS.search(query) is None):
            offer(index.forms[n], score, "fuzzy")
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))[:limit]
    return [Candidate(i, gazetteer.places[i].name, gazetteer.places[i].districts, match, round(score, 3))
            for i, (score, _, match) in ranked]


def drop_cues(name: str, gazetteer: Gazetteer) -> str:
    """A name without words such as "district", unless nothing else is left."""
    words = split_words(name)
    return " ".join(w for w in words if w.casefold() not in gazetteer.cues.places) or " ".join(words)


def _find_cores(gazetteer: Gazetteer) -> dict[str, list[Form]]:
    """The forms by their key without words such as "district"."""
    memo = gazetteer.memo("cores")
    if not memo:
        for form in gazetteer.index.forms:
            memo.setdefault(fold_name(drop_cues(form.raw, gazetteer)), []).append(form)
    return memo


def _nearest(gazetteer: Gazetteer, sound: str, bone: str, spaced: bool) -> list[tuple[int, float]]:
    """The forms whose sound is nearest, and, across scripts, those whose consonants are: (number of the form, score)."""
    memo = gazetteer.memo("sounds")
    if not memo:
        forms = gazetteer.index.forms
        memo["sounds"] = [form.sound for form in forms]
        memo["bones"] = [romanise_bone(bone_name(form.raw)) for form in forms]
    least = 70 if spaced else 60
    near = {n: NEAR * score / 100 for _, score, n in
            process.extract(sound, memo["sounds"], scorer=ratio, limit=25, score_cutoff=least)}
    roman = romanise_bone(bone)
    if len(roman) > 1 and spaced:
        arabic = ARABIC.search(sound) is not None
        for other, score, n in process.extract(roman, memo["bones"], scorer=ratio, limit=40, score_cutoff=80):
            if len(other) > 1 and (ARABIC.search(memo["sounds"][n]) is not None) != arabic:
                # Three consonants tell little: the longer the name, the surer.
                near[n] = max(near.get(n, 0.0), BONES * score / 100 * (1 - 0.4 / len(roman)))
    return sorted(near.items())

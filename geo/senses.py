"""Senses: whether a name means the city's place or something else, by what stands around it in the text.

Evidence for "elsewhere" (clue words of its homonyms) is weighed against evidence for the city (the city's name, other
places of the city, a word such as "district" beside it). The weights are few and stand here, each with its reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from geo.cues import Cues
from geo.gazetteer import Gazetteer, Homonym
from geo.mentions import Mention
from geo.names import ARTICLES, fold_name

_END = re.compile(r"[.!?؟。！？…\n](?:(?<=\n)\s*\n|(?<!\n)[\"”»'’)]*(?=\s)|(?<=[。！？]))")  # the first letter of all ways first: fast to find
_WORD = re.compile(r"[\w'’]+")
ADJOINING = 2.0  # "the Old City of Homs", "Aleppo's Midan"
SENTENCE = 1.0  # named in the same sentence
LOOSE = 0.4  # in the same sentence, yet the subject rather than the place of it: "Damascus said …"
NEXT_DOOR = 0.6  # in the sentence before or after
ARTICLE = 0.5  # anywhere in the article
PLACES = 0.8  # another place of the city in the sentence
REACH = 24  # letters between two names that belong together


@dataclass(frozen=True, slots=True)
class Verdict:
    """`then`: place ids that clues point to, the clue, 0.6 to 1.5 by its closeness. `against`: why it is no place of this city."""

    then: tuple[tuple[str, str, float], ...] = ()
    against: str = ""


class Reading:
    """A text with its mentions, sentences and the city's name in it: what a verdict on a mention rests on."""

    def __init__(self, text: str, mentions: Sequence[Mention], gazetteer: Gazetteer):
        self.text, self.mentions, self.gazetteer = text, mentions, gazetteer
        folded = text.casefold()
        self.folded = folded if len(folded) == len(text) else text.lower()
        if len(self.folded) != len(text):  # a few letters grow when folded: leave the text as it is, offsets come first
            self.folded = text
        self.ends = [0, *(m.end() for m in _END.finditer(text)), len(text)]
        self.starts = [m.start for m in mentions]
        self.homonyms = [gazetteer.find_homonyms(m.text) for m in mentions]
        self.city = [m for m in mentions if names_city(gazetteer, m.text)]
        self.city_starts = [m.start for m in self.city]
        self.plain = [m for m, rows in zip(mentions, self.homonyms, strict=True)
                      if not any(r.kind == "elsewhere" for r in rows) and gazetteer.places[m.candidates[0]].kind not in ("city", "sector")]
        self.plain_starts = [m.start for m in self.plain]
        self.known = len({m.candidates[0] for m in self.plain})
        self._same: set[str] | None = None
        named = {m.candidates[0] for m in mentions if gazetteer.places[m.candidates[0]].kind not in ("city", "sector")}
        self.hits = self._find_clues()
        self.about_here = self.known >= 2 or (not self._about_elsewhere() and (bool(self.city) or len(named) >= 3))
        if len(named) == 2 and not self.about_here:  # two quarters, and nothing said of their namesakes
            self.about_here = not any(r.kind == "elsewhere" and any(c in self.hits for c in r.clues) for rows in self.homonyms for r in rows)
        self.rivals = [(clue, row.what) for row in gazetteer.rivals for clue in row.clues if clue in self.hits]

    def _about_elsewhere(self) -> bool:
        """Whether another city is named before this one and at least as often."""
        ours = self.city[0].start if self.city else len(self.text)
        for row in self.gazetteer.rivals:
            places = sorted({at for clue in row.clues for at in self.hits.get(clue, ())})
            if places and places[0] < ours and len(places) >= max(1, len(self.city)):
                return True
        return False

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that holds offset `at`."""
        n = bisect_right(self.ends, at)
        return self.ends[n - 1], self.ends[min(n, len(self.ends) - 1)]

    def judge(self, n: int) -> Verdict:
        """The verdict on the n-th mention."""
        mention, rows = self.mentions[n], self.homonyms[n]
        start, end = self.sentence(mention.start)
        cues = self.gazetteer.cues
        then = []
        worst, why = 0.0, ""
        for row in rows:
            if row.kind == "person":
                words = self._person(mention, cues, row)
                if words:
                    return Verdict((), f"“{words}” beside it: {row.what}")
            elif row.kind == "ordinary":
                if not self._announced_once(n, cues):
                    return Verdict((), f"no word such as “district” and no place in a list beside it: {row.what}")
            elif row.kind == "seldom":
                if not self.about_here:
                    return Verdict((), f"nothing else of this city is named: {row.what}")
            elif row.then:
                near = [(min(abs(at - mention.end), abs(mention.start - stop)), clue) for clue in row.clues
                        for at, stop in self._find(clue, start, end, mention)]
                if near:
                    letters, clue = min(near)
                    then.append((row.then, clue, 0.6 + 0.9 / (1 + letters / 20)))
            elif row.kind == "elsewhere":
                weight, clue = self._elsewhere(row, mention, start, end, cues)
                if weight > worst:
                    worst, why = weight, f"“{clue}” near it: {row.what}"
        weight, clue, what = self._rival(n, mention, start, end, cues)
        if weight > worst:
            worst, why = weight, f"“{clue}” near it: {what}"
        if worst and worst > self._here(n, mention, start, end, cues):
            return Verdict((), why)
        return Verdict(tuple(then))

    def _find_clues(self) -> dict[str, list[int]]:
        """Where each clue word of the gazetteer starts in the text, in one pass."""
        hits: dict[str, list[int]] = {}
        if not len(self.gazetteer.clues):
            return hits
        text, length = self.folded, len(self.folded)
        for last, clue in self.gazetteer.clues.iter(text):
            start = last + 1 - len(clue)
            if clue.isascii():  # Arabic and Russian words have prefixes and endings
                if (start and text[start - 1].isalnum()) or (last + 1 < length and text[last + 1].isalnum()):
                    continue
            elif len(clue) < 5 and last + 1 < length and text[last + 1].isalnum():
                continue
            hits.setdefault(clue, []).append(start)
        return hits

    def _find(self, clue: str, start: int, end: int, mention: Mention) -> list[tuple[int, int]]:
        """The nearest places, one before and one after the mention, where a clue stands in `start:end`."""
        hits = self.hits.get(clue)
        if not hits:
            return []
        found, n = [], bisect_left(hits, mention.start)
        if n and hits[n - 1] >= start:
            found.append((hits[n - 1], hits[n - 1] + len(clue)))
        n = bisect_left(hits, mention.end)
        if n < len(hits) and hits[n] < end:
            found.append((hits[n], hits[n] + len(clue)))
        return found

    def _elsewhere(self, row: Homonym, mention: Mention, start: int, end: int, cues: Cues) -> tuple[float, str]:
        """How much speaks for the homonym, and its clue."""
        best, which = 0.0, ""
        for clue in row.clues:
            if clue not in self.hits:
                continue
            weight = max(NEXT_DOOR if self._find(clue, *self._around(start, end), mention) else ARTICLE, 0.0)
            for at, stop in self._find(clue, start, end, mention):
                if not self._inside_other(at, mention):
                    weight = max(weight, self._weigh(at, stop, mention, cues))
            if weight > best:
                best, which = weight, clue
        return best, which

    def _weigh(self, at: int, stop: int, mention: Mention, cues: Cues) -> float:
        """A clue in the mention's sentence: beside it, the place of something, or only named."""
        near = self._near(mention, at, stop)
        before = [w for w in _WORD.findall(self.folded[max(0, at - 24):at]) if w not in ARTICLES]
        prefix = self.folded[at - 1:at]
        placed = (bool(before) and before[-1] in cues.prepositions) or prefix in ("ب", "ل") or self.folded.startswith(("'s", "’s"), stop)
        if near and placed:
            return ADJOINING
        return SENTENCE if near or placed else LOOSE

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """The sentence with the one before and the one after."""
        return self.sentence(max(0, start - 1))[0], self.sentence(end)[1] if end < len(self.text) else end

    def _rival(self, n: int, mention: Mention, start: int, end: int, cues: Cues) -> tuple[float, str, str]:
        """Another city beside the name; or named in a text that never names this one. (weight, clue, what)."""
        if self._names_city(mention) or (len(mention.text.split()) > 1 and mention.match == "exact" and not self._is_phrase(mention)):
            return 0.0, "", ""
        best = (0.0, "", "")
        for row in self.gazetteer.rivals:
            for clue in row.clues:
                if clue not in self.hits:
                    continue
                weight = 0.0 if self.about_here else ARTICLE
                for at, stop in self._find(clue, start, end, mention):
                    if not self._inside_other(at, mention):
                        found = self._weigh(at, stop, mention, cues)
                        weight = max(weight, found if found == ADJOINING or not self.about_here else 0.0)
                if weight > best[0]:
                    best = (weight, clue, row.what)
        return best

    def _names_city(self, mention: Mention) -> bool:
        k = bisect_left(self.city_starts, mention.start)
        return k < len(self.city) and self.city[k] is mention

    def _is_phrase(self, mention: Mention) -> bool:
        return self.gazetteer.places[mention.candidates[0]].kind == "sector"

    def _here(self, n: int, mention: Mention, start: int, end: int, cues: Cues) -> float:
        """What speaks for this city."""
        weight = 0.0
        k = bisect_left(self.city_starts, mention.start)
        for city in self.city[max(0, k - 1):k + 2]:
            if city is not mention and start <= city.start < end:
                weight = max(weight, ADJOINING if self._near(mention, city.start, city.end) else SENTENCE)
        k = bisect_left(self.plain_starts, mention.start)
        if any(m is not mention and start <= m.start < end for m in self.plain[max(0, k - 1):k + 2]):
            weight += PLACES
        if self.about_here:
            weight += ARTICLE
        if self.known >= 2:
            weight += 0.2
        return weight

    def _near(self, mention: Mention, start: int, end: int) -> bool:
        left, right = (mention.end, start) if start >= mention.end else (end, mention.start)
        if right - left > REACH:
            return False  # before the words between are looked at: a sentence may be as long as the text
        gap = self.folded[left:right]
        return not any(c in gap for c in ",;:،؛.!?()")

    def _inside_other(self, at: int, mention: Mention) -> bool:
        k = bisect_right(self.starts, at) - 1
        other = self.mentions[k] if k >= 0 else None
        return other is not None and other is not mention and at < other.end

    def _person(self, mention: Mention, cues: Cues, row: Homonym) -> str:
        """The title or given name right before the name, or a clue of the row within two words of it."""
        before = _WORD.findall(self.text[max(0, mention.start - 30):mention.start])
        gap = self.text[max(0, mention.start - 1):mention.start]
        if before and gap in (" ", "-") and before[-1].casefold() in cues.titles:
            return before[-1]
        after = [w.casefold() for w in _WORD.findall(self.text[mention.end:mention.end + 30])[:2]]
        beside = {*after, *(w.casefold() for w in before[-2:])}
        return next((c for c in row.clues if c in beside), "")

    def _announced_once(self, n: int, cues: Cues) -> bool:
        """Whether the mention, or another of the same words in the text, is announced as a place."""
        if self._same is None:
            self._same = {m.text for k, m in enumerate(self.mentions) if any(r.kind == "ordinary" for r in self.homonyms[k])
                          and self._announced(k, cues)}
        return self.mentions[n].text in self._same

    def _announced(self, n: int, cues: Cues) -> bool:
        """Whether a word such as "district" stands beside the mention or it stands in a list of places."""
        mention = self.mentions[n]
        before = _WORD.findall(self.folded[max(0, mention.start - 30):mention.start])
        before = [w for w in before if w not in ARTICLES and w != "و"]
        after = _WORD.findall(self.folded[mention.end:mention.end + 20])
        if (before and (before[-1] in cues.places or before[-1].removeprefix("و") in cues.places)) or (after and after[0] in cues.places):
            return True
        if n and self._listed(self.mentions[n - 1], mention, cues):
            return True
        return n + 1 < len(self.mentions) and self._listed(mention, self.mentions[n + 1], cues)

    def _listed(self, left: Mention, right: Mention, cues: Cues) -> bool:
        """Whether only commas, "and" and words such as "district" stand between two mentions."""
        if self.gazetteer.places[(left if left.end <= right.start else right).candidates[0]].kind == "city":
            return False
        gap = self.folded[left.end:right.start]
        if len(gap) > 30 or any(c in gap for c in ".;:!?"):
            return False
        words = [w for w in _WORD.findall(gap) if w not in ARTICLES]
        return all(w in cues.links or w in cues.places or w.removeprefix("و") in cues.places for w in words)


def names_city(gazetteer: Gazetteer, text: str) -> bool:
    """Whether the words name the city itself ("east Aleppo" does, "the enclave" doesn't)."""
    memo = gazetteer.memo("names_city")
    if text not in memo:
        memo[text] = any(fold_name(word) in gazetteer.city_keys or any(r[0] in gazetteer.city_keys for r in gazetteer.index.read(word))
                         for word in re.split(r"[\s\-‑]+", text))
    return memo[text]

"""Toponyms in a text: all of them, in one pass, with offsets into the text as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from geo.gazetteer import Gazetteer
from geo.names import ARTICLES, CASED_ARTICLES, JOINED_ARTICLES, QUOTES, SPACELESS, WORD
from geo.phrases import Phrase
from geo.spellings import SLAVIC, SpellingIndex

LONGEST = 10  # words of a name, articles apart
_PLAIN = re.compile(r"[-‑–\s]+")
_GAP = frozenset(" -‐‑–\u00a0\u202f\n'’«»\"“”")


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym in a text: `text[start:end]` is its words; `candidates` are place ids, best first.

    `match`: exact | variant | fuzzy. `score` 0 to 1 is the best candidate's.
    """

    start: int
    end: int
    text: str
    candidates: tuple[str, ...]
    match: str
    score: float


def find_mentions(text: str, gazetteer: Gazetteer, *, lang: str = "") -> list[Mention]:
    """Every toponym of `gazetteer` in `text`, in text order, none overlapping: the first wins, then the longest.

    A Latin or Cyrillic name needs a capital unless the whole text has none. `lang` changes nothing: the script of
    each word says how to read it. Time grows linearly with the text.
    """
    index = gazetteer.index
    found: list[Mention] = []
    strict = text.islower()
    done = 0
    readings = index.first_reads
    for hit in (index.any_start if strict else index.start).finditer(text):
        if hit.start() < done:
            continue
        word = hit.group()
        reads = readings.get(word)
        if reads is None:
            reads = index.read_first(word)
        if reads:
            best = _walk(text, hit.start(), hit.end(), word, reads, index, strict)
            if best is not None:
                found.append(best)
                done = best.end
    if index.has_glyphs and SPACELESS.search(text):
        found = _find_glyphs(text, index, found)
    return found


def _walk(text: str, start: int, end: int, word: str, reads, index: SpellingIndex, strict: bool) -> Mention | None:
    """The longest name that starts with the word at `start:end`, read in one of the ways `reads`."""
    strict = strict or (word[0].islower() and word.islower())
    prefixes, blocks, phrases = index.prefixes, index.blocks, index.phrases
    state = reads
    best, taken, last = None, 1, end
    while True:
        top = 0.0
        for key, sound, bone, cut in state:
            if bone in blocks or key in phrases or SLAVIC + sound in phrases:
                grades = index.grade(bone, key, sound, text[start + cut:end], strict=strict)
                if grades and grades[0][2].phrase is not None:
                    grades = [g for g in grades if g[2].phrase is None or _fits(text, start + cut, end, g[2].phrase)]
                if grades and grades[0][0] > top:
                    top, best = grades[0][0], (start + cut, end, grades)
        while True:  # the next word that is no article
            more = WORD.search(text, last, last + 80)
            gap = text[last:more.start()] if more else "....."
            if len(gap) > 3 or not _GAP.issuperset(gap):
                more = None
                break
            last = more.end()
            word = more.group()
            if word.casefold() not in ARTICLES:
                break
        if more is None or taken == LONGEST:
            break
        end, taken = last, taken + 1
        following = []
        for k, s, b, c in index.read(word):
            if not c:
                for key, sound, bone, cut in state:
                    if bone + b in prefixes:
                        following.append((key + k, sound + s, bone + b, cut))
        if not following:
            break
        state = following[:8]
    if best is None:
        return None
    start, end, grades = best
    if grades[0][2].phrase is not None and index.tail is not None:
        tail = index.tail.match(text, end)
        end = tail.end() if tail else end
    start, end = _trim(text, start, end)
    top, match, _ = grades[0]
    ids = tuple(g[2].place_id for g in grades if g[0] >= 0.8 * top)
    return Mention(start, end, text[start:end], ids, match, round(top, 3))


def _fits(text: str, start: int, end: int, phrase: Phrase) -> bool:
    """Whether the words around `text[start:end]` allow the phrase there."""
    if not (phrase.after or phrase.not_after or phrase.not_before):
        return True
    before = " ".join(_PLAIN.sub(" ", text[max(0, start - 50):start].casefold().replace("’", "'")).split())
    if phrase.after and not _ends(before, phrase.after):
        return False
    if phrase.not_after and _ends(before.removesuffix(" the"), phrase.not_after):
        return False
    after = " ".join(_PLAIN.sub(" ", text[end:end + 50].casefold().replace("’", "'")).split()) + " "
    return not any(after.startswith(word + " ") for word in phrase.not_before)


def _ends(before: str, words: tuple[str, ...]) -> bool:
    return any(before.endswith(word) and not before[-len(word) - 1:-len(word)].isalnum() for word in words)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Quotes and a genitive 's cut off; the Arabic article before the name taken in."""
    while start < end and text[start] in QUOTES:
        start += 1
    while end > start and text[end - 1] in QUOTES:
        end -= 1
    if text.endswith(("'s", "’s"), start, end):
        end -= 2
    if start and text[start - 1] in "-‑ " and start > 2:
        left = start - 1
        while left and start - left < 5 and text[left - 1].isalpha():
            left -= 1
        word = text[left:start - 1]
        if word.casefold() in JOINED_ARTICLES if text[start - 1] != " " else word in CASED_ARTICLES:
            start = left
    return start, end


def _find_glyphs(text: str, index: SpellingIndex, found: list[Mention]) -> list[Mention]:
    """Names in scripts without spaces, the longest wins, joined to what was found by words."""
    best = []
    for last, (length, ids) in index.glyphs.iter_long(text):
        start = last + 1 - length
        best.append(Mention(start, last + 1, text[start:last + 1], ids, "exact", 1.0))
    starts = [m.start for m in best]

    def free(mention: Mention) -> bool:
        n = bisect_left(starts, mention.end)
        return n == 0 or best[n - 1].end <= mention.start

    return sorted([*best, *(m for m in found if free(m))], key=lambda m: m.start)

"""Toponyms in a text: all of them, in one pass, with offsets into the text as it is."""

from __future__ import annotations

from dataclasses import dataclass

from geo.gazetteer import Gazetteer
from geo.names import ARTICLES, QUOTES, SPACELESS, WORD
from geo.spellings import SpellingIndex, raw_name

LONGEST = 9  # words of a name, articles apart
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
    """Every toponym of `gazetteer` in `text`, in text order, none overlapping: the longest wins, then the first.

    `lang` is not needed: the script of each word says how to read it. Time grows linearly with the text.
    """
    index = gazetteer.index
    words = [(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]
    lower = text.islower()
    found: list[Mention] = []
    n, count = 0, len(words)
    starts, prefixes, fold = index.lower_starts, index.prefixes, index.fold
    while n < count:
        word = words[n][0]
        head = word[0]
        if head in QUOTES:
            word = word.lstrip(QUOTES)
            head = word[:1]
        small = head.islower()
        if small and not lower and word not in starts and not (len(word) > 3 and not word.islower()):
            n += 1
            continue
        reads = [r for r in fold(word) if r[2] in prefixes]
        if not reads:
            n += 1
            continue
        hit = None
        for read in reads:
            other = _walk(text, words, n, read, index, small and not lower)
            if other and (hit is None or other[0] > hit[0] or (other[0] == hit[0] and other[2].score > hit[2].score)):
                hit = other
        if hit is None:
            n += 1
            continue
        found.append(hit[2])
        n = hit[1] + 1
    if index.has_glyphs and SPACELESS.search(text):
        found = _find_glyphs(text, index, found)
    return found


def _walk(text, words, n, read, index: SpellingIndex, small: bool):
    """The longest name that starts with word `n` read as `read`: (end offset, last word, Mention) or None."""
    key, sound, bone, cut = read
    start = words[n][1] + cut
    prefixes, blocks = index.prefixes, index.blocks
    hit, last, taken = None, n, 1
    state = [(key, sound, bone)]
    at = n
    while True:
        for key, sound, bone in state:
            if bone in blocks:
                end = words[at][2]
                grades = index.grade(bone, key, sound, raw_name(text[start:end]), strict=small)
                if grades:
                    hit = (end, at, grades)
                    break
        at += 1
        if at >= len(words) or taken >= LONGEST:
            break
        gap = text[words[last][2]:words[at][1]]
        if len(gap) > 3 or any(c not in _GAP for c in gap):
            break
        last = at
        word = words[at][0]
        if word.casefold() in ARTICLES:
            continue
        reads = index.fold(word)
        state = [(key + k, sound + s, join_bones(bone, b)) for key, sound, bone in state for k, s, b, c in reads if not c]
        state = [s for s in state if s[2] in prefixes]
        if not state:
            break
        taken += 1
    if hit is None:
        return None
    end, at, grades = hit
    start, end = _trim(text, words, n, start, end)
    best = grades[0]
    ids = tuple(g[2].place_id for g in grades if g[0] >= 0.8 * best[0])
    return end, at, Mention(start, end, text[start:end], ids, best[1], round(best[0], 3))


def join_bones(left: str, right: str) -> str:
    return left + right


def _trim(text: str, words, n: int, start: int, end: int) -> tuple[int, int]:
    """Quotes and a genitive 's cut off; the article before the name taken in."""
    while start < end and text[start] in QUOTES:
        start += 1
    while end > start and text[end - 1] in QUOTES:
        end -= 1
    for quote in ("'s", "’s"):
        if text.endswith(quote, start, end):
            end -= 2
    if n and start == words[n][1]:
        word, left, right = words[n - 1]
        gap = text[right:start]
        if gap in ("-", "‑", " ") and word.casefold() in ARTICLES and (gap != " " or word.casefold() in ("al", "el") or (
                word[0].isupper() and word not in ("The", "An", "At", "As", "La", "Le", "Les", "Der", "Die", "Das"))) \
                and word.casefold() not in ("the", "la", "le", "les", "der", "die", "das", "den", "dem"):
            start = left
    return start, end


def _find_glyphs(text: str, index: SpellingIndex, found: list[Mention]) -> list[Mention]:
    """Names in scripts without spaces, the longest first wins, joined to what was found by words."""
    best: list[Mention] = []
    for end, (length, ids) in index.glyphs.iter_long(text):
        start = end + 1 - length
        best.append(Mention(start, end + 1, text[start:end + 1], ids, "exact", 1.0))
    taken = {n for m in best for n in range(m.start, m.end)}
    kept = [m for m in found if not any(n in taken for n in range(m.start, m.end))]
    return sorted([*kept, *best], key=lambda m: m.start)

"""Toponyms in a text: all of them, in one pass, with offsets into the text as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, compress

from geo.gazetteer import Gazetteer
from geo.locate import locate_name
from geo.names import ARABIC, ARTICLES, CASED_ARTICLES, JOINED_ARTICLES, QUOTES, SPACELESS, WORD
from geo.phrases import Phrase
from geo.spellings import SOUND, SpellingIndex

LONGEST = 10  # words of a name, articles apart
_OF = re.compile(r"[\s'’«\"“:-]+(?:(?:of|the|de|di|von|da|do|du|des|d|l|la)[\s'’]+){0,2}(?:[Aa]l[- ]|[Ee]l[- ]|a[sntdzr]?h?-)?[«\"“]?")
_JOINT = re.compile(r"[ -](?:(?:[Aa]l|[Ee]l|as|ash|ad|at|an|az|ar|bin)[- ])?")
_MORE = re.compile(r"(?:[ -](?:(?:al|el|as|ash|ad|at|an|az|ar|bin|эль|аль)[ -])?[A-ZА-ЯЁÀ-Þ][\w'’]*){1,3}")
_LIST = re.compile(r"[,،\s]*(?:(?:and|et|и|y|und|ve|e|و)\s)?\s*(?:the\s)?(?:[Aa]l[- ]|[Ee]l[- ]|a[sntdzr]?h?-)?")
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
    unknown: list[tuple[int, int]] = []
    cues: list[int] = []
    places = gazetteer.cues.places
    strict = text.islower()
    done = 0
    stretches = text.split(" ")  # no word reaches over a blank, so what may start in a stretch between two is kept
    starts = list(map(gazetteer.any_starts.__getitem__ if strict else gazetteer.starts.__getitem__, stretches))
    offsets = accumulate(map((1).__add__, map(len, stretches)), initial=0)
    for at, words in compress(zip(offsets, starts, strict=False), starts):
        for first, last, word, reads in words:
            start = at + first
            if start < done:
                continue
            if reads:
                best = _walk(text, start, at + last, word, reads, index, strict)
                if best is not None:
                    found.append(best)
                    done = best.end
                    continue
            elif word in places or word.casefold() in places:
                cues.append(len(unknown))
            unknown.append((start, at + last))
    if (cues or found) and not strict:
        found = join_mentions(found, guess_mentions(text, found, unknown, cues, gazetteer))
    if index.has_glyphs and SPACELESS.search(text):
        found = join_mentions(_find_glyphs(text, index), found)
    return found


def guess_mentions(text: str, found: list[Mention], unknown: list[tuple[int, int]], cues: list[int],
                   gazetteer: Gazetteer) -> list[Mention]:
    """Names that the gazetteer spells otherwise by a letter or two, where the text says that they are places.

    `unknown` are the spans of words that may start a name and start none that is known, `cues` the numbers of those
    that announce a place ("district"). Only what stands beside these, or in a list with a known place, is compared.
    """
    spans = []
    for n in cues:
        start, end = unknown[n]
        if n + 1 < len(unknown) and unknown[n + 1][0] - end < 16 and _OF.fullmatch(text, end, unknown[n + 1][0]):
            spans.append((unknown[n + 1][0], _end_of_name(text, unknown[n + 1][1])))
        k = n - 1
        while k >= 0 and n - k < 4 and _JOINT.fullmatch(text, unknown[k][1], unknown[k + 1][0]) and not text[unknown[k][0]].islower():
            k -= 1
        spans += [(unknown[j][0], start - 1) for j in range(k + 1, n)]
    starts = [start for start, _ in unknown]
    for n, mention in enumerate(found):
        k = bisect_left(starts, mention.end)
        if k == len(unknown) or starts[k] - mention.end > 11 or not _LIST.fullmatch(text, mention.end, starts[k]):
            continue
        end = _end_of_name(text, unknown[k][1])
        listed = n + 1 < len(found) and found[n + 1].start - end < 12 and _LIST.fullmatch(text, end, found[n + 1].start)
        if listed or text.startswith((".", ",", ";", " and "), end):
            spans.append((starts[k], end))
    guesses, done = [], 0
    for start, end in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        guess = guess_place(text[start:end], gazetteer) if start >= done and not text[start].islower() else None
        if guess and not (ARABIC.search(text[start]) and " " not in text[start:end]):  # Arabic has no capitals to tell names by
            guesses.append(Mention(start, end, text[start:end], guess[0], "fuzzy", guess[1]))
            done = end
    return guesses


def _end_of_name(text: str, end: int) -> int:
    """The end of a name of several words with capitals whose first word ends at `end`."""
    more = _MORE.match(text, end)
    return more.end() if more else end


def guess_place(name: str, gazetteer: Gazetteer) -> tuple[tuple[str, ...], float] | None:
    """The places (best first) that a misspelt name is nearest to, with the score; None where none is near enough."""
    memo = gazetteer.memo("guesses")
    if name not in memo:
        memo[name] = None
        least = 0.72 if len(name) > 7 else 0.78
        near = [c for c in locate_name(gazetteer, name, limit=2) if c.score >= least] if 4 < len(name) < 40 else []
        if near and (len(near) == 1 or near[0].score > near[1].score):
            memo[name] = (tuple(c.id for c in near), near[0].score)
    return memo[name]


def _walk(text: str, start: int, end: int, word: str, reads, index: SpellingIndex, strict: bool) -> Mention | None:
    """The longest name that starts with the word at `start:end`, read in one of the ways `reads`."""
    strict = strict or (word[0].islower() and word.islower())
    state, first = reads, word
    best, taken, last = None, 1, end
    while True:
        top = 0.0
        for key, sound, bone, cut, ends, _ in state:
            if ends:
                grades = index.grade(bone, key, sound, text[start + cut:end], strict=strict)
                if grades and grades[0][1] != "exact" and word.islower() and not strict:
                    continue  # "Scientific Research were" is no misspelt "Scientific Research area"
                if grades and grades[0][2].phrase is not None:
                    grades = [g for g in grades if g[2].phrase is None or _fits(text, start + cut, end, g[2].phrase)]
                if grades and grades[0][0] > top:
                    top, best = grades[0][0], (start + cut, end, grades)
        if taken == LONGEST or not any([read[5] for read in state]):
            break
        while True:  # the next word that is no article
            more = WORD.match(text, last + 1, last + 80) if text[last:last + 1] == " " else None
            more = more or WORD.search(text, last, last + 80)
            gap = text[last:more.start()] if more else "....."
            if len(gap) > 3 or not _GAP.issuperset(gap):
                more = None
                break
            last = more.end()
            word = more.group()
            if word.casefold() not in ARTICLES:
                break
        if more is None:
            break
        end, taken = last, taken + 1
        state = index.read_second(first, word, state) if taken == 2 else index.read_next(word, state)
        if not state:
            break
    if best is None:
        return None
    start, end, grades = best
    if grades[0][2].phrase is not None and index.tail is not None:
        tail = index.tail.match(text, end)
        end = tail.end() if tail else end
    named = start
    start, end = _trim(text, start, end)
    top, match, form = grades[0]
    if top < SOUND and len(form.sound) < 7 and start == named:
        return None  # a short name that is not quite the same, without an article: "Khalid", "Kallas"
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


def _find_glyphs(text: str, index: SpellingIndex) -> list[Mention]:
    """Names in scripts without spaces, the longest wins."""
    found = []
    for last, (length, ids) in index.glyphs.iter_long(text):
        start = last + 1 - length
        found.append(Mention(start, last + 1, text[start:last + 1], ids, "exact", 1.0))
    return found


def join_mentions(first: list[Mention], second: list[Mention]) -> list[Mention]:
    """Both lists in text order, without those of `second` that overlap one of `first`."""
    if not second:
        return first
    starts = [m.start for m in first]

    def free(mention: Mention) -> bool:
        n = bisect_left(starts, mention.end)
        return n == 0 or first[n - 1].end <= mention.start

    return sorted([*first, *(m for m in second if free(m))], key=lambda m: m.start)

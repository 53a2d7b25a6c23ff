"""Tokens: a text cut once into words and marks, each folded to the form that the lexicon's tables are keyed by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from geo.memo import Memo

# Letters with their combining marks (Arabic vowel signs, soft hyphens) stay one word; clitics of Latin scripts are cut.
# White space is passed over at once, and the first two alternatives, plain words and marks, are told without trying the others.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u00ad\u200c-\u200f"
TOKEN = re.compile(
    rf"(?=\S)(?:(?-i:[A-Za-z]++)(?![\w'’{_MARKS}])|[^\w\s'’{_MARKS}]"
    rf"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?!\w)|[a-zà-ÿ]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d)\b|\b(?:[ldsncjmt]|qu|lorsqu|jusqu)['’](?=\w)"
    rf"|[\w{_MARKS}]+|[^\w\s])",
    re.IGNORECASE,
)
_FORMS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "„": '"',
        "–": "—",
        "‐": "-",
        "‑": "-",
        "،": ",",
        "؛": ";",
        "؟": "?",
        "٪": "%",
        **{chr(0x660 + n): str(n) for n in range(10)},
        **{chr(0x6F0 + n): str(n) for n in range(10)},
    }
)
# Short words that their accent alone tells from another: à (to) and a (has), où and ou, él and el, sí and si.
_TOLD_APART = frozenset({"à", "où", "là", "dû", "él", "está", "sí", "qué", "cuándo", "dónde"})
_FUTURE = ("rá", "rán")  # tomará (will take), but tomara (took)
_DROPPED = re.compile(rf"[{_MARKS}]+")


@lru_cache(maxsize=1 << 15)
def fold_token(word: str) -> str:
    """The form a token is looked up by; without blanks, for some signs are folded to a blank and a mark (´) or to words (ﷺ)."""
    return fold_text(word).replace(" ", "")


def fold_text(word: str) -> str:
    """Lower case, no diacritics or marks, one form for each Arabic letter, quote and digit."""
    if word.isascii():
        return word.lower()
    word = word.casefold().translate(_FORMS)
    if word.isascii() or word in _TOLD_APART or word.endswith(_FUTURE):
        return word
    return word.translate(_PLAIN)


def fold_stretch(text: str) -> str:
    """`fold_text` letter by letter: no accent is kept to tell a word from another."""
    return text.lower() if text.isascii() else text.casefold().translate(_FORMS).translate(_PLAIN)


def folds_by_letter(text: str) -> bool:
    """Whether `fold_text` and `fold_stretch` give the same."""
    return len(text) > 8 and not text[-3:].casefold().endswith(_FUTURE)


class _Plain(dict):
    """What is left of a letter without its marks, by its code point; a letter is worked out when it is met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = "" if _DROPPED.fullmatch(letter) else letter if letter == "й" else unicodedata.normalize("NFKD", letter)
        plain = self[code] = "".join(c for c in plain if not unicodedata.combining(c)).translate(_FORMS)
        return plain


_PLAIN = _Plain()


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence, as parallel lists: folded `words`, `starts` and `ends` in the article's text."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)


class Cuts(Memo):
    """Stretches of text without blanks, each cut into tokens: (word, first letter, last letter) counted from the stretch's start.

    `clitics` are prefixes written together with the next word (Arabic و, ب, ل): one is cut off, as a token of its own,
    where the whole word is not in `known` (the lexicon's vocabulary) and the rest of it is. `enclitics` are suffixes of the
    same kind (Spanish tomarlo, retirándose).
    """

    __slots__ = ("clitics", "enclitics", "known")

    def __init__(self, *, clitics: tuple[str, ...] = (), enclitics: tuple[str, ...] = (), known=()):
        super().__init__(lambda stretch: tuple(self.cut(stretch, 0, len(stretch))))
        self.clitics, self.enclitics, self.known = clitics, enclitics, known

    def cut(self, text: str, start: int, end: int) -> list[tuple[str, int, int]]:
        """The tokens of `text[start:end]` as (word, start, end)."""
        found = [(word, *match.span()) for match in TOKEN.finditer(text, start, end) if (word := fold_token(match.group()))]
        if not self.clitics and not self.enclitics:
            return found
        cut, known = [], self.known
        for word, at, stop in found:
            if word not in known:
                for clitic in self.clitics:
                    if word.startswith(clitic) and len(word) > len(clitic) + 1 and word[len(clitic) :] in known:
                        cut.append((clitic, at, at + len(clitic)))
                        at += len(clitic)
                        word = word[len(clitic) :]
                        break
            tail = ""
            if self.enclitics and word not in known:
                tail = next((e for e in self.enclitics if word.endswith(e) and len(word) > len(e) + 3 and word[: -len(e)] in known), "")
            if tail:
                cut.append((word[: -len(tail)], at, stop - len(tail)))
                word, at = tail, stop - len(tail)
            cut.append((word, at, stop))
        return cut


_CUTS = Cuts()


def split_tokens(text: str, start: int = 0, end: int | None = None, *, cuts: Cuts = _CUTS) -> Tokens:
    """The tokens of `text[start:end]`; `cuts` says which clitics are cut off."""
    end = len(text) if end is None else end
    if start and start < end and (text[start - 1].isalnum() or text[start - 1] == "_"):  # a window that opens within a word
        found = cuts.cut(text, start, end)
        return Tokens(*map(list, zip(*found, strict=True))) if found else Tokens([], [], [])
    stretches = text[start:end].split(" ")  # no token reaches over a blank, so each stretch between two is cut once and kept
    words, starts, ends, at = [], [], [], start
    for stretch, found in zip(stretches, map(cuts.__getitem__, stretches), strict=True):
        for word, first, last in found:
            words.append(word)
            starts.append(at + first)
            ends.append(at + last)
        at += len(stretch) + 1
    return Tokens(words, starts, ends)

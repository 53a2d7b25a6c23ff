"""Spellings in an index: from the bone of a few words to the spellings that they may stand for, graded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick
from rapidfuzz.fuzz import ratio

from geo.names import (
    ARABIC,
    ARTICLES,
    MARKS,
    QUOTES,
    SPACELESS,
    bone_word,
    fold_word,
    shift_bone,
    sound_word,
    split_words,
)

# A grade is (score, match). Exact spellings apart from case, accents and articles score above 0.95, the rest below.
SAME, EXACT, SOUND = 1.0, 0.97, 0.92


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a place's name. `use`: match (found in texts) | locate (located only) | none (shown only)."""

    place_id: str
    text: str
    lang: str = ""
    use: str = "match"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling folded: `raw` (case folded, apostrophes kept), `key`, `sound`; `free`: may stand in lower case."""

    place_id: str
    raw: str
    key: str
    sound: str
    use: str
    free: bool
    words: int


class SpellingIndex:
    """The spellings by bone, with the prefixes of all bones (so that a walk over words stops early)."""

    def __init__(self, spellings: Iterable[Spelling]):
        self.forms: list[Form] = []
        self.blocks: dict[str, list[Form]] = {}
        self.prefixes: set[str] = set()
        self.lower_starts: set[str] = set()
        self.keys: dict[str, list[Form]] = {}
        self.glyphs = ahocorasick.Automaton()
        self.words: dict[str, tuple[tuple[str, str, str, int], ...]] = {}
        glyphs: dict[str, set[str]] = {}
        for spelling in spellings:
            if spelling.use == "none":
                continue
            if SPACELESS.search(spelling.text):
                for text in (spelling.text, spelling.text.replace("・", "")):
                    if spelling.use == "match" and len(text) > 1:
                        glyphs.setdefault(text, set()).add(spelling.place_id)
            self._add(spelling)
        for text in sorted(glyphs):
            self.glyphs.add_word(text, (len(text), tuple(sorted(glyphs[text]))))
        self.has_glyphs = bool(glyphs)
        if glyphs:
            self.glyphs.make_automaton()

    def _add(self, spelling: Spelling) -> None:
        words = split_words(spelling.text)
        folded = [fold_word(w) for w in words]
        sounds = [sound_word(w) for w in folded]
        bones = [bone_word(s) for s in sounds]
        first = words[0] if words else ""
        # A spelling whose first word is written small is found as a phrase in any case.
        free = first[:1].islower() and not (first[:2] == "al" and first[2:3].isupper())
        form = Form(spelling.place_id, raw_name(spelling.text), "".join(folded), "".join(sounds), spelling.use, free, len(words))
        if not form.key:
            return
        self.forms.append(form)
        self.keys.setdefault(form.key, []).append(form)
        if SPACELESS.search(spelling.text) or spelling.use != "match":
            return
        if free:
            self.lower_starts.add(first)
        bone = "".join(bones)
        for other in [bone] if free else shift_bone(bone):
            self.blocks.setdefault(other, []).append(form)
            self.prefixes.update(other[:n] for n in range(1, len(other) + 1))

    def fold(self, word: str) -> tuple[tuple[str, str, str, int], ...]:
        """The ways to read a word of a text: (key, sound, bone, letters cut before it), kept for the next time."""
        found = self.words.get(word)
        if found is None:
            if len(self.words) > 200_000:
                self.words.clear()
            found = self.words[word] = tuple(read_word(word))
        return found

    def grade(self, bone: str, key: str, sound: str, raw: str, *, strict: bool) -> list[tuple[float, str, Form]]:
        """The forms that a few words may stand for, each with its score and match, best first, one for each place.

        `strict`: only the very words (a text in lower case).
        """
        best: dict[str, tuple[float, str, Form]] = {}
        for form in self.blocks.get(bone, ()):
            if form.raw == raw:
                grade = (SAME, "exact", form)
            elif form.key == key:
                grade = (EXACT, "exact", form)
            elif strict or form.free:
                continue
            elif form.sound == sound and (len(bone) > 1 or len(sound) > 3):
                grade = (SOUND, "variant", form)
            else:
                near = ratio(form.sound, sound) / 100
                least = 0.80 if len(bone) > 4 else 0.84 if len(bone) > 3 else 0.89 if len(bone) > 2 else 0.99
                if near < least:
                    continue
                grade = (0.9 * near, "variant", form)
            if form.place_id not in best or grade[0] > best[form.place_id][0]:
                best[form.place_id] = grade
        return sorted(best.values(), key=lambda g: (-g[0], g[2].place_id))


_RAW = str.maketrans({**dict.fromkeys(QUOTES, "'"), "\u0640": None, "\u00ad": None, "-": " ", "‑": " ", "‐": " "})


def raw_name(name: str) -> str:
    """A name as written but for case, the kind of apostrophe, hyphens and articles."""
    return " ".join(w for w in name.translate(_RAW).casefold().split() if w not in ARTICLES).strip("'")


_PREFIXES = ("وبال", "فبال", "وكال", "ولل", "فلل", "وال", "بال", "فال", "كال", "و", "ف", "ب", "ل", "ك")


def read_word(word: str) -> list[tuple[str, str, str, int]]:
    """(key, sound, bone, cut) of a word and, in Arabic, of what is left without و ب ل ف ك; in Turkish and English without 's."""
    if len(word) > 64:
        return []
    reads = [(fold_word(word), 0)]
    if ARABIC.search(word):
        plain = not any(c in MARKS_SET for c in word)
        for prefix in _PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) > 2:
                cut = len(prefix) - 2 if prefix.endswith(("ال", "لل")) else len(prefix)
                reads.append((fold_word(word[len(prefix):]) if prefix.endswith("لل") else fold_word(word[cut:]), cut if plain else 0))
    else:
        head, quote, tail = _split_quote(word)
        if quote and head and len(tail) <= 4 and len(head) > 2:
            reads.append((fold_word(head), 0))
    found = []
    for key, cut in reads:
        if key:
            sound = sound_word(key)
            found.append((key, sound, bone_word(sound), cut))
    return list(dict.fromkeys(found))


MARKS_SET = frozenset("\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u200c\u200d\u200e\u200f") | {MARKS[0]}


def _split_quote(word: str) -> tuple[str, str, str]:
    for n in range(len(word) - 1, 0, -1):
        if word[n] in QUOTES:
            return word[:n], word[n], word[n + 1:]
    return word, "", ""

"""Spellings in an index: from the bone of a few words to the spellings that they may stand for, graded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick
from rapidfuzz.fuzz import ratio

from geo.memo import Memo
from geo.names import (
    ARABIC,
    CYRILLIC,
    SPACELESS,
    WORD,
    bone_word,
    cut_ending,
    fold_word,
    join_bones,
    shift_bone,
    sound_word,
    split_words,
)
from geo.phrases import TAIL, Phrase
from geo.words import raw_name, read_word

# A grade is (score, match). Exact spellings apart from case, accents and articles score above 0.95, the rest below.
SAME, EXACT, SOUND = 1.0, 0.98, 0.92


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
    """A spelling folded: `raw` (case folded, apostrophes kept), `key`, `sound`; a `phrase` is found word for word, in any case."""

    place_id: str
    raw: str
    key: str
    sound: str
    use: str
    rank: int = 1  # 0: the place's own or official name
    phrase: Phrase | None = None


Grade = tuple[float, str, Form]
Read = tuple[str, str, str, int, bool, bool]  # key, sound, bone, letters cut before it; may a name end so, may it go on
SLAVIC, PHRASE = "~", "="  # before a sound without case endings; before a phrase's first words
KEPT = 100_000  # words whose reading is kept


class SpellingIndex:
    """The spellings by bone, with what their first words may be (so that a walk over words stops early).

    `start` is a regular expression for the words that a name may start with: capitals, letters of scripts without
    case, digits, and the first words of the phrases that may be written small.
    """

    def __init__(self, spellings: Iterable[Spelling], phrases: Iterable[Phrase] = (), cues: Iterable[str] = ()):
        self.forms: list[Form] = []
        self.keys: dict[str, list[Form]] = {}
        self.blocks: dict[str, list[Form]] = {}
        self.phrases: dict[str, list[Form]] = {}
        self.stops: set[str] = set()
        self._first_sounds: dict[str, set[str]] = {}
        self.first_reads = Memo(self.read_first)
        self._reads: dict[str, tuple[tuple[str, str, str, int], ...]] = {}
        self._seconds: dict[tuple[str, str], tuple[Read, ...]] = {}
        self._grades: dict[tuple[str, str, bool], list[Grade]] = {}
        self.glyphs = ahocorasick.Automaton()
        small = {re.escape(cue) for cue in cues if cue.islower()}
        glyphs: dict[str, set[str]] = {}
        for spelling in spellings:
            if spelling.use == "none":
                continue
            if SPACELESS.search(spelling.text) and spelling.use == "match":
                for text in (spelling.text, spelling.text.replace("・", "")):
                    if len(text) > 1:
                        glyphs.setdefault(text, set()).add(spelling.place_id)
            self._add(spelling)
            if spelling.use == "match" and (split_words(spelling.text) or [""])[0].islower():
                small.add(self._add_phrase(Phrase(spelling.place_id, spelling.text, spelling.lang)))
        tails: set[str] = set()
        for phrase in phrases:
            if phrase.place_id == TAIL:
                tails.add(r"[\s-]+(?:the\s+)?".join(map(re.escape, phrase.text.split())))
            else:
                small.add(self._add_phrase(phrase))
        self.tail = re.compile(rf"[\s-]+(?:{'|'.join(sorted(tails, key=lambda t: (-len(t), t)))})(?!\w)") if tails else None
        for text in sorted(glyphs):
            self.glyphs.add_word(text, (len(text), tuple(sorted(glyphs[text]))))
        self.has_glyphs = bool(glyphs)
        if glyphs:
            self.glyphs.make_automaton()
        rest = WORD.pattern[:-1] + "*"
        words = _join_by_first_letter(small)
        self.start = re.compile(rf"(?<!\w)(?:(?:[^\W_a-zß-öø-ÿа-џ]|[ae]l?(?=[A-Z])){rest}" + (rf"|(?:{words})(?!\w){rest})" if words else ")"))
        self.any_start = re.compile(rf"(?<!\w)\w{rest}")

    def _add(self, spelling: Spelling) -> None:
        folded = [fold_word(w) for w in split_words(spelling.text)]
        sounds = [sound_word(w) for w in folded]
        form = Form(spelling.place_id, raw_name(spelling.text), "".join(folded), "".join(sounds), spelling.use,
                    0 if spelling.kind == "official" else 1)
        if not form.key:
            return
        self.forms.append(form)
        self.keys.setdefault(form.key, []).append(form)
        if SPACELESS.search(spelling.text) or spelling.use != "match":
            return
        bones = list(map(bone_word, sounds))
        for bone in shift_bone(join_bones(bones)):
            self.blocks.setdefault(bone, []).append(form)
        for bone in shift_bone(bones[0]) if len(bones) > 1 else ():
            self._first_sounds.setdefault(bone, set()).add(sounds[0])
        for n in range(1, len(bones)):
            self.stops.update(shift_bone(join_bones(bones[:n])))

    def _add_phrase(self, phrase: Phrase) -> str:
        """Take in a phrase; a regular expression for its first word where that is written small, else nothing."""
        words = split_words(phrase.text)
        folded = [fold_word(w) for w in words]
        sounds = [sound_word(w) for w in folded]
        form = Form(phrase.place_id, raw_name(phrase.text), "".join(folded), "".join(sounds), "match", 1, phrase)
        cyrillic = CYRILLIC.search(phrase.text)
        # Russian phrases are kept by their sound, which has no case endings.
        self.phrases.setdefault(SLAVIC + form.sound if cyrillic else form.key, []).append(form)
        for n in range(1, len(words)):
            self.stops.add(PHRASE + (SLAVIC + "".join(sounds[:n]) if cyrillic else "".join(folded[:n])))
        if not words[0].islower():
            return ""
        return re.escape(cut_ending(words[0])) + r"\w{0,4}" if cyrillic else re.escape(words[0])

    def leads_on(self, key: str, sound: str, bone: str) -> bool:
        """Whether a name or phrase may go on after words read so."""
        return bone in self.stops or PHRASE + key in self.stops or PHRASE + SLAVIC + sound in self.stops

    def ends_here(self, key: str, sound: str, bone: str) -> bool:
        """Whether words read so may be a whole name or phrase."""
        return bone in self.blocks or key in self.phrases or SLAVIC + sound in self.phrases

    def read(self, word: str) -> tuple[tuple[str, str, str, int], ...]:
        """The ways to read a word of a text, kept for the next time."""
        found = self._reads.get(word)
        if found is None:
            if len(self._reads) > KEPT:
                self._reads.clear()
            found = self._reads[word] = tuple(read_word(word))
        return found

    def read_next(self, word: str, state: tuple[Read, ...]) -> tuple[Read, ...]:
        """The readings of the words so far and `word` that are a name or may become one, eight at most."""
        following = []
        for key, sound, bone, cut in self.read(word):
            for so_far in state if not cut else ():
                read = (so_far[0] + key, so_far[1] + sound, join_bones((so_far[2], bone)))
                ends, leads = self.ends_here(*read), self.leads_on(*read)
                if ends or leads:
                    following.append((*read, so_far[3], ends, leads))
        return tuple(following[:8])

    def read_second(self, first: str, word: str, state: tuple[Read, ...]) -> tuple[Read, ...]:
        """`read_next` after the first word, kept for the next time: here most walks end."""
        found = self._seconds.get((first, word))
        if found is None:
            if len(self._seconds) > KEPT:
                self._seconds.clear()
            found = self._seconds[first, word] = self.read_next(word, state)
        return found

    def read_first(self, word: str) -> tuple[Read, ...]:
        """The ways to read a word that may start a name of this index."""
        return tuple((*r, self.ends_here(*r[:3]), self.leads_on(*r[:3])) for r in self.read(word) if self._may_start(word, *r[:3]))

    def find_starts(self, stretch: str, *, strict: bool = False) -> tuple[tuple[int, int, str, tuple[Read, ...]], ...]:
        """The words of a stretch of text that may start a name: (start, end, word, its readings as a first word); `strict`: in any case."""
        hits = (self.any_start if strict else self.start).finditer(stretch)
        return tuple((*hit.span(), hit.group(), self.first_reads[hit.group()]) for hit in hits)

    def _may_start(self, word: str, key: str, sound: str, bone: str) -> bool:
        """Whether a word is a name or a first word by its sound too: asked once for each word, so it may take its time."""
        if PHRASE + key in self.stops or PHRASE + SLAVIC + sound in self.stops or key in self.phrases or SLAVIC + sound in self.phrases:
            return True
        if any(ratio(other, sound) > 60 for other in self._first_sounds.get(bone, ())):
            return True
        return bone in self.blocks and bool(self._grade(bone, key, sound, raw_name(word), False))

    def grade(self, bone: str, key: str, sound: str, text: str, *, strict: bool) -> list[Grade]:
        """The forms that the words `text` may stand for, each with its score and match, best first, one for each place.

        `strict`: only the very words (they are in lower case).
        """
        at = (text, key, strict)
        found = self._grades.get(at)
        if found is None:
            if len(self._grades) > KEPT:
                self._grades.clear()
            found = self._grades[at] = self._grade(bone, key, sound, raw_name(text), strict)
        return found

    def _grade(self, bone: str, key: str, sound: str, raw: str, strict: bool) -> list[Grade]:
        best: dict[str, Grade] = {}
        for form in (*self.phrases.get(key, ()), *self.phrases.get(SLAVIC + sound, ())):
            best.setdefault(form.place_id, (SAME, "exact", form))
        for form in self.blocks.get(bone, ()):
            if form.raw == raw:
                grade = (SAME, "exact", form)
            elif form.key == key:
                grade = (EXACT, "exact", form)
            elif strict:
                continue
            elif form.sound == sound and len(bone) > 1:
                grade = (SOUND, "variant", form)
            else:
                near = ratio(form.sound, sound) / 100
                if near < _least_likeness(bone, arabic=ARABIC.search(sound) is not None):
                    continue
                grade = (0.9 * near, "variant", form)
            known = best.get(form.place_id)
            if known is None or (grade[0], -form.rank) > (known[0], -known[2].rank):
                best[form.place_id] = grade
        return sorted(best.values(), key=lambda g: (-g[0], g[2].rank, g[2].place_id))


def _least_likeness(bone: str, *, arabic: bool) -> float:
    """How like two sounds of one bone must be to be one name: the shorter the bone, the more; most in Arabic, which has no capitals."""
    least = {0: 0.99, 1: 0.99, 2: 0.99, 3: 0.89, 4: 0.84}.get(len(bone), 0.80)
    return max(least, 0.9) if arabic else least


def _join_by_first_letter(patterns: Iterable[str]) -> str:
    """Alternatives grouped by their first letter, which a regular expression tries much faster; the longest first."""
    groups: dict[str, list[str]] = {}
    for pattern in sorted(filter(None, patterns), key=lambda w: (-len(w), w)):
        groups.setdefault(pattern[0], []).append(pattern[1:])
    return "|".join(f"{first}(?:{'|'.join(groups[first])})" for first in sorted(groups))

"""Names folded: what two spellings of one toponym share, whatever the alphabet, article, hyphen or transliteration.

A word is folded three times, each coarser than the one before:
`key` (case, diacritics, apostrophes, Arabic letter forms), `sound` (one letter for what transliterations write in
many ways: q/k/c, sh/sch/ş/ш, ou/u/oo, ee/i, -a/-ah/-eh), `bone` (the consonants of the sound, the block in which
spellings of one name meet). Articles (al-, ash-, el-, ال, эль-) are no part of a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

QUOTES = "'’‘ʼʿʾ`´′ʻ\u02bd"
# Marks that stand inside a word without being letters: combining marks, harakat, tatweel, soft hyphen, joiners, bidi marks.
MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u00ad\u200b-\u200f\u2060\u202a-\u202e\ufeff"
WORD = re.compile(rf"[\w{MARKS}{QUOTES}\u0900-\u097f]+")
_DROPPED = re.compile(rf"[{MARKS}{QUOTES}]+")
_JOINED = re.compile(rf"^(?:(?:[Aa]l|[Ee]l|[Aa])(?=[A-Z][a-z])|[dlDL][{QUOTES}](?=\w\w))")  # alShababi; d'Alep
ARABIC = re.compile(r"[\u0600-\u06ff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Scripts written without spaces: searched as strings, not as words.
SPACELESS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")

def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


JOINED_ARTICLES = _words("al el ul ar as ash ad an at az er es esh ed en et ez ath adh il asz esz aš a "
                         "эль аль ель ал ел ад ар ас аш аз ат ан эд эр эс эш эз эт эн єль")
# Before a blank only these are an article: "as" and "an" are also words.
CASED_ARTICLES = _words("al Al AL el El Ar Ash Ad Az Аль аль Эль эль")
ARTICLES = (JOINED_ARTICLES | _words("the la le les der die das den dem de du des lo")) - {"a"}

_LETTERS = str.maketrans({
    "ş": "sh", "š": "sh", "ș": "sh", "ŝ": "sh", "ž": "j", "ż": "j", "ź": "z", "č": "ch", "ç": "ch", "ć": "ch", "ǧ": "j", "ğ": "g",
    "ġ": "gh", "ḫ": "kh", "ẖ": "kh", "ḏ": "d", "ḍ": "d", "ḥ": "h", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ß": "ss", "đ": "dj", "æ": "a",
    "ʃ": "sh", "ә": "a", "ñ": "n",
    # Arabic and Persian letter forms
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه",
    "ک": "ك", "ڪ": "ك", "ء": "", "گ": "ك", "پ": "ب", "چ": "ج", "ژ": "ز",
    **{chr(0x660 + n): str(n) for n in range(10)}, **{chr(0x6F0 + n): str(n) for n in range(10)},
})
_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ђ": "dj", "е": "e", "ё": "e", "є": "e", "ж": "j", "з": "z", "и": "i",
    "і": "i", "ї": "i", "й": "y", "ј": "y", "к": "k", "л": "l", "љ": "l", "м": "m", "н": "n", "њ": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "ћ": "ch", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "џ": "j", "ш": "sh", "щ": "sh",
    "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ќ": "k", "ѓ": "g", "ѕ": "z",
})
# Case endings of Russian, Ukrainian, Bulgarian … cut from both sides alike, so that a name meets its inflected forms.
_ENDING = re.compile(r"(?<=\w{3})(?:ами|ями|ого|его|ому|ему|ыми|ими|ией|иям|иях|ском|скую|ская|ских|ский|ской|ое|ая|яя|ую|юю|ые|ие|ых|их|ым|им|"
                     r"ом|ем|ой|ей|ою|ов|ев|ам|ям|ах|ях|ый|ий|а|я|о|у|ю|ы|и|е|ь|ї|і)$")
_SOUNDS = [(re.compile(p), r) for p, r in (
    (r"dsch|dzh|dj|dż|dg(?=[ei])", "j"), (r"sch|sz|tch|ch(?=i?ei?kh)", "sh"), (r"th", "t"), (r"dh", "d"), (r"ph", "f"),
    (r"x|kh", "X"), (r"gh", "g"), (r"sh", "S"), (r"ch", "C"),
    (r"ck|[qkc]", "k"), (r"w", "u"),
    (r"(?<=[aeiouyáé])(?:h|t)$", ""), (r"tion$", "tion"),
    (r"aee|aïe|aii|aye|ayi", "ai"), (r"[ae][iy]", "ai"), (r"ou|oo|uu", "u"), (r"ee|ie?y|iy+|ii", "i"), (r"aa|ae|ea", "a"),
    (r"y", "i"), (r"e", "a"), (r"o", "u"), (r"p", "b"), (r"v", "f"), (r"(.)\1+", r"\1"),
)]
_VOWELS = str.maketrans("", "", "aiu")
_ARABIC_VOWELS = str.maketrans("", "", "اوي")


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """A word's `key`: lower case, no diacritics, no apostrophes, one form for each Arabic letter and digit.

    The article is cut where it is joined (الصاخور, alShababi, AlQaterji, l'Ansari).
    """
    word = _JOINED.sub("", word)
    word = _DROPPED.sub("", word).casefold().translate(_LETTERS)
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.replace("й", "\ue000").replace("ї", "\ue001"))
        word = "".join(c for c in word if not unicodedata.combining(c)).replace("\ue000", "й").replace("\ue001", "ї")
        if (len(word) > 4 and word.startswith(("ال", "لل"))) or (len(word) > 3 and word.startswith("ال")):
            word = word[2:]
    return word


@lru_cache(maxsize=1 << 16)
def sound_word(key: str) -> str:
    """A key's `sound`: transliteration variants made one; Cyrillic in Latin letters without its case ending."""
    if ARABIC.search(key):
        return key
    if CYRILLIC.search(key):
        key = _ENDING.sub("", key).translate(_CYRILLIC)
    for pattern, letter in _SOUNDS:
        key = pattern.sub(letter, key)
    return key


def cut_ending(word: str) -> str:
    """A Cyrillic word without its case ending."""
    return _ENDING.sub("", word)


@lru_cache(maxsize=1 << 16)
def bone_word(sound: str) -> str:
    """A sound's `bone`: its consonants, none of them twice in a row; digits stay."""
    if ARABIC.search(sound):
        bone = sound.translate(_ARABIC_VOWELS)
        bone = bone[:-1] if len(bone) > 2 and bone.endswith("ه") else bone
        return bone or sound
    bone = sound.translate(_VOWELS)
    bone = re.sub(r"(.)\1+", r"\1", bone)
    return bone or sound[:1]


_ROMAN = str.maketrans({**dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "bttjhXddrzsSsdtzgfkklmnh", strict=True)), **dict.fromkeys("اويع")})


def romanise_bone(bone: str) -> str:
    """An Arabic bone in the letters of Latin ones, so that a name meets its transliterations; others as they are."""
    if not ARABIC.search(bone):
        return bone
    return re.sub(r"(.)\1+", r"\1", bone.translate(_ROMAN))


# What a consonant may be written as elsewhere: French ch for sh, German ch and Spanish j for kh, Russian kh for h …
_SHIFTS = {"S": ("C", "s"), "X": ("C", "h", "j", "k", ""), "h": ("X", "C", ""), "k": ("g", "C"), "g": ("k", "j"), "j": ("g", "X", "C", ""),
           "z": ("d", "s"), "d": ("z",), "C": ("S", "j", "X"), "t": ("d",), "f": ("b",)}


def shift_bone(bone: str) -> list[str]:
    """A bone and the bones of its likely transliterations, one letter's habit changed at a time; sorted, `bone` first."""
    found = {re.sub(r"(.)\1+", r"\1", bone.replace(letter, other)) for letter, others in _SHIFTS.items() if letter in bone
             for other in others}
    return [bone, *sorted(found - {bone, ""})]


_DASHES = re.compile(r"[-‐‑‒–—/_]+")


def split_words(name: str) -> list[str]:
    """The words of a name without its articles; a name of articles alone keeps them."""
    parts = list(map(_split_part, name.split()))
    return [w for _, kept in parts for w in kept] or [w for words, _ in parts for w in words]


@lru_cache(maxsize=1 << 15)
def _split_part(part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a part of a name that has no white space, and those that are no articles."""
    words = tuple(w for w in WORD.findall(_DASHES.sub(" ", part)) if w.strip(QUOTES))
    return words, tuple(w for w in words if w.casefold() not in ARTICLES)


def fold_name(name: str) -> str:
    """The whole name's `key`: "Bustan al-Qasr", "bustan el Qasr" and "BUSTAN-ALQASR"… give "bustanqasr"."""
    return "".join(map(fold_word, split_words(name)))


def sound_name(name: str) -> str:
    """The whole name's `sound`: equal for most transliterations of one name."""
    return "".join(sound_word(fold_word(w)) for w in split_words(name))


def bone_name(name: str) -> str:
    """The whole name's `bone`: the block of spellings in which a name is looked for."""
    return join_bones(bone_word(sound_word(fold_word(w))) for w in split_words(name))


def join_bones(bones: Iterable[str]) -> str:
    """The bones of words as one, no consonant twice in a row."""
    whole = ""
    for bone in bones:
        whole += bone[1:] if whole and bone and whole[-1] == bone[0] and not bone[0].isdigit() else bone
    return whole

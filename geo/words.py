"""Words of a text as names may read them: without the prefixes and endings that grammar adds."""

from __future__ import annotations

from geo.names import ARABIC, MARKS, QUOTES, bone_word, fold_word, sound_word

_RAW = str.maketrans({**dict.fromkeys(QUOTES, "'"), "\u0640": None, "\u00ad": None, "-": " ", "‑": " ", "‐": " "})


def raw_name(name: str) -> str:
    """A name as written but for case, hyphens and the kind of apostrophe."""
    return " ".join(name.translate(_RAW).casefold().split()).strip("'")


_PREFIXES = ("وبال", "فبال", "وكال", "ولل", "فلل", "وال", "بال", "فال", "كال", "و", "ف", "ب", "ل", "ك")


def read_word(word: str) -> list[tuple[str, str, str, int]]:
    """(key, sound, bone, cut) of a word and, in Arabic, of what is left without و ب ل ف ك; in Turkish and English without 's."""
    if len(word) > 64:
        return []
    reads = [(fold_word(word), 0)]
    if ARABIC.search(word):
        plain = not any(c in MARKS_SET for c in word)
        for prefix in _PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) > (1 if prefix == "و" else 2):
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

"""The gate: which sentences are worth parsing. One pass of an Aho-Corasick automaton over each sentence's folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain
from operator import or_

import ahocorasick

from geo.memo import Memo
from timeline.claims.lexicon import Lexicon, walk_trie
from timeline.claims.tokens import fold_stretch, fold_text, folds_by_letter

_WORD = re.compile(r"[^\W_]+")  # a run of letters and digits
POINTING = frozenset({"account", "it", "they", "there", "both", "latter", "former_one", "the_rest", "ref", "all_them", "poss", "direction"})


# What a word is: a cue, an event's own word, one that points back, a party's, or part of a phrase that may be one of these.
WEAK, STRONG, BACK, PARTY, MORE = 1, 2, 4, 8, 16


@dataclass(slots=True)
class Gate:
    """Finds in a sentence the words that a claim needs: cues, words that point back to a place, and the parties.

    `phrases`: by one of their words, the phrases that reach over blanks and the words that need others elsewhere in the sentence.
    """

    automaton: ahocorasick.Automaton
    parties: ahocorasick.Automaton
    phrases: dict[str, list[tuple[str, int, tuple]]]
    whole_words: bool = True  # False where words are joined or stems stand in the tables
    kept: Memo = field(init=False)  # the bits of a stretch between blanks
    others: Memo = field(init=False)  # its phrases

    def __post_init__(self):
        self.kept = Memo(lambda stretch: self._look(fold_stretch(stretch))[0])
        self.others = Memo(lambda stretch: self._look(fold_stretch(stretch))[1])

    def scan(self, sentence: str, *, named: bool) -> int:
        """WEAK, STRONG, BACK and PARTY of the words of a sentence, joined by or, as far as `may_claim` needs them; `named`: it names a place."""
        if self.whole_words and folds_by_letter(sentence):
            stretches = sentence.split(" ")
            found = reduce(or_, map(self.kept.__getitem__, stretches))
            if not found & MORE or may_claim(found, named=named):
                return found
            text, more = fold_stretch(sentence), chain.from_iterable(map(self.others.__getitem__, stretches))
        else:
            text = fold_text(sentence)
            found, more = self._look(text)
        for phrase, bits, others in more:
            if bits & ~found and (any([all([w in text for w in words]) for words in others]) if others else stands_whole(phrase, text)):
                found |= bits
        return found

    def find_parties(self, sentence: str) -> list[tuple[int, str]]:
        """(position, party) of each party that the sentence names."""
        text = fold_text(sentence)
        return [(end - size + 1, party) for end, (size, party) in self.parties.iter(text) if is_whole(text, end - size + 1, end)]

    def _look(self, text: str) -> tuple[int, list]:
        """What stands in a stretch of text for sure, and which phrases may start or end in it."""
        found, more = 0, []
        for end, (size, bits, others) in self.automaton.iter(text):
            whole = is_whole(text, end - size + 1, end)
            if whole or not self.whole_words:
                found |= bits if whole else bits & ~PARTY
                if others:
                    more.append(("", BACK, others))
        for word in dict.fromkeys(_WORD.findall(text)) if self.whole_words else ():
            more += self.phrases.get(word, ())
        return found | MORE if more else found, more


def may_claim(found: int, *, named: bool) -> bool:
    """Whether words of these kinds may make a claim: a cue beside a place, or an event's own word and one that points back."""
    return bool((named and found & (WEAK | PARTY)) or (found & STRONG and found & BACK))


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end + 1]` is no part of a longer word."""
    return not (start and text[start - 1].isalnum()) and not (end + 1 < len(text) and text[end].isalnum() and text[end + 1].isalnum())


def stands_whole(phrase: str, text: str) -> bool:
    at = text.find(phrase)
    while at >= 0 and not is_whole(text, at, at + len(phrase) - 1):
        at = text.find(phrase, at + 1)
    return at >= 0


def strikes_back(kind: str, row: dict) -> bool:
    """Whether a row is a verb of striking back: an attack with no place of its own."""
    return kind == "verb" and row["event"] == "none" and row["subject"] == "mover" and not row["object"] and not row["tails"]


def build_gate(lexicon: Lexicon) -> Gate:
    """The gate of a language: strong cues are the forms of an event's verb or noun and shares, weak ones the words of constructions."""
    words: dict[str, list] = {}
    paths = list(walk_trie(lexicon.trie, ()))
    auxiliaries = {
        path[0] for path, kind, data in paths if kind == "word" and data["class"].split(":")[0] in ("be", "have", "do", "det", "prep", "adv", "and")
    }

    def put(word: str, *, cue: int = 0, back: bool = False, others: tuple[str, ...] = (), party: str = "") -> None:
        entry = words.setdefault(word, [0, set(), ""])
        entry[0], entry[2] = max(entry[0], cue), entry[2] or party
        if back:
            entry[1].add(others)

    for path, kind, data in paths:
        telling = max(path, key=lambda w: (w not in auxiliaries, len(w)))
        if kind in ("verb", "noun"):
            if strikes_back(kind, data) and len(path) > 1:
                put(" ".join(path), cue=2, back=True)  # they hit back: the captures of the next sentence are theirs
            elif data["event"] not in ("none", "fire", "") and telling not in auxiliaries:
                put(telling, cue=2)
            elif data["event"] not in ("none", "fire", "") and kind == "verb":  # to be inside, to have a foothold
                for word in (*data["tails"], *(prep for prep, role in data["obliques"].items() if role == "place" and prep not in auxiliaries)):
                    put(word, cue=1)
        elif kind == "modality" and data["class"] in ("deny", "false"):  # Not true, said the army: of the sentence before
            put(telling, cue=2, back=data["class"] == "false")
        elif kind == "share" and not data["class"].startswith("hedge") and data["class"] not in ("number", "whole", "rest", "part"):
            put(telling, cue=2, back=data["class"] == "unit_percent")  # others spoke of 98 percent: of what was shared out before
        elif kind == "share" and data["class"] == "rest":
            put(" ".join(path), back=True)  # the army means to take the rest
        elif kind == "party" and data["party"] and data["type"] != "weak":
            put(" ".join(path), party=data["party"].split("/")[0])
        elif kind == "placenoun":
            put(telling, back=True, others=tuple(w for w in path if w != telling and w.isascii() and w.isalpha() and len(w) > 2))
        elif kind == "word" and data["class"].split(":")[0] in POINTING:
            put(" ".join(path), back=True)
        elif kind == "word" and data["class"].split(":")[0] in ("held", "list", "apart"):
            put(telling, cue=2 if data["class"] == "apart" else 1)
    for word, means in sorted(lexicon.config.get("clitic_pronouns", {}).items()):  # l'occupaient, lo habían ocupado
        if means.split()[-1] in POINTING:
            put(word, back=True)
    for pattern in lexicon.patterns:
        fixed = [element for element, optional in pattern.elements if not isinstance(element, str) and not optional]
        if fixed:
            for word in sorted(max(fixed, key=lambda e: (not e & auxiliaries, min(map(len, e))))):
                put(word, cue=1)
    whole = not (lexicon.stems or lexicon.clitics or lexicon.config.get("articles"))
    automaton, parties, phrases = ahocorasick.Automaton(), ahocorasick.Automaton(), {}
    for word in sorted(words):
        cue, back, party = words[word]
        # Words that point back, each with the other words of its phrase: none where it needs no others.
        bits = (0, WEAK, WEAK | STRONG)[cue] | (BACK if () in back else 0) | (PARTY if party else 0)
        others = () if () in back else tuple(sorted(back))
        if party:
            parties.add_word(word, (len(word), party))
        if whole and " " in word and _WORD.search(word):
            phrases.setdefault(max(_WORD.findall(word), key=lambda w: (w not in auxiliaries, len(w))), []).append((word, bits, ()))
        else:
            automaton.add_word(word, (len(word), bits, others))
    automaton.make_automaton()
    parties.make_automaton()
    return Gate(automaton, parties, phrases, whole)

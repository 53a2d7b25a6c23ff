"""The gate: which sentences are worth parsing. One pass of an Aho-Corasick automaton over each sentence's folded text."""

from __future__ import annotations

from dataclasses import dataclass

import ahocorasick

from timeline.claims.lexicon import Lexicon
from timeline.claims.tokens import fold_text

POINTING = frozenset({"account", "it", "they", "there", "both", "latter", "former_one", "the_rest", "ref", "all_them", "poss", "direction"})


@dataclass(slots=True)
class Gate:
    """Finds in a sentence the words that a claim needs: cues, words that point back to a place, and the parties."""

    automaton: ahocorasick.Automaton
    whole_words: bool = True  # False where words are joined or stems stand in the tables

    def scan(self, sentence: str) -> tuple[bool, bool, list[tuple[int, str]]]:
        """(has a cue, has a strong cue and a word that points back, parties as (position, party))."""
        text = sentence.casefold() if sentence.isascii() else fold_text(sentence)
        weak = strong = back = False
        parties = []
        for end, (size, cue, points, party) in self.automaton.iter(text):
            start = end - size + 1
            whole = not (start and text[start - 1].isalnum()) and not (end + 1 < len(text) and text[end].isalnum() and text[end + 1].isalnum())
            if whole or not self.whole_words:
                weak, strong = weak or cue > 0, strong or cue > 1
                back = back or any([all([word in text for word in others]) for others in points])
            if party and whole:
                parties.append((start, party))
        return weak, strong and back, parties


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
            if data["event"] not in ("none", "fire", "") and telling not in auxiliaries:
                put(telling, cue=2)
            elif data["event"] not in ("none", "fire", "") and kind == "verb":  # to be inside, to have a foothold
                for word in (*data["tails"], *(prep for prep, role in data["obliques"].items() if role == "place" and prep not in auxiliaries)):
                    put(word, cue=1)
        elif kind == "modality" and data["class"] in ("deny", "false"):  # Not true, said the army: of the sentence before
            put(telling, cue=2, back=data["class"] == "false")
        elif kind == "share" and not data["class"].startswith("hedge") and data["class"] not in ("number", "whole", "rest", "part"):
            put(telling, cue=2)
        elif kind == "party" and data["party"] and data["type"] != "weak":
            put(" ".join(path), party=data["party"].split("/")[0])
        elif kind == "placenoun":
            put(telling, back=True, others=tuple(w for w in path if w != telling and w.isascii() and w.isalpha() and len(w) > 2))
        elif kind == "word" and data["class"].split(":")[0] in POINTING:
            put(" ".join(path), back=True)
        elif kind == "word" and data["class"].split(":")[0] in ("held", "list"):
            put(telling, cue=1)
    for word, means in sorted(lexicon.config.get("clitic_pronouns", {}).items()):  # l'occupaient, lo habían ocupado
        if means.split()[-1] in POINTING:
            put(word, back=True)
    for pattern in lexicon.patterns:
        fixed = [element for element, optional in pattern.elements if not isinstance(element, str) and not optional]
        if fixed:
            for word in sorted(max(fixed, key=lambda e: (not e & auxiliaries, min(map(len, e))))):
                put(word, cue=1)
    automaton = ahocorasick.Automaton()
    for word in sorted(words):
        cue, back, party = words[word]
        # Words that point back, each with the other words of its phrase: none where it needs no others.
        automaton.add_word(word, (len(word), cue, ((),) if () in back else tuple(sorted(back)), party))
    automaton.make_automaton()
    return Gate(automaton, not (lexicon.stems or lexicon.clitics or lexicon.config.get("articles")))


def walk_trie(node: dict, path: tuple[str, ...]):
    """Every (path, kind, row) of a trie; of a stem the stem itself."""
    for key, value in node.items():
        if key is None:
            for kind, data in value:
                yield path, kind, data
        elif key == "*":
            yield from walk_trie(value, path)
        else:
            yield from walk_trie(value, (*path, key))

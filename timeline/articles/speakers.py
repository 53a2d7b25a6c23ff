"""Find who speaks in a few words: a trie of folded words, one pass, any language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

KEPT, LONGEST = 10_000, 200  # phrases whose speakers are kept, and their letters
_WORD = re.compile(r"[^\W_]+\*?")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # written without spaces: looked for as they stand
_LETTERS = str.maketrans({"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": "", "ı": "i", "ł": "l", "ø": "o", "đ": "d"})
_ARABIC = re.compile(r"[\u0621-\u064a]")
_ARABIC_ARTICLE = re.compile(r"(?:[وف]?[بك]?ال|[وف]?لل)(?=..)")


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """A word without case, accents, Arabic vowel signs, hamza seats and article: what aliases are compared by."""
    marked = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in marked if not unicodedata.combining(letter)).translate(_LETTERS)
    if _ARABIC.match(plain):
        plain = _ARABIC_ARTICLE.sub("", plain, count=1) if _ARABIC_ARTICLE.match(plain) else plain
    return plain


@lru_cache(maxsize=65_536)
def fold_phrase(words: str) -> str:
    """A name as it is compared: its folded words with one space between them."""
    return " ".join(fold_word(word) for word in _WORD.findall(words))


class _Node:
    __slots__ = ("exact", "found", "prefixes", "shouted")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = {}
        self.prefixes: dict[str, _Node] = {}  # of aliases whose word ends in *: any ending
        self.found: Any = None
        self.shouted: Any = None  # found only where the text writes it in capitals: UN, AP (not French "un")


class SpeakerIndex:
    """Aliases → values. `find(words)` gives every longest hit, none inside another, in text order."""

    def __init__(self, entries: Iterable[tuple[str, Any]]):
        self._root = _Node()
        self._unspaced: list[tuple[str, Any]] = []
        self._found: dict[str, list[tuple[int, int, Any]]] = {}  # by the words asked for: an article's speakers speak again
        for alias, value in entries:
            self._add(alias, value)
        self._unspaced.sort(key=lambda pair: (-len(pair[0]), pair[0]))

    def _add(self, alias: str, value: Any) -> None:
        if _HAN.search(alias):
            self._unspaced.append((alias, value))
            return
        node = self._root
        words = _WORD.findall(alias)
        for word in words:
            open_ended = word.endswith("*")
            branch = node.prefixes if open_ended else node.exact
            node = branch.setdefault(fold_word(word.rstrip("*")), _Node())
        if len(words) == 1 and len(words[0]) <= 3 and words[0].isupper():
            node.shouted = node.shouted or value
        elif words:
            node.found = node.found or value

    def find(self, words: str) -> list[tuple[int, int, Any]]:
        found = self._found.get(words)
        if found is None:
            found = self._find(words)
            if len(words) < LONGEST:
                if len(self._found) > KEPT:
                    self._found.clear()
                self._found[words] = found
        return list(found)

    def _find(self, words: str) -> list[tuple[int, int, Any]]:
        tokens = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(words)]
        folded = [fold_word(token[2]) for token in tokens]
        hits: list[tuple[int, int, Any]] = []
        at = 0
        while at < len(tokens):
            end, value = self._walk(self._root, tokens, folded, at, at)
            if value is None:
                at += 1
                continue
            hits.append((tokens[at][0], tokens[end - 1][1], value))
            at = end
        if self._unspaced and _HAN.search(words):
            hits.extend(self._find_unspaced(words))
            hits.sort(key=lambda hit: (hit[0], hit[1]))
        return hits

    def _walk(self, node: _Node, tokens: list, folded: list[str], start: int, at: int) -> tuple[int, Any]:
        """The furthest end of an alias that begins at token `start`; aliases are a few words, so this is short."""
        best: tuple[int, Any] = (at, None)
        if at > start:
            if node.found is not None:
                best = (at, node.found)
            elif node.shouted is not None and tokens[at - 1][2].isupper():
                best = (at, node.shouted)
        if at == len(tokens):
            return best
        for child in self._children(node, folded[at], first=at == start):
            end, value = self._walk(child, tokens, folded, start, at + 1)
            if value is not None and end > best[0]:
                best = (end, value)
        return best

    @staticmethod
    def _children(node: _Node, word: str, *, first: bool) -> list[_Node]:
        children = [node.exact[word]] if word in node.exact else []
        if node.prefixes:
            children.extend(node.prefixes[word[:n]] for n in range(len(word), 1, -1) if word[:n] in node.prefixes)
        if first and not children and len(word) > 3 and word[0] in "وفبل" and word[1:] in node.exact:
            children.append(node.exact[word[1:]])  # Arabic writes "and", "by", "to" onto the word
        return children

    def _find_unspaced(self, words: str) -> list[tuple[int, int, Any]]:
        hits: list[tuple[int, int, Any]] = []
        for alias, value in self._unspaced:  # longest first
            at = words.find(alias)
            if at >= 0 and not any(start < at + len(alias) and at < end for start, end, _ in hits):
                hits.append((at, at + len(alias), value))
        return hits

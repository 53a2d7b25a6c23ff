"""What of an article is to be read for claims: its news without what a saved page says beside it, each paragraph in its language.

The text itself is kept as read: what is not to be read is blanked in a copy of the same length, so that offsets are the article's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.articles.article import Article
from timeline.articles.boilerplate import boilerplate_spans
from timeline.articles.language import detect_language, is_latin
from timeline.articles.program_talk import find_program_talk

_FEW_LETTERS = 25  # a paragraph with fewer is a name or a heading
_LINE = re.compile(r"[^\n]+")
_FOREIGN_RUN = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]{3}")
_LATIN_RUN = re.compile(r"[a-zA-Z\u00c0-\u024f]{3}")


def list_readable(article: Article) -> list[Article]:
    """The article as it is to be read: once, or once for each of its languages."""
    spans = list_unread(article.text)
    return split_languages(replace(article, text=_blank(article.text, spans)) if spans else article)


def list_unread(text: str) -> list[tuple[int, int]]:
    """Half-open spans of a text in which no claim is believed, sorted; they may overlap."""
    return sorted([*boilerplate_spans(text), *find_program_talk(text)])


def split_languages(article: Article) -> list[Article]:
    """The article, and for each other language of its paragraphs the same article in that language.

    Every one holds the whole text's length, with the other languages' paragraphs blanked, so that offsets are the article's.
    """
    text = article.text
    if text.isascii():
        return [article]
    latin = is_latin(text[:2000])
    if (_FOREIGN_RUN if latin else _LATIN_RUN).search(text) is None:
        return [article]
    foreign: dict[str, list[tuple[int, int]]] = {}
    for line in _LINE.finditer(text):
        words = line[0]
        if sum(map(str.isalpha, words[:400])) >= _FEW_LETTERS and is_latin(words[:400]) != latin:
            lang = detect_language(words)
            if lang not in ("und", article.lang):
                foreign.setdefault(lang, []).append(line.span())
    if not foreign:
        return [article]
    every = [span for spans in foreign.values() for span in spans]
    parts = [replace(article, text=_blank(text, every))]
    for lang, spans in sorted(foreign.items()):
        edges = [0, *(edge for span in spans for edge in span), len(text)]
        around = [(edges[n], edges[n + 1]) for n in range(0, len(edges), 2)]
        parts.append(replace(article, lang=lang, text=_blank(text, around)))
    return parts


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with spaces in place of what stands in `spans`; its line ends stay."""
    parts, at = [], 0
    for start, end in sorted(spans):
        start, end = max(start, at), max(end, at)
        parts.append(text[at:start])
        parts.append(re.sub(r"[^\n]", " ", text[start:end]))
        at = end
    return "".join((*parts, text[at:]))

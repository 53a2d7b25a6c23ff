"""The lines of a PDF's pages made into paragraphs: running heads and page numbers out, broken lines and words joined."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.articles.draft import FORMS

_EDGE = 2  # lines at a page's top and bottom that may be a running head
_NUMBER = re.compile(r"[^\w\n]*(?:[^\W\d]{1,8}[ .]*)?\d{1,4}(?:\s*(?:/|[^\W\d]{1,4})\s*\d{1,4})?[^\w\n]*")  # 3, - 3 -, Page 3 of 9, стр. 3, 3/9
_STOP = re.compile(r"[.!?…。؟:][\"'”’»)\]]*\s*\Z")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad‐]\Z")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_RUN = re.compile(r"[\u0600-\u06ff]+")
_LATIN_RUN = re.compile(r"[0-9A-Za-z٠-٩][0-9A-Za-z٠-٩.,:/%-]*")
_FULL = 0.7  # of the usual line's length: a shorter line ends its paragraph


def write_paragraphs(pages: Sequence[str]) -> str:
    """The text of a PDF's pages, a line each paragraph."""
    split = [_list_lines(page) for page in pages]
    kept = list(_drop_running(split))
    if _is_reversed(kept):
        kept = [_turn_line(line) for line in kept]
    words = Counter(word.casefold() for line in kept for word in _WORD.findall(line))
    return "\n".join(_join_lines(kept, words))


def _list_lines(page: str) -> list[str]:
    sound = FORMS.sub(lambda run: unicodedata.normalize("NFKC", run[0]), page)
    return [" ".join(line.split()) for line in sound.split("\n")]


def _drop_running(pages: list[list[str]]) -> Iterator[str]:
    """Lines without page numbers, and without heads and feet: what stands at the edges of half of the pages, figures apart.

    An empty line stands between pages whose text does not run on.
    """
    edges: Counter[str] = Counter()
    for lines in pages:
        shown = [line for line in lines if line]
        edges.update({_fold(line) for line in (*shown[:_EDGE], *shown[-_EDGE:])})
    running = {line for line, count in edges.items() if len(pages) > 1 and count >= max(2, len(pages) / 2)}
    for lines in pages:
        shown = [n for n, line in enumerate(lines) if line]
        outer = {*shown[:_EDGE], *shown[-_EDGE:]}
        yield from (line for n, line in enumerate(lines) if n not in outer or not (_fold(line) in running or _NUMBER.fullmatch(line)))


def _fold(line: str) -> str:
    return re.sub(r"\d+", "0", line.casefold())


def _join_lines(lines: list[str], words: Counter[str]) -> Iterator[str]:
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    paragraph = ""
    last = 0  # length of the paragraph's last line as it stood
    for line in lines:
        if not line:
            if paragraph and _STOP.search(paragraph):
                yield paragraph
                paragraph = ""
            continue
        if not paragraph:
            paragraph, last = line, len(line)
            continue
        runs_on = line[0].islower() or (last >= _FULL * usual and usual > 30)
        if (_STOP.search(paragraph) and last < 0.9 * usual) or not runs_on:
            yield paragraph
            paragraph = line
        else:
            paragraph = _join(paragraph, line, words)
        last = len(line)
    if paragraph:
        yield paragraph


def _join(paragraph: str, line: str, words: Counter[str]) -> str:
    broken = _BROKEN.search(paragraph)
    if broken is None or not line[0].islower():
        return f"{paragraph} {line}" if broken is None else paragraph + line
    rest = _WORD.match(line)
    own = rest is not None and words[broken[1].casefold()] > 1 and words[rest[0].casefold()] > 1  # rebel-held: both are words of this text
    return (paragraph if own else paragraph[:-1]) + line


def _is_reversed(lines: list[str]) -> bool:
    """Whether Arabic is written as it is drawn, last letter first: its article then ends words, and its last letters open them."""
    runs = [run for line in lines for run in _ARABIC_RUN.findall(line) if len(run) > 2]
    right = sum(run.startswith(("ال", "وال")) or run.endswith(("ة", "ى")) for run in runs)
    turned = sum(run.endswith(("لا", "لاو")) or run.startswith(("ة", "ى")) for run in runs)
    return turned >= 3 and turned > 3 * right


def _turn_line(line: str) -> str:
    """A line turned round; its figures and Latin words, which are drawn the other way, stay."""
    if not _ARABIC_RUN.search(line):
        return line
    return _LATIN_RUN.sub(lambda run: run[0][::-1], line[::-1])

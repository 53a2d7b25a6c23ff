"""Near-copies of one agency text share a lineage: ten reprints are one voice.

An article takes the lineage of the earliest near-copy of the days before it, so its lineage rests only on what was
published by then: what comes later, and in which order articles are read, changes nothing. Articles that tell the same
event in their own words share few runs of words and stay apart.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import numpy as np

from timeline.articles.article import Article

WINDOW_DAYS = 3  # a reprint comes within days; the same words years later are a quotation or an anniversary piece
RUN = 3  # words in a run (shingle); characters in scripts without spaces: 2 × RUN
SAME_SHARE = 0.5  # Jaccard: shared runs of all runs
HELD_SHARE = 0.8  # containment: shared runs of the shorter text's, for one cut short
CREDITED_SHARE, CREDITED_HELD = 0.35, 0.6  # where both credit the same agency and day, less is enough
LEAD = 16  # words at the end of an opening sentence: who prints it word for word prints the same report, however it goes on
FEW_RUNS = 12  # a shorter text proves nothing unless it is the same
MAX_WORDS = 20_000

_BANDS, _ROWS = 32, 3
_PRIME = (1 << 31) - 1
_WORD = re.compile(r"\w+")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SENTENCE = re.compile(r"[^.!?؟。\n]+")
_CREDIT = re.compile(r"\b(AFP|Reuters|AP|dpa|DPA|EFE|SANA|TASS|RIA|Xinhua|Anadolu|Fars|Tasnim|ANSA|IANS|UPI)\b")


@dataclasses.dataclass(frozen=True, slots=True)
class _Print:
    """What is compared of an article: its runs as numbers, whom it credits, its words as one, its opening sentences."""

    article: Article
    runs: frozenset[int]
    credits: frozenset[str]
    exact: str
    leads: frozenset[int]


def assign_lineages(articles: Iterable[Article]) -> list[Article]:
    """The same articles in the same order, near-copies with one `lineage`: the id of the earliest of them.

    Same language, published within `WINDOW_DAYS` of each other. Time grows about linearly with the text: candidates
    come from min-hash bands, and only they are compared in full.
    """
    given = list(articles)
    unique = {article.id: article for article in sorted(given, key=lambda a: (a.id, a.path))}
    prints = sorted((_take_print(article) for article in unique.values()), key=lambda p: (p.article.published, p.article.id))
    roots: dict[str, str] = {}
    for of_language in _group(prints).values():
        _link(of_language, roots)
    return [dataclasses.replace(article, lineage=roots[article.id]) for article in given]


def _group(prints: list[_Print]) -> dict[str, list[_Print]]:
    groups: dict[str, list[_Print]] = defaultdict(list)
    for each in prints:
        groups[each.article.lang].append(each)
    return groups


def _link(prints: list[_Print], roots: dict[str, str]) -> None:
    """Give each article, earliest first, the root of the earliest near-copy before it."""
    window = dt.timedelta(days=WINDOW_DAYS)
    buckets: dict[tuple[int, int], list[_Print]] = defaultdict(list)
    for each in prints:
        best: _Print | None = None
        keys = [*enumerate(_sign(each.runs)), (-1, int(each.exact, 16)), *((-2, lead) for lead in sorted(each.leads))]
        seen: set[str] = set()
        for key in keys:
            # oldest first; what has left the window is dropped, so a bucket stays as short as the window is
            bucket = buckets[key]
            while bucket and bucket[0].article.published < each.article.published - window:
                bucket.pop(0)
            for other in bucket:
                if best is not None and _order(other) >= _order(best):
                    break
                if other.article.id not in seen:
                    seen.add(other.article.id)
                    if _are_copies(each, other):
                        best = other
                        break
            if not any(other.exact == each.exact and other.article.published == each.article.published for other in bucket[-1:]):
                bucket.append(each)
        roots[each.article.id] = roots[best.article.id] if best is not None else each.article.id


def _order(each: _Print) -> tuple[dt.date, str]:
    return each.article.published, each.article.id


def _are_copies(one: _Print, other: _Print) -> bool:
    if one.exact == other.exact or one.leads & other.leads:
        return True
    fewer = min(len(one.runs), len(other.runs))
    if fewer < FEW_RUNS:
        return False
    shared = len(one.runs & other.runs)
    same = shared / (len(one.runs) + len(other.runs) - shared)
    held = shared / fewer
    credited = bool(one.credits & other.credits) and abs((one.article.published - other.article.published).days) <= 1
    if credited and (same >= CREDITED_SHARE or held >= CREDITED_HELD):
        return True
    return same >= SAME_SHARE or held >= HELD_SHARE


def _take_print(article: Article) -> _Print:
    words = [word.casefold() for word in _WORD.findall(article.text[: MAX_WORDS * 8])][:MAX_WORDS]
    if len(_HAN.findall(article.text[:2000])) > 50:
        letters = "".join(words)
        runs = {letters[at : at + 2 * RUN] for at in range(max(1, len(letters) - 2 * RUN + 1))}
    else:
        runs = {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}
    exact = hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).hexdigest()
    # a credit stands in the publisher's name or in the text's first line: "ALEPPO (AFP) —"
    named = {name.upper() for name in _CREDIT.findall(f"{article.publisher}\n{article.text[:120]}")}
    return _Print(article, frozenset(zlib.crc32(run.encode("utf-8", "replace")) for run in runs), frozenset(named), exact, _take_leads(article.text))


def _take_leads(text: str) -> frozenset[int]:
    """The ends of the first two sentences that are long enough: a dateline before them, or a headline, changes nothing."""
    leads: list[int] = []
    for sentence in _SENTENCE.findall(text[:3000]):
        words = [word.casefold() for word in _WORD.findall(sentence)]
        if len(words) >= LEAD:
            leads.append(zlib.crc32(" ".join(words[-LEAD:]).encode("utf-8", "replace")))
        if len(leads) == 2:
            break
    return frozenset(leads)


def _sign(runs: frozenset[int]) -> list[int]:
    """A number for each band of the min-hash signature: near-copies agree in at least one."""
    factors, offsets = _draw_hashes()
    values = np.fromiter(runs, dtype=np.uint64, count=len(runs)) % _PRIME
    lowest = np.full(len(factors), _PRIME, dtype=np.uint64)
    for start in range(0, len(values), 1024):  # in parts, so that a long text needs no large table
        part = (factors[:, None] * values[None, start : start + 1024] + offsets[:, None]) % _PRIME
        lowest = np.minimum(lowest, part.min(axis=1))
    return [zlib.crc32(band.tobytes()) for band in lowest.astype("<u8").reshape(_BANDS, _ROWS)]


@cache
def _draw_hashes() -> tuple[np.ndarray, np.ndarray]:
    """The hash functions' constants, from SHA-256: the same on every machine."""
    count = _BANDS * _ROWS
    drawn = [int.from_bytes(hashlib.sha256(f"lineage {n}".encode()).digest()[:8], "big") for n in range(2 * count)]
    table = np.array([1 + number % (_PRIME - 1) for number in drawn], dtype=np.uint64)
    return table[:count], table[count:]

"""Places of an answer: words found in the quote, or before it, and placed by the gazetteer; never by the model."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from geo.gazetteer import Gazetteer
from geo.locate import locate_name
from geo.mentions import find_mentions
from geo.place import PlacedMention, place_mentions, precision_of
from timeline.articles.article import Article
from timeline.claims.claim import ClaimPlace
from timeline.claims.second.quotes import find_first, find_last

LOOK_BACK = 3_000  # characters before the quote in which a name may stand that "there" refers to
LONGEST_NAME = 120
COREFERENCE = 0.8  # of the name's own score
LEAST_SCORE = 0.9  # of a name that only the gazetteer's own look-up knows


class Unplaced(ValueError):
    """Why the words of an answer are no place."""


def place_article(article: Article, gazetteer: Gazetteer) -> list[PlacedMention]:
    """Every toponym of the article, placed, in text order."""
    mentions = find_mentions(article.text, gazetteer, lang=article.lang)
    return place_mentions(article.text, mentions, gazetteer, day=article.published)


def place_words(article: Article, quote: tuple[int, int], row: dict, placed: Sequence[PlacedMention], gazetteer: Gazetteer) -> ClaimPlace:
    """The place that a row of an answer (`text`, `refers_to`, `part`) stands for; raises `Unplaced`.

    Its words are in the quote; where they name no place themselves, `refers_to` must stand before the end of the quote.
    """
    words, refers_to = row["text"].strip(), row["refers_to"].strip()
    if not words or len(words) > LONGEST_NAME or len(refers_to) > LONGEST_NAME:
        raise Unplaced("no words that name a place")
    back = max(0, quote[0] - LOOK_BACK)
    span = find_first(article.text, words, *quote)
    if span is None:
        span = find_last(article.text, words, back, quote[0])
        if span is None:
            raise Unplaced("its words are not in the quote, nor before it")
        found = resolve_span(span, placed)
        if found is None:
            raise Unplaced("its words are not in the quote, and what stands before it is in no gazetteer")
        _refuse_other(quote, found, placed)
        return write_place(article, found, row["part"], refers=True)
    found = resolve_span(span, placed)
    if found is not None:
        return write_place(article, found, row["part"])
    if refers_to:
        name = find_last(article.text, refers_to, back, quote[1])
        if name is None:
            raise Unplaced(f"what it refers to, “{refers_to}”, is not in the text before it")
        found = resolve_span(name, placed)
        if found is None:
            raise Unplaced(f"what it refers to, “{refers_to}”, is not in the gazetteer")
        _refuse_other(quote, found, placed)
        return write_place(article, found, row["part"], span=span, refers=True)
    return _look_up(article, span, row["part"], gazetteer)


def _refuse_other(quote: tuple[int, int], found: PlacedMention, placed: Sequence[PlacedMention]) -> None:
    """A quote that names a place itself is no evidence on one that is named before it alone; raises `Unplaced`."""
    start, end = quote
    n = bisect_left(placed, start, key=lambda p: p.mention.start)
    own = {}
    while n < len(placed) and placed[n].mention.end <= end:
        if placed[n].place_id is not None:
            own.setdefault(placed[n].place_id, placed[n].name)
        n += 1
    if own and found.place_id not in own:
        raise Unplaced("its words are before the quote, which names another place: " + ", ".join(own.values()))


def resolve_span(span: tuple[int, int], placed: Sequence[PlacedMention]) -> PlacedMention | None:
    """The placed toponym at a span of the text; None where there is none. Raises `Unplaced` for a namesake elsewhere.

    Of several, as in "the Citadel in the Old City", the one that is the most precise alone.
    """
    start, end = span
    n = bisect_left(placed, start, key=lambda p: p.mention.end - 1)
    hits = []
    while n < len(placed) and placed[n].mention.start < end:
        hits.append(placed[n])  # in whole or in part: “rebel-held east” is what “east Aleppo” touches first
        n += 1
    if not hits:
        return None
    good = {p.place_id: p for p in reversed(hits) if p.place_id is not None}
    if not good:
        raise Unplaced(hits[0].reason or "a namesake of a place")
    best = min(p.where_prec for p in good.values())
    chosen = [p for _, p in sorted(good.items()) if p.where_prec == best]
    if len(chosen) > 1:
        raise Unplaced("its words name several places: " + ", ".join(p.name for p in chosen))
    return chosen[0]


def write_place(article: Article, found: PlacedMention, part: str, *, span: tuple[int, int] | None = None, refers: bool = False) -> ClaimPlace:
    """A placed toponym as a claim's place: at its own offsets, or at `span`, whose words refer to it."""
    start, end = span or (found.mention.start, found.mention.end)
    reason = f"“{found.mention.text}” before it: {found.reason}" if refers else found.reason
    return ClaimPlace(article.text[start:end], start, end, found.place_id, found.name, tuple(found.districts),
                      2 if part and found.where_prec == 1 else found.where_prec, "coreference" if refers else found.match,
                      round(found.score * (COREFERENCE if refers else 1.0), 3), part, found.covers, reason, tuple(found.candidates))


def _look_up(article: Article, span: tuple[int, int], part: str, gazetteer: Gazetteer) -> ClaimPlace:
    """A name that the scan of the text passed over (in lower case, say): taken only where one place alone has it."""
    words = article.text[slice(*span)]
    near = [c for c in locate_name(gazetteer, words) if c.match != "fuzzy" and c.score >= LEAST_SCORE]
    if not near:
        raise Unplaced("not in the gazetteer")
    best = [c for c in near if c.score == near[0].score]
    if len(best) > 1:
        raise Unplaced("several places have this name: " + ", ".join(c.name for c in best))
    place = gazetteer.places[best[0].id]
    precision = precision_of(place)
    return ClaimPlace(words, *span, place.id, place.name, tuple(best[0].districts), 2 if part and precision == 1 else precision,
                      best[0].match, best[0].score, part, place.covers, "found by name", tuple(c.id for c in near))

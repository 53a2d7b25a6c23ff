"""Verification: an answer's rows become claims only where their evidence is in the text and their places in the gazetteer."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.gazetteer import Gazetteer
from geo.place import PlacedMention
from timeline.articles.article import Article
from timeline.articles.boilerplate import boilerplate_spans
from timeline.articles.program_talk import find_program_talk
from timeline.articles.sources import Sources
from timeline.claims.claim import EFFECTIVE, Claim, ClaimPlace, hash_claim
from timeline.claims.second.dates import Undated, read_days
from timeline.claims.second.endpoint import plain
from timeline.claims.second.places import Unplaced, place_words
from timeline.claims.second.prompt import PROMPT_VERSION
from timeline.claims.second.quotes import LONGEST, find_first
from timeline.claims.second.schema import SIDES, check_row

RULE = "second-reader"
MOST_PLACES = 50
_SECTOR_PRECISIONS = (4, 6)
_LOSSES = frozenset({"lost", "withdrew", "evacuated"})

@dataclass(frozen=True, slots=True)
class Rejection:
    """What a model said that was not believed, and why; listed, never stored."""

    what: str
    why: str
    article_id: str = ""

    def __str__(self) -> str:
        return f"{self.what}: {self.why}"


class _NotBelieved(ValueError):
    pass


def verify_rows(rows: Sequence[object], article: Article, window: tuple[int, int], *, placed: Sequence[PlacedMention],
                gazetteer: Gazetteer, sources: Sources, validator, model: str) -> tuple[list[Claim], list[Rejection]]:
    """The claims that stand, in the answer's order, and what does not; `validator` is of `schema.make_validator`."""
    claims, rejections = [], []
    spoken, beside = find_program_talk(article.text, *window), boilerplate_spans(article.text)
    for row in rows:
        full, wrong = check_row(row, validator)
        what = plain(str(full.get("quote") or row))
        if wrong:
            rejections.append(Rejection(what, plain(wrong), article.id))
            continue
        try:
            claim, left = _verify_row(full, article, window, spoken=spoken, beside=beside, placed=placed, gazetteer=gazetteer, sources=sources,
                                      model=model)
        except (_NotBelieved, Undated) as error:
            rejections.append(Rejection(what, plain(str(error)), article.id))
        else:
            rejections.extend(left)
            if claim is not None:
                claims.append(claim)
    return claims, rejections


def _verify_row(row: dict, article: Article, window: tuple[int, int], *, spoken, beside, placed, gazetteer, sources,
                model: str) -> tuple[Claim | None, list[Rejection]]:
    start, end = _find_quote(row["quote"], article.text, window)
    if any(start < b and a < end for a, b in spoken):
        raise _NotBelieved("its sentence speaks to a program, not to readers")
    if any(start < b and a < end for a, b in beside):
        raise _NotBelieved("its words stand beside the article: a caption, a link, a notice of the site")
    share, least, most = _read_shares(row, article.text, (start, end))
    speaker, alignment = _read_speaker(row, article, window, sources)
    days = read_days(article, row)
    places, left = _read_places(row, article, (start, end), placed, gazetteer)
    if not places:
        return None, left or [Rejection(plain(row["quote"]), "names no place", article.id)]
    party, event, modality = row["party"], row["event"], row["modality"]
    partial = any(figure is not None and figure < 1 for figure in (share, least, most))
    scope = places[0].id if len(places) == 1 and partial and places[0].where_prec in _SECTOR_PRECISIONS else ""
    shared = share is not None or least is not None or most is not None
    stock = (row["stock"] if row["stock"] is not None else event == "held") if shared else None
    extractor = f"llm:{model}"
    claim = Claim(
        id=hash_claim(article.id, start, end, party, event, modality, places, extractor=extractor, share=share),
        article_id=article.id, start=start, end=end, quote=article.text[start:end], party=party, event=event, modality=modality,
        actor=row["actor"], places=places, speaker=speaker, speaker_alignment=alignment,
        against_interest=is_against_interest(alignment, row, modality), first=days.first, last=days.last, date_prec=days.precision,
        basis=days.basis, edtf=days.edtf, share=share, share_min=least, share_max=most, scope=scope,
        denominator=row["denominator"] if shared else "", stock=stock, rule=RULE, extractor=extractor, version=PROMPT_VERSION)
    return claim, left


def _find_quote(quote: str, text: str, window: tuple[int, int]) -> tuple[int, int]:
    if len(quote) > LONGEST:
        raise _NotBelieved(f"a quote of {len(quote)} characters proves nothing about one claim")
    found = find_first(text, quote, *window)
    if found is None:
        raise _NotBelieved("its words are not in the article")
    if not re.search(r"\w\W+\w|[^\x00-\u2e7f]{4}", text[slice(*found)]):
        raise _NotBelieved("a single word is no evidence")
    return found


def _read_shares(row: dict, text: str, quote: tuple[int, int]) -> tuple[float | None, float | None, float | None]:
    figures = [row[name] for name in ("share", "share_min", "share_max")]
    for name, figure in zip(("share", "share_min", "share_max"), figures, strict=True):
        if figure is not None and not (math.isfinite(figure) and 0 <= figure <= 1):
            raise _NotBelieved(f"{name} {figure} is not within 0 to 1")
    share, least, most = (None if f is None else float(f) for f in figures)
    if share is None and least is None and most is None:
        return None, None, None
    words = row["how_much"].strip()
    if not words or find_first(text, words, *quote) is None:
        raise _NotBelieved(f"the words that say how much, “{words}”, are not in the quote" if words else "no words that say how much")
    least, most = (share if least is None else least), (share if most is None else most)
    if (least is not None and most is not None and least > most) or (share is not None and not least <= share <= most):
        raise _NotBelieved(f"share {share} is not within its bounds {least} to {most}")
    return share, least, most


def _read_speaker(row: dict, article: Article, window: tuple[int, int], sources: Sources) -> tuple[str, str]:
    """The speaker's words and side. The side is the city's table's; the model's word is taken only where it lessens the claim's weight."""
    words = row["speaker"].strip()
    if not words:
        return "", "unknown"
    if find_first(article.text, words, *window) is None:
        raise _NotBelieved(f"the speaker, “{words}”, is not in the text")
    source = sources.find_speaker(words)
    if source is not None:
        return words, source.alignment
    return words, row["party"] if row["speaker_side"] == row["party"] else "unknown"


def _read_places(row: dict, article: Article, quote: tuple[int, int], placed, gazetteer) -> tuple[tuple[ClaimPlace, ...], list[Rejection]]:
    places: dict[tuple, ClaimPlace] = {}
    left: list[Rejection] = []
    if len(row["places"]) > MOST_PLACES:
        raise _NotBelieved(f"{len(row['places'])} places in one claim")
    for spot in row["places"]:
        try:
            place = place_words(article, quote, spot, placed, gazetteer)
        except Unplaced as error:
            left.append(Rejection(f"{plain(spot['text']) or 'a place'} in “{plain(row['quote'], 120)}”", plain(str(error)), article.id))
        else:
            places.setdefault((place.id, place.part), place)
    return tuple(sorted(places.values(), key=lambda p: (p.start, p.end, p.id or "", p.part))), left


def is_against_interest(alignment: str, row: dict, modality: str) -> bool:
    """Whether a side tells of its own loss. Who else is hurt by another's gain is the theatre's to say, when claims are weighed."""
    return modality in EFFECTIVE and alignment not in ("", *SIDES) and row["event"] in _LOSSES and row["actor"] == alignment

"""Random worlds for property tests: a toy city of 3 × 3 squares, articles of all sides, claims of every kind."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import geopandas as gpd
from hypothesis import strategies as st
from shapely.geometry import box

from geo.crs import area_km2
from timeline.articles.article import Article
from timeline.claims.claim import Claim, ClaimPlace
from timeline.control.rules import read_rules
from timeline.control.theatre import Theatre, parse_theatre

START = dt.date(2012, 7, 19)
RULES = read_rules(Path(__file__).resolve().parents[1] / "data" / "rules.toml")
CODES = tuple(f"T{n:04d}" for n in range(1, 10))


def make_districts(rows: int = 3, columns: int = 3) -> gpd.GeoDataFrame:
    """A grid of squares near 36° N, in the form of `geo.districts.read_districts`."""
    cells = [(r, c) for r in range(rows) for c in range(columns)]
    frame = gpd.GeoDataFrame(
        {"name": [f"Square {n}" for n, _ in enumerate(cells, 1)], "name_ar": ["مربع"] * len(cells)},
        geometry=[box(37 + c / 100, 36 + r / 100, 37 + (c + 1) / 100, 36 + (r + 1) / 100) for r, c in cells],
        index=[f"T{n:04d}" for n in range(1, len(cells) + 1)], crs="EPSG:4326")
    frame.index.name = "pcode"
    frame["area_km2"] = area_km2(frame)
    return frame[["name", "name_ar", "area_km2", "geometry"]]


def make_theatre(codes: tuple[str, ...] = CODES) -> Theatre:
    party = {"pattern": "solid", "colour": "#123456"}
    return parse_theatre({
        "id": "toy", "name": "Toy city", "start": START, "end": dt.date(2012, 10, 31),
        "opening": {"day": dt.date(2012, 7, 18), "status": "government", "source": "made up"},
        "party": [
            {"id": "government", "name": "Government", "adversaries": ["opposition", "isis"], **party},
            {"id": "opposition", "name": "Opposition", "adversaries": ["government", "isis"], **party},
            {"id": "sdf", "name": "SDF", "adversaries": ["opposition", "isis"], **party},
            {"id": "isis", "name": "ISIS", "adversaries": ["government", "opposition", "sdf"], **party},
            {"id": "contested", "name": "Contested", "holds": False, **party},
            {"id": "unknown", "name": "Unknown", "holds": False, **party}],
        "scope": [{"id": "east", "name": "East", "districts": list(codes[:4]), "area_km2": 4.0},
                  {"id": "city", "name": "City", "districts": list(codes)}],
        "inference": [{"loser": "opposition", "gainer": "government", "districts": list(codes[:2]), "start": START,
                       "end": dt.date(2012, 10, 31), "reason": "surrounded"}],
        "cover": [{"district": codes[2], "places": ["q1", "q2"]}]})


DISTRICTS, THEATRE = make_districts(), make_theatre()


def make_article(n: int = 1, *, published: dt.date = START, alignment: str = "neutral", lineage: str = "", **more) -> Article:
    id_ = more.pop("id", f"a{n:03d}")
    return Article(id=id_, text="", published=published, alignment=alignment, lineage=lineage or id_, **more)


def make_claim(article: Article, *, districts=(CODES[0],), party="opposition", event="captured", modality="asserted", id="",
               part="", covers="whole", where_prec=1, place="", day: dt.date | None = None, **more) -> Claim:
    """A claim of an article on districts (one place each, or one sector place); dated by `day`, else by publication."""
    if where_prec in (4, 6):
        spots = (ClaimPlace("x", 0, 1, id=place or "sector", districts=tuple(districts), where_prec=where_prec),)
    else:
        spots = tuple(ClaimPlace("x", 0, 1, id=place or f"place-{d}", districts=(d,), where_prec=where_prec, part=part, covers=covers)
                      for d in districts)
    first = more.pop("first", day or article.published)
    last = more.pop("last", day or article.published)
    id_ = id or f"c-{article.id}-{party}-{event}-{modality}-{'+'.join(districts)}-{part}-{place}-{last}-{more.get('speaker', '')}"
    return Claim(id=id_, article_id=article.id, start=0, end=1, quote="", party=party, event=event, modality=modality, places=spots,
                 first=first, last=last, **more)


@st.composite
def worlds(draw, *, claims: int = 14, modalities=("asserted", "claimed", "background", "denied", "planned")):
    """(claims, articles): up to a few articles over days, weeks or months, with claims of every event, side, part and precision."""
    articles = []
    span = draw(st.sampled_from((12, 40, 150)))  # days: within one fight, within weeks, over months
    for n in range(draw(st.integers(1, 6))):
        articles.append(make_article(n, published=START + dt.timedelta(draw(st.integers(0, span))),
                                     alignment=draw(st.sampled_from(("government", "opposition", "neutral", "unknown", "sdf"))),
                                     lineage=draw(st.sampled_from(("", "agency")))))
    found = []
    for n in range(draw(st.integers(0, claims))):
        article = draw(st.sampled_from(articles))
        back = draw(st.integers(0, 12))
        last = article.published - dt.timedelta(draw(st.integers(0, back)))
        first = draw(st.sampled_from((None, last, last, last - dt.timedelta(back))))
        sector = draw(st.booleans()) and draw(st.booleans())
        share = draw(st.sampled_from((None, None, None, 0.4)))
        event = draw(st.sampled_from(("captured", "captured", "held", "held", "entered", "contested", "lost", "withdrew", "repelled",
                                      "besieged", "evacuated")))
        party = draw(st.sampled_from(("government", "opposition", "sdf", "unknown" if event in ("lost", "withdrew") else "opposition")))
        common = {"party": party, "event": event, "modality": draw(st.sampled_from(modalities)), "id": f"c{n:03d}",
                  "actor": draw(st.sampled_from(("", "government", "opposition"))),
                  "speaker": draw(st.sampled_from(("", "", "Agency", "Rebels"))),
                  "speaker_alignment": draw(st.sampled_from(("neutral", "government", "opposition"))),
                  "first": first, "last": last, "share": share, "share_min": share, "share_max": share}
        if sector:
            found.append(make_claim(article, districts=CODES[:4], where_prec=4, scope="east" if share else "", **common))
        else:
            found.append(make_claim(article, districts=(draw(st.sampled_from(CODES[:4])),),
                                    part=draw(st.sampled_from(("", "", "", "north"))),
                                    place=draw(st.sampled_from(("", "", "q1", "q2"))),
                                    covers=draw(st.sampled_from(("whole", "whole", "part"))), **common))
    return found, articles


def copy_article(article: Article, claims, *, later: int = 0):
    """A near-copy of an article and its claims: other ids, the same lineage, perhaps published days later."""
    twin = dataclasses.replace(article, id=f"{article.id}-copy", published=article.published + dt.timedelta(later))
    return twin, [dataclasses.replace(c, id=f"{c.id}-copy", article_id=twin.id) for c in claims if c.article_id == article.id]

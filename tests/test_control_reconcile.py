"""Reported shares beside the map; overlays; parts; fronts; and the days that hold them."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from strategies import CODES, DISTRICTS, RULES, START, THEATRE, make_article, make_claim

from geo.crs import area_km2
from timeline.control import ControlIndex, resolve_control
from timeline.control.aggregates import PLACE_UNKNOWN, list_aggregates, list_overlays
from timeline.control.fronts import date_fronts
from timeline.control.parts import list_parts
from timeline.control.reconcile import reconcile
from timeline.control.report import list_changes, list_shares, list_weak
from timeline.control.theatre import Inference

EAST = CODES[:4]
WORLD = {"theatre": THEATRE, "districts": DISTRICTS}


def day(n: int) -> dt.date:
    return START + dt.timedelta(n)


def share_claim(article, share, **more):
    fields = {"districts": EAST, "where_prec": 4, "scope": "east", "share": share, "share_min": share, "share_max": share,
              "denominator": "area", "stock": True, "event": "held", **more}
    return make_claim(article, **{"id": f"share-{share}-{fields['denominator']}-{fields['stock']}", **fields})


def resolve(claims, articles):
    return ControlIndex(resolve_control(claims, articles, rules=RULES, **WORLD))


def test_a_share_is_set_beside_the_map_and_moves_nothing():
    article = make_article(published=day(5))
    taken = make_claim(article, districts=EAST[:2], id="taken")
    told = [share_claim(article, s) for s in (0.5, 0.9)]
    told += [share_claim(article, 0.5, stock=False), share_claim(article, 0.5, denominator="population"),
             share_claim(article, 0.25, denominator="districts")]
    control = resolve([taken, *told], [article])
    assert list(control) == list(resolve([taken], [article]))
    rows = {r.report.claim: r for r in reconcile([taken, *told], control, [article], **WORLD)}
    assert rows["share-0.5-area-True"].verdict == "consistent"
    assert rows["share-0.9-area-True"].verdict == "inconsistent"
    assert rows["share-0.9-area-True"].gap == pytest.approx(0.4, abs=0.01)
    assert "ahead of the map" in rows["share-0.9-area-True"].why
    assert rows["share-0.5-area-False"].verdict == "not comparable" and "flow" in rows["share-0.5-area-False"].why
    assert rows["share-0.5-population-True"].verdict == "not comparable"
    assert rows["share-0.25-districts-True"].modelled == (0.5, 0.5)
    assert reconcile([taken, *told], control, [article], on=day(4), **WORLD) == []


def test_contested_districts_widen_the_range():
    article = make_article(published=day(5))
    claims = [make_claim(article, districts=EAST[:1], id="a"), make_claim(article, districts=EAST[1:2], event="contested", id="b"),
              share_claim(article, 0.5)]
    (row,) = reconcile(claims, resolve(claims, [article]), [article], **WORLD)
    assert row.modelled == pytest.approx((0.25, 0.5), abs=0.001) and row.open_districts == (EAST[1],)


def test_a_share_without_any_district_claim_calls_for_an_overlay():
    article = make_article(published=day(5))
    share = share_claim(article, 0.667)
    aggregates = list_aggregates([share], [article], theatre=THEATRE)
    control = resolve([share], [article])
    (overlay,) = list_overlays(aggregates, control, day(6), theatre=THEATRE)
    assert (overlay.districts, overlay.party, overlay.low, overlay.words) == (EAST, "opposition", 0.667, PLACE_UNKNOWN)
    assert list_overlays(aggregates, control, day(4), theatre=THEATRE) == []
    known = resolve([share, make_claim(article, districts=EAST[:1])], [article])
    assert list_overlays(aggregates, known, day(6), theatre=THEATRE) == []


def test_parts_are_drawn_where_a_direction_is_told_and_only_there():
    article = make_article(published=day(5))
    later = make_article(2, published=day(9))
    claims = [make_claim(article, districts=CODES[:1], part="north", id="n", share=0.3, share_min=0.3, share_max=0.3),
              make_claim(article, districts=CODES[1:2], share=0.8, share_min=0.8, share_max=0.8, id="s"),
              make_claim(later, districts=CODES[:1], id="all")]
    articles = [article, later]
    parts = list_parts(claims, articles, resolve(claims, articles), rules=RULES, **WORLD)
    north, share = parts
    assert (north.direction, north.valid_from, north.valid_to) == ("north", day(5), day(9))
    measured = area_km2(DISTRICTS.loc[[CODES[0]]].set_geometry([north.geometry])).iloc[0]
    assert measured == pytest.approx(0.3 * DISTRICTS["area_km2"][CODES[0]], rel=0.02)
    assert (share.geometry, share.share_min, share.valid_to) == (None, 0.8, None)


def test_fronts_are_dated_and_measured():
    article = make_article(published=day(5))
    claims = [make_claim(article, districts=CODES[:3]), make_claim(make_article(2, published=day(9)), districts=CODES[3:6])]
    control = resolve(claims, [article, make_article(2, published=day(9))])
    first, second = date_fronts(control, **WORLD)
    assert (first.a, first.b, first.valid_from, first.valid_to) == ("government", "opposition", day(5), day(9))
    assert second.valid_to is None and second.length_km == pytest.approx(first.length_km, rel=0.01)


def test_the_report_names_changes_sources_shares_and_the_weak():
    article = make_article(published=day(5), publisher="Agency", url="https://example.org/a")
    weak = make_article(2, published=day(6), alignment="unknown")
    claims = [make_claim(article, districts=EAST[:2], id="a"), share_claim(article, 0.5), make_claim(weak, districts=CODES[5:6], id="w")]
    articles = [article, weak]
    control = resolve(claims, articles)
    changes = list_changes(control, claims, articles, districts=DISTRICTS, first=day(5), last=day(5))
    assert [(c.district, c.before, c.after, c.rule) for c in changes] == [(d, "government", "opposition", "neutral") for d in EAST[:2]]
    assert changes[0].sources == (("Agency", "https://example.org/a"),)
    shares = list_shares(control, claims, articles, scope="east", party="opposition", first=day(4), last=day(5), **WORLD)
    assert [(s.low, s.reported, s.meets) for s in shares] == [(0.0, None, None), (pytest.approx(0.5, abs=0.001), (0.5, 0.5), True)]
    assert [r.district for r in list_weak(control)] == [CODES[5]]


def test_a_share_that_is_lost_is_the_only_possible_gainers():
    theatre = dataclasses.replace(THEATRE, inferences=(Inference("opposition", "government", EAST, START, day(99), "no other neighbour"),))
    article = make_article(published=day(5))
    lost = share_claim(article, 0.3, event="lost", party="unknown", actor="opposition")
    named, = list_aggregates([lost], [article], theatre=theatre)
    assert named.party == "government" and "opposition" in named.inferred
    unnamed, = list_aggregates([lost], [article], theatre=dataclasses.replace(theatre, inferences=()))
    assert unnamed.party == "unknown" and not unnamed.inferred


@pytest.mark.parametrize("more", [{"part": "some"}, {"share": 0.8}, {"share_min": 0.5, "share_max": 1.0}])
def test_a_part_or_a_share_of_a_sector_moves_none_of_its_districts(more):
    article = make_article(published=day(5))
    whole = make_claim(article, districts=EAST, where_prec=4, id="whole", event="held")
    spot, = whole.places
    part = dataclasses.replace(whole, id="part", places=(dataclasses.replace(spot, part=more.pop("part", "")),), **more)
    assert [i for i in resolve([whole], [article]) if i.support]
    assert not [i for i in resolve([part], [article]) if i.support]

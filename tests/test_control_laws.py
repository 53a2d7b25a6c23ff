"""The laws of control, on random worlds."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import CODES, DISTRICTS, RULES, START, THEATRE, copy_article, worlds

from timeline.control import ControlIndex, area_by_status, change_days, resolve_control, state_on
from timeline.control.resolve import check_control

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = [START + dt.timedelta(n) for n in range(-2, 156)]


def resolve(claims, articles, **more):
    return resolve_control(claims, articles, theatre=THEATRE, districts=DISTRICTS, rules=RULES, **more)


def states(control, day, **more):
    return state_on(control, day, theatre=THEATRE, districts=DISTRICTS, **more)


def bare(state):
    """What a reader sees of a state, apart from which claims are named for it."""
    return [(s.district, s.status, s.since, s.rule, s.shares) for s in state]


@QUICK
@given(worlds())
def test_every_day_has_exactly_one_status_of_every_district(world):
    control = resolve(*world)
    assert check_control(control) == []
    for known in (None, *sorted({a.published for a in world[1]})):
        for code in CODES:
            rows = sorted((r for r in control if r.district == code and (
                r.known_to is None if known is None else
                (r.known_from is None or r.known_from <= known) and (r.known_to is None or known < r.known_to))),
                key=lambda r: r.valid_from)
            assert rows[0].valid_from == THEATRE.opening.day and rows[-1].valid_to is None
            assert all(a.valid_to == b.valid_from for a, b in itertools.pairwise(rows))
            assert {r.status for r in rows} <= set(THEATRE.statuses)


@QUICK
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_claims_is_irrelevant(world, rng: random.Random):
    claims, articles = list(world[0]), list(world[1])
    control = resolve(claims, articles)
    rng.shuffle(claims)
    rng.shuffle(articles)
    assert resolve(claims, articles) == control


@QUICK
@given(worlds(), st.integers(0, 9))
def test_a_repeated_claim_or_a_copied_article_changes_nothing(world, later):
    claims, articles = world
    control = ControlIndex(resolve(claims, articles))
    assert resolve([*claims, *claims], articles) == list(control)
    twin, copies = copy_article(articles[0], claims, later=later)
    again = ControlIndex(resolve([*claims, *copies], [*articles, twin]))
    assert all(bare(states(again, d)) == bare(states(control, d)) for d in DAYS)


@QUICK
@given(worlds())
def test_a_claim_touches_only_the_districts_it_names(world):
    claims, articles = world
    control = resolve(claims, articles)
    for claim in claims:
        named = {d for p in claim.places for d in p.districts}
        without = resolve([c for c in claims if c is not claim], articles)
        assert [r for r in control if r.district not in named] == [r for r in without if r.district not in named]


@QUICK
@given(worlds())
def test_state_changes_only_on_its_listed_days(world):
    control = ControlIndex(resolve(*world))
    listed = set(change_days(control))
    for before, day in itertools.pairwise(DAYS):
        if day not in listed and before >= THEATRE.opening.day:
            assert bare(states(control, before)) == bare(states(control, day))


@QUICK
@given(worlds())
def test_what_was_known_is_what_was_published(world):
    claims, articles = world
    control = ControlIndex(resolve(claims, articles))
    for known in sorted({a.published + dt.timedelta(n) for a in articles for n in (-1, 0)}):
        early = [a for a in articles if a.published <= known]
        ids = {a.id for a in early}
        then = ControlIndex(resolve([c for c in claims if c.article_id in ids], early))
        for day in DAYS[::7]:
            left = [dataclasses.replace(s, known_from=None) for s in states(control, day, known_by=known)]
            assert left == [dataclasses.replace(s, known_from=None) for s in states(then, day)]


@QUICK
@given(worlds())
def test_areas_sum_to_the_city(world):
    control = ControlIndex(resolve(*world))
    total = float(DISTRICTS["area_km2"].sum())
    for day in DAYS[::9]:
        rows = area_by_status(states(control, day), DISTRICTS, theatre=THEATRE)
        assert abs(sum(r.km2 for r in rows) - total) < 1e-9
        assert abs(sum(r.share for r in rows) - 1) < 1e-9
        assert sum(r.districts for r in rows) == len(CODES)


@QUICK
@given(worlds())
def test_to_remove_a_source_is_never_to_have_had_it(world):
    claims, articles = world
    gone = articles[0].id
    rest = [c for c in claims if c.article_id != gone]
    touched = sorted({d for c in claims if c.article_id == gone for p in c.places for d in p.districts})
    kept = [r for r in resolve(claims, articles) if r.district not in touched]
    renewed = resolve(rest, articles[1:], only=touched)
    assert sorted([*kept, *renewed], key=repr) == sorted(resolve(rest, articles[1:]), key=repr)


@QUICK
@given(worlds(modalities=("denied", "planned")))
def test_denied_and_planned_claims_alone_leave_the_opening_state(world):
    control = resolve(*world)
    assert {(r.status, r.valid_to) for r in control} == {("government", None)}


@QUICK
@given(worlds())
def test_no_planned_claim_is_heard_and_no_denial_gives_ground(world):
    claims, articles = world
    control = resolve(claims, articles)
    assert resolve([c for c in claims if c.modality != "planned"], articles) == control
    denied = {c.id for c in claims if c.modality == "denied"}
    assert not [r for r in control if r.status != "contested" and denied & set(r.support)]


@QUICK
@given(worlds())
def test_a_denial_can_only_keep_what_is_claimed_contested(world):
    claims, articles = world
    heard, unheard = (ControlIndex(resolve(listed, articles)) for listed in (claims, [c for c in claims if c.modality != "denied"]))
    for day in DAYS[::3]:
        for told, untold in zip(states(heard, day), states(unheard, day), strict=True):
            assert told.status in (untold.status, "contested")


@QUICK
@given(worlds())
def test_to_add_an_article_is_to_resolve_its_districts_anew(world):
    claims, articles = world
    new = articles[-1].id
    before = resolve([c for c in claims if c.article_id != new], articles[:-1])
    touched = sorted({d for c in claims if c.article_id == new for p in c.places for d in p.districts})
    merged = [r for r in before if r.district not in touched] + resolve(claims, articles, only=touched)
    assert sorted(merged, key=repr) == sorted(resolve(claims, articles), key=repr)

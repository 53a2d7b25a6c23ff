"""The columnar path gives what the record path gives."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import CODES, DISTRICTS, RULES, THEATRE, make_article, make_claim, worlds

from geo.faults import Faults
from timeline.control import resolve_control
from timeline.control.bulk import resolve_table, tabulate_claims


def record_path(claims, articles, known=None):
    control = resolve_control(claims, [a for a in articles], theatre=THEATRE, districts=DISTRICTS, rules=RULES)
    named = {d for c in claims for p in c.places for d in p.districts}
    return [(r.district, r.status, r.valid_from, r.valid_to, r.rule, r.shares)
            for r in control if r.known_to is None and r.district in named]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(claims=25))
def test_columns_and_records_agree(world):
    claims, articles = world
    found = resolve_table(tabulate_claims(claims, articles, theatre=THEATRE), theatre=THEATRE, rules=RULES)
    rows = list(found.itertuples(index=False, name=None))
    told = {r[0] for r in rows}
    expected = record_path(claims, articles)
    assert rows == [r for r in expected if r[0] in told]
    assert all(r[4] == "opening" and r[3] is None for r in expected if r[0] not in told)


def test_two_processes_give_what_one_gives():
    articles = [make_article(n, published=dt.date(2012, 7, 20) + dt.timedelta(n)) for n in range(6)]
    claims = [make_claim(a, districts=(code,), party=("government", "opposition")[n % 2], id=f"{n}{code}")
              for n, a in enumerate(articles) for code in CODES]
    table = tabulate_claims(claims, articles, theatre=THEATRE)
    alone, beside = (resolve_table(table, theatre=THEATRE, rules=RULES, workers=n) for n in (1, 2))
    assert len(alone) > len(CODES) and alone.equals(beside)


def test_known_by_leaves_out_later_articles():
    early, late = make_article(1), make_article(2, published=dt.date(2012, 8, 1))
    table = tabulate_claims([make_claim(early), make_claim(late, party="government")], [early, late], theatre=THEATRE)
    assert list(resolve_table(table, theatre=THEATRE, rules=RULES)["status"]) == ["government", "opposition", "government"]
    assert list(resolve_table(table, theatre=THEATRE, rules=RULES, known_by=early.published)["status"]) == ["government", "opposition"]


def test_a_table_without_its_columns_is_refused_with_every_fault():
    table = tabulate_claims([], [], theatre=THEATRE)
    with pytest.raises(Faults) as caught:
        resolve_table(table.drop(columns=["party", "last"]), theatre=THEATRE, rules=RULES)
    assert len(caught.value.faults) == 2

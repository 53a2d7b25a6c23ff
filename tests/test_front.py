"""Front lines: shared edges only, each once, with their length."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import CODES, DISTRICTS

from geo.crs import MEASURED
from geo.front import Borders

BORDERS = Borders(DISTRICTS)


def test_neighbours_share_an_edge_not_a_corner():
    assert BORDERS.neighbours()[CODES[4]] == tuple(sorted(CODES[n] for n in (1, 3, 5, 7)))
    assert BORDERS.neighbours()[CODES[0]] == (CODES[1], CODES[3])


def test_the_front_of_two_halves_is_the_line_between_them():
    statuses = dict(zip(CODES, ["opposition"] * 3 + ["government"] * 6, strict=True))
    (front,) = BORDERS.draw(statuses)
    assert (front.a, front.b) == ("government", "opposition")
    assert front.geometry.geom_type == "MultiLineString"
    assert shapely.get_num_geometries(front.geometry) == 1
    assert front.length_km == pytest.approx(2.70, abs=0.02)  # 0.03 degrees of longitude at 36° N
    assert BORDERS.draw(dict.fromkeys(CODES, "government")) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(("a", "b", "c")), min_size=9, max_size=9))
def test_all_fronts_together_are_all_edges_between_unlike_districts(statuses):
    by_code = dict(zip(CODES, statuses, strict=True))
    flat = DISTRICTS.to_crs(MEASURED).geometry
    expected = sum(flat[a].intersection(flat[b]).length / 1000 for a, others in BORDERS.neighbours().items()
                   for b in others if a < b and by_code[a] != by_code[b])
    assert sum(f.length_km for f in BORDERS.draw(by_code)) == pytest.approx(expected, abs=1e-6)
    assert all({f.a, f.b} == {"a", "c"} for f in BORDERS.draw(by_code, among=("a", "c")))

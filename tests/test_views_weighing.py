"""What is shown of the weighing: differences, contradictions, reported shares, charts, layers, the report."""

import dataclasses
import datetime as dt
import json

import pytest
from lxml import html
from newsroom import EVE, HOSTILE, make_article, make_bundle, make_city
from specimens import CODES

from geo.faults import Faults
from timeline.bundle import Bundle
from timeline.claims.claim import Claim
from timeline.control.interval import ControlInterval
from timeline.control.state import ControlIndex
from timeline.views.cards import draw_reconciliations
from timeline.views.charts import draw_reports, draw_shares, tabulate_reports, tabulate_shares
from timeline.views.comparison import compare_states, write_comparison_geojson
from timeline.views.geojson import write_state_geojson
from timeline.views.layers import find_fronts, find_overlays
from timeline.views.listings import find_reconciliations, list_contradictions, list_reconciliations, say_silent
from timeline.views.payload import build_payload
from timeline.views.report import render_report
from timeline.views.snapshot import render_snapshot

JUNE, JULY = dt.date(2015, 6, 10), dt.date(2015, 7, 10)


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return make_city(tmp_path_factory.mktemp("gridville"))


@pytest.fixture(scope="module")
def bundle(city):
    return make_bundle(city)


def make_seed_bundle(city) -> Bundle:
    """The opening state and one report that the government took two thirds of the east: no district is named."""
    article = make_article("seed", JULY, publisher=f"Wire {HOSTILE}")
    quote = "Since June the army has taken two-thirds of east Gridville."
    claim = Claim("s1", "seed", 0, len(quote), quote, "opposition", "captured", "asserted", first=dt.date(2015, 6, 1), last=JULY, share=2 / 3,
                  share_min=2 / 3, share_max=2 / 3, scope="east-gridville", denominator="area", stock=True)
    control = tuple(ControlInterval(c, "government", EVE, None, None, None, "opening") for c in CODES)
    return Bundle((article,), (claim,), control, {"rules": city.rules.version})


def test_differences_of_two_days_and_two_days_of_knowledge(city, bundle):
    rows = compare_states(city, bundle, from_day=EVE, to_day=JUNE)
    assert [(r["district"], r["before"], r["after"]) for r in rows] == [("G0005", "government", "opposition"), ("G0009", "government", "opposition")]
    learned = compare_states(city, bundle, from_day=JUNE, to_day=JUNE, known_by=JULY)
    assert [(r["district"], r["after"], r["claims"]) for r in learned] == [("G0009", "opposition", "c5;c6")]
    page = json.loads(write_comparison_geojson(city, learned, from_day=JUNE, to_day=JUNE, known_by=JULY, and_known_by=None, without=()))
    assert page["header"] == {"theatre": city.theatre.id, "rules": city.rules.version, "from_day": JUNE.isoformat(), "to_day": JUNE.isoformat(),
                              "known_by": JULY.isoformat()}
    features = page["features"]
    assert [(f["id"], f["properties"]["status"], f["properties"]["claims"]) for f in features] == [("G0009", "opposition", ["c5", "c6"])]


def test_leaving_out_a_name_that_nobody_has_is_refused(city, bundle):
    with pytest.raises(Faults, match="Nobody's Gazette"):
        compare_states(city, bundle, from_day=JUNE, to_day=JUNE, without=("Nobody's Gazette",))


def test_contradictions_name_who_says_what(city, bundle):
    rows = [r for r in list_contradictions(city, bundle) if r["district"] == "G0005"]
    assert "not opposition: an officer (government)" in rows[0]["accounts"] and "opposition: observatory (neutral)" in rows[0]["accounts"]
    assert set(rows[0]["claims"].split(";")) == {"c1", "c3"} and (rows[0]["settled_as"], rows[0]["rule"]) == ("opposition", "neutral")
    assert list_contradictions(city, bundle, on=dt.date(2015, 12, 1)) == []


def test_reported_shares_stand_beside_the_map(city):
    seed = make_seed_bundle(city)
    (row,) = list_reconciliations(city, seed)
    assert (row["day"], row["reported"], row["map"], row["verdict"]) == ("2015-07-10", "67 %", "0 %", "inconsistent")
    assert row["unspoken"].startswith("3 of 3: ") and row["silent_districts"] == "G0003;G0006;G0009"
    assert f"Without a claim of their own: {row['unspoken']}" in render_report(city, seed)
    (judged,) = find_reconciliations(city, seed)
    card = draw_reconciliations([], [(judged, seed.articles[0], say_silent(city, judged))], {})
    assert row["unspoken"] in card and "ahead of the map" in card
    assert say_silent(city, judged, most=1).endswith("and 2 more")
    assert list_reconciliations(city, seed, known_by=JUNE) == []


def test_a_share_without_districts_is_drawn_over(city):
    seed = make_seed_bundle(city)
    (overlay,) = find_overlays(city, seed, on=JULY)
    assert overlay.districts == ("G0003", "G0006", "G0009") and find_overlays(city, seed, on=JUNE) == []
    page = json.loads(write_state_geojson(city, seed, JULY))
    (feature,) = page["overlays"]["features"]
    assert feature["properties"]["words"] == "place within unknown" and feature["properties"]["share_min"] == pytest.approx(2 / 3, abs=1e-4)
    assert {f["properties"]["status"] for f in page["features"]} == {"government"}
    tree = html.fromstring(render_snapshot(city, seed, day=JULY))
    text = tree.xpath("//aside")[0].text_content()
    assert "East Gridville: Opposition 67 %, place within unknown" in text and "two-thirds of east Gridville" in text and HOSTILE in text
    assert build_payload(city, seed)["aggregates"][0][:2] == ["east-gridville", "East Gridville"]


def test_fronts_are_exported_with_their_length(city, bundle):
    (front,) = [f for f in find_fronts(city, bundle, on=JULY) if (f.a, f.b) == ("government", "opposition")]
    row = next(f for f in json.loads(write_state_geojson(city, bundle, JULY))["front_lines"]["features"]
               if f["properties"]["between"] == ["government", "opposition"])
    assert row["geometry"]["type"] == "MultiLineString" and row["properties"]["length_km"] == round(front.length_km, 3)
    # G0005 and G0009 are squares of about 0.91 by 1.11 km; G0006 (unknown) lies between them and has no front
    assert front.length_km == pytest.approx(2 * 0.91 + 1.11 + 1.11, abs=0.1)


def test_shares_over_time_fill_the_city(city, bundle):
    rows = tabulate_shares(city, ControlIndex(bundle.control))
    tops = {}
    for row in rows:
        tops[row["start"]] = max(tops.get(row["start"], 0), row["high"])
    assert list(tops) == ["2015-02-28", "2015-06-05", "2015-06-10", "2015-07-10"]
    assert all(top == pytest.approx(1) for top in tops.values())
    assert draw_shares(city, rows).to_dict()["mark"]["type"] == "rect"


def test_the_chart_sets_reports_beside_the_range(city):
    seed = make_seed_bundle(city)
    scope, phase = city.theatre.scope("east-gridville"), city.theatre.offensives[-1]
    reports = tabulate_reports(find_reconciliations(city, seed), party="opposition", scope=scope, phase=phase)
    assert [(r["day"], r["side"], r["low"]) for r in reports] == [("2015-07-10", "neutral", 2 / 3)]
    chart = draw_reports(city, ControlIndex(seed.control), reports, party="opposition", scope=scope, phase=phase).to_dict()
    assert len(chart["layer"]) == 4 and not any("url" in layer.get("data", {}) for layer in (chart, *chart["layer"]))


def test_the_report_is_one_page_without_scripts(city, bundle):
    page = render_report(city, bundle)
    tree = html.fromstring(page)
    assert not tree.xpath("//script | //img | //link | //iframe") and HOSTILE in tree.text_content()
    text = tree.text_content()
    assert "Suq al-Nahhas" in text and "Summer offensive" in text and "Weakly supported" in text
    assert all(a.get("href").startswith(("https://", "#")) for a in tree.xpath("//a"))
    turned = dataclasses.replace(bundle, control=bundle.control[::-1], claims=bundle.claims[::-1], articles=bundle.articles[::-1])
    assert render_report(city, turned) == page

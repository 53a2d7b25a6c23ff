"""Control at speed, beside its rivals in the same run and process: `python tests/benchmarks/control.py [--claims N]`.

1. A day's state with dissolved party polygons, against filtering the intervals and `GeoDataFrame.dissolve`.
2. The next day, where only what changed is dissolved anew.
3. Finding a day's state in ten times as many intervals.
4. Resolving a table of claims, against pandas sorting and grouping the same table (seconds of this process's CPU).
5. Adding one article to a big store: only its districts are resolved.
Start-up (imports, reading files, building the index) is apart. Each figure is the best of several runs.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from strategies import RULES, make_article, make_claim, make_districts, make_theatre  # noqa: E402

from geo.coverage import Coverage  # noqa: E402
from geo.districts import read_districts  # noqa: E402
from timeline.control import ControlIndex, ControlInterval, read_theatre, resolve_control  # noqa: E402
from timeline.control.bulk import resolve_table  # noqa: E402


def time_best(run: Callable, times: int = 7, clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds of the fastest of `times` runs, by the wall unless another clock is given."""
    best = float("inf")
    for _ in range(times):
        start = clock()
        run()
        best = min(best, clock() - start)
    return best


def make_control(codes, days: int, each: int, seed: int = 1) -> list[ControlInterval]:
    """`each` intervals per district over `days` days, statuses at random."""
    rng = np.random.default_rng(seed)
    start, rows = dt.date(2012, 7, 18), []
    for code in codes:
        cuts = [0, *sorted(rng.choice(np.arange(1, days), each - 1, replace=False).tolist())]
        for n, cut in enumerate(cuts):
            end = start + dt.timedelta(cuts[n + 1]) if n + 1 < each else None
            rows.append(ControlInterval(code, ("government", "opposition", "contested", "sdf")[int(rng.integers(4))],
                                        start + dt.timedelta(cut), end, None, None, "neutral"))
    return rows


def measure_days(city: Path) -> None:
    districts = read_districts(city / "districts.geojson")
    theatre = read_theatre(city)
    days = (theatre.end - theatre.start).days
    control = make_control(sorted(districts.index), days, 8)
    frame = gpd.GeoDataFrame(
        {"status": [r.status for r in control], "start": pd.to_datetime([r.valid_from for r in control]),
         "end": pd.to_datetime([r.valid_to or dt.date(2100, 1, 1) for r in control])},
        geometry=[districts.geometry[r.district] for r in control], crs=districts.crs)
    index, coverage = ControlIndex(control), Coverage(districts)
    index.view()
    day = theatre.start + dt.timedelta(days // 2)

    def rival(day: dt.date, **more):
        moment = pd.Timestamp(day)
        return frame[(frame["start"] <= moment) & (moment < frame["end"])].dissolve("status", **more)

    ours = time_best(lambda: coverage.dissolve(index.statuses_on(day), fresh=True), 20)
    theirs = time_best(lambda: rival(day))
    by_coverage = time_best(lambda: rival(day, method="coverage"))
    print(f"state of a day, dissolved: ours {ours * 1e3:.2f} ms · filter + dissolve {theirs * 1e3:.2f} ms ({theirs / ours:.1f} x) · "
          f"filter + dissolve(method='coverage') {by_coverage * 1e3:.2f} ms ({by_coverage / ours:.1f} x)")
    spent, rivals, count = 0.0, 0.0, 60
    coverage.dissolve(index.statuses_on(day))
    for n in range(1, count + 1):
        after = day + dt.timedelta(n)
        start = time.perf_counter()
        coverage.dissolve(index.statuses_on(after))
        spent += time.perf_counter() - start
        start = time.perf_counter()
        rival(after)
        rivals += time.perf_counter() - start
    print(f"the next day, mean of {count}: ours {spent / count * 1e3:.2f} ms · filter + dissolve {rivals / count * 1e3:.2f} ms "
          f"({rivals / spent:.1f} x)")
    last = None
    for each in (10, 100, 1000):
        big = ControlIndex(make_control(sorted(districts.index), days, each))
        big.view()
        took = time_best(lambda big=big: big.statuses_on(day), 50)
        print(f"statuses of a day among {len(big):>6} intervals: {took * 1e6:.0f} µs" + (f" ({took / last:.2f} x for 10 x)" if last else ""))
        last = took


def make_table(claims: int, districts: int, seed: int = 7) -> pd.DataFrame:
    """Claims as they come: some events per district, each told many times on its day or the next, and standing reports."""
    rng = np.random.default_rng(seed)
    start, events = dt.date(2012, 7, 19).toordinal(), 4
    place = rng.integers(0, districts, claims)
    event_day = np.sort(rng.integers(20, 1500, (districts, events)), axis=1)
    event_party = rng.integers(0, 3, (districts, events))
    event = rng.integers(0, events, claims)
    told = rng.choice(5, claims, p=[.40, .38, .10, .07, .05])
    day = start + event_day[place, event] + np.where(told == 1, rng.integers(0, 100, claims), rng.choice([0, 0, 0, 1], claims))
    party = np.where(rng.random(claims) < .03, rng.integers(0, 3, claims), event_party[place, event])
    return pd.DataFrame({
        "claim": np.char.add("c", np.arange(claims).astype(str)), "district": np.char.add("D", np.char.zfill(place.astype(str), 5)),
        "party": np.array(["government", "opposition", "sdf"])[party],
        "event": np.array(["captured", "held", "contested", "entered", "captured"])[told],
        "modality": np.where(told == 4, "denied", "asserted"), "actor": "",
        "side": rng.choice(["neutral", "government", "opposition", "unknown"], claims, p=[.35, .25, .25, .15]),
        "against_interest": False, "lineage": np.char.add("L", rng.integers(0, 3000, claims).astype(str)),
        "first": day, "last": day, "published": day + rng.integers(0, 4, claims), "key": "", "breadth": 1, "low": 0.0, "high": 1.0})


def measure_table(claims: int) -> None:
    table, theatre = make_table(claims, max(claims // 100, 1)), make_theatre()

    def group():
        ordered = table.sort_values(["district", "last", "claim"])
        return ordered.groupby(["district", "last", "party", "event"]).agg(claims=("claim", "size"), lineages=("lineage", "nunique"))

    plain = time_best(lambda: table.sort_values(["district", "last"]).groupby(["district", "last"])["claim"].size(), 3)
    grouped = time_best(group, 3)
    ours = time_best(lambda: resolve_table(table, theatre=theatre, rules=RULES), 3)
    print(f"resolving {claims} claims over {max(claims // 100, 1)} districts: ours {ours:.2f} s · pandas sort + group, lineages counted "
          f"{grouped:.2f} s ({ours / grouped:.1f} x of it) · pandas sort + count {plain:.2f} s ({ours / plain:.1f} x of it)")


def measure_addition(claims: int) -> None:
    side = int((claims // 100) ** 0.5) + 1
    districts = make_districts(side, side)
    codes, theatre = tuple(districts.index), make_theatre()
    articles = [make_article(n, published=dt.date(2012, 7, 20) + dt.timedelta(n % 90), alignment="neutral") for n in range(claims // 10)]
    told = [make_claim(articles[n % len(articles)], districts=(codes[(n * 7919) % len(codes)],), id=f"c{n}",
                       party=("government", "opposition")[n % 2]) for n in range(claims)]
    new = make_article(len(articles), published=dt.date(2012, 9, 1))
    more = [make_claim(new, districts=(code,), id=f"n{code}") for code in codes[:3]]
    start = time.perf_counter()
    full = resolve_control([*told, *more], [*articles, new], theatre=theatre, districts=districts, rules=RULES)
    everything = time.perf_counter() - start
    start = time.perf_counter()
    part = resolve_control([*told, *more], [*articles, new], theatre=theatre, districts=districts, rules=RULES, only=codes[:3])
    only = time.perf_counter() - start
    assert part == [r for r in full if r.district in codes[:3]]
    print(f"one article added to {claims} claims over {len(codes)} districts: {only:.2f} s · all anew, on both clocks {everything:.2f} s")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--claims", type=int, default=1_000_000)
    options.add_argument("--data", type=Path, default=ROOT / "data" / "aleppo")
    asked = options.parse_args()
    measure_days(asked.data)
    measure_table(asked.claims)
    measure_addition(min(asked.claims, 100_000))


if __name__ == "__main__":
    main()

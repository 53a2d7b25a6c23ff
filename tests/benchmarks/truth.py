"""The map of the last offensive, built from the shipped digests alone, beside what neutral voices reported.

    python -m tests.benchmarks.truth
"""

from __future__ import annotations

import collections
import datetime as dt
from pathlib import Path

from timeline.city import read_city
from timeline.control.reconcile import reconcile
from timeline.control.report import last_offensive, list_shares
from timeline.pipeline import build_bundle, read_digests

ROOT = Path(__file__).resolve().parents[2]
PARTY = "government"


def main() -> None:
    city = read_city(ROOT / "data" / "aleppo")
    digests, _, _ = read_digests(city, today=dt.date(2026, 1, 1))
    bundle = build_bundle(city, digests).bundle
    print(f"{len(bundle.articles)} digests, {len(bundle.claims)} claims, {len(bundle.control)} intervals")
    offensive = last_offensive(city.theatre)
    scope = next(s for s in city.theatre.scopes if s.chart)
    base = {"theatre": city.theatre, "districts": city.districts}
    rows = list_shares(bundle.control, bundle.claims, bundle.articles, scope=scope.id, party=PARTY,
                       first=offensive.start, last=offensive.end, **base)
    said = [r for r in rows if r.reported]
    print(f"\n{scope.name}: the government's share, {offensive.start} to {offensive.end}")
    for row in said:
        print(f"  {row.day}  map {row.low:.2f}–{row.high:.2f}  neutral reports {row.reported[0]:.2f}–{row.reported[1]:.2f}  "
              f"{'meets' if row.meets else 'does not meet'} (±0.10)")
    print(f"  {sum(r.meets for r in said)} of {len(said)} days with a neutral report meet")
    verdicts = collections.Counter(r.verdict for r in reconcile(bundle.claims, bundle.control, bundle.articles, **base))
    print("\nall reported shares: " + ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items())))


if __name__ == "__main__":
    main()

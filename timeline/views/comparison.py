"""Two states beside each other: two days, two days of knowledge, or with and without a source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from timeline.control.compare import Difference, compare_days, compare_knowledge, compare_without
from timeline.views.features import draw_districts, join_features, write_feature
from timeline.views.table import write_shares

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City


def compare_states(
    city: City,
    bundle: Bundle,
    *,
    from_day: dt.date,
    to_day: dt.date,
    known_by: dt.date | None = None,
    and_known_by: dt.date | None = None,
    without: Collection[str] = (),
) -> list[dict]:
    """One row per district that differs, by P-code.

    Two days: `from_day` and `to_day` as known at the end of `known_by`. Two days of knowledge (`known_by`, `and_known_by`)
    or `without` a publisher, a speaker or a side: the same day twice. Raises `Faults` for a name that nobody has.
    """
    base = {"theatre": city.theatre, "districts": city.districts}
    if without:
        found = compare_without(
            bundle.claims, bundle.articles, bundle.control, from_day, without=without, known_by=known_by, rules=city.rules, **base
        )
    elif known_by != and_known_by:
        found = compare_knowledge(bundle.control, from_day, known_by, and_known_by, **base)
    else:
        found = compare_days(bundle.control, from_day, to_day, known_by=known_by, **base)
    return [describe_difference(d) for d in found]


def describe_difference(row: Difference) -> dict:
    return {
        "district": row.district,
        "name": row.name,
        "before": row.before.status,
        "after": row.after.status,
        "before_since": row.before.since.isoformat(),
        "after_since": row.after.since.isoformat(),
        "before_shares": write_shares(row.before.shares),
        "after_shares": write_shares(row.after.shares),
        "rule": row.after.rule,
        "confidence": row.after.confidence,
        "claims": ";".join(row.claims),
    }


def write_comparison_geojson(city: City, rows: Sequence[dict], **asked: object) -> str:
    """The rows of `compare_states` as polygons, one feature per district that differs.

    `asked`: what was compared (`from_day`, `to_day`, `known_by`, `and_known_by`, `without`), for the header.
    """
    question = {name: value.isoformat() if isinstance(value, dt.date) else list(value) for name, value in sorted(asked.items()) if value}
    geometries = draw_districts(city)
    arabic = city.districts["name_ar"].to_dict()
    features = [
        write_feature(
            r["district"],
            geometries[r["district"]],
            {**r, "name_ar": arabic[r["district"]] or "", "status": r["after"], "claims": r["claims"].split(";") if r["claims"] else []},
        )
        for r in rows
    ]
    return join_features(f"{city.theatre.name}: differences", {"theatre": city.theatre.id, "rules": city.rules.version, **question}, features)

"""Control and states as GeoJSON: RFC 7946, lon/lat, right-hand rule, 6 decimals, sorted, the same bytes each time.

`start`/`end` are half-open, `endExclusive` says so (Leaflet.timeline, folium); an open interval's `end` is the day after the
theatre's last. `start_date`/`end_date` are inclusive days with `:edtf` twins (OpenHistoricalMap); an open end is null and `..`.
Front lines, parts of districts and sectors drawn over stand beside the features, as collections of their own.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from geo.faults import Fault, Faults
from timeline.control.interval import ControlInterval
from timeline.control.state import count_stale_days, is_known
from timeline.views.features import (
    ONE_DAY,
    describe_header,
    describe_shares,
    describe_span,
    draw_districts,
    join_features,
    write_feature,
)
from timeline.views.layers import write_layers
from timeline.views.table import find_state

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City


def write_state_geojson(city: City, bundle: Bundle, day: dt.date, *, known_by: dt.date | None = None) -> str:
    """The state of `day` as a FeatureCollection, one feature per district, by P-code."""
    geometries = draw_districts(city)
    features = []
    for state in find_state(city, bundle, day, known_by=known_by):
        span = describe_span(state.since, state.valid_to, city.theatre.end)
        properties = {
            "district": state.district,
            "name": state.name,
            "name_ar": _arabic(city, state.district),
            "status": state.status,
            "since": state.since.isoformat(),
            "rule": state.rule,
            "claims": list(state.support),
            "against": list(state.against),
            "shares": describe_shares(state.shares),
            "confidence": state.confidence,
            "last_supported": _iso(state.last_supported),
            "stale_days": state.stale_days,
            "inferred": state.inferred,
            "on": day.isoformat(),
            "known_by": _iso(known_by),
            **span,
        }
        features.append(write_feature(state.district, geometries[state.district], properties))
    header = {**describe_header(city, bundle, known_by=known_by), "on": day.isoformat()}
    layers = write_layers(city, bundle, known_by=known_by, on=day)
    return join_features(f"{city.theatre.name}, {day.isoformat()}", header, features, layers=layers)


def write_control_geojson(city: City, bundle: Bundle, *, known_by: dt.date | None = None, every_version: bool = False) -> str:
    """Every dated polygon as a FeatureCollection, one feature per interval, by P-code and day.

    As known at the end of `known_by` (None: now); `every_version` writes what was believed before as well.
    """
    geometries = draw_districts(city)
    names = city.districts["name"].to_dict()
    features = []
    for row in pick_control(bundle.control, known_by=known_by, every_version=every_version):
        if row.district not in geometries:
            continue
        properties = {
            "district": row.district,
            "name": names[row.district],
            "name_ar": _arabic(city, row.district),
            "status": row.status,
            "since": row.valid_from.isoformat(),
            "rule": row.rule,
            "claims": list(row.support),
            "against": list(row.against),
            "shares": describe_shares(row.shares),
            "confidence": row.confidence,
            "last_supported": _iso(row.last_supported),
            "stale_days": count_stale_days(row, min(city.theatre.end, row.valid_to - ONE_DAY) if row.valid_to else city.theatre.end),
            "known_from": _iso(row.known_from),
            "known_to": _iso(row.known_to),
            **describe_span(row.valid_from, row.valid_to, city.theatre.end),
        }
        features.append(write_feature(f"{row.district}/{row.valid_from.isoformat()}", geometries[row.district], properties))
    header, layers = describe_header(city, bundle, known_by=known_by), write_layers(city, bundle, known_by=known_by)
    return join_features(f"{city.theatre.name}: control", header, features, layers=layers)


def pick_control(control: Iterable[ControlInterval], *, known_by: dt.date | None = None, every_version: bool = False) -> list[ControlInterval]:
    """The intervals to write, sorted by district, first day and day of knowledge."""
    rows = [r for r in control if every_version or is_known(r, known_by)]
    return sorted(rows, key=lambda r: (r.district, r.valid_from, r.known_from or dt.date.min, r.known_to or dt.date.max, r.status))


def read_control_geojson(text: str) -> list[ControlInterval]:
    """The intervals of a file that `write_control_geojson` wrote. Raises `Faults` for every feature that is none."""
    try:
        features = json.loads(text)["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise Faults(Fault("GeoJSON", f"no FeatureCollection ({error!r})")) from error
    rows, faults = [], []
    for n, feature in enumerate(features, 1):
        try:
            p = feature["properties"]
            rows.append(
                ControlInterval(
                    p["district"],
                    p["status"],
                    dt.date.fromisoformat(p["start"]),
                    None if p["open"] else dt.date.fromisoformat(p["end"]),
                    _day(p["known_from"]),
                    _day(p["known_to"]),
                    p["rule"],
                    tuple(p["claims"]),
                    tuple(p["against"]),
                    tuple((s["party"], s["min"], s["max"]) for s in p["shares"]),
                    p["confidence"],
                    _day(p["last_supported"]),
                )
            )
        except (KeyError, TypeError, ValueError) as error:
            faults.append(Fault(f"feature {n}", f"no interval ({error!r})", "the properties that an export writes"))
    if faults:
        raise Faults(faults)
    return rows


def _arabic(city: City, district: str) -> str:
    return city.districts.at[district, "name_ar"] or ""


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)

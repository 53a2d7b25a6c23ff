"""Control and states as GeoJSON: RFC 7946, lon/lat, right-hand rule, 6 decimals, sorted, the same bytes each time.

`start`/`end` are half-open, `endExclusive` says so (Leaflet.timeline, folium); an open interval's `end` is the day after the
theatre's last. `start_date`/`end_date` are inclusive days with `:edtf` twins (OpenHistoricalMap); an open end is null and `..`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import shapely

from geo.faults import Fault, Faults
from timeline.control.interval import ControlInterval
from timeline.control.state import count_stale_days, is_known
from timeline.views.table import find_state

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City

ATTRIBUTION = "Districts: UN-OCHA Common Operational Dataset for Syria, generalised"
LICENCE = (
    "Polygons: figures of the UN-OCHA Common Operational Dataset (terms as on HDX; UN-OCHA named as the source). "
    "Statuses: derived from the articles cited by claim id; quotations remain their publishers'."
)
ONE_DAY = dt.timedelta(days=1)


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
    return join_features(f"{city.theatre.name}, {day.isoformat()}", header, features)


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
    return join_features(f"{city.theatre.name}: control", describe_header(city, bundle, known_by=known_by), features)


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


def describe_span(start: dt.date, end: dt.date | None, last: dt.date) -> dict:
    """The time of a feature in the field names of its readers; `end` exclusive or None, `last` the theatre's last day."""
    return {
        "start": start.isoformat(),
        "end": (end or max(last, start) + ONE_DAY).isoformat(),
        "endExclusive": True,
        "open": end is None,
        "start_date": start.isoformat(),
        "start_date:edtf": start.isoformat(),
        "end_date": None if end is None else (end - ONE_DAY).isoformat(),
        "end_date:edtf": ".." if end is None else (end - ONE_DAY).isoformat(),
    }


def describe_shares(shares: Iterable[tuple[str, float, float]]) -> list[dict]:
    return [{"party": party, "min": low, "max": high} for party, low, high in shares]


def describe_header(city: City, bundle: Bundle, *, known_by: dt.date | None) -> dict:
    """What a file was made of: versions, inputs by SHA-256, what was known when, and whose the data are."""
    known = ("rules", "extractor", "generator", "schema", "inputs")
    return {
        "known_by": _iso(known_by),
        "theatre": city.theatre.id,
        "first_day": city.theatre.start.isoformat(),
        "last_day": city.theatre.end.isoformat(),
        **{key: bundle.meta[key] for key in known if key in bundle.meta},
        "licence": LICENCE,
        "attribution": ATTRIBUTION,
    }


def draw_districts(city: City) -> dict[str, str]:
    """P-code → geometry as GeoJSON text."""
    return {code: write_geometry(geometry) for code, geometry in city.districts.geometry.sort_index().items()}


def round_geometry(geometry: shapely.Geometry, digits: int = 6) -> dict:
    """A geometry as GeoJSON: outer rings counter-clockwise, `digits` decimals (rounded alike, so that neighbours still meet)."""
    if geometry.geom_type.endswith("Polygon"):
        geometry = shapely.orient_polygons(geometry)
    mapped = json.loads(shapely.to_geojson(geometry))

    def walk(value):
        return [walk(v) for v in value] if isinstance(value, list) else round(value, digits)

    return {"type": mapped["type"], "coordinates": walk(mapped["coordinates"])}


def write_geometry(geometry: shapely.Geometry) -> str:
    return write_json(round_geometry(geometry))


def write_feature(id: str, geometry: str, properties: Mapping) -> str:
    return f'{{"type":"Feature","id":{write_json(id)},"properties":{write_json(properties)},"geometry":{geometry}}}'


def join_features(name: str, header: Mapping, features: list[str]) -> str:
    """A FeatureCollection, a feature to a line; the header is a foreign member, which readers skip."""
    head = f'{{"type":"FeatureCollection","name":{write_json(name)},"header":{write_json(header)},"features":['
    return head + "".join(f"{',' if n else ''}\n{f}" for n, f in enumerate(features)) + "\n]}\n"


def write_json(value) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=dict)


def _arabic(city: City, district: str) -> str:
    return city.districts.at[district, "name_ar"] or ""


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)

"""The pieces that every GeoJSON of ours is made of: header, geometry, time in the names of its readers, features."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City

ATTRIBUTION = "Districts: UN-OCHA Common Operational Dataset for Syria, generalised"
LICENCE = (
    "Polygons: figures of the UN-OCHA Common Operational Dataset (terms as on HDX; UN-OCHA named as the source). "
    "Statuses: derived from the articles cited by claim id; quotations remain their publishers'."
)
ONE_DAY = dt.timedelta(days=1)


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
        "known_by": known_by.isoformat() if known_by else None,
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


def join_features(name: str, header: Mapping, features: list[str], *, layers: Mapping[str, list[str]] | None = None) -> str:
    """A FeatureCollection, a feature to a line; header and further `layers` are foreign members, which readers skip."""
    more = "".join(f",{write_json(layer)}:{_collect(rows)}" for layer, rows in (layers or {}).items())
    head = f'{{"type":"FeatureCollection","name":{write_json(name)},"header":{write_json(header)},"features":['
    return head + _list(features) + "]" + more + "}\n"


def _collect(features: list[str]) -> str:
    return '{"type":"FeatureCollection","features":[' + _list(features) + "]}"


def _list(features: list[str]) -> str:
    return "".join(f"{',' if n else ''}\n{f}" for n, f in enumerate(features)) + "\n"


def write_json(value) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=dict)

"""Control in other programs' formats: GeoJSON, CSV, GeoPackage, GeoParquet, Linked Places. One row or feature per interval."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import pyogrio
import shapely

from geo.faults import Fault, Faults
from timeline.control.interval import ControlInterval
from timeline.views.features import ATTRIBUTION, LICENCE, describe_header, round_geometry, write_json
from timeline.views.geojson import pick_control, write_control_geojson
from timeline.views.layers import describe_front, describe_part, find_fronts, find_parts

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City

EPOCH = "1970-01-01T00:00:00.000Z"
FORMATS = ("geojson", "csv", "gpkg", "parquet", "linked-places")


def export_control(city: City, bundle: Bundle, *, format: str = "geojson", known_by: dt.date | None = None) -> str | bytes:
    """Every dated polygon in a format of `FORMATS`: text, or bytes for gpkg and parquet. Raises `Faults` for another."""
    if format == "geojson":
        return write_control_geojson(city, bundle, known_by=known_by)
    rows = [r for r in pick_control(bundle.control, known_by=known_by) if r.district in city.districts.index]
    if format == "csv":
        return write_control_csv(city, rows)
    if format == "gpkg":
        return write_control_geopackage({"control": frame_control(city, rows), **frame_layers(city, bundle, known_by=known_by)})
    if format == "parquet":
        return write_control_parquet(frame_control(city, rows))
    if format == "linked-places":
        return write_linked_places(city, bundle, rows, known_by=known_by)
    raise Faults(Fault("format", repr(format), " | ".join(FORMATS)))


def describe_interval(city: City, row: ControlInterval) -> dict:
    """An interval as flat values: days as `datetime.date` or None, ids joined by `;`, shares by party as text."""
    district = city.districts.loc[row.district]
    return {
        "district": row.district,
        "name": district["name"],
        "name_ar": district["name_ar"] or "",
        "status": row.status,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "known_from": row.known_from,
        "known_to": row.known_to,
        "rule": row.rule,
        "confidence": row.confidence,
        "last_supported": row.last_supported,
        "support": ";".join(row.support),
        "against": ";".join(row.against),
        "shares": ";".join(f"{party}:{low!r}:{high!r}" for party, low, high in row.shares),
        "area_km2": round(float(district["area_km2"]), 4),
    }


def read_interval(values: dict) -> ControlInterval:
    """The interval of a row that `describe_interval` made; text or dates, empty or None for an open day."""

    def day(value) -> dt.date | None:
        if value is None or value == "" or value != value:  # NaN and NaT are not equal to themselves
            return None
        return dt.date.fromisoformat(value[:10]) if isinstance(value, str) else dt.date(value.year, value.month, value.day)

    def ids(text: str) -> tuple[str, ...]:
        return tuple(text.split(";")) if text else ()

    shares = tuple((party, float(low), float(high)) for party, low, high in (s.split(":") for s in ids(values["shares"])))
    return ControlInterval(
        values["district"],
        values["status"],
        day(values["valid_from"]),
        day(values["valid_to"]),
        day(values["known_from"]),
        day(values["known_to"]),
        values["rule"],
        ids(values["support"]),
        ids(values["against"]),
        shares,
        values["confidence"],
        day(values["last_supported"]),
    )


def write_control_csv(city: City, rows: list[ControlInterval]) -> str:
    """A row per interval, without geometry; `valid_to` is the first day after it, empty where it is open."""
    out = io.StringIO()
    table = [describe_interval(city, r) for r in rows]
    writer = csv.DictWriter(out, fieldnames=list(describe_interval(city, rows[0])) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: "" if v is None else v for k, v in row.items()} for row in table)
    return out.getvalue()


def frame_control(city: City, rows: list[ControlInterval]) -> gpd.GeoDataFrame:
    """A GeoDataFrame in EPSG:4326, columns as in `describe_interval`, days as text (every GIS reads an ISO day)."""
    geometry = [shapely.geometry.shape(round_geometry(city.districts.geometry[r.district])) for r in rows]
    table = [{k: v.isoformat() if isinstance(v, dt.date) else v for k, v in describe_interval(city, r).items()} for r in rows]
    return gpd.GeoDataFrame(table, geometry=geometry, crs="EPSG:4326")


def frame_layers(city: City, bundle: Bundle, *, known_by: dt.date | None = None) -> dict[str, gpd.GeoDataFrame]:
    """Front lines (MultiLineString, `length_km`) and drawn parts of districts (polygons), dated; a layer without rows is left out."""
    last = city.theatre.end
    fronts = [(f.geometry, describe_front(f, last)) for f in find_fronts(city, bundle, known_by=known_by)]
    names = city.districts["name"].to_dict()
    parts = [(p.geometry, describe_part(p, names[p.district], last)) for p in find_parts(city, bundle, known_by=known_by) if p.geometry is not None]
    frames = {}
    for layer, rows in (("front_lines", fronts), ("control_parts", parts)):
        if rows:
            table = [{k: "; ".join(v) if isinstance(v, list) else v for k, v in row.items()} for _, row in rows]
            frames[layer] = gpd.GeoDataFrame(table, geometry=[g for g, _ in rows], crs="EPSG:4326")
    return frames


def write_control_geopackage(frames: dict[str, gpd.GeoDataFrame]) -> bytes:
    """A feature layer per frame; the hour of writing, which the format asks for, is the epoch's, so that the bytes stay the same."""
    kept = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": EPOCH})
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "control.gpkg"
            for layer, frame in frames.items():
                frame.to_file(path, layer=layer, driver="GPKG", engine="pyogrio")
            return path.read_bytes()
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": kept})


def write_control_parquet(frame: gpd.GeoDataFrame) -> bytes:
    """GeoParquet 1.0."""
    out = io.BytesIO()
    frame.to_parquet(out, index=False)
    return out.getvalue()


def write_linked_places(city: City, bundle: Bundle, rows: list[ControlInterval], *, known_by: dt.date | None = None) -> str:
    """Linked Places 1.2: a feature per district, its statuses as types with their timespans (the end is always written)."""
    articles = {a.id: a for a in bundle.articles}
    urls = {c.id: articles[c.article_id].url for c in bundle.claims if c.article_id in articles}
    certainty = {"high": "certain", "medium": "less-certain", "low": "uncertain"}
    features = []
    for code, district in city.districts.sort_index().iterrows():
        own = [r for r in rows if r.district == code]
        names = [{"toponym": district["name"], "lang": "en"}] + ([{"toponym": district["name_ar"], "lang": "ar"}] if district["name_ar"] else [])
        types = [
            {
                "identifier": f"status:{r.status}",
                "label": city.theatre.party(r.status).name,
                "when": {
                    "timespans": [
                        {
                            "start": {"in": r.valid_from.isoformat()},
                            "end": {"in": ((r.valid_to - dt.timedelta(days=1)) if r.valid_to else max(city.theatre.end, r.valid_from)).isoformat()},
                        }
                    ],
                    "certainty": certainty[r.confidence],
                },
                "citations": [{"@id": urls[c], "label": c} for c in r.support if urls.get(c)],
            }
            for r in own
        ]
        features.append(
            write_json(
                {
                    "@id": f"pcode:{code}",
                    "type": "Feature",
                    "properties": {"title": district["name"], "fclasses": ["P"]},
                    "when": {"timespans": [{"start": {"in": city.theatre.opening.day.isoformat()}, "end": {"in": city.theatre.end.isoformat()}}]},
                    "names": [{**n, "citations": []} for n in names],
                    "types": types,
                    "geometry": {**round_geometry(district.geometry), "certainty": "certain"},
                }
            )
        )
    head = {
        "type": "FeatureCollection",
        "@context": "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld",
        "indexing": {"title": city.theatre.name, "license": LICENCE, "attribution": ATTRIBUTION},
        "header": describe_header(city, bundle, known_by=known_by),
    }
    return write_json(head)[:-1] + ',"features":[\n' + ",\n".join(features) + "\n]}\n"

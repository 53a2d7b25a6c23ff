"""What lies over the districts, for exports: front lines with their length, and parts of districts, each with its days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import shapely

from timeline.control.aggregates import Overlay, list_aggregates, list_overlays
from timeline.control.fronts import DatedFront, date_fronts
from timeline.control.parts import ControlPart, list_parts
from timeline.views.features import describe_span, write_feature, write_geometry

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City


def find_fronts(city: City, bundle: Bundle, *, known_by: dt.date | None = None, on: dt.date | None = None, control=None) -> list[DatedFront]:
    """Front lines between parties and contested districts, dated; `on`: those of that day."""
    found = date_fronts(control or bundle.control, theatre=city.theatre, districts=city.districts, known_by=known_by)
    return [f for f in found if on is None or (f.valid_from <= on and (f.valid_to is None or on < f.valid_to))]


def find_parts(city: City, bundle: Bundle, *, known_by: dt.date | None = None, on: dt.date | None = None, control=None) -> list[ControlPart]:
    """Parts of districts that somebody is said to hold, dated; `on`: those of that day."""
    found = list_parts(
        bundle.claims, bundle.articles, control or bundle.control, theatre=city.theatre, districts=city.districts, rules=city.rules, known_by=known_by
    )
    return [p for p in found if on is None or (p.valid_from <= on and (p.valid_to is None or on < p.valid_to))]


def find_overlays(city: City, bundle: Bundle, *, on: dt.date, known_by: dt.date | None = None, control=None) -> list[Overlay]:
    """Sectors whose share is reported while their districts have no claim of their own: drawn over, hatched, on that day."""
    aggregates = list_aggregates(bundle.claims, bundle.articles, theatre=city.theatre, known_by=known_by)
    return list_overlays(aggregates, control or bundle.control, on, theatre=city.theatre, known_by=known_by)


def describe_overlay(overlay: Overlay) -> dict:
    return {
        "scope": overlay.scope,
        "name": overlay.name,
        "party": overlay.party,
        "share_min": round(overlay.low, 4),
        "share_max": round(overlay.high, 4),
        "reported_for": overlay.day.isoformat(),
        "claims": [overlay.claim],
        "words": overlay.words,
        "districts": list(overlay.districts),
    }


def draw_overlay(city: City, overlay: Overlay) -> shapely.Geometry:
    """The districts of a sector as one polygon, EPSG:4326."""
    return shapely.normalize(shapely.coverage_union_all([city.districts.geometry[c] for c in overlay.districts if c in city.districts.index]))


def describe_front(front: DatedFront, last: dt.date) -> dict:
    """A front line's properties: between whom, km (3 decimals), and its days in the names of the other exports."""
    return {"between": [front.a, front.b], "length_km": round(front.length_km, 3), **describe_span(front.valid_from, front.valid_to, last)}


def describe_part(part: ControlPart, name: str, last: dt.date) -> dict:
    """A part's properties; `drawn` says whether the text gave a direction, so that it has a polygon."""
    return {
        "district": part.district, "name": name, "part": part.part, "party": part.party, "direction": part.direction,
        "share_min": round(part.share_min, 4), "share_max": round(part.share_max, 4), "drawn": part.geometry is not None,
        "drawn_share": None if part.drawn_share is None else round(part.drawn_share, 4), "claims": list(part.claims),
        **describe_span(part.valid_from, part.valid_to, last),
    }  # fmt: skip


def write_fronts(fronts: list[DatedFront], last: dt.date) -> list[str]:
    """Front lines as GeoJSON features."""
    return [write_feature(f"{f.a}-{f.b}/{f.valid_from.isoformat()}", write_geometry(f.geometry), describe_front(f, last)) for f in fronts]


def write_parts(parts: list[ControlPart], names: dict[str, str], last: dt.date) -> list[str]:
    """Parts as GeoJSON features; without a direction the geometry is null: no line is invented."""
    return [write_feature(f"{p.district}/{p.part}/{p.party}/{p.valid_from.isoformat()}", "null" if p.geometry is None else write_geometry(p.geometry),
                          describe_part(p, names[p.district], last)) for p in parts if p.district in names]  # fmt: skip


def write_layers(city: City, bundle: Bundle, *, known_by: dt.date | None = None, on: dt.date | None = None) -> dict[str, list[str]]:
    """The layers as features, by the name that exports give them; the sectors drawn over for a day alone."""
    last = city.theatre.end
    layers = {
        "front_lines": write_fronts(find_fronts(city, bundle, known_by=known_by, on=on), last),
        "control_parts": write_parts(find_parts(city, bundle, known_by=known_by, on=on), city.districts["name"].to_dict(), last),
    }
    if on is not None:
        overlays = find_overlays(city, bundle, on=on, known_by=known_by)
        layers["overlays"] = [write_feature(f"{o.scope}/{o.party}", write_geometry(draw_overlay(city, o)), describe_overlay(o)) for o in overlays]
    return layers

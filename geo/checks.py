"""The gazetteer held against the map: whether each place's point lies where its districts are."""

from __future__ import annotations

import geopandas as gpd

from geo.crs import MEASURED, STORED
from geo.faults import Fault
from geo.gazetteer import Gazetteer

FAR_M = 500.0  # a place's point may lie this far outside its districts, plus its radius


def check_points(gazetteer: Gazetteer, districts: gpd.GeoDataFrame) -> list[Fault]:
    """Points that lie far from the districts that their place is said to lie in: wrong, or lon and lat swapped.

    `districts` as `read_districts` gives them (index `pcode`, EPSG:4326).
    """
    metric = districts.geometry.to_crs(MEASURED)
    places = [p for p in gazetteer.places.values() if p.lon is not None and p.lat is not None and set(p.districts) & set(metric.index)]
    spots = gpd.GeoSeries(gpd.points_from_xy([p.lon for p in places], [p.lat for p in places]), crs=STORED).to_crs(MEASURED)
    faults = []
    for place, spot in zip(places, spots, strict=True):
        metres = min(spot.distance(metric[code]) for code in place.districts if code in metric.index)
        if not metres <= FAR_M + (place.radius_m or 0.0):
            faults.append(Fault(f"places.csv {place.id}", f"its point lies {metres / 1000:.1f} km from its districts",
                                "a point in or by them; lon first, lat second"))
    return faults

"""Geometry blobs of GeoPackage: the standard's header before plain WKB.

Source: OGC 12-128r19 (GeoPackage 1.4), clause 2.1.3.1.1 "BLOB Format".
"""

from __future__ import annotations

import struct

import shapely

SRS_ID = 4326


def encode_geometry(geometry: shapely.Geometry) -> bytes:
    """`geometry` (EPSG:4326, lon/lat) as a GeoPackage blob with its envelope, little-endian."""
    west, south, east, north = geometry.bounds
    header = struct.pack("<2sBBi4d", b"GP", 0, 0b00000011, SRS_ID, west, east, south, north)
    return header + shapely.to_wkb(geometry, byte_order=1)

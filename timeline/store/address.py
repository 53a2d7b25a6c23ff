"""A store's address: a GeoPackage's path, or a PostGIS database's URL."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from geo.faults import Fault, Faults

if TYPE_CHECKING:
    from timeline.store.geopackage import GeoPackageStore
    from timeline.store.postgis import PostgisStore

DEFAULT_STORE = "store.gpkg"


def find_store_address(given: str | None) -> str:
    """The address given, else `TIMELINE_STORE`, else one GeoPackage in the working copy."""
    return given or os.environ.get("TIMELINE_STORE") or str(Path(__file__).resolve().parents[2] / DEFAULT_STORE)


def open_store(address: str) -> GeoPackageStore | PostgisStore:
    """The store at an address; nothing is read or made yet."""
    if address.startswith(("postgresql://", "postgres://")):
        from timeline.store.postgis import PostgisStore
        return PostgisStore(address)
    if "://" in address:
        raise Faults(Fault(hide_password(address), "no such kind of store", "a path of a GeoPackage or postgresql://…"))
    from timeline.store.geopackage import GeoPackageStore
    return GeoPackageStore(Path(address))


def hide_password(address: str) -> str:
    """A database's address as it may be shown: without the password, wherever it stands."""
    head, at, tail = address.rpartition("@")
    scheme, _, user = head.partition("://")
    shown = f"{scheme}://{user.split(':')[0]}@{tail}" if at else address
    return re.sub(r"(?i)([?&;](?:ssl)?password=)[^&;#]*", r"\1…", shown)

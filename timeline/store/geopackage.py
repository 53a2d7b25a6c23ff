"""The default store: one GeoPackage, which any GIS opens.

Attribute tables `articles`, `claims`, `placements`, `control_history`, `meta`; feature layers `districts` and `control`
(the intervals as known now, with their polygons). Every write goes to a copy beside the store, which then takes its place:
a write that fails leaves the store as it was.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from geo.faults import Fault, Faults
from timeline.articles.article import Article
from timeline.bundle import Bundle
from timeline.control.interval import ControlInterval
from timeline.store import rows
from timeline.store.lock import WAIT_SECONDS, hold_folder
from timeline.store.rows import LAYER, TABLES, Table, sort_layer

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

SQL = {"text": "TEXT", "integer": "INTEGER", "real": "DOUBLE", "day": "TEXT", "flag": "INTEGER", "list": "TEXT"}
EPOCH = "1970-01-01T00:00:00.000Z"  # gpkg_contents asks for a time of change; a clock would change the bytes


class GeoPackageStore:
    """A store in the file at `path`; made by the first `write`."""

    def __init__(self, path: Path):
        self.path = path
        self.address = str(path)

    def exists(self) -> bool:
        return self.path.exists()

    @contextmanager
    def hold(self, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
        """Keep other writers out from reading to writing; `Faults` if one stays for longer than `wait` seconds."""
        with hold_folder(self.path.resolve().parent, where=self.address, wait=wait):
            yield

    def read_layer(self) -> list[tuple]:
        """The rows of the layer `control` (`rows.LAYER`, and whether there is a polygon), sorted."""
        with self._reading() as db:
            return sort_layer(db.execute(f"SELECT {', '.join(quote(LAYER))}, geom IS NOT NULL FROM control"))

    def read(self) -> Bundle:
        """The whole store; `Faults` where it is missing, corrupt or of another schema."""
        with self._reading() as db:
            def read(table: Table) -> list[tuple]:
                return db.execute(f"SELECT {', '.join(quote(table.names))} FROM {table.name}").fetchall()
            return rows.decode_bundle(read, where=self.address)

    def write(self, bundle: Bundle, *, districts: GeoDataFrame) -> None:
        """Replace all that is stored by `bundle`."""
        with self._replacing(fresh=True) as draft:
            create_layers(draft, districts)
            with closing(sqlite3.connect(draft)) as db, db:
                create_tables(db)
                insert_bundle(db, bundle, districts)

    def amend(self, added: Bundle, *, districts: GeoDataFrame, touched: Iterable[str], dropped_claims: Iterable[str] = (),
              changed_articles: Iterable[Article] = ()) -> None:
        """Add articles and claims, and put `added.control` in the place of all that was known of the `touched` districts."""
        with self._replacing(fresh=False) as draft, closing(sqlite3.connect(draft)) as db, db:
            for pcode in sorted(set(touched)):
                db.execute("DELETE FROM control_history WHERE district = ?", (pcode,))
                db.execute("DELETE FROM control WHERE district = ?", (pcode,))
            for claim_id in sorted(set(dropped_claims)):
                db.execute("DELETE FROM claims WHERE id = ?", (claim_id,))
                db.execute("DELETE FROM placements WHERE claim_id = ?", (claim_id,))
            for article in changed_articles:
                db.execute("DELETE FROM articles WHERE id = ?", (article.id,))
            articles = {a.id: a for a in (*changed_articles, *added.articles)}
            insert_bundle(db, Bundle(tuple(articles.values()), added.claims, added.control, added.meta), districts)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        if self.path.is_dir():
            raise Faults(Fault(self.address, "a folder, not a store", "a path of a GeoPackage, such as store.gpkg in that folder"))
        if not self.path.is_file():
            raise Faults(Fault(self.address, "no store here", "a store made by `python -m timeline build`"))
        try:
            with closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)) as db:
                schema = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
                if schema is None or schema[0] != json.dumps(rows.SCHEMA):
                    raise Faults(Fault(self.address, "a store of another version", "one made by this version: move the file away and build anew"))
                yield db
        except sqlite3.DatabaseError as error:
            raise Faults(Fault(self.address, f"not a readable store ({error})",
                               "a GeoPackage made by `build`; nothing was changed: move the file away and build anew")) from error

    @contextmanager
    def _replacing(self, *, fresh: bool) -> Iterator[Path]:
        """A draft beside the store; it takes the store's place only if the block ends well."""
        if fresh and self.path.exists():
            self.require_own()
        try:
            if self.path.exists() and not os.access(self.path, os.W_OK):
                raise PermissionError(13, "not writable")
            place = self.path.resolve()  # a link stays a link
            folder = Path(tempfile.mkdtemp(prefix=".store-", dir=place.parent))
        except OSError as error:
            raise Faults(Fault(self.address, f"can't be written ({error.strerror or error})", "a writable file in an existing folder")) from error
        try:
            draft = folder / "draft.gpkg"
            if not fresh:
                with self._reading():
                    shutil.copyfile(self.path, draft)
            yield draft
            os.replace(draft, place)
        except (OSError, sqlite3.DatabaseError) as error:
            raise Faults(Fault(self.address, f"can't be written ({error}); nothing was changed", "a writable file with room on the disk")) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def require_own(self) -> None:
        """Refuse to overwrite a file that is no store of ours, or one that can't be read: it may hold a user's articles."""
        with self._reading():
            return


def quote(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def create_layers(path: Path, districts: GeoDataFrame) -> None:
    """The two feature layers, by GDAL: `districts` with its rows, `control` empty."""
    import pyogrio

    layer = districts.reset_index()[["pcode", "name", "name_ar", "area_km2", "geometry"]]
    # Without a spatial index the layers need no SQL functions that only GDAL has; a hundred polygons need none.
    options = {"driver": "GPKG", "promote_to_multi": True, "SPATIAL_INDEX": "NO", "FID": "fid", "GEOMETRY_NAME": "geom"}
    pyogrio.write_dataframe(layer, path, layer="districts", **options)
    empty = layer.iloc[:0].drop(columns=["name_ar", "area_km2"]).rename(columns={"pcode": "district"})
    for column in ("status", "valid_from", "valid_to", "known_from", "rule", "confidence", "support", "against"):
        empty[column] = empty["district"].iloc[:0]
    pyogrio.write_dataframe(empty, path, layer="control", append=True, geometry_type="MultiPolygon", **options)


def create_tables(db: sqlite3.Connection) -> None:
    for table in TABLES:
        columns = ", ".join(f'"{c.name}" {SQL[c.kind]}' for c in table.columns)
        db.execute(f"CREATE TABLE {table.name} (fid INTEGER PRIMARY KEY AUTOINCREMENT, {columns})")
    db.execute("CREATE UNIQUE INDEX articles_id ON articles (id)")
    db.execute("CREATE UNIQUE INDEX claims_id ON claims (id)")
    db.execute("CREATE INDEX placements_claim ON placements (claim_id)")
    db.execute("CREATE INDEX history_district ON control_history (district)")
    db.execute("CREATE INDEX control_district ON control (district)")
    db.execute("CREATE TABLE meta (fid INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE, value TEXT)")
    for name in (*(t.name for t in TABLES), "meta"):
        db.execute("INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES (?, 'attributes', ?, ?)",
                   (name, name, EPOCH))
    db.execute("UPDATE gpkg_contents SET last_change = ?", (EPOCH,))
    db.execute("UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (SELECT min_x, min_y, max_x, max_y FROM gpkg_contents"
               " WHERE table_name = 'districts') WHERE table_name = 'control'")


def insert_bundle(db: sqlite3.Connection, bundle: Bundle, districts: GeoDataFrame) -> None:
    claims = sorted(bundle.claims, key=lambda c: c.id)
    control = rows.sort_control(bundle.control)
    insert_rows(db, rows.ARTICLES, rows.encode_records(rows.ARTICLES, sorted(bundle.articles, key=lambda a: a.id)))
    insert_rows(db, rows.CLAIMS, rows.encode_records(rows.CLAIMS, claims))
    insert_rows(db, rows.PLACEMENTS, rows.encode_placements(claims))
    insert_rows(db, rows.HISTORY, rows.encode_records(rows.HISTORY, control))
    insert_polygons(db, control, districts)
    db.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
                   sorted((key, json.dumps(value, ensure_ascii=False, sort_keys=True)) for key, value in bundle.meta.items()))


def insert_rows(db: sqlite3.Connection, table: Table, values: Iterable[tuple]) -> None:
    marks = ", ".join("?" * len(table.columns))
    db.executemany(f"INSERT INTO {table.name} ({', '.join(quote(table.names))}) VALUES ({marks})", values)


def insert_polygons(db: sqlite3.Connection, control: Iterable[ControlInterval], districts: GeoDataFrame) -> None:
    """The intervals as known now, as polygons."""
    import shapely

    from timeline.store.geometry import encode_geometry

    blobs = {pcode: encode_geometry(g if g.geom_type == "MultiPolygon" else shapely.multipolygons([g]))
             for pcode, g in districts.geometry.items()}
    names = districts["name"].to_dict()
    db.executemany(
        f"INSERT INTO control (geom, {', '.join(quote(LAYER))}) VALUES (?{', ?' * len(LAYER)})",
        ((blobs[row[0]], *row) for row in rows.encode_layer(control, names)))

"""A store in PostGIS: the same tables and layers in a schema of its own, `control_timeline`.

Every write is one transaction: a write that fails leaves the store as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from geo.faults import Fault, Faults
from timeline.articles.article import Article
from timeline.bundle import Bundle
from timeline.store import rows
from timeline.store.address import hide_password
from timeline.store.lock import BUSY, PATIENCE, WAIT_SECONDS
from timeline.store.rows import LAYER, TABLES, Table, sort_layer

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from psycopg import Connection

SCHEMA = "control_timeline"
SQL = {"text": "TEXT", "integer": "INTEGER", "real": "DOUBLE PRECISION", "day": "TEXT", "flag": "INTEGER", "list": "TEXT"}


class PostgisStore:
    """A store in the database at `address` (postgresql://…)."""

    def __init__(self, address: str):
        self.url = address
        self.address = hide_password(address)

    def exists(self) -> bool:
        with self._connect() as db:
            return db.execute("SELECT to_regclass(%s)", (f"{SCHEMA}.meta",)).fetchone()[0] is not None

    @contextmanager
    def hold(self, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
        """Keep other writers out from reading to writing; `Faults` if one stays for longer than `wait` seconds."""
        import psycopg
        with self._connect() as db:
            db.execute(f"SET lock_timeout = '{max(1, round(wait * 1000))}ms'")
            try:
                db.execute("SELECT pg_advisory_lock(hashtext(%s))", (SCHEMA,))
            except psycopg.errors.LockNotAvailable as error:
                raise Faults(Fault(self.address, f"{BUSY} for {wait:.0f} s", PATIENCE)) from error
            yield

    def read_layer(self) -> list[tuple]:
        """The rows of the layer `control` (`rows.LAYER`, and whether there is a polygon), sorted."""
        with self._connect() as db:
            self._check_schema(db)
            return sort_layer(db.execute(f"SELECT {columns_of(LAYER)}, geom IS NOT NULL FROM {SCHEMA}.control"))

    def read(self) -> Bundle:
        with self._connect() as db:
            self._check_schema(db)

            def read(table: Table) -> list[tuple]:
                return db.execute(f"SELECT {columns_of(table.names)} FROM {SCHEMA}.{table.name}").fetchall()
            return rows.decode_bundle(read, where=self.address)

    def write(self, bundle: Bundle, *, districts: GeoDataFrame) -> None:
        """Replace all that is stored by `bundle`."""
        with self._connect() as db:
            if db.execute("SELECT to_regclass(%s)", (f"{SCHEMA}.meta",)).fetchone()[0] is not None:
                self._read_meta(db)  # refuses what is no store of this version
            elif db.execute("SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace(%s) LIMIT 1", (SCHEMA,)).fetchone():
                raise Faults(Fault(self.address, f"its schema {SCHEMA} holds something else; nothing was changed",
                                   "a database without such a schema, or with a store made by `build` in it"))
            db.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
            create_tables(db)
            geometries = [(pcode, r["name"], r["name_ar"], float(r["area_km2"]), as_multi(r.geometry)) for pcode, r in districts.iterrows()]
            copy_rows(db, "districts", ("pcode", "name", "name_ar", "area_km2", "geom"), geometries)
            insert_bundle(db, bundle, districts)

    def amend(self, added: Bundle, *, districts: GeoDataFrame, touched: Iterable[str], dropped_claims: Iterable[str] = (),
              changed_articles: Iterable[Article] = ()) -> None:
        """Add articles and claims, and put `added.control` in the place of all that was known of the `touched` districts."""
        with self._connect() as db:
            self._read_meta(db)
            pcodes, dropped, changed = sorted(set(touched)), sorted(set(dropped_claims)), list(changed_articles)
            for table in ("control_history", "control"):
                db.execute(f"DELETE FROM {SCHEMA}.{table} WHERE district = ANY(%s)", (pcodes,))
            db.execute(f"DELETE FROM {SCHEMA}.claims WHERE id = ANY(%s)", (dropped,))
            db.execute(f"DELETE FROM {SCHEMA}.placements WHERE claim_id = ANY(%s)", (dropped,))
            db.execute(f"DELETE FROM {SCHEMA}.articles WHERE id = ANY(%s)", ([a.id for a in changed],))
            articles = {a.id: a for a in (*changed, *added.articles)}
            insert_bundle(db, Bundle(tuple(articles.values()), added.claims, added.control, added.meta), districts)

    def _read_meta(self, db: Connection) -> dict[str, object]:
        self._check_schema(db)
        return rows.decode_meta(db.execute(f"SELECT key, value FROM {SCHEMA}.meta"), where=self.address)

    def _check_schema(self, db: Connection) -> None:
        if db.execute("SELECT to_regclass(%s)", (f"{SCHEMA}.meta",)).fetchone()[0] is None:
            raise Faults(Fault(self.address, "no store here", "a store made by `python -m timeline build`"))
        found = db.execute(f"SELECT value FROM {SCHEMA}.meta WHERE key = 'schema'").fetchone()
        if found is None or found[0] != json.dumps(rows.SCHEMA):
            raise Faults(Fault(self.address, "a store of another version", "one made by this version: drop its schema and build anew"))

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        import psycopg
        try:
            with psycopg.connect(self.url, connect_timeout=10) as db:  # commits at the end, rolls back on an error
                yield db
        except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn) as error:
            said = str(error).strip().splitlines()[0]
            raise Faults(Fault(self.address, f"not a sound store ({said}); nothing was changed", rows.SOUND)) from error
        except psycopg.Error as error:
            said = str(error).strip().replace(self.url, self.address) or type(error).__name__
            raise Faults(Fault(self.address, f"the database refused: {said}; nothing was changed",
                               "a reachable PostgreSQL with PostGIS that lets this user make a schema")) from error


def columns_of(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def as_multi(geometry) -> str:
    """Extended WKB in hex: what PostGIS takes as a MultiPolygon of EPSG:4326."""
    import shapely
    multi = geometry if geometry.geom_type == "MultiPolygon" else shapely.multipolygons([geometry])
    return shapely.to_wkb(shapely.set_srid(multi, 4326), hex=True, include_srid=True)


def create_tables(db: Connection) -> None:
    db.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    db.execute(f"CREATE SCHEMA {SCHEMA}")
    for table in TABLES:
        columns = ", ".join(f'"{c.name}" {SQL[c.kind]}' for c in table.columns)
        key = f", PRIMARY KEY ({columns_of(table.key)})" if table.name != "control_history" else ""
        db.execute(f"CREATE TABLE {SCHEMA}.{table.name} ({columns}{key})")
    db.execute(f"CREATE TABLE {SCHEMA}.meta (key TEXT PRIMARY KEY, value TEXT)")
    db.execute(f"CREATE TABLE {SCHEMA}.districts (pcode TEXT PRIMARY KEY, name TEXT, name_ar TEXT, area_km2 DOUBLE PRECISION,"
               " geom public.geometry(MultiPolygon, 4326))")
    columns = ", ".join(f'"{name}" TEXT' for name in LAYER)
    db.execute(f"CREATE TABLE {SCHEMA}.control (fid SERIAL PRIMARY KEY, {columns}, geom public.geometry(MultiPolygon, 4326))")
    db.execute(f"CREATE INDEX ON {SCHEMA}.control_history (district)")
    db.execute(f"CREATE INDEX ON {SCHEMA}.control USING gist (geom)")


def copy_rows(db: Connection, table: str, names: Iterable[str], values: Iterable[tuple]) -> None:
    with db.cursor().copy(f"COPY {SCHEMA}.{table} ({columns_of(names)}) FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)


def insert_bundle(db: Connection, bundle: Bundle, districts: GeoDataFrame) -> None:
    claims = sorted(bundle.claims, key=lambda c: c.id)
    control = rows.sort_control(bundle.control)
    for table, values in ((rows.ARTICLES, rows.encode_records(rows.ARTICLES, sorted(bundle.articles, key=lambda a: a.id))),
                          (rows.CLAIMS, rows.encode_records(rows.CLAIMS, claims)), (rows.PLACEMENTS, rows.encode_placements(claims)),
                          (rows.HISTORY, rows.encode_records(rows.HISTORY, control))):
        copy_rows(db, table.name, table.names, values)
    shapes = {pcode: as_multi(g) for pcode, g in districts.geometry.items()}
    names = districts["name"].to_dict()
    copy_rows(db, "control", (*LAYER, "geom"), ((*row, shapes[row[0]]) for row in rows.encode_layer(control, names)))
    for key, value in sorted(bundle.meta.items()):
        db.execute(f"INSERT INTO {SCHEMA}.meta VALUES (%s, %s) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                   (key, json.dumps(value, ensure_ascii=False, sort_keys=True)))

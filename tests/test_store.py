"""The store: what is written is read back, in a GeoPackage and in PostGIS; a write that fails loses nothing."""

import datetime as dt
import sqlite3
from contextlib import closing

import geopandas as gpd
import pyogrio
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.faults import Faults
from timeline.articles.article import Article
from timeline.bundle import Bundle
from timeline.claims.claim import EVENTS, MODALITIES, Claim, ClaimPlace
from timeline.control.interval import ControlInterval
from timeline.store.address import open_store
from timeline.store.dump import dump_bundle
from timeline.store.rows import SCHEMA, encode_layer, sort_control, sort_layer

PCODES = ("T01", "T02", "T03")
DISTRICTS = gpd.GeoDataFrame(
    {"name": ["One", "Two", "Thrée"], "name_ar": ["واحد", "", "ثلاثة"], "area_km2": [1.0, 1.0, 1.0]},
    geometry=[shapely.box(37 + n / 100, 36, 37.01 + n / 100, 36.01) for n in range(3)],
    index=gpd.pd.Index(PCODES, name="pcode"), crs=4326)

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
DAY = st.dates(dt.date(2012, 7, 1), dt.date(2017, 1, 31))
SHARE = st.none() | st.floats(0, 1)
PLACE = st.builds(ClaimPlace, text=TEXT, start=st.integers(0, 99), end=st.integers(0, 99), id=st.none() | TEXT, name=TEXT,
                  districts=st.lists(st.sampled_from(PCODES), unique=True).map(tuple),
                  score=st.floats(0, 1), candidates=st.lists(TEXT, max_size=2).map(tuple))
CLAIM = st.builds(Claim, id=st.uuids().map(str), article_id=TEXT, start=st.integers(0, 99), end=st.integers(0, 99), quote=TEXT,
                  party=st.sampled_from(["government", "opposition"]), event=st.sampled_from(EVENTS), modality=st.sampled_from(MODALITIES),
                  places=st.lists(PLACE, max_size=2).map(tuple), against_interest=st.booleans(), first=st.none() | DAY, last=st.none() | DAY,
                  share=SHARE, share_min=SHARE, share_max=SHARE, stock=st.none() | st.booleans())
ARTICLE = st.builds(Article, id=st.uuids().map(str), text=TEXT, published=DAY, publisher=TEXT, url=TEXT, title=TEXT)
INTERVAL = st.builds(ControlInterval, district=st.sampled_from(PCODES), status=st.sampled_from(["government", "contested"]), valid_from=DAY,
                     valid_to=st.none() | DAY, known_from=st.none() | DAY, known_to=st.none() | DAY, rule=TEXT,
                     support=st.lists(TEXT, max_size=2).map(tuple),
                     shares=st.lists(st.tuples(TEXT, st.floats(0, 1), st.floats(0, 1)), max_size=2).map(tuple), last_supported=st.none() | DAY)


def make_bundle(articles, claims, control) -> Bundle:
    return Bundle(tuple(sorted(articles, key=lambda a: a.id)), tuple(sorted(claims, key=lambda c: c.id)), sort_control(control),
                  {"schema": SCHEMA, "city": "toy", "inputs": {"a": "b"}})


BUNDLE = st.builds(make_bundle, st.lists(ARTICLE, max_size=3), st.lists(CLAIM, max_size=3), st.lists(INTERVAL, max_size=4))
SMALL = make_bundle(
    [Article(id="a1", text="The army took Two.", published=dt.date(2016, 12, 5))],
    [Claim(id="c1", article_id="a1", start=0, end=18, quote="The army took Two.", party="government", event="captured",
           modality="asserted", places=(ClaimPlace("Two", 14, 17, "two", "Two", ("T02",), 1, "exact", 1.0),))],
    [ControlInterval("T02", "opposition", dt.date(2012, 7, 19), dt.date(2016, 12, 4), None, None, "opening"),
     ControlInterval("T02", "government", dt.date(2016, 12, 4), None, dt.date(2016, 12, 5), None, "neutral", ("c1",), (),
                     (("government", 1.0, 1.0),))])


@pytest.fixture(params=["gpkg", pytest.param("postgis", marks=pytest.mark.postgis)])
def address(request, tmp_path):
    return str(tmp_path / "store.gpkg") if request.param == "gpkg" else request.getfixturevalue("postgis_address")


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bundle=BUNDLE)
def test_what_is_written_is_read_back(address, bundle):
    store = open_store(address)
    store.write(bundle, districts=DISTRICTS)
    assert store.read() == bundle
    assert dump_bundle(store.read()) == dump_bundle(bundle)


def test_amend_equals_write(address):
    store = open_store(address)
    article, claim = SMALL.articles[0], SMALL.claims[0]
    store.write(Bundle((), (), SMALL.control[:1], SMALL.meta), districts=DISTRICTS)
    store.amend(Bundle((article,), (claim,), SMALL.control, SMALL.meta), districts=DISTRICTS, touched=["T02"])
    assert store.read() == SMALL


def test_missing_store_is_a_fault(address):
    store = open_store(address)
    assert not store.exists()
    with pytest.raises(Faults, match="no store here"):
        store.read()


def test_any_gis_opens_it(tmp_path):
    path = tmp_path / "store.gpkg"
    open_store(str(path)).write(SMALL, districts=DISTRICTS)
    layers = {name: kind for name, kind in pyogrio.list_layers(path)}
    assert layers["districts"] == layers["control"] == "MultiPolygon"
    assert set(layers) >= {"articles", "claims", "placements", "control_history", "meta"}
    control = gpd.read_file(path, layer="control")
    assert list(control["status"]) == ["opposition", "government"]
    assert control.crs.to_epsg() == 4326
    assert control.geometry.iloc[0].equals(shapely.multipolygons([DISTRICTS.geometry["T02"]]))


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_corrupt_store_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "store.gpkg"
    path.write_bytes(content)
    store = open_store(str(path))
    for attempt in (store.read, lambda: store.write(SMALL, districts=DISTRICTS), lambda: store.amend(SMALL, districts=DISTRICTS, touched=[])):
        with pytest.raises(Faults, match="store"):
            attempt()
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_database_is_not_overwritten(tmp_path):
    path = tmp_path / "photos.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE photos (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(Faults):
        open_store(str(path)).write(SMALL, districts=DISTRICTS)
    assert path.read_bytes() == before


def test_failed_write_leaves_the_store(tmp_path, monkeypatch):
    path = tmp_path / "store.gpkg"
    store = open_store(str(path))
    store.write(SMALL, districts=DISTRICTS)
    before = path.read_bytes()
    twice = Bundle(SMALL.articles * 2, (), (), SMALL.meta)
    with pytest.raises(Faults, match="nothing was changed"):
        store.write(twice, districts=DISTRICTS)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_unwritable_place_is_a_fault(tmp_path):
    with pytest.raises(Faults, match="can't be written"):
        open_store(str(tmp_path / "nowhere" / "store.gpkg")).write(SMALL, districts=DISTRICTS)


def test_unknown_address_is_a_fault():
    with pytest.raises(Faults, match="no such kind of store"):
        open_store("mysql://somewhere/db")


def test_unreachable_database_is_a_fault_without_the_password():
    with pytest.raises(Faults) as caught:
        open_store("postgresql://ann:secret@127.0.0.1:1/none").read()
    assert "secret" not in str(caught.value)
    assert "127.0.0.1:1" in str(caught.value)
    for address in ("postgresql://127.0.0.1:1/none?user=ann&password=secret", "mysql://ann:secret@host/db"):
        with pytest.raises(Faults) as caught:
            open_store(address).read()
        assert "secret" not in str(caught.value)


BROKEN = {"UPDATE {articles} SET published = 'soon'": "articles a1, published", "UPDATE {claims} SET quote = NULL": "claims c1, quote",
          "UPDATE {control_history} SET support = '['": "control_history T02", "UPDATE {meta} SET value = '{{' WHERE key = 'city'": "meta city",
          "DROP TABLE {claims}": "claims"}


@pytest.mark.parametrize("change", BROKEN)
def test_values_that_can_not_be_read_are_named_and_nothing_is_changed(address, change):
    store = open_store(address)
    store.write(SMALL, districts=DISTRICTS)
    alter(address, change)
    with pytest.raises(Faults, match=BROKEN[change]) as caught:
        store.read()
    assert "nothing was changed" in str(caught.value)


def test_every_value_that_can_not_be_read_is_named(address):
    store = open_store(address)
    store.write(SMALL, districts=DISTRICTS)
    for change in list(BROKEN)[:3]:
        alter(address, change)
    with pytest.raises(Faults) as caught:
        store.read()
    assert len(caught.value.faults) == 5, "an article, a claim, two intervals, and what to do"


def alter(address: str, change: str) -> None:
    """Do by another program's hand what a user might."""
    schema = "" if address.endswith(".gpkg") else "control_timeline."
    sql = change.format(**{name: schema + name for name in ("articles", "claims", "control_history", "meta")})
    if address.endswith(".gpkg"):
        with closing(sqlite3.connect(address)) as db, db:
            db.execute(sql)
    else:
        import psycopg
        with psycopg.connect(address) as db:
            db.execute(sql)


@pytest.mark.postgis
def test_a_schema_of_something_else_is_left_alone(postgis_address):
    import psycopg
    with psycopg.connect(postgis_address) as db:
        db.execute("CREATE SCHEMA control_timeline")
        db.execute("CREATE TABLE control_timeline.photos (name TEXT)")
    with pytest.raises(Faults, match="holds something else"):
        open_store(postgis_address).write(SMALL, districts=DISTRICTS)
    with psycopg.connect(postgis_address) as db:
        assert db.execute("SELECT count(*) FROM control_timeline.photos").fetchone() == (0,)


def test_a_linked_store_stays_a_link(tmp_path):
    (tmp_path / "disk").mkdir()
    link = tmp_path / "store.gpkg"
    link.symlink_to(tmp_path / "disk" / "store.gpkg")
    open_store(str(link)).write(SMALL, districts=DISTRICTS)
    assert link.is_symlink()
    assert open_store(str(tmp_path / "disk" / "store.gpkg")).read() == SMALL


def test_a_folder_is_no_store(tmp_path):
    for attempt in (open_store(str(tmp_path)).read, lambda: open_store(str(tmp_path)).write(SMALL, districts=DISTRICTS)):
        with pytest.raises(Faults, match="a folder, not a store"):
            attempt()


def test_one_writer_at_a_time(address):
    one, other = open_store(address), open_store(address)
    one.write(SMALL, districts=DISTRICTS)
    with one.hold(), pytest.raises(Faults, match="by another process"), other.hold(wait=0.1):
        pytest.fail("two hold the store")
    with other.hold(wait=0.1):
        assert other.read() == SMALL


def test_the_layer_shows_what_is_known_now(address):
    store = open_store(address)
    store.write(SMALL, districts=DISTRICTS)
    names = DISTRICTS["name"].to_dict()
    assert store.read_layer() == sort_layer((*row, True) for row in encode_layer(SMALL.control, names))
    assert {row[:3] for row in store.read_layer()} == {("T02", "Two", "opposition"), ("T02", "Two", "government")}

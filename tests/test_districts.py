"""Districts: a coverage is read, and every fault of one that is none is told at once."""

import copy

import geopandas as gpd
import pytest
import shapely
from specimens import CODES, NORTH, STEP, WEST, toy_features, write_features, write_toy_city

from geo.districts import check_districts, neighbours, read_districts
from geo.faults import Faults


def test_the_toy_city(tmp_path):
    districts = read_districts(write_toy_city(tmp_path / "toy") / "districts.geojson")
    assert tuple(districts.index) == CODES and districts.index.name == "pcode"
    assert list(districts.columns) == ["name", "name_ar", "area_km2", "geometry"]
    assert districts.crs == "EPSG:4326"
    assert districts.area_km2.between(1.0, 1.02).all()


def test_neighbours_share_an_edge(tmp_path):
    found = neighbours(read_districts(write_toy_city(tmp_path / "toy") / "districts.geojson"))
    assert found[CODES[4]] == (CODES[1], CODES[3], CODES[5], CODES[7])
    assert found[CODES[0]] == (CODES[1], CODES[3])
    assert all(a in found[b] for a in found for b in found[a])


def test_codes_that_look_like_times_stay_codes(tmp_path):
    features = toy_features()
    for n, feature in enumerate(features):
        feature["properties"]["pcode"] = f"T010{n}"
    assert read_districts(write_features(tmp_path / "times.geojson", features)).index[0] == "T0100"


def test_every_fault_at_once(tmp_path):
    features = toy_features()
    features[1]["properties"]["pcode"] = CODES[0]  # twice
    features[2]["properties"]["pcode"] = ""
    features[3]["properties"]["name"] = ""
    ring = features[4]["geometry"]["coordinates"][0]
    features[4]["geometry"]["coordinates"][0] = [ring[0], ring[2], ring[1], ring[3], ring[0]]  # a bow tie
    features[5]["geometry"] = None
    features[8]["geometry"]["coordinates"][0] = [[x - STEP / 2, y] for x, y in features[8]["geometry"]["coordinates"][0]]
    with pytest.raises(Faults) as caught:
        read_districts(write_features(tmp_path / "bad.geojson", features))
    told = str(caught.value)
    for words in (f"P-code {CODES[0]} again", "no P-code", "no name", "invalid geometry", "no geometry", "overlaps"):
        assert words in told, words


def test_an_overlap_names_both(tmp_path):
    features = toy_features()
    features[0]["geometry"]["coordinates"][0] = [[x + STEP / 4, y] for x, y in features[0]["geometry"]["coordinates"][0]]
    with pytest.raises(Faults, match=f"{CODES[0]}: overlaps .*{CODES[1]}"):
        read_districts(write_features(tmp_path / "bad.geojson", features))


def test_edges_that_do_not_match(tmp_path):
    features = toy_features()
    ring = features[0]["geometry"]["coordinates"][0]
    ring.insert(3, [WEST + STEP + 1e-8, NORTH - STEP / 2])  # a corner that the neighbour lacks, a millimetre over the border
    with pytest.raises(Faults, match="edges don't match"):
        read_districts(write_features(tmp_path / "bad.geojson", features))


@pytest.mark.parametrize("swap", ["lonlat", "elsewhere"])
def test_coordinates_that_mean_nothing_here(tmp_path, swap):
    features = copy.deepcopy(toy_features())
    for feature in features:
        ring = feature["geometry"]["coordinates"][0]
        feature["geometry"]["coordinates"][0] = [[y, x + 60] for x, y in ring] if swap == "lonlat" else [[x - 100, y] for x, y in ring]
    with pytest.raises(Faults, match="lon"):
        read_districts(write_features(tmp_path / "bad.geojson", features))


def test_files_that_are_none(tmp_path):
    with pytest.raises(Faults, match="no such file"):
        read_districts(tmp_path / "absent.geojson")
    (tmp_path / "noise.geojson").write_text("{]")
    with pytest.raises(Faults, match="can't be read"):
        read_districts(tmp_path / "noise.geojson")
    with pytest.raises(Faults, match="no districts"):
        read_districts(write_features(tmp_path / "empty.geojson", []))
    frame = gpd.GeoDataFrame({"pcode": ["N1"]}, geometry=[shapely.box(37, 36, 37.1, 36.1)], crs="EPSG:32637")
    told = "\n".join(map(str, check_districts(frame)))
    assert "EPSG:4326" in told and "column name is missing" in told and "P-code 'N1'" in told

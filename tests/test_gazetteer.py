"""The gazetteer: read whole, and every fault of its tables told at once."""

from pathlib import Path

import pytest
from specimens import CODES, IDS, write_toy_city

from geo.checks import check_points
from geo.districts import read_districts
from geo.faults import Faults
from geo.gazetteer import check_gazetteer, read_gazetteer

DATA = Path(__file__).resolve().parents[1] / "data"
CITIES = sorted(p.parent for p in DATA.glob("*/places.csv"))


def test_the_toy_city(tmp_path):
    gazetteer = read_gazetteer(write_toy_city(tmp_path / "toy"))
    assert gazetteer.places[IDS[0]].districts == (CODES[0],)
    assert gazetteer.places["mill-village"].ambiguous_with == ("old-mill",)
    assert check_gazetteer(gazetteer, CODES) == []


@pytest.mark.parametrize("city", CITIES, ids=lambda p: p.name)
def test_cities_in_the_repo_have_no_faults(city):
    districts = read_districts(city / "districts.geojson")
    gazetteer = read_gazetteer(city)
    assert check_gazetteer(gazetteer, districts.index) == []
    assert check_points(gazetteer, districts) == []
    assert all(place.basis for place in gazetteer.places.values())


def test_every_fault_at_once(tmp_path):
    city = write_toy_city(tmp_path / "toy")
    with open(city / "places.csv", "a", encoding="utf-8") as f:
        f.write(f"{IDS[0]},quarter,Again,,{CODES[0]},part,,38.5,35.5,1,b,exact,,\nfar,quarter,Far,,{CODES[0]},half,,east,95,1,b,exact,nobody,\n")
    with open(city / "place_names.csv", "a", encoding="utf-8") as f:
        f.write("ghost,Ghost,en,variant,match,s\nqarnabad,Karnabad,en,variant,often,s\n")
    with open(city / "homonyms.csv", "a", encoding="utf-8") as f:
        f.write("Mina,sometimes,w,c,,s\nMina,twin,w,c,ghost,s\n")
    (city / "phrases.csv").write_text("place_id,lang,phrase,after,not_after,not_before,source\nghost,en,the $x of it,,,,s\n"
                                      "ghost,en,the (a|b,,,,s\nghost,en,the pit,,,,s\n")
    with pytest.raises(Faults) as caught:
        read_gazetteer(city)
    told = str(caught.value)
    for words in (f"place {IDS[0]} again", "covers 'half'", "lon 'east'", "lat 95", "unknown place nobody", 
    "unknown place ghost", "use 'often'",
                  "kind 'sometimes'", "unknown macro", "unbalanced", "homonyms.csv Mina", "phrases.csv"):
        assert words in told, words


def test_codes_and_points_against_the_districts(tmp_path):
    city = write_toy_city(tmp_path / "toy")
    text = (city / "places.csv").read_text("utf-8")
    (city / "places.csv").write_text(text.replace("old-mill,landmark,Old Mill,المطحنة القديمة,G0005,part,by the river,38.5150,35.4850",
                                                  "old-mill,landmark,Old Mill,المطحنة القديمة,G0005;X99,part,by the river,35.4850,38.5150"), "utf-8")
    gazetteer = read_gazetteer(city)
    assert [str(f) for f in check_gazetteer(gazetteer, CODES)] == ["places.csv old-mill: unknown P-code X99 (expected a P-code of districts.geojson)"]
    [far] = check_points(gazetteer, read_districts(city / "districts.geojson"))
    assert "old-mill" in str(far) and "km from its districts" in str(far)
    assert "no place covers" in str(check_gazetteer(gazetteer, [*CODES, "X98"])[-1])


def test_folders_and_files_that_are_none(tmp_path):
    with pytest.raises(Faults, match="no such folder"):
        read_gazetteer(tmp_path / "absent")
    city = write_toy_city(tmp_path / "toy")
    (city / "place_names.csv").write_bytes("place_id,name\nx,Älä\n".encode("cp1252"))
    (city / "places.csv").unlink()
    with pytest.raises(Faults) as caught:
        read_gazetteer(city)
    assert "not UTF-8" in str(caught.value) and "places.csv: no such file" in str(caught.value)

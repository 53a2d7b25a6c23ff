"""A toy city for tests: Gridville, 3 × 3 square districts of about one km², written as a city's folder.

    G0001 Qarnabad   | G0002 Tel Rummana   | G0003 Karm Zahir
    G0004 Bab Ghazal | G0005 Suq al-Nahhas | G0006 Deir Yunan
    G0007 Hay al-Mina | G0008 Burj Salim   | G0009 Ayn Wadi
"""

from __future__ import annotations

import json
from pathlib import Path

WEST, NORTH, STEP = 38.5, 35.5, 0.01  # in UTM zone 37
NAMES = ("Qarnabad", "Tel Rummana", "Karm Zahir", "Bab Ghazal", "Suq al-Nahhas", "Deir Yunan", "Hay al-Mina", "Burj Salim", "Ayn Wadi")
NAMES_AR = ("قرناباد", "تل رمانة", "كرم زاهر", "باب غزال", "سوق النحاس", "دير يونان", "حي الميناء", "برج سليم", "عين وادي")
CODES = tuple(f"G{n:04d}" for n in range(1, 10))
IDS = tuple(name.lower().replace(" ", "-") for name in NAMES)

THEATRE = """id = "gridville"
name = "Gridville"
start = 2015-03-01
end = 2015-12-31

[opening]
day = 2015-02-28
status = "government"
source = "made for tests"

[[party]]
id = "government"
name = "Government"
label = "Government"
short = "G"
adversaries = ["opposition", "sdf", "isis"]
colour = "#b5171f"
pattern = "solid"

[[party]]
id = "opposition"
name = "Opposition"
label = "Opposition"
short = "O"
adversaries = ["government", "isis"]
colour = "#5fbf8f"
pattern = "dotted"

[[party]]
id = "sdf"
name = "SDF"
label = "SDF"
short = "K"
adversaries = ["government", "isis"]
colour = "#ffe066"
pattern = "solid"

[[party]]
id = "isis"
name = "ISIS"
label = "ISIS"
short = "I"
adversaries = ["government", "opposition", "sdf"]

[[party]]
id = "contested"
name = "Contested"
label = "Contested"
short = "C"
colour = "#7a63b0"
pattern = "hatched"
holds = false

[[party]]
id = "unknown"
name = "Unknown"
label = "Unknown"
short = "?"
colour = "#f2f2f2"
pattern = "dotted"
holds = false
colour = "#262626"
pattern = "solid"
"""


def square(n: int) -> list[list[float]]:
    """The ring (counter-clockwise, closed) of the n-th district, 0 to 8, rows from the north."""
    row, column = divmod(n, 3)
    west, north = WEST + column * STEP, NORTH - row * STEP
    east, south = west + STEP, north - STEP
    return [[round(x, 5), round(y, 5)] for x, y in ((west, north), (west, south), (east, south), (east, north), (west, north))]


def toy_features() -> list[dict]:
    """The nine districts as GeoJSON features."""
    return [{"type": "Feature", "id": code, "properties": {"pcode": code, "name": NAMES[n], "name_ar": NAMES_AR[n]},
             "geometry": {"type": "Polygon", "coordinates": [square(n)]}} for n, code in enumerate(CODES)]


def write_features(path: Path, features: list[dict], **header) -> Path:
    """Features as a GeoJSON file."""
    path.write_text(json.dumps({"type": "FeatureCollection", **header, "features": features}, ensure_ascii=False), encoding="utf-8")
    return path


def write_toy_city(folder: Path) -> Path:
    """Write Gridville's whole folder (made where missing) and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    write_features(folder / "districts.geojson", toy_features())
    places = ["place_id,kind,name,name_ar,pcodes,covers,share_note,lon,lat,radius_m,basis,precision,ambiguous_with,also_means"]
    for n, code in enumerate(CODES):
        row, column = divmod(n, 3)
        lon, lat = WEST + (column + 0.5) * STEP, NORTH - (row + 0.5) * STEP
        places.append(f"{IDS[n]},neighbourhood,{NAMES[n]},{NAMES_AR[n]},{code},whole,,{lon:.4f},{lat:.4f},500,made for tests,exact,,")
    places += [
        "old-mill,landmark,Old Mill,المطحنة القديمة,G0005,part,by the river,38.5150,35.4850,100,made for tests,exact,,",
        "mill-village,village,Mill Village,قرية المطحنة,,,,38.6000,35.4000,600,made for tests,approximate,old-mill,",
        f"east-gridville,sector,East Gridville,شرق غريدفيل,{';'.join(CODES[2::3])},whole,,38.5250,35.4850,1500,made for tests,exact,,",
        f"last-pocket,sector,Last pocket,الجيب الأخير,{CODES[8]},whole,,38.5250,35.4750,600,made for tests,exact,,",
        f"gridville-city,city,Gridville,غريدفيل,{';'.join(CODES)},whole,,38.5150,35.4850,2200,made for tests,exact,,",
    ]
    _write(folder / "places.csv", places)
    _write(folder / "place_names.csv", [
        "place_id,name,lang,kind,use,source",
        "gridville-city,Gridville,en,official,match,made for tests",
        "east-gridville,eastern Gridville,en,variant,match,made for tests",
        "east-gridville,east Gridville,en,variant,match,made for tests",
        "last-pocket,the last pocket,en,variant,match,made for tests",
        "old-mill,the Mill,en,variant,match,made for tests",
        "mill-village,the Mill,en,variant,match,made for tests",
        "hay-al-mina,Mina,en,variant,match,made for tests",
        "qarnabad,Карнабад,ru,variant,match,made for tests",
    ])
    _write(folder / "homonyms.csv", [
        "name,kind,what_else_it_is,clue_words,then,source",
        "Mina,elsewhere,a port in another town,Tripoli; Lebanon,,made for tests",
        "the Mill,twin,a village and a landmark,village; hamlet,mill-village,made for tests",
    ])
    _write(folder / "sectors.csv", [
        "sector_id,pcodes,valid_from,valid_to,source",
        f"east-gridville,{';'.join(CODES[2::3])},,,made for tests",
        f"last-pocket,{';'.join(CODES[2::3])},,2015-10-01,made for tests",
        f"last-pocket,{CODES[8]},2015-10-01,,made for tests",
    ])
    _write(folder / "sources.csv", [
        "id,name,kind,alignment,lineage,domains,aliases,lang,note,source",
        "gazette,Gridville Gazette,publisher,government,,gazette.example,the Gazette,en,,made for tests",
        "free-press,Free Press,publisher,opposition,,freepress.example,,en,,made for tests",
        "wire,World Wire,agency,neutral,wire,wire.example,,en,,made for tests",
    ])
    (folder / "theatre.toml").write_text(THEATRE, encoding="utf-8")
    return folder


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

"""directions.csv of a city: read as it stands, and every nonsense row refused at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.faults import Faults
from timeline.claims.directions import read_directions

ROOT = Path(__file__).resolve().parents[1]
PLACES, PARTIES = ("east", "west", "enclave-place"), ("government", "opposition")


def write(folder: Path, *rows: str, head: str = "direction,of,place_id,holder") -> Path:
    (folder / "directions.csv").write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return folder


def test_rows_are_read(tmp_path):
    write(tmp_path, "east,,east,opposition", "north,enclave,east,", "opposition,territory,east,opposition", "other,west,east,opposition")
    directions, holders = read_directions(tmp_path, places=PLACES, parties=PARTIES)
    assert directions == {("east", ""): "east", ("north", "enclave"): "east", ("opposition", "territory"): "east", ("other", "west"): "east"}
    assert holders == {"east": "opposition"}
    assert read_directions(tmp_path / "none") == ({}, {})


def test_every_bad_row_is_named_at_once(tmp_path):
    write(tmp_path, "upwards,,east,opposition", "east,moon,east,opposition", "west,,nowhere,government", "south,,enclave-place,martians",
          "north,,east", "east,,east,opposition", "east,,west,government", "west,city,east,government")
    with pytest.raises(Faults) as caught:
        read_directions(tmp_path, places=PLACES, parties=PARTIES)
    said = str(caught.value)
    for words in ("line 2: direction 'upwards'", "line 3: of 'moon'", "line 4: place_id 'nowhere'", "line 5: holder 'martians'", "line 6: 3 cells",
                  "line 8: 'east' is east already", "line 9: east is held by opposition already"):
        assert words in said, words
    assert len(caught.value.faults) == 7


def test_a_table_without_its_columns_or_not_in_utf8_is_refused(tmp_path):
    write(tmp_path, "east,east", head="direction,place_id")
    with pytest.raises(Faults, match="'of' is missing"):
        read_directions(tmp_path)
    (tmp_path / "directions.csv").write_bytes(b"direction,of,place_id,holder\n\xff\xfe,,east,\n")
    with pytest.raises(Faults, match="UTF-8"):
        read_directions(tmp_path)

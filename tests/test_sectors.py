"""Sectors: what their names meant on a day."""

import datetime as dt

from specimens import CODES, write_toy_city

from geo.gazetteer import read_gazetteer
from geo.sectors import Sector, read_sectors, sector_on


def test_a_sector_moves(tmp_path):
    sectors = read_gazetteer(write_toy_city(tmp_path / "toy")).sectors
    assert sector_on(sectors, "last-pocket", dt.date(2015, 9, 30)) == CODES[2::3]
    assert sector_on(sectors, "last-pocket", dt.date(2015, 10, 1)) == (CODES[8],)
    assert sector_on(sectors, "last-pocket", None) is None
    assert sector_on(sectors, "east-gridville", None) == CODES[2::3]
    assert sector_on(sectors, "nowhere", dt.date(2015, 9, 30)) is None


def test_faults_of_the_table(tmp_path):
    path = tmp_path / "sectors.csv"
    path.write_text("sector_id,pcodes,valid_from,valid_to,source\na,X1;X1,2015-02-30,,s\nb,X1,2015-05-01,2015-04-01,s\n")
    faults: list = []
    rows = read_sectors(path, faults)
    assert [type(row) for row in rows] == [Sector, Sector]
    told = "\n".join(map(str, faults))
    assert "2015-02-30" in told and "twice" in told and "before it starts" in told

"""A metamorphic law: what a sentence says does not hang on how a side or a district is named in it.

Every construction of `constructions/en.tsv` that is read right by itself is told again with another name for the army or the rebels, or
with another phrase for its district.
"""

from __future__ import annotations

import re

import pytest
from construction_rows import read_rows
from test_claims_constructions import right

ARMY = re.compile(r"\b([Tt])he army\b(?!')")
REBELS = re.compile(r"\b([Tt])he rebels\b(?!')")
DISTRICT = re.compile(r"(?<!-held )(?<!of )(?<!rebel )\b(Hanano|Shaar|Sakhour|Marjeh|Sukkari|Salhin|Sheikh Saeed)\b"
                      r"(?! (?:district|quarter|neighbou?rhood|hospital|roundabout|front|alone)|'|,)")
ARMIES = (
    "the Syrian army", "government troops", "regime forces", "pro-government forces", "Syrian troops backed by Shiite militias", "army units",
    "forces loyal to President Bashar al-Assad", "Assad's troops", "the Assad government", "loyalist fighters", "the Syrian military",
    "the Tiger Forces", "soldiers of the Republican Guard", "the Syrian Arab Army and its allies",
)
REBEL_SIDES = (
    "rebel fighters", "opposition fighters", "insurgents", "a coalition of rebel factions", "fighters from the Levant Front",
    "the armed opposition", "Islamist rebels", "the Free Syrian Army", "anti-government fighters", "opposition factions", "rebel groups",
)
DISTRICTS = (
    r"the \1 district", r"the neighbourhood of \1", r"the strategic \1 neighbourhood", r"\1 in east Aleppo", r"the \1 area of eastern Aleppo",
    r"the key district of \1 in the city's southeast", r"\1 (pictured)", r"Aleppo's \1 district",
)
SWAPS = [(ARMY, name) for name in ARMIES] + [(REBELS, name) for name in REBEL_SIDES] + [(DISTRICT, phrase) for phrase in DISTRICTS]
LEAST = 85  # of a hundred; a plural does not stand everywhere where a singular does


def told_anew(text: str, pattern: re.Pattern, name: str) -> str:
    swapped = pattern.sub(name, text, count=1) if pattern is DISTRICT else pattern.sub(lambda _: name, text, count=1)
    return swapped[0].upper() + swapped[1:]


@pytest.mark.parametrize(("pattern", "name"), SWAPS, ids=[name for _, name in SWAPS])
def test_a_name_changes_nothing(pattern, name):
    told = [(text, want) for text, want in read_rows("en") if want and pattern.search(text) and right(text, want)]
    assert len(told) > 40
    lost = [told_anew(text, pattern, name) for text, want in told if not right(told_anew(text, pattern, name), want)]
    assert 100 * (len(told) - len(lost)) / len(told) >= LEAST, lost

"""Mentions: toponyms in running text, in every script, at the right offsets, in linear time."""

from itertools import pairwise
from pathlib import Path

import pytest
from effort import count_lines
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import read_gazetteer
from geo.mentions import find_mentions

CITY = Path(__file__).resolve().parents[1] / "data" / "aleppo"
GAZETTEER = read_gazetteer(CITY)


def names(text):
    return [(m.text, m.candidates[0]) for m in find_mentions(text, GAZETTEER)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Shaar, Karm al-Jabal and the al-Marjeh district fell.", [("Shaar", "shaar"), ("Karm al-Jabal", "karm-al-jabal"), 
    ("al-Marjeh", "marjeh")]),
    ("Sheikh Sa’eed’s streets", [("Sheikh Sa’eed", "sheikh-saeed")]),
    ("l'entrée d'al-Chaar, à l'est d'Alep", [("al-Chaar", "shaar"), ("l'est d'Alep", "east-aleppo")]),
    ("в Бустан-эль-Касре и Шейх-Саиде, на востоке Алеппо", [("Бустан-эль-Касре", "bustan-al-qasr"), ("Шейх-Саиде", 
    "sheikh-saeed"), ("востоке Алеппо", "east-aleppo")]),
    ("وبالصاخور وللشيخ سعيد، وبستان القصر", [("الصاخور", "sakhour"), ("للشيخ سعيد", "sheikh-saeed"), ("بستان القصر", 
    "bustan-al-qasr")]),
    ("حـي الشَّيخ مقصُود", [("الشَّيخ مقصُود", "sheikh-maqsoud")]),
    ("シェイクサイード地区を制圧", [("シェイクサイード", "sheikh-saeed")]),
    ("Şeyh Said'i ve Haydariye'yi aldı", [("Şeyh Said'i", "sheikh-saeed"), ("Haydariye'yi", "haydariyah")]),
    ("Bus\u00adtan al-Qa\u00adsr", [("Bus\u00adtan al-Qa\u00adsr", "bustan-al-qasr")]),
    ("army in bustan al-qasr and sheikh saeed", [("bustan al-qasr", "bustan-al-qasr"), ("sheikh saeed", "sheikh-saeed")]),
])
def test_names_in_text(text, expected):
    assert names(text) == expected


def test_the_longest_name_wins():
    assert names("Hanano barracks and Masaken Hanano") == [("Hanano barracks", "hanano-barracks"), ("Masaken Hanano", 
    "masaken-hanano")]
    assert names("Suleiman al-Halabi water station")[0][1] == "suleiman-al-halabi-water-station"


@pytest.mark.parametrize("text", ["He spoke of the field and the midan of words, basel and sabil.", 
    "Mr Shah met him; Modern Madrid; 1070 people died.",
                                  "Assad's government said so.", 
                                  "a far east, the Middle East, the east of the country, from the east"])
def test_what_is_no_mention(text):
    assert [n for n in names(text) if n[1] != "aleppo-city"] == []


@pytest.mark.parametrize(("text", "place_id"), [
    ("the rebel-held east", "east-aleppo"), ("in the eastern half of the city", "east-aleppo"), 
    ("Aleppo's eastern districts", "east-aleppo"),
    ("the north of the enclave", "northern-east-aleppo"), ("north-eastern Aleppo", "northern-east-aleppo"), 
    ("the south-east of the city", "southern-east-aleppo"),
    ("the enclave", "rebel-enclave"), ("the former rebel bastion", "rebel-enclave"), ("the last rebel-held pocket", 
    "rebel-pocket"), ("the pocket", "rebel-pocket"),
    ("government-held western Aleppo", "west-aleppo"), ("the ancient centre of Aleppo", "old-city"), 
    ("south of the Citadel", "old-city-south"),
    ("أحياء حلب الشرقية", "east-aleppo"), ("القسم الشمالي من الأحياء الشرقية", "northern-east-aleppo"), 
    ("en Восточном Алеппо", "east-aleppo"),
    ("le nord-est d'Alep", "northern-east-aleppo"), ("el este de Alepo", "east-aleppo"), ("im Ostteil der Stadt", "east-aleppo"),
])
def test_sectors(text, place_id):
    assert names(text)[0][1] == place_id


def test_guesses_stand_beside_place_words_only():
    assert names("the Massakin Hananno district")[0][1] == "masaken-hanano"
    assert [m.match for m in find_mentions("the neighbourhood of Karm al-Jabbel, Shaar", GAZETTEER)][1:] == ["exact"]
    assert names("Mr Sheffer and Halvany spoke") == []


LETTERS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(
    ["Aleppo", "Shaar", "al-", "Karm", " ", "-", "’", "'", "\u00ad", "الصاخور", "و", "في", "Шейх", "-Саид", "the east", 
    "district", "(", "[", ",", "\n", "アレッポ", "1070"]),
    max_size=30).map(" ".join))


@settings(max_examples=200, deadline=None)
@given(LETTERS)
def test_offsets_slice_and_never_overlap(text):
    found = find_mentions(text, GAZETTEER)
    assert all(m.text == text[m.start:m.end] and m.text.strip() and m.candidates for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == find_mentions(text, GAZETTEER)


@pytest.mark.parametrize("unit", ["a, ", "Shaar, ", "the east of ", "(((([", "Karm al-", "Xyzzy district ", "'", "و", "Al-", 
    "A", "حي الشعار ", "Шейх-"])
def test_time_is_linear(unit):
    def spend(size):
        return count_lines(lambda: find_mentions(unit * (size // len(unit)), GAZETTEER))

    spend(1000)
    assert spend(160_000) < 10 * spend(20_000) + 1000

"""Placing: homonyms parted by clue words, namesakes by their neighbours, with a reason for each."""

import datetime as dt
from pathlib import Path

import pytest
from effort import count_lines
from specimens import CODES, write_toy_city

from geo.gazetteer import read_gazetteer
from geo.mentions import find_mentions
from geo.place import place_mentions

GAZETTEER = read_gazetteer(Path(__file__).resolve().parents[1] / "data" / "aleppo")


def place(text, gazetteer=GAZETTEER, **options):
    return [(p.mention.text, p.place_id) for p in place_mentions(text, find_mentions(text, gazetteer), gazetteer, **options)]


@pytest.mark.parametrize(("text", "expected"), [
    ("The exit of rebels from the Old City of Homs", ("Old City", None)),
    ("Fighting went on in Aleppo. The army took the Old City.", ("Old City", "old-city")),
    ("Shells fell on Midan in Damascus.", ("Midan", None)),
    ("Damascus said that its troops were back in Midan and Sulaymaniyah, in Aleppo.", ("Midan", "midan")),
    ("In Aleppo, minister Mohammad al-Shaar spoke.", ("al-Shaar", None)),
    ("In Aleppo the army took al-Shaar.", ("al-Shaar", "shaar")),
    ("In Mosul, troops entered al-Zahra and Hamdaniya.", ("al-Zahra", None)),
    ("Rebels stormed Zahraa and Khalidiyah in Aleppo.", ("Zahraa", "jamiyat-al-zahraa")),
    ("The army holds Khalidiya in Homs. Rebels kept Hamidiyeh and the Old City, he said. Some may go to Aleppo.", ("Hamidiyeh", None)),
    ("The army holds Khalidiya in Homs. Rebels kept Hamidiyeh and the Old City, he said. Some may go to Aleppo.", ("Old City", None)),
    ("أعلن المتحدث رفع الشعار الجديد في حلب", ("الشعار", None)),
    ("سيطر الجيش في حلب على حي الشعار", ("الشعار", "shaar")),
])
def test_homonyms(text, expected):
    assert expected in place(text)


@pytest.mark.parametrize(("text", "expected"), [
    ("They took the village of Handarat, north of Aleppo.", ("Handarat", "handarat-village")),
    ("Palestinian fighters entered Handarat, a refugee camp by Aleppo.", ("Handarat", "handarat-camp")),
    ("Kurdish fighters of Sheikh Maqsoud took the Youth Housing in Aleppo.", ("Youth Housing", "youth-housing-bani-zeid")),
    ("In Aleppo the army took Jazmati and the Youth Housing.", ("Youth Housing", "maasraniyeh-youth-housing")),
    ("Rashidin, New Aleppo and Scientific Research were shelled in Aleppo.", ("Scientific Research", 
    "scientific-research-centre")),
    ("The army took Jabal Badro, Ma'saraniyeh and Scientific Research in Aleppo.", ("Scientific Research", 
    "scientific-research-housing")),
    ("In Aleppo Qaterji, Dahret Awad and Karm al-Da'da' fell.", ("Karm al-Da'da", "karm-al-dada")),
    ("In Aleppo Sheikh Saeed, Salhin and Karm al-Da'da' fell.", ("Karm al-Da'da", "karm-al-daadaa")),
    ("Sukkari, Mashhad and Ansari are all that is left in Aleppo.", ("Ansari", "ansari")),
])
def test_namesakes(text, expected):
    assert expected in place(text)


def test_precision_districts_and_reason():
    text = "East Aleppo, Shaar, Bani Zeid, Khan al-Assal and the city of Aleppo"
    found = {p.mention.text: p for p in place_mentions(text, find_mentions(text, GAZETTEER), GAZETTEER)}
    assert {k: p.where_prec for k, p in found.items()} == {"East Aleppo": 4, "Shaar": 1, "Bani Zeid": 2, "Khan al-Assal": 7, "city of Aleppo": 6}
    assert found["Shaar"].districts == ("N0156",) and found["Bani Zeid"].covers == "part" and found["Khan al-Assal"].districts == ()
    assert all(p.reason for p in found.values())


def test_a_sector_means_what_it_meant_that_day(tmp_path):
    toy = read_gazetteer(write_toy_city(tmp_path / "toy"))
    text = "Only the last pocket is left in Gridville."
    for day, codes in ((dt.date(2015, 9, 1), CODES[2::3]), (dt.date(2015, 11, 1), (CODES[8],))):
        assert place_mentions(text, find_mentions(text, toy), toy, day=day)[0].districts == codes


def test_the_toy_city(tmp_path):
    toy = read_gazetteer(write_toy_city(tmp_path / "toy"))
    assert place("In Gridville the Mill fell.", toy)[1] == ("Mill", "old-mill")
    assert place("In Gridville the Mill, a hamlet, fell.", toy)[1] == ("Mill", "mill-village")
    assert place("Ships left Mina in Lebanon.", toy) == [("Mina", None)]


def test_placing_is_linear():
    def spend(size):
        text = ("Midan and Handarat, Shaar of Aleppo near Damascus, the Old City of Homs, Ansari; " * (size // 80))
        mentions = find_mentions(text, GAZETTEER)
        return count_lines(lambda: place_mentions(text, mentions, GAZETTEER))

    spend(2000)
    assert spend(120_000) < 10 * spend(15_000)

"""Sources: the city's table is sound, and names, addresses and speakers are found in it."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.faults import Faults
from timeline.articles import check_sources, read_sources
from timeline.articles.sources import COLUMNS

ROOT = Path(__file__).resolve().parents[1]
CITY = ROOT / "data" / "aleppo"
REFERENCE = ROOT.parent / "shared" / "reference"
SOURCES = read_sources(CITY)


def read_reports():
    files = sorted(REFERENCE.glob("reports_*.csv"))
    if not files:
        if os.environ.get("CI") == "true":
            pytest.fail("../shared/reference is not there")
        pytest.skip("../shared/reference is not there")
    return [row for file in files for row in csv.DictReader(file.open(encoding="utf-8", newline=""))]


def test_the_table_has_no_faults():
    assert check_sources(CITY) == []
    assert {row.alignment for row in SOURCES.by_id.values()} == {"government", "opposition", "sdf", "isis", "neutral", "unknown"}


def test_every_publisher_of_the_reports_is_known():
    named = {(row["publisher"], row["source_url"]) for row in read_reports()}
    assert [pair for pair in sorted(named) if SOURCES.find_publisher(*pair) is None] == []


def test_nearly_every_speaker_of_the_reports_is_known():
    spoken = [row["attributed_to"] for row in read_reports() if row["attributed_to"]]
    unknown = [words for words in spoken if SOURCES.find_speaker(words) is None]
    assert len(unknown) <= 0.005 * len(spoken), sorted(set(unknown))


@pytest.mark.parametrize(("name", "url", "id", "alignment", "lineage"), [
    ("SANA", "", "sana", "government", "sana"), ("Yemen Press (SANA)", "", "yemen-press", "government", "sana"),
    ("The Peninsula / AFP", "", "the-peninsula", "neutral", "afp"),
    ("Reuters via Straits Times", "", "straits-times", "neutral", "reuters"),
    ("AFP (via a blog that nobody knows)", "", "afp", "neutral", "afp"), ("Al-Alam (Reuters text)", "", "al-alam", "government", "reuters"),
    ("", "https://www.enabbaladi.net/archives/1", "enab-baladi", "opposition", ""),
    ("", "http://fr.sputniknews.com./x", "sputnik", "government", "ria"),
    ("Al-Watan (Bahrain) / AFP", "", "al-watan-bahrain", "neutral", "afp"), ("المرصد السوري لحقوق الإنسان", "", "sohr", "neutral", "sohr"),
])
def test_publishers_are_found(name, url, id, alignment, lineage):
    found = SOURCES.find_publisher(name, url)
    assert (found.id, found.alignment, found.lineage) == (id, alignment, lineage)


def test_unknown_publisher_is_none():
    assert SOURCES.find_publisher("", "https://nobody.example/x") is None
    assert SOURCES.find_publisher("Quzzleby Gazette", "not an address ]") is None


@pytest.mark.parametrize(("words", "id"), [
    ("said Rami Abdel Rahman, the Observatory's head", "sohr"), ("وأفاد المرصد السوري", "sohr"), ("selon l’OSDH", "sohr"),
    ("по данным Минобороны России", "russian-mod"), ("وبحسب مصدر عسكري", "syrian-military-source"), ("un habitant", "residents"),
    ("the Free Syrian Army", "fsa"), ("the Syrian army", "syrian-army"), ("الجيش السوري الحر", "fsa"), ("сирийской армией", "syrian-army"),
    ("a UN envoy", "un"), ("シリア人権監視団によると", "sohr"), ("an opposition military source", "rebels"), ("ناشطون", "activists"),
    ("Yasser al-Youssef of the Nureddine al-Zinki faction", "zenki"),
])
def test_speakers_are_found_in_any_language(words, id):
    assert SOURCES.find_speaker(words).id == id


def test_small_words_are_not_speakers():
    for words in ("un hombre", "who said so", "step by step", "il a pris", "prime time", ""):
        assert SOURCES.find_speaker(words) is None, words


def test_all_speakers_with_their_places():
    words = "SANA and the Observatory said"
    assert [(words[a:b], row.id) for a, b, row in SOURCES.find_speakers(words)] == [("SANA", "sana"), ("the Observatory", "sohr")]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_spans_lie_in_the_words(words):
    SOURCES.find_publisher(words, words)
    last = 0
    for start, end, _ in sorted(SOURCES.find_speakers(words), key=lambda hit: hit[:2]):
        assert last <= start < end <= len(words)
        last = end


def test_every_fault_of_a_table_is_listed(tmp_path):
    with (tmp_path / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerow(["a", "Alpha", "publisher", "neutral", "", "a.example", "Al;—", "", "", ""])
        table.writerow(["a", "Beta", "paper", "left", "", "a.example", "AL", "", "", ""])
        table.writerow(["c", "Gamma", "speaker", "isis", "", "", "", "", "", ""])
    said = "\n".join(map(str, check_sources(tmp_path)))
    for fault in ("alias without a letter", "'paper' is unknown", "'left' is unknown", "id 'a'", "alias 'al'", "domain 'a.example'", "reason"):
        assert fault in said
    with pytest.raises(Faults):
        read_sources(tmp_path)
    (tmp_path / "sources.csv").write_bytes(b"id,name\n\xff,x\n")
    assert "UTF-8" in str(check_sources(tmp_path)[0])
    with pytest.raises(Faults, match="cannot be read"):
        read_sources(tmp_path / "none")

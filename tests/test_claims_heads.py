"""What stands at a paragraph's head: datelines, times and bullets say nothing; a district's name does."""

from __future__ import annotations

import pytest
from claims_bench import city_reader, make_article

from timeline.claims import extract_claims
from timeline.claims.sentences import mask_datelines, skip_head


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("ALEPPO, Syria (AP) — Troops took it.", "Troops took it."),
        ("BEIRUT, Dec 5 (Reuters) - Troops took it.", "Troops took it."),
        ("دمشق (رويترز) - قال", "قال"),
        ("Beyrouth (AFP) – L'armée avance.", "L'armée avance."),
        ("АЛЕППО (Сирия), 5 дек — РИА Новости. Армия", "АЛЕППО (Сирия), 5 дек — РИА Новости. Армия"),
        ("ERBIL - Shortly after", "Shortly after"),
        ("14:20 – Troops are in.", "Troops are in."),
        ("• 14.20: Troops are in.", "Troops are in."),
        ("UPDATE 1520 GMT: It has gone.", "It has gone."),
        ("- Troops are in.", "Troops are in."),
        ("The army (SAA) - which took it - left.", "The army (SAA) - which took it - left."),
        ("Rebels hold it - and more.", "Rebels hold it - and more."),
        ("1070 - the army took it.", "1070 - the army took it."),
        ("12 districts: these fell.", "12 districts: these fell."),
    ],
)
def test_heads_are_skipped_and_sentences_are_not(line, rest):
    assert line[skip_head(line, 0, len(line)) :] == rest


def test_only_a_paragraph_has_a_head():
    text = "They fled. BEIRUT - The army came."
    assert skip_head(text, 11, len(text)) == 11


def test_a_dateline_is_no_place_of_the_news():
    for text in ("ALEPPO, Syria (AP) — Troops are now inside Bustan al-Qasr.", "14:20 – Troops are now inside Bustan al-Qasr."):
        (claim,) = extract_claims(make_article(text), city_reader())
        assert [place.id for place in claim.places] == ["bustan-al-qasr"]
        assert claim.quote == "Troops are now inside Bustan al-Qasr."


def test_a_district_at_the_head_stays():
    (claim,) = extract_claims(make_article("SUKKARI – The district is still in rebel hands."), city_reader())
    assert [place.id for place in claim.places] == ["sukkari"]


def test_a_dateline_is_no_clue():
    (claim,) = extract_claims(make_article("Beirut (EFE) - El Ejército recuperó Sajur.", lang="es"), city_reader())
    assert [place.id for place in claim.places] == ["sakhour"]
    text = "Beirut (EFE) - Uno.\nDos (tres) cuatro.\nHoms (EFE) — Tres."
    assert mask_datelines(text, frozenset({"beirut"})) == " " * 15 + "Uno.\nDos (tres) cuatro.\nHoms (EFE) — Tres."

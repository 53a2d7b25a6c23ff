"""Speakers in English: who says what, also where a sentence has more than one."""

from __future__ import annotations

import pytest
from claims_bench import city_reader, make_article

from timeline.claims import extract_claims


def read_speakers(text: str) -> list[tuple[str, str, str, str]]:
    claims = extract_claims(make_article(text), city_reader())
    return [(claim.places[0].id, claim.party, claim.modality, claim.speaker) for claim in claims]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to the Syrian Observatory for Human Rights, the army seized Shaar.", "the Syrian Observatory for Human Rights"),
        ("The army seized Shaar, according to the Observatory.", "the Observatory"),
        ("In the words of SANA, the army seized Shaar.", "SANA"),
        ("The army has seized Shaar, SANA reported on Monday.", "SANA"),
        ("Residents said the army had seized Shaar.", "Residents"),
    ],
)
def test_a_speaker_is_named_wherever_the_frame_stands(text, speaker):
    assert read_speakers(text) == [("shaar", "government", "claimed", speaker)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Rebels hold Sukkari, the Observatory said, while the army has taken Marjeh, SANA reported.",
            [("sukkari", "opposition", "claimed", "the Observatory"), ("marjeh", "government", "claimed", "SANA")],
        ),
        (
            "The army said it had captured Shaar, but rebels still hold parts of it, the Observatory said.",
            [("shaar", "government", "claimed", "The army"), ("shaar", "opposition", "claimed", "the Observatory")],
        ),
        (
            "On Friday rebels said they had seized Shaar, but the Syrian army said it had repelled the attack.",
            [("shaar", "opposition", "claimed", "rebels"), ("shaar", "government", "claimed", "the Syrian army")],
        ),
    ],
)
def test_each_of_two_speakers_keeps_its_own_words(text, told):
    assert read_speakers(text) == told


def test_what_had_been_theirs_is_no_state_of_today():
    (claim,) = extract_claims(make_article("Marjeh had been under rebel control since 2012."), city_reader())
    assert (claim.modality, claim.first.year, claim.last.year) == ("background", 2012, 2012)

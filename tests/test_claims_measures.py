"""How much: the share that a sentence states, with its bounds and what it is a share of."""

from __future__ import annotations

import pytest
from claims_bench import city_reader, make_article

from timeline.claims import extract_claims


@pytest.mark.parametrize(
    ("text", "place", "share", "low", "high"),
    [
        ("The army controls 20 of the 45 square kilometres of east Aleppo.", "east-aleppo", 0.4444, 0.4444, 0.4444),
        ("Some 40 percent (18 of 45 square kilometres) of the rebel-held part of the city was freed.", "rebel-enclave", 0.4, 0.4, 1.0),
        ("The army has taken 12 districts, or a third of the rebel enclave.", "rebel-enclave", 0.33, 0.33, 0.33),
        ("The rebels lost ten quarters, representing half of the territory that they held.", "east-aleppo", 0.5, 0.5, 0.5),
        ("The army controls between 60 and 65 percent of the city.", "aleppo-city", None, 0.6, 0.65),
        ("The army controls 60-65 percent of the city.", "aleppo-city", None, 0.6, 0.65),
        ("The army's share of the east has grown from 40 to 60 per cent.", "east-aleppo", 0.6, 0.6, 0.6),
        ("More than half of the enclave has been captured by the army.", "rebel-enclave", 0.5, 0.5, 1.0),
        ("All but a sliver of the enclave has been captured by the army.", "rebel-enclave", None, 0.5, 1.0),
        ("Rebels held onto a third of Sakhour.", "sakhour", 0.33, 0.33, 0.33),
    ],
)
def test_shares(text, place, share, low, high):
    claims = [c for c in extract_claims(make_article(text), city_reader()) if [p.id for p in c.places] == [place]]
    assert len(claims) == 1
    assert (claims[0].share, claims[0].share_min, claims[0].share_max) == (share, low, high)


def test_the_figure_of_another_is_a_second_claim():
    claims = extract_claims(make_article("The army holds 90 percent of the east. Officers had earlier spoken of 98 percent."), city_reader())
    assert [c.share for c in claims] == [0.9, 0.98]

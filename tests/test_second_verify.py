"""Verification: no claim without its words in the text, no place without the gazetteer, no day after publication."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from second_specimens import DAY, HOLD, LOST, TEXT, TOOK, make_article, read_toy_city, row
from specimens import CODES

from geo.gazetteer import read_gazetteer
from timeline.articles.sources import read_sources
from timeline.claims.claim import EVENTS, MODALITIES
from timeline.claims.second.places import place_article
from timeline.claims.second.quotes import find_first, find_words
from timeline.claims.second.reader import PARTIES
from timeline.claims.second.schema import make_validator
from timeline.claims.second.verify import verify_rows
from timeline.claims.second.windows import split_windows


@pytest.fixture(scope="module")
def verify(tmp_path_factory):
    city, validator = read_toy_city(tmp_path_factory.mktemp("gridville")), make_validator(PARTIES)

    def run(*rows, text=TEXT):
        article = make_article(text)
        return verify_rows(rows, article, (0, len(text)), placed=place_article(article, city["gazetteer"]), validator=validator,
                           model="m", **city)
    return run


def edit(base, **changes):
    return {**base, **changes}


WRONG = {
    "invented quote": (edit(TOOK, quote="The army took Qarnabad on Friday"), "not in the article"),
    "two passages joined": (edit(TOOK, quote="The army took Qarnabad ... Tel Rummana"), "not in the article"),
    "a word cut": (edit(TOOK, quote="he army took Qarna"), "not in the article"),
    "no quote": (edit(TOOK, quote="  "), "not in the article"),
    "one word": (edit(TOOK, quote="Qarnabad"), "no evidence"),
    "a whole page": (edit(TOOK, quote=TEXT * 9), "proves nothing"),
    "invented place": (edit(TOOK, places=[{"text": "Atlantis", "refers_to": "", "part": ""}]), "not in the quote, nor before it"),
    "words that are no place": (edit(TOOK, places=[{"text": "The army", "refers_to": "", "part": ""}]), "not in the gazetteer"),
    "refers to nothing": (edit(LOST, places=[{"text": "The district", "refers_to": "Old Mill", "part": ""}]), "not in the text before it"),
    "refers to what comes after": (edit(LOST, places=[{"text": "The district", "refers_to": "Ayn Wadi", "part": ""}]), "before it"),
    "no place": (edit(TOOK, places=[]), "names no place"),
    "day after publication": (edit(TOOK, first="2015-06-06", last="2015-06-06"), "after publication"),
    "last day after publication": (edit(TOOK, last="2016-01-01"), "after publication"),
    "days the wrong way round": (edit(TOOK, first="2015-06-05", last="2015-06-04"), "lies after last"),
    "no such day": (edit(TOOK, first="2015-02-30"), "is no day"),
    "a day in words": (edit(TOOK, first="Thursday"), "is no day"),
    "days without words": (edit(TOOK, when=""), "no words that say the day"),
    "words of a day that nobody wrote": (edit(TOOK, when="on Wednesday"), "not in the text"),
    "a weekday a month ago": (edit(TOOK, first="2015-05-01", last="2015-05-01"), "so long before"),
    "a past day on publication's word": (edit(TOOK, basis="publication"), "without a word"),
    "share above 1": (edit(HOLD, share=40), "not within 0 to 1"),
    "share below 0": (edit(HOLD, share=-0.4), "not within 0 to 1"),
    "endless share": (edit(HOLD, share=float("inf")), "not within 0 to 1"),
    "share without words": (edit(HOLD, how_much=""), "how much"),
    "share in words that nobody wrote": (edit(HOLD, how_much="half"), "not in the quote"),
    "share outside its bounds": (edit(HOLD, share_min=0.5), "within its bounds"),
    "bounds the wrong way round": (edit(HOLD, share=None, share_min=0.9, share_max=0.1), "within its bounds"),
    "unknown party": (edit(TOOK, party="martians"), "party"),
    "unknown event": (edit(TOOK, event="nuked"), "event"),
    "unknown modality": (edit(TOOK, modality="sworn"), "modality"),
    "unknown direction": (edit(TOOK, places=[{"text": "Qarnabad", "refers_to": "", "part": "up"}]), "part"),
    "invented speaker": (edit(TOOK, speaker="the Pope"), "not in the text"),
    "share in letters": (edit(HOLD, share="0.4"), "share"),
    "no object": ("took Qarnabad", "not an object"),
    "a list": (["took", "Qarnabad"], "not an object"),
    "no places at all": ({"quote": "The army took Qarnabad", "event": "captured", "party": "government", "modality": "asserted"}, "places"),
    "places that are none": (edit(TOOK, places=["Qarnabad"]), "places"),
}


@pytest.mark.parametrize("wrong, why", WRONG.values(), ids=WRONG.keys())
def test_what_is_not_proven_is_listed_and_not_believed(verify, wrong, why):
    claims, rejections = verify(wrong, HOLD)
    assert [c.quote for c in claims] == [HOLD["quote"]]
    assert len(rejections) == 1 and why in rejections[0].why


def test_a_namesake_in_another_town_is_no_place(verify):
    text = "Rebels took Mina, the port of Tripoli in Lebanon, on Monday."
    claims, rejections = verify(row("Rebels took Mina", party="opposition", place="Mina"), text=text)
    assert not claims and "port in another town" in rejections[0].why


def test_of_several_places_the_good_ones_stand(verify):
    text = "Rebels took Qarnabad, Atlantis and Bab Ghazal."
    spots = [{"text": t, "refers_to": "", "part": ""} for t in ("Atlantis", "Bab Ghazal", "Qarnabad")]
    (claim,), (left,) = verify(row(text, party="opposition", places=spots), text=text)
    assert [p.id for p in claim.places] == ["qarnabad", "bab-ghazal"] and "Atlantis" in left.what


@pytest.mark.parametrize("spot", [
    {"text": "Deir Yunan", "refers_to": "", "part": ""}, {"text": "The army", "refers_to": "Deir Yunan", "part": ""},
])
def test_a_quote_that_names_its_place_proves_nothing_of_another(verify, spot):
    text = "Rebels hold Deir Yunan. The army took Qarnabad on Thursday."
    claims, rejections = verify(row("The army took Qarnabad on Thursday", places=[spot]), text=text)
    assert not claims and "names another place: Qarnabad" in rejections[0].why


@pytest.mark.parametrize("line", ["Read also: Rebels took Qarnabad", "![Rebels took Qarnabad](x.jpg)", "File photo: Rebels took Qarnabad."])
def test_what_stands_beside_the_news_is_no_evidence(verify, line):
    claims, rejections = verify(row("Rebels took Qarnabad", party="opposition", place="Qarnabad"), text=f"{TEXT.splitlines()[0]}\n{line}\n{TEXT}")
    assert not claims and "beside the article" in rejections[0].why


def test_a_part_of_a_sector_is_an_aggregate(verify):
    text = "The army has taken most of East Gridville."
    (claim,), left = verify(row(text[:-1], place="East Gridville", share_min=0.5, share_max=1, how_much="most of", denominator="former_area"),
                            text=text)
    assert not left and (claim.scope, claim.share, claim.share_min, claim.share_max, claim.stock) == ("east-gridville", None, 0.5, 1.0, False)
    (whole,), left = verify(row(text[:-1], place="East Gridville"), text=text)
    assert whole.scope == "" and whole.stock is None


def test_a_sector_of_a_real_city_is_not_taken_for_the_city():
    folder = Path(__file__).resolve().parents[1] / "data" / "aleppo"
    city = {"gazetteer": read_gazetteer(folder), "sources": read_sources(folder)}
    text = "The army has retaken two-thirds of rebel-held east Aleppo, a monitor said."
    article = make_article(text)
    said = row("The army has retaken two-thirds of rebel-held east Aleppo", place="east Aleppo", share=0.667, how_much="two-thirds")
    (claim,), left = verify_rows([said], article, (0, len(text)), placed=place_article(article, city["gazetteer"]),
                                 validator=make_validator(PARTIES), model="m", **city)
    assert not left and claim.scope == claim.places[0].id == "east-aleppo"


def test_the_models_word_on_a_speakers_side_only_ever_weakens(verify):
    text = "The army took Qarnabad, a man in uniform said."
    said = row("The army took Qarnabad", place="Qarnabad", modality="claimed", speaker="a man in uniform")
    for side, taken in (("government", "government"), ("neutral", "unknown"), ("opposition", "unknown")):
        (claim,), _ = verify(edit(said, speaker_side=side), text=text)
        assert claim.speaker_alignment == taken and not claim.against_interest


def test_plain_servers_may_leave_out_what_is_empty(verify):
    (claim,), left = verify({"quote": "The army took Qarnabad", "event": "captured", "party": "government", "modality": "asserted",
                             "places": [{"text": "Qarnabad"}], "districts": [CODES[8]], "id": "forged"})
    assert not left and claim.places[0].districts == CODES[:1] and claim.id != "forged" and claim.last == DAY and claim.date_prec == 5


def test_white_space_and_the_shape_of_quote_marks_may_differ(verify):
    text = "‘The army\u00a0has\n  taken “all of” Qarnabad’s streets’, it said."
    (claim,), left = verify(row("The army has taken \"all of\" Qarnabad's streets", place="Qarnabad"), text=text)
    assert not left and claim.quote == text[claim.start:claim.end] == "The army\u00a0has\n  taken “all of” Qarnabad’s streets"


def test_arabic_words_written_together_are_found(verify):
    text = "وسيطر الجيش على حي قرناباد أمس."
    (claim,), left = verify(row("سيطر الجيش على حي قرناباد", place="قرناباد"), text=text)
    assert not left and claim.places[0].id == "qarnabad" and claim.start == 1


words = st.lists(st.sampled_from(["the", "army", "took", "a.b", "(x)", "الحي", "“x”", "x-y", "40%"]), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words, words, words, st.sampled_from([" ", "\n", "\u00a0", "  \t"]))
def test_found_words_slice_to_what_was_asked(before, quote, after, gap):
    text = gap.join([*before, *quote, *after])
    span = find_first(text, " ".join(quote))
    assert span is not None and text[slice(*span)].split() == quote
    assert all(text[a:b].split() == quote for a, b in find_words(text, " ".join(quote)))


SPOT = {"text": "Qarnabad", "refers_to": "", "part": ""}
ODD = st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=20), st.sampled_from(TEXT.split()),
                st.sampled_from([*EVENTS, *MODALITIES]), st.lists(st.text(max_size=5), max_size=3), st.just([SPOT]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(list(TOOK)), ODD))
def test_whatever_a_row_holds_claims_are_proven(verify, changes):
    claims, rejections = verify(edit(TOOK, **changes))
    assert claims or rejections
    for claim in claims:
        assert TEXT[claim.start:claim.end] == claim.quote and claim.event in EVENTS and claim.modality in MODALITIES
        assert claim.party in PARTIES and (claim.last is None or claim.last <= DAY) and (claim.first is None or claim.first <= claim.last)
        assert claim.places and all(p.placed and TEXT[p.start:p.end] == p.text for p in claim.places)
        assert all(s is None or 0 <= s <= 1 for s in (claim.share, claim.share_min, claim.share_max))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="ab .\n؟", max_size=400), st.integers(20, 120), st.integers(0, 60))
def test_windows_cover_every_word_and_read_on(text, size, overlap):
    windows = split_windows(text, size=size, overlap=overlap)
    covered = {n for a, b in windows for n in range(a, b)}
    assert all(text[n].isspace() or n in covered for n in range(len(text)))
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(windows))

"""Reading French: what one sentence says of control, by construction. The sentences are ours."""

from __future__ import annotations

import datetime as dt
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
from construction_rows import is_right, read_rows

from geo.gazetteer import read_gazetteer
from timeline.articles.article import Article
from timeline.articles.sources import read_sources
from timeline.claims import read_reader
from timeline.claims.extract import extract_claims

CITY = Path(__file__).resolve().parents[1] / "data" / "aleppo"
PUBLISHED = dt.date(2016, 11, 28)  # a Monday


@pytest.fixture(scope="module")
def reader():
    return read_reader(CITY, gazetteer=read_gazetteer(CITY), sources=read_sources(CITY))


def read(reader, text: str):
    needed = {f.name: None for f in fields(Article) if f.default is MISSING and f.default_factory is MISSING}
    return extract_claims(Article(**{**needed, "id": "t", "text": "Nouvelles d'Alep. " + text, "published": PUBLISHED, "lang": "fr"}), reader)


def say(claims) -> set[tuple[str, str, str, str]]:
    """(event, party, place, effective | denied | planned) of each place."""
    return {(c.event, c.party, p.id, c.modality if c.modality in ("denied", "planned") else "effective") for c in claims for p in c.places}


SAKHOUR, CHAAR, HAYDARIYE = "sakhour", "shaar", "haydariyah"
TAKEN = {("captured", "government", SAKHOUR)}
LOST = {("lost", "unknown", SAKHOUR)}
HELD = {("held", "opposition", SAKHOUR)}
EFFECTIVE = [
    ("L'armée syrienne a repris lundi le quartier de Sakhour.", TAKEN),
    ("Les forces gouvernementales se sont emparées de Sakhour.", TAKEN),
    ("Les soldats se sont rendus maîtres de Sakhour dans la matinée.", TAKEN),
    ("Les forces du régime ont mis la main sur Sakhour.", TAKEN),
    ("Le régime a pris le contrôle de Sakhour.", TAKEN),
    ("Le quartier de Sakhour, repris lundi par l'armée, était désert.", TAKEN),
    ("Sakhour a été repris par les forces loyalistes.", TAKEN),
    ("Sakhour est tombé aux mains de l'armée.", TAKEN),
    ("Sakhour est passé sous le contrôle du régime.", TAKEN),
    ("Sakhour est désormais sous contrôle gouvernemental.", {("held", "government", SAKHOUR)}),
    ("L'armée a chassé les rebelles de Sakhour.", TAKEN),
    ("L'armée a arraché Sakhour aux insurgés.", TAKEN),
    ("Les rebelles ont été délogés de Sakhour par l'armée.", TAKEN),
    ("Les forces prorégime auraient repris Sakhour, selon l'OSDH.", TAKEN),
    ("L'armée affirme avoir repris Sakhour.", TAKEN),
    ("L'OSDH a annoncé la prise de Sakhour par l'armée.", TAKEN),
    ("Après la chute de Sakhour, l'armée est entrée dans Chaar.", {*TAKEN, ("entered", "contested", CHAAR)}),
    ("L'armée est entrée dans Sakhour et l'a repris.", {("entered", "contested", SAKHOUR), *TAKEN}),
    ("L'armée a repris Sakhour, Haydariyé et une partie de Chaar.",
     {*TAKEN, ("captured", "government", HAYDARIYE), ("captured", "government", CHAAR)}),
    ("Les forces kurdes ont pris Sakhour.", {("captured", "sdf", SAKHOUR)}),
    ("Les rebelles ont perdu Sakhour.", LOST),
    ("Les insurgés ont cédé Sakhour à l'armée.", {("lost", "government", SAKHOUR)}),
    ("Les rebelles se sont retirés de Sakhour.", {("withdrew", "unknown", SAKHOUR)}),
    ("Les rebelles ont évacué Sakhour.", {("withdrew", "unknown", SAKHOUR)}),
    ("Les insurgés ont dû abandonner Sakhour.", {("withdrew", "unknown", SAKHOUR)}),
    ("Les rebelles tiennent toujours Sakhour.", HELD),
    ("Sakhour reste aux mains des rebelles.", HELD),
    ("Sakhour, que tiennent les insurgés, a été bombardé.", HELD),
    ("Sakhour, contrôlé par les rebelles, a été bombardé.", HELD),
    ("Les rebelles ne contrôlent plus que Sakhour.", HELD),
    ("Il ne reste plus aux rebelles que Sakhour.", HELD),
    ("Les rebelles conservent le contrôle de Sakhour.", HELD),
    ("Les combats se poursuivent à Sakhour.", {("contested", "contested", SAKHOUR)}),
    ("Sakhour est le théâtre de violents combats.", {("contested", "contested", SAKHOUR)}),
    ("L'armée avance dans Sakhour.", {("entered", "contested", SAKHOUR)}),
    ("L'armée assiège les quartiers est d'Alep.", {("besieged", "opposition", "east-aleppo")}),
    ("Les quartiers rebelles, assiégés par l'armée depuis juillet, manquent de tout.", {("besieged", "opposition", "east-aleppo")}),
    ("L'armée a repoussé une attaque contre Sakhour.", {("repelled", "government", SAKHOUR)}),
]
QUIET = [
    ("L'armée n'a pas repris Sakhour.", {("captured", "government", SAKHOUR, "denied")}),
    ("L'armée n'a toujours pas pris Sakhour.", {("captured", "government", SAKHOUR, "denied")}),
    ("Les rebelles démentent avoir perdu Sakhour.", {("lost", "unknown", SAKHOUR, "denied")}),
    ("L'armée cherche à reprendre Sakhour.", {("captured", "government", SAKHOUR, "planned")}),
    ("L'armée veut s'emparer de Sakhour.", {("captured", "government", SAKHOUR, "planned")}),
    ("Le régime a lancé une offensive pour reprendre Sakhour.", {("captured", "government", SAKHOUR, "planned")}),
    ("Si l'armée prend Sakhour, l'enclave sera coupée en deux.", {("captured", "government", SAKHOUR, "planned")}),
    ("L'armée reprendra bientôt Sakhour.", {("captured", "government", SAKHOUR, "planned")}),
    ("L'armée n'a pas réussi à reprendre Sakhour.", {("captured", "government", SAKHOUR, "denied")}),
]
SILENT = [
    "L'armée a bombardé Sakhour.",
    "Dix civils ont été tués à Sakhour.",
    "Des obus sont tombés sur Sakhour.",
    "L'armée s'approche de Sakhour.",
    "Des habitants ont quitté Sakhour.",
    "L'aide est entrée à Sakhour.",
    "Les rebelles ont tiré des roquettes depuis Sakhour.",
    "Quant à la contre-offensive des rebelles à Sakhour, on en ignore tout.",
    "La prise de Sakhour ouvrirait la route de l'aéroport.",
]


@pytest.mark.parametrize(("text", "wanted"), EFFECTIVE, ids=[t for t, _ in EFFECTIVE])
def test_says_what_happened(reader, text, wanted):
    assert say(read(reader, text)) == {(*w, "effective") for w in wanted}


@pytest.mark.parametrize(("text", "wanted"), QUIET, ids=[t for t, _ in QUIET])
def test_says_what_did_not(reader, text, wanted):
    assert say(read(reader, text)) == wanted


@pytest.mark.parametrize("text", SILENT)
def test_says_nothing_of_control(reader, text):
    assert not {c for c in say(read(reader, text)) if c[3] == "effective"}


@pytest.mark.parametrize(("words", "first", "last"), [
    ("lundi", "2016-11-28", "2016-11-28"), ("hier", "2016-11-27", "2016-11-27"), ("samedi dernier", "2016-11-26", "2016-11-26"),
    ("dans la nuit de vendredi à samedi", "2016-11-25", "2016-11-26"), ("le 15 novembre", "2016-11-15", "2016-11-15"),
    ("à la mi-novembre", "2016-11-14", "2016-11-18"), ("il y a trois jours", "2016-11-25", "2016-11-25"),
    ("en juillet 2012", "2012-07-01", "2012-07-31"),
    ("en 2012", "2012-07-19", "2012-12-31"), ("depuis le 15 novembre", "2016-11-15", "2016-11-28"), ("ce week-end", "2016-11-26", "2016-11-27"),
])
def test_dates(reader, words, first, last):
    claims = read(reader, f"L'armée a repris Sakhour {words}.")
    assert [(str(c.first), str(c.last)) for c in claims] == [(first, last)]


@pytest.mark.parametrize(("words", "share"), [
    ("80 % des quartiers est", 0.8), ("la moitié des quartiers est", 0.5), ("les deux tiers des quartiers est", 0.667),
    ("plus d'un tiers des quartiers est", 0.33), ("les trois quarts des quartiers est", 0.75), ("les quartiers est", None),
])
def test_shares(reader, words, share):
    claims = read(reader, f"L'armée contrôle {words} d'Alep.")
    assert [(c.party, c.share, [p.id for p in c.places]) for c in claims] == [("government", share, ["east-aleppo"])]


def test_words_that_point_back(reader):
    claims = read(reader, "L'armée est entrée dans Sakhour. "
                          "Les rebelles se sont retirés du quartier. L'armée y progresse. Elle en contrôle la moitié.")
    assert {p.id for c in claims for p in c.places} == {SAKHOUR}
    assert [c.event for c in claims][:3] == ["entered", "withdrew", "entered"]


def test_speakers(reader):
    for text in ("Selon l'OSDH, l'armée a repris Sakhour.", "L'armée a repris Sakhour, a indiqué l'OSDH.",
                 "L'OSDH affirme que l'armée a repris Sakhour."):
        (claim,) = read(reader, text)
        assert claim.modality == "claimed" and "osdh" in claim.speaker.casefold()


def test_constructions(reader):
    """Every sentence of constructions/fr.tsv says what it must, denies or plans what it must, and moves nothing else."""
    assert not [text for text, want in read_rows("fr") if not is_right(read(reader, text), want)]

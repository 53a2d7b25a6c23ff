"""Reading Spanish: what one sentence says of control, by construction. The sentences are ours."""

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
    return extract_claims(Article(**{**needed, "id": "t", "text": "Noticias de Alepo. " + text, "published": PUBLISHED, "lang": "es"}), reader)


def say(claims) -> set[tuple[str, str, str, str]]:
    """(event, party, place, effective | denied | planned) of each place."""
    return {(c.event, c.party, p.id, c.modality if c.modality in ("denied", "planned") else "effective") for c in claims for p in c.places}


SAJUR, SHAAR, HAIDARIYA = "sakhour", "shaar", "haydariyah"
TAKEN = {("captured", "government", SAJUR)}
HELD = {("held", "opposition", SAJUR)}
EFFECTIVE = [
    ("El Ejército sirio recuperó el lunes el barrio de Sajur.", TAKEN),
    ("Las fuerzas gubernamentales se apoderaron de Sajur.", TAKEN),
    ("El Ejército se hizo con Sajur.", TAKEN),
    ("El Ejército se hizo con el control de Sajur.", TAKEN),
    ("El régimen ha tomado el control de Sajur.", TAKEN),
    ("El barrio de Sajur, recuperado el lunes por el Ejército, estaba desierto.", TAKEN),
    ("Sajur fue tomado por las fuerzas leales.", TAKEN),
    ("Sajur ha caído en manos del Ejército.", TAKEN),
    ("Sajur pasó a manos del régimen.", TAKEN),
    ("Sajur está bajo control gubernamental.", {("held", "government", SAJUR)}),
    ("El Ejército expulsó a los rebeldes de Sajur.", TAKEN),
    ("El Ejército arrebató Sajur a los insurgentes.", TAKEN),
    ("Los rebeldes fueron expulsados de Sajur por el Ejército.", TAKEN),
    ("El Ejército asegura haber tomado Sajur.", TAKEN),
    ("Las tropas habrían recuperado Sajur, según el Observatorio.", TAKEN),
    ("El Observatorio anunció la toma de Sajur por el Ejército.", TAKEN),
    ("El Ejército logró apoderarse de Sajur.", TAKEN),
    ("El Ejército entró en Sajur y logró tomarlo.", {("entered", "contested", SAJUR), *TAKEN}),
    ("El Ejército tomó Sajur, Haidariya y parte de Shaar.", {*TAKEN, ("captured", "government", HAIDARIYA), ("captured", "government", SHAAR)}),
    ("Las fuerzas kurdas tomaron Sajur.", {("captured", "sdf", SAJUR)}),
    ("Los rebeldes han perdido Sajur.", {("lost", "unknown", SAJUR)}),
    ("Los rebeldes se retiraron de Sajur.", {("withdrew", "unknown", SAJUR)}),
    ("Los insurgentes abandonaron Sajur.", {("withdrew", "unknown", SAJUR)}),
    ("Los rebeldes controlan todavía Sajur.", HELD),
    ("Sajur sigue en manos de los rebeldes.", HELD),
    ("Sajur, que controlan los insurgentes, fue bombardeado.", HELD),
    ("Sajur, controlado por los rebeldes, fue bombardeado.", HELD),
    ("Los rebeldes mantienen el control de Sajur.", HELD),
    ("Los combates continúan en Sajur.", {("contested", "contested", SAJUR)}),
    ("Sajur es escenario de violentos combates.", {("contested", "contested", SAJUR)}),
    ("El Ejército avanza en Sajur.", {("entered", "contested", SAJUR)}),
    ("El Ejército asedia los barrios orientales de Alepo.", {("besieged", "opposition", "east-aleppo")}),
    ("Sajur sigue siendo el principal bastión de los insurgentes.", HELD),
    ("El Ejército rechazó un ataque contra Sajur.", {("repelled", "government", SAJUR)}),
]
QUIET = [
    ("El Ejército no ha tomado Sajur.", {("captured", "government", SAJUR, "denied")}),
    ("El Ejército aún no ha tomado Sajur.", {("captured", "government", SAJUR, "denied")}),
    ("El Ejército no logró tomar Sajur.", {("captured", "government", SAJUR, "denied")}),
    ("El Ejército busca recuperar Sajur.", {("captured", "government", SAJUR, "planned")}),
    ("El Ejército pretende apoderarse de Sajur.", {("captured", "government", SAJUR, "planned")}),
    ("El régimen lanzó una ofensiva para recuperar Sajur.", {("captured", "government", SAJUR, "planned")}),
    ("Si el Ejército toma Sajur, los rebeldes perderán la ruta.", {("captured", "government", SAJUR, "planned")}),
    ("El Ejército tomará pronto Sajur.", {("captured", "government", SAJUR, "planned")}),
]
SILENT = [
    "El Ejército bombardeó Sajur.",
    "Diez civiles murieron en Sajur.",
    "Varios proyectiles cayeron en Sajur.",
    "El Ejército se acerca a Sajur.",
    "Muchos vecinos abandonaron Sajur.",
    "La ayuda entró en Sajur.",
    "Los rebeldes dispararon cohetes desde Sajur.",
    "La toma de Sajur abriría la ruta del aeropuerto.",
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
    ("el lunes", "2016-11-28", "2016-11-28"), ("ayer", "2016-11-27", "2016-11-27"), ("el pasado sábado", "2016-11-26", "2016-11-26"),
    ("anoche", "2016-11-27", "2016-11-28"), ("el 15 de noviembre", "2016-11-15", "2016-11-15"),
    ("a mediados de noviembre", "2016-11-14", "2016-11-18"),
    ("hace tres días", "2016-11-25", "2016-11-25"), ("en julio de 2012", "2012-07-01", "2012-07-31"), ("en 2012", "2012-07-19", "2012-12-31"),
    ("este fin de semana", "2016-11-26", "2016-11-27"),
])
def test_dates(reader, words, first, last):
    claims = read(reader, f"El Ejército tomó Sajur {words}.")
    assert [(str(c.first), str(c.last)) for c in claims] == [(first, last)]


@pytest.mark.parametrize(("words", "share"), [
    ("el 80 % de los barrios orientales", 0.8), ("la mitad de los barrios orientales", 0.5), ("dos tercios de los barrios orientales", 0.667),
    ("más de un tercio de los barrios orientales", 0.33), ("tres cuartas partes de los barrios orientales", 0.75), ("los barrios orientales", None),
])
def test_shares(reader, words, share):
    claims = read(reader, f"El Ejército controla {words} de Alepo.")
    assert [(c.party, c.share, [p.id for p in c.places]) for c in claims] == [("government", share, ["east-aleppo"])]


def test_words_that_point_back(reader):
    claims = read(reader, "El Ejército entró en Sajur. Los rebeldes se retiraron del barrio. Allí avanzan las tropas.")
    assert {p.id for c in claims for p in c.places} == {SAJUR}


def test_speakers(reader):
    for text in ("Según el Observatorio, el Ejército tomó Sajur.", "El Ejército tomó Sajur, informó el Observatorio.",
                 "El Observatorio afirma que el Ejército tomó Sajur."):
        (claim,) = read(reader, text)
        assert claim.modality == "claimed" and "observatorio" in claim.speaker.casefold()


def test_constructions(reader):
    """Every sentence of constructions/es.tsv says what it must, denies or plans what it must, and moves nothing else."""
    assert not [text for text, want in read_rows("es") if not is_right(read(reader, text), want)]

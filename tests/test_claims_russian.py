"""Reading Russian: what one sentence says of control, by construction. The sentences are ours."""

from __future__ import annotations

import datetime as dt
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
from construction_rows import agrees, is_right, read_rows

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
    return extract_claims(Article(**{**needed, "id": "t", "text": "Алеппо. " + text, "published": PUBLISHED, "lang": "ru"}), reader)


def say(claims) -> set[tuple[str, str, str, str]]:
    """(event, party, place, effective | denied | planned) of each place."""
    return {(c.event, c.party, p.id, c.modality if c.modality in ("denied", "planned") else "effective") for c in claims for p in c.places}


SAHUR, SHAAR, HAIDARIA = "sakhour", "shaar", "haydariyah"
EFFECTIVE = [
    ("Армия взяла под контроль квартал Сахур.", {("captured", "government", SAHUR)}),
    ("Квартал Сахур взят армией.", {("captured", "government", SAHUR)}),
    ("Сахур правительственные войска заняли в понедельник.", {("captured", "government", SAHUR)}),
    ("Под контроль сирийской армии перешли кварталы Сахур и Хайдария.", {("captured", "government", SAHUR), ("captured", "government", HAIDARIA)}),
    ("Контроль над Сахуром перешёл к правительственным войскам.", {("captured", "government", SAHUR)}),
    ("Армии удалось выбить боевиков из Сахура.", {("captured", "government", SAHUR)}),
    ("Террористы выбиты из квартала Сахур.", {("captured", "government", SAHUR)}),
    ("Курдские отряды YPG заняли квартал Сахур.", {("captured", "sdf", SAHUR)}),
    ("Армия взяла Сахур, а курды — Шаар.", {("captured", "government", SAHUR), ("captured", "sdf", SHAAR)}),
    ("После взятия Сахура армия вошла в Хайдарию.", {("captured", "government", SAHUR), ("entered", "contested", HAIDARIA)}),
    ("Взяв Сахур, солдаты вошли в Хайдарию.", {("captured", "government", SAHUR), ("entered", "contested", HAIDARIA)}),
    ("Армия вошла в Сахур и полностью его освободила.", {("entered", "contested", SAHUR), ("captured", "government", SAHUR)}),
    ("Повстанцы потеряли Сахур.", {("lost", "unknown", SAHUR)}),
    ("Боевики отступили из Сахура, сообщает СОНК.", {("withdrew", "unknown", SAHUR)}),
    ("У боевиков остались лишь Сахур и Шаар.", {("held", "opposition", SAHUR), ("held", "opposition", SHAAR)}),
    ("Сахур остаётся в руках повстанцев.", {("held", "opposition", SAHUR)}),
    ("Сахур остаётся за боевиками.", {("held", "opposition", SAHUR)}),
    ("Джихадисты продолжают удерживать Сахур.", {("held", "opposition", SAHUR)}),
    ("Армия окружила восточные районы города.", {("besieged", "opposition", "east-aleppo")}),
    ("Атака боевиков на Сахур отбита.", {("repelled", "government", SAHUR)}),
    ("Освобождён, по данным агентства, и Сахур.", {("captured", "government", SAHUR)}),
    ("Армия освободила не Шаар, а Сахур.", {("captured", "government", SAHUR)}),
]


@pytest.mark.parametrize(("text", "wanted"), EFFECTIVE)
def test_what_is_said_is_read(reader, text, wanted):
    assert {c[:3] for c in say(read(reader, text)) if c[3] == "effective"} == wanted


@pytest.mark.parametrize("text", [
    "Армия Сахур не взяла.", "Правительственные силы ещё не заняли Сахур.", "Армия так и не смогла взять Сахур.", "Армии не удалось занять Сахур.",
    "Армия намерена взять Сахур.", "Войска пытаются продвинуться в Сахур.", "Началась операция для освобождения Сахура.",
    "Если армия возьмёт Сахур, анклав будет рассечён.", "Чтобы взять Сахур, армии нужна неделя.", "Сообщения о захвате Сахура не подтвердились.",
    "Повстанцы опровергли потерю Сахура.", "Армия может взять Сахур.", "Армия почти взяла Сахур.", "Неизвестно, взяла ли армия Сахур.",
    "Авиация нанесла удары по Сахуру.", "Жители покинули Сахур.", "Боевики обстреляли Сахур.", "Войска подошли к Сахуру.",
    "В Алеппо идут бои.",
    "До недавнего времени Сахур находился в руках оппозиции."])
def test_plans_denials_and_other_news_move_nothing(reader, text):
    assert not [c for c in say(read(reader, text)) if c[3] == "effective"]


@pytest.mark.parametrize(("text", "share"), [
    ("Армия контролирует 80 процентов Сахура.", 0.8), ("Две трети Сахура находятся под контролем армии.", 0.667),
    ("Боевики удерживают почти половину Сахура.", 0.5), ("Армия освободила свыше 40% восточного Алеппо.", 0.4),
    ("Большая часть Сахура контролируется армией.", None), ("Дамаск заявляет, что под его началом 93 процента восточного Алеппо.", 0.93),
    ("За боевиками осталось три квадратных километра — меньше двух процентов города.", 0.02),
    ("Повстанцы потеряли около 60% подконтрольных им кварталов.", 0.6)])
def test_shares(reader, text, share):
    assert [c.share for c in read(reader, text)] == [share]


@pytest.mark.parametrize(("text", "first", "last"), [
    ("Армия взяла Сахур в субботу.", dt.date(2016, 11, 26), dt.date(2016, 11, 26)),
    ("Накануне армия взяла Сахур.", dt.date(2016, 11, 27), dt.date(2016, 11, 27)),
    ("Армия взяла Сахур 15 ноября.", dt.date(2016, 11, 15), dt.date(2016, 11, 15)),
    ("К вечеру пятницы армия взяла Сахур.", dt.date(2016, 11, 25), dt.date(2016, 11, 25)),
    ("С августа 2012 года Сахур удерживали повстанцы.", dt.date(2012, 8, 1), dt.date(2012, 8, 31)),
    ("Сахур был захвачен боевиками в августе 2012 года.", dt.date(2012, 8, 1), dt.date(2012, 8, 31)),
    ("Осада восточных кварталов продолжалась с июля до 6 августа.", dt.date(2016, 7, 1), dt.date(2016, 8, 6))])
def test_days(reader, text, first, last):
    claim = read(reader, text)[0]
    assert (claim.first, claim.last) == (first, last)


def test_pointing_words(reader):
    claims = read(reader, "Армия вошла в Сахур. Позднее он был полностью освобождён. Оттуда боевики отступили.")
    assert [(c.event, c.places[0].id) for c in claims] == [("entered", SAHUR), ("captured", SAHUR), ("withdrew", SAHUR)]
    assert claims[1].places[0].text == "он"


def test_speakers(reader):
    claim = read(reader, "По данным СОНК, Сахур взят армией.")[0]
    assert (claim.modality, claim.speaker.casefold()) == ("claimed", "сонк")


def test_two_sources_two_figures(reader):
    claims = read(reader, "Доля Дамаска в восточной половине города, считают в Москве, перевалила за 80%; у правозащитников выходит три четверти.")
    assert [(c.party, c.share) for c in claims] == [("government", 0.8), ("government", 0.75)]


def test_we_are_the_speakers(reader):
    claims = read(reader, "«Мы оставили Сахур, но Шаар держим», — сказал командир повстанцев.")
    assert [(c.event, c.party, c.actor) for c in claims] == [("withdrew", "unknown", "opposition"), ("held", "opposition", "opposition")]


@pytest.mark.parametrize("text", ["Под контролем экстремистов находится Старый город Дамаска.", "Армия освободила Старый город Хомса.",
                                  "Армия взяла восточные районы страны.", "Армия отбила у мятежников посёлок Азиза. Посёлок Азиза взят."])
def test_other_places_are_not_ours(reader, text):
    assert not [c for c in read(reader, "Сахур и Шаар обстреляны. " + text) if c.effective]


def agrees_of_fighting(one, other) -> bool:
    """As `agrees`; of fighting either side may be named."""
    return agrees(one, other) or (one[1:] == other[1:] and one[1] == "partial")


def test_constructions(reader):
    """Every sentence of constructions/ru.tsv says what it must, denies or plans what it must, and moves nothing else."""
    assert not [text for text, want in read_rows("ru") if not is_right(read(reader, text), want, agree=agrees_of_fighting)]

"""The metamorphic law of `test_claims_wrapped` in the other languages: a reporter's frame changes nothing of what is said."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from claims_bench import city_reader, make_article
from test_claims_constructions import KINDS, agrees, wanted

from timeline.claims import extract_claims

WRAPPERS = {
    "fr": (
        lambda s: f"{s[:-1]}, a indiqué l'OSDH.",
        lambda s: f"{s[:-1]}, selon l'OSDH.",
        lambda s: f"« {s[:-1]} », a déclaré un habitant à l'AFP.",
        lambda s: f"Beyrouth (AFP) – {s}",
        lambda s: f"{s[:-1]} alors que des centaines de familles fuyaient.",
        lambda s: f"{s[:-1]} après une nuit de raids aériens.",
    ),
    "es": (
        lambda s: f"{s[:-1]}, informó el Observatorio.",
        lambda s: f"{s[:-1]}, según el Observatorio.",
        lambda s: f"«{s[:-1]}», dijo un vecino a Efe.",
        lambda s: f"Beirut (EFE) - {s}",
        lambda s: f"{s[:-1]} mientras cientos de familias huían.",
        lambda s: f"{s[:-1]}, lo que obligó a huir a miles de civiles.",
    ),
    "ru": (
        lambda s: f"{s[:-1]}, сообщил СОНК.",
        lambda s: f"{s[:-1]}, рассказал ТАСС источник в провинции.",
        lambda s: f"«{s[:-1]}», — сказал житель города.",
        lambda s: f"АЛЕППО (Сирия), 5 декабря. /ТАСС/. {s}",
        lambda s: f"{s[:-1]}, пока сотни семей бежали на запад.",
        lambda s: f"Вечером {s}",
    ),
    "ar": (
        lambda s: f"وقال المرصد السوري لحقوق الإنسان: {s}",
        lambda s: f"{s[:-1]}، بحسب المرصد السوري.",
        lambda s: f"وبعد أيام من القصف العنيف، {s}",
        lambda s: f"حلب (رويترز) - {s}",
        lambda s: f"{s[:-1]} وسط نزوح مئات العائلات.",
        lambda s: f"من جهة أخرى، {s}",
    ),
}
LEAST = 93  # of a hundred


def read_row(text: str, lang: str) -> tuple[set, set]:
    moving, quiet = set(), set()
    for claim in extract_claims(make_article(text, lang=lang), city_reader()):
        (moving if claim.effective else quiet).update((claim.party, KINDS[claim.event], place.id) for place in claim.places)
    return moving, quiet


def right(text: str, want: list[str], lang: str) -> bool:
    moving, quiet = read_row(text, lang)
    must, hush = wanted(want)
    told = all(any(agrees(m, g) for g in moving) for m in must) and all(any(agrees(m, g) for g in quiet) for m in hush)
    return told and all(any(agrees(g, m) for m in must) for g in moving)


@cache
def plain_rows(lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    path = Path(__file__).parent / "constructions" / f"{lang}.tsv"
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    told = [(text, tuple(w.strip() for w in want if w.strip() not in ("", "-"))) for text, *want in lines]
    single = [(text, want) for text, want in told if want and ". " not in text and text.endswith(".") and text[0].isalpha()]
    return tuple((text, want) for text, want in single if right(text, list(want), lang))


@pytest.mark.parametrize(("lang", "n"), [(lang, n) for lang, frames in WRAPPERS.items() for n in range(len(frames))])
def test_a_frame_changes_nothing(lang, n):
    told, wrap = plain_rows(lang), WRAPPERS[lang][n]
    assert len(told) > 90
    lost = [wrap(text) for text, want in told if not right(wrap(text), list(want), lang)]
    assert 100 * (len(told) - len(lost)) / len(told) >= LEAST, lost

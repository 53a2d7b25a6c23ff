"""The metamorphic law of `test_claims_wrapped` in the other languages: a reporter's frame changes nothing of what is said."""

from __future__ import annotations

from functools import cache

import pytest
from construction_rows import read_rows
from test_claims_constructions import right

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


@cache
def plain_rows(lang: str) -> tuple[tuple[str, list[str]], ...]:
    single = [(text, want) for text, want in read_rows(lang) if want and ". " not in text and text.endswith(".") and text[0].isalpha()]
    return tuple((text, want) for text, want in single if right(text, want, lang=lang))


@pytest.mark.parametrize(("lang", "n"), [(lang, n) for lang, frames in WRAPPERS.items() for n in range(len(frames))])
def test_a_frame_changes_nothing(lang, n):
    told, wrap = plain_rows(lang), WRAPPERS[lang][n]
    assert len(told) > 90
    lost = [wrap(text) for text, want in told if not right(wrap(text), want, lang=lang)]
    assert 100 * (len(told) - len(lost)) / len(told) >= LEAST, lost

"""How a status looks and is called: colour, pattern and label from the theatre, never from code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.control.theatre import Theatre


@dataclass(frozen=True, slots=True)
class Style:
    """A status as drawn: `label` in words, `colour` of the fill, `ink` of the pattern upon it, `pattern` solid | hatched | dotted.

    `party` is False for what no party holds for certain (contested, unknown).
    """

    status: str
    label: str
    name: str
    colour: str
    ink: str
    pattern: str
    party: bool


def measure_luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` by WCAG 2: 0 black, 1 white."""

    def linear(byte: int) -> float:
        part = byte / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2: 1 (none) to 21."""
    high, low = sorted((measure_luminance(one), measure_luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pick_ink(colour: str) -> str:
    """White, or a dark grey where white could not be seen on the colour."""
    return "#ffffff" if contrast(colour, "#ffffff") >= 3 else "#707070"


def read_styles(theatre: Theatre) -> dict[str, Style]:
    """Status → style, in the theatre's order: its parties, contested and unknown among them."""
    return {p.id: Style(p.id, p.label, p.name, p.colour, pick_ink(p.colour), p.pattern, p.holds) for p in theatre.parties}

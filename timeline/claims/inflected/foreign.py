"""Other cities' quarters: `the Old City of Homs`, `the eastern districts of the country` are none of this city's sectors."""

from __future__ import annotations

from timeline.claims.units import Unit

_BEFORE = frozenset({"direction", "placenoun", "adj", "det", "whole", "hyphen", "num"})
_WHOLE = frozenset({"oldcity", "enclave", "pocket"})


def void_foreign(units: list[Unit], text: str, beyond: tuple[str, ...], genitive: tuple[str, ...]) -> list[Unit]:
    """The units with a direction or an old city made a plain word where a name that no table has, or a word of `beyond`, follows it.

    `genitive`: the endings of a name that owns what stands before it.
    """
    for k, unit in enumerate(units):
        at = k - 1
        named = unit.kind == "w" and not unit.entries and len(unit.text) > 3 and text[unit.start].isupper()
        if not (named or unit.text in beyond) or at < 0:
            continue
        if units[at].kind == "placenoun" and units[at].data["number"] == "one":
            units[at].data = dict(units[at].data, named=unit.text)  # the village of an unknown name: it points back at nothing
        if units[at].kind == "place":
            if units[at].spot.kind == "sector" and (unit.text in beyond or unit.text.endswith(genitive)):
                units[at].kind, units[at].entries = "w", []
            continue
        low = at
        while low >= 0 and units[low].kind in _BEFORE:
            low -= 1
        run = units[low + 1:k]
        sector = any(u.kind == "direction" for u in run) or any(u.kind == "placenoun" and u.data["kind"] in _WHOLE for u in run)
        if not run or not sector or not (unit.text in beyond or run[-1].kind in ("placenoun", "direction")):
            continue
        for other in run:
            if other.kind in ("direction", "placenoun"):
                other.kind, other.entries = "w", []
    return units

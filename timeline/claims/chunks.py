"""Chunks: noun phrases, verb groups and marks of a sentence, made of its units."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter

from timeline.claims.units import Unit

NOMINAL = frozenset(
    {
        "all_them",
        "det",
        "poss",
        "num",
        "adj",
        "part_adj",
        "direction",
        "share",
        "party",
        "place",
        "placenoun",
        "noun",
        "source",
        "w",
        "it",
        "they",
        "he",
        "there",
        "the_rest",
        "both",
        "latter",
        "former_one",
        "first_one",
        "whole",
        "each",
        "ref",
        "plan_noun",
        "opinion",
        "portion",
        "ordinal",
        "account",
    }
)
PRONOUNS = frozenset({"all_them", "it", "they", "he", "there", "both", "latter", "former_one", "first_one", "ref"})
MARKS = frozenset({"comma", "semi", "colon", "dash", "open", "close", "and", "but", "sub", "rel", "cond", "question", "say_that", "among", "except"})
VERBAL = frozenset({"verb", "participle", "gerund", "verb_base", "stay", "turn", "make", "say"})


@dataclass(slots=True, eq=False)
class Chunk:
    """A noun phrase ("np"), verb group ("vg"), state phrase ("state"), date ("date") or mark, with the units it is made of."""

    kind: str
    units: list[Unit]
    prep: str = ""
    head: str = ""  # np: place | placenoun | party | source | noun | pronoun | other; vg: the head unit's kind
    unit: Unit | None = None  # the head unit
    party: str = ""  # the party that the phrase names (or the adjective's)
    spots: list = field(default_factory=list)  # (unit of a place, share data or None, part)
    share: dict | None = None
    part: str = ""
    direction: str = ""
    near: bool = False
    definite: bool = False  # a definite article is in its preposition (du, al)
    held: bool = False  # rebel-held X, an opposition east
    owner: Chunk | None = None  # the army's …
    neg: bool = False
    case: str = ""  # letters of the cases that its form may be (n g d a i l), where words are inflected; empty: unknown
    of: Chunk | None = None
    # verb groups
    voice: str = "active"  # active | passive | either (a bare participle)
    form: str = "finite"  # finite | infinitive | gerund | participle
    modal: bool = False
    perfect: bool = False
    row: dict | None = None  # state: its pattern's row
    after: set = field(default_factory=set)  # first words of the particles that follow a verb group
    more: list = field(default_factory=list)  # further heads of a list

    @property
    def start(self) -> int:
        return self.units[0].start

    @property
    def end(self) -> int:
        return max(u.end for c in (self, *self.more) for u in c.units)

    @property
    def text(self) -> str:
        return " ".join(u.text for u in self.units)


def _describes(unit: Unit, head: Unit) -> bool:
    """A word behind a noun that says which: quartiers rebelles, secteur nord-est, miliciens palestiniens."""
    if head.kind not in ("placenoun", "party", "noun", "source", "share", "the_rest", "place"):
        return False
    return unit.kind in ("w", "direction", "num", "adj", "part_adj", "whole") or (unit.kind == "party" and unit.data.get("type") != "noun")


# For asking of all chunks at once, without a step of Python for each, whether what a pass looks for is there at all.
KIND, HEAD, PREP, FORM, SHARE = map(attrgetter, ("kind", "head", "prep", "form", "share"))


def names_sector(chunks: list[Chunk]) -> bool:
    """Whether one of the chunks stands for a sector or the city."""
    return any([c.spots[-1][0].spot.sector for c in chunks if c.spots])


AREA = {"class": "vague", "share": "", "min": "", "max": ""}  # square kilometres of a place: some of it


def _read_percent(text: str) -> float:
    """`12.5`, `12,5` or `30th` as a share of 1, at most 1; raises ValueError."""
    return min(float(text.rstrip("thsndr").replace(",", ".")) / 100, 1.0) if text.count(".") + text.count(",") < 2 else 1.0


def read_share(run: list[Unit], unit: Unit) -> dict | None:
    """The share that a unit of a noun phrase states, with its hedge: {"class", "share", "min", "max"} as text."""
    data = dict(unit.data)
    at = run.index(unit)
    if data["class"] == "unit_percent":
        number = next((u for u in reversed(run[:at]) if u.kind == "num" and (u.text[0].isdigit() or u.data.get("class") == "number")), None)
        if number is None:
            return None
        try:
            value = float(number.data["share"]) / 100 if number.data.get("class") == "number" else _read_percent(number.text)
        except ValueError:
            return None  # 0a %: no number
        before = run[run.index(number) - 1] if run.index(number) else None
        if before is not None and before.kind == "num" and before.text.isdecimal() and number.i == before.j + 1 and float(before.text) / 100 < value:
            return {"class": "vague", "share": "", "min": f"{float(before.text) / 100:.3f}", "max": f"{value:.3f}"}  # 60-65 percent
        data.update({"class": "fraction", "share": f"{value:.4f}"})
    if data["class"] == "fraction":
        low = high = float(data["share"])
        for other in run[:at]:
            hedge = other.data.get("class", "") if other.kind == "share" else ""
            if hedge == "hedge_min":
                high = 1.0
            elif hedge == "hedge_max":
                low = max(0.0, low - 0.1)
        data.update(min=data["min"] or f"{low:.3f}", max=data["max"] or f"{high:.3f}")
    return data


def leaves_verb_out(inner: list[Chunk]) -> bool:
    """`, the rebels the south`: a clause whose verb is left out, no apposition."""
    return (
        len(inner) > 1
        and inner[0].kind == inner[1].kind == "np"
        and not inner[0].prep
        and any(u.sense == "other" for u in inner[0].units)
        and inner[1].head == "party"
        and bool(inner[1].prep)  # , the other by the rebels
    ) or (
        len(inner) > 1
        and inner[0].kind == inner[1].kind == "np"
        and inner[0].head == "party"
        and not inner[0].prep
        and not inner[1].prep
        and inner[1].head in ("place", "direction", "the_rest", "share")
    )

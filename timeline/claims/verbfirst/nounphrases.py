"""Noun phrases: what counts or measures a noun, the noun that leads, and what belongs to it."""

from __future__ import annotations

from timeline.claims.chunks import NOMINAL as ALL_NOMINAL
from timeline.claims.chunks import Chunk, read_share
from timeline.claims.units import Unit
from timeline.claims.verbfirst.tagging import means

# Without the classes that no phrase of such a language is made of.
NOMINAL = ALL_NOMINAL - {"account", "all_them", "first_one", "he", "opinion", "ordinal", "plan_noun", "portion"}
PRONOUNS = frozenset({"it", "they", "there", "both", "latter", "former_one", "ref"})
HEADS = frozenset({"party", "place", "placenoun", "noun", "source", "w", "the_rest"})
BEFORE = frozenset({"share", "num", "det", "whole", "each"})


def build_noun_phrase(units: list[Unit], k: int, states: dict) -> tuple[Chunk, int]:
    """The noun phrase that starts at `k`: what counts or measures it, its head, and what belongs to the head."""
    first, head, run = k, None, []
    while k < len(units) and k not in states:
        unit = units[k]
        if unit.kind == "prep" and head is None and run and run[-1].kind in ("share", "num") and _measured(units, k, states, run):
            k += 1
            continue
        if unit.kind not in NOMINAL or (run and not attaches(unit, head, run)):
            break
        if unit.kind == "direction" and head is not None and "def" not in unit.also:
            break  # X, east of the city
        run.append(unit)
        if unit.kind in HEADS or (unit.kind in PRONOUNS and head is None):
            head = lead(head, unit)
        k += 1
        if head is not None and head.kind in PRONOUNS:
            break
    if head is None:
        head = run[-1]
    return make_phrase(units[first:k], head, run), max(k, first + 1)


def _measured(units: list[Unit], k: int, states: dict, run: list[Unit]) -> bool:
    """80 percent *of* the quarter, a number *of* buildings."""
    return (
        means(units[k]) & {"from", "to"}
        and k + 1 < len(units)
        and k + 1 not in states
        and units[k + 1].kind in HEADS | {"whole", "share", "det", "ref", "it"}
        and not (run[-1].kind == "num" and run[-1].text[0].isdigit())
        and not (run[-1].kind == "share" and run[-1].data.get("class") == "whole" and units[k + 1].kind == "party")  # wholly, of its men
    )


def lead(head: Unit | None, unit: Unit) -> Unit:
    """The unit that names what a phrase is: a place's name over the noun before it, a party's name over its fighters."""
    if head is None:
        return unit
    if unit.kind == "place" and head.kind == "placenoun":
        return unit
    if (head.kind == "placenoun" and unit.kind == "placenoun") or (head.kind == "party" and not head.data.get("party") and unit.kind == "party"):
        return unit
    return head


def attaches(unit: Unit, head: Unit | None, run: list[Unit]) -> bool:
    """Whether a unit belongs to the phrase that it follows, or opens a new one."""
    last = run[-1]
    definite = "def" in last.also or last.kind == "place" or last.kind in PRONOUNS
    if "what" in means(last) or "what" in means(unit):
        return False
    if "joined" in unit.also:
        return last.kind not in ("place",)
    if unit.kind == "party" and unit.data.get("type") in ("adjective", "weak") and "def" in unit.also:
        return True
    if "joined" in last.also and head is not None and unit.kind in HEADS:
        return unit.kind == "w" and "def" in unit.also  # our men | the army
    if head is None:
        return unit.kind not in PRONOUNS or "joined" in unit.also or last.kind in BEFORE
    if unit.kind == "share":
        return unit.data["class"] == "whole" and unit.data["min"] == "post" and head.kind in ("place", "placenoun", "the_rest")
    if unit.kind == "whole":
        return False
    if unit.kind in ("adj", "direction", "part_adj"):
        return True
    if unit.kind in ("num",):
        return head.kind in ("placenoun", "w")
    if unit.kind == "det" and last is head and head.kind == "placenoun" and not definite:
        return True  # the area of these quarters
    if unit.kind == "latter" and head.kind == "placenoun" and last is head:
        return True  # the quarter | named last
    if unit.kind in ("det", "each", "the_rest", "both", "ref", "former_one", "latter") or unit.kind in PRONOUNS:
        return False
    if head.kind == "placenoun":
        return (not definite and unit.kind in ("place", "placenoun", "party", "w", "noun", "source")) or (
            unit.kind == "w" and "def" in unit.also and unit is not head
        )
    if head.kind == "place":
        city = getattr(head.spot, "kind", "") == "city"
        return unit.kind == "w" and "def" in unit.also and not (city and "feminine" not in unit.also)  # Aleppo | the calm
    if head.kind == "party":
        if unit.kind == "party":
            same = (
                unit.data.get("party") == head.data.get("party")
                or not unit.data.get("party")
                or not head.data.get("party")
                or unit.data.get("type") in ("adjective", "weak")
            )
            return same and not (definite and unit.data.get("type") == "head" and "def" not in unit.also)
        return (unit.kind == "w" and ("def" in unit.also)) or (unit.kind in ("w",) and not definite and last.data.get("type") == "head")
    if head.kind == "source" and unit.kind == "party" and "behalf" in last.also:
        return True  # the spokesman | of the army
    if head.kind in ("w", "source", "noun"):
        if unit.kind in ("w", "source", "party", "noun"):
            return not definite or ("def" in unit.also and unit.kind == "w")
        named = head.kind == "source" and bool(head.data.get("alignment")) and "def" in unit.also  # an agency by its name | the quarters
        return unit.kind in ("place", "placenoun") and not definite and not named
    return False


def make_phrase(units: list[Unit], head: Unit, run: list[Unit]) -> Chunk:
    """The chunk of a noun phrase: its head's kind, its party, place, share, direction and owner."""
    chunk = Chunk("np", units, unit=head)
    kind = head.kind
    chunk.head = {
        "w": "other",
        "num": "other",
        "adj": "other",
        "det": "other",
        "part_adj": "other",
        "each": "other",
        "direction": "direction",
    }.get(kind, "pronoun" if kind in PRONOUNS else kind)
    named = [u for u in run if u.kind == "party" and u.data.get("party")]
    owner = next((u for u in run if "joined" in u.also), None)
    if chunk.head == "party":
        strong = [u for u in named if u.data.get("type") != "weak"] or named
        chunk.party = strong[0].data["party"] if strong else ""
        if owner is not None and not chunk.party:
            chunk.owner = Chunk("np", [owner], head="pronoun", unit=owner)
    elif named and chunk.head in ("placenoun", "other", "noun", "source", "the_rest"):
        chunk.party = named[0].data["party"]
        chunk.owner = Chunk("np", [named[0]], head="party", unit=named[0], party=chunk.party)
    elif owner is not None and "joined" in owner.also and chunk.head != "pronoun":
        chunk.owner = Chunk("np", [owner], head="pronoun", unit=owner)
    for unit in run:
        if unit.kind == "share" and unit.data["class"] in ("fraction", "vague", "part", "rest", "unit_percent"):
            chunk.share = read_share(run, unit) or chunk.share
        elif unit.kind == "whole" or (unit.kind == "share" and unit.data["class"] == "whole"):
            chunk.share = chunk.share or {"class": "whole", "share": "", "min": "1", "max": "1"}
        elif unit.kind == "direction":
            chunk.direction = chunk.direction or unit.data["class"].split(":")[1]
    place = next((u for u in run if u.kind == "place"), None)
    if place is not None and chunk.head == "place":
        chunk.spots = [(place, None, "")]
        for noun in (u for u in run if u.kind == "placenoun"):
            if noun.data["kind"] == "edge":  # the surroundings of a building are as good as the building
                chunk.near = not (noun.data["number"] == "many" and getattr(place.spot, "kind", "") in ("landmark", "base", "junction"))
            elif noun.data["kind"] not in ("district", "area", "city", "enclave"):
                chunk.part = "some"
    elif place is not None:
        chunk.of = Chunk("np", units, head="place", unit=place, spots=[(place, None, "")])
    edge = next((u for u in run if u.kind == "placenoun" and u.data["kind"] == "edge" and u.i < head.i), None)
    if chunk.head == "placenoun" and edge is not None and not (edge.data["number"] == "many" and head.data["kind"] == "landmark"):
        chunk.near = True  # the outskirts of these quarters
    if (
        chunk.head == "placenoun"
        and owner is not None
        and "people" not in means(owner)
        and not chunk.spots
        and head.data["kind"] in ("part", "piece", "edge")
    ):  # its streets, its northern half
        chunk.head, chunk.unit, chunk.near = "pronoun", owner, head.data["kind"] == "edge"
        chunk.part, chunk.owner = chunk.direction or "some", None
    if chunk.head == "share" and chunk.share is None:
        chunk.head = "other"
    return chunk

"""Units: the words of a sentence tagged by the lexicon and the gazetteer, longest match first."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.claims.ambiguity import acts_on, classes_of, is_infinitive, number_follows, stands_as_adverb, stands_as_noun
from timeline.claims.lexicon import Lexicon
from timeline.claims.particles import settle_that
from timeline.claims.senses import AUXILIARIES, choose_row

_AUXILIARIES = frozenset(AUXILIARIES)
VERBAL_KINDS = frozenset({"verb", "participle", "gerund", "verb_base", "stay", "turn", "make"})
_NOUNS = frozenset({"party", "placenoun", "noun", "source", "place", "w", "the_rest", "share"})
_BEFORE_NOUN = frozenset({"det", "ordinal", "poss", "adj", "part_adj", "num", "direction", "whole", "first_one", "each"})


NO_ROW: dict = {}  # of a unit without a row; never written to


@dataclass(slots=True, eq=False)
class Unit:
    """One tagged stretch of a sentence.

    `kind`: place | party | placenoun | verb | noun | say | source | share | date | modality | punctuation's name | a class
    of words.csv | w (unknown word). `data` is the row, `entries` all rows that the words have (a form may be several).
    """

    kind: str
    i: int
    j: int
    text: str
    start: int
    end: int
    data: dict = field(default_factory=dict)
    entries: list = field(default_factory=list)
    spot: object = None  # the place found by the gazetteer
    also: frozenset = frozenset()  # classes of words.csv that the words have too (fell: also "turn")

    @property
    def sense(self) -> str:
        """What the engine calls the word: the name after its class in words.csv (`du,prep:of:the` is an *of*), else the word itself."""
        parts = self.data.get("class", "").split(":")
        return parts[1] if len(parts) > 1 and parts[0] in ("prep", "det", "adj") else self.text


def settle_kind(units: list[Unit], k: int, lexicon: Lexicon) -> None:
    """Choose what the unit at `k` is, by its rows and by the unit before it."""
    unit, follow = units[k], lexicon.follow
    if unit.text in lexicon.degree and k + 1 < len(units) and units[k + 1].text.endswith(lexicon.adverb_suffixes):
        unit.kind = "adv"  # more tightly besieged
        return
    if not unit.entries:
        _settle_unknown(units, k, lexicon)
        return
    sense = lexicon.sense_of(unit.entries)
    settled = sense.settled
    if settled is not None:
        unit.kind, unit.entries, unit.also = settled.kind, settled.entries, settled.also
        if settled.data is not None:
            unit.data = settled.data
        return
    classes, verbal, others = sense.classes, sense.verbal, sense.others
    if "be" in classes and "direction" in classes and _names_direction(units, k):
        unit.entries = [e for e in unit.entries if e[0] == "word" and e[1]["class"].startswith("direction")]
        classes, verbal, others = {"direction"}, [], unit.entries
    if follow and {"direction", "det"} <= classes:  # este barrio, but: el este, los barrios del este
        side = k > 0 and (units[k - 1].kind in ("det", "placenoun", "share") or ":the" in units[k - 1].data.get("class", ""))
        unit.entries = [e for e in unit.entries if e[1].get("class", "").startswith("direction") == side and e[0] == "word"]
        classes, verbal, others = classes_of(unit.entries), [], unit.entries
    if classes & _AUXILIARIES:  # an auxiliary; its rows as a full verb are kept for `have control of`
        unit.kind = next(c for c in AUXILIARIES if c in classes)
        unit.entries = [e for e in unit.entries if e[0] == "verb"]
        unit.also = frozenset(classes)
        return
    if stands_as_adverb(units, k, classes):
        unit.kind, unit.entries = "adv", []
        return
    if "that" in classes:
        unit.data = next(d for kind, d in unit.entries if kind == "word")
        settle_that(units, k)
        return
    if verbal and k and units[k - 1].kind == "verb" and any(unit.text in d["tails"] for _, d in units[k - 1].entries):
        unit.kind, unit.entries = "w", []  # changed hands
        return
    if (
        len(verbal) > 1
        and sense.speaks
        and (k + 1 == len(units) or units[k + 1].kind == "date" or units[k + 1].text in (",", ".", ":") or "that" in classes_of(units[k + 1].entries))
    ):
        verbal = [e for e in verbal if e[0] == "speaker"]  # X, he conceded on Friday
    if len(verbal) > 1 and sense.speaks and k and units[k - 1].kind in ("comma", "dash") and _speaker_follows(units, k):
        verbal = [e for e in verbal if e[0] == "speaker"] or verbal  # …, asegura una fuente, …
    if len(verbal) > 1 and sense.denies and k + 1 < len(units) and "that" in classes_of(units[k + 1].entries):
        verbal = [e for e in verbal if e[0] == "modality" and e[1]["class"] == "deny"] or verbal  # they dispute that X has fallen
    if follow and len(verbal) > 1:
        verbal = [e for e in verbal if e[0] != "verb" or not e[1]["tails"] or _tail_near(units, k, e[1]["tails"])] or verbal
    if follow and verbal and others and all(is_infinitive(e) for e in verbal):
        chosen = others if units[k - 1].kind in ("det", "num") else verbal
    elif verbal and others:
        chosen = others if _nominal_left(units, k, follow) or not _verb_fits(units, k, verbal) else verbal
        if (
            chosen is verbal
            and all(d.get("forms") == {"gerund"} for _, d in verbal)
            and k + 1 < len(units)
            and not any(units[k + 1].text in d.get("tails", ()) for _, d in verbal)  # taking control of X
            and (
                classes_of(units[k + 1].entries) & {"be", "have", "modal", "there"}
                or any(kind == "verb" and "finite" in d["forms"] for kind, d in units[k + 1].entries)
            )
        ):
            chosen = others  # fighting was heavy
        if follow and (not k or units[k - 1].kind in ("quote", "colon", "dash")) and any(e[0] == "noun" for e in others) and _of_follows(units, k):
            chosen = others  # « Prise de X par l'armée »
        if chosen is others and classes_of(others) == {"list"} and not any(kind != "word" for kind, _ in others):
            chosen = verbal  # the areas retaken included X
        if k > 1 and units[k - 1].kind == "be" and units[k - 2].kind == "there":
            chosen = others  # there was fighting
        if chosen is verbal and stands_as_noun(units, k, verbal, others):
            chosen = others
        opens = not k or units[k - 1].kind in ("and", "comma", "but", "sub", "say_that", "colon", "semi", "dash", "close", "date", "say")
        named = any(e[0] == "party" or (e[0] == "noun" and e[1]["event"] == "contested") for e in others)
        if chosen is verbal and opens and unit.text.endswith("s") and named:
            chosen = others  # and clashes continued, that troops had left
    else:
        chosen = verbal or others
    if sense.shares and len(chosen) > 1 and any(kind == "share" and d["class"].startswith("hedge") for kind, d in chosen):
        hedge = number_follows(units, k) and not _is_ruled(units, k)
        chosen = [e for e in chosen if (e[0] == "share") == hedge] or chosen  # over half of it, but: over the quarter, control over two quarters
    if "adj" in classes and (k or "sub" not in classes) and _noun_follows(units, k):
        chosen = [e for e in unit.entries if e[0] == "word" and e[1]["class"].split(":")[0] == "adj"]
    if sense.shares and len(chosen) > 1 and {e[0] for e in chosen} >= {"share", "placenoun"}:  # half of it, but: the eastern half
        chosen = [e for e in chosen if e[0] == ("placenoun" if _nominal_left(units, k, follow) else "share")]
    if follow and len(chosen) > 1 and {e[0] for e in chosen} == {"party"}:  # les quartiers rebelles, but: les rebelles
        noun = noun_stands(units, k)
        chosen = sorted(chosen, key=lambda e: (e[1]["type"] in ("adjective", "weak")) != noun)
    settled = sense.as_verbal if chosen is sense.verbal else sense.as_other if chosen is sense.others else choose_row(chosen, unit.entries)
    unit.kind, unit.data, unit.entries, unit.also = settled.kind, settled.data, settled.entries, settled.also
    if unit.kind in VERBAL_KINDS and _nominal_left(units, k, follow) and not (follow and all(is_infinitive(e) for e in unit.entries)):
        unit.kind = "part_adj" if _noun_follows(units, k) else "w"


def _settle_unknown(units: list[Unit], k: int, lexicon: Lexicon) -> None:
    """A mark, a number, or a word of no table by its ending and the unit before it."""
    unit = units[k]
    kind, endings = lexicon.shape_of(unit.text)
    if kind:
        unit.kind = kind
    elif k and units[k - 1].kind == "modal":
        unit.kind = "verb_base"  # his men would regroup
    elif lexicon.follow and k and (units[k - 1].kind == "have" or "finite" in endings):
        unit.kind = "participle"  # ont dynamité, incendiaron
    elif acts_on(units, k, follow=lexicon.follow):
        unit.kind = "participle"
    else:
        for ending in endings:
            if (
                ending == "adv"
                or (ending == "verb_base" and k and units[k - 1].kind == "prep")
                or (ending in ("participle", "gerund") and not _nominal_left(units, k, lexicon.follow))
            ):
                unit.kind = ending
                return


def _names_direction(units: list[Unit], k: int) -> bool:
    """`est` as the east (l'est, les quartiers est), not as a form of to be."""
    if not k:
        return False
    left, after = units[k - 1], units[k + 1] if k + 1 < len(units) else None
    if left.kind == "placenoun":
        return left.data["number"] == "many" or (after is not None and any(d.get("class", "").startswith("prep:of") for _, d in after.entries))
    return left.kind in ("det", "prep", "num")


def _tail_near(units: list[Unit], k: int, tails: tuple[str, ...]) -> bool:
    """Whether one of the words that a verb's row asks for is in sight."""
    before = units[max(0, k - 4) : k]
    return ("se" in tails and any(u.kind == "clitic" and u.data["stands"] == "self" for u in before)) or any(
        u.text in tails for u in units[k + 1 : k + 10]
    )


def _speaker_follows(units: list[Unit], k: int) -> bool:
    n = k + 1 + (k + 1 < len(units) and "det" in classes_of(units[k + 1].entries))
    return n < len(units) and any(kind == "speaker" and d["class"] == "source" for kind, d in units[n].entries)


def _of_follows(units: list[Unit], k: int) -> bool:
    return k + 1 < len(units) and any(d.get("class", "").startswith("prep:of") for kind, d in units[k + 1].entries if kind == "word")


def _is_ruled(units: list[Unit], k: int) -> bool:
    """Whether a noun of control stands before the unit at `k`: what follows is what is controlled."""
    left = units[k - 1] if k else None
    if left is None:
        return False
    held = any(kind == "noun" and d["event"] == "held" for kind, d in left.entries)
    return held or (k > 1 and any(left.text in d.get("tails", ()) for kind, d in units[k - 2].entries if kind == "verb"))


def _nominal_left(units: list[Unit], k: int, follow: bool = False) -> bool:
    """A determiner, adjective, possessive or number stands before: a noun is due. `follow`: adjectives stand behind their noun."""
    k -= 1
    near = k
    while k >= 0 and units[k].kind == "adv":
        k -= 1
    if k < 0:
        return False
    left = units[k]
    if k < near and left.kind == "adj" and left.text in ("more", "most", "less"):
        return False  # more tightly besieged
    if follow and noun_stands(units, k + 1):
        return False
    if left.text == "'" or left.data.get("class") == "neg:noun":
        return True  # no sign that
    if left.kind == "direction" and k and (units[k - 1].kind == "det" or units[k - 1].text == "'s") and not _noun_follows(units, near + 1) \
            and not any(kind in ("placenoun", "noun") for kind, _ in units[near + 1].entries):
        return False  # a district in the city's south | fell, but: its northern edge
    if left.kind == "hyphen" and k and units[k - 1].kind in ("party", "adj", "part_adj", "w", "num", "direction"):
        return True
    if left.kind == "ordinal" and k and units[k - 1].kind in ("party", "place", "it", "they", "he", "source"):
        return False  # the rebels first overran X
    if left.kind == "w" and k > 1 and units[k - 1].kind == "hyphen":
        return True  # a five-storey building
    if left.kind in ("whole", "each", "both") and k and units[k - 1].kind in ("be", "have", "comma", "dash") and any(
        kind == "verb" and d["forms"] & {"participle", "gerund"} for kind, d in units[near + 1].entries
    ):
        return False  # were all taken
    if left.kind == "share" and left.data["class"] not in ("hedge", "hedge_min", "hedge_max"):
        return True
    if (
        not follow
        and left.kind == "party"
        and not left.text.endswith("s")
        and any("infinitive" in d.get("forms", ()) for kind, d in units[k + 1].entries if kind == "verb")
        and (any(kind in ("noun", "placenoun", "share") for kind, _ in units[k + 1].entries) or (k and units[k - 1].text in ("a", "an")))
        and not (k + 2 < len(units) and (units[k + 2].kind == "place" or classes_of(units[k + 2].entries) & {"det", "whole", "poss"}))
    ):
        return True  # an army attack, but: rebels attack, the army hold all of it
    if left.kind == "party" and any(d.get("type") in ("adjective", "weak") for _, d in left.entries):
        if all(d.get("type") in ("adjective", "weak") for _, d in left.entries) or any(kind == "party" for kind, _ in units[k + 1].entries):
            return True  # the regime forces
        before = units[k - 1] if k else None  # the government controls X, but: government gains in X
        return not (before is not None and before.kind in ("det", "and", "but", "sub", "that", "say_that", "comma")) and units[k + 1].text.endswith(
            "s"
        )
    if left.kind in _BEFORE_NOUN or left.text == "'s":
        return True
    return left.kind == "prep" and left.sense not in ("by", "after", "before", "while", "without", "from", "to")


def noun_stands(units: list[Unit], k: int) -> bool:
    """Whether a noun stands before `k`, with nothing but its adjectives between (les forces gouvernementales | …)."""
    k -= 1
    while k >= 0 and (
        units[k].kind in ("adj", "part_adj", "direction", "whole")
        or (units[k].kind == "party" and units[k].data.get("type") in ("adjective", "weak"))
    ):
        k -= 1
    return k >= 0 and units[k].kind in _NOUNS


def _noun_follows(units: list[Unit], k: int) -> bool:
    if k + 1 >= len(units):
        return False
    after = units[k + 1]
    if after.kind in ("place", "date"):
        return after.kind == "place"
    kinds = {kind for kind, _ in after.entries}
    if after.entries:
        if any(kind == "share" and d["class"].startswith("hedge") for kind, d in after.entries):
            return False
        return bool(kinds & {"placenoun", "party", "noun", "share"}) or any(
            d["class"].split(":")[0] in ("direction", "adj", "num", "noun") for kind, d in after.entries if kind == "word"
        )
    return after.text[0].isalpha()


def _verb_fits(units: list[Unit], k: int, verbal: list) -> bool:
    """Whether a verb may stand here: after to, an auxiliary, a pronoun, a noun, an adverb, `and` or at a clause's start."""
    left = units[k - 1] if k else None
    after = units[k + 1] if k + 1 < len(units) else None
    places = after is not None and (after.kind == "place" or classes_of(after.entries) & {"det", "whole"})
    finite = any({"infinitive", "finite"} & set(d.get("forms", ())) for kind, d in verbal if kind == "verb")
    if places and finite and k > 2 and left.kind in ("comma", "close", "dash"):
        return True  # the forces, backed by X, control Y
    if left is None or left.kind in ("comma", "quote", "dash", "colon", "semi", "close"):
        return any(
            "gerund" in d.get("forms", ()) or "participle" in d.get("forms", ()) or ("finite" in d.get("forms", ()) and kind == "speaker")
            for kind, d in verbal
        )
    if left.kind in ("sub", "cond", "prep") and not any({"gerund", "participle"} & set(d.get("forms", ())) for _, d in verbal):
        return False  # after clashes
    if left.kind in ("verb", "say", "participle", "verb_base", "gerund") and not any(
        {"gerund", "participle"} & set(d.get("forms", ())) for _, d in verbal
    ):
        return False  # reported progress
    return left.kind != "hyphen" and not (left.kind == "prep" and left.sense in ("of", "in", "under", "for", "at", "on", "into", "with"))

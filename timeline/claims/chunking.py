"""Chunking: the units of a sentence grouped into noun phrases, verb groups, state phrases and marks."""

from __future__ import annotations

from timeline.claims.chunks import AREA, MARKS, NOMINAL, PRONOUNS, VERBAL, Chunk, _describes, read_share
from timeline.claims.constructions import match_states
from timeline.claims.lexicon import Lexicon
from timeline.claims.units import Unit
from timeline.claims.verbforms import can_be_infinitive, participle_at, verb_forms

_HEADS = {**dict.fromkeys(("w", "num", "adj", "det", "part_adj", "each", "poss", "account"), "other"), "plan_noun": "noun"}
_MEASURED = frozenset({"share", "whole", "direction"})
_LEADING = frozenset({"plan", "achieve", "fail", "deny"})  # modality that heads a verb group
_ALONE = frozenset({"it", "they", "he", "there"})  # pronouns that nothing stands behind
_NAMING = PRONOUNS | {"place", "placenoun", "party", "noun", "source", "w", "the_rest", "share", "plan_noun", "opinion", "portion", "account"}
_BEFORE = frozenset({"det", "adj", "part_adj"})  # words that only lead to a noun
_PLAIN = frozenset({"w", "det", "adj", "part_adj"})  # a phrase of these alone names and measures nothing
AUXILIARY = frozenset({"be", "have", "do", "modal", "neg", "to"})


def build_chunks(units: list[Unit], lexicon: Lexicon) -> list[Chunk]:
    """Chunks in text order. Adverbs, quotes and stops are left out; `not` before a noun marks the phrase."""
    states = match_states(units, lexicon)
    follow = bool(lexicon.config.get("adjectives_follow"))
    present = tuple(lexicon.config.get("present_suffixes", ()))
    chunks: list[Chunk] = []
    k, prep, neg, definite, count = 0, "", False, False, len(units)
    while k < count:
        if k in states:
            end, row, party, place = states[k]
            named = [(place, None, "")] if place is not None else []
            chunk = Chunk("state", units[k:end], row=row, party=party, head="state", neg=neg, spots=named)
            neg = False
            chunks.append(chunk)
            k, prep = end, ""
            continue
        unit = units[k]
        kind = unit.kind
        if kind in NOMINAL:
            chunk, k = build_noun_phrase(units, k, states, follow)
            chunk.prep, prep = prep, ""
            chunk.definite, definite = definite and bool(chunk.prep), False
            chunk.neg, neg = chunk.neg or neg, False
            chunks.append(chunk)
            continue
        if kind in AUXILIARY or kind in VERBAL or (kind == "modality" and unit.data["class"] in _LEADING):
            chunk, k2 = build_verb_group(units, k, states)
            if chunk is not None:
                if unit.kind == "neg" and chunk.head == "":
                    neg = True
                else:
                    chunk.neg, neg = chunk.neg or neg, False
                    now = len(chunk.units) > 1 and chunk.units[0].text in lexicon.config.get("present", ())
                    if now or (len(chunk.units) == 1 and chunk.form == "finite" and chunk.unit.text.endswith(present)):
                        chunk.after.add("present")
                    chunk.prep = prep if prep and (follow or chunk.form in ("gerund", "infinitive")) else ""
                    prep = ""
                    chunks.append(chunk)
                k = k2
                continue
            if unit.kind == "neg":
                neg = True
            elif unit.kind == "to":
                prep = unit.text
            k += 1
            continue
        if kind in ("prep", "adv", "according"):
            for chunk in chunks[-1:-4:-1]:
                if chunk.kind == "vg":
                    chunk.after.add(unit.text.split()[0])
                    break
        if kind == "prep":
            parts = unit.data.get("class", "").split(":")
            opens = not chunks or chunks[-1].kind in MARKS or ("some" in parts and takes_object(chunks[-1]))
            prep, definite = ("" if "some" in parts and opens else unit.sense), "the" in parts  # des rebelles ont …: no preposition there
        elif kind == "according":
            prep, definite = kind, False
        elif kind == "date":
            chunks.append(Chunk("date", [unit]))
            prep = ""
        elif kind == "modality":
            chunks.append(Chunk("modality", [unit], head=unit.data["class"]))
        elif kind == "comma" and chunks and chunks[-1].kind == "comma" and k and units[k - 1].kind in ("adv", "modality"):
            chunks.pop()  # , too,
        elif kind in MARKS:
            chunks.append(Chunk(kind, [unit]))
            prep, neg = "", neg and kind == "comma"
        k += 1
    return chunks


def takes_object(verb: Chunk) -> bool:
    """Whether what follows a verb with `des` is its object (conservent des positions), not where it comes from (sortent des quartiers)."""
    rows = [d for _, d in verb.unit.entries] if verb.kind == "vg" and verb.head == "verb" and verb.voice == "active" else []
    return bool(rows) and all(d["object"] and not any("of" in preps.split("/") for preps in d["obliques"]) for d in rows)


def build_verb_group(units: list[Unit], k: int, states: dict) -> tuple[Chunk | None, int]:
    """The verb group that starts at `k`: auxiliaries, negation, adverbs and a head; None where `to` is a preposition."""
    first, aux, neg, last_aux = k, [], False, None
    while k < len(units) and k not in states:
        unit = units[k]
        if unit.kind == "neg" and unit.data.get("class") == "neg:noun":
            break
        if unit.kind == "neg":
            neg = True
        elif unit.kind in AUXILIARY:
            aux.append(unit)
            last_aux = unit
        elif (unit.kind in ("adv", "both", "each") or (unit.kind == "whole" and aux and " " not in unit.text)) and k > first and (k + 1 < len(units)):
            pass
        elif unit.kind == "w" and last_aux is not None and last_aux.kind == "be" and not unit.entries and participle_at(units, k + 1):
            pass  # were likewise purged
        elif unit.kind == "comma" and aux and k + 2 < len(units) and units[k + 1].kind == "adv" and units[k + 2].kind == "comma":
            k += 1
        else:
            break
        k += 1
    head = units[k] if k < len(units) and k not in states else None
    verbal = head is not None and (head.kind in VERBAL or (head.kind == "modality" and head.data["class"] in ("plan", "achieve", "fail", "deny")))
    kinds = {u.kind for u in aux} | {"modal" for u in aux if u.kind == "be" and "modal" in u.also}  # sera repris
    if verbal and "to" in kinds and not can_be_infinitive(head) and not kinds & {"be", "have"}:
        return None, first + 1
    if not verbal:
        if kinds & {"be", "have", "do"}:  # a copula, to have; adverbs after it were taken in
            unit = last_aux if last_aux.kind != "to" else next(u for u in reversed(aux) if u.kind != "to")
            return Chunk(
                "vg",
                units[first:k],
                head=unit.kind,
                unit=unit,
                neg=neg,
                modal="modal" in kinds,
                form="infinitive" if "to" in kinds else "gerund" if unit.text.endswith("ing") else "finite",
                perfect="have" in kinds and unit.kind != "have",
                after={u.text for u in units[first:k] if u.kind == "adv"},  # they are still | in X
            ), k
        if kinds == {"modal"}:
            return Chunk("vg", units[first:k], head="modal", unit=aux[0], neg=neg, modal=True), k
        return None, first + 1
    chunk = Chunk("vg", units[first : k + 1], head=head.kind, unit=head, neg=neg, modal="modal" in kinds, perfect="have" in kinds)
    forms = verb_forms(head)
    be = last_aux is not None and last_aux.kind == "be"
    if be and "participle" in forms and "gerund" not in forms:
        chunk.voice = "passive"
        chunk.form = "infinitive" if "to" in kinds else "gerund" if last_aux.text == "being" and len(aux) == 1 else "finite"
    elif be and "gerund" in forms:
        chunk.form = "infinitive" if "to" in kinds else "finite"
    elif "to" in kinds:
        chunk.form = "infinitive"
    elif aux:
        chunk.form = "gerund" if "gerund" in aux[0].also else "finite"
    elif "finite" in forms:
        chunk.voice = "either" if "participle" in forms else "active"
    elif "participle" in forms:
        chunk.form, chunk.voice = "participle", "passive"
    elif forms & {"gerund", "infinitive"}:
        chunk.form = "gerund" if "gerund" in forms else "infinitive" if "base_is_finite" not in head.data else "finite"
    return chunk, k + 1


def build_noun_phrase(units: list[Unit], k: int, states: dict, follow: bool = False) -> tuple[Chunk, int]:
    """The noun phrase that starts at `k` (without its preposition), up to its head noun; `follow`: its adjectives stand behind it."""
    first, head, owner, run, count = k, None, None, [], len(units)
    while k < count and k not in states:
        unit = units[k]
        kind = unit.kind
        if head is not None and unit.text in ("'s", "'"):
            if unit.text == "'" and not head.text.endswith("s"):
                break
            owner = _phrase(units[first:k], head, run, None)
            head, run, k = None, [], k + 1
            continue
        if kind == "hyphen" or (kind == "adv" and k + 1 < count and units[k + 1].kind in NOMINAL and head is None):
            k += 1
            continue
        if kind not in NOMINAL or (head is not None and head.kind in _ALONE):
            break
        if head is None and kind in _BEFORE and (kind != "det" or not run):
            run.append(unit)
            k += 1
            continue
        if kind == "w":
            run.append(unit)
            if not (follow and head is not None and _describes(unit, head)):
                head = unit
            k += 1
            continue
        if run and kind == "det" and run[-1].text in ("this", "these", "those"):
            break  # by this | the regime has taken X
        if run and kind in ("det", "poss"):
            after_share = kind == "det" and head is None and run[-1].kind in ("share", "whole", "both")
            percent = run[-1].data.get("class") == "unit_percent"  # à 90 % | le quartier
            if run[-1].kind == kind == "det" and not follow:
                break  # by this | the regime
            if not after_share and (percent or run[-1].kind not in ("share", "whole", "both", "det", "num")):
                break
        named = head is not None and head.kind in ("w", "placenoun", "noun", "party", "place", "source", "opinion", "portion")
        if named and kind == "share" and not unit.data["class"].startswith("unit_") and run[-1].data.get("class") != "held":
            break
        if run and kind in PRONOUNS and (kind in _ALONE or (head is not None and head.kind != "w")):
            break
        if head is not None and kind == "place" and (
            head.kind in ("place", "noun")
            or (head.kind == "party" and head.data.get("type") == "noun" and run[-1] is head)
            or (not follow and head.kind == "placenoun" and any(u.kind == "place" for u in run))
        ):
            break  # two places without a link; les quitaron a los rebeldes | X; the X district | east of the city
        if not follow and head is not None and head.kind == "place" and kind in ("adj", "direction") and _only_where(units, k, states):
            break  # X | further south
        if head is not None and head.kind == "place" and unit.kind == "party" and unit.text.startswith("the "):
            break  # in X | the two sides
        if head is not None and kind == "ordinal" and k + 1 < count and units[k + 1].kind in VERBAL:
            break  # the rebels | first | overran X
        counted = {"noun": ("num", "whole"), "head": ("whole",)}.get(head.data.get("type"), ()) if head is not None and head.kind == "party" else ()
        if kind in counted and (kind == "num" or run[-1] is head):
            break  # a los rebeldes | seis posiciones; gives its allies | full control
        run.append(unit)
        if follow and head is not None and _describes(unit, head):
            k += 1
            continue
        if kind in _NAMING or (kind in ("direction", "num", "whole", "poss") and not _more_follows(units, k, states)):
            head = unit
        k += 1
    if head is None and run:
        head = run[-1]
    chunk = _phrase(units[first:k], head, run, owner)
    return chunk, max(k, first + 1)


def _more_follows(units: list[Unit], k: int, states: dict) -> bool:
    return (
        k + 1 < len(units) and k + 1 not in states and units[k + 1].kind in NOMINAL and units[k + 1].kind not in ("det", "poss", "it", "they", "he")
    )


def _only_where(units: list[Unit], k: int, states: dict) -> bool:
    """Whether nothing but adjectives and a direction stands from `k` on to the phrase's end."""
    where = False
    while k < len(units) and k not in states and units[k].kind in ("adj", "adv", "direction"):
        where = where or units[k].kind == "direction"
        k += 1
    return where and (k >= len(units) or k in states or units[k].kind not in NOMINAL)


def _phrase(units: list[Unit], head: Unit | None, run: list[Unit], owner: Chunk | None) -> Chunk:
    chunk = Chunk("np", units, unit=head, owner=owner)
    kind = head.kind if head else "other"
    chunk.head = "pronoun" if kind in PRONOUNS else _HEADS.get(kind, kind)
    kinds = {u.kind for u in run}
    if kinds <= _PLAIN:
        return chunk
    places = [u for u in run if u.kind == "place"] if "place" in kinds else []
    named = [u for u in run if u.kind in ("party", "place") and u.data.get("party")] if places or "party" in kinds else []
    if named:
        named = [u for u in named if u.data["type"] != "weak"] or (named if chunk.head != "source" else [])  # Syrian rebels
        if len(named) > 1 and named[-1] is head and any(d["type"] == "head" for kind, d in head.entries if kind == "party"):
            named = named[:-1]  # regime gunmen, Kurdish authorities
    chunk.party = named[-1].data["party"] if named else ""
    chunk.neg = "both" in kinds and any(u.data.get("class") == "both:not" for u in run)  # en ninguno de los dos
    chunk.held = bool(named) and any(u.kind == "adj" and u.data.get("class") == "held" for u in run) and not any(u.sense == "former" for u in run)
    for unit in run if not kinds.isdisjoint(_MEASURED) else ():
        if unit.kind == "share" and unit.data["class"] in ("fraction", "vague", "part", "rest", "unit_percent"):
            chunk.share = read_share(run, unit)
        elif unit.kind == "share" and unit.data["class"] == "unit_km2" and chunk.head == "share":
            chunk.share = chunk.share or AREA
        elif unit.kind in ("whole",) or (unit.kind == "share" and unit.data["class"] == "whole"):
            chunk.share = chunk.share or {"class": "whole", "share": "", "min": "1", "max": "1"}
        elif unit.kind == "direction":
            chunk.direction = unit.data["class"].split(":")[1]
    if chunk.head == "party" and head.data.get("type") == "adjective" and not head.data.get("party"):
        chunk.head = "other"
    if places and chunk.head == "placenoun" and head.data["kind"] == "district" and places[-1].spot.wide:
        places = []  # the Aleppo district: the one spoken of
    if places and chunk.head == "placenoun" and head.data["kind"] == "road":
        places = []  # the road of X, which has no name of its own
    if places and chunk.head in ("placenoun", "place"):
        chunk.spots = [(u, None, "") for u in places[-1:]]
        if chunk.head == "placenoun" and head.data["kind"] not in ("district", "area", "city", "enclave"):
            chunk.part = "some"
        if chunk.head == "placenoun" and head.data["kind"] == "edge":
            chunk.near = True
        chunk.head = "place"
    elif places and chunk.head == "other":
        chunk.of = Chunk("np", units, head="place", unit=places[-1], spots=[(places[-1], None, "")])
    if chunk.head == "placenoun" and owner is not None and owner.head == "place" and owner.spots and not owner.spots[-1][0].spot.wide:
        kind = head.data["kind"]
        if kind in ("landmark", "piece", "part", "edge") and not owner.spots[-1][0].spot.sector:
            chunk.spots, chunk.head, chunk.near = owner.spots, "place", kind == "edge"  # X's main square, X's northern edge
            chunk.part = "" if kind == "edge" else chunk.direction or "some"
    if chunk.head == "noun" and chunk.owner is None and (named or places or "poss" in kinds):
        if named:
            chunk.owner = Chunk("np", [named[-1]], head="party", unit=named[-1], party=named[-1].data["party"])
        elif places:
            chunk.owner = Chunk("np", [places[-1]], head="place", unit=places[-1], spots=[(places[-1], None, "")])
        else:
            poss = next(u for u in run if u.kind == "poss")
            chunk.owner = Chunk("np", [poss], head="pronoun", unit=poss)
    return chunk

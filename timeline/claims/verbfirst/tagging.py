"""Tags: the words of a sentence told apart by the lexicon, the gazetteer and the words around them."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right

from timeline.claims.forms import PUNCTUATION
from timeline.claims.lexicon import Lexicon
from timeline.claims.units import Unit
from timeline.claims.verbfirst.marks import find_marks, find_predicates, has_verb_shape, is_adjective, is_bare, is_imperfect, is_verbal_noun
from timeline.claims.verbfirst.words import Words

_RANK = {"verb": 0, "modality": 1, "party": 2, "noun": 3, "placenoun": 4, "share": 5, "speaker": 6, "word": 7}
LONGEST = 16  # words; no phrase of a lexicon is longer


def tag_words(words: Words, spots: list, whens: list, lexicon: Lexicon) -> list[Unit]:
    """The units of a sentence. `also` of a unit may hold: def (has an article), joined (a pronoun written with its word), passive."""
    units: list[Unit] = []
    n, at, s = len(words), 0, 0
    dated = {when.i: when for when in whens}
    predicates = find_predicates(lexicon)
    bounds = sorted([*dated, n])
    pronouns = sorted([*words.joined, n])
    marks, article = find_marks(lexicon), next(iter(lexicon.config.get("articles", ())), "")
    while at < n:
        start = words.starts[at]
        if at in dated:
            when = dated[at]
            units.append(Unit("date", at, when.j, " ".join(words.words[at : when.j]), start, words.ends[when.j - 1], data={"when": when}))
            at = when.j
            continue
        while s < len(spots) and spots[s].end <= start:
            s += 1
        inside = s < len(spots) and spots[s].start <= start
        if inside and units and words.ends[at] == spots[s].end and is_adjective(words.words[at], units[-1], lexicon):
            s, inside = s + 1, False
        if (
            inside
            and spots[s].kind == "city"
            and any(  # the old city is not the city
                words.starts[k + lexicon.find(words.words, k)[0] - 1] >= spots[s].end
                and any(e[0] == "placenoun" for e in lexicon.find(words.words, k)[1])
                for k in range(at, n)
                if words.starts[k] < spots[s].end and lexicon.find(words.words, k)[0] > 1
            )
        ):
            spots = [*spots[:s], *spots[s + 1 :]]
            inside = s < len(spots) and spots[s].start <= start
        if inside:
            end = at + 1
            while end < n and words.starts[end] < spots[s].end and words.words[end] not in predicates:
                end += 1
            unit = Unit("place", at, end, " ".join(words.words[at:end]), spots[s].start, spots[s].end, spot=spots[s])
            if end - at == 2 and all(is_bare(w, lexicon) for w in words.words[at:end]):
                unit.also = frozenset({"indefinite"})
            units.append(unit)
            at = end
            continue
        due = bounds[bisect_right(bounds, at)]  # the next date
        limit = bisect_left(words.starts, spots[s].start, at, n) if s < len(spots) else n
        reached = limit < n
        limit = max(min(limit, due), at + 1)
        limit = min(limit, pronouns[bisect_right(pronouns, at)]) if at not in words.joined else at + 1
        size, entries = lexicon.find(words.words[at : min(limit, at + LONGEST)], 0)
        size = size or 1
        if size > 1 and at in words.definite and all(kind == "share" for kind, _ in entries):
            size, entries = 1, lexicon.find(words.words[at : at + 1], 0)[1]  # this part of X is not: part of X
        if s < len(spots) and (reached or limit < n):  # a party or a speaker whose name holds a place's name
            long, named = lexicon.find(words.words[at : min(due, at + LONGEST)], 0)
            if long > size and any(kind in ("party", "speaker") for kind, _ in named):
                size, entries = long, named
        also = set()
        if at in words.definite:
            also.add("def")
        if at in words.joined:
            also.add("joined")
        if at in words.passive:
            also.add("passive")
        for word in words.words[at : at + size]:
            also.update(marks.get(word, ()) or (marks.get(word[len(article) :], ()) if word.startswith(article) else ()))
        if words.words[at].endswith(tuple(lexicon.config.get("object_endings", ()))):
            also.add("object")
        if words.words[at].endswith(tuple(lexicon.config.get("adverbial_endings", ()))):
            also.add("adverbial")
        if words.words[at].endswith(tuple(lexicon.config.get("plural_endings", ()))):
            also.add("plural")
        if words.words[at].startswith(tuple(lexicon.config.get("first_person_prefixes", ()))) or words.words[at].endswith(
            tuple(lexicon.config.get("first_person_endings", ()))
        ):
            also.add("first")
        if words.words[at].endswith(tuple(lexicon.config.get("feminine_endings", ()))):
            also.add("feminine")
        units.append(
            Unit(
                "w",
                at,
                at + size,
                " ".join(words.words[at : at + size]),
                start,
                words.ends[at + size - 1],
                entries=entries,
                also=frozenset(also),
            )
        )
        at += size
    for k, unit in enumerate(units):
        if unit.kind == "w":
            settle_kind(units, k, lexicon)
        if k and "perhaps" in units[k - 1].also and is_imperfect(unit, lexicon):
            units[k - 1].kind = "modal"  # may fall, not: has fallen
    out = [u for u in units if u.kind not in ("quote", "hyphen", "adv")]
    for left, unit in itertools.pairwise(out):
        if (
            "joined" in unit.also
            and unit.kind == "it"
            and (left.kind not in ("prep", "verb", "that", "but", "plain", "say") or left.data.get("form") == "masdar")
        ):
            unit.kind = "they"  # their grip, its fall
    return out


def means(unit: Unit) -> set[str]:
    """What the class of a word adds after its first part: `prep:of:in` -> {of, in}."""
    return set(unit.data.get("class", "").split(":")[1:])


def settle_kind(units: list[Unit], k: int, lexicon: Lexicon) -> None:
    unit = units[k]
    before = k - 1
    while before >= 0 and units[before].kind in ("quote", "adv", "hyphen"):
        before -= 1
    left = units[before] if before >= 0 else None
    if not unit.entries:
        unit.kind = PUNCTUATION.get(unit.text, "w")
        if unit.text[0].isdigit():
            unit.kind = "num"
        elif unit.text in ("-", "—"):
            unit.kind = "hyphen" if unit.text == "-" else "dash"
        elif unit.kind == "w" and (
            _looks_verbal(unit.text, left, lexicon)
            or (
                left is not None
                and left.kind == "neg"
                and "def" not in unit.also
                and unit.text.startswith(tuple(lexicon.config.get("imperfect_prefixes", ())))
            )
        ):
            unit.kind = "plain"
        return
    chosen = unit.entries
    if len(chosen) > 1 and any(_class(e) == "among" for e in chosen) and any(_class(e) == "det" for e in chosen):
        chosen = [e for e in chosen if _class(e) == ("among" if left is not None and left.kind in ("comma", "dash") else "det")]
    following = units[k + 1] if k + 1 < len(units) else None
    alone = following is None or following.text in PUNCTUATION  # nothing but a quarter
    if "def" in unit.also and not alone and any(e[0] == "share" and e[1]["class"] in ("vague", "fraction", "part") for e in chosen):
        chosen = [e for e in chosen if e[0] != "share"] or [("word", {"class": "w"})]
    after = units[k + 1] if k + 1 < len(units) else None
    if any(_class(e).startswith("hedge") for e in chosen) and any(_class(e) == "prep" for e in chosen):
        counted = after is not None and (after.text[0].isdigit() or any(kind == "share" or _class((kind, d)) == "num" for kind, d in after.entries))
        chosen = [e for e in chosen if (e[0] == "share") == counted]  # about thirty, but: towards X
    verbs = [e for e in chosen if e[0] == "verb"]
    purpose = left is not None and "purpose" in means(left) and unit.text.startswith(tuple(lexicon.config.get("imperfect_prefixes", ())))
    counted = left is not None and left.kind == "num" and before and units[before - 1].kind in ("placenoun", "noun")  # several points | were
    nominal = "def" in unit.also or (left is not None and not counted and (left.kind in ("prep", "num", "det", "whole", "share")))
    if left is not None and "until" in left.also and any(e[1]["forms"] & {"finite"} for e in verbs):
        nominal = "def" in unit.also
    if purpose and not any("infinitive" in e[1]["forms"] for e in verbs):
        nominal = False
    if verbs:
        noun = [e for e in verbs if "infinitive" in e[1]["forms"]]
        other = [e for e in chosen if e[0] != "verb"]
        if not nominal and any(e[0] == "noun" for e in other) and has_subject(units, k):
            nominal, noun = True, []
        if nominal and noun:
            chosen = noun
        elif nominal and other:
            chosen = other
        elif nominal and "def" in unit.also:
            chosen = [e for e in verbs if "gerund" in e[1]["forms"]] or [("word", {"class": "w"})]
    elif nominal:
        kept = is_verbal_noun(unit, lexicon)
        chosen = [e for e in chosen if (kept and _class(e) == "say") or _class(e) not in ("say", "plain", "verb", "turn", "stay", "make", "be")] or [
            ("word", {"class": "w"})
        ]
    if verbs and any(_class(e) == "adv" for e in unit.entries) and k + 1 < len(units) and _verbal(units[k + 1]):
        chosen = [e for e in unit.entries if _class(e) == "adv"]  # a particle before a verb
    if "def" not in unit.also and {e[0] for e in chosen} >= {"share", "placenoun"}:  # half of X, but: the eastern half
        chosen = [e for e in chosen if e[0] == "share"]
    if verbs and any(_class(e) == "say" for e in chosen) and opens_speech(units, k):
        chosen = [e for e in chosen if _class(e) == "say"]
    if (
        left is not None
        and left.kind == "w"
        and "adverbial" in left.also
        and _class(chosen[0]) == "say"
        and not opens_speech(units, k)
        and unit.text.startswith(tuple(lexicon.config.get("imperfect_prefixes", ())))
    ):
        chosen = [("word", {"class": "w"})]  # no gain to speak of
    if verbs and promises(units, k):
        chosen = [e for e in chosen if e[0] == "modality"] or chosen
    kind, data = min(chosen, key=lambda e: _RANK.get(e[0], 9))
    unit.data, unit.entries = data, [e for e in chosen if e[0] == kind]
    unit.kind = data["class"].split(":")[0] if kind in ("word", "speaker") else kind
    if unit.kind == "verb" and kind == "word":
        unit.kind = "plain"
    if verbs and kind == "verb":
        forms = frozenset().union(*(e[1]["forms"] for e in unit.entries))
        masdar = "infinitive" in forms and (nominal or not forms & {"finite", "participle"} or _construct(left) or _depends(units, k))
        unit.data = dict(
            unit.data,
            form="masdar"
            if masdar
            else "gerund"
            if forms <= {"gerund"}
            else "passive"
            if ("passive" in unit.also and "finite" in forms) or forms <= {"participle"}
            else "finite",
        )
        wanted = {"masdar": "infinitive", "gerund": "gerund", "passive": None, "finite": "finite"}[unit.data["form"]]
        unit.entries = [e for e in unit.entries if wanted is None or wanted in e[1]["forms"]] or unit.entries


def promises(units: list[Unit], k: int) -> bool:
    """A word that can be a plan before `with` and a verbal noun: promises | its recapture."""
    if not any(kind == "modality" and data["class"] == "plan" for kind, data in units[k].entries) or k + 2 >= len(units):
        return False
    leads = any(_class(e) == "prep" and "with" in e[1]["class"].split(":") for e in units[k + 1].entries)
    return leads and any(kind == "verb" and "infinitive" in data["forms"] for kind, data in units[k + 2].entries)


def opens_speech(units: list[Unit], k: int) -> bool:
    """Whether a `that` follows soon: the unit at `k`, if it can be a verb of saying, is one."""
    for unit in units[k + 1 : k + 9]:
        if any(_class(e) == "that" for e in unit.entries) or unit.kind == "that":
            return True
        if unit.text in PUNCTUATION and unit.text not in ("(", ")", '"', "«", "»"):
            return False
    return False


def _construct(left: Unit | None) -> bool:
    """A noun of planning, saying or failing right before: what follows is a noun that belongs to it."""
    return left is not None and (
        (left.kind == "modality" and left.data["class"] == "plan_noun")
        or (left.kind == "verb" and left.data.get("form") == "masdar" and "def" not in left.also)
    )


def _verbal(unit: Unit) -> bool:
    return any(
        (kind == "verb" and data["forms"] & {"finite", "participle"})
        or (kind == "modality" and data["class"] in ("plan", "achieve", "fail", "deny"))
        or _class((kind, data)) in ("say", "verb", "be", "turn", "stay")
        for kind, data in unit.entries
    )


def has_subject(units: list[Unit], k: int) -> bool:
    """A finite verb and its subject right before the word at `k`: what follows is their object, no verb."""
    n = k - 1
    while n >= 0 and (units[n].kind in ("party", "adj") or (units[n].kind == "w" and "def" in units[n].also)):
        n -= 1
    return 0 <= n < k - 1 and units[n].kind == "verb" and units[n].data.get("form") == "finite"


def _depends(units: list[Unit], k: int) -> bool:
    """A verb of trying, managing or saying before, with nothing but its subject between: a verbal noun follows."""
    k -= 1
    while k >= 0 and (
        units[k].kind in ("party", "source", "date", "adj", "det", "quote", "adv", "num", "direction")
        or "joined" in units[k].also
        or (units[k].kind == "w" and "def" in units[k].also)
    ):
        k -= 1
    return k >= 0 and ((units[k].kind == "modality" and units[k].data["class"] in ("plan", "achieve", "fail", "deny")) or units[k].kind == "say")


def _class(entry) -> str:
    return entry[1].get("class", "").split(":")[0]


def _looks_verbal(word: str, left: Unit | None, lexicon: Lexicon) -> bool:
    """Whether an unknown word looks like a verb: by its beginning or end, where no preposition stands before it."""
    if has_verb_shape(word, lexicon) and not (left is not None and left.kind in ("prep", "det", "num", "placenoun", "share", "whole", "noun")):
        return True
    due = left is not None and left.kind in ("prep", "det", "num", "party", "placenoun", "share", "place", "whole")
    if due and not word.endswith(tuple(lexicon.config.get("verb_endings", ()))):
        return False
    return len(word) >= 4 and (
        word.startswith(tuple(lexicon.config.get("verb_beginnings", ()))) or word.endswith(tuple(lexicon.config.get("verb_endings", ())))
    )

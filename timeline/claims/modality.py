"""Modality: whether what a clause says has happened, was denied, or is only planned, feared, asked or supposed."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.clauses import tells_how_long

EFFECTIVE, DENIED, PLANNED = "", "denied", "planned"
_PLANNED_PREPS = frozenset({"of", "for", "at", "to", "about", "towards", "toward", "against", "on"})
_DENIED_PREPS = frozenset({"from", "without", "instead of", "rather than"})


def judge_verb(chunks: list[Chunk], v: int, *, question: bool = False) -> str:
    """`denied`, `planned` or "" (effective) for the verb group at `v`."""
    chunk = chunks[v]
    mood = PLANNED if question else judge_frame(chunks, v)
    if v > 1 and chunks[v - 1].kind == "np" and chunks[v - 2].kind == "vg" and chunks[v - 2].head == "do" and chunks[v - 2].neg:
        return DENIED  # at no point did the army enter X
    if mood == PLANNED and not question and is_aside(chunks, v):
        mood = EFFECTIVE
    if chunk.neg or chunk.prep == "without":
        return DENIED if mood != PLANNED else PLANNED
    if chunk.modal or (chunk.perfect and stands_before(chunks, v - 1) and chunk.units[0].text not in ("had", "has", "have")):
        return judge_sequel(chunks, v - 1) if not chunk.modal else PLANNED
    if mood:
        return mood
    for later in chunks[v + 1 :]:
        if later.kind == "modality" and later.head == "false":
            return DENIED  # reports that X had fallen proved false
        if later.kind in ("semi", "but", "sub"):
            taken_back = any(c.kind == "modality" and c.head == "false" for c in chunks[chunks.index(later) + 1 : chunks.index(later) + 3])
            if taken_back and later.kind != "sub" and chunks[-1].kind != "np":
                return DENIED  # the rumour went that X had fallen; il n'en était rien
            break
    n = v + 1
    while n < len(chunks) and chunks[n].kind in ("np", "date"):
        n += 1
    if (
        n < len(chunks)
        and chunks[n].kind == "vg"
        and chunks[n].head == "modality"
        and chunks[n].unit.data["class"] == "deny"
        and chunks[n].voice == "passive"
    ):
        return DENIED  # that it had fallen was denied
    if chunk.form == "infinitive":
        return judge_infinitive(chunks, v)
    joined = _joined_infinitive(chunks, v)
    if joined is not None:
        return judge_infinitive(chunks, joined)  # told them to lay down their arms and leave X
    if chunk.form == "gerund":
        if chunk.prep in _DENIED_PREPS:
            return DENIED if chunk.prep != "from" else PLANNED
        governor = _governor(chunks, v)
        if governor is not None and governor.kind == "vg" and governor.head == "modality":
            return _by_governor(chunks, governor)
        if chunk.prep in _PLANNED_PREPS:
            return PLANNED
        if not chunk.prep:  # `losing it would be a blow`: the verb that follows speaks for its subject
            skipped = 0
            for n in range(v + 1, len(chunks)):
                later = chunks[n]
                if n < skipped:
                    continue
                if later.kind == "comma" and n + 1 < len(chunks) and chunks[n + 1].kind == "rel":  # taking X, which borders Y, would …
                    skipped = next((m + 1 for m in range(n + 2, len(chunks)) if chunks[m].kind == "comma"), len(chunks))
                    continue
                joined = later.kind == "and" and n + 1 < len(chunks) and chunks[n + 1].kind == "vg" and chunks[n + 1].form == "gerund"
                if later.kind in ("comma", "semi", "and", "but") and not joined:  # taking X and linking up with Y would …
                    break
                if later.kind == "vg" and later.form == "finite":
                    return PLANNED if later.modal else EFFECTIVE
            for earlier in reversed(chunks[:v]):  # it would turn the tables, cutting off the west: as its main verb
                if earlier.kind in ("semi", "colon", "sub", "rel"):
                    break
                if earlier.kind == "vg" and earlier.form == "finite":
                    return PLANNED if earlier.modal and chunks[v - 1].kind in ("comma", "and") else EFFECTIVE
    return EFFECTIVE


def _joined_infinitive(chunks: list[Chunk], v: int) -> int | None:
    """The infinitive that the bare verb at `v` goes on after `and`, without a subject of its own."""
    verb = chunks[v]
    bare = len(verb.units) == 1 and is_present(verb) and "present" not in verb.after
    if not bare or v < 2 or chunks[v - 1].kind != "and":
        return None
    k = v - 2
    while k >= 0 and chunks[k].kind in ("np", "date"):
        k -= 1
    return k if k >= 0 and chunks[k].kind == "vg" and chunks[k].form == "infinitive" and chunks[k].voice == "active" else None


def is_aside(chunks: list[Chunk], v: int) -> bool:
    """Whether a participle and what belongs to it stand between dashes or commas: before X, held by rebels since 2012, is retaken."""
    mark, verb = chunks[v - 1].kind if v else "", chunks[v]
    if mark not in ("dash", "comma") or verb.voice not in ("either", "passive") or len(verb.units) > 1 or v < 2 or chunks[v - 2].kind != "np":
        return False
    k = v + 1
    while k < len(chunks) and chunks[k].kind in ("np", "date"):
        k += 1
    return k < len(chunks) and chunks[k].kind == mark


def judge_frame(chunks: list[Chunk], at: int) -> str:
    """What a condition, a denial or `about to` before `at` in the same clause makes of it."""
    k = at - 1
    crossed = False
    while k >= 0:
        chunk = chunks[k]
        if chunk.kind == "cond":
            return PLANNED if not _main_clause_between(chunks, k, at) else EFFECTIVE
        if chunk.kind == "modality" and not crossed:
            if chunk.head in ("about_to", "aim") and at - k <= 2:
                return PLANNED
            if chunk.head == "false":
                return DENIED
        if chunk.kind == "vg" and chunk.head == "say" and chunk.form == "gerund" and chunks[k - 1].kind == "comma" and not chunk.neg:
            return EFFECTIVE  # they deny that X has fallen, saying that …
        if chunk.kind == "vg" and chunk.head == "modality" and chunk.unit.data["class"] == "deny" and not crossed:
            return DENIED if not chunk.neg else EFFECTIVE
        if chunk.kind == "but" and chunk.units[0].data.get("class") == "but:or" and any(
            c.kind == "but" and c.units[0].data.get("class") == "but:or" for c in chunks[at + 1 :]
        ):
            return PLANNED  # either they leave X or …
        cleft = chunk.kind == "rel" and not crossed and k > 1 and chunks[k - 2].kind == "vg" and chunks[k - 2].head == "be"
        if cleft and (chunks[k - 2].neg or chunks[k - 1].neg):
            return DENIED  # it is not the army that holds X
        asked = chunk.kind in ("say_that", "rel") and not chunks[at].perfect and _is_asked(chunks, k)
        if chunk.kind in ("say_that", "rel") and not crossed and (asked or (chunk.kind == "say_that" and _is_supposed(chunks, k))):
            return PLANNED
        if (
            chunk.kind == "vg"
            and chunk.head == "say"
            and chunk.neg
            and not crossed
            and k + 1 < len(chunks)
            and chunks[k + 1].kind in ("say_that", "rel")
        ):
            return PLANNED  # nobody believed that X had fallen
        if chunk.kind in ("semi", "colon", "but"):
            return EFFECTIVE
        if (
            chunk.kind == "np"
            and chunk.neg
            and k + 1 < len(chunks)
            and not crossed
            and chunk.head == "other"
            and chunks[k + 1].kind in ("say_that", "rel")
            and chunks[k + 2].kind == "np"
        ):
            return DENIED  # there is no sign that X has fallen
        if chunk.kind == "sub":
            before = chunks[k - 1] if k else None
            if before is not None and before.kind == "modality" and before.head == "about_to":
                return PLANNED  # a matter of days before X falls
            until = chunk.units[0].data.get("class") == "sub:until" and not chunks[at].perfect
            if until and any(c.kind == "vg" and c.modal and c.head != "modal" for c in chunks[max(0, k - 30) : k]):
                return PLANNED  # it would go on until X was taken
            told = any(chunks[n].kind == "vg" and chunks[n].form == "finite" and not is_aside(chunks, n) for n in range(k + 1, at))
            if until and is_present(chunks[at]) and not told:
                return PLANNED  # it remains shaky until they seize X
            once = not chunks[at].perfect or chunk.units[0].data.get("class") == "sub:until"  # once they have taken X, they will …
            if once and "present" in chunks[at].after and any(c.kind == "vg" and c.modal for c in chunks[at + 1 : at + 30]):
                return PLANNED  # once X falls, they will …
            if before is not None and before.kind == "vg" and before.head == "modality" and before.unit.data["class"] == "deny":
                k -= 1  # dismissed as lies reports that …
                return DENIED if not before.neg else EFFECTIVE
            crossed = True
        k -= 1
    return EFFECTIVE


def is_present(verb: Chunk) -> bool:
    """Whether a finite verb or state stands in the present: they seize, it falls; not they seized."""
    if verb.kind != "vg" or verb.form != "finite":
        return False
    rows = [d for kind, d in verb.unit.entries if kind == "verb"]
    bare = verb.head == "verb" and len(verb.units) == 1
    return "present" in verb.after or (bare and bool(rows) and all("infinitive" in d["forms"] and "participle" not in d["forms"] for d in rows))


def _is_supposed(chunks: list[Chunk], k: int) -> bool:
    """What the *that* at `k` opens would only be heard, or would surprise nobody: I would not be surprised to hear that it has fallen."""
    heard = chunks[k - 1] if k else None
    if heard is None or heard.kind != "vg" or heard.form != "infinitive":
        return False
    n = k - 2
    while n >= 0 and chunks[n].kind in ("vg", "np") and k - n < 5:
        if chunks[n].kind == "vg" and chunks[n].modal:
            return True
        n -= 1
    return False


def _is_asked(chunks: list[Chunk], k: int) -> bool:
    """What the *that* at `k` opens is asked for, proposed, expected: exige que se vayan, pidió a los rebeldes que se fueran."""
    n = k - 1
    while n >= 0 and chunks[n].kind in ("np", "date"):
        n -= 1
    whom = chunks[k].kind == "say_that" or any(c.prep == "at" and c.head in ("party", "source", "pronoun") for c in chunks[n + 1 : k])
    return whom and n >= 0 and chunks[n].kind == "vg" and chunks[n].head == "modality" and chunks[n].unit.data["class"] == "plan"


def _main_clause_between(chunks: list[Chunk], k: int, at: int) -> bool:
    """Between an opening `if` and `at` lies a comma with a subject after it: the main clause has begun."""
    verbs = 0
    for n in range(k + 1, at):
        if chunks[n].kind == "vg":
            verbs += 1
        if chunks[n].kind == "comma" and verbs:
            return True
    return False


def stands_before(chunks: list[Chunk], k: int) -> bool:
    """Whether the chunk at `k` opens what comes later than its main clause (avant de, antes de)."""
    return 0 < k < len(chunks) and chunks[k].kind == "sub" and chunks[k].units[0].data.get("class") == "sub:before"


def judge_sequel(chunks: list[Chunk], k: int) -> str:
    """The mood of what came after its main clause: est tombé avant d'être repris, but: veut l'encercler avant de le prendre."""
    main = next((n for n in range(k - 1, -1, -1) if chunks[n].kind == "vg" and chunks[n].form == "finite"), None)
    over = main is not None and any(u.kind in ("have", "be") for u in chunks[main].units) and chunks[main].head in ("verb", "participle")
    return judge_verb(chunks, main) if over else PLANNED


def judge_infinitive(chunks: list[Chunk], v: int) -> str:
    chunk = chunks[v]
    if any(u.data.get("class") == "to:result" for u in chunk.units):
        return EFFECTIVE  # only to be thrown out again
    kinds = [u.kind for u in chunk.units]
    if "be" in kinds and "to" in kinds and kinds.index("be") < kinds.index("to"):
        return PLANNED  # are to leave, the aim is to take
    k = v - 1
    if k >= 0 and chunks[k].kind == "sub" and chunks[k].units[0].data.get("class") == "sub:after":
        return EFFECTIVE  # tras entrar en X
    if k > 0 and stands_before(chunks, k):
        return judge_sequel(chunks, k)
    while k > 0 and chunks[k].kind == "np" and chunks[k].prep == "of":
        k -= 1
    named = [u for u in chunks[k].units if u.kind in ("ordinal", "former_one", "adj")] if k >= 0 else []
    rank = {u.sense if u.kind == "adj" else u.kind for u in named}
    falls = any(kind == "verb" and d["subject"] == "place" for kind, d in chunk.unit.entries)
    if k >= 0 and chunks[k].kind == "np" and (rank & {"ordinal", "former_one"} or (rank & {"first", "last"} and falls)):
        return EFFECTIVE  # the first district (of the city) to be retaken
    if chunk.perfect and not chunk.modal:
        return EFFECTIVE
    governor = _governor(chunks, v)
    if governor is None:
        return PLANNED
    if tells_how_long(chunks, chunks.index(governor)):
        return EFFECTIVE
    if governor.kind == "vg" and governor.head not in ("modality", "say") and chunks[v - 1].kind == "np" and chunks[v - 1].head == "noun":
        return PLANNED  # began an operation to recapture X
    if governor.kind == "vg":
        return _by_governor(chunks, governor)
    return PLANNED


def _governor(chunks: list[Chunk], v: int) -> Chunk | None:
    k = v - 1
    while k >= 0 and chunks[k].kind in ("date", "modality"):
        k -= 1
    if k >= 0 and chunks[k].kind == "np":
        while k >= 0 and chunks[k].kind in ("np", "date"):
            k -= 1
        return chunks[k] if k >= 0 and chunks[k].kind == "vg" else None
    return chunks[k] if k >= 0 and chunks[k].kind == "vg" else None


def _by_governor(chunks: list[Chunk], governor: Chunk) -> str:
    if governor.head == "say" and "m:plan" not in governor.unit.also:
        at = chunks.index(governor) + 1
        said = [c for c in chunks[at : at + 3] if c.kind == "np" and c.head == "noun"]
        if any(d.get("event") == "none" for c in said for _, d in c.unit.entries):
            return PLANNED  # announced the start of an operation to take X
        return judge_verb(chunks, chunks.index(governor))  # claimed to control
    if governor.head != "modality" and "m:fail" in governor.unit.also:
        return DENIED if judge_verb(chunks, chunks.index(governor)) != DENIED else EFFECTIVE
    if governor.head != "modality":
        if "force" in governor.unit.also or "m:achieve" in governor.unit.also:
            return judge_verb(chunks, chunks.index(governor))
        return PLANNED
    kind = governor.unit.data["class"]
    mood = judge_verb(chunks, chunks.index(governor))
    if kind == "achieve":
        return mood
    if kind == "fail":
        return DENIED if mood != DENIED else EFFECTIVE
    return PLANNED

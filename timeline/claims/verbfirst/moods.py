"""Moods: whether a verb or a verbal noun says what is so, what is denied, or what is only wished, feared or tried."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.verbfirst.tagging import means

DENIED, PLANNED, SKIP = "denied", "planned", "skip"


def judge_finite(chunks: list[Chunk], v: int) -> str:
    """The mood of a finite verb or a state at `v`."""
    chunk = chunks[v]
    frame = judge_clause(chunks, v)
    if chunk.modal or (
        "purpose" in chunk.after and any(c.head == "modality" and c.unit.data["class"] == "plan" for c in chunks[:v] if c.kind == "vg")
    ):
        return PLANNED
    k = v - 1
    while k >= 0 and (chunks[k].kind == "date" or (chunks[k].kind == "np" and not chunks[k].prep)):
        k -= 1
    if k >= 0 and k < v - 1 and chunks[k].kind == "vg" and chunks[k].head == "modality" and chunks[k].unit.data["class"] == "plan":
        return PLANNED  # X was near | to falling
    if chunk.neg:
        return PLANNED if frame == PLANNED else "" if frame == DENIED else DENIED
    return frame


def judge_clause(chunks: list[Chunk], v: int) -> str:
    """What stands before the clause: a condition, a plan or a denial that governs it through `that`."""
    k, crossed = v - 1, ""
    while k >= 0:
        chunk = chunks[k]
        if chunk.kind == "cond":
            between = chunks[k + 1 : v]
            verbs = [c for c in between if c.kind in ("vg", "state")]
            return PLANNED if not verbs or not any(c.kind == "comma" for c in between) else ""
        if chunk.kind == "and" and k and ("then" in means(chunk.units[0]) or chunks[k - 1].kind == "comma"):
            crossed = "and"
        if chunk.kind == "modality" and chunk.head == "false" and crossed in ("", "rel"):
            return DENIED  # not true; no truth in the news that tells of it
        if chunk.kind == "modality" and not crossed and chunk.head in ("about_to", "aim") and v - k <= 4:
            return PLANNED
        if chunk.kind == "that" and not crossed:
            governor = _before_that(chunks, k)
            before = chunks[k - 1] if k else None
            if governor is None and before is not None and before.kind == "np" and before.head == "party" and "on" in before.after:
                return PLANNED  # it is for the rebels | to leave X
            if governor is not None:
                return governed(chunks, governor)
            return ""
        if chunk.kind == "np" and "negating" in chunk.after and v - k <= 1:
            return DENIED
        if chunk.kind in ("semi", "colon", "but"):
            return ""
        if chunk.kind in ("sub", "rel"):
            crossed = crossed if crossed in ("sub", "and") else chunk.kind
        k -= 1
    return ""


def _before_that(chunks: list[Chunk], k: int) -> int | None:
    """The verb, verbal noun or noun that a `that` at `k` depends on."""
    if k and chunks[k - 1].kind == "and":  # said that …, and that …: of the same verb
        first = next((j for j in range(k - 2, -1, -1) if chunks[j].kind in ("that", "semi")), None)
        if first is not None and chunks[first].kind == "that":
            return _before_that(chunks, first)
    j = k - 1
    while j >= 0:
        chunk = chunks[j]
        if chunk.kind == "vg" or (chunk.kind == "modality" and chunk.head in ("about_to", "plan_noun", "false")):
            return j
        if chunk.kind in ("semi", "but", "cond"):
            return None
        j -= 1
    return None


def governed(chunks: list[Chunk], g: int) -> str:
    """The mood that a governor at `g` gives to what depends on it."""
    governor = chunks[g]
    if governor.kind == "modality":
        return DENIED if governor.head == "false" else PLANNED
    if governor.head == "say":
        if governor.form == "masdar" and judge_masdar(chunks, g) in (PLANNED, DENIED):
            return judge_masdar(chunks, g)  # refused | to say | that
        return judge_clause(chunks, g) if not governor.neg else DENIED
    if governor.head == "modality":
        kind = governor.unit.data["class"]
        own = judge_masdar(chunks, g) if governor.form == "masdar" else judge_finite(chunks, g)
        if kind == "deny":
            return DENIED if own != DENIED else ""
        if kind == "fail":
            return DENIED if own in ("", SKIP) else "" if own == DENIED else own
        if kind == "achieve":
            return own
        return PLANNED
    return ""


def judge_masdar(chunks: list[Chunk], v: int) -> str:
    """The mood of a verbal noun at `v`: by its preposition's class (`after`), else by the verb or noun that it depends on."""
    chunk = chunks[v]
    said = find_predicate(chunks, v)
    if chunk.neg or "negating" in chunk.after or said == DENIED:
        return DENIED
    if said == PLANNED:
        return PLANNED
    if "factive" in chunk.after or (chunk.after & {"on", "from"} and v and chunks[v - 1].kind == "date"):  # two weeks after taking
        return judge_clause(chunks, v)
    g, bare = find_governor(chunks, v)
    if chunk.head == "say" and "about" in chunk.after and g is not None and chunks[g].unit.data.get("event") in ("withdrew", "lost"):
        return DENIED  # went back on | its announcement
    if chunk.after & {"planning", "leading"}:
        if "leading" in chunk.after:
            g = find_leader(chunks, v)
            if g is not None:
                return _chain(chunks, g)
        return PLANNED
    means_of = "with" in chunk.after and g is not None and not bare and chunks[g].kind == "vg" and chunks[g].form == "finite"
    if means_of and chunks[g].head in ("verb", "plain"):
        return judge_finite(chunks, g)  # they cut the road | by taking X
    if g is None:
        if judge_clause(chunks, v) in (PLANNED, DENIED):
            return judge_clause(chunks, v)
        return "" if (not chunk.prep or "with" in chunk.after) and not _modal_after(chunks, v) else SKIP
    return _chain(chunks, g, bare=bare and not chunk.prep)


def find_predicate(chunks: list[Chunk], v: int) -> str:
    """What a verbless clause says of a verbal noun: the talk of the fall of X | is not true, the capture of X | is a matter of time."""
    for k in range(v + 1, len(chunks)):
        chunk = chunks[k]
        if chunk.kind == "modality":
            return DENIED if chunk.head == "false" else PLANNED if chunk.head == "about_to" and not chunk.prep else ""
        if chunk.kind == "vg" and chunk.head == "modality":
            return DENIED if chunk.unit.data["class"] == "deny" and k + 1 == len(chunks) else ""  # is a lie
        if chunk.kind not in ("np", "date", "state"):
            return ""
    return ""


def _chain(chunks: list[Chunk], g: int, *, bare: bool = False) -> str:
    governor = chunks[g]
    if governor.kind == "modality":
        return {"false": DENIED, "plan_noun": PLANNED, "about_to": PLANNED, "aim": PLANNED}.get(governor.head, SKIP)
    own = judge_masdar(chunks, g) if governor.form == "masdar" else judge_finite(chunks, g)
    if governor.head == "modality":
        kind = governor.unit.data["class"]
        if kind == "deny":
            return DENIED if own != DENIED else ""
        if kind == "fail":
            return DENIED if own == "" else "" if own == DENIED else own
        return own if kind == "achieve" else PLANNED
    if governor.head == "say" and g > 1 and chunks[g - 1].kind == "np" and "what" in means(chunks[g - 1].units[-1]) and chunks[g - 1].spots == []:
        before = next((c for c in reversed(chunks[: g - 1]) if c.kind == "vg"), None)  # denied what the army had said of the capture
        if before is not None and before.head == "modality" and before.unit.data["class"] == "deny":
            return DENIED
    if governor.head == "say":
        return own if not governor.neg else SKIP
    if governor.head == "verb":
        event = governor.unit.data.get("event")
        if event in ("captured", "held", "lost", "withdrew"):
            return own
        if event == "repelled":
            return DENIED if own == "" else SKIP
        return SKIP if not bare else own
    if own == DENIED:
        return SKIP
    return own if bare else SKIP


def find_leader(chunks: list[Chunk], v: int) -> int | None:
    """The verb of leading to, failing or denying before `to` + a verbal noun at `v`, past its own subject."""
    for k in range(v - 1, -1, -1):
        chunk = chunks[k]
        if chunk.kind == "vg" and chunk.head == "modality":
            return k if chunk.unit.data["class"] in ("achieve", "fail", "deny") else None
        if chunk.kind == "vg" and chunk.head == "say":
            return k  # pointed to an advance
        if chunk.kind not in ("np", "date", "comma", "and") and not (chunk.kind == "vg" and chunk.form == "masdar"):
            return None
    return None


def _modal_after(chunks: list[Chunk], v: int) -> bool:
    """A verb after a verbal noun that leads its sentence: the capture of X *would* …"""
    for chunk in chunks[v + 1 :]:
        if chunk.kind == "vg" and chunk.form == "finite":
            return chunk.modal or chunk.neg
        if chunk.kind == "np" and chunk.neg and chunk.head == "other" and not chunk.prep:
            return True  # is not on the cards
        if chunk.kind in ("semi", "but"):
            return False
    return False


def find_governor(chunks: list[Chunk], v: int) -> tuple[int | None, bool]:
    """(the verb, verbal noun or planning noun before `v` that it depends on, whether nothing but its subject stands between)."""
    k, bare = v - 1, True
    while k >= 0:
        chunk = chunks[k]
        if chunk.kind == "vg":
            return k, bare
        if chunk.kind == "modality" and chunk.head in ("plan_noun", "about_to", "aim", "false"):
            return k, bare
        if chunk.kind == "np":
            bare = bare and not chunk.prep
        elif chunk.kind == "and":
            pass
        elif chunk.kind not in ("date", "modality", "comma"):
            return None, bare
        k -= 1
    return None, bare

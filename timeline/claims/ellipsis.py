"""Ellipsis: places that a clause leaves unsaid or says elsewhere: of the first it regained half; only to be driven out again."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import KIND, PREP, Chunk
from timeline.claims.findings import Finding

_BREAKS = frozenset({"semi", "colon"})


def name_members(chunks: list[Chunk]) -> list[Chunk]:
    """`sept quartiers, dont X et Y`: a relative that names members of what stands before it, where no verb follows the names."""
    if "rel" not in map(KIND, chunks):
        return chunks
    for k in range(1, len(chunks) - 1):
        opens = chunks[k].kind == "rel" and chunks[k].units[0].data.get("class") == "rel:among"
        if opens and chunks[k + 1].head == "place" and not chunks[k + 1].prep:
            n = k + 1
            while n < len(chunks) and (chunks[n].kind in ("and", "date") or (chunks[n].kind == "np" and chunks[n].head == "place")
                                       or (chunks[n].kind == "comma" and n + 1 < len(chunks) and chunks[n + 1].head == "place")):
                n += 1
            if n == len(chunks) or chunks[n].kind not in ("vg", "state"):
                chunks[k].kind = "among"
    return chunks


def lead_members(chunks: list[Chunk]) -> list[Chunk]:
    """`52 quarters, X and Y among them, …`; `it listed X and Y among them`; `Z fell, and X with it`: the word that names members before them."""
    if "among" not in map(KIND, chunks):
        return chunks
    out = list(chunks)
    for k, chunk in enumerate(chunks):
        closes = k + 1 == len(chunks) or chunks[k + 1].kind in ("comma", "dash", "close", "semi", "vg", "and")
        if chunk.kind != "among" or not closes or not k or chunks[k - 1].head != "place":
            continue
        n = k - 1
        while n >= 0 and (chunks[n].kind in ("and", "comma", "dash", "open") or (chunks[n].head == "place" and not chunks[n].prep)):
            n -= 1
        first = n + 1
        while first < k and chunks[first].kind != "np":
            first += 1
        if n >= 0 and first < k:
            out[n + 1 : k + 1] = [chunk, *chunks[first:k], *[None] * (first - n - 1)]
    return [c for c in out if c is not None]


def move_partitives(chunks: list[Chunk]) -> list[Chunk]:
    """`Of X, they hold half`: the share takes the place that was put in front of its clause; one that names no place leaves the share of nothing."""
    if "of" not in map(PREP, chunks):
        return chunks
    out: list[Chunk] = []
    for k, chunk in enumerate(chunks):
        if chunk.prep != "of" or chunk.kind != "np" or (k and chunks[k - 1].kind not in _BREAKS):
            out.append(chunk)
            continue
        share = None
        for later in chunks[k + 1 :]:
            if later.kind in _BREAKS:
                break
            if later.kind == "np" and later.share is not None and later.head == "share" and not later.spots:
                share = later
                break
        if share is None:
            out.append(chunk)
        elif chunk.head == "place":
            share.spots, share.more, share.head = chunk.spots, chunk.more, "place"
        else:
            share.head = "other"
            out.append(chunk)
    return out


def drop_asides(chunks: list[Chunk]) -> list[Chunk]:
    """`X and, further south, Y`: the list without what is said between its last members."""
    if "comma" not in map(KIND, chunks):
        return chunks
    out, k, count = [], 0, len(chunks)
    while k < count:
        out.append(chunks[k])
        ahead = chunks[k + 1].kind if k + 3 < count else ""
        if (
            ahead == "comma"
            and chunks[k].kind == "and"
            and k + 4 < count
            and chunks[k + 3].kind == "comma"
            and chunks[k + 2].kind in ("np", "date")
            and (
                chunks[k + 2].head in ("direction", "other", "")
                or (chunks[k + 2].prep and chunks[k + 2].spots and chunks[k + 2].spots[-1][0].spot.sector)
            )
            and chunks[k + 4].kind == "np"
            and chunks[k + 4].head == "place"
        ):
            k += 3
        elif ahead == "comma" and _set_apart(chunks, k):
            k += 2  # X, round the square, and Y
        elif ahead == "np" and _says_where(chunks, k + 1):
            k += 1  # X and Y in the south-west, Z
        elif ahead == "comma" and _parts_object(chunks, k + 1):
            out.append(chunks[k + 2])  # gave back to the rebels, on Friday, half of X
            k += 3
        k += 1
    return out


def close_gaps(chunks: list[Chunk]) -> list[Chunk]:
    """`X is the army's and Y, the rebels'`, `X fell on Monday; Y, on Tuesday`: without the comma that stands for the verb."""
    gaps = set()
    for k in range(3, len(chunks) - 1):
        if chunks[k].kind != "comma" or chunks[k - 2].kind not in ("and", "semi"):
            continue
        link, first, second = chunks[k - 2], chunks[k - 1], chunks[k + 1]
        told = first.kind == "np" and not first.prep and (
            (first.head == "place" and (second.kind == "date" or (second.head == "party" and second.prep)))
            or (first.head == "party" and second.head == "place" and not second.prep and link.kind == "semi")  # its allies, Y
        )
        if (told and (k + 2 == len(chunks) or chunks[k + 2].kind == "semi")
                and any(c.kind in ("vg", "state") for c in chunks[: k - 2])):
            gaps.add(k)
    return [c for k, c in enumerate(chunks) if k not in gaps] if gaps else chunks


def _set_apart(chunks: list[Chunk], k: int) -> bool:
    """Whether the place at `k` is followed by a phrase with a preposition between commas, and by `and` with one more place."""
    if [c.kind for c in chunks[k : k + 6]] != ["np", "comma", "np", "comma", "and", "np"]:
        return False
    first, aside, last = chunks[k], chunks[k + 2], chunks[k + 5]
    return first.head == last.head == "place" and bool(aside.prep) and aside.head in ("placenoun", "other", "direction") and not last.prep


def _says_where(chunks: list[Chunk], k: int) -> bool:
    """Whether the phrase at `k` is a direction that a member of a list stands in, before the list goes on to its end."""
    if k + 3 >= len(chunks):
        return False
    before, where, comma, after, end = chunks[k - 1 : k + 4]
    return (
        where.kind == "np"
        and where.head == "direction"
        and where.prep in ("in", "on", "of")
        and comma.kind == "comma"
        and before.head == after.head == "place"
        and not after.prep
        and end.kind in ("comma", "and")
    )


def _parts_object(chunks: list[Chunk], k: int) -> bool:
    """Whether the chunks at `k` are a date between two commas that part a verb from its object."""
    if k + 3 >= len(chunks) or [c.kind for c in chunks[k : k + 4]] != ["comma", "date", "comma", "np"] or chunks[k + 3].prep:
        return False
    n = k - 1
    while n >= 0 and chunks[n].kind == "np" and chunks[n].prep:
        n -= 1
    after = next((c for c in chunks[k + 4 :] if c.kind != "date" and not (c.kind == "np" and c.prep)), None)
    opens = after is not None and after.kind == "vg"
    return n >= 0 and chunks[n].kind == "vg" and chunks[k + 3].head in ("place", "placenoun", "share") and not opens


def left_behind(chunks: list[Chunk], v: int, row: dict, subject: Chunk | None) -> Chunk | None:
    """`there`, for who was thrown out, beaten back or pulled out without a word on where: the place last spoken of in the sentence."""
    driven = row["object"] == "loser" and row["event"] == "captured"
    untold = driven or set(row["tails"]) & {"out", "back"}
    whom = chunks[v + 1] if v + 1 < len(chunks) else None
    if subject is None:
        return None
    active = chunks[v].voice != "passive" and row["object"] == "loser" and whom is not None and whom.head == "pronoun" and subject is not None
    if active and bool(row["tails"]) and subject.head == "party" and whom.unit.kind == "they":
        subject = whom  # when soldiers drove them out
    elif row["event"] == "withdrew" and row["tails"] and not row["object"] and subject.head == "party" and chunks[v].form == "finite":
        if any(c.kind == "np" and c.prep and c.head in ("place", "placenoun") for c in chunks[v + 1 : v + 4]):
            return None  # … to Y
        # else: those who ruled X had slipped away
    elif not untold or "place" not in row["obliques"].values() or subject is None or chunks[v].voice != "passive":
        return None
    if subject.head in ("other", "source", "placenoun") and not subject.party:
        return None  # a man was pulled out
    if not any(c.kind == "np" and (c.head in ("place", "placenoun") or (c.head == "pronoun" and c.unit.kind in ("it", "there"))) for c in chunks[:v]):
        return None
    there = replace(chunks[v].unit, kind="there", data={}, entries=[])
    return Chunk("np", [there], head="pronoun", unit=there)


def fill_holders(findings: list[Finding]) -> None:
    """`pulled out of X, leaving it to the rebels`: who left and who got it, told in one sentence, are one event."""
    for finding in findings:
        if finding.event not in ("withdrew", "lost", "evacuated") or finding.holder or finding.mood or not (finding.loser or finding.mover):
            continue
        left = {s.place_id for s in finding.spots}
        for other in findings:
            if other.event in ("captured", "held") and not other.mood and other.holder and other.holder != (finding.loser or finding.mover) \
                    and left & {s.place_id for s in other.spots}:
                finding.holder = other.holder
                break


def drop_superseded(findings: list[Finding], chunks: list[Chunk]) -> list[Finding]:
    """Without `where the rebels had held out`, of a place that the same sentence has taken from them."""
    gone = {id(f) for f in findings for g in findings if f.event == "held" and not f.mood and g.event == "captured" and not g.mood
            and f.holder != g.holder and any(c.kind == "vg" and c.perfect for c in chunks[max(0, f.at - (chunks[f.at].kind == "state")) : f.at + 1])
            and {s.place_id for s in f.spots} <= {s.place_id for s in g.spots}}
    gone |= {id(f) for f in findings for g in findings if f.event == "held" and g.event == "captured" and not f.mood and not g.mood
             and g.at < f.at and f.holder != g.holder and chunks[f.at].voice == "either" and chunks[f.at - 2].kind == "comma"
             and {s.place_id for s in f.spots} <= {s.place_id for s in g.spots}}  # took X, the last district held by the rebels
    gone |= {id(f) for f in findings for g in findings if f.event == g.event == "held" and f.rule == "adjective" != g.rule
             and not f.mood and not g.mood and f.holder != g.holder
             and {s.place_id for s in f.spots} == {s.place_id for s in g.spots}}  # a rebel bastion for years, X is theirs
    gone |= {id(f) for f in findings for g in findings if f.event == "captured" and g.event == "repelled"
             and not f.mood and not g.mood and f.at < g.at and (f.holder != g.holder if g.holder else f.holder == g.loser)
             and {s.place_id for s in f.spots} <= {s.place_id for s in g.spots}
             and not any(c.kind == "vg" and c.head == "say" for c in chunks[f.at : g.at])}  # one side's word against the other's: both stand
    gone |= {id(f) for f in findings for g in findings if f.mood == "planned" and f.event in ("entered", "captured") and g.event == "repelled"
             and not g.mood and f.at < g.at and chunks[f.at].form == "infinitive" and g.roles.get("attack") in chunks[: f.at]
             and {s.place_id for s in f.spots} <= {s.place_id for s in g.spots}}  # attempts to push into X were repelled
    return [f for f in findings if id(f) not in gone]  # stormed X but was thrown back


def former_taker(findings: list[Finding], finding: Finding, chunks: list[Chunk]) -> str:
    """Whom a place was taken from, where its aside has told: X, captured by rebels in 2012, was retaken on Saturday."""
    verb = chunks[finding.at]
    fell = verb.kind == "vg" and verb.head == "verb" and any(d["subject"] == "place" and not d["object"] for _, d in verb.unit.entries)
    if verb.kind != "vg" or (verb.voice != "passive" and not fell) or verb.form != "finite":
        return ""
    where = {s.place_id for s in finding.spots}
    for f in reversed(findings):
        aside = chunks[f.at]
        if (
            f.event == "captured"
            and f.holder
            and not f.mood
            and where == {s.place_id for s in f.spots}
            and f.at
            and aside.kind == "vg"
            and (
                (chunks[f.at - 1].kind == "comma" and (aside.voice == "either" or aside.form == "participle"))
                or any(c.kind == "rel" for c in chunks[max(0, f.at - 3) : f.at])
            )
            and not any(c.kind == "vg" and any(d.get("event") == "lost" for _, d in c.unit.entries) for c in chunks[f.at + 1 : finding.at])
        ):
            return f.holder
    return ""

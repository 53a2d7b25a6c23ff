"""Clauses: the arguments, subject and antecedents of a verb that stands first, found among the chunks around it."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.places import Scene
from timeline.claims.verbfirst.tagging import means

STOPS = frozenset({"except", "semi", "colon", "sub", "rel", "cond", "that", "but", "question", "open"})


def is_place(chunk: Chunk) -> bool:
    return chunk.kind == "np" and (
        chunk.head in ("place", "the_rest")
        or (chunk.head == "placenoun" and ("def" in chunk.unit.also or bool(chunk.spots)))
        or (
            chunk.head == "pronoun"
            and (chunk.unit.kind == "both" or ((chunk.share is not None or chunk.part) and "people" not in means(chunk.units[-1])))
        )
    )


def party_of(chunk: Chunk | None, scene: Scene) -> str:
    """The party that a phrase names or points back to, or empty."""
    if chunk is None:
        return ""
    if chunk.head == "party":
        if chunk.party:
            return chunk.party
        sort = chunk.unit.data.get("type")
        if sort == "other":
            return scene.opponent(scene.party)
        if sort in ("attacker", "defender"):  # whoever was said to attack, else the attacker of the offensive
            attacker = scene.assailant or scene.attacker
            return attacker if sort == "attacker" else scene.opponent(attacker) if attacker else ""
        if sort == "fighters" and chunk.owner is None and ("def" in chunk.unit.also or any(u.kind == "det" for u in chunk.units)):
            return scene.party if scene.party not in ("", "government") else scene.opponent("government")  # never an army's men
        if sort in ("head", "fighters") and (
            chunk.owner is not None or any(u.kind in ("det", "ref") or (u.kind == "w" and "def" in u.also) for u in chunk.units)
        ):
            return scene.party or scene.taker
        return ""
    if chunk.head == "pronoun" and chunk.unit.kind in ("they", "it", "poss"):
        return scene.party or scene.taker
    return ""


def find_arguments(chunks: list[Chunk], v: int) -> tuple[list[Chunk], list[Chunk], int]:
    """(bare phrases, phrases with a preposition, where they end) after the verb at `v`, up to the next clause."""
    bare, oblique, k = [], [], v + 1
    commas = 0
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.kind == "np":
            if chunk.prep and chunk.prep != "@":
                oblique.append(chunk)
            elif chunk.prep != "@" and not (commas and opens_clause(chunks, k)):
                bare.append(chunk)
            elif commas:
                break
        elif chunk.kind == "and":
            after = chunks[k + 1] if k + 1 < len(chunks) else None
            if commas and chunks[k - 1].kind == "comma" and after is not None and after.kind == "np" and not after.prep and not is_place(after):
                break
            if after is None or after.kind not in ("np", "date") or opens_clause(chunks, k + 1) or (after.kind == "date" and bare):
                break
            commas += 1
        elif chunk.kind in ("comma", "dash"):
            commas += 1
        elif chunk.kind in STOPS or chunk.kind in ("vg", "state", "close"):
            break
        elif chunk.kind == "among":
            pass
        k += 1
    return bare, oblique, k


def opens_clause(chunks: list[Chunk], k: int) -> bool:
    """A bare phrase at `k` that is the topic of what follows it."""
    j = k + 1
    while j < len(chunks) and (chunks[j].kind == "date" or (chunks[j].kind == "np" and chunks[j].prep)):
        j += 1
    return (
        chunks[k].kind == "np"
        and not chunks[k].prep
        and j < len(chunks)
        and ((chunks[j].kind == "state" and not chunks[j].held) or (chunks[j].kind == "vg" and chunks[j].form == "finite"))
    )


def find_antecedent(chunks: list[Chunk], v: int) -> Chunk | None:
    """The phrase that the relative clause around `v` belongs to; None outside of one."""
    k = v - 1
    while k >= 0:
        if chunks[k].kind == "rel":
            k -= 1
            while (k >= 0 and chunks[k].kind in ("comma", "date")) or (k > 0 and chunks[k].kind == "np" and chunks[k].prep == "@"):
                k -= 1
            return chunks[k] if k >= 0 and chunks[k].kind == "np" else None
        if chunks[k].kind in ("semi", "colon", "sub", "but", "that", "comma") or (chunks[k].kind == "vg" and chunks[k].head != "be"):
            return None
        k -= 1
    return None


def find_referent(chunks: list[Chunk], pronoun: Chunk) -> Chunk | None:
    """The place of the same sentence that a pronoun means: the last object or topic before it, else the last place at all."""
    before = chunks[: chunks.index(pronoun)] if pronoun in chunks else []
    word = next((means(u) for u in reversed(pronoun.units) if "joined" in u.also), set())
    places = [
        c
        for k, c in enumerate(before)
        if is_place(c)
        and (c.spots or (c.head == "placenoun" and word and not c.share and c.unit.data["number"] == "one"))
        and not ("in" in c.after and "with" not in c.after and k and before[k - 1].kind == "np" and before[k - 1].spots)
        and c.prep != "@"
        and not c.near
        and not (c.spots and c.spots[-1][0].spot.elsewhere)
        and not ("single" in word and (c.more or (c.spots and c.spots[-1][0].spot.kind == "city")))
        and not ("pair" in word and len(c.more) != 1)
    ]
    return next((c for c in reversed(places) if not c.prep), places[-1] if places else None)


def skip_aside(chunks: list[Chunk], k: int) -> int:
    """Where the phrase stands that a relative clause between commas belongs to, if that clause ends with the comma at `k`; else `k`."""
    if chunks[k].kind != "comma":
        return k
    for n in range(k - 1, max(k - 14, 0), -1):
        if chunks[n].kind == "rel" and "where" not in means(chunks[n].units[0]):
            n -= 1
            return n - (chunks[n].kind == "comma") if n and chunks[n].kind in ("comma", "np") else k
        if chunks[n].kind in ("semi", "colon", "that", "but", "comma"):
            return k
    return k


def is_apposed(chunk: Chunk) -> bool:
    """An adjective by itself, between commas: the army, supported by …"""
    return len(chunk.units) == 1 and chunk.unit.kind == "adj"


def find_topic(chunks: list[Chunk], v: int) -> Chunk | None:
    """The bare phrase before a verb or a state that it is about."""
    k = v - 1
    while k >= 0:
        k = skip_aside(chunks, k)
        chunk = chunks[k]
        if chunk.kind == "rel":
            return find_antecedent(chunks, v)
        if chunk.kind == "np" and "what" in means(chunk.units[-1]) and k == v - 1:
            return None  # what they have lost
        if chunk.kind == "np" and is_apposed(chunk) and k and chunks[k - 1].kind == "comma":
            k -= 1
            continue
        if chunk.kind == "np":
            if not chunk.prep:
                before = k - 1
                while (before >= 0 and chunks[before].kind in ("date",)) or (before >= 0 and chunks[before].kind == "np" and chunks[before].prep):
                    before -= 1
                if (
                    chunk.head == "party"
                    and not chunk.party
                    and k > 1
                    and chunks[k - 1].kind == "and"
                    and chunks[k - 2].kind == "np"
                    and chunks[k - 2].head == "party"
                ):
                    return chunks[k - 2]  # the army and its allies
                if chunk.head == "other" and before >= 0 and chunks[before].kind == "np":
                    k -= 1
                    continue
                if before > 1 and chunks[before].kind == "vg" and chunks[before - 1].kind == "rel" and chunk.head not in ("party", "pronoun"):
                    return find_antecedent(chunks, before)  # X, which saw battles, | fell
                if (
                    before >= 0
                    and chunks[before].kind == "vg"
                    and chunks[before].head not in ("be", "turn", "stay")
                    and not (chunks[before].form == "finite" and chunks[before].head == "modality")
                ):
                    return None if chunk.head not in ("party",) or chunks[before].head == "say" else chunk
                return chunk
        elif chunk.kind == "vg" and chunk.head in ("be", "turn", "stay"):
            pass
        elif chunk.kind not in ("date", "modality", "comma", "void"):
            return None
        k -= 1
    return None


def find_subject(chunks: list[Chunk], v: int, bare: list[Chunk], scene: Scene) -> Chunk | None:
    """Who does it: the first phrase after the verb, else the topic, else (after `and`) the subject of the verb before."""
    candidates = (
        []
        if "plural" in chunks[v].unit.also
        else [c for c in bare if not (c.head == "pronoun" and "joined" in c.unit.also) and not (c.head == "other" and is_adverbial(c))]
    )
    for c in candidates:
        if c.head == "party":
            return c
    for c in candidates:
        if c.head in ("other", "source", "noun") and not (c.head == "other" and c in chunks and chunks[chunks.index(c) - 1].kind == "comma"):
            return c
        break
    topic = find_topic(chunks, v) if "until" not in chunks[v].after else None
    if topic is not None and topic.head not in ("place", "placenoun"):
        return topic
    return None


def is_adverbial(chunk: Chunk) -> bool:
    return "adverbial" in chunk.unit.also or (len(chunk.units) == 1 and chunk.unit.kind in ("adj", "num", "det"))

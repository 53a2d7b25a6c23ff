"""Speech: who says so, by a verb of saying and its subject, or after `according to`."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.speakers import Speech
from timeline.claims.verbfirst.clauses import is_adverbial
from timeline.claims.verbfirst.tagging import means


def find_speech(chunks: list[Chunk]) -> tuple[list[Chunk], Speech]:
    """The chunks without `, according to X,` and who speaks in the sentence."""
    speech, out, k = Speech(), [], 0
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.kind == "np" and "according" in chunk.after:
            said = chunks[k + 1 : k + 4]
            if "what" in means(chunk.units[-1]) and said and said[0].kind == "vg":  # by what its reporter saw
                who = next((c for c in said[1:] if c.kind == "np" and not c.prep and c.head in ("source", "party", "other")), None)
                if who is not None:
                    chunk, k = who, chunks.index(who)
            _name(speech, chunk)
            k += 1
            while k < len(chunks) and (
                chunks[k].kind == "np"
                and (
                    (chunks[k].after & {"of", "about"} and chunks[k].head not in ("place",))
                    or (not chunks[k].prep and chunks[k].head in ("source", "other"))
                )
            ):
                k += 1
            continue
        out.append(chunk)
        k += 1
    for v, chunk in enumerate(out):
        if (chunk.kind == "vg" and chunk.head in ("say",)) or (
            chunk.kind == "vg" and chunk.head == "modality" and chunk.unit.data["class"] == "deny"
        ):
            if (
                v
                and out[v - 1].kind == "np"
                and "what" in means(out[v - 1].units[-1])
                and any(c.kind == "vg" and c.head == "say" for c in out[v + 1 :])
            ):
                continue  # what the rebels have shown is old, says …
            who = said_by(out, v)
            if who is not None and not speech.phrase:
                _name(speech, who)
                after = out[out.index(who) + 1] if out.index(who) + 1 < len(out) else None
                if not speech.party and after is not None and after.kind == "np" and after.head == "party" and "of" in after.after:
                    speech.party = after.party  # a commander of the Levant Front
            speech.pronoun = speech.pronoun or who is None
    colon = next((k for k, c in enumerate(out[:6]) if c.kind == "colon"), None)
    if not speech.phrase and colon and all(c.kind in ("np", "date") and not any(s[0].spot.kind != "city" for s in c.spots) for c in out[:colon]):
        who = next((c for c in out[:colon] if not c.prep and c.head in ("source", "party")), None)
        if who is not None:
            _name(speech, who)
            speech.party = speech.party or next((c.party for c in out[:colon] if c.head == "party" and c.after & {"about", "of", "from"}), "")
    return out, speech


def find_side(chunks: list[Chunk], speech: Speech) -> str:
    """The party that the speaker belongs to; a monitor tells of the gains of both sides."""
    who = next((c for c in chunks if c.kind == "np" and c.units[0].start == speech.start and speech.phrase), None)
    return "" if who is not None and any("monitor" in u.also for u in who.units) else speech.party


def said_by(chunks: list[Chunk], v: int) -> Chunk | None:
    """The subject of a verb of saying: the phrase after it, else the topic before it."""
    for k in range(v + 1, min(v + 5, len(chunks))):
        chunk = chunks[k]
        if (
            chunk.kind == "np"
            and (not chunk.prep or chunk.after & {"about", "on"})
            and chunk.head in ("source", "party", "other", "noun")
            and "what" not in means(chunk.units[-1])
            and not (len(chunk.units) == 1 and chunk.unit.kind == "adj")
        ):
            return chunk
        if chunk.kind not in ("date", "np", "comma", "modality"):
            break
    for k in range(v - 1, max(v - 6, -1), -1) if chunks[v].form != "masdar" else ():
        chunk = chunks[k]
        if chunk.kind == "np" and not chunk.prep and chunk.head in ("source", "party", "other", "noun") and not is_adverbial(chunk):
            return chunk
        if chunk.kind in ("vg", "state", "semi", "sub") and not (chunk.kind == "vg" and chunk.head == "be"):
            break
    return None


def _name(speech: Speech, who: Chunk) -> None:
    if who.head == "pronoun":
        speech.pronoun = True
    elif not speech.phrase:
        speech.phrase, speech.start, speech.end, speech.party = (
            who.text,
            who.units[0].start,
            who.end,
            (who.party or who.unit.data.get("alignment", "")),
        )

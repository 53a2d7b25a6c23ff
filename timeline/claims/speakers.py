"""Speakers: who says so. The frames of reported speech are found and cut out of a sentence; what is left is what was said."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.claims.chunks import HEAD, PREP, Chunk
from timeline.claims.clauses import find_subject
from timeline.claims.voices import Voice

SPEAKING = ("source", "party", "pronoun", "other", "noun")


@dataclass(slots=True)
class Speech:
    """What a sentence says about its speaker: the phrase, whether it was denied, and the day of saying."""

    phrase: str = ""
    start: int = 0
    end: int = 0
    party: str = ""
    pronoun: bool = False
    when: object = None
    voices: list[Voice] = field(default_factory=list)  # every speaker that is named, in text order

    @property
    def reported(self) -> bool:
        return bool(self.phrase) or self.pronoun


def cut_speech(chunks: list[Chunk]) -> tuple[list[Chunk], Speech]:
    """The chunks without frames such as `, the monitor said on Friday,` or `according to X`, and who speaks."""
    speech, out, k = Speech(), [], 0
    if not {"say", "opinion"} & set(map(HEAD, chunks)) and not {"according", "according to"} & set(map(PREP, chunks)):
        return chunks, speech
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.kind == "np" and chunk.prep in ("according", "according to"):
            end = _phrase_end(chunks, k + 1)
            _name(speech, chunk, leads=not out)
            if out and out[-1].kind in ("comma", "dash"):
                out.pop()
                end += end < len(chunks) and chunks[end].kind in ("comma", "dash")
            k = end
            continue
        if (
            chunk.kind == "np"
            and chunk.prep
            and chunk.prep not in ("to", "from", "into")
            and chunk.unit is not None
            and chunk.unit.data.get("class") == "opinion"
        ):
            _name(speech, chunk.owner or (chunks[k + 1] if k + 1 < len(chunks) and chunks[k + 1].prep == "of" else chunk))
            k = _phrase_end(chunks, k + 1)
            if out and out[-1].kind in ("comma", "dash"):
                out.pop()
                k += k < len(chunks) and chunks[k].kind in ("comma", "dash")
            elif not out and k < len(chunks) and chunks[k].kind == "comma":
                k += 1
            continue
        if (
            chunk.kind == "rel"
            and k + 3 < len(chunks)
            and chunks[k + 1].kind == "np"
            and not chunks[k + 1].prep
            and chunks[k + 1].head in SPEAKING
            and chunks[k + 2].kind == "vg"
            and chunks[k + 2].head == "say"
            and chunks[k + 3].kind in ("vg", "np")
        ):
            _name(speech, chunks[k + 1], leads=True)  # which SANA said had been …
            out.append(chunk)
            k += 3
            continue
        if chunk.kind in ("comma", "dash", "quote", "open") or (
            chunk.kind == "vg" and chunk.head == "say" and out and not (out[-1].kind == "np" and not out[-1].prep)
        ):
            at = k + 1 if chunk.kind != "vg" else k
            frame = _frame(chunks, at)
            if frame:
                end, who, _say, when = frame
                _name(speech, who, chunks[chunks.index(who, at) + 1] if chunks.index(who, at) + 1 < len(chunks) else None)
                speech.when = when or speech.when
                last, k = chunks[end - 1], end
                explained = end + 1 < len(chunks) and chunks[end].kind == "comma" and chunks[end + 1].head == "placenoun" and not chunks[end + 1].prep
                if chunk.kind == "comma" and explained and last.kind == "np" and last.head == "place" and last is not who:
                    out.extend((chunk, last))  # said a fighter from X, a quarter that …
                    continue
                if k < len(chunks) and chunks[k].kind in ("comma", "dash", "close") and chunk.kind != "vg":
                    k += 1
                elif chunk.kind in ("comma", "dash") and k < len(chunks):
                    out.append(chunk)
                continue
        out.append(chunk)
        k += 1
    return out, speech


def _frame(chunks: list[Chunk], k: int):
    """`np said [date]` or `said np [date]` that starts at `k` and ends at a comma or the sentence's end, else None."""
    if k >= len(chunks):
        return None
    who = say = None
    j = k
    if chunks[j].kind == "and" or chunks[j].kind == "but":
        return None
    if chunks[j].kind == "vg" and chunks[j].head == "say" and chunks[j].voice != "passive" and chunks[j].form == "finite":
        say, j = chunks[j], j + 1
        if j + 1 < len(chunks) and chunks[j].kind == "date":
            j += 1  # a reconnu dimanche une source
        if (
            j + 1 < len(chunks)
            and chunks[j].kind == "np"
            and chunks[j].prep in ("at", "to")
            and chunks[j + 1].kind == "np"
            and chunks[j + 1].head == "source"
            and not chunks[j + 1].prep
        ):
            j += 1  # declaró a Efe un coronel
        if (
            j < len(chunks)
            and chunks[j].kind == "np"
            and not chunks[j].prep
            and (chunks[j].head in ("source", "party", "pronoun") or chunks[j].units[0].kind == "num")
        ):
            who, j = chunks[j], j + 1
            if j < len(chunks) and chunks[j].kind == "np" and chunks[j].head == "pronoun":
                j += 1  # said one of them
        else:
            return None
        j = _phrase_end(chunks, j)
        if j < len(chunks) and chunks[j].kind in ("and", "but"):
            return None
    elif chunks[j].kind == "np" and not chunks[j].prep and chunks[j].head in SPEAKING:
        who = chunks[j]
        j = _phrase_end(chunks, j + 1)
        inner = chunks[j + 1] if j + 1 < len(chunks) and chunks[j].kind == "comma" else None
        if inner is not None and inner.kind == "np" and inner.head == "source" and not inner.prep:
            end = _phrase_end(chunks, j + 2)  # A, head of an office of B, said
            j = end + 1 if end < len(chunks) and chunks[end].kind == "comma" and end + 1 < len(chunks) and chunks[end + 1].kind == "vg" else end
        if j >= len(chunks) or chunks[j].kind != "vg" or chunks[j].head != "say" or chunks[j].voice == "passive":
            return None
        say, j = chunks[j], j + 1
    else:
        return None
    when = None
    while j < len(chunks) and (
        chunks[j].kind == "date"
        or (chunks[j].kind == "np" and chunks[j].prep)
        or (chunks[j].kind == "np" and say is not None and chunks[j].head in ("source", "other") and who.head in ("source", "pronoun"))
    ):
        if chunks[j].kind == "date":
            when = chunks[j].units[0].data["when"]
        j += 1
    if j < len(chunks) and chunks[j].kind not in ("comma", "semi", "dash", "close", "question", "and", "but", "colon"):
        return None
    return j, who, say, when


def _phrase_end(chunks: list[Chunk], k: int) -> int:
    """Past the prepositional phrases that follow a noun phrase; `X and Y` speak together."""
    while k < len(chunks) and (
        (chunks[k].kind == "np" and chunks[k].prep)
        or (chunks[k].kind == "np" and chunks[k].head == "source" and chunks[k - 1].kind == "and")
        or (chunks[k].kind == "and" and k + 1 < len(chunks) and chunks[k + 1].kind == "np" and chunks[k + 1].head == "source")
    ):
        k += 1
    return k


def _name(speech: Speech, who: Chunk, belongs: Chunk | None = None, *, leads: bool = False) -> None:
    """Note who speaks; `belongs`: the phrase behind, which may name the side (an officer of the army, a commander from X's brigade)."""
    if who.head == "pronoun":
        speech.pronoun = True
        return
    named = who.head == "source" and not who.party and belongs is not None and belongs.head == "party"
    party = belongs.party if named and belongs.prep in ("of", "for", "with", "from") else who.party
    speech.voices.append(Voice(who.units[0].start, who.end, party, leads))
    if not speech.phrase:
        speech.phrase, speech.start, speech.end, speech.party = who.text, who.units[0].start, who.end, party


def leading_speech(chunks: list[Chunk], v: int, speech: Speech) -> None:
    """Take the subject of a saying verb at `v`, which opens what follows, as the speaker."""
    k = v - 1
    while k >= 0 and chunks[k].kind in ("np", "date", "comma", "rel", "and"):
        k -= 1
    sources = any(c.kind == "np" and c.head in ("source", "party") and not c.prep for c in chunks[k + 1 : v])
    for at, chunk in enumerate(chunks[k + 1 : v], k + 2):
        if sources and chunk.head in ("other", "noun"):
            continue  # twice state media said
        if (
            chunk.kind == "np"
            and (chunk.head in ("source", "party", "pronoun") or (not speech.phrase and chunk.head in ("other", "noun")))
            and not chunk.prep
        ):
            _name(speech, chunk, chunks[at], leads=True)
            return
    subject = find_subject(chunks, v) if not speech.phrase and k >= 0 else None  # the captain, reached by telephone, said
    if subject is not None and subject.head in SPEAKING and not subject.prep:
        _name(speech, subject, leads=True)


def side_of_clause(chunks: list[Chunk], at: int) -> str:
    """The side of who says what is said at `at`, where the saying opens its clause: a source in the capital claimed that …"""
    for k in range(min(at, len(chunks) - 1) - 1, 0, -1):
        if chunks[k].kind in ("semi", "colon"):
            return ""
        if chunks[k].kind == "vg" and chunks[k].head == "say":
            who = chunks[k - 1]
            if who.kind == "np" and who.head == "party" and who.prep == "in" and k > 1 and chunks[k - 2].head == "source":
                return chunks[k - 2].party or who.party
            return who.party if who.kind == "np" and who.head in ("source", "party") else ""
    return ""

"""Appositions: what commas or brackets put beside a name to explain it, left out before the clause is read."""

from __future__ import annotations

from timeline.claims.chunks import KIND, Chunk, leaves_verb_out


def cut_appositions(chunks: list[Chunk]) -> list[Chunk]:
    """Leave out `, a vast quarter in the south-east,` after a place or a party: commas around phrases without a verb."""
    if not {"comma", "dash", "open"} & set(map(KIND, chunks)):
        return chunks
    out, k = [], 0
    while k < len(chunks):
        chunk = chunks[k]
        if (
            chunk.kind in ("comma", "dash", "open")
            and out
            and out[-1].kind == "np"
            and out[-1].head in ("place", "party", "source", "placenoun", "pronoun")
        ):
            j = k + 1
            while j < len(chunks) and (chunks[j].kind in ("np", "date") or (chunks[j].kind == "state" and chunks[j].row["event"] == "none")):
                j += 1
            inner = chunks[k + 1 : j]
            if inner and out[-1].head == "placenoun" and not out[-1].spots and inner[0].head == "place" and not inner[0].prep and len(inner) == 1:
                out[-1].spots, out[-1].more, out[-1].part, out[-1].head = inner[0].spots, inner[0].more, inner[0].part, "place"
                k = j + 1 if j < len(chunks) and chunks[j].kind in ("comma", "dash", "close") else j
                continue
            closes = j >= len(chunks) or chunks[j].kind in ("comma", "dash", "close", "semi")
            if (
                inner
                and closes
                and not leaves_verb_out(inner)
                and (inner[0].kind == "state" or (not inner[0].prep and inner[0].kind == "np" and inner[0].head != "place"))
                and (j >= len(chunks) or chunks[j].kind != "comma" or j + 1 >= len(chunks) or chunks[j + 1].kind != "np" or True)
            ):
                if (
                    inner[0].kind == "np"
                    and inner[0].party
                    and out[-1].head == "place"
                    and (inner[0].head in ("placenoun", "other") or inner[0].held)
                    and all(c.kind == "date" for c in inner[1:])
                    and (inner[0].held or (inner[0].unit is not None and inner[0].unit.data.get("kind") == "bastion"))
                ):
                    out.extend((chunk, inner[0]))  # a rebel bastion: read as a claim, then passed over
                    k += 2
                    continue
                if (
                    inner[0].head == out[-1].head == "party"
                    and len(inner) == 1
                    and not _fronted(out)
                    and j + 1 < len(chunks)
                    and chunks[j].kind == "comma"
                    and (chunks[j + 1].kind == "vg" or (chunks[j + 1].kind == "np" and chunks[j + 1].prep))
                ):
                    k = j + 1  # its militia, the YPG, out of …
                    continue
                if chunk.kind == "open" or not (inner[0].head == "party" and (out[-1].head == "party" or _fronted(out))):
                    k = j + 1 if j < len(chunks) and chunks[j].kind in ("comma", "dash", "close") else j
                    continue
        out.append(chunk)
        k += 1
    return out


def _fronted(out: list[Chunk]) -> bool:
    """Whether the last phrase stands in a phrase with a preposition that opens its clause: with its allies, | the army, …"""
    k = len(out) - 1
    while k >= 0 and out[k].kind == "np" and out[k].prep:
        k -= 1
    return k < len(out) - 1 and (k < 0 or out[k].kind in ("comma", "say_that", "but", "semi", "and", "sub", "date"))

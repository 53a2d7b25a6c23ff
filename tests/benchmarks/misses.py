"""The claims that are still missed, wrong or misdated in the annotated texts, by cause.

    python -m tests.benchmarks.misses [--texts FOLDER] [--lang en] [-o FILE]

Needs the folder shared/ with the scorer beside the working copy. Causes: `unread` (no claim on the place),
`party`, `kind` (control, partial, siege), `mood` (said, but as denied or planned), `wrong` (said where
the annotation has nothing), `change` (said where the annotation denies it, plans it or says nothing).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from claims_bench import GOLD, city_reader, load_scorer, read_text, require_shared, score_folder

from timeline.claims import extract_claims


def name_cause(unit: dict, places: list, scorer) -> str:
    """Why a claim of the annotation was missed, by the places of the claims that were found."""
    there = [p for p in places if unit["place"].same(p["place"])]
    if not there:
        return "unread"
    if not any(p["party"] in unit["parties"] for p in there):
        return "party"
    if not any(p["kind"] in unit["kinds"] for p in there):
        return "kind"
    return "mood"


def list_misses(folder: Path, lang: str) -> list[tuple[str, str, str]]:
    """(cause, text, what), sorted."""
    scorer = load_scorer()
    table = scorer.read_places(require_shared("reference"))
    gold = {stem: doc for stem, doc in scorer.read_gold(folder, table).items() if doc["lang"] == lang}
    _, rows = score_folder(folder, (lang,))
    found: dict[str, list] = {}
    for stem in gold:
        article = read_text(folder / f"{stem}.md")
        for claim in extract_claims(article, city_reader()):
            for place in claim.places:
                found.setdefault(stem, []).append(
                    {
                        "place": scorer.Place([place.text, place.name], {place.id} - {None}, place.districts),
                        "party": claim.party,
                        "kind": scorer.KIND[claim.event],
                    }
                )
    out = []
    for row in rows:
        stem, what, name, party, event, words = row
        if what == "missed":
            unit = next(u for u in gold[stem]["units"] if u["name"] == name and u["claim"]["evidence"] == words)
            out.append((name_cause(unit, found.get(stem, []), scorer), stem, f"{name} · {party} {event} · {words} …"))
        else:
            out.append(("change" if what == "FALSE CHANGE" else "wrong", stem, f"{name} · {party} {event} · {words}"))
    return sorted(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--texts", type=Path, default=GOLD)
    parser.add_argument("--lang", default="en")
    parser.add_argument("-o", type=Path)
    args = parser.parse_args()
    misses = list_misses(args.texts, args.lang)
    lines = [f"{cause:7} {stem}  {what}" for cause, stem, what in misses]
    lines += ["", *(f"{n:4} {cause}" for cause, n in sorted(Counter(m[0] for m in misses).items()))]
    text = "\n".join(lines) + "\n"
    if args.o:
        args.o.write_text(text, "utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()

"""The words beside a page's day that say what it is: of publication, or of a later change (data/date_labels.csv)."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

LABELS = Path(__file__).resolve().parents[2] / "data" / "date_labels.csv"  # beside the cities: of every city


@cache
def _compile() -> tuple[re.Pattern, re.Pattern]:
    """A pattern for a line's beginning that says "published", and one for a label "updated" anywhere."""
    labels: dict[str, list[str]] = {"published": [], "updated": []}
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            labels[row["kind"]].append(row["label"])
    published, updated = ("|".join(re.escape(label) for label in sorted(labels[kind], key=lambda label: (-len(label), label)))
                          for kind in ("published", "updated"))
    return (re.compile(rf"(?<!\w)(?:{published})(?!\w)", re.IGNORECASE), re.compile(rf"(?<!\w)(?:{updated})(?!\w)", re.IGNORECASE))


def opens_published(words: str) -> bool:
    """Whether a line begins with a word such as "published"."""
    label = _compile()[0].search(words, 0, 60)
    return label is not None and not any(letter.isalnum() for letter in words[: label.start()])


def drop_updated(words: str) -> str:
    """The words without what follows "updated", up to a word such as "published" after it."""
    published, updated = _compile()
    found = updated.search(words)
    if found is None:
        return words
    again = published.search(words, found.end())
    return words[: found.start()] + (" " + words[again.start() :] if again is not None else "")

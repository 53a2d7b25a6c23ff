"""Reading many articles for claims: one that breaks the reading is reported, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from geo.faults import Fault
from timeline.articles.article import Article
from timeline.claims.claim import Claim

if TYPE_CHECKING:
    from timeline.claims import Reader

Progress = Callable[[str, int, int], None]  # stage, done, of how many


def show_nothing(stage: str, done: int, total: int) -> None:
    """The progress of those who watch none."""


def extract_all(articles: Sequence[Article], reader: Reader, *, progress: Progress = show_nothing) -> tuple[list[Claim], list[Fault]]:
    """The claims of all articles, in the articles' order, and the faults met on the way."""
    from timeline.claims import extract_claims
    claims: list[Claim] = []
    faults: list[Fault] = []
    for n, article in enumerate(articles, 1):
        try:
            claims.extend(extract_claims(article, reader))
        except Exception as error:  # no input may crash a batch
            faults.append(Fault(article.path or article.id, f"could not be read for claims ({error!r})"))
        progress("Reading claims", n, len(articles))
    return claims, faults

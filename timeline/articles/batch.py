"""What reading gives: the articles that could be read, the faults of those that could not, and notes."""

from __future__ import annotations

from dataclasses import dataclass

from geo.faults import Fault
from timeline.articles.article import Article


@dataclass(frozen=True, slots=True)
class ArticleBatch:
    """`articles` in the order of their paths; `faults` say what was refused and why; `notes` are remarks, no refusals."""

    articles: tuple[Article, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()

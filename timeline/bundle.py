"""A bundle: what a store holds, and what every view is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.articles.article import Article
from timeline.claims.claim import Claim
from timeline.control.interval import ControlInterval


@dataclass(frozen=True, slots=True)
class Bundle:
    """Articles, their claims and the control that follows from them, each sorted by its key.

    `meta` says what they were made of: `city`, `rules` and `extractor` versions, `inputs` (file → SHA-256), `schema`.
    """

    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    control: tuple[ControlInterval, ...] = ()
    meta: Mapping[str, object] = field(default_factory=dict)

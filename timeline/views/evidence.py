"""The evidence behind a status: rule, claims, sentences, sources. Records first, then as text for the command line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.articles.article import Article
from timeline.claims.claim import Claim
from timeline.control.interval import ControlInterval
from timeline.control.state import index_control
from timeline.views.table import find_state, write_shares

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim with the article that it was read in."""

    claim: Claim
    article: Article

    @property
    def speaker(self) -> str:
        """Who says so: the speaker, else the publisher."""
        return self.claim.speaker or self.article.publisher or "unnamed source"

    @property
    def marks(self) -> str:
        """The speaker's side where it is known, how it is said if not asserted, and whether it goes against the speaker."""
        side = self.claim.speaker_alignment if self.claim.speaker else self.article.alignment
        known = f"({side})" if side not in ("", "unknown") else ""
        said = "" if self.claim.modality == "asserted" else self.claim.modality
        return ", ".join(filter(None, (known, said, "against own interest" if self.claim.against_interest else "")))

    @property
    def link(self) -> str:
        return find_link(self.article)

    @property
    def when(self) -> str:
        """The day or days that the claim speaks of."""
        return say_days(self.claim.first, self.claim.last)


def find_link(article: Article) -> str:
    """The article's address if it is one that a browser may be sent to; otherwise empty."""
    return article.url if re.match(r"https?://", article.url, re.IGNORECASE) else ""


def say_days(first: dt.date | None, last: dt.date | None) -> str:
    """Bounds of an event in words: a day, a span, or an open end."""
    if first and last:
        return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    if last:
        return f"by {last.isoformat()}"
    return f"from {first.isoformat()}" if first else "no day given"


def cite_claims(bundle: Bundle, ids: Iterable[str]) -> list[Citation]:
    """Claims by id with their articles, newest event first; ids that the bundle does not have are left out."""
    wanted = set(ids)
    articles = {a.id: a for a in bundle.articles}
    cited = [Citation(c, articles[c.article_id]) for c in bundle.claims if c.id in wanted and c.article_id in articles]
    return sorted(cited, key=lambda c: (c.claim.last or c.article.published, c.claim.id), reverse=True)


def list_history(control, district: str, *, known_by: dt.date | None = None) -> list[ControlInterval]:
    """A district's intervals in order, as known at the end of `known_by` (None: now)."""
    _, rows = index_control(control).view(known_by).get(district, ((), ()))
    return list(rows)


def say_span(row: ControlInterval) -> str:
    if row.valid_to is None:
        return f"{row.valid_from.isoformat()} onwards"
    last = row.valid_to - dt.timedelta(days=1)
    return say_days(row.valid_from, last)


def explain_rule(city: City, rule: str) -> str:
    """A rule's name and text as the table of rules has them."""
    known = city.rules.rules.get(rule)
    return f"{known.name}: {known.text}" if known else rule


def explain_district(city: City, bundle: Bundle, district: str, day: dt.date, *, known_by: dt.date | None = None) -> str:
    """Status → rule → claims → sentences of one district on one day, as plain text."""
    state = next(s for s in find_state(city, bundle, day, known_by=known_by) if s.district == district)
    arabic = city.districts.at[district, "name_ar"]
    lines = [
        f"{state.name}{f' / {arabic}' if arabic else ''} ({district}) on {day.isoformat()}{f', as known by {known_by}' if known_by else ''}",
        f"  status      {city.theatre.party(state.status).label}, since {state.since.isoformat()}",
        f"  rule        {explain_rule(city, state.rule)} [{state.rule}]",
        f"  confidence  {state.confidence}",
    ]
    if state.shares:
        lines.append(f"  shares      {write_shares(state.shares)}")
    if state.last_supported:
        lines.append(f"  supported   last on {state.last_supported.isoformat()}")
    if state.rule == "opening":
        lines.append(f"  source      {city.theatre.opening.source}")
    for title, ids in (("Says so", state.support), ("Says otherwise", state.against)):
        cited = cite_claims(bundle, ids)
        if cited:
            lines += ["", f"{title} ({len(cited)})"]
        for citation in cited:
            lines += _write_citation(citation)
    return "\n".join(lines)


def _write_citation(citation: Citation) -> list[str]:
    claim, article = citation.claim, citation.article
    said = ", ".join((claim.event, claim.party, claim.modality))
    source = f"{article.publisher or 'unnamed publisher'}, {article.published.isoformat()}{f', {article.url}' if article.url else ''}"
    head = f"  {claim.id}  {said}; {citation.when}; {citation.speaker} {citation.marks}".rstrip()
    return [head, f"    “{' '.join(claim.quote.split())}”", f"    {source}"]

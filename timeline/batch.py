"""Reading many articles for claims, by rules, by a second reader or by both.

An article that breaks the reading is reported, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geo.faults import Fault
from timeline.articles.article import Article
from timeline.claims.claim import Claim

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from timeline.articles.sources import Sources
    from timeline.claims import Reader

Progress = Callable[[str, int, int], None]  # stage, done, of how many


def show_nothing(stage: str, done: int, total: int) -> None:
    """The progress of those who watch none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reading gives: claims in the articles' order, the faults met, and notes (what was not believed, and why)."""

    claims: tuple[Claim, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


ReadAll = Callable[[Sequence[Article], Progress], Reading]


def read_by_rules(reader: Reader) -> ReadAll:
    """The first reader: the lexicon's rules."""
    from timeline.articles.readable import list_readable
    from timeline.claims import extract_claims

    def read(articles: Sequence[Article], progress: Progress = show_nothing) -> Reading:
        claims: list[Claim] = []
        faults: list[Fault] = []
        unread = [a for a in articles if reader.lexicon_for(a) is None]  # a language's tables are read here: their faults are no article's
        for n, article in enumerate(articles, 1):
            try:
                for part in list_readable(article):  # offsets are the article's in each
                    claims.extend(extract_claims(part, reader))
            except Exception as error:  # no input may crash a batch
                faults.append(Fault(article.path or article.id, f"could not be read for claims ({error!r})"))
            progress("Reading claims", n, len(articles))
        notes = [f"{a.path or a.id}: its language ({a.lang or 'unknown'}) is not read; no claims" for a in unread]
        return Reading(tuple(claims), tuple(faults), tuple(notes))

    return read


def read_by_model(*, gazetteer: Gazetteer, sources: Sources, cache_dir: Path, parties: Mapping[str, str]) -> ReadAll:
    """The second reader: a model that the user runs or pays for, believed only where its evidence is in the text.

    Its settings come from the environment (docs/second-reader.md); `Faults` where they are missing.
    """
    from timeline.claims.second import read_articles_second, read_settings
    settings = read_settings()

    def read(articles: Sequence[Article], progress: Progress = show_nothing) -> Reading:
        claims, rejections, faults = read_articles_second(
            articles, settings=settings, gazetteer=gazetteer, sources=sources, cache_dir=cache_dir, parties=parties,
            progress=progress)
        return Reading(tuple(claims), tuple(faults), tuple(f"not believed: {rejection}" for rejection in rejections))

    return read


def read_by_both(first: ReadAll, second: ReadAll) -> ReadAll:
    """Both readers' claims; the notes say where they agree and where they differ."""
    from timeline.claims.second import compare_readings, count_verdicts

    def read(articles: Sequence[Article], progress: Progress = show_nothing) -> Reading:
        one, other = first(articles, progress), second(articles, progress)
        rows = compare_readings(one.claims, other.claims)
        totals = ", ".join(f"{verdict} {count}" for verdict, count in sorted(count_verdicts(rows).items()))
        paths = {a.id: a.path or a.id for a in articles}
        said = [f"{row.verdict}: {paths.get(row.article_id, row.article_id)}: {row.name}, {row.party} {row.kind}"
                + "".join(f"; {what}: rules {a}, model {b}" for what, a, b in row.differences) for row in rows]
        return Reading((*one.claims, *other.claims), (*one.faults, *other.faults), (*one.notes, *other.notes, *said, f"readers: {totals}"))

    return read


def choose_reading(mode: str, *, reader: Reader, gazetteer: Gazetteer, sources: Sources, cache_dir: Path, parties: Mapping[str, str]) -> ReadAll:
    """The reading by its name: rules | llm | both."""
    if mode == "rules":
        return read_by_rules(reader)
    second = read_by_model(gazetteer=gazetteer, sources=sources, cache_dir=cache_dir, parties=parties)
    return second if mode == "llm" else read_by_both(read_by_rules(reader), second)

"""The whole river on one page: articles → claims → places → control → store.

Pure but for the two ends: what is read comes in as articles, what is stored goes out through a store.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.faults import Fault, Faults, raise_faults
from timeline import __version__
from timeline.articles.article import Article
from timeline.batch import Progress, ReadAll, choose_reading, show_nothing
from timeline.bundle import Bundle
from timeline.city import City, Setting, find_lexicons, hash_inputs, read_city
from timeline.claims.claim import Claim
from timeline.store.rows import SCHEMA, sort_control


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build or an addition did: the bundle now stored, what was added, and what was refused or noted."""

    bundle: Bundle
    added: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()


def make_reading(city: City | Setting, mode: str = "rules", *, cache_dir: Path = Path()) -> ReadAll:
    """The reading of a city's articles: rules | llm | both; a second reader keeps its answers in `cache_dir`."""
    from timeline.claims import read_reader
    reader = read_reader(city.folder, gazetteer=city.gazetteer, sources=city.sources, lexicons=find_lexicons(city.folder))
    return choose_reading(mode, reader=reader, gazetteer=city.gazetteer, sources=city.sources, cache_dir=cache_dir,
                          parties={p.id: p.name for p in city.theatre.parties})


def read_digests(city: City, *, today: dt.date) -> tuple[list[Article], list[Fault], list[str]]:
    """The city's own digests as articles, with what could not be read."""
    from timeline.articles import read_articles
    batch = read_articles([city.folder / "digests"], sources=city.sources, today=today)
    articles = [dataclasses.replace(a, origin="digest", path=Path(a.path).name) for a in batch.articles]
    return articles, list(batch.faults), list(batch.notes)


def build_bundle(city: City, articles: Iterable[Article], *, read: ReadAll | None = None,
                 progress: Progress = show_nothing) -> Outcome:
    """Everything that follows from these articles, with the faults and notes met on the way."""
    from timeline.articles import assign_lineages
    from timeline.control import resolve_control
    unique = {a.id: a for a in sorted(articles, key=lambda a: (a.id, a.origin != "digest", a.path))[::-1]}
    listed = sorted(assign_lineages(sorted(unique.values(), key=lambda a: a.id)), key=lambda a: a.id)
    reading = (read or make_reading(city))(listed, progress)
    claims = sorted({c.id: c for c in reading.claims}.values(), key=lambda c: c.id)
    progress("Weighing claims", 0, 1)
    control = resolve_control(claims, listed, theatre=city.theatre, districts=city.districts, rules=city.rules)
    progress("Weighing claims", 1, 1)
    bundle = Bundle(tuple(listed), tuple(claims), sort_control(control), describe_inputs(city))
    return Outcome(bundle=bundle, added=bundle.articles, claims=bundle.claims, faults=reading.faults, notes=reading.notes)


def describe_inputs(city: City) -> dict[str, object]:
    """What the bundle is made of, for its header: no clock, no machine."""
    from timeline.claims import VERSION
    return {"schema": SCHEMA, "generator": f"aleppo-control-timeline {__version__}", "city": city.theatre.id,
            "rules": city.rules.version, "extractor": VERSION, "inputs": hash_inputs(city.folder)}


def build_store(city: City, store, *, today: dt.date, read: ReadAll | None = None, progress: Progress = show_nothing) -> Outcome:
    """Read the digests anew, keep the articles that a user added, and write the store."""
    digests, faults, notes = read_digests(city, today=today)
    if not digests:
        raise Faults([*faults, Fault(str(city.folder / "digests"), "no digest could be read", "at least one article with its date")])
    with store.hold():  # what another process adds meanwhile would be lost
        kept = [a for a in read_bundle(city, store).articles if a.origin != "digest"] if store.exists() else []
        outcome = build_bundle(city, [*digests, *kept], read=read, progress=progress)
        store.write(outcome.bundle, districts=city.districts)
    return dataclasses.replace(outcome, faults=(*faults, *outcome.faults), notes=(*notes, *outcome.notes))


def add_articles(city: City, store, articles: Sequence[Article], *, read: ReadAll | None = None,
                 progress: Progress = show_nothing) -> Outcome:
    """Add articles to a store; only the districts that they speak of are resolved anew.

    The same as a full rebuild from all articles (a law, and a test says so).
    """
    with store.hold():  # of two additions at once the second builds on the first
        return extend_store(city, store, articles, read=read, progress=progress)


def extend_store(city: City, store, articles: Sequence[Article], *, read: ReadAll | None, progress: Progress) -> Outcome:
    """`add_articles` for who holds the store."""
    from timeline.articles import assign_lineages
    from timeline.control import resolve_control
    before = read_bundle(city, store)
    known = {a.id: a for a in before.articles}
    fresh = {a.id: a for a in articles if a.id not in known}
    if not fresh:
        return Outcome(bundle=before, notes=("nothing new: these articles are stored already",) if articles else ())
    listed = sorted(assign_lineages(sorted([*known.values(), *fresh.values()], key=lambda a: a.id)), key=lambda a: a.id)
    moved = {a.id: a for a in listed if a.id in known and a != known[a.id]}
    reading = (read or make_reading(city))([a for a in listed if a.id in fresh], progress)
    new_claims = sorted({c.id: c for c in reading.claims}.values(), key=lambda c: c.id)
    claims = sorted((*before.claims, *new_claims), key=lambda c: c.id)
    touched = sorted({d for c in claims if c.article_id in moved or c.article_id in fresh for p in c.places for d in p.districts})
    progress("Weighing claims", 0, 1)
    renewed = sort_control(resolve_control(claims, listed, theatre=city.theatre, districts=city.districts, rules=city.rules, only=touched))
    progress("Weighing claims", 1, 1)
    meta = {**before.meta, **describe_inputs(city), "inputs": before.meta.get("inputs", {})}
    added = tuple(a for a in listed if a.id in fresh)
    store.amend(Bundle(added, tuple(new_claims), renewed, meta), districts=city.districts, touched=touched,
                changed_articles=tuple(moved.values()))
    kept = [i for i in before.control if i.district not in set(touched)]
    bundle = Bundle(tuple(listed), tuple(claims), sort_control([*kept, *renewed]), meta)
    return Outcome(bundle=bundle, added=added, claims=tuple(new_claims), faults=reading.faults, notes=reading.notes,
                   touched=tuple(touched))


def read_bundle(city: City, store) -> Bundle:
    """What a store holds; `Faults` where it is another city's: to mix two would lose both."""
    bundle = store.read()
    raise_faults(check_bundle_city(bundle, city, where=store.address))
    return bundle


def check_bundle_city(bundle: Bundle, city: City, *, where: str) -> list[Fault]:
    """The fault of a bundle that is another city's."""
    found = bundle.meta.get("city")
    if found == city.theatre.id:
        return []
    return [Fault(where, f"holds another city ({found}); nothing was changed", f"a store of {city.theatre.id}: name one with --store")]


def open_city_bundle(folder: Path, address: str | None = None, *, today: dt.date | None = None,
                     progress: Progress = show_nothing) -> tuple[City, Bundle]:
    """A city and what its store holds; the store is made at first need."""
    city, outcome = open_city_outcome(folder, address, today=today, progress=progress)
    return city, outcome.bundle


def open_city_outcome(folder: Path, address: str | None = None, *, today: dt.date | None = None,
                      progress: Progress = show_nothing) -> tuple[City, Outcome]:
    """As `open_city_bundle`, with what was refused and noted where the store had to be made."""
    from timeline.store.address import find_store_address, open_store
    city = read_city(folder)
    store = open_store(find_store_address(address))
    if store.exists():
        return city, Outcome(bundle=read_bundle(city, store))
    return city, build_store(city, store, today=today or dt.date.today(), progress=progress)

"""Checks: everything that can be wrong with a city's folder or a store, listed at once."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from pathlib import Path

from geo.faults import Fault, Faults
from timeline.articles.article import Article
from timeline.bundle import Bundle
from timeline.city import City, find_lexicons, hash_inputs, read_city, read_parts
from timeline.control.resolve import check_control


def check_city(folder: Path, *, today: dt.date) -> tuple[list[Fault], list[str]]:
    """The faults of a city's folder, its lexicon and its digests, and what was looked at."""
    from geo.checks import check_points
    from timeline.claims.reader import Lexicons
    from timeline.pipeline import make_reading, read_digests
    try:
        parts, faults = read_parts(folder)
    except Faults as error:
        return list(error.faults), [str(folder)]
    if faults:
        return [*faults, *check_rest(folder, parts, today=today)], [str(folder)]
    city = City(folder=folder, **parts)  # type: ignore[arg-type]
    faults = check_points(city.gazetteer, city.districts)
    seen = [f"{folder}: {len(city.districts)} districts, {len(city.gazetteer.places)} places, theatre {city.theatre.start} to {city.theatre.end}"]
    try:
        make_reading(city)
    except Faults as error:
        faults.extend(error.faults)
    faults.extend(Lexicons(find_lexicons(folder)).check())
    digests, bad, _ = read_digests(city, today=today)
    faults.extend(bad)
    faults.extend(check_digests(digests, city))
    seen.append(f"{folder / 'digests'}: {len(digests)} digests")
    return faults, seen


def check_rest(folder: Path, parts: dict[str, object], *, today: dt.date) -> list[Fault]:
    """The faults of lexicon and digests, as far as they can be told beside tables that can't be read."""
    from timeline.articles import read_articles
    from timeline.articles.sources import Sources
    from timeline.claims import read_reader
    from timeline.claims.reader import Lexicons
    faults: list[Fault] = []
    try:
        read_reader(folder, gazetteer=parts.get("gazetteer"), sources=parts.get("sources"), lexicons=find_lexicons(folder))
    except Faults as error:
        faults.extend(error.faults)
    except (KeyError, ValueError, AttributeError):
        pass  # it stands on a table whose faults are listed already
    faults.extend(Lexicons(find_lexicons(folder)).check())
    faults.extend(read_articles([folder / "digests"], sources=parts.get("sources", Sources(())), today=today).faults)
    return faults


def check_digests(digests: list[Article], city: City) -> list[Fault]:
    """A digest names the report that it digests, its publisher and its language."""
    faults = []
    for article in digests:
        where = f"digests/{article.path}"
        if not article.url.startswith(("http://", "https://")):
            faults.append(Fault(where, f"no address of the report (url: {article.url!r})", "an http or https address"))
        if not article.publisher:
            faults.append(Fault(where, "no publisher", "the name of the report's publisher"))
        if not article.lang:
            faults.append(Fault(where, "no language", "an ISO 639-1 code"))
    return faults


def check_store(store, folder: Path) -> tuple[list[Fault], list[str]]:
    """The faults of a store against itself and against the folder that it was made of."""
    try:
        if not store.exists():
            return [], [f"{store.address}: no store yet"]
        bundle = store.read()
    except Faults as error:
        return list(error.faults), [store.address]
    faults = check_bundle(bundle, where=store.address)
    city = read_city_id(folder)
    if city and bundle.meta.get("city") != city:
        faults.append(Fault(store.address, f"holds another city ({bundle.meta.get('city')})", f"a store of {city}: name one with --store"))
    elif bundle.meta.get("inputs") != hash_inputs(folder):
        faults.append(Fault(store.address, "made of other inputs than the data folder holds now", "a store built anew: run `build`"))
    elif not faults:
        faults.extend(check_rebuild(store, bundle, folder))
    return faults, [f"{store.address}: {len(bundle.articles)} articles, {len(bundle.claims)} claims, {len(bundle.control)} intervals"]


def check_rebuild(store, bundle: Bundle, folder: Path) -> list[Fault]:
    """The districts whose intervals, or whose rows in the layer `control`, are not what the stored claims give."""
    from timeline.control import resolve_control
    from timeline.store.rows import encode_layer, sort_control, sort_layer
    try:
        city = read_city(folder)
        given = sort_control(resolve_control(bundle.claims, bundle.articles, theatre=city.theatre, districts=city.districts, rules=city.rules))
    except Faults as error:
        return list(error.faults)
    names = city.districts["name"].to_dict()
    layer = sort_layer((*row, True) for row in encode_layer(bundle.control, names))
    faults = []
    for what, found, wanted, district in (("intervals", bundle.control, given, lambda i: i.district),
                                          ("rows of the layer `control`", store.read_layer(), layer, lambda row: row[0])):
        have, need = Counter(found), Counter(wanted)
        for code in sorted({district(row) for row in {*(have - need), *(need - have)}}):
            faults.append(Fault(f"{store.address}: {code}", f"its {what} are not what the stored claims give", "a store built anew: run `build`"))
    return faults


def read_city_id(folder: Path) -> str:
    """The id that a city's theatre.toml states, or nothing where it can't be read."""
    try:
        return str(tomllib.loads((folder / "theatre.toml").read_text("utf-8")).get("id", ""))
    except (OSError, ValueError):
        return ""


def check_bundle(bundle: Bundle, *, where: str) -> list[Fault]:
    """Every claim's article, offsets and places; every interval's span and claims."""
    articles = {a.id: a for a in bundle.articles}
    claims = {c.id for c in bundle.claims}
    faults: list[Fault] = []
    for claim in bundle.claims:
        at = f"{where}: claim {claim.id}"
        article = articles.get(claim.article_id)
        if article is None:
            faults.append(Fault(at, f"its article {claim.article_id} is not stored"))
        elif article.text[claim.start:claim.end] != claim.quote:
            faults.append(Fault(at, "its offsets do not point at its words"))
        for low, high, what in ((claim.share_min, claim.share_max, "share"), (claim.first, claim.last, "days")):
            if low is not None and high is not None and low > high:
                faults.append(Fault(at, f"its {what} end before they start ({low} > {high})"))
    faults.extend(Fault(f"{where}: {f.where}", f.what, f.expected) for f in check_control(bundle.control))
    for interval in bundle.control:
        at = f"{where}: {interval.district} from {interval.valid_from}"
        lost = [c for c in (*interval.support, *interval.against) if c not in claims]
        if lost:
            faults.append(Fault(at, f"rests on claims that are not stored: {' '.join(lost)}"))
    return faults

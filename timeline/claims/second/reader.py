"""The second reader: articles asked of a model, window by window; what it answers is verified, listed or dropped with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from geo.faults import Fault
from geo.gazetteer import Gazetteer
from timeline.articles.article import Article
from timeline.articles.sources import Sources
from timeline.claims.claim import Claim
from timeline.claims.second.cache import Key, hash_question, keep_answer, read_kept
from timeline.claims.second.endpoint import Endpoint, NoAnswer, plain
from timeline.claims.second.places import place_article
from timeline.claims.second.prompt import write_messages
from timeline.claims.second.schema import answer_schema, make_validator, read_answer
from timeline.claims.second.settings import Settings
from timeline.claims.second.verify import Rejection, verify_rows
from timeline.claims.second.windows import halve_window, split_windows

Progress = Callable[[str, int, int], None]  # stage, done, of how many
STAGE = "Second reader"
CUT = '{"cut": true}'  # kept where an answer did not fit: a rebuild goes on to the halves unasked
GIVE_UP = 5  # articles in a row that the endpoint itself failed; the rest is then read from the cache alone
PARTIES: Mapping[str, str] = MappingProxyType({
    "government": "the state's army and its allies", "opposition": "rebels, insurgents", "sdf": "Syrian Democratic Forces, YPG",
    "isis": "the Islamic State", "contested": "fought over or split", "unknown": "unsaid"})


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the second reader made of one article.

    `claims` are verified, in text order; `rejections` what was not believed; `faults` what could not be read at all.
    `from_cache`: every answer was there already, nothing was sent. `down`: the endpoint itself failed.
    """

    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...] = ()
    from_cache: bool = False
    faults: tuple[Fault, ...] = ()
    down: bool = False


def read_second(article: Article, *, settings: Settings, gazetteer: Gazetteer, sources: Sources, cache: Path | None = None,
                parties: Mapping[str, str] = PARTIES, endpoint: Endpoint | None = None, offline: bool = False) -> SecondReading:
    """Ask the model for the claims of one article and verify them. Nothing that the endpoint does raises.

    `cache` is the folder of answers (None: none kept). `parties`: id → name, all that a claim may name. `endpoint` is
    shared by the articles of a run; `offline` reads the cache alone.
    """
    where = article.path or article.id
    windows = split_windows(article.text, size=settings.window_chars, overlap=settings.overlap_chars)
    if len(windows) > settings.max_windows:
        return SecondReading((), faults=(Fault(where, f"too long for the second reader ({len(article.text):,} characters)",
                                               f"at most {settings.max_windows} windows of {settings.window_chars:,}"),))
    schema, validator = answer_schema(parties), make_validator(parties)
    placed = place_article(article, gazetteer) if windows else []
    claims: list[Claim] = []
    rejections: list[Rejection] = []
    faults: list[Fault] = []
    sent = down = False

    def keep(key: Key, answer: str) -> None:
        try:
            keep_answer(cache, key, answer)
        except OSError as error:
            faults.append(Fault(str(cache), f"answers can't be kept ({error.strerror or type(error).__name__})", "a writable folder"))

    with (Endpoint(settings) if endpoint is None else nullcontext(endpoint)) as asked:
        waiting = list(reversed(windows))
        while waiting:
            window = waiting.pop()
            messages = write_messages(article, window, parties=parties)
            key = Key(article.id, window, settings.model, hash_question(messages, schema))
            kept = read_kept(cache, key)
            if kept == CUT and (halves := halve_window(article.text, window)):
                waiting.extend(reversed(halves))
                continue
            rows = _read_rows(kept)
            if rows is None:
                if down or offline:
                    faults.append(Fault(where, f"characters {window[0]} to {window[1]} not asked: the endpoint failed before"))
                    continue
                sent = True
                try:
                    answer = asked.ask(messages, schema)
                    rows = read_answer(answer)
                except NoAnswer as error:
                    if error.cut and (halves := halve_window(article.text, window)):
                        waiting.extend(reversed(halves))
                        keep(key, CUT)
                        continue
                    down = error.lasting
                    faults.append(Fault(where, f"no second reading: {error.what}", error.expected))
                    continue
                except ValueError as error:
                    faults.append(Fault(where, f"no second reading: the model's answer is broken ({plain(str(error))})", "JSON of the schema"))
                    continue
                keep(key, answer)
            found, left = verify_rows(rows, article, window, placed=placed, gazetteer=gazetteer, sources=sources, validator=validator,
                                      model=settings.model)
            claims.extend(found)
            rejections.extend(left)
    return SecondReading(merge_claims(claims), tuple(dict.fromkeys(rejections)), not sent and not faults, tuple(dict.fromkeys(faults)), down)


def read_articles_second(articles: Iterable[Article], *, settings: Settings, gazetteer: Gazetteer, sources: Sources,
                         cache_dir: Path | None, progress: Progress | None = None, parties: Mapping[str, str] = PARTIES,
                         endpoint: Endpoint | None = None) -> tuple[list[Claim], list[Rejection], list[Fault]]:
    """The second reading of many articles, in their order, each once: verified claims, what was not believed, and faults.

    An article that fails is a fault, and the rest goes on; after `GIVE_UP` in a row that the endpoint itself failed (it is
    down, or refuses the key), the rest is read from the cache alone and one fault counts what was not asked.
    """
    listed = list({a.id: a for a in articles}.values())
    claims: list[Claim] = []
    rejections: list[Rejection] = []
    faults: dict[Fault, None] = {}
    unasked: list[Article] = []
    failed = 0
    with (Endpoint(settings) if endpoint is None else nullcontext(endpoint)) as asked:
        for n, article in enumerate(listed, 1):
            offline = failed >= GIVE_UP
            try:
                reading = read_second(article, settings=settings, gazetteer=gazetteer, sources=sources, cache=cache_dir,
                                      parties=parties, endpoint=asked, offline=offline)
            except Exception as error:  # no input may crash a batch
                reading = SecondReading((), faults=(Fault(article.path or article.id, f"no second reading ({type(error).__name__})"),))
            if offline and reading.faults:
                unasked.append(article)
            else:
                faults.update(dict.fromkeys(reading.faults))
                if not reading.from_cache:
                    failed = failed + 1 if reading.down else 0
            claims.extend(reading.claims)
            rejections.extend(reading.rejections)
            if progress is not None:
                progress(STAGE, n, len(listed))
    if unasked:
        faults[Fault(settings.host, f"{len(unasked)} articles not asked after {GIVE_UP} failures in a row "
                                    f"(the first: {unasked[0].path or unasked[0].id})", "a running endpoint")] = None
    return claims, rejections, list(faults)


def merge_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in text order; one said twice, because windows overlap or the model repeats itself, once: the shorter quote."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.start, c.end - c.start, c.id)):
        if not any(_says_same(claim, other) for other in reversed(kept)):
            kept.append(claim)
    return tuple(sorted(kept, key=lambda c: (c.start, c.end, c.id)))


def _says_same(a: Claim, b: Claim) -> bool:
    return (a.start < b.end and b.start < a.end and (a.party, a.event, a.modality, a.share) == (b.party, b.event, b.modality, b.share)
            and {(p.id, p.part) for p in a.places} == {(p.id, p.part) for p in b.places})


def _read_rows(answer: str | None) -> list[object] | None:
    """The rows of a kept answer, or None: what is kept may be broken, and is then asked again."""
    try:
        return None if answer is None else read_answer(answer)
    except ValueError:
        return None

"""From what a text states of itself to an `Article`: its day settled, its publisher looked up, its language told."""

from __future__ import annotations

import datetime as dt
import re

from geo.faults import Fault, raise_faults
from timeline.articles.article import Article, hash_article
from timeline.articles.dates import find_day_in_address, parse_day
from timeline.articles.draft import Draft
from timeline.articles.language import detect_language, is_latin
from timeline.articles.sources import Sources

DATE_KEYS = ("published", "date", "pubdate", "published_at", "datepublished", "publication_date")
_LANG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_SHORT = {"eng": "en", "ara": "ar", "fra": "fr", "fre": "fr", "spa": "es", "deu": "de", "ger": "de", "rus": "ru", "ita": "it", "por": "pt",
          "tur": "tr", "fas": "fa", "per": "fa", "nld": "nl", "dut": "nl", "pol": "pl", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko"}
_EUROPEAN = frozenset("en fr es de it pt nl tr pl sv".split())  # noqa: SIM905 - told apart by their small words
_FEW_LETTERS = 120
_OWN_SCRIPT = frozenset("ar fa ur ckb he el ru uk bg sr mk be kk ja zh ko ka hy hi bn th".split())  # noqa: SIM905


def settle_draft(draft: Draft, *, published: dt.date | None, publisher: str, url: str, sources: Sources, today: dt.date,
                 path: str) -> tuple[Article, list[str]]:
    """The article and notes on it; raises `Faults` where it has no text or no usable day."""
    faults: list[Fault] = []
    notes = list(draft.notes)
    if not draft.text.strip():
        faults.append(Fault(draft.where, "no text", "an article"))
    address = draft.url or url
    day, basis = _settle_day(draft, published, address, faults, notes)
    if day is not None and day > today:
        faults.append(Fault(draft.where, f"published on {day}, which is in the future", f"a day up to {today}"))
    raise_faults(faults)
    assert day is not None
    name = draft.publisher or publisher
    if draft.credit and (agency := sources.find_publisher(draft.credit)) is not None and agency.kind == "agency" and agency.name not in name:
        name = f"{name} ({agency.name})" if name else agency.name
    source = sources.find_publisher(name, address)
    if not name and source is not None:
        name = source.name
    lang = _settle_language(draft, notes)
    key = hash_article(draft.text, published=day, publisher=name, url=address)
    article = Article(id=key, text=draft.text, published=day, published_basis=basis, publisher=name,
                      alignment=source.alignment if source is not None else "unknown", lang=lang, title=draft.title, url=address,
                      lineage=key, path=path)
    return article, notes


def _settle_day(draft: Draft, given: dt.date | None, address: str, faults: list[Fault],
                notes: list[str]) -> tuple[dt.date | None, str]:
    """The file's own day before the one given, and that before one that only the address carries; never today."""
    in_address = find_day_in_address(address) if address else None
    if draft.published:
        day = parse_day(draft.published)
        if day is None:
            faults.append(Fault(f"{draft.where}, published", f"{draft.published[:80]!r} is not a day", "YYYY-MM-DD"))
            return None, "front matter"
        chosen, basis = day, "front matter"
        if draft.page_day is not None and abs((draft.page_day - day).days) > 1:
            notes.append(f"{draft.where}: its front matter says {day}, its page {draft.page_day}; the first is used")
    elif draft.page_day is not None:
        chosen, basis = draft.page_day, "page"
    elif given is not None:
        chosen, basis = given, "given"
    elif draft.line_day is not None:
        chosen, basis = draft.line_day, "page"
    elif in_address is not None:
        chosen, basis = in_address, "address"
    else:
        faults.append(Fault(draft.where, "no publication date in the file", "`published: YYYY-MM-DD` in its front matter, or --published DATE"))
        return None, ""
    if given is not None and basis in ("front matter", "page") and given != chosen:
        notes.append(f"{draft.where}: its own date {chosen} is used, not the given {given}")
    if in_address is not None and abs((in_address - chosen).days) > 2:
        notes.append(f"{draft.where}: its address says {in_address}, its {basis} {chosen}; the latter is used")
    return chosen, basis


def _settle_language(draft: Draft, notes: list[str]) -> str:
    stated = _LANG.fullmatch(draft.lang.strip())
    code = stated[1].lower() if stated else ""
    code = _SHORT.get(code, code)
    if code and len(code) == 2:
        # the page's own word is taken unless its script or, in a text of some length, its small words belie it
        latin = is_latin(draft.text[:2000])
        same_script = latin != (code in _OWN_SCRIPT)
        told = code if same_script and (not latin or len(draft.text) < _FEW_LETTERS) else detect_language(draft.text)
        belied = told not in (code, "und") and (not same_script or {code, told} <= _EUROPEAN)
        if not belied:
            return code
        notes.append(f"{draft.where}: says lang {code}, but is written in {told}; the latter is used")
        return told
    told = detect_language(draft.text)
    if told == "und":
        notes.append(f"{draft.where}: its language can't be told")
    return told

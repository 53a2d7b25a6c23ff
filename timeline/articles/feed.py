"""RSS and Atom files: each entry is an article."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from email.utils import parsedate
from urllib.parse import urljoin, urlsplit

from geo.faults import Fault, Faults
from timeline.articles.dates import make_day, parse_day
from timeline.articles.draft import Draft, clean_body, clean_field

MAX_ENTRIES = 5_000
_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)


def read_feed(data: bytes, *, where: str) -> list[Draft]:
    """The entries of a feed in its order, each a `Draft`. Raises `Faults` for what is no feed, or declares entities."""
    import feedparser

    if _ENTITIES.search(data):
        raise Faults(Fault(where, "the feed declares XML entities", "a plain RSS or Atom file"))
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        entries = list(feed.entries)
    except Exception as error:  # a broken feed is a fault of the feed, whatever the parser calls it
        raise Faults(Fault(where, f"the feed can't be parsed ({type(error).__name__})", "RSS or Atom")) from None
    if not entries:
        raise Faults(Fault(where, "the feed has no entries", "RSS or Atom with entries"))
    publisher = clean_field(feed.feed.get("title"), limit=120)
    lang = clean_field(feed.feed.get("language"), limit=20)
    base = clean_field(feed.feed.get("link"), limit=2000)
    dated = str(feed.get("version", "")).startswith(("rss09", "rss10"))  # there dc:date is the day of publication
    drafts = [_read_entry(entry, f"{where}, entry {n}", publisher, lang, base, dated=dated) for n, entry in enumerate(entries[:MAX_ENTRIES], start=1)]
    if len(entries) > MAX_ENTRIES:
        drafts[0] = replace(drafts[0], notes=(f"{where}: only the first {MAX_ENTRIES} of {len(entries)} entries were read", *drafts[0].notes))
    return drafts


def _read_entry(entry, where: str, publisher: str, lang: str, base: str, *, dated: bool) -> Draft:
    title = clean_field(_strip_tags(str(entry.get("title") or "")))
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    body = max([*contents, str(entry.get("summary") or "")], key=len)
    notes: tuple[str, ...] = ()
    day = _read_day(entry.get("published"))
    if day is None and not entry.get("published") and (day := _read_day(entry.get("updated"))) is not None and not dated:
        notes = (f"{where}: states no publication day, only its last change, {day}, which is used",)
    named = entry.get("source") or {}
    stated = clean_field(named.get("title") if isinstance(named, dict) else "", limit=120)
    text = _strip_tags(body)
    if not text and title:  # some feeds hold headlines alone
        text = title
        notes = (*notes, f"{where}: holds its headline alone, which is read")
    return Draft(where=where, text=text, title=title, publisher=stated or publisher, url=_join_address(base, entry.get("link")), lang=lang,
                 credit=clean_field(entry.get("author"), limit=120), page_day=day, notes=notes)


def _join_address(base: str, link: object) -> str:
    """An entry's whole address; "" where the feed gives only a part of it."""
    try:
        address = urljoin(base, clean_field(link, limit=2000))
        return address if urlsplit(address).hostname else ""
    except ValueError:
        return ""


def _read_day(words: object) -> dt.date | None:
    if not isinstance(words, str) or not words.strip():
        return None
    parts = parsedate(words)  # RFC 822: the writer's own day, whatever the zone
    return make_day(*parts[:3]) if parts is not None else parse_day(words.strip())


def _strip_tags(body: str) -> str:
    if "<" not in body and "&" not in body:
        return clean_body(body)
    from lxml import html as lxml_html

    from timeline.articles.page_prune import prune_page
    from timeline.articles.page_text import read_lines

    try:
        tree = lxml_html.fragment_fromstring(body, create_parent="div")
        prune_page(tree, cards=False)
        return read_lines(tree)
    except Exception:  # what lxml can't parse stays as it stands
        return clean_body(body)

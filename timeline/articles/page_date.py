"""The day on which a page says that it was published: its metadata, its <time>, its dateline; nothing else."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator

from timeline.articles.dates import find_day, parse_day

_HEAD_LINES = 12
EARLIEST = dt.date(1995, 1, 1)  # no page is older: 1970-01-01 and 0001-01-01 are a program's empty dates

# Names of <meta> tags, by trust; "modified" and "updated" are never used: they say when the page was touched.
_META = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "publishdate", "publish-date", "publish_date",
    "pubdate", "pub_date", "publication_date", "article_date_original", "originalpublicationdate", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "rnews:datepublished",
    "dc.date", "dcterms.date", "citation_publication_date", "article.published", "published-date", "displaydate", "ptime", "date",
)
_DATE_CLASS = re.compile(r"(?:^|[\s_-])(?:publi(?:sh|ed|cation)|pub-?date|posted|date(?:line|time)?|time(?:stamp)?|entry-date|byline)",
                         re.IGNORECASE)
_NOT_PUBLISHED = re.compile(r"updat|modif|comment|related|expire|event|copyright|footer|sidebar|widget|latest|archive", re.IGNORECASE)
_LABEL = re.compile(r"^\W*(?:first\s+)?(?:published|publication date|posted|date|publié|publicado|pubblicato|veröffentlicht|опубликовано|"
                    r"дата|تاريخ النشر|نشر|نُشر|تاریخ|yayın|yayınlanma)", re.IGNORECASE)


def find_page_days(tree) -> list[tuple[str, dt.date]]:
    """Every publication day that a parsed page (lxml) states, as (where it stands, day), the most trusted first."""
    found: list[tuple[str, dt.date]] = []
    for source, words in (*_read_linked_data(tree), *_read_meta(tree), *_read_times(tree), *_read_datelines(tree)):
        day = parse_day(words.strip())
        if day is not None and day >= EARLIEST and (source, day) not in found:
            found.append((source, day))
    return found


def _read_linked_data(tree) -> Iterator[tuple[str, str]]:
    for item in find_linked_data(tree):
        value = item.get("datePublished")
        if isinstance(value, str):
            yield "JSON-LD", value


def find_linked_data(tree) -> list[dict]:
    """The JSON-LD objects of a page that stand for an article, or any that has a publication date."""
    found: list[dict] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:20]:
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        queue = [data]
        for item in queue:  # breadth first, no deeper than a page has reason to be
            if len(queue) > 2000:
                break
            if isinstance(item, list):
                queue.extend(item)
            elif isinstance(item, dict):
                if "Article" in str(item.get("@type", ""))[:200] or "datePublished" in item:
                    found.append(item)
                queue.extend(value for key, value in item.items() if key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"))
    return sorted(found, key=lambda item: "Article" not in str(item.get("@type", ""))[:200])


def _read_meta(tree) -> Iterator[tuple[str, str]]:
    named: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]")[:500]:
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        named.setdefault(name, tag.get("content"))
    for name in _META:
        if name in named:
            yield f"meta {name}", named[name]


def _read_times(tree) -> Iterator[tuple[str, str]]:
    tags = tree.xpath("//*[@itemprop='datePublished'] | //time[@datetime]")[:50]
    stated = [tag for tag in tags if tag.get("itemprop") == "datePublished" or tag.get("pubdate") is not None]
    if not stated:
        named = [tag for tag in tags if "publish" in (tag.get("class") or "") and "updat" not in (tag.get("class") or "")]
        stated = (named or [tag for tag in tags if not _NOT_PUBLISHED.search(_describe(tag))])[:1]
    for tag in stated:
        yield "time", tag.get("datetime") or tag.get("content") or _words_of(tag)


def _read_datelines(tree) -> Iterator[tuple[str, str]]:
    """A visible date beside the headline: a short element whose class or label says that it is one."""
    shown = 0
    for tag in tree.iter("time", "span", "div", "p", "li", "small", "td", "em", "i", "b"):
        kind = " ".join((tag.get("class") or "", tag.get("id") or ""))
        words = _words_of(tag)
        labelled = _LABEL.match(words)
        if not words or len(words) > 120 or not (labelled or tag.tag == "time" or _DATE_CLASS.search(kind)):
            continue
        if _NOT_PUBLISHED.search(_describe(tag)):
            continue
        day = find_day(words)
        if day is not None:
            yield "dateline", day.isoformat()
            shown += 1
            if shown == 1:
                return  # the first stands at the head; those below belong to other stories


def _words_of(tag) -> str:
    """A small element's words; of a large one nothing (a date stands in a small one)."""
    parts: list[str] = []
    length = 0
    for part in tag.itertext():
        parts.append(part)
        length += len(part)
        if length > 400:
            return ""
    return " ".join(" ".join(parts).split())


def _describe(tag) -> str:
    """Class names of an element and of those close around it; the page's own ("has-sidebar") say nothing of it."""
    around = [tag, *(each for each in list(tag.iterancestors())[:4] if each.tag not in ("html", "body", "main", "article"))]
    return " ".join(" ".join((each.get("class") or "", each.get("id") or "")) for each in around)


def find_dateline(text: str) -> dt.date | None:
    """The day of a line at a text's head that is labelled as the publication day, or is hardly more than a day."""
    for line in text.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        if len(line) <= 80 and (_LABEL.search(line) or sum(letter.isalpha() for letter in line) <= 24):
            day = find_day(line)
            if day is not None and day >= EARLIEST:
                return day
    return None

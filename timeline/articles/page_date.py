"""The day on which a page says that it was published: its metadata, its <time>, its dateline; nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from timeline.articles.date_labels import drop_updated, opens_published
from timeline.articles.dates import find_day, parse_day
from timeline.articles.linked_data import find_linked_data

_HEAD_LINES = 12
EARLIEST = dt.date(1995, 1, 1)  # no page is older: 1970-01-01 and 0001-01-01 are a program's empty dates

# Names of <meta> tags, by trust; "modified" and "updated" are never used: they say when the page was touched.
_META = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "publishdate", "publish-date", "publish_date",
    "pubdate", "pub_date", "publication_date", "article_date_original", "originalpublicationdate", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "rnews:datepublished",
    "dc.date", "dcterms.date", "citation_publication_date", "article.published", "published-date", "displaydate", "ptime", "date",
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DATE_CLASS = re.compile(r"(?:^|[\s_-])(?:publi(?:sh|ed|cation)|pub-?dates?|posted|date(?:line|time)?|time(?:stamp)?|"
                         r"entry-date|byline|when|fecha|datum)", re.IGNORECASE)
_NOT_PUBLISHED = re.compile(r"updat|modif|comment|related|expire|event|copyright|footer|sidebar|widget|latest|archive", re.IGNORECASE)
_PROPERTIES = " or ".join(f"contains(@property, '{name}')" for name in ("dc:date", "dcterms:issued", "schema:datePublished", "schema:dateCreated"))
_TIMES = f"//*[@itemprop='datePublished'] | //time[@datetime] | //*[@content][{_PROPERTIES}] | //abbr[@title][contains(@class, 'publish')]"
_HEADLINE_DAY = 90  # characters of a line that is hardly more than a day


def find_page_days(tree, *, day_first: bool = False) -> list[tuple[str, dt.date]]:
    """Every publication day that a parsed page (lxml) states, as (where it stands, day), the most trusted first.

    `day_first`: 5/12/2016 is in December, as everywhere but in English.
    """
    stated: list[tuple[str, str, dt.date]] = []
    for source, words in (*_read_linked_data(tree), *_read_meta(tree), *_read_times(tree), *_read_datelines(tree, day_first)):
        day = parse_day(words.strip()) or (find_day(words, day_first=day_first) if source == "time" else None)
        if day is not None and day >= EARLIEST:
            stated.append((source, words.strip(), day))
    found: list[tuple[str, dt.date]] = []
    for source, words, day in stated:
        local = _find_local(words, stated)
        if (source, local or day) not in found:
            found.append((source, local or day))
    return found


def _find_local(words: str, stated: list[tuple[str, str, dt.date]]) -> dt.date | None:
    """The writer's own day of a moment given in UTC, where the page gives the same moment by the writer's clock too."""
    moment = _read_moment(words)
    if moment is None or moment.utcoffset():
        return None
    for _, other, day in stated:
        same = _read_moment(other)
        if same is not None and same.utcoffset() and abs(same - moment) <= dt.timedelta(minutes=2):
            return day
    return None


def _read_moment(words: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _read_linked_data(tree) -> Iterator[tuple[str, str]]:
    for item in find_linked_data(tree):
        value = item.get("datePublished")
        if isinstance(value, str):
            yield "JSON-LD", value


def _read_meta(tree) -> Iterator[tuple[str, str]]:
    named: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]")[:500]:
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        named.setdefault(name, tag.get("content"))
    for name in _META:
        if name in named:
            yield f"meta {name}", named[name]


def _read_times(tree) -> Iterator[tuple[str, str]]:
    tags = tree.xpath(_TIMES)[:50]
    stated = [tag for tag in tags if tag.get("itemprop") == "datePublished" or tag.get("property") or tag.get("pubdate") is not None]
    if not stated:
        named = [tag for tag in tags if "publish" in (tag.get("class") or "") and "updat" not in (tag.get("class") or "")]
        stated = (named or [tag for tag in tags if not _NOT_PUBLISHED.search(_describe(tag))])[:1]
    for tag in stated:
        yield "time", tag.get("datetime") or tag.get("content") or (tag.get("title") if tag.tag == "abbr" else None) or _words_of(tag)


def _read_datelines(tree, day_first: bool) -> Iterator[tuple[str, str]]:
    """A visible date beside the headline: a short element whose class or label says that it is one."""
    for tag in tree.iter():
        if not isinstance(tag.tag, str) or tag.tag in ("html", "body", "head", "script", "style", "meta", "link", "title"):
            continue
        words = _words_of(tag)
        if not words or len(words) > 160:
            continue
        kind = _CAMEL.sub("-", " ".join((tag.get("class") or "", tag.get("id") or "")))
        if not (opens_published(words) or tag.tag == "time" or _DATE_CLASS.search(kind)) or _NOT_PUBLISHED.search(_describe(tag)):
            continue
        day = find_day(drop_updated(words), day_first=day_first)
        if day is not None:
            yield "dateline", day.isoformat()
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


def find_dateline(text: str, *, day_first: bool = False) -> dt.date | None:
    """The day of a line at a text's head that is labelled as the publication day, or is hardly more than a day."""
    for line in text.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        words = line.strip()
        if len(words) <= _HEADLINE_DAY and (opens_published(words) or sum(letter.isalpha() for letter in words) <= 24 or _opens_with_day(words)):
            day = find_day(drop_updated(words), day_first=day_first)
            if day is not None and day >= EARLIEST:
                return day
    return None


def _opens_with_day(words: str) -> bool:
    """A line such as "Sunday 27 November 2016, by the desk": a figure after a word at most, and no sentence."""
    return words[-1:] not in ".!?؟" and re.match(r"\W*(?:[^\W\d]+\W+)?\d", words) is not None

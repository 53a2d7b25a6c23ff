"""Read articles from files, folders, standard input and pasted text. Bad ones are reported, the rest is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path, PurePath

from geo.faults import Fault, Faults
from timeline.articles.article import Article
from timeline.articles.batch import ArticleBatch
from timeline.articles.dates import parse_day
from timeline.articles.draft import Draft, clean_field
from timeline.articles.encoding import decode_bytes
from timeline.articles.files import check_size, list_files, read_bytes, show_path
from timeline.articles.front_matter import parse_front_matter
from timeline.articles.kind import is_mail_archive, is_pdf, tell_kind, unpack_mail_archive
from timeline.articles.page_date import find_dateline
from timeline.articles.settle import DATE_KEYS, settle_draft
from timeline.articles.sources import Sources


def read_articles(paths: Iterable[str | Path], *, published: dt.date | str | None = None, publisher: str = "", url: str = "",
                  sources: Sources, today: dt.date | None = None) -> ArticleBatch:
    """Read every article of `paths`: files (text, Markdown, HTML, MHTML, PDF, feed), folders, "-" for standard input.

    `published`, `publisher` and `url` stand in where a file states none. `today` (default: the machine's day) is only
    used to refuse days in the future. Articles come in the order of the paths, each file once (two files may hold the same
    article: it is noted, and has one id); nothing is raised for a bad file: it is in `faults`.
    """
    articles: list[Article] = []
    faults: list[Fault] = []
    notes: list[str] = []
    first: dict[str, str] = {}  # article id → the file that it was first met in
    done: set[str] = set()
    try:
        given = _parse_given(published)
        today = today or dt.date.today()
        for path in paths:
            for file in list_files(path, notes=notes, faults=faults):
                where = show_path(file)
                if where in done:  # named twice, or also by its folder
                    continue
                done.add(where)
                try:
                    batch = read_data(read_bytes(file), where=where, published=given, publisher=publisher, url=url, sources=sources,
                                      today=today)
                except Faults as error:
                    faults.extend(error.faults)
                    continue
                faults.extend(batch.faults)
                notes.extend(batch.notes)
                for article in batch.articles:
                    if first.setdefault(article.id, where) != where:
                        notes.append(f"{where}: the same article as {first[article.id]}")
                    articles.append(article)
    except Faults as error:
        faults.extend(error.faults)
    return ArticleBatch(tuple(articles), tuple(faults), tuple(notes))


def read_article(path: str | Path, *, published: dt.date | str | None = None, publisher: str = "", url: str = "", sources: Sources,
                 today: dt.date | None = None) -> Article:
    """Read the one article of a file ("-": standard input). Raises `Faults` where there is none, or more than one."""
    return _take_one(read_data(read_bytes(path), where=show_path(path), published=published, publisher=publisher, url=url,
                               sources=sources, today=today), show_path(path))


def read_text(text: str, *, where: str = "pasted text", published: dt.date | str | None = None, publisher: str = "", url: str = "",
              sources: Sources, today: dt.date | None = None) -> Article:
    """Read one pasted article: text with or without front matter, or a page's HTML. Raises `Faults`."""
    return _take_one(read_data(text.encode("utf-8", "replace"), where=where, published=published, publisher=publisher, url=url,
                               sources=sources, today=today), where)


def read_data(data: bytes, *, where: str, published: dt.date | str | None = None, publisher: str = "", url: str = "", sources: Sources,
              today: dt.date | None = None) -> ArticleBatch:
    """Read the articles of one file's bytes (an upload); what is wrong with them is in `faults`."""
    articles: list[Article] = []
    faults: list[Fault] = []
    notes: list[str] = []
    try:
        given = _parse_given(published)
        for draft in read_drafts(data, where=where):
            try:
                article, remarks = settle_draft(draft, published=given, publisher=clean_field(publisher), url=clean_field(url, limit=2000),
                                                sources=sources, today=today or dt.date.today(), path=where)
            except Faults as error:
                faults.extend(error.faults)
                continue
            articles.append(article)
            notes.extend(remarks)
    except Faults as error:
        faults.extend(error.faults)
    except Exception as error:  # whatever a library makes of odd bytes, the other files are read
        faults.append(Fault(where, f"could not be read ({type(error).__name__})", "text, Markdown, HTML, PDF or a feed"))
    return ArticleBatch(tuple(articles), tuple(faults), tuple(notes))


def read_drafts(data: bytes, *, where: str) -> list[Draft]:
    """What the texts in these bytes state of themselves, by the kind that their content shows. Raises `Faults`."""
    check_size(data, len(data), where)
    if is_pdf(data):
        from timeline.articles.pdf import read_pdf
        return [read_pdf(data, where=where)]
    if is_mail_archive(data):
        data = unpack_mail_archive(data, where=where)
    text, remark = decode_bytes(data, where=where)
    notes = (f"{where}: {remark}",) if remark else ()
    kind = tell_kind(text, PurePath(where).suffix.lower())
    if kind == "feed":
        from timeline.articles.feed import read_feed
        return read_feed(data, where=where)
    if kind == "page":
        from timeline.articles.page import read_pages
        return [_add_notes(draft, notes if n == 0 else ()) for n, draft in enumerate(read_pages(text, where=where))]
    return [_read_plain(text, where, notes)]


def _read_plain(text: str, where: str, notes: tuple[str, ...]) -> Draft:
    fields, body = parse_front_matter(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), where=where)
    days = {parse_day(fields[key]): f"{key}: {fields[key]}" for key in DATE_KEYS if fields.get(key)}
    if len(days) > 1:
        raise Faults(Fault(where, f"the front matter contradicts itself: {', '.join(days.values())}", "one publication date"))
    text = body.strip()
    return Draft(where=where, text=text, line_day=find_dateline(text), title=clean_field(fields.get("title", "")),
                 publisher=clean_field(fields.get("publisher", "")), url=clean_field(fields.get("url", ""), limit=2000),
                 lang=fields.get("lang", ""), published=next((fields[key] for key in DATE_KEYS if fields.get(key)), ""), notes=notes)


def _add_notes(draft: Draft, notes: tuple[str, ...]) -> Draft:
    from dataclasses import replace
    return replace(draft, notes=(*notes, *draft.notes)) if notes else draft


def _parse_given(published: dt.date | str | None) -> dt.date | None:
    if not published:
        return None
    day = parse_day(published)
    if day is None:
        raise Faults(Fault("--published", f"{str(published)[:80]!r} is not a day", "YYYY-MM-DD"))
    return day


def _take_one(batch: ArticleBatch, where: str) -> Article:
    if batch.faults:
        raise Faults(batch.faults)
    if len(batch.articles) != 1:
        raise Faults(Fault(where, f"holds {len(batch.articles)} articles", "one article"))
    return batch.articles[0]

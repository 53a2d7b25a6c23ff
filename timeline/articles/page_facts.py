"""What a page says of itself: its headline, its publisher, its address, who wrote it, its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from timeline.articles.draft import clean_field

_PARTS = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*\|\s*")  # between a headline and the site's name in a page's title
_NAME_LENGTH = 60
# Where an archive or a browser notes the address that it saved
_ARCHIVED = re.compile(r"\Ahttps?://(?:web\.archive\.org/web/\d{4,14}[a-z_]*|archive\.(?:is|ph|today|org)/\d{8,14})/(?=https?:)", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)\s*|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]{1,2000}?)\s*(?:-->|\s)",
                         re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Fields as the page gives them, "" where it gives none."""

    title: str
    publisher: str
    url: str
    credit: str
    lang: str


def read_facts(tree, linked: list[dict], html: str) -> PageFacts:
    """The facts of a page: its tree (lxml, not pruned), its JSON-LD objects (`find_linked_data`) and its source."""
    meta = read_meta(tree)
    headline = _first(meta.get("og:title"), *(item.get("headline") for item in linked), meta.get("twitter:title"))
    shown = _first(_words(tree, "//h1"))
    whole = _first(_words(tree, "//head/title"), _words(tree, "//title"))
    publisher = _first(*_list_publishers(tree, linked), meta.get("og:site_name"), meta.get("application-name"), meta.get("dc.publisher"),
                       meta.get("publisher"), _name_in_title(whole, (headline, shown)))
    title = _cut_site(headline or shown, publisher) or _find_headline(tree, whole) or _cut_site(whole, publisher)
    url = _first(*tree.xpath("//link[@rel='canonical']/@href")[:1], meta.get("og:url"))
    if not urlsplit_safely(url):
        saved = _SAVED_FROM.search(html[:20_000])
        url = saved[1] if saved else ""
    credit = _first(*(_name(item.get("author")) for item in linked), meta.get("author"), meta.get("article:author"))
    shown_lang = tree.xpath("//body//@lang")[:1]  # a reader view says it of its container
    lang = _first(tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), meta.get("og:locale"),
                  meta.get("content-language"), *(shown_lang if tree.get("lang") is None else ()))
    return PageFacts(clean_field(title), clean_field(publisher, limit=120), clean_field(unwrap_address(url), limit=2000),
                     clean_field(credit, limit=120), clean_field(lang, limit=20))


def unwrap_address(url: str) -> str:
    """The address of the page itself where an archive has put its own before it."""
    return _ARCHIVED.sub("", url.strip())


def urlsplit_safely(url: str) -> str:
    """The host of an address, or "" where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def read_meta(tree) -> dict[str, str]:
    """<meta> tags by name in lower case, the first of each."""
    named: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]")[:500]:
        named.setdefault((tag.get("property") or tag.get("name") or tag.get("http-equiv") or "").strip().lower(), tag.get("content"))
    return named


def _list_publishers(tree, linked: list[dict]) -> Iterator[str]:
    for item in linked:
        yield _name(item.get("publisher"))
    for tag in tree.xpath("//*[@itemprop='publisher']")[:5]:
        for part in tag.xpath(".//*[@itemprop='name']")[:1]:
            yield part.get("content") or part.text_content()


def _name_in_title(whole: str, headlines: Sequence[str]) -> str:
    """The rest of a page's title after its headline: "Army takes hill - The Wire" → "The Wire"."""
    folded = " ".join(whole.split())
    for headline in headlines:
        plain = " ".join(headline.split())
        if plain and folded.startswith(plain) and folded != plain:
            rest = [part for part in _PARTS.split(folded[len(plain):]) if part.strip()]
            if rest and len(rest[-1]) <= _NAME_LENGTH and folded[len(plain):][:1].isspace():
                return rest[-1].strip()
    return ""


def _cut_site(title: str, publisher: str) -> str:
    """A headline without the site's name after it."""
    plain = " ".join(title.split())
    if publisher and plain.endswith(publisher):
        cut = re.sub(r"\s+[|–—·•»«:-]+\s*\Z|\s*\|\s*\Z", "", plain[: -len(publisher)])
        if cut and cut != plain[: -len(publisher)]:
            return cut
    return plain


def _find_headline(tree, whole: str) -> str:
    """A heading or bold line that a page without stated headline repeats in its title."""
    pieces = {" ".join(part.split()) for part in _PARTS.split(whole)} - {""}
    parts = {" ".join(whole.split()), *pieces}
    bold = [" ".join("".join(tag.itertext()).split()) for tag in tree.iter("h2", "h3", "b", "strong", "font") if len(tag) < 5]
    bold = [words for words in bold[:200] if 10 <= len(words) <= 300]
    for words in bold:
        if words in parts or (words in whole and 2 * len(words) > len(whole)):
            return words
    # a title that no line repeats is the site's name: then the first bold line is the headline
    if len(whole) >= _NAME_LENGTH or not pieces or _stands_in(tree, max(pieces, key=len)):
        return ""
    return next((words for words in bold if words[-1] not in ".!?؟:"), "")


def _stands_in(tree, words: str) -> bool:
    body = tree.find("body")
    return words in " ".join((body if body is not None else tree).text_content().split())


def _words(tree, path: str) -> str:
    found = tree.xpath(path)
    return found[0].text_content() if found else ""


def _name(body: object) -> str:
    """The name of a JSON-LD person or organisation, which may also be given as a list or as plain words."""
    if isinstance(body, list):
        body = body[0] if body else ""
    name = body.get("name") if isinstance(body, dict) else body
    if isinstance(name, list):
        name = name[0] if name else ""
    return name if isinstance(name, str) else ""


def _first(*values: object) -> str:
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), "")

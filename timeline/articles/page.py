"""HTML as saved from a news site: the article's words, title, day, publisher. Nothing is run, nothing is fetched."""

from __future__ import annotations

import re
from itertools import pairwise

from geo.faults import Fault, Faults
from timeline.articles.boilerplate import boilerplate_spans
from timeline.articles.draft import Draft, clean_body, clean_field
from timeline.articles.page_date import find_dateline, find_linked_data, find_page_days

_UNSOUND = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]")  # what XML, and so lxml, can't hold
_UNSOUND_REFERENCE = re.compile(r"&#(?:0*(?:[0-9]|1[0-9]|2[0-9]|3[01])|x0*1?[0-9a-f]);?(?![0-9a-f])", re.IGNORECASE)
MAX_NESTING = 200
_FEW_LETTERS = 20
_SHORT_TEXT = 400
_BIG_PAGE = 1_500_000  # characters; beyond that only the plain reading, which is linear in the page's length

_DROPPED = ("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "button", "select", "nav",
            "aside", "footer", "figure", "figcaption", "video", "audio", "dialog", "input", "menu")
# Names of what stands beside an article. The first kind is dropped unless it holds most of the page; the second, words that
# page builders also give to whole bodies ("elementor-widget", "share-enabled"), only where little is in it.
_SIDE = re.compile(
    r"(?:^|[\s_-])(?:captions?|wp-caption(?:-text)?|nav(?:bar|igation)?|breadcrumbs?|menu|sidebar|side-bar|footer|cookies?|consent|gdpr|"
    r"paywall|subscri(?:be|ption|ptions)|newsletter|related|recommend(?:ed|ations)?|most-?(?:read|popular)|trending|comments?|"
    r"advert(?:isement)?s?|popup|modal|outbrain|taboola|read-?(?:more|also|next)|see-also|login|signup|sign-up|copyright|disclaimer)"
    r"(?:$|[\s_-])", re.IGNORECASE)
_WEAK_SIDE = re.compile(
    r"(?:^|[\s_-])(?:credits?|share|sharing|social|ads?|banner|promo|(?:post|entry|article)-tags|tags|toolbar|widget)(?:$|[\s_-])",
    re.IGNORECASE)
_LITTLE = 300
_HEAD = re.compile(r"(?:^|[\s_-])(?:by-?line|author|date(?:line|time)?|pub-?date|published|posted|timestamp|time|entry-meta|meta)(?:$|[\s_-])",
                   re.IGNORECASE)  # who and when: read apart, and no part of the article's words
_HEAD_LENGTH = 150
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote div td section article pre dd dt br tr ul ol table header main".split())  # noqa: SIM905


def read_page(html: str, *, where: str) -> Draft:
    """The article of an HTML page. Raises `Faults` where the page holds no text."""
    from lxml import html as lxml_html

    if not html.strip():
        raise Faults(Fault(where, "the page is empty", "an article"))
    sound = _UNSOUND.sub(" ", _UNSOUND_REFERENCE.sub(" ", html))
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(sound.encode("utf-8", "replace"), parser=parser)
    except Exception as error:  # a broken page is a fault of the page, whatever the parser calls it
        raise Faults(Fault(where, f"the page can't be parsed ({type(error).__name__})", "HTML with an article")) from None
    days = find_page_days(tree)
    notes = _compare_days(where, days)
    linked = find_linked_data(tree)
    meta = _read_meta(tree)
    title = _first(meta.get("og:title"), *(item.get("headline") for item in linked), _words(tree, "//h1"), _words(tree, "//title"))
    publisher = _first(*(_name(item.get("publisher")) for item in linked), meta.get("og:site_name"), meta.get("application-name"),
                       meta.get("dc.publisher"))
    url = _first(*tree.xpath("//link[@rel='canonical']/@href")[:1], meta.get("og:url"))
    credit = _first(*(_name(item.get("author")) for item in linked), meta.get("author"), meta.get("article:author"))
    lang = _first(tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), meta.get("og:locale"))
    text = _drop_boilerplate(_take_text(tree))
    stated = max((clean_body(body) for item in linked if isinstance(body := item.get("articleBody"), str)), key=len, default="")
    if len(text) < _SHORT_TEXT and len(stated) > 2 * len(text) and "<" not in stated:  # a page that a script would have filled
        text = _drop_boilerplate(stated)
    if sum(letter.isalpha() for letter in text) < _FEW_LETTERS:
        raise Faults(Fault(where, "no article text on the page", "HTML with an article"))
    return Draft(where=where, text=text, title=clean_field(title), publisher=clean_field(publisher, limit=120),
                 url=clean_field(url, limit=2000), credit=clean_field(credit, limit=120), lang=clean_field(lang, limit=20),
                 page_day=days[0][1] if days else find_dateline(text), notes=notes)


def _compare_days(where: str, days: list[tuple[str, object]]) -> tuple[str, ...]:
    """A day's difference is a time zone; more is a contradiction, which is told."""
    if not days:
        return ()
    source, first = days[0]
    others = [f"{day} ({name})" for name, day in days[1:] if abs((day - first).days) > 1]
    return (f"{where}: the page states more than one publication day: {first} ({source}) is used, not {', '.join(others)}",) if others else ()


def _take_text(tree) -> str:
    prune_page(tree)
    body = _find_body(tree)
    plain = read_blocks(body)
    from lxml import html as lxml_html

    markup = lxml_html.tostring(tree, encoding="unicode")
    if len(markup) > _BIG_PAGE or _is_deep(tree):
        return plain
    try:
        from trafilatura import extract
        taken = extract(markup, include_comments=False, include_tables=False, include_images=False, include_links=False, favor_recall=False,
                        deduplicate=False, with_metadata=False, fast=True, output_format="txt")
    except Exception:  # trafilatura gives up on odd pages in many ways; the plain reading does not
        taken = None
    taken = clean_body(taken or "")
    # It loses paragraphs of some articles: then what stands in the page's own article element is the better reading.
    enough = 0.6 * len(plain) if body.tag != "body" else min(250.0, 0.6 * len(plain))
    return taken if len(taken) >= enough else plain


def prune_page(tree) -> None:
    """Drop from a parsed page what stands beside its article: scripts, menus, captions, consent, comments."""
    root = tree.find("body") if tree.find("body") is not None else tree
    for tag in list(root.iter(*_DROPPED)):
        if tag is not root:
            tag.drop_tree()
    whole = max(1, len(root.text_content()))
    for tag in list(root.iter("form", "time", "h1")):  # some sites wrap the whole page in a form
        if len(tag.text_content()) < 0.3 * whole:
            tag.drop_tree()
    for tag in list(root.iter("div", "section", "ul", "ol", "p", "span", "table", "header", "a", "h2", "h3", "h4")):
        named = " ".join((tag.get("class") or "", tag.get("id") or "", tag.get("role") or ""))[:500]
        hidden = "display:none" in (tag.get("style") or "").replace(" ", "") or tag.get("hidden") is not None
        side = hidden or _SIDE.search(named)
        if tag.getparent() is None or not (side or _WEAK_SIDE.search(named) or _HEAD.search(named)):
            continue
        most = 0.5 * whole if side else min(_LITTLE, 0.2 * whole) if _WEAK_SIDE.search(named) else min(_HEAD_LENGTH, 0.2 * whole)
        if len(tag.text_content()) < most:
            tag.drop_tree()


def _find_body(tree):
    for path in ("//*[@itemprop='articleBody']", "//article", "//main", "//body"):
        found = tree.xpath(path)
        if found:
            return max(found, key=lambda tag: len(tag.text_content()))
    return tree


def read_blocks(root) -> str:
    """Words of the blocks under `root`, a line each; at the head, lines that are only links are a menu and left out."""
    from lxml import etree

    lines: list[tuple[list[str], list[str]]] = [([], [])]  # a line's words, and those of them outside links
    links = 0
    for event, tag in etree.iterwalk(root, events=("start", "end")):
        if tag.tag in _BLOCKS:
            lines.append(([], []))
        if tag.tag == "a":
            links += 1 if event == "start" else -1
        words = tag.text if event == "start" else tag.tail if tag is not root else None
        if words:
            lines[-1][0].append(words)
            if not links:
                lines[-1][1].append(words)
    kept: list[str] = []
    for words, outside in lines:
        line = " ".join("".join(words).split())
        if line and (kept or any(letter.isalnum() for part in outside for letter in part)):
            kept.append(line)
    return clean_body("\n".join(kept))


def _is_deep(tree) -> bool:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_NESTING:
            return True
    return False


def _drop_boilerplate(text: str) -> str:
    spans = boilerplate_spans(text)
    if not spans:
        return text
    edges = [(0, 0), *spans, (len(text), len(text))]
    kept = "".join(text[before[1] : after[0]] for before, after in pairwise(edges)).strip()
    return re.sub(r"\n{3,}", "\n\n", kept)


def _read_meta(tree) -> dict[str, str]:
    named: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]")[:500]:
        named.setdefault((tag.get("property") or tag.get("name") or "").strip().lower(), tag.get("content"))
    return named


def _words(tree, path: str) -> str:
    found = tree.xpath(path)
    return found[0].text_content() if found else ""


def _name(body: object) -> str:
    """The name of a JSON-LD person or organisation, which may also be given as a list or as plain words."""
    if isinstance(body, list):
        body = body[0] if body else ""
    name = body.get("name") if isinstance(body, dict) else body
    return name if isinstance(name, str) else ""


def _first(*values: object) -> str:
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), "")

"""What stands beside an article on a page, dropped: scripts, menus, captions, consent, shares, comments, cards of other stories.

Elements are known by the names that sites give them (data/page_names.csv). Of these a `side` is dropped unless it holds most
of the page; `weak` names are also given to whole bodies by page builders ("elementor-widget", "share-enabled") and drop what
little is in them; a `head` says who wrote and when: it is read apart.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

NAMES = Path(__file__).resolve().parents[2] / "data" / "page_names.csv"  # beside the cities: of every city

_DROPPED = ("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "button", "select", "nav", "amp-ad", "amp-list",
            "aside", "footer", "figure", "figcaption", "video", "audio", "dialog", "input", "menu", "textarea", "caption")
_LITTLE = 300
_HEAD_LENGTH = 150
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TERM = re.compile(r"(?<!\S)(?:tag|category|section|topic|has|with|no|is)-\S+")  # what a story is about or holds, as WordPress writes it on the story
_NAMING = ("class", "id", "role", "data-component", "data-testid", "data-gu-name", "data-type", "aria-label")
_CARD_LENGTH, _CARDS = 700, 3  # letters of a card at most, cards in a row at least
_RUNS_ON = 20
_CARD_TAGS = frozenset(("div", "li", "article", "section", "tr", "td", "a", "span"))


@cache
def read_names() -> dict[str, re.Pattern]:
    """kind → a pattern that finds one of its names among an element's."""
    names: dict[str, list[str]] = {}
    with NAMES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names.setdefault(row["kind"], []).append(re.escape(row["name"]))
    return {kind: re.compile(rf"(?:^|[\s_-])(?:{'|'.join(found)})(?:$|[\s_-])", re.IGNORECASE) for kind, found in names.items()}


def prune_page(tree, *, cards: bool = True) -> None:
    """Drop from a parsed page (lxml) what stands beside its article; `cards`: also rows of other stories' headlines."""
    drop_sides(tree, cards=cards)
    drop_heads(tree)


def drop_sides(tree, *, cards: bool = True) -> None:
    """Drop what belongs to the site or to other stories."""
    root = tree.find("body") if tree.find("body") is not None else tree
    for tag in list(root.iter(*_DROPPED)):
        if tag is not root:
            tag.drop_tree()
    lengths = measure_text(root)
    whole = max(1, lengths[root])
    kept, names = _find_kept(root), read_names()
    for tag in list(root.iter("form", "details")):  # some sites wrap the whole page in a form
        if lengths[tag] < 0.3 * whole:
            tag.drop_tree()
    for tag in list(root.iter()):
        if tag in kept or not isinstance(tag.tag, str) or tag.getparent() is None:
            continue
        named = describe_names(tag)
        if "display:none" in (tag.get("style") or "").replace(" ", "") or tag.get("hidden") is not None or names["side"].search(named):
            most = 0.5 * whole
        elif names["weak"].search(named):
            most = min(_LITTLE, 0.2 * whole)
        else:
            continue
        if lengths[tag] < most:
            tag.drop_tree()
    if cards:
        for card in list(_find_cards(root, lengths)):
            if card.getparent() is not None:
                card.drop_tree()


def drop_heads(tree) -> None:
    """Drop the article's own headline, and who wrote it and when: they are read apart."""
    root = tree.find("body") if tree.find("body") is not None else tree
    lengths = measure_text(root)
    whole = max(1, lengths[root])
    kept, names = _find_kept(root), read_names()
    for tag in list(root.iter()):
        if tag in kept or not isinstance(tag.tag, str) or tag.getparent() is None:
            continue
        headline = tag.tag in ("h1", "time") and lengths[tag] < 0.3 * whole
        if headline or (names["head"].search(describe_names(tag)) and lengths[tag] < min(_HEAD_LENGTH, 0.2 * whole)):
            tag.drop_tree()


def _find_kept(root) -> set:
    """What is never dropped for its name: the page itself, and what holds its one headline or its marked text."""
    headlines = list(root.iter("h1"))
    marks = [*(headlines if len(headlines) == 1 else ()), *root.xpath(".//*[@itemprop='articleBody']")[:1]]
    return {root, *(each for mark in marks for each in mark.iterancestors())}


def describe_names(tag) -> str:
    """The names that a page gives to an element, words apart; also those of an element of the page's own making (amp-sidebar)."""
    named = " ".join(part for name in _NAMING if (part := tag.get(name)))[:500]
    if "-" in tag.tag:
        named = f"{tag.tag} {named}"
    return _CAMEL.sub("-", _TERM.sub(" ", named))


def measure_text(root) -> dict:
    """Characters of text in each element under `root` (its tail not among them), in one pass."""
    from lxml import etree

    lengths: dict = {}
    stack = [0]
    for event, tag in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            stack.append(len(tag.text or "") if isinstance(tag.tag, str) else 0)
        else:
            lengths[tag] = stack.pop()
            stack[-1] += lengths[tag] + len(tag.tail or "")
    return lengths


def _find_cards(root, lengths: dict) -> Iterator:
    """Elements of three or more alike in a row, each short and opening with a link elsewhere: headlines of other stories."""
    for parent in root.iter():
        if not isinstance(parent.tag, str) or parent.tag in ("p", "a"):
            continue
        row: list = []
        kind = None
        for child in [*parent, None]:
            like = None if child is None or not isinstance(child.tag, str) else (child.tag, (child.get("class") or "").split(" ")[0])
            if like is None or like != kind or not _is_card(child, lengths):
                if len(row) >= _CARDS:
                    yield from row
                row, kind = [], like
                if child is not None and like is not None and _is_card(child, lengths):
                    row = [child]
            else:
                row.append(child)


def _is_card(tag, lengths: dict) -> bool:
    if tag.tag not in _CARD_TAGS or not 8 < lengths.get(tag, 0) < _CARD_LENGTH or (tag.tail or "").strip():
        return False
    for part in tag.iter():
        if part.tag == "a":
            elsewhere = bool(part.get("href")) and not part.get("href").startswith("#")
            runs_on = part is not tag and len((part.tail or "").strip()) >= _RUNS_ON  # a sentence that opens with a link is no headline
            return elsewhere and not runs_on and "".join(part.itertext()).strip() != ""
        if (part.text or "").strip():
            return False
    return False

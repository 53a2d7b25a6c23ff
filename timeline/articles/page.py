"""HTML as saved from a news site: the article's words, title, day, publisher. Nothing is run, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Callable

from geo.faults import Fault, Faults
from timeline.articles.draft import Draft, clean_body
from timeline.articles.linked_data import find_linked_data
from timeline.articles.page_date import find_dateline, find_page_days
from timeline.articles.page_facts import PageFacts, read_facts
from timeline.articles.page_posts import read_posts
from timeline.articles.page_prune import drop_heads, drop_sides
from timeline.articles.page_text import drop_boilerplate, list_lines, rescue_text, take_text

_UNSOUND = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]")  # what XML, and so lxml, can't hold
_UNSOUND_REFERENCE = re.compile(r"&#(?:0*(?:[0-9]|1[0-9]|2[0-9]|3[01])|x0*1?[0-9a-f]);?(?![0-9a-f])", re.IGNORECASE)
_FEW_LETTERS = 20
_SHORT_TEXT = 400
_LITTLE_TEXT = 80
_LINES_ABOVE = 12  # of the text, where its day may stand


def read_pages(html: str, *, where: str) -> list[Draft]:
    """The article of an HTML page, or the several that a list or a channel holds. Raises `Faults` where the page holds no text."""
    tree = parse_page(html, where=where)
    linked = find_linked_data(tree)
    facts = read_facts(tree, linked, html)
    day_first = facts.lang[:2].lower() not in ("", "en")
    posts = read_posts(tree, where=where, facts=facts, linked=linked, day_first=day_first)
    return posts or [_read_one(tree, facts, linked, where=where, day_first=day_first, whole=lambda: parse_page(html, where=where))]


def _read_one(tree, facts: PageFacts, linked: list[dict], *, where: str, day_first: bool, whole: Callable) -> Draft:
    """One article's page; `tree` is pruned on the way, `whole` parses it anew should that leave next to nothing."""
    days = find_page_days(tree, day_first=day_first)
    drop_sides(tree)
    shown = [line.words for line in list_lines(tree.find("body") if tree.find("body") is not None else tree)]
    drop_heads(tree)
    text = take_text(tree, title=facts.title)
    stated = max((clean_body(body) for item in linked if isinstance(body := item.get("articleBody"), str)), key=len, default="")
    if len(text) < _SHORT_TEXT and len(stated) > 2 * len(text) and "<" not in stated:  # a page that a script would have filled
        text = drop_boilerplate(stated)
    if len(text) < _LITTLE_TEXT and len(other := rescue_text(whole(), title=facts.title)) > 2 * len(text):
        text = other
    if sum(letter.isalpha() for letter in text) < _FEW_LETTERS:
        raise Faults(Fault(where, "no article text on the page", "HTML with an article"))
    above = find_dateline(text, day_first=day_first)
    if above is not None and len(head := text.split("\n", 3)) == 4:  # the line that says the day is no news
        text = "\n".join([*(line for line in head[:3] if find_dateline(line, day_first=day_first) != above), head[3]])
    day = days[0][1] if days else above or find_dateline("\n".join(_list_above(shown, text)), day_first=day_first)
    return Draft(where=where, text=text, title=facts.title, publisher=facts.publisher, url=facts.url, credit=facts.credit, lang=facts.lang,
                 page_day=day, notes=_compare_days(where, days))


def parse_page(html: str, *, where: str):
    """A page's tree (lxml). Raises `Faults` for what can't be parsed."""
    from lxml import html as lxml_html

    if not html.strip():
        raise Faults(Fault(where, "the page is empty", "an article"))
    sound = _UNSOUND.sub(" ", _UNSOUND_REFERENCE.sub(" ", html))
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(sound.encode("utf-8", "replace"), parser=parser)
    except Exception as error:  # a broken page is a fault of the page, whatever the parser calls it
        raise Faults(Fault(where, f"the page can't be parsed ({type(error).__name__})", "HTML with an article")) from None


def _list_above(shown: list[str], text: str) -> list[str]:
    """The lines shown right above the text, the nearest first."""
    first = text.partition("\n")[0]
    at = next((n for n, line in enumerate(shown) if first in line or (line in first and len(line) > 40)), 0)
    return shown[max(0, at - _LINES_ABOVE) : at][::-1]


def _compare_days(where: str, days: list[tuple[str, object]]) -> tuple[str, ...]:
    """A day's difference is a time zone; more is a contradiction, which is told."""
    if not days:
        return ()
    source, first = days[0]
    others = [f"{day} ({name})" for name, day in days[1:] if abs((day - first).days) > 1]
    return (f"{where}: the page states more than one publication day: {first} ({source}) is used, not {', '.join(others)}",) if others else ()

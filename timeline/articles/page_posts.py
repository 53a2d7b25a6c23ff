"""Pages of several texts: a category's stories, a channel's messages. Each is an article of its own, with its own day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from timeline.articles.dates import parse_day
from timeline.articles.draft import Draft, clean_field
from timeline.articles.linked_data import is_article
from timeline.articles.page_date import find_page_days
from timeline.articles.page_facts import PageFacts, read_meta, unwrap_address
from timeline.articles.page_prune import prune_page
from timeline.articles.page_text import read_lines

MAX_POSTS = 5_000
_LEAST_TEXT = 60  # characters of a story in a list, at least
_FEW_LETTERS = 10


@dataclass(frozen=True, slots=True)
class _Channel:
    """Where the messages of a service's pages are (XPath from the page), and what is where in each (from the message)."""

    post: str
    text: str
    day: str
    link: str
    name: str


def _has(name: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


_CHANNELS = (
    _Channel(f"//div[{_has('message')} and {_has('default')}]", f".//div[{_has('text')}]", f".//div[{_has('date')}]/@title", "./none",
             f".//div[{_has('from_name')}]"),  # Telegram, exported
    _Channel(f"//div[{_has('tgme_widget_message')}]", f".//div[{_has('tgme_widget_message_text')}]", ".//time/@datetime",
             f".//a[{_has('tgme_widget_message_date')}]/@href", f".//a[{_has('tgme_widget_message_owner_name')}]"),  # Telegram on the web
    _Channel("//article[@data-testid='tweet']", ".//*[@data-testid='tweetText']", ".//time/@datetime", ".//a[.//time]/@href",
             ".//*[@data-testid='User-Name']//a"),
)


def read_posts(tree, *, where: str, facts: PageFacts, linked: list[dict], day_first: bool = False) -> list[Draft]:
    """The texts of a page that holds several, in its order; none where it is one article's page. `tree` is not changed."""
    for channel in _CHANNELS:
        if posts := tree.xpath(channel.post)[:MAX_POSTS]:
            return list(_read_messages(posts, channel, where, facts))
    kind = read_meta(tree).get("og:type", "").lower()
    if kind == "article" or any(is_article(item) for item in linked) or tree.xpath("//*[@itemprop='articleBody']"):
        return []
    stories = [tag for tag in tree.xpath(f"//article | //div[{_has('hentry')} or {_has('post')}]") if _find_headline(tag) is not None]
    known = set(stories)
    stories = [tag for tag in stories if not any(each in known for each in tag.iterancestors())]
    read = [_read_story(tag, f"{where}, story {n}", facts, day_first) for n, tag in enumerate(stories[:MAX_POSTS], start=1)]
    told = [draft for draft in read if len(draft.text) >= _LEAST_TEXT and draft.page_day is not None]
    return told if len(told) >= 2 and not _has_story_beside(tree, known) else []


def _read_messages(posts: list, channel: _Channel, where: str, facts: PageFacts) -> Iterator[Draft]:
    name = facts.publisher
    for n, post in enumerate(posts, start=1):
        texts = post.xpath(channel.text)[:1]
        text = read_lines(texts[0]) if texts else ""
        names = post.xpath(channel.name)[:1]
        name = clean_field(names[0].text_content(), limit=120) if names else name  # a message without one is of the speaker before
        if sum(letter.isalpha() for letter in text) < _FEW_LETTERS:
            continue  # a picture alone
        days = post.xpath(channel.day)[:1]
        link = post.xpath(channel.link)[:1]
        yield Draft(where=f"{where}, message {n}", text=text, publisher=name, url=clean_field(unwrap_address(link[0]) if link else "", limit=2000),
                    page_day=parse_day(re.sub(r"\s+UTC.*", "", days[0])) if days else None)


def _find_headline(tag):
    """The linked heading of a story in a list: it leads to the story's own page."""
    for heading in tag.iter("h1", "h2", "h3", "h4"):
        for link in heading.iter("a"):
            if not (link.get("href") or "#").startswith("#") and (link.text_content() or "").strip():
                return link
        if (parent := heading.getparent()) is not None and parent.tag == "a" and not (parent.get("href") or "#").startswith("#"):
            return parent
    return None


def _read_story(tag, where: str, facts: PageFacts, day_first: bool) -> Draft:
    from lxml import html as lxml_html

    link = _find_headline(tag)
    own = lxml_html.document_fromstring(lxml_html.tostring(tag, encoding="unicode", with_tail=False))
    days = find_page_days(own, day_first=day_first)
    for heading in list(own.iter("h1", "h2", "h3", "h4")):
        if link.text_content() in heading.text_content():
            heading.drop_tree()
            break
    prune_page(own, cards=False)
    address = link.get("href") or ""
    try:
        address = urljoin(facts.url, address) if facts.url else address
    except ValueError:
        address = ""
    return Draft(where=where, text=read_lines(own), title=clean_field(link.text_content()), publisher=facts.publisher,
                 url=clean_field(unwrap_address(address) if "//" in address else "", limit=2000), lang=facts.lang,
                 page_day=days[0][1] if days else None)


def _has_story_beside(tree, stories: set) -> bool:
    """Whether a text stands on the page beside the list: then the list is of other stories, and the text is the page's own."""
    length = 0
    for tag in tree.iter("p", "div", "td"):
        if tag in stories or any(each in stories for each in tag.iterancestors()):
            continue
        words = " ".join((tag.text or "").split())
        if tag.tag == "p" or len(words) >= _LEAST_TEXT:
            length += len(words)
    return length >= 5 * _LEAST_TEXT

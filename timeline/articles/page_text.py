"""The article's words on a pruned page: the element that holds them, its lines, and among these what is no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.articles.boilerplate import boilerplate_spans
from timeline.articles.draft import clean_body
from timeline.articles.page_prune import describe_names

MAX_NESTING = 200
_BIG_PAGE = 1_500_000  # characters; beyond that only the plain reading, which is linear in the page's length
_PROSE = 40  # characters of a line of prose
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote div td th section article pre dd dt br hr tr ul ol table header main center summary".split())  # noqa: SIM905
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Names that publishing systems give to the element of an article's text
_BODY = re.compile(
    r"(?:^|[\s_-])(?:(?:article|story|post|entry|news|single|node|page|singular|blog-?post|rich-?text|main|moz-reader|detail|details|full)_{0,2}-?"
    r"(?:story-)?(?:body|content|text|txt|copy)|the_content|article-?text|body-(?:text|copy|content)|text-formatted|field--?name-body|wysiwyg|"
    r"rich-text-(?:story-)?body|content-text|text-content|storytext|newstext)(?:$|[\s_-])", re.IGNORECASE)
_BODY_PATHS = ("//*[@itemprop='articleBody' or contains(@property, 'content:encoded') or @name='articleBody']",)
_END = re.compile(r"[.!?…。؟:][\"'”’»)\]]*\s*\Z")
_COVERED = 200  # characters of a card's headline, at most
_STOP = re.compile(r"[.!?…。؟][\"'”’»)\]]*\s*\Z")
_CLOCK = re.compile(r"\W*(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|\d{1,3} ?[a-z]{1,8})(?:\W*(?:[ap]\.?m\.?|gmt|utc|[a-z]{2,4}|ago))*\W*", re.IGNORECASE)
_ANNOUNCES = 40  # characters of a line such as "Recommended stories", at most


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its words, how many of their characters are links, and the tag that it stands in."""

    words: str
    linked: int
    tag: str

    @property
    def is_prose(self) -> bool:
        return len(self.words) - self.linked >= _PROSE and self.tag not in _HEADINGS


def take_text(tree, *, title: str = "") -> str:
    """The article's text of a pruned page, a line each paragraph."""
    named = _find_named_body(tree)
    if named is not None:
        return _write(filter_lines(list_lines(named), title=title))
    body = _find_body(tree)
    lines = list_lines(body)
    plain = _write(filter_lines(lines, title=title))
    taken = rescue_text(tree, title=title)
    # It loses paragraphs of some articles: then what stands in the page's own article element is the better reading.
    enough = 0.6 * len(plain) if body.tag != "body" else min(250.0, 0.6 * len(plain))
    return taken if len(taken) >= enough else plain


def rescue_text(tree, *, title: str = "") -> str:
    """What another reading makes of a page that is not pruned: for one where pruning has left next to nothing."""
    taken = _ask_trafilatura(tree)
    known = {line.words: line for line in list_lines(tree)}
    told = [known.get(words) or Line(words, 0, "p") for part in taken.split("\n") if (words := " ".join(part.split()))]
    return _write(filter_lines(told, title=title))


def _ask_trafilatura(tree) -> str:
    from lxml import html as lxml_html

    markup = lxml_html.tostring(tree, encoding="unicode")
    if len(markup) > _BIG_PAGE or _is_deep(tree):
        return ""
    try:
        from trafilatura import extract
        taken = extract(markup, include_comments=False, include_tables=False, include_images=False, include_links=False, favor_recall=False,
                        deduplicate=False, with_metadata=False, fast=True, output_format="txt")
    except Exception:  # trafilatura gives up on odd pages in many ways; the plain reading does not
        return ""
    return clean_body(taken or "")


def _find_named_body(tree):
    """The element that is named as an article's text and holds the most prose; the innermost of those that hold as much."""
    marked = [tag for path in _BODY_PATHS for tag in tree.xpath(path)]
    root = tree.find("body") if tree.find("body") is not None else tree
    marked += [tag for tag in root.iter() if isinstance(tag.tag, str) and tag is not root and tag.tag not in ("p", "a", "span", "article")
               and _BODY.search(describe_names(tag))]
    if not marked:
        return None
    prose = _measure_prose(root)
    most = max(prose.get(tag, 0) for tag in marked)
    sure = any(prose.get(tag, 0) >= 0.8 * most and (tag.get("itemprop") == "articleBody" or _BODY.search(tag.get("id") or "")) for tag in marked)
    if most < 2 * _PROSE or most < (0.04 if sure else 0.2) * prose.get(root, 0):
        return None
    good = [tag for tag in marked if prose.get(tag, 0) >= 0.8 * most]
    return min(good, key=lambda tag: prose[tag])


def _measure_prose(root) -> dict:
    """Characters of running text outside links in each element: of text nodes long enough, in one pass."""
    from lxml import etree

    found: dict = {}
    stack = [0]
    links = 0
    for event, tag in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            links += tag.tag == "a"
            stack.append(_count_prose(tag.text, links))
        else:
            links -= tag.tag == "a"
            found[tag] = stack.pop()
            stack[-1] += found[tag] + _count_prose(tag.tail, links)
    return found


def _count_prose(words: str | None, links: int) -> int:
    if not words or links:
        return 0
    length = len(" ".join(words.split()))
    return length if length >= _PROSE else 0


def _find_body(tree):
    for path in ("//article", "//main", "//*[@role='main']", "//body"):
        found = tree.xpath(path)
        if found:
            return max(found, key=lambda tag: len(tag.text_content()))
    return tree


def list_lines(root) -> list[Line]:
    """The lines of the blocks under `root`, in order."""
    from lxml import etree

    lines: list[Line] = []
    words: list[str] = []
    linked = links = 0
    covered = False  # by an empty link that opens the line: the whole of it leads elsewhere
    tag_name = "p"

    def close() -> None:
        nonlocal linked, covered
        line = " ".join("".join(words).split())
        if line:
            lines.append(Line(line, len(line) if covered and len(line) < _COVERED else min(linked, len(line)), tag_name))
            covered = False
        words.clear()
        linked = 0

    for event, tag in etree.iterwalk(root, events=("start", "end")):
        if tag.tag in _BLOCKS:
            close()
            tag_name = tag.tag if event == "start" else "p"
        if tag.tag == "a":
            links += 1 if event == "start" else -1
            covered = covered or (event == "start" and not words and _is_cover(tag))
        part = tag.text if event == "start" else tag.tail if tag is not root else None
        if part:
            words.append(part)
            linked += len(" ".join(part.split())) if links > 0 else 0
    close()
    return lines


def _is_cover(tag) -> bool:
    address = tag.get("href") or "#"
    return not address.startswith("#") and len(tag) == 0 and not (tag.text or "").strip()


def filter_lines(lines: Sequence[Line], *, title: str = "") -> list[str]:
    """The words of the lines that are the article's: no links to other stories with the words that announce them, no times of
    day alone, no headline again, no line said twice."""
    kept: list[str] = []
    waiting: list[Line] = []  # short lines that may announce links
    seen: set[str] = {" ".join(title.casefold().split())} if title else set()
    sure = "\n".join(line.words for line in lines if line.is_prose)
    for line in lines:
        words = line.words
        if _is_link(line):
            for _ in range(2):
                if waiting and (waiting[-1].tag in _HEADINGS or len(waiting[-1].words) <= _ANNOUNCES):
                    waiting.pop()
            continue
        if _CLOCK.fullmatch(words) or not any(letter.isalnum() for letter in words):
            continue
        plain = words.casefold()
        if plain in seen or (len(words) >= 20 and not line.is_prose and words.strip("“”\"«»") in sure):
            continue  # a pull quote, or the headline once more
        seen.add(plain)
        if (line.tag in _HEADINGS or len(words) <= _ANNOUNCES) and not _STOP.search(words):
            waiting.append(line)
            continue
        kept.extend(each.words for each in waiting)
        waiting.clear()
        kept.append(words)
    if kept:  # what stands below the last sentence: headings of lists, "Share", "(Agency)"
        waiting = [each for each in waiting if each.tag not in _HEADINGS and len(each.words.split()) > 2]
    return [*kept, *(each.words for each in waiting)]


def _is_link(line: Line) -> bool:
    """Whether a line is a link to elsewhere, alone or after a word or two ("Read more: …"); a whole sentence may be one too."""
    outside = len(line.words) - line.linked
    if not line.linked:
        return False
    if outside <= 3:
        return not (len(line.words) >= 80 and _END.search(line.words))
    return line.linked >= 0.5 * len(line.words) and outside <= 25 and not _END.search(line.words)


def read_lines(root) -> str:
    """The words under an element, a line each block: a feed's entry, where nothing is beside the text but links."""
    return _write(filter_lines(list_lines(root)))


def _write(lines: Sequence[str]) -> str:
    return drop_boilerplate(clean_body("\n".join(lines)))


def drop_boilerplate(text: str) -> str:
    spans = boilerplate_spans(text)
    if not spans:
        return text
    edges = [(0, 0), *spans, (len(text), len(text))]
    kept = "".join(text[before[1] : after[0]] for before, after in pairwise(edges)).strip()
    return re.sub(r"\n{2,}", "\n", kept)


def _is_deep(tree) -> bool:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_NESTING:
            return True
    return False

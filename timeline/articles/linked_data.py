"""JSON-LD: what a page says of itself to search engines."""

from __future__ import annotations

import json
import re

_WRAPPING = re.compile(r"\A\s*(?:/[/*]\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?:/[/*]\s*)?(?:\]\]>|-->)(?:\s*\*/)?\s*;?\s*\Z")
_LARGEST = 2_000  # objects looked at
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "publisher", "author", "isPartOf")


def find_linked_data(tree) -> list[dict]:
    """The JSON-LD objects of a parsed page (lxml) that stand for an article, or any that has a publication date.

    An object that only names another (`{"@id": …}`) is given with that one's fields; articles come first.
    """
    every: list[dict] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:20]:
        try:
            data = json.loads(_WRAPPING.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        queue = [data]
        for item in queue:  # breadth first, no deeper than a page has reason to be
            if len(queue) > _LARGEST:
                break
            if isinstance(item, list):
                queue.extend(item)
            elif isinstance(item, dict):
                every.append(item)
                queue.extend(value for key, value in item.items() if key in _INSIDE)
    named = {item["@id"]: item for item in every if isinstance(item.get("@id"), str) and len(item) > 2}
    found = [_resolve(item, named) for item in every if is_article(item) or "datePublished" in item]
    return sorted(found, key=lambda item: not is_article(item))


def is_article(item: dict) -> bool:
    kind = str(item.get("@type", ""))[:200]
    return "Article" in kind or "BlogPosting" in kind


def _resolve(item: dict, named: dict[str, dict]) -> dict:
    changed = {key: named[value["@id"]] for key, value in item.items()
               if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value and value["@id"] in named}
    return {**item, **changed} if changed else item

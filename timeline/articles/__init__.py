"""Reading the news: files, pages and feeds to `Article` records, and who their publishers and speakers are."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Article": "article", "ArticleBatch": "batch", "assign_lineages": "lineage", "boilerplate_spans": "boilerplate",
    "check_sources": "sources", "detect_language": "language", "parse_front_matter": "front_matter", "read_article": "read",
    "read_articles": "read", "read_data": "read", "read_sources": "sources", "read_text": "read",
}  # fmt: skip
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """Load a part when it is first asked for: who needs only the record does not pay for the readers."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

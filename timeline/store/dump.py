"""A store as sorted text: the same bytes from the same inputs, whatever database holds it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from timeline.bundle import Bundle
from timeline.store.rows import ARTICLES, CLAIMS, HISTORY, PLACEMENTS, encode_placements, encode_records, sort_control


def dump_bundle(bundle: Bundle) -> str:
    """One JSON object a line, table by table, rows sorted by their key."""
    return "\n".join(dump_lines(bundle)) + "\n"


def dump_lines(bundle: Bundle) -> Iterator[str]:
    yield json.dumps({"meta": dict(sorted(bundle.meta.items()))}, ensure_ascii=False, sort_keys=True)
    claims = sorted(bundle.claims, key=lambda c: c.id)
    for table, rows in ((ARTICLES, encode_records(ARTICLES, sorted(bundle.articles, key=lambda a: a.id))),
                        (CLAIMS, encode_records(CLAIMS, claims)), (PLACEMENTS, encode_placements(claims)),
                        (HISTORY, encode_records(HISTORY, sort_control(bundle.control)))):
        for row in rows:
            yield json.dumps({"table": table.name, **dict(zip(table.names, row, strict=True))}, ensure_ascii=False)

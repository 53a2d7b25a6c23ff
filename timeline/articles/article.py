"""An article as read: what was published, where, when and by whom, and its text."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One article.

    `text` is the body as read: after the front matter, line ends as `\\n`, surrounding white space
    stripped, otherwise untouched, so that a claim's offsets (code points) slice it.
    `published_basis` says where the date comes from: front matter | page | address | given.
    `lineage` is shared by near-copies of one agency text; without copies it is the article's own id.
    `path` is the file as given on the command line, or empty. `origin` is "digest" for the city's own digests and
    "added" for what a user brought: a rebuild reads the first anew and keeps the second.
    """

    id: str
    text: str
    published: dt.date
    published_basis: str = "given"
    publisher: str = ""
    alignment: str = "unknown"  # government | opposition | sdf | isis | neutral | unknown; from sources.csv
    lang: str = ""  # ISO 639-1, or "und"
    title: str = ""
    url: str = ""
    lineage: str = ""
    path: str = ""
    origin: str = "added"


def normalise_text(text: str) -> str:
    """The text that an article's id is made of: NFC, white space runs as one space, stripped."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def hash_article(text: str, *, published: dt.date, publisher: str = "", url: str = "") -> str:
    """An article's id: 16 hex digits of the SHA-256 of its normalised text, day, publisher and address.

    The same text from two publishers is two articles (of one lineage).
    """
    parts = (normalise_text(text), published.isoformat(), publisher.strip(), url.strip())
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

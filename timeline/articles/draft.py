"""What one text says of itself, before its date is settled and it becomes an `Article`."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")  # letters in the shapes that a font draws: ﬁ, ﺣﻠﺐ


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and what it states: `published` as written in a header, `page_day` as found in a page.

    `line_day` is a day that a line at the text's head shows: it serves only where neither header nor user states one.
    `credit` is the author as the page names it: often the agency whose text it is.
    `where` names the file (and entry) in messages. `notes` are remarks on the reading.
    """

    where: str
    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    lang: str = ""
    published: str = ""
    credit: str = ""
    page_day: dt.date | None = None
    line_day: dt.date | None = None
    notes: tuple[str, ...] = ()


def clean_field(words: object, *, limit: int = 500) -> str:
    """A title, name or address on one line: no control or broken characters, no runs of white space, not too long."""
    if not isinstance(words, str):
        return ""
    sound = words.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(letter if letter.isprintable() or letter.isspace() else "" for letter in sound).split())[:limit]


def clean_body(text: str) -> str:
    """Text that we took out of a page, PDF or feed: line ends `\\n`, no control or broken characters, letters in no font's shapes."""
    sound = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    sound = FORMS.sub(lambda run: unicodedata.normalize("NFKC", run[0]), sound)
    return "".join(letter for letter in sound if letter >= " " or letter in "\n\t").strip()

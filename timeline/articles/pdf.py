"""PDF files that hold text. A scan holds none, and says so."""

from __future__ import annotations

import datetime as dt
import io
import logging

from geo.faults import Fault, Faults
from timeline.articles.draft import Draft, clean_body, clean_field
from timeline.articles.page_date import find_dateline
from timeline.articles.pdf_lines import write_paragraphs

MAX_PAGES = 100
MAX_CHARACTERS = 5_000_000
_FEW_LETTERS = 20


def read_pdf(data: bytes, *, where: str) -> Draft:
    """The text of a PDF, its title, and the day that a line at its head gives. Raises `Faults`.

    The file's own creation date is not used: it says when the page was printed, not when it was published.
    """
    import pypdf

    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # its remarks on odd files would stand between our own
    try:
        text, title, day, notes = _read(pypdf, data, where)
    except Faults:
        raise
    except pypdf.errors.DependencyError:
        raise Faults(Fault(where, "the PDF is encrypted in a way that can't be read here", "a PDF without encryption, or the text itself")) from None
    except Exception as error:  # pypdf meets broken files with any of a dozen errors
        raise Faults(Fault(where, f"the PDF can't be read ({type(error).__name__})", "a PDF with text")) from None
    finally:
        logger.setLevel(level)
    if sum(letter.isalpha() for letter in text) < _FEW_LETTERS:
        raise Faults(Fault(where, "a PDF without text (a scan?)", "a PDF with text, or the text itself"))
    return Draft(where=where, text=text, title=title, page_day=day, notes=notes)


def _read(pypdf, data: bytes, where: str) -> tuple[str, str, dt.date | None, tuple[str, ...]]:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Faults(Fault(where, "the PDF is locked with a password", "a PDF that opens"))
    notes: tuple[str, ...] = ()
    count = len(reader.pages)
    if count > MAX_PAGES:
        notes = (f"{where}: only the first {MAX_PAGES} of {count} pages were read",)
    pages: list[str] = []
    length = 0
    for number in range(min(count, MAX_PAGES)):
        pages.append(reader.pages[number].extract_text() or "")
        length += len(pages[-1])
        if length > MAX_CHARACTERS:
            break
    if not pages:
        raise Faults(Fault(where, "a PDF without pages", "a PDF with text"))
    title = clean_field(reader.metadata.title if reader.metadata is not None else "")
    text = clean_body(write_paragraphs(pages))
    return text, title, find_dateline(clean_body(pages[0])) or find_dateline(text), notes

"""What a file is, by what it holds; its name only decides where the content leaves it open."""

from __future__ import annotations

import email
import email.policy
import re

from geo.faults import Fault, Faults

_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:meta|div|p|article|section|main|h1|title|span|script|table|link)[\s>]", re.IGNORECASE)
_HEAD = 4096


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def is_mail_archive(data: bytes) -> bool:
    """A page saved as one file by a browser (MHTML)."""
    head = data[:2048].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def tell_kind(text: str, suffix: str = "") -> str:
    """text | page | feed: of decoded text. Front matter makes it text, whatever follows."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if not head.startswith("<"):
        marked = suffix in (".html", ".htm", ".xhtml", ".shtml") and not head.startswith("---") and _MARKUP.search(text[:65_536])
        return "page" if marked else "text"
    if _FEED.search(head) and not _PAGE.search(head):
        return "feed"
    if _PAGE.search(head) or (suffix not in (".md", ".markdown") and _MARKUP.match(head)):
        return "page"
    return "feed" if head.startswith("<?xml") else "text"


def unpack_mail_archive(data: bytes, *, where: str) -> bytes:
    """The page in an MHTML file, its address noted as browsers note it. Raises `Faults` where there is none.

    A saved page has frames too: the page is the part that the file's head names, or that has its address, or the largest.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        address = str(message.get("Snapshot-Content-Location") or "").strip()
        start = str(message.get_param("start") or "").strip()
        bodies = [(_rank_page(part, start, address), n, _take_page(part)) for n, part in enumerate(pages)]
        if bodies:
            (_, n, body) = min(bodies, key=lambda found: (found[0], -len(found[2]) if found[0] == _UNNAMED else 0, found[1]))
            address = address or str(pages[n].get("Content-Location") or "").strip()
            return (f"<!-- saved from url=(0000){address} -->\n".encode("utf-8", "replace") if address.startswith("http") else b"") + body
    except Exception as error:  # the email package meets odd files with many errors
        raise Faults(Fault(where, f"the saved page can't be unpacked ({type(error).__name__})", "a complete MHTML file")) from None
    raise Faults(Fault(where, "the saved page holds no HTML", "a complete MHTML file"))


_UNNAMED = 2


def _rank_page(part, start: str, address: str) -> int:
    if start and str(part.get("Content-ID") or "").strip() == start:
        return 0
    return 1 if address and str(part.get("Content-Location") or "").strip() == address else _UNNAMED


def _take_page(part) -> bytes:
    """A part's bytes: in UTF-8 where it states another encoding, else as they are."""
    body = part.get_payload(decode=True) or b""
    stated = part.get_content_charset("")
    try:
        return body.decode(stated).encode() if stated else body
    except (LookupError, UnicodeDecodeError):
        return body

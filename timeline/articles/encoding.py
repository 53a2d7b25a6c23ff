"""Bytes to text: what encoding a file is in, by its marks, its own statement, and what its letters make."""

from __future__ import annotations

import codecs
import re

from geo.faults import Fault, Faults
from timeline.articles.binary import name_binary

MAX_BYTES = 10_000_000  # a news article is thousands of bytes; what is larger is not one

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TEXT_EXPECTED = "text, Markdown, HTML, PDF or a feed"

# The commonest letters of what each single-byte encoding is used for, most telling first
_COMMON = {
    "cp1256": "اليمنورتبدفعسهكحق", "iso8859-6": "اليمنورتبدفعسهكحق", "cp1251": "оеаинтсрвлкмдпуя", "koi8-r": "оеаинтсрвлкмдпуя",
    "cp866": "оеаинтсрвлкмдпуя",
    "iso8859-5": "оеаинтсрвлкмдпуя", "mac-cyrillic": "оеаинтсрвлкмдпуя", "cp1253": "αοιετσνηυρπκμλ", "cp1255": "יוהלאתרמבשנ",
}
_LATIN = {"cp1252": "éèàâêçùôîïëœÉÀáíóúñ¿¡äöüßÄÖÜãõ«»“”‘’–—…€", "cp1254": "ışğİçöüŞĞÇÖÜ“”’‘–", "cp1250": "ąćęłńóśźżĄŁŚŻčěřšžůýáíéő“”„’–"}
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_MULTIBYTE = ("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr")


def decode_bytes(data: bytes, *, where: str) -> tuple[str, str]:
    """The text of a file and a note ("" or how it was read). Raises `Faults` for an empty, binary or unreadable one."""
    if not data.strip():
        raise Faults(Fault(where, "the file is empty", "an article"))
    if kind := name_binary(data):
        raise Faults(Fault(where, f"this is {kind}", _TEXT_EXPECTED))
    text, note = _decode(data, where)
    controls = sum(1 for _ in _CONTROLS.finditer(text[:200_000]))
    if "\x00" in text or controls > 8 + len(text[:200_000]) // 200:
        raise Faults(Fault(where, "holds null bytes or control characters: a binary file", _TEXT_EXPECTED))
    return text, note


def _decode(data: bytes, where: str) -> tuple[str, str]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decode_strictly(data, name, where), ""
    if wide := _find_wide(data):
        return _decode_strictly(data, wide, where), f"read as {wide}"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    loose = data.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    right = sum(1 for letter in loose[:100_000] if letter > "\x7f" and letter != "\ufffd")
    if right > 20 * broken:
        return loose, f"{broken} characters are not UTF-8 and were replaced"
    if (stated := _CHARSET.search(data[:4096])) is not None:
        try:
            name = codecs.lookup(stated[1].decode("ascii").lower()).name
            name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)
            told = _guess_script(data) if name != "utf-8" else None
            if told is not None and told != name and not _is_likely(data, name, told):
                return data.decode(told, "replace"), f"read as {told}, though the page states {name}"
            if name != "utf-8":
                return data.decode(name), f"read as {name}, which the page states"
        except (LookupError, UnicodeDecodeError):
            pass
    name = _guess(data)
    if name is None:
        raise Faults(Fault(where, "the encoding is not known and can't be told from its bytes", "UTF-8"))
    return data.decode(name, "replace"), f"read as {name}"


def _decode_strictly(data: bytes, name: str, where: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise Faults(Fault(where, f"begins as {name} but is not: {error.reason} at byte {error.start}", "UTF-8")) from None


def _find_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text, of digits and of spaces is null."""
    head = data[:4096]
    if b"\x00" not in head or len(data) % 2:
        return None
    even, odd = head[::2], head[1::2]
    # the high bytes of a script are few; the null bytes of spaces and digits sit on one side only
    if even.count(0) == 0 and len(set(odd)) <= 12:
        return "utf-16-le"
    if odd.count(0) == 0 and len(set(even)) <= 12:
        return "utf-16-be"
    return None


def _take_sample(data: bytes) -> bytes:
    """The words of a file's beginning; a page's tags are left out, for they are of no language."""
    sample = data[:200_000]
    return (_TAG.sub(b" ", sample) if sample.lstrip()[:1] == b"<" else sample)[:60_000]


def _guess(data: bytes) -> str | None:
    name = _guess_script(data)
    if name is not None:
        return name
    sample = _take_sample(data)
    high = sum(byte > 0x7F for byte in sample)
    best = 0.0
    for encoding, common in _LATIN.items():
        decoded = sample.decode(encoding, "replace")
        score = sum(letter in common for letter in decoded if letter > "\x7f") / max(1, high)
        if score > max(best, 0.4):
            best, name = score, encoding
    return name or _ask_normalizer(sample)


def _guess_script(data: bytes) -> str | None:
    """The encoding of a text whose letters are mostly outside ASCII, in words of their own; None for Latin ones."""
    sample = _take_sample(data)
    high = sum(byte > 0x7F for byte in sample)
    if high < 4 or sum(len(run) for run in _HIGH_RUN.findall(sample)) < 0.6 * high:
        return None
    best, name = 0.0, None
    for multibyte in _MULTIBYTE:
        if (score := _score_multibyte(sample, multibyte)) > best:
            best, name = score, multibyte
    for encoding in _COMMON:
        if (score := _score_script(sample, encoding)) > max(best, 0.5):
            best, name = score, encoding
    return name


def _score_script(sample: bytes, encoding: str) -> float:
    decoded = sample.decode(encoding, "replace")
    beyond = [letter for letter in decoded if letter > "\x7f"]
    common = _COMMON[encoding]
    return (sum(letter in common for letter in beyond) - 4 * decoded.count("\ufffd")) / max(1, len(beyond))


def _is_likely(data: bytes, stated: str, told: str) -> bool:
    """Whether the encoding that a page states fits its bytes about as well as the one that they tell."""
    if stated in _MULTIBYTE or told in _MULTIBYTE or stated not in _COMMON:
        return stated not in _LATIN
    sample = _take_sample(data)
    return _score_script(sample, stated) > _score_script(sample, told) - 0.1


def _score_multibyte(sample: bytes, encoding: str) -> float:
    try:
        decoded = codecs.getincrementaldecoder(encoding)("strict").decode(sample, False)
    except UnicodeDecodeError:
        return 0.0
    beyond = [letter for letter in decoded if letter > "\x7f"]
    usual = sum("\u3040" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" or c in "、。，「」" for c in beyond)
    if not beyond or usual <= 0.9 * len(beyond):
        return 0.0
    japanese = sum("\u3040" <= c <= "\u30ff" for c in beyond) > 0.1 * len(beyond)  # the same bytes mean kana in two encodings
    korean = sum("\uac00" <= c <= "\ud7a3" for c in beyond) > 0.9 * len(beyond)
    telling = korean if encoding == "euc_kr" else japanese if encoding in ("shift_jis", "euc_jp") else not japanese
    return usual / (2 * len(beyond)) + (0.5 if korean else 0.4 if telling else 0.2)


def _ask_normalizer(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:20_000]).best()
    return best.encoding if best is not None and best.percent_chaos < 10 else None

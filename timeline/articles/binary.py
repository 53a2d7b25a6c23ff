"""Files that hold no text: told by their first bytes, named as what they are."""

from __future__ import annotations

_MARKS = (
    (b"\x1f\x8b", "a gzip archive"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"), (b"\x28\xb5\x2f\xfd", "a zstd archive"), (b"\x1f\x9d", "a compressed archive"), (b"MSCF", "a cabinet archive"),
    (b"\x89PNG", "a PNG image"), (b"GIF8", "a GIF image"), (b"\xff\xd8\xff", "a JPEG image"), (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"), (b"8BPS", "a Photoshop image"), (b"\x00\x00\x01\x00", "an icon"), (b"AT&TFORM", "a DjVu document"),
    (b"wOFF", "a font"), (b"wOF2", "a font"), (b"OTTO", "a font"), (b"\x00\x01\x00\x00\x00", "a font"),
    (b"OggS", "a media file"), (b"ID3", "a media file"), (b"fLaC", "a media file"), (b"\x1aE\xdf\xa3", "a media file"), (b"FLV\x01", "a media file"),
    (b"\x7fELF", "a program"), (b"\xca\xfe\xba\xbe", "a program"), (b"\xcf\xfa\xed\xfe", "a program"), (b"MZ\x90\x00", "a program"),
    (b"\x00asm", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (doc, xls, ppt)"), (b"{\\rtf", "an RTF file"), (b"%!PS", "a PostScript file"),
    (b"SQLite format 3\x00", "a SQLite database"), (b"PAR1", "a Parquet table"), (b"bplist00", "a web archive of Safari"),
    (b"\x93NUMPY", "an array of numbers"),
)
_INSIDE_ZIP = (
    (b"word/", "a Word document (docx)"), (b"xl/", "an Excel workbook (xlsx)"), (b"ppt/", "a PowerPoint file (pptx)"),
    (b"application/epub+zip", "an e-book (epub)"), (b"opendocument.text", "an OpenDocument text (odt)"), (b"opendocument", "an OpenDocument file"),
)
_MEDIA_IN_RIFF = {b"WEBP": "a WebP image", b"WAVE": "a media file", b"AVI ": "a media file"}


def name_binary(data: bytes) -> str:
    """What a file is that can't be text ("a PNG image"), or "": only its bytes are asked, never its name."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        named = next((kind for mark, kind in _INSIDE_ZIP if mark in data[:4096] or mark in data[-65_536:]), "")
        return named or "a zip archive"
    for mark, kind in _MARKS:
        if data.startswith(mark):
            return kind
    if data.startswith(b"RIFF"):
        return _MEDIA_IN_RIFF.get(data[8:12], "a media file")
    if data[4:8] == b"ftyp":
        return "an HEIF image" if data[8:12] in (b"heic", b"heix", b"mif1", b"avif") else "a media file"
    if data.startswith(b"BM") and len(data) > 26 and data[6:10] == b"\x00" * 4:
        return "a BMP image"
    if data[257:262] == b"ustar":
        return "a tar archive"
    return ""

"""PDF files made for tests: pages of words at places, in Helvetica."""

from __future__ import annotations

import io


def make_pages(*pages: list[tuple[int, int, str]]) -> bytes:
    """A PDF whose pages hold (x, y, words) each, in the order in which they are drawn."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    for n, page in enumerate(pages):
        drawn = b" ".join(b"1 0 0 1 %d %d Tm (%s) Tj" % (x, y, words.encode("cp1252")) for x, y, words in page)
        content = b"BT /F1 10 Tf " + drawn + b" ET"
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * n))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj%s endobj\n" % (number, each))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % at for at in offsets))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def lock(data: bytes, password: str) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def column(x: int, lines: list[str], *, top: int = 740) -> list[tuple[int, int, str]]:
    return [(x, top - 14 * n, words) for n, words in enumerate(lines) if words]

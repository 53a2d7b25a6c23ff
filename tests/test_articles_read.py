"""Reading articles: kinds, dates, what is refused, and that one bad file never stops the rest."""

import datetime as dt
import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.faults import Faults
from timeline.articles import read_article, read_articles, read_data, read_text
from timeline.articles.sources import Source, Sources

SPECIMENS = Path(__file__).parent / "articles"
TODAY = dt.date(2020, 1, 1)
SOURCES = Sources((Source("afp", "AFP", "agency", "neutral", "afp", ("afp.com",)),
                   Source("wire", "Specimen Wire", "publisher", "government", "", ("wire.example",), note="toy")))
BODY = "The army took the Mill quarter on Monday, a source said.\r\nRebels “withdrew” to the river."


def read(path, **given):
    return read_article(path, sources=SOURCES, today=TODAY, **given)


def batch(*paths, **given):
    return read_articles(paths, sources=SOURCES, today=TODAY, **given)


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def make_pdf(*lines):
    """A one-page PDF with these lines in Helvetica (none: a page without text)."""
    shown = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
    content = f"BT /F1 12 Tf 50 750 Td {shown}ET".encode()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
               b"<</Length %d>>stream\n%s\nendstream" % (len(content), content), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj%s endobj\n" % (number, each))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets))
    out.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def test_markdown_keeps_its_words(tmp_path):
    text = "---\npublished: 2016-12-05\npublisher: Specimen Wire (AFP)\nurl: https://wire.example/9\nlang: en\ntitle: A day\n---\n\n  " + BODY + " \n"
    article = read(write(tmp_path, "a.md", text))
    assert article.text == BODY.replace("\r\n", "\n")
    assert (article.published, article.published_basis) == (dt.date(2016, 12, 5), "front matter")
    assert (article.publisher, article.alignment, article.lang, article.title) == ("Specimen Wire (AFP)", "government", "en", "A day")


def test_marks_digits_and_soft_hyphens_stay(tmp_path):
    words = "في ٥ كانون الأول\u200f سيطر الجيش على \u00ad80٪ من الحي \u202bالشرقي\u202c"
    assert read(write(tmp_path, "a.txt", words), published="2016-12-05").text == words


def test_own_day_wins_over_the_given_one(tmp_path):
    path = write(tmp_path, "a.md", f"---\npublished: 2016-12-05\n---\n{BODY}")
    found = batch(path, published="2016-12-09")
    assert found.articles[0].published == dt.date(2016, 12, 5) and "2016-12-09" in found.notes[0]


def test_no_day_names_the_option_and_is_never_today(tmp_path):
    with pytest.raises(Faults, match="--published"):
        read(write(tmp_path, "a.txt", BODY))
    given = read(tmp_path / "a.txt", published="2016-12-05")
    assert (given.published, given.published_basis) == (dt.date(2016, 12, 5), "given")
    of_address = read(tmp_path / "a.txt", url="https://x.example/2016/12/04/a")
    assert (of_address.published, of_address.published_basis) == (dt.date(2016, 12, 4), "address")


@pytest.mark.parametrize(("header", "reason"), [
    ("published: 2016-13-45", "not a day"), ("published: 2016-12", "not a day"), ("published: 2021-01-01", "future"),
    ("published: 2016-12-05\ndate: 2016-12-09", "contradicts itself"), ("published: 2016-12-05\npublished: 2016-12-06", "given twice"),
    ("- a\n- b", "a list"), ("published: [2016", "not valid YAML"), ("just words", "plain words"), ("a: &x 1\nb: *x", "aliases"),
    ("a: " + "[" * 9000, "nested too deeply"),
])
def test_bad_front_matter_is_refused(tmp_path, header, reason):
    with pytest.raises(Faults, match=reason):
        read(write(tmp_path, "a.md", f"---\n{header}\n---\n{BODY}"))


def test_unclosed_front_matter_and_a_rule_at_the_top(tmp_path):
    with pytest.raises(Faults, match="never closed"):
        read(write(tmp_path, "a.md", f"---\npublished: 2016-12-05\n\n{BODY}"))
    ruled = read(write(tmp_path, "b.md", f"---\n\n{BODY}"), published="2016-12-05")
    assert ruled.text.startswith("---")


def test_a_day_before_the_battle_is_kept(tmp_path):
    assert read(write(tmp_path, "a.md", f"---\npublished: 1999-01-01\n---\n{BODY}")).published.year == 1999


@pytest.mark.parametrize(("content", "reason"), [
    (b"", "empty"), (b" \n\t", "empty"), (b"\x89PNG\r\n\x1a\n123", "PNG"), (b"PK\x03\x04abc", "zip"),
    (b"PK\x03\x04abc word/document.xml", "Word document"), (b"\x1f\x8bab", "gzip"),
    (b"RIFF1234WEBPVP8 ", "WebP image"), (b"\x00\x00\x00\x1cftypheic", "HEIF image"), (b"%!PS-Adobe", "PostScript"), (bytes(500), "null bytes"),
    (b"army took\x00 the hill", "null bytes"), (b"%PDF-1.4 broken", "PDF"), (make_pdf(), "without text"),
    (b"<html><head><script>var a = 'rebels took the Script quarter';</script></head><body></body></html>", "no article text"),
    (b"---\npublished: 2016-12-05\n---\n", "no text"), (b"<rss><channel></channel></rss>", "no entries"),
    (b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>', "entities"),
    (b"a" * 10_000_001, "too large"),
])
def test_useless_files_are_refused(tmp_path, content, reason):
    with pytest.raises(Faults, match=reason):
        read(write(tmp_path, "a.md", content), published="2016-12-05")


def test_missing_and_unreadable_and_address(tmp_path):
    found = batch(tmp_path / "none.md", "https://wire.example/1", tmp_path / "a\0b")
    assert [fault.what.split(":")[0] for fault in found.faults] == ["cannot be read", "an address is not fetched", "cannot be read"]


def test_unreadable_file(tmp_path):
    path = write(tmp_path, "a.md", BODY)
    with pytest.raises(Faults, match="cannot be read"):
        read(path / "inside")


def test_one_bad_file_in_fifty(tmp_path):
    for number in range(49):
        write(tmp_path, f"{number:02}.md", f"---\npublished: 2016-12-05\n---\n{BODY} {number}")
    write(tmp_path, "17b.md", b"\x00\x01\x02")
    write(tmp_path, "notes.json", "{}")
    found = batch(tmp_path)
    assert len(found.articles) == 49 and [Path(fault.where).name for fault in found.faults] == ["17b.md"]
    assert [Path(article.path).name for article in found.articles] == sorted(Path(a.path).name for a in found.articles)
    assert "1 files that are no articles" in found.notes[0]


def test_a_file_is_read_once_and_a_copy_has_the_same_id(tmp_path):
    path = write(tmp_path, "a.md", f"---\npublished: 2016-12-05\n---\n{BODY}")
    assert len(batch(path, tmp_path, path).articles) == 1
    write(tmp_path, "b.md", path.read_bytes())
    found = batch(tmp_path)
    assert len(found.articles) == 2 and len({article.id for article in found.articles}) == 1 and "the same article as" in found.notes[0]


def test_bad_given_day_is_one_fault(tmp_path):
    found = batch(write(tmp_path, "a.txt", BODY), published="2016-12-99")
    assert not found.articles and [fault.where for fault in found.faults] == ["--published"]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(BODY.encode())))
    assert read("-", published="2016-12-05").path == "standard input"


def test_pasted_page_and_pasted_text():
    assert read_text(BODY, published="2016-12-05", sources=SOURCES, today=TODAY).text == BODY.replace("\r\n", "\n")
    pasted = read_text((SPECIMENS / "page_en.html").read_text("utf-8"), sources=SOURCES, today=TODAY)
    assert pasted.published == dt.date(2016, 12, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso-8859-6"])
def test_arabic_in_every_encoding(tmp_path, encoding):
    words = "سيطرت قوات النظام على حي المثال شرقي المدينة، وفق ما أفاد المرصد السوري لحقوق الإنسان يوم السبت."
    article = read(write(tmp_path, "a.txt", words.encode(encoding, "ignore")), published="2016-12-05")
    assert article.text == words.encode(encoding, "ignore").decode(encoding).lstrip("\ufeff") and article.lang == "ar"


@pytest.mark.parametrize(("encoding", "words"), [
    ("cp1251", "Сирийская армия взяла под контроль район на востоке города, сообщил военный источник."),
    ("koi8-r", "Сирийская армия взяла под контроль район на востоке города, сообщил военный источник."),
    ("cp1252", "L’armée a repris le quartier à l’est de la ville, a indiqué l’Observatoire. « C’est une défaite »."),
    ("cp1254", "Ordu şehrin doğusundaki mahalleyi ele geçirdi. İsyancılar çekildi, açıklandı. Çatışmalar sürüyor."),
])
def test_single_byte_encodings(tmp_path, encoding, words):
    assert read(write(tmp_path, "a.txt", words.encode(encoding)), published="2016-12-05").text == words


@pytest.mark.parametrize("stated", ["utf-8", "iso-8859-1", "windows-1256", "koi8-r", "windows-1251", "nonsense"])
@pytest.mark.parametrize(("encoding", "words"), [
    ("cp1256", "سيطرت قوات النظام على حي المثال شرقي المدينة، وفق ما أفاد المرصد السوري لحقوق الإنسان يوم السبت."),
    ("iso-8859-6", "سيطرت قوات النظام على حي المثال شرقي المدينة، وفق ما أفاد المرصد السوري لحقوق الإنسان يوم السبت."),
    ("cp1251", "Сирийская армия взяла под контроль район на востоке города, сообщил военный источник."),
    ("koi8-r", "Сирийская армия взяла под контроль район на востоке города, сообщил военный источник."),
])
def test_a_page_that_states_another_encoding_than_its_own(tmp_path, encoding, words, stated):
    page = f'<html><head><meta charset="{stated}"><title>x</title></head><body><div class="c"><p>{words}</p></div></body></html>'
    article = read(write(tmp_path, "a.html", page.encode(encoding)), published="2016-12-05")
    assert article.text == words


def test_a_few_broken_bytes_do_not_change_the_encoding(tmp_path):
    words = "سيطرت قوات النظام على حي المثال شرقي المدينة، وفق ما أفاد المرصد السوري لحقوق الإنسان يوم السبت. " * 5
    found = batch(write(tmp_path, "a.txt", words.encode() + b"\xe9" * 6), published="2016-12-05")
    assert found.articles[0].text.startswith(words[:80]) and "6 characters are not UTF-8" in found.notes[0]


def test_html_page_gives_the_article_and_nothing_else():
    article = read(SPECIMENS / "page_en.html")
    for stranger in ("Script", "Caption", "Aside", "Comment", "cookie", "Subscribe", "₹", "Home", "rights reserved", "sport cup"):
        assert stranger not in article.text
    assert article.text.startswith("Government troops captured") and article.text.endswith("west of the city.")
    assert (article.published, article.published_basis) == (dt.date(2016, 12, 1), "page")
    assert (article.title, article.publisher, article.lang) == ("Army takes Example Hill quarter", "The Daily Specimen (AFP)", "en")
    assert article.alignment == "neutral"


def test_arabic_page_in_its_stated_charset():
    article = read(SPECIMENS / "page_ar.html")
    assert article.published == dt.date(2016, 11, 27) and article.lang == "ar"
    assert article.text.startswith("سيطرت قوات النظام") and "الرئيسية" not in article.text


def test_a_page_without_a_stated_day_has_none(tmp_path):
    page = (SPECIMENS / "page_en.html").read_text("utf-8").replace("datePublished", "dateModified").replace("<time", "<b").replace("</time", "</b")
    with pytest.raises(Faults, match="--published"):
        read(write(tmp_path, "a.html", page.replace("1 December 2016", "")))


def test_a_page_that_contradicts_itself_is_noted(tmp_path):
    page = (SPECIMENS / "page_en.html").read_text("utf-8")
    page = page.replace("<title>", '<meta name="pubdate" content="2016-11-02"><title>', 1)
    found = batch(write(tmp_path, "a.html", page))
    assert found.articles[0].published == dt.date(2016, 12, 1) and "more than one publication day" in found.notes[0]


def test_saved_page_in_one_file(tmp_path):
    page = (SPECIMENS / "page_en.html").read_bytes()
    mail = (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\r\n\r\n"
            b"--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page + b"\r\n--B--\r\n")
    assert read(write(tmp_path, "a.mhtml", mail)).text == read(SPECIMENS / "page_en.html").text


def test_feeds_give_an_article_an_entry():
    found = batch(SPECIMENS / "feed_rss.xml", SPECIMENS / "feed_atom.xml")
    assert [a.published for a in found.articles] == [dt.date(2016, 12, 2), dt.date(2016, 12, 3)]  # as written, not in UTC
    assert found.articles[0].text == "Rebel fighters pulled out of the Mill quarter on Friday, leaving it to the army.\nBoth sides confirmed it."
    assert found.articles[0].alignment == "government" and found.articles[1].lang == "fr"
    assert len(found.faults) == 1 and "entry 2" in found.faults[0].where


def test_pdf_with_text(tmp_path):
    path = write(tmp_path, "a.pdf", make_pdf("Published: 5 December 2016", "The army took the Mill quarter on Monday.", "Rebels fled."))
    article = read(path)
    assert article.published == dt.date(2016, 12, 5) and "took the Mill quarter" in article.text


def test_language_that_can_not_be_told_is_said(tmp_path):
    found = batch(write(tmp_path, "a.txt", "xqzt brnk wlmp vrrt"), published="2016-12-05")
    assert found.articles[0].lang == "und" and "language" in found.notes[0]


def test_script_belies_the_stated_language(tmp_path):
    found = batch(write(tmp_path, "a.md", "---\npublished: 2016-12-05\nlang: en\n---\nسيطرت قوات النظام على حي المثال"))
    assert found.articles[0].lang == "ar" and "says lang en" in found.notes[0]


@pytest.mark.parametrize(("lang", "words"), [
    ("fr", "L'armée a repris dimanche le quartier de l'est de la ville après trois jours de combats, selon une ONG qui a des sources sur place, et "
           "les rebelles se sont retirés vers le sud."),
    ("es", "El ejército tomó el domingo el barrio del este de la ciudad tras tres días de combates, según una ONG que tiene fuentes en la zona, y "
           "los rebeldes se retiraron hacia el sur."),
])
def test_small_words_belie_the_stated_language(tmp_path, lang, words):
    found = batch(write(tmp_path, "a.html", f'<html lang="en-US"><body><article><p>{words}</p></article></body></html>'), published="2016-12-05")
    assert found.articles[0].lang == lang and "says lang en" in found.notes[0]


def test_a_line_that_shows_the_day_serves_where_nothing_else_says_one(tmp_path):
    path = write(tmp_path, "a.txt", f"Army takes Mill quarter\n5 December 2016\n\n{BODY}")
    assert (read(path).published, read(path).published_basis) == (dt.date(2016, 12, 5), "page")
    assert read(path, published="2016-12-09").published == dt.date(2016, 12, 9)


def test_five_megabytes_pass(tmp_path):
    article = read(write(tmp_path, "a.txt", "The army took the Mill quarter on Monday, a source said. " * 90_000), published="2016-12-05")
    assert len(article.text) > 5_000_000


STARTS = st.sampled_from([b"", b"---\n", b"---\npublished: 2016-12-05\n---\n", b"<html>", b"<!doctype html><body><p>", b"%PDF-1.4\n", b"\xff\xfe",
                          b"<?xml version='1.0'?><rss><channel><item>", b"<feed>", b"mime-version: 1\nContent-Type: multipart/related\n\n",
                          b"<script type='application/ld+json'>{\"datePublished\":", b"---\na: !!python/object "])
PIECES = st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda t: t.encode("utf-8", "replace")),
                   st.sampled_from([b"<p>", b"</div>", b"<time datetime='", b"published: ", b"2016-12-05", b"{{", b"Subscribe now", b"\n", b"\x00",
                                    b"&#x0;", b"<meta name=date content=", b"]]>", b"\\ud800", b"[", b"{", b"\"@type\""]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STARTS, st.lists(PIECES, max_size=12), st.sampled_from(["a.md", "a.html", "a.xml", "a.pdf", "a"]))
def test_no_bytes_crash_a_batch(start, pieces, name):
    found = read_data(start + b"".join(pieces), where=name, published="2016-12-05", sources=SOURCES, today=TODAY)
    assert found.articles or found.faults
    for article in found.articles:
        assert article.text == article.text.strip() and article.published <= TODAY
        article.text.encode("utf-8")
        f"{article.title}{article.publisher}{article.url}".encode()

"""Days, languages and what is no news in a text."""

import datetime as dt
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.articles import boilerplate_spans, detect_language, parse_front_matter
from timeline.articles.dates import find_day_in_address, parse_day

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
NEWS = "Government forces captured the Mill quarter on Saturday, a monitoring group said, after a week of heavy bombardment.\n"


@pytest.mark.parametrize("words", [
    "2016-12-05", "2016-12-05T23:59:00+03:00", "20161205T101010Z", "5 December 2016", "Dec 5, 2016 - 6:30pm", "lundi 5 décembre 2016 à 18h30",
    "5 de diciembre de 2016", "Montag, 5. Dezember 2016", "05.12.2016", "5 декабря 2016, 12:30", "5 ديسمبر 2016", "٥ كانون الأول ٢٠١٦",
    "2016年12月5日", "Mon, 05 Dec 2016 18:00 IST", "5 Aralık 2016", "December 5th, 2016",
])
def test_days_as_pages_write_them(words):
    assert parse_day(words) == dt.date(2016, 12, 5)


@pytest.mark.parametrize("words", ["", "December 2016", "2016", "05/12/2016", "2016-13-45", "31.11.2016", "2 hours ago", "yesterday", "4.5.6.2016"])
def test_open_or_impossible_days_are_none(words):
    assert parse_day(words) is None


def test_mar_is_tuesday_before_another_month():
    assert parse_day("mar 6 décembre 2016") == dt.date(2016, 12, 6) and parse_day("6 mar 2016") == dt.date(2016, 3, 6)


@pytest.mark.parametrize(("url", "day"), [
    ("https://x.example/2016/12/05/a", dt.date(2016, 12, 5)), ("https://x.example/2016/dec/05/a", dt.date(2016, 12, 5)),
    ("http://x.example/News/2012/Oct-15/191428", dt.date(2012, 10, 15)), ("x.example/news-20161205-44", dt.date(2016, 12, 5)),
    ("x.example/id/20123456789", None), ("x.example/2016/12/", None), ("x.example/2016/45/99/", None),
])
def test_days_in_addresses(url, day):
    assert find_day_in_address(url) == day


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_words_crash_a_date_or_a_language(words):
    assert parse_day(words) is None or isinstance(parse_day(words), dt.date)
    find_day_in_address(words)
    assert 2 <= len(detect_language(words)) <= 3


@pytest.mark.parametrize(("text", "lang"), [
    (NEWS, "en"), ("L'armée a repris le quartier du Moulin samedi, selon les habitants de la ville.", "fr"),
    ("El ejército tomó el barrio del Molino el sábado, según una fuente de la oposición.", "es"),
    ("سيطرت قوات النظام على حي المثال", "ar"),
    ("ارتش سوریه کنترل محله را در دست گرفت", "fa"),
    ("Армия взяла квартал под контроль, сообщили жители.", "ru"),
    ("Армія взяла під контроль квартал, повідомили мешканці.", "uk"), ("シリア軍が地区を制圧した", "ja"),
    ("叙利亚政府军控制了该地区", "zh"),
    ("시리아 정부군이 장악했다", "ko"),
    ("Die Armee hat das Viertel nach einer Woche eingenommen, und die Rebellen sind zum Fluss gezogen.", "de"),
    ("Ordu mahalleyi ele geçirdi ve isyancılar nehre doğru çekildi, bu bir haber ajansı için önemli.", "tr"),
    ("", "und"), ("12 345", "und"), ("Hanano", "und"), ("xqzt brnk wlmp vrrt ssdf kjh", "und"),
])
def test_languages(text, lang):
    assert detect_language(text) == lang


def skipped(text):
    return [text[start:end] for start, end in boilerplate_spans(text)]


def test_the_seed_s_subscription_text_is_skipped_to_its_end():
    files = sorted((SHARED / "seed").glob("*.txt"))
    if not files:
        if os.environ.get("CI") == "true":
            pytest.fail("../shared/seed is not there")
        pytest.skip("../shared/seed is not there")
    text = files[0].read_text("utf-8").strip()
    ((start, end),) = boilerplate_spans(text)
    assert text[start:].startswith("Disclaimer") and end == len(text)


@pytest.mark.parametrize("line", [
    "Subscribe now for unlimited access.", "Read also: Rebels capture the Aside quarter", "We use cookies to improve your experience.",
    "اقرأ أيضاً: المعارضة تسيطر على حي آخر", "Читайте также: Армия взяла город",
    "Lire aussi : L'armée prend la ville",
    "Lea también: El ejército toma Alepo",
    "Lesen Sie auch: Armee nimmt Stadt ein", "جميع الحقوق محفوظة", "© 2016 The Specimen. All rights reserved.",
    "Advertisement",
    "(This story has not been edited by our staff and is published from a syndicated feed.)",
])
def test_asides_are_skipped_and_the_news_around_them_is_not(line):
    text = f"{NEWS}{line}\n{NEWS}"
    ((start, end),) = boilerplate_spans(text)
    assert text[start:end] == line


@pytest.mark.parametrize("text", [
    NEWS, "Comments by the rebels that they had lost the Mill quarter were read out on Saturday in the old town, to cheers.",
    "إعلان السيطرة على حي المثال جاء مساء السبت", "Related fighting shook the bridge.", "Teilen der Stadt droht der Fall.",
])
def test_news_is_not_skipped(text):
    assert boilerplate_spans(text) == []


def test_in_a_long_paragraph_only_the_cue_s_sentence_is_skipped():
    text = NEWS.strip() + " Subscribe to our newsletter for more. " + NEWS.strip()
    assert [words.strip() for words in skipped(text)] == ["Subscribe to our newsletter for more."]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([NEWS, "Subscribe now\n", "read also: ", "₹300/Month\n", "\n", "İ", "{{x}}", "we use cookies. ",
                                 "[a](http://b)\n", " "])))
def test_spans_are_sorted_and_apart(parts):
    text = "".join(parts)
    last = 0
    for start, end in boilerplate_spans(text):
        assert last <= start < end <= len(text)
        last = end


def test_boilerplate_grows_with_the_text_and_no_faster():
    def seconds(times):
        text = ("we use cookies. Read also: x\nadvertisement [ {{ " + NEWS) * times
        started = time.process_time()
        boilerplate_spans(text)
        return time.process_time() - started

    seconds(100)
    assert seconds(16_000) < 40 * max(seconds(1_000), 0.005)


def test_front_matter_is_split_from_the_body():
    fields, body = parse_front_matter('---\nTitle: "A: b"\npublished: 2016-12-05\ntags: [x, y]\n---\n\nBody\n---\nmore')
    assert fields == {"title": "A: b", "published": "2016-12-05", "tags": "x, y"} and body == "\nBody\n---\nmore"
    assert parse_front_matter("No header") == ({}, "No header")


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True),
                       st.from_regex(r"[A-Za-z0-9][A-Za-z0-9 /.]{0,20}[a-z0-9]", fullmatch=True), max_size=5))
def test_plain_headers_read_as_yaml_reads_them(fields):
    import yaml
    header = "".join(f"{key}: {value}\n" for key, value in fields.items())
    assert parse_front_matter(f"---\n{header}---\nBody")[0] == (yaml.load(header, Loader=yaml.BaseLoader) or {})

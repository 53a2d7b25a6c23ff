"""PDF: paragraphs out of broken lines, columns and pages; what is locked or only drawn says so."""

import datetime as dt

import pytest
from pdf_specimens import column, lock, make_pages

from timeline.articles import read_data
from timeline.articles.pdf_lines import write_paragraphs
from timeline.articles.sources import Sources

LEFT = [
    "Government forces captured the Mill dis-", "trict of the city on Sunday after three days", "of street fighting, a monitoring group said.",
        "The advance splits the rebel-held east in", "two, residents said.", "", "Men of the rebel side still held the rebel-"]
RIGHT = [
    "held Potters' quarter, the group added, al-", "though it was shelled at dawn.", "Aid workers counted four hundred families",
    "on the road to the west."]


def head(page):
    return [(50, 770, "The Daily Specimen"), (450, 770, "27 November 2016"), (300, 20, f"Page {page} of 2")]


PAPER = make_pages(head(1) + column(50, LEFT) + column(320, RIGHT),
                   head(2) + column(50, ["A spokesman denied that Old Hill had fallen.", "He said no more."]))


def read(data, published=None):
    return read_data(data, where="a.pdf", published=published, sources=Sources(()), today=dt.date(2020, 1, 1))


def test_columns_and_pages_are_paragraphs():
    (article,) = read(PAPER).articles
    assert article.published == dt.date(2016, 11, 27) and article.text.split("\n") == [
        "Government forces captured the Mill district of the city on Sunday after three days of street fighting, a monitoring group said. "
        "The advance splits the rebel-held east in two, residents said.",
        "Men of the rebel side still held the rebel-held Potters' quarter, the group added, although it was shelled at dawn.",
        "Aid workers counted four hundred families on the road to the west.",
        "A spokesman denied that Old Hill had fallen. He said no more."]


def test_a_locked_file_says_so_and_one_that_opens_is_read():
    assert "password" in read(lock(PAPER, "secret")).faults[0].what
    assert len(read(lock(PAPER, "")).articles) == 1


@pytest.mark.parametrize(("pages", "text"), [
    (["ﬁve ﬂags over the ofﬁce of the district were seen by all."], "five flags over the office of the district were seen by all."),
    (["ﺳﻴﻄﺮﺕ ﻗﻮﺍﺕ ﺍﻟﻨﻈﺎﻡ ﻋﻠﻰ ﺍﻟﺤﻲ"], "سيطرت قوات النظام على الحي"),
    (["سيطرت قوات النظام على الحي والمدينة والقلعة 27"[::-1].replace("72", "27")], "سيطرت قوات النظام على الحي والمدينة والقلعة 27"),
    (["- 3 -\nThe army took the hill.\nصفحة 3", "- 4 -\nRebels fled.\nصفحة 4"], "The army took the hill.\nRebels fled."),
    (["One.", "", "Two."], "One.\nTwo."),
])
def test_what_fonts_and_printers_do_to_text(pages, text):
    assert write_paragraphs(pages) == text

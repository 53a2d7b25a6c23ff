"""Arabic: what a sentence says of who holds which place, by construction."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from construction_rows import read_rows, say_claims, say_wanted
from effort import count_lines

from geo.gazetteer import read_gazetteer
from timeline.articles.article import Article
from timeline.articles.sources import read_sources
from timeline.claims import extract_claims, read_reader

CITY = Path(__file__).resolve().parents[1] / "data" / "aleppo"
PUBLISHED = dt.date(2016, 12, 7)  # a Wednesday

# text -> {(place id, party, event, modality or "" for any that moves the map)}
SAID = {
    # verbs first, subject after or before, plural and singular
    "سيطرت قوات النظام على حي الصاخور.": {("sakhour", "government", "captured", "")},
    "سيطر الجيش السوري والميليشيات الموالية له، مساء أمس، على أحياء الصاخور والحيدرية وجبل بدرو.": {
        ("sakhour", "government", "captured", ""),
        ("haydariyah", "government", "captured", ""),
        ("jabal-badro", "government", "captured", ""),
    },
    "قوات النظام سيطرت على حي الصاخور.": {("sakhour", "government", "captured", "")},
    "استعاد مقاتلو المعارضة حي الشيخ سعيد من قوات النظام.": {("sheikh-saeed", "opposition", "captured", "")},
    "حي الصاخور سيطرت عليه قوات النظام أمس.": {("sakhour", "government", "captured", "")},
    "الثوار حرروا حي الراشدين.": {("rashidin", "opposition", "captured", "")},
    "تسيطر وحدات حماية الشعب على حي الشيخ مقصود.": {("sheikh-maqsoud", "sdf", "held", "")},
    "طردت الفصائل قوات النظام من حي صلاح الدين.": {("salaheddine", "opposition", "captured", "")},
    "طُرد المسلحون من حي الصاخور.": {("sakhour", "government", "captured", "")},
    # passives
    "سُيطر على حي الصاخور من قبل قوات النظام.": {("sakhour", "government", "captured", "")},
    "تمت السيطرة على حي الصاخور من قبل الجيش السوري.": {("sakhour", "government", "captured", "")},
    "استُعيد حي الصاخور من المسلحين.": {("sakhour", "government", "captured", "")},
    # verbal nouns
    "أعلن الجيش السوري السيطرة على حي الصاخور.": {("sakhour", "government", "captured", "")},
    "تمكنت قوات النظام من فرض سيطرتها على حي الصاخور.": {("sakhour", "government", "captured", "")},
    "أفاد ناشطون بانسحاب الفصائل من حي الصاخور.": {("sakhour", "government", "withdrew", "")},
    "جاء ذلك بعد سقوط حي الصاخور بيد قوات النظام.": {("sakhour", "government", "captured", "")},
    "أدى القصف إلى انسحاب مقاتلي المعارضة من حي الصاخور.": {("sakhour", "government", "withdrew", "")},
    "أكد المرصد خروج حي الصاخور عن سيطرة المعارضة.": {("sakhour", "government", "lost", "")},
    "فقدت المعارضة السيطرة على حي الصاخور.": {("sakhour", "government", "lost", "")},
    # nominal sentences
    "حي الصاخور تحت سيطرة قوات النظام.": {("sakhour", "government", "held", "")},
    "لا يزال حي بستان القصر بيد الفصائل.": {("bustan-al-qasr", "opposition", "held", "")},
    "بات حي الصاخور في قبضة الجيش.": {("sakhour", "government", "captured", "")},
    "أصبحت أحياء الصاخور والحيدرية خاضعة لسيطرة قوات النظام.": {
        ("sakhour", "government", "captured", ""),
        ("haydariyah", "government", "captured", ""),
    },
    "حي بستان القصر الخاضع لسيطرة المعارضة تعرض للقصف.": {("bustan-al-qasr", "opposition", "held", "")},
    "عاد حي الصاخور إلى سيطرة الدولة السورية.": {("sakhour", "government", "captured", "")},
    # pointing back
    "دخلت قوات النظام حي الصاخور صباح اليوم. وسيطرت على الحي بالكامل مساء.": {
        ("sakhour", "contested", "entered", ""),
        ("sakhour", "government", "captured", ""),
    },
    "هاجمت قوات النظام حي الصاخور. وانسحب المسلحون منه ليلا.": {("sakhour", "government", "withdrew", "")},
    # what is left
    "لم يبق بيد المعارضة سوى حي بستان القصر.": {("bustan-al-qasr", "opposition", "held", "")},
    "لم يعد للفصائل إلا حيا بستان القصر والمشهد.": {
        ("bustan-al-qasr", "opposition", "held", ""),
        ("mashhad", "opposition", "held", ""),
    },
    # no, not yet, only wished
    "لم تسيطر قوات النظام على حي الصاخور.": {("sakhour", "government", "held", "denied")},
    "نفى مصدر في المعارضة سيطرة قوات النظام على حي الصاخور.": {("sakhour", "government", "captured", "denied")},
    "نفت الفصائل أن يكون حي الصاخور قد سقط بيد النظام.": {("sakhour", "government", "captured", "denied")},
    "فشلت قوات النظام في السيطرة على حي الصاخور.": {("sakhour", "government", "captured", "denied")},
    "تحاول قوات النظام السيطرة على حي الصاخور.": {("sakhour", "government", "captured", "planned")},
    "تسعى قوات النظام إلى استعادة حي الصاخور.": {("sakhour", "government", "captured", "planned")},
    "شن الجيش هجوما بهدف السيطرة على حي الصاخور.": {("sakhour", "government", "captured", "planned")},
    "إذا سيطرت قوات النظام على حي الصاخور فستنقسم الأحياء الشرقية.": {("sakhour", "government", "captured", "planned")},
    "سيستعيد الجيش حي الصاخور قريبا.": {("sakhour", "government", "captured", "planned")},
    # sieges, attacks thrown back, ways in
    "حاصرت قوات النظام الأحياء الشرقية.": {("east-aleppo", "opposition", "besieged", "")},
    "صدت فصائل المعارضة هجوما لقوات النظام على حي الشيخ سعيد.": {("sheikh-saeed", "opposition", "repelled", "")},
    "توغلت قوات النظام في حي الصاخور.": {("sakhour", "contested", "entered", "")},
    "أحرزت قوات النظام تقدما في حي الصاخور.": {("sakhour", "contested", "entered", "")},
    # sayings that are none
    "سقطت قذائف على حي الصاخور.": set(),
    "سيطر الهدوء على حي الصاخور.": set(),
    "دخلت قافلة مساعدات إلى حي الصاخور.": set(),
    "سقط ثلاثة قتلى في حي الصاخور.": set(),
    "غادر عشرات المدنيين حي الصاخور.": set(),
    "سيطر الجيش ناريا على حي الصاخور.": set(),
    "قصفت قوات النظام حي الصاخور.": set(),
    "خرجت تظاهرة في حي الصاخور.": set(),
    "سيطرت قوات النظام على ستة أحياء في حلب الشرقية.": set(),
}
SHARES = {
    "سيطرت قوات النظام على نحو 80 بالمئة من مساحة حي الصاخور.": 0.8,
    "سيطرت قوات النظام على ثلثي الأحياء الشرقية.": 0.667,
    "تسيطر قوات النظام على أكثر من نصف حي الصاخور.": 0.5,
    "خسرت المعارضة 40 في المئة من المناطق التي كانت تسيطر عليها في حلب.": 0.4,
    "سيطرت قوات النظام على معظم حي الصاخور.": None,
}
DATES = {
    "سيطرت قوات النظام أمس على حي الصاخور.": ("2016-12-06", "2016-12-06"),
    "سيطرت قوات النظام مساء الأحد على حي الصاخور.": ("2016-12-04", "2016-12-04"),
    "سيطرت قوات النظام ليل الاثنين الثلاثاء على حي الصاخور.": ("2016-12-05", "2016-12-06"),
    "سيطرت قوات النظام في 28 تشرين الثاني على حي الصاخور.": ("2016-11-28", "2016-11-28"),
    "سيطرت قوات النظام في الثامن والعشرين من نوفمبر الماضي على حي الصاخور.": ("2016-11-28", "2016-11-28"),
    "سيطرت قوات النظام قبل يومين على حي الصاخور.": ("2016-12-05", "2016-12-05"),
    "سيطرت قوات النظام الأسبوع الماضي على حي الصاخور.": ("2016-11-28", "2016-12-04"),
    "سيطرت المعارضة عام 2012 على حي الصاخور.": ("2012-07-19", "2012-12-31"),
    "سيطرت قوات النظام مطلع تموز على حي الصاخور.": ("2016-07-01", "2016-07-10"),
}


@pytest.fixture(scope="module")
def reader():
    return read_reader(CITY, gazetteer=read_gazetteer(CITY), sources=read_sources(CITY))


def read(text: str, reader):
    return extract_claims(Article(id="x", text=text, published=PUBLISHED, lang="ar"), reader)


@pytest.mark.parametrize("text", SAID)
def test_what_is_said(text, reader):
    found = {
        (p.id, c.party, c.event, c.modality if c.modality in ("denied", "planned") else "")
        for c in read(text, reader)
        for p in c.places
    }
    assert found == SAID[text]


@pytest.mark.parametrize("text", SHARES)
def test_shares(text, reader):
    claims = read(text, reader)
    assert len(claims) == 1
    assert claims[0].share == (pytest.approx(SHARES[text], abs=0.01) if SHARES[text] else None)


@pytest.mark.parametrize("text", DATES)
def test_dates(text, reader):
    (claim,) = read(text, reader)
    assert (str(claim.first), str(claim.last)) == DATES[text]


@pytest.mark.parametrize(("text", "want"), read_rows("ar"), ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_constructions(text, want, reader):
    """Exactly what the row says moves the map, and what it denies or plans is read as such."""
    (moving, quiet), (must, hush) = say_claims(read(text, reader)), say_wanted(want)
    assert moving == must
    assert hush <= quiet


def test_cost_grows_with_the_text(reader):
    """A long sentence, many sentences: no more work for a word of a long text than for one of a short."""

    def measure(times: int) -> float:
        text = "وسيطرت قوات النظام على حي الصاخور بعد معارك عنيفة في المشفى مع الفصائل " * times
        return count_lines(lambda: read(text, reader)) / times

    measure(5)
    assert measure(400) < 2 * measure(50)


def test_offsets_are_of_the_text(reader):
    text = "وقال المرصد إن قوات النظام سيطرت على حي الصاخور، وبالكامل على جبل بدرو. وانسحب المسلحون منهما."
    for claim in read(text, reader):
        assert text[claim.start : claim.end] == claim.quote
        assert all(text[p.start : p.end] == p.text for p in claim.places)


def test_every_line_of_noise_is_read(reader):
    for text in (
        "باتوا رتلاً لكنها بسقوط الأحياء الشرقية محاصرة لم هو",
        "وأكد أن حي الصاخور خضع بعد استكمال القصف الذي باشر",
        "",
        "و",
        "ال",
        "سيطر",
        "على على على",
        "لم يبق بيد سوى",
        "﷽ ـــ ً",
        "حي " * 300,
        "و" * 500,
        "عليه وفيه ومنهما وكليهما.",
    ):
        read(text, reader)

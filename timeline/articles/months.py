"""Month names as pages print them, by number; folded (no case, accents, Arabic hamza or article)."""

from __future__ import annotations

from timeline.articles.speakers import fold_word

# One line a month: English, French, Spanish, Portuguese, Italian, German, Dutch, Turkish, Polish, Swedish, Indonesian;
# Russian and Ukrainian; Arabic (Western, Levantine), Persian. Levantine names of two words are written with _.
_NAMES = """
january jan janvier janv enero ene janeiro gennaio gen januar jänner januari ocak stycznia januari января янв січня يناير كانون_الثاني جانفي ژانویه
february feb février févr febrero fevereiro fev febbraio februar februari şubat lutego februari февраля фев лютого فبراير شباط فيفري فوریه
march mar mars marzo março märz maart mrt mart marca maret марта мар березня مارس آذار
april apr avril avr abril abr aprile april nisan kwietnia апреля апр квітня أبريل ابريل نيسان إبريل آوریل
may mai mayo maio maggio mag mei mayıs maja maj мая май травня مايو أيار ماي
june jun juin junio junho giugno giu juni haziran czerwca июня июн червня يونيو حزيران جوان ژوئن
july jul juillet juil julio julho luglio lug juli temmuz lipca июля июл липня يوليو تموز جويلية ژوئیه
august aug août aout agosto ago augustus ağustos sierpnia augusti agustus августа авг серпня أغسطس آب اوت اوت
september sep sept septembre septiembre setembro settembre set eylül września сентября сен вересня سبتمبر أيلول سپتامبر
october oct octobre octubre outubro out ottobre ott oktober okt ekim października октября окт жовтня أكتوبر تشرين_الأول اكتبر اکتبر
november nov novembre noviembre novembro kasım listopada ноября ноя листопада نوفمبر تشرين_الثاني نوامبر
december dec déc décembre diciembre dic dezembro dez dicembre dezember desember aralık grudnia декабря дек грудня ديسمبر كانون_الأول دسامبر
"""


def _number_months() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, line in enumerate(_NAMES.strip().splitlines(), start=1):
        for name in line.split():
            numbers[" ".join(fold_word(word) for word in name.split("_"))] = number
    return numbers


MONTHS = _number_months()

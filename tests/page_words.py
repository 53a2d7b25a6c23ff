"""What the saved pages of the tests say: articles in five languages, and what stands beside them on a page. All of it is our own.

The articles and what stands beside them name different places, so that a claim shows where it was read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

# Lines of an article, in order; some are short, as a quotation or a subheading is.
BODY = {
    "en": (
        "Government forces captured the Hanano district of eastern Aleppo on Sunday after three days of street fighting, a monitoring group said.",
        "The advance splits the rebel-held east in two, according to residents who were reached by telephone in the evening.",
        "“We had nothing left to fire,” one fighter said.",
        "Rebels still held the neighbouring Sakhour district and parts of Haydariya, the group added, although the army had shelled both since dawn.",
        "Aid workers counted some four hundred families on the road to the west, most of them on foot and without anything warm to wear.",
        "A spokesman for the insurgents denied that Jabal Badro had fallen and said that its defenders had beaten back two assaults.",
    ),
    "ar": (
        "سيطرت قوات النظام يوم الأحد على حي مساكن هنانو شرقي مدينة حلب بعد معارك استمرت ثلاثة أيام، وفق ما أفاد مصدر في المرصد.",
        "وأدى هذا التقدم إلى شطر الأحياء الشرقية إلى قسمين، بحسب ما قال سكان من المنطقة عبر الهاتف مساء اليوم.",
        "وقال أحد المقاتلين: «لم يبق لدينا ما نطلقه».",
        "ولا تزال فصائل المعارضة تسيطر على حي الصاخور المجاور وعلى أجزاء من الحيدرية، رغم القصف المدفعي المتواصل منذ الفجر.",
        "وأحصى عمال الإغاثة نحو أربعمئة عائلة على الطريق نحو الغرب، معظمها سيرا على الأقدام ومن دون ثياب تقي من البرد.",
        "ونفى متحدث باسم المعارضة سقوط جبل بدرو، مؤكدا أن المدافعين عنه صدوا هجومين خلال النهار.",
    ),
    "fr": (
        "Les forces gouvernementales ont pris dimanche le quartier de Hanano, dans l'est d'Alep, après trois jours de combats, a indiqué une ONG.",
        "Cette avancée coupe en deux les quartiers rebelles, selon des habitants joints par téléphone dans la soirée.",
        "« Il ne nous restait plus rien à tirer », a dit un combattant.",
        "Les rebelles tenaient encore le quartier voisin de Sakhour et une partie de Haydariya, a-t-elle ajouté, malgré des tirs depuis l'aube.",
        "Des humanitaires ont compté environ quatre cents familles sur la route de l'ouest, la plupart à pied et sans vêtements chauds.",
        "Un porte-parole des insurgés a démenti la chute de Jabal Badro et assuré que ses défenseurs avaient repoussé deux assauts.",
    ),
    "ru": (
        "Правительственные войска в воскресенье взяли под контроль район Ханано на востоке Алеппо после трёх дней боёв, сообщили наблюдатели.",
        "Это продвижение делит занятые повстанцами кварталы надвое, рассказали жители, с которыми удалось связаться вечером по телефону.",
        "«Нам уже нечем было стрелять», — сказал один из бойцов.",
        "Повстанцы по-прежнему удерживают соседний район Сахур и часть Хайдарии, хотя артиллерия обстреливает их с самого рассвета.",
        "Сотрудники гуманитарных организаций насчитали на дороге на запад около четырёхсот семей, большинство шли пешком и без тёплых вещей.",
        "Представитель повстанцев опроверг падение Джебель-Бадро и заявил, что защитники отбили две атаки.",
    ),
    "es": (
        "Las fuerzas del Gobierno tomaron el domingo el barrio de Hanano, en el este de Alepo, tras tres días de combates, informó una ONG.",
        "El avance parte en dos la zona rebelde, según vecinos con los que se pudo hablar por teléfono al caer la tarde.",
        "«Ya no nos quedaba nada con que disparar», dijo un combatiente.",
        "Los rebeldes mantenían aún el vecino barrio de Sajur y partes de Haydariya, añadió, pese a los disparos de artillería desde el alba.",
        "Los cooperantes contaron unas cuatrocientas familias en la carretera del oeste, casi todas a pie y sin ropa de abrigo.",
        "Un portavoz de los insurgentes negó la caída de Jabal Badro y aseguró que sus defensores habían rechazado dos asaltos.",
    ),
}

TITLE = {
    "en": "Army takes Hanano after three days of fighting",
    "ar": "قوات النظام تدخل مساكن هنانو بعد ثلاثة أيام من القتال",
    "fr": "Alep : l'armée prend Hanano après trois jours de combats",
    "ru": "Армия взяла Ханано после трёх дней боёв",
    "es": "El Ejército toma Hanano tras tres días de combates",
}

# What other stories, captions, comments and bylines on the page say: sentences that would be claims were they news of this page.
ASIDE = {
    "en": ("Rebels capture the Sukkari district in a dawn raid", "Army seizes Bustan al-Qasr from rebels, monitor says",
           "Insurgents lose the Salaheddine district after a month under siege",
           "File photo: rebel fighters hold the Mashhad district, in 2014.",
           "I think the army took Sukkari last night, my cousin lives there and he saw the flag with his own eyes.",
           "Kurdish forces seized the Bustan al-Basha district on Friday, our explainer of who controls what in the city tells you."),
    "ar": ("المعارضة تسيطر على حي السكري في هجوم فجرا", "قوات النظام تسيطر على حي بستان القصر",
           "المعارضة تخسر حي صلاح الدين بعد شهر من الحصار",
           "صورة أرشيفية: مقاتلون من المعارضة سيطروا على حي المشهد عام 2014",
           "أظن أن الجيش سيطر على حي السكري ليلة أمس، ابن عمي يسكن هناك وقد رأى العلم بعينيه.",
           "سيطرت القوات الكردية على حي بستان الباشا يوم الجمعة، تعرفوا على خارطة السيطرة في المدينة."),
    "fr": ("Les rebelles ont pris le quartier de Sukkari à l'aube", "L'armée a pris Bustan al-Qasr aux rebelles",
           "Les insurgés ont perdu Salaheddine après un mois de siège",
           "Photo d'archives : les rebelles tiennent le quartier de Mashhad, en 2014.",
           "Je crois que l'armée a pris Sukkari cette nuit, mon cousin y habite et il a vu le drapeau de ses yeux.",
           "Les forces kurdes ont pris le quartier de Bustan al-Basha vendredi, explique notre carte de qui tient quoi dans la ville."),
    "ru": ("Повстанцы взяли под контроль район Суккари на рассвете", "Армия заняла квартал Бустан аль-Каср",
           "Повстанцы потеряли район Салах-эд-Дин после месяца осады",
           "Архивное фото: повстанцы удерживают район Машхад, 2014 год.",
           "Думаю, армия взяла район Суккари этой ночью, там живёт мой двоюродный брат, он видел флаг своими глазами.",
           "Курдские силы заняли район Бустан аль-Баша в пятницу, рассказывает наша карта."),
    "es": ("Los rebeldes toman el barrio de Sukari al amanecer", "El Ejército tomó Bustan al Qasr a los rebeldes",
           "Los insurgentes perdieron Salahedín tras un mes de asedio",
           "Foto de archivo: los rebeldes controlan el barrio de Mashhad, en 2014.",
           "Creo que el Ejército tomó Sukari anoche, mi primo vive allí y vio la bandera con sus propios ojos.",
           "Las fuerzas kurdas tomaron el barrio de Bustan al Basha el viernes, explica nuestro mapa de la ciudad."),
}


@dataclass(frozen=True)
class Saved:
    """A page as a reader saved it, and what should be read from it.

    `data`: the file. `body`: lines that must be read, in order (`BODY` of `lang` unless said). `day`: ISO, "" where the page
    states none. `publisher`, `title`, `url`: as read; "" is not checked. `name`: the file's name.
    """

    data: bytes
    lang: str = "en"
    day: str = "2016-11-27"
    publisher: str = ""
    title: str = ""
    url: str = ""
    name: str = "page.html"
    body: tuple[str, ...] = field(default=())

    @property
    def lines(self) -> tuple[str, ...]:
        return self.body or BODY[self.lang]


def save(html: str, lang: str = "en", **expected) -> Saved:
    return Saved(html.encode(), lang, **{"title": TITLE[lang], **expected})


def paragraphs(lang: str, *, between: dict[int, str] | None = None, of: str = "<p>{}</p>") -> str:
    """The article's lines as markup, `between[n]` after the line n."""
    return "\n".join(of.format(line) + (between or {}).get(n, "") for n, line in enumerate(BODY[lang]))


def linked(lang: str, *, of: str = '<li><a href="/other/{n}">{}</a></li>', first: int = 0, last: int = 3) -> str:
    """Headlines of other stories as links."""
    return "\n".join(of.format(line, n=n) for n, line in enumerate(ASIDE[lang][first:last]))

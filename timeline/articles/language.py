"""In which language a text is written: by its script, its small words, and for the rest by py3langid."""

from __future__ import annotations

import re
from functools import cache

_SAMPLE = 2_000  # characters; a language does not change with length
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_RUN = re.compile(r"[\x00-\u024f\u2000-\u206f\u20a0-\u20cf]+")  # Latin letters, marks, currency: no other script's
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # soft hyphens, joiners, marks of direction
_SCRIPTS = (
    ("arabic", re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]")), ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("kana", re.compile(r"[\u3040-\u30ff]")), ("han", re.compile(r"[\u3400-\u9fff]")), ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")), ("el", re.compile(r"[\u0370-\u03ff]")), ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")), ("hi", re.compile(r"[\u0900-\u097f]")), ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
# Words that every text of some length holds and that few other languages have.
_SMALL_WORDS = {
    "en": "the of and to in was were that has have by from with said which their they it is at on after had been",
    "fr": "le la les des du une dans est ont été par sur avec qui que pour selon après leur aux ces et sont",
    "es": "el los las del una en por con que según fue han para su sus tras y como más al sobre este",
    "de": "der die das und den dem von zu mit auf ist im nicht nach ein eine des sich haben wurde hat sei am",
    "it": "il gli della del dei delle nella che una di per con sono stato dal dopo ha hanno nel alla è e dalle",
    "pt": "os as uma do da dos das em no na que por com foi foram não segundo para pelo pela ao e são após",
    "nl": "de het een van en in zijn dat op is met voor niet werd door heeft hebben aan naar bij ook zijn",
    "tr": "ve bir bu için ile olarak da de ise olan sonra kadar daha göre gibi ancak çok tarafından etti oldu",
    "pl": "w i na z się że do jest przez po nie od dla są oraz jak został przy także który które zostały",
    "sv": "och att det som en på är av för med till den har inte om ett från var efter",
    "id": "yang dan di dari untuk dengan pada telah ini itu oleh adalah ke dalam kota mereka akan",
}
_FALLBACK = ["ar", "ca", "cs", "da", "de", "en", "es", "fi", "fr", "hr", "hu", "id", "it", "ku", "lb", "nb", "nl", "pl", "pt", "ro",
             "sk", "sl", "sq", "sv", "sw", "tr", "vi"]
_SURE = 0.95
_FEW_WORDS = 10


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language that most of `text` is in, or "und" where that can't be told."""
    sample = text[:_SAMPLE] if text[:_SAMPLE].isascii() else _HIDDEN.sub("", text[:_SAMPLE])
    letters = len(_LETTER.findall(sample))
    if letters < 4:
        return "und"
    if sample.isascii():
        return _tell_latin(sample)
    counts = _count_scripts(sample)
    latin = letters - sum(counts.values())
    script, most = max(counts.items(), key=lambda pair: pair[1])
    if counts["kana"] and counts["kana"] + counts["han"] > latin and counts["kana"] * 12 > counts["han"]:
        return "ja"
    if most * 1.2 < latin:  # a quotation or a name in another script
        return _tell_latin(sample)
    if script == "arabic":
        return _tell_arabic(sample, most)
    if script == "cyrillic":
        return _tell_cyrillic(sample, most)
    return {"han": "zh", "kana": "ja"}.get(script, script)


def is_latin(sample: str) -> bool:
    """Whether most of a sample's letters are Latin (true of a sample without letters)."""
    if sample.isascii():
        return True
    return 2 * sum(_count_scripts(sample).values()) <= len(_LETTER.findall(sample))


def _count_scripts(sample: str) -> dict[str, int]:
    """Letters of each script but the Latin."""
    foreign = _LATIN_RUN.sub("", sample)
    return {name: len(script.findall(foreign)) if foreign else 0 for name, script in _SCRIPTS}


def _tell_arabic(sample: str, letters: int) -> str:
    def share(these: str) -> float:
        return sum(map(sample.count, these)) / letters

    if share("ەێۆڕڵ") > 0.03:
        return "ckb"
    if share("ٹڈڑںے") > 0.02:
        return "ur"
    if share("پچژگیک") > 0.03:
        return "fa"
    return "ar"


def _tell_cyrillic(sample: str, letters: int) -> str:
    lowered = sample.lower()

    def share(these: str) -> float:
        return sum(map(lowered.count, these)) / letters

    if share("ѓќѕ") > 0.001 and share("ј") > 0.005:
        return "mk"
    if share("јљњћђџ") > 0.01:
        return "sr"
    if share("ў") > 0.003:
        return "be"
    if share("әғқңөұүһ") > 0.02:
        return "kk"
    if share("іїєґ") > 0.02:
        return "uk"
    if share("ыэ") == 0 and share("ъ") > 0.01 and lowered.count("ъ") > 1:
        return "bg"
    return "ru" if share("ыэё") > 0 or letters > 40 else "und"


def _tell_latin(sample: str) -> str:
    words = _WORD.findall(sample.lower())
    if len(words) < 3:
        return "und"
    owners = _own_small_words()
    scores: dict[str, int] = {}
    for word in words:
        for lang in owners.get(word, ()):
            scores[lang] = scores.get(lang, 0) + 1
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if ranked:
        best, count = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0
        if count >= 3 and count >= 0.12 * len(words) and count >= 1.6 * second:
            return best
        if count == 2 and second == 0 and len(words) <= _FEW_WORDS:  # a line such as a headline
            return best
    lang, sure = _identify(sample[:4000])
    return lang if sure >= _SURE and len(words) >= 5 else "und"


@cache
def _own_small_words() -> dict[str, tuple[str, ...]]:
    owners: dict[str, tuple[str, ...]] = {}
    for lang, words in _SMALL_WORDS.items():
        for word in dict.fromkeys(words.split()):
            owners[word] = (*owners.get(word, ()), lang)
    return owners


def _identify(sample: str) -> tuple[str, float]:
    identifier = _load_identifier()
    lang, sure = identifier.classify(sample)
    return str(lang), float(sure)


@cache
def _load_identifier():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = {str(label) for label in identifier.nb_classes}
    identifier.set_languages([lang for lang in _FALLBACK if lang in known])
    return identifier

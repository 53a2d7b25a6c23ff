"""Words: prefixes, articles and pronouns that are written together with a word, cut off as tokens of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.claims.lexicon import Lexicon
from timeline.claims.tokens import TOKEN, Tokens, fold_token


@dataclass(frozen=True, slots=True)
class Words(Tokens):
    """Tokens with what is known of each: `joined` to the token before it as a pronoun, marked as `passive`, or `definite`."""

    joined: set[int] = field(default_factory=set)
    passive: set[int] = field(default_factory=set)
    definite: set[int] = field(default_factory=set)


def split_words(text: str, start: int, end: int, lexicon: Lexicon, spots: list) -> Words:
    """The words of `text[start:end]` with their clitics cut off; what stands before a place's name in its word is cut, too."""
    out = Words([], [], [])
    config = lexicon.config
    s, whole = 0, 0
    found = [m for m in TOKEN.finditer(text, start, end) if fold_token(m.group())]
    raws = [fold_token(m.group()) for m in found]
    for i, match in enumerate(found):
        at, stop = match.span()
        raw = match.group()
        word = raws[i]
        if i >= whole:
            size, _ = lexicon.find(raws, i)
            whole = i + size if size > 1 else whole
        while s < len(spots) and spots[s].end <= at:
            s += 1
        if s < len(spots) and spots[s].start < stop:
            cut = spots[s].start
            for clitic in spell_clitics(fold_token(text[at:cut]), config["clitics"]) if cut > at else ():
                _add(out, clitic, at, min(at + len(clitic), cut))
                at = min(at + len(clitic), cut)
            _add(out, fold_token(text[max(at, cut) : stop]) or word, max(at, cut), stop)
            continue
        plain = config.get("plain_pronoun", "")
        if (
            i >= whole
            and plain
            and raw[-1] == word[-1] == plain
            and any(kind == "verb" and data["object"] == "place" and "finite" in data["forms"] for kind, data in lexicon.find([word[:-1]], 0)[1])
        ):
            parts = [
                (word[:-1], len(word) - 1, False),
                (plain, 1, True),
            ]  # they took it, not: the taking, which folding makes one
        else:
            parts = None
        parts = parts or cut_word(word, lexicon, _leads_noun(out.words[-1:], lexicon)) if i >= whole else [(word, len(word), False)]
        n = at
        for k, (part, size, joined) in enumerate(parts):
            last = k == len(parts) - 1
            to = stop if last else min(n + size, stop)
            if joined:
                out.joined.add(len(out.words))
            elif config.get("passive_sign", " ") in raw[:3]:
                out.passive.add(len(out.words))
            if is_definite(part, lexicon):
                out.definite.add(len(out.words))
            _add(out, part, n, to)
            n = to
    return out


def _add(out: Words, word: str, start: int, end: int) -> None:
    out.words.append(word)
    out.starts.append(start)
    out.ends.append(end)


def spell_clitics(head: str, clitics: list[str]) -> list[str]:
    """The prefixes that `head` is made of; empty where it is something else."""
    out = []
    while head:
        clitic = next((c for c in clitics if head.startswith(c)), None)
        if clitic is None:
            return []
        out.append(clitic)
        head = head[len(clitic) :]
    return out


def is_definite(word: str, lexicon: Lexicon) -> bool:
    return any(word.startswith(a) and len(word) > len(a) + 1 and word not in lexicon.trie for a in lexicon.config.get("articles", ()))


def is_adjective(word: str, lexicon: Lexicon) -> bool:
    _, entries = lexicon.find([word], 0)
    return bool(entries) and all(kind == "word" and data["class"].startswith("adj") for kind, data in entries)


def _takes_object(verb: str, lexicon: Lexicon) -> bool:
    """Whether a pronoun can be the object of this verb; a word that no table has is none."""
    rows = [data for kind, data in lexicon.find([verb], 0)[1] if kind == "verb"]
    return lexicon.knows(verb) and (not rows or any(row["object"] for row in rows))


def _leads_noun(before: list[str], lexicon: Lexicon) -> bool:
    """Whether a noun is due after these words: a preposition or a verb stands last."""
    entries = lexicon.find(before, 0)[1] if before else []
    return any(kind in ("verb", "modality") or (kind == "word" and data["class"].startswith("prep")) for kind, data in entries)


def cut_word(word: str, lexicon: Lexicon, noun_due: bool = False) -> list[tuple[str, int, bool]]:
    """The parts of a written word as (part, length in the text, joined): itself if it is known, else the fewest cuts that are."""
    known = lexicon.config.setdefault("_cuts", {})
    parts = known.get((word, noun_due))
    if parts is None:
        parts = _cut(word, lexicon, noun_due)
        if len(known) < 50_000:
            known[word, noun_due] = parts
    return parts


def _cut(word: str, lexicon: Lexicon, noun_due: bool) -> list[tuple[str, int, bool]]:
    if lexicon.knows(word) or len(word) < 2 or not word[0].isalpha():
        return [(word, len(word), False)]
    config = lexicon.config
    for before in ("", *config["prefixes"]):
        if before and not word.startswith(before):
            continue
        rest = word[len(before) :]
        clitics = config["prefixes"].get(before, []) if before else []
        if before and rest and before != "".join(clitics):  # for the …: its article is swallowed
            rest = config["articles"][0] + rest
        if not rest:
            continue
        head = [(c, len(c), False) for c in clitics]
        if before and (lexicon.knows(rest) or (rest in config["suffixes"] and clitics[-1] not in config["free_prefixes"])):
            return [*head, (rest, len(word) - sum(len(c) for c in clitics), rest in config["suffixes"])]
        if rest.startswith(tuple(config["articles"])) and not any(rest.endswith(s) and rest[: -len(s)] in lexicon.trie for s in config["suffixes"]):
            continue  # what has an article takes no pronoun
        for suffix in config["suffixes"]:
            stem = rest[: -len(suffix)]
            if len(stem) < 2 or not rest.endswith(suffix):
                continue
            if suffix == config.get("plain_pronoun") and is_adjective(stem, lexicon):
                return [*head, (stem, len(stem) + 1, False)]  # old (feminine), not: its old
            noun = next((stem[: -len(a)] + b for a, b in config["noun_before_pronoun"].items() if stem.endswith(a)), "")
            if (
                noun
                and lexicon.knows(noun)
                and (noun_due or any(c not in config["free_prefixes"] for c in clitics[-1:]) or not _takes_object(stem, lexicon))
            ):
                return [*head, (noun, len(stem), False), (suffix, len(suffix), True)]
            if lexicon.knows(stem):
                return [*head, (stem, len(stem), False), (suffix, len(suffix), True)]
    for before in config["guessed_prefixes"]:  # and + an unknown word
        if word.startswith(tuple(before + a for a in config["articles"])) and len(word) > len(before) + 4:
            return [(before, len(before), False), (word[len(before) :], len(word) - len(before), False)]
    for suffix in config.get("guessed_suffixes", ()):  # an unknown word + their
        if word.endswith(suffix) and len(word) > len(suffix) + 2 and not word.startswith(tuple(config["articles"])):
            head, bare = next(((b, word[len(b) :]) for b in config.get("guessed_anywhere", ()) if word.startswith(b) and len(word) > 6), ("", word))
            stem = bare[: -len(suffix)]
            return [*((c, 1, False) for c in head), (stem, len(stem), False), (suffix, len(suffix), True)]
    for before in config.get("guessed_swallowing", ()):  # to the + an unknown word: its article is swallowed
        if word.startswith(before) and len(word) > len(before) + 2:
            clitics, rest = config["prefixes"][before], word[len(before) :]
            return [*((c, 1, False) for c in clitics), (config["articles"][0] + rest, len(word) - len(clitics), False)]
    for before in config.get("guessed_anywhere", ()):  # and + a word that no table has
        if word.startswith(before) and len(word) > len(before) + 2:
            return [(before, len(before), False), (word[len(before) :], len(word) - len(before), False)]
    return [(word, len(word), False)]

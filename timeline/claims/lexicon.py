"""The lexicon of one language: what its words do, read from the tables of data/lexicon/<lang>/ (form: data/lexicon/README.md)."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from types import SimpleNamespace

from geo.faults import Fault, Faults
from geo.memo import Memo
from timeline.claims.forms import is_open, settle_by_form
from timeline.claims.senses import KEPT, PLAIN, Sense, Settled, read_sense, read_shape
from timeline.claims.tables import TABLES, Entry, check_row, read_obliques
from timeline.claims.tokens import Cuts, fold_token, split_tokens

LONGEST = 24  # words of a phrase


@dataclass(frozen=True, slots=True)
class Pattern:
    """A construction of states.csv: elements are sets of words, "{party}", "{place}" or "~"; `optional` marks which may be missing."""

    elements: tuple[tuple[object, bool], ...]
    row: dict


@dataclass(slots=True)
class Lexicon:
    """Words and constructions of one language. `trie` maps folded words to nested dicts; key None holds the entries."""

    lang: str
    config: dict
    trie: dict = field(default_factory=dict)
    dates: dict = field(default_factory=dict)  # a trie of its own: "by", "fall", "may" mean something else elsewhere
    patterns: list[Pattern] = field(default_factory=list)
    index: dict = field(default_factory=dict)  # the first words of patterns, made at first need
    firsts: Memo = field(init=False)  # what a phrase's first word leads to, by `look_up`
    date_firsts: Memo = field(init=False)
    date_openers: Memo | None = None  # whether a date may open with a word, made at first need
    stems: bool = False  # some phrase starts with a stem (захват*)
    senses: dict = field(default_factory=dict)  # by the identity of a phrase's rows
    shapes: dict = field(default_factory=dict)  # of words that no table has
    articles: tuple[str, ...] = field(init=False)  # written with their word
    follow: bool = field(init=False)  # adjectives stand behind their noun
    inflected: bool = field(init=False)  # cases tell the roles
    pronouns: frozenset[str] = field(init=False)  # that lean on a verb
    degree: frozenset[str] = field(init=False)
    abbreviations: frozenset[str] = field(init=False)  # words whose stop ends no sentence
    cuts: Cuts = field(init=False)  # how its texts are cut into tokens
    adverb_suffixes: tuple[str, ...] = field(init=False)

    def __post_init__(self):
        self.firsts, self.date_firsts = (Memo(partial(self.look_up, trie=trie)) for trie in (self.trie, self.dates))
        self.articles = tuple(self.config.get("articles", ()))
        self.follow = bool(self.config.get("adjectives_follow"))
        self.inflected = self.config.get("word_order") == "inflected"
        self.pronouns = frozenset(self.config.get("clitic_pronouns", ()))
        self.abbreviations = frozenset(self.config.get("abbreviations", ()))
        self.cuts = Cuts(clitics=self.clitics, enclitics=self.enclitics, known=Vocabulary(self))
        self.degree = frozenset(self.config.get("degree", ()))
        self.adverb_suffixes = tuple(self.config.get("adverb_suffixes", ()))

    @property
    def clitics(self) -> tuple[str, ...]:
        return tuple(self.config.get("clitics", ()))

    @property
    def enclitics(self) -> tuple[str, ...]:
        return tuple(self.config.get("enclitics", ()))

    def find(self, words: list[str], at: int, *, trie: dict | None = None) -> tuple[int, list[Entry]]:
        """The longest phrase that starts at `words[at]`: (number of words, its entries), or (0, [])."""
        best, entries, nodes, _ = (self.firsts if trie is None else self.date_firsts)[words[at]]
        if not nodes:
            return best, entries
        size = 1
        if not self.stems and not self.articles:  # one way through the trie
            (node,) = nodes
            for word in words[at + 1 : at + LONGEST]:
                node = node.get(word)
                if node is None:
                    break
                size += 1
                if None in node:
                    best, entries = size, node[None]
            return best, entries
        while nodes and at + size < len(words):
            word, size = words[at + size], size + 1
            nodes = [nxt for node in nodes for nxt in self._step(node, word)]
            for node in nodes:
                if None in node and size > best:
                    best, entries = size, node[None]
        return best, entries

    def look_up(self, word: str, *, trie: dict) -> tuple[int, list[Entry], list[dict], Settled | None]:
        """What `word` is by itself, the nodes of longer phrases that it opens, and what it is whatever stands beside it."""
        nodes = self._step(trie, word)
        own = next((node[None] for node in nodes if None in node), None)
        settled = self.settle_alone(word, own or []) if trie is self.trie else None
        return 0 if own is None else 1, own or [], [node for node in nodes if len(node) > (None in node)], settled

    def _step(self, node: dict, word: str) -> list[dict]:
        found = [node[word]] if word in node else []
        if not found:
            for article in self.articles:
                if word.startswith(article) and word[len(article) :] in node:
                    return [node[word[len(article) :]]]
        stems = node.get("*") if not found or None not in found[0] else None  # a word that only begins phrases may be a stem's too
        if stems:
            for size in range(len(word), 1, -1):
                if word[:size] in stems:
                    return [*found, stems[word[:size]]]
        return found

    def settle_alone(self, text: str, entries: list) -> Settled | None:
        """What a unit of these words and rows is whatever stands beside it; None where its neighbours have a say."""
        if self.inflected:
            if not text or is_open(entries):
                return None
            alone = SimpleNamespace(text=text, entries=entries, kind="w", data=None, also=frozenset())
            settle_by_form([alone], 0, self)
            return Settled(alone.kind, alone.data, alone.entries, alone.also)
        if text in self.degree or text in self.pronouns:
            return None
        if entries:
            return self.sense_of(entries).settled
        kind, endings = self.shape_of(text) if text else ("", ())
        return Settled(kind, None, entries, frozenset()) if kind else None if endings else PLAIN

    def sense_of(self, entries: list) -> Sense:
        """What the rows of a phrase make of it, whatever stands beside it."""
        sense = self.senses.get(id(entries))
        if sense is None or sense.rows is not entries:
            sense = self.senses[id(entries)] = read_sense(entries, follow=self.follow)
        return sense

    def shape_of(self, word: str) -> tuple[str, tuple[str, ...]]:
        """(kind of a mark or number or "", what its ending may make an unknown word)."""
        shape = self.shapes.get(word)
        if shape is None:
            if len(self.shapes) > KEPT:
                self.shapes.clear()
            shape = self.shapes[word] = read_shape(word, self.config)
        return shape

    def knows(self, word: str) -> bool:
        return bool(self._step(self.trie, word))


class Vocabulary:
    """The first words of a lexicon, for cutting clitics: `word in vocabulary`."""

    def __init__(self, lexicon: Lexicon):
        self.lexicon = lexicon

    def __contains__(self, word: str) -> bool:
        return self.lexicon.knows(word)


def read_lexicon(folder: Path) -> Lexicon:
    """Read the tables of one language; raises `Faults` that name every bad row at once."""
    folder, faults = Path(folder), []
    try:
        config = tomllib.loads((folder / "language.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Faults(Fault(str(folder / "language.toml"), f"cannot be read: {error}", "the language's settings")) from None
    lexicon = Lexicon(folder.name, config)
    for table, columns in TABLES.items():
        path = folder / f"{table}.csv"
        if not path.exists():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ())[: len(columns)] != columns:
                faults.append(Fault(str(path), f"columns {reader.fieldnames}", ", ".join(columns)))
                continue
            for row in reader:
                where = f"{path}:{reader.line_num}"
                row = {key: (value or "").strip() for key, value in row.items() if key}
                if not row[columns[0]] or row[columns[0]].startswith("#"):
                    continue
                wrong = check_row(table, row)
                if wrong:
                    faults.append(Fault(where, *wrong))
                else:
                    add_row(lexicon, table, row, f"{lexicon.lang}/{table}:{row[columns[0]].split('|')[0]}")
    if faults:
        raise Faults(faults)
    return lexicon


def add_row(lexicon: Lexicon, table: str, row: dict, rule: str) -> None:
    if table == "verbs":
        frame = {
            "event": row["event"],
            "subject": row["subject"],
            "object": row["object"],
            "obliques": read_obliques(row["obliques"]),
            "required": frozenset(p.rsplit(":", 1)[1].strip() for p in row["obliques"].split("|") if "!:" in p),
            "tails": tuple(" ".join(split_tokens(t).words) for t in row["tail"].split("|") if t.strip()),
            "rule": rule,
            "default": row.get("default", ""),
        }
        forms: dict[str, set[str]] = {}
        for form in ("infinitive", "finite", "participle", "gerund"):
            for phrase in row[form].split("|"):
                if phrase.strip():
                    forms.setdefault(phrase.strip(), set()).add(form)
        for phrase, kinds in forms.items():
            add_phrase(lexicon, phrase, ("verb", {**frame, "forms": frozenset(kinds)}))
    elif table == "states":
        frame = {key: row[key] for key in ("event", "subject", "object", "slot")}
        frame.update(obliques=read_obliques(row["obliques"]), rule=rule)
        lexicon.patterns.append(Pattern(compile_pattern(row["pattern"]), frame))
    else:
        kind = {
            "words": "word",
            "parties": "party",
            "placenouns": "placenoun",
            "nouns": "noun",
            "modality": "modality",
            "speakers": "speaker",
            "shares": "share",
            "dates": "date",
        }[table]
        data = dict(row, rule=rule)
        if table == "nouns":
            data["obliques"] = read_obliques(row["obliques"])
        for phrase in row[TABLES[table][0]].split("|"):
            if phrase.strip():
                add_phrase(lexicon, phrase.strip(), (kind, data), trie=lexicon.dates if kind == "date" else None)


def add_phrase(lexicon: Lexicon, phrase: str, entry: Entry, *, trie: dict | None = None) -> None:
    """Put a phrase into the trie; a word that ends in * is a stem: it stands for every word that starts so."""
    node = lexicon.trie if trie is None else trie
    for word in phrase.split():
        parts = split_word(word)
        for part in parts:
            if word.endswith("*") and len(word) > 2:
                lexicon.stems = True
                node = node.setdefault("*", {}).setdefault(part, {})
            else:
                node = node.setdefault(part, {})
    node.setdefault(None, []).append(entry)


@lru_cache(maxsize=1 << 14)
def split_word(word: str) -> tuple[str, ...]:
    """The folded tokens of a table's word; a stem (захват*) loses its asterisk, an elided word (d') stays whole."""
    if word.endswith("*") and len(word) > 2:
        return (fold_token(word[:-1]),)
    if word.isalpha() or (len(word) > 1 and word[-1] in "'’"):
        return (fold_token(word),)
    return tuple(split_tokens(word).words)


def compile_pattern(text: str) -> tuple[tuple[object, bool], ...]:
    """`in [the] hands of {party}` as elements with their optionality; `a/b` are alternatives, `~` a short gap."""
    elements = []
    for part in text.split():
        optional = part.startswith("[")
        part = part.strip("[]")
        if part in ("~", "{party}", "{place}"):
            elements.append((part, optional))
        else:
            elements.append((frozenset(fold_token(word) for word in part.split("/")), optional))
    return tuple(elements)

def walk_trie(node: dict, path: tuple[str, ...]):
    """Every (path, kind, row) of a trie; of a stem the stem itself."""
    for key, value in node.items():
        if key is None:
            for kind, data in value:
                yield path, kind, data
        elif key == "*":
            yield from walk_trie(value, path)
        else:
            yield from walk_trie(value, (*path, key))

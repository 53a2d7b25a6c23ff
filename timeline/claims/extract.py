"""Claims of an article: sentence by sentence, what is said to be held, taken, lost or contested, by whom, when, and who says so."""

from __future__ import annotations

import datetime as dt

from timeline.articles.article import Article
from timeline.claims.answers import match_answer, note_question
from timeline.claims.appositions import cut_appositions
from timeline.claims.asides import leave_out_asides, leave_out_brackets
from timeline.claims.auxiliaries import find_spots, share_auxiliaries, share_parties
from timeline.claims.chunking import build_chunks
from timeline.claims.chunks import Chunk, names_sector
from timeline.claims.claim import Claim
from timeline.claims.dates import find_dates
from timeline.claims.ellipsis import close_gaps, drop_asides, lead_members, move_partitives, name_members
from timeline.claims.epithets import void_epithets, void_foreign
from timeline.claims.findings import name_party
from timeline.claims.forces import join_forces
from timeline.claims.frames import find_claims
from timeline.claims.gate import PARTY, WEAK, Gate, may_claim
from timeline.claims.inflected import read_inflected
from timeline.claims.inversion import drop_dateline, turn_round
from timeline.claims.joins import join_phrases
from timeline.claims.labels import keep_promise, match_labels
from timeline.claims.link import link_phrases
from timeline.claims.lists import group_lists
from timeline.claims.measures import put_measures
from timeline.claims.places import Scene
from timeline.claims.reader import Reader
from timeline.claims.sentences import mask_datelines, skip_head, split_sentences
from timeline.claims.settle import PARTIES, VERSION, settle, settle_date, tells_past
from timeline.claims.speakers import Speech, cut_speech, leading_speech
from timeline.claims.spots import Sectors
from timeline.claims.tagging import tag_units
from timeline.claims.tallies import mark_tallies, tells_of_others
from timeline.claims.territory import mark_territory
from timeline.claims.tokens import fold_text, split_tokens
from timeline.claims.verbfirst import read_verb_first


def extract_claims(article: Article, reader: Reader) -> list[Claim]:
    """The claims of `article` in text order; empty where its language has no lexicon.

    Every claim's `start:end` slices `article.text` to its `quote`, every place's `start:end` to its `text`.
    """
    lexicon = reader.lexicon_for(article)
    if lexicon is None:
        return []
    text = article.text
    spots = [
        s
        for s in find_spots(mask_datelines(text, frozenset(lexicon.config.get("bureaus", ()))), article, reader, lexicon)
        if not (s.elsewhere and (is_word(s.text, lexicon) or is_date(text, s.start, lexicon)))
    ]
    scene = Scene(
        text,
        Sectors(reader.directions, reader.gazetteer, article.published),
        pro_drop=bool(lexicon.config.get("pro_drop")),
        present=frozenset(lexicon.config.get("present", ())),
        past=frozenset(fold_text(word) for word in lexicon.config.get("past", ())),
        sequence=frozenset(lexicon.config.get("sequence", ())),
        spans=frozenset(lexicon.config.get("spans", ())),
        yes=frozenset(lexicon.config.get("yes", ())),
        no=frozenset(lexicon.config.get("no", ())),
        adversaries=reader.adversaries,
        attacker=next((who for first, last, who in reader.attackers if who and first <= article.published <= last + dt.timedelta(days=3)), ""),
    )
    if sum(s.elsewhere for s in spots) > sum(not s.elsewhere and s.kind != "city" for s in spots):
        scene.sectors = Sectors({}, reader.gazetteer, article.published)  # about another city: its east is not ours
    claims: list[Claim] = []
    seen: set = set()
    at = 0
    gate, plain = reader.gate_for(lexicon), lexicon.config.get("word_order", "svo") == "svo"
    for start, end in split_sentences(text, abbreviations=lexicon.abbreviations):
        while at < len(spots) and spots[at].end <= start:
            at += 1
        own = []
        n = at
        while n < len(spots) and spots[n].start < end:
            own.append(spots[n])
            n += 1
        head = skip_head(text, start, end)
        if head > start and all(s.kind == "city" or s.elsewhere for s in own if s.start < head):  # a district's name at the head is what it is about
            start, own = head, [s for s in own if s.start >= head]
        if plain and not worth_reading(text[start:end], own, scene, gate):
            continue
        for claim in read_sentence(article, start, end, own, scene, lexicon, reader):
            if claim.id not in seen:
                seen.add(claim.id)
                claims.append(claim)
    return claims


def is_word(text: str, lexicon) -> bool:
    """Whether a name is a phrase of the language too, from its first word to its last."""
    words = split_tokens(text).words
    return lexicon.find(words, 0)[0] == len(words)


def is_date(text: str, start: int, lexicon) -> bool:
    """Whether a date begins at `start`: a month that bears a place's name is no place."""
    words = split_tokens(text, start, min(start + 24, len(text))).words
    return bool(words) and lexicon.find(words, 0, trie=lexicon.dates)[0] > 0


def read_sentence(article: Article, start: int, end: int, spots: list, scene: Scene, lexicon, reader: Reader) -> list[Claim]:
    if lexicon.config.get("word_order") == "vso":
        findings, chunks, whens, speech = read_verb_first(
            article.text, start, end, spots, scene, lexicon, article.published, offensives=reader.offensives
        )
        return settle_all(article, findings, chunks, whens, speech, scene, reader, lexicon, start, end)
    tokens = split_tokens(article.text, start, end, cuts=lexicon.cuts)
    if not tokens:
        return []
    for bare, meant in lexicon.config.get("bare_capitals", {}).items():  # A Alep, l'armée …: a capital that lost its accent
        for n in range(len(tokens.words) - 1):
            if tokens.words[n] == bare and article.text[tokens.starts[n]].isupper() and tokens.words[n + 1] not in ("-", "."):
                tokens.words[n] = meant
    whens = find_dates(tokens, article.published, lexicon, offensives=reader.offensives)
    scene.begin = start
    units = [u for u in tag_units(tokens, spots, whens, lexicon) if u.kind != "quote" or u.text == "'"]
    if not units:
        return []
    for unit in [u for u in units if u.kind == "party" and u.data.get("party")]:
        if "/" in unit.data["party"]:  # jihadists: whom the word means depends on who is about
            usual, other = unit.data["party"].split("/")
            unit.data = dict(unit.data, party=other if scene.counts.get(other) else usual)
        if unit.data["party"]:
            scene.counts[unit.data["party"]] = scene.counts.get(unit.data["party"], 0) + 1
    question = units[-1].kind == "question" or any(u.kind == "question" for u in units[-2:])
    if lexicon.config.get("word_order") == "inflected":
        chunks, findings, speech = read_inflected(units, lexicon, scene, question=question)
    else:
        chunks = share_parties(join_forces(share_auxiliaries(drop_dateline(build_chunks(units, lexicon)))))
        if units[0].text in lexicon.config.get("inverted_conditionals", ()) and not question:
            chunks.insert(0, Chunk("cond", units[:1]))  # Should X fall …
        chunks, speech = cut_speech(leave_out_brackets(chunks))
        chunks = leave_out_asides(link_phrases(put_measures(join_phrases(chunks)), scene.sectors.resolve))
        if names_sector(chunks):
            void_foreign(chunks, article.text)
        mark_territory(chunks, scene)
        if names_sector(chunks):
            void_epithets(chunks, lexicon)
        chunks = mark_tallies(chunks)
        chunks = group_lists(name_members(lead_members(drop_asides(chunks))))
        chunks = turn_round(close_gaps(move_partitives(group_lists(cut_appositions(chunks)))))
        _lead(chunks, speech, scene, reader)
        label, scene.label = scene.label, None
        findings = find_claims(chunks, scene, question=question, free_order=lexicon.config.get("word_order") == "free")
        findings = [*keep_promise(chunks, findings, label, scene), *findings]
        findings = findings or match_labels(chunks, scene, label) or match_answer(chunks, scene)
        if scene.label is not None and scene.label is not label:
            told = settle_date(scene.label, chunks, whens, article.published, lexicon)
            scene.label.when = told if told.basis != "publication" else None
        scene.asked = None
        if question:
            note_question(chunks, findings, scene)
    return settle_all(article, findings, chunks, whens, speech, scene, reader, lexicon, start, end)


def settle_all(article: Article, findings, chunks, whens, speech: Speech, scene: Scene, reader: Reader, lexicon, start: int, end: int) -> list[Claim]:
    """The claims of a sentence's findings; the scene takes over what the sentence has spoken of."""
    if speech.phrase and speech.end > speech.start:  # in the article's own words
        speech.phrase = scene.speaker = " ".join(article.text[speech.start : speech.end].split())
    claims = []
    for finding in findings:
        if tells_of_others(finding, chunks):
            continue
        claim = settle(article, finding, chunks, whens, speech, scene, reader, lexicon, start, end)
        if claim is not None:
            claims.append(claim)
    on = max((w.last for w in whens if w.last and w.kind == "on"), default=None)  # on Friday, in a district that fell last month: Friday
    scene.anchor = on or (scene.anchor if any(f.at < len(chunks) and tells_past(chunks, f, lexicon) for f in findings) else None)
    mentioned = [s for c in chunks if c.kind == "np" and c.spots for s in _spots(c)]
    if mentioned:
        told = [f for f in findings if not f.aside]
        if told or not findings:
            scene.note(told[-1].spots if told else mentioned)
    return claims


def worth_reading(sentence: str, spots: list, scene: Scene, gate: Gate) -> bool:
    """Whether a sentence may hold a claim: it has a cue, and a place or something that may point back to one.

    Of one that has none only its places and parties are noted, for the sentences that follow.
    """
    if scene.asked is not None or (spots and scene.label is not None):
        return True
    found = gate.scan(sentence, named=bool(spots))
    if may_claim(found, named=bool(spots)) or (found & (WEAK | PARTY) and sentence.endswith(":")):
        return True  # or a heading
    parties = gate.find_parties(sentence) if found & PARTY else []
    for _, party in parties:
        scene.counts[party] = scene.counts.get(party, 0) + 1
    if parties and parties[0][0] < 25:
        scene.party = parties[0][1]
    if spots:
        scene.note(spots)
    return False


def _spots(chunk) -> list:
    return [m.spots[-1][0].spot for m in (chunk, *chunk.more) if m.spots]


def _lead(chunks, speech: Speech, scene: Scene, reader: Reader) -> None:
    for v, chunk in enumerate(chunks):
        if chunk.kind == "vg" and chunk.head == "say" and chunk.voice != "passive":
            leading_speech(chunks, v, speech)
    if not speech.reported:
        scene.speaker_side = ""
    if speech.phrase:
        scene.speaker = speech.phrase
        scene.speaker_party = speech.party
        scene.side = speech.party or scene.side
        source = reader.sources.find_speaker(speech.phrase)
        side = source.alignment if source and source.alignment == "government" else speech.party  # monitors tell of both sides' gains
        scene.speaker_side = side if side in PARTIES else ""


__all__ = ["VERSION", "extract_claims", "name_party"]

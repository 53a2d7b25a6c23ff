"""Claims of an article: sentence by sentence, what is said to be held, taken, lost or contested, by whom, when, and who says so."""

from __future__ import annotations

import datetime as dt

from geo.mentions import find_mentions
from geo.place import place_mentions
from timeline.articles.article import Article
from timeline.claims.chunks import Chunk, build_chunks
from timeline.claims.claim import Claim, hash_claim
from timeline.claims.dates import When, find_dates, say_edtf
from timeline.claims.frames import Finding, find_claims, name_party
from timeline.claims.inflected import read_inflected
from timeline.claims.gate import Gate
from timeline.claims.link import cut_appositions, group_lists, link_phrases
from timeline.claims.places import Scene, Sectors, spots_of
from timeline.claims.reader import Reader
from timeline.claims.sentences import split_sentences
from timeline.claims.speakers import Speech, cut_speech, leading_speech
from timeline.claims.tokens import split_tokens
from timeline.claims.units import Unit, tag_units
from timeline.claims.verbfirst import read_verb_first

VERSION = "rules-1"
PARTIES = ("government", "opposition", "sdf", "isis")
BACKGROUND_DAYS = 8  # an event that ended longer before publication is background


def extract_claims(article: Article, reader: Reader) -> list[Claim]:
    """The claims of `article` in text order; empty where its language has no lexicon.

    Every claim's `start:end` slices `article.text` to its `quote`, every place's `start:end` to its `text`.
    """
    lexicon = reader.lexicon_for(article)
    if lexicon is None:
        return []
    text = article.text
    placed = place_mentions(text, find_mentions(text, reader.gazetteer, lang=article.lang), reader.gazetteer, day=article.published)
    spots = [s for s in spots_of(text, placed, reader.gazetteer) if not (s.elsewhere and lexicon.find(split_tokens(s.text).words, 0)[0])]
    scene = Scene(text, Sectors(reader.directions, reader.gazetteer, article.published), pro_drop=bool(lexicon.config.get("pro_drop")),
                  adversaries=reader.adversaries, attacker=next((who for first, last, who in reader.attackers if who and first <= article.published <= last + dt.timedelta(days=3)), ""))
    claims: list[Claim] = []
    seen: set = set()
    at = 0
    gate, plain = reader.gates[lexicon.lang], lexicon.config.get("word_order", "svo") == "svo"
    for start, end in split_sentences(text, abbreviations=reader.abbreviations[lexicon.lang]):
        while at < len(spots) and spots[at].end <= start:
            at += 1
        own = []
        n = at
        while n < len(spots) and spots[n].start < end:
            own.append(spots[n])
            n += 1
        if plain and not worth_reading(text[start:end], own, scene, gate):
            continue
        for claim in read_sentence(article, start, end, own, scene, lexicon, reader):
            if claim.id not in seen:
                seen.add(claim.id)
                claims.append(claim)
    return claims


def read_sentence(article: Article, start: int, end: int, spots: list, scene: Scene, lexicon, reader: Reader) -> list[Claim]:
    if lexicon.config.get("word_order") == "vso":
        findings, chunks, whens, speech = read_verb_first(article.text, start, end, spots, scene, lexicon, article.published,
                                                           offensives=reader.offensives)
        return settle_all(article, findings, chunks, whens, speech, scene, reader, lexicon, start, end)
    tokens = split_tokens(article.text, start, end, clitics=lexicon.clitics, enclitics=lexicon.enclitics, known=reader.vocabularies[lexicon.lang])
    if not tokens:
        return []
    whens = find_dates(tokens, article.published, lexicon, offensives=reader.offensives)
    units = [u for u in tag_units(tokens, spots, whens, lexicon) if u.kind != "quote" or u.text == "'"]
    if not units:
        return []
    for unit in units:
        if unit.kind == "party" and "/" in unit.data.get("party", ""):  # jihadists: whom the word means depends on who is about
            usual, other = unit.data["party"].split("/")
            unit.data = dict(unit.data, party=other if scene.counts.get(other) else usual)
        if unit.kind == "party" and unit.data.get("party"):
            scene.counts[unit.data["party"]] = scene.counts.get(unit.data["party"], 0) + 1
    question = units[-1].kind == "question" or any(u.kind == "question" for u in units[-2:])
    if lexicon.config.get("word_order") == "inflected":
        chunks, findings, speech = read_inflected(units, lexicon, scene, question=question)
    else:
        chunks = build_chunks(units, lexicon)
        if units[0].text in lexicon.config.get("inverted_conditionals", ()) and not question:
            chunks.insert(0, Chunk("cond", units[:1]))  # Should X fall …
        chunks, speech = cut_speech(chunks)
        chunks = link_phrases(chunks, scene.sectors.resolve)
        void_foreign(chunks, article.text)
        mark_territory(chunks, scene)
        void_epithets(chunks, lexicon)
        chunks = group_lists(chunks)
        chunks = group_lists(cut_appositions(chunks))
        _lead(chunks, speech, scene, reader)
        findings = find_claims(chunks, scene, question=question, free_order=lexicon.config.get("word_order") == "free")
    return settle_all(article, findings, chunks, whens, speech, scene, reader, lexicon, start, end)


def settle_all(article: Article, findings, chunks, whens, speech: Speech, scene: Scene, reader: Reader, lexicon, start: int, end: int) -> list[Claim]:
    """The claims of a sentence's findings; the scene takes over what the sentence has spoken of."""
    claims = []
    for finding in findings:
        claim = settle(article, finding, chunks, whens, speech, scene, reader, lexicon, start, end)
        if claim is not None:
            claims.append(claim)
    on = next((w.last for w in reversed(whens) if w.last and w.kind == "on"), None)
    scene.anchor = on or (scene.anchor if any(f.at < len(chunks) and tells_past(chunks, f, lexicon) for f in findings) else None)
    mentioned = [s for c in chunks if c.kind == "np" and c.spots for s in _spots(c)]
    if mentioned:
        scene.note(mentioned if len(mentioned) < 2 or not findings else findings[-1].spots)
    return claims


def worth_reading(sentence: str, spots: list, scene: Scene, gate: Gate) -> bool:
    """Whether a sentence may hold a claim: it has a cue, and a place or something that may point back to one.

    Of one that has none only its places and parties are noted, for the sentences that follow.
    """
    cue, pointing, parties = gate.scan(sentence)
    if spots and (cue or parties) or pointing:
        return True
    for _, party in parties:
        scene.counts[party] = scene.counts.get(party, 0) + 1
    if parties and parties[0][0] < 25:
        scene.party = parties[0][1]
    if spots:
        scene.note(spots)
    return False


def void_epithets(chunks, lexicon) -> None:
    """`a rebel bastion` says what a place is, not which; `a rebel east` names the east."""
    for chunk in chunks:
        if chunk.kind == "np" and chunk.head == "place" and chunk.spots and chunk.spots[-1][0].spot.sector and chunk.share is None \
                and chunk.unit.kind == "place" and any(u.kind == "num" and u.i < chunk.unit.i for u in chunk.units):
            chunk.spots, chunk.head = [], "other"  # three Christian quarters: which, is not said
            continue
        if chunk.kind == "np" and chunk.head == "place" and chunk.spots and chunk.spots[-1][0].spot.sector and any(u.text in ("this", "that") for u in chunk.units[:3]):
            entries = lexicon.find([chunk.unit.text.split()[-1]], 0)[1]
            if any(kind == "placenoun" and d["kind"] == "bastion" for kind, d in entries):
                chunk.spots, chunk.head = [], "pronoun"  # this rebel stronghold: the district spoken of
                chunk.unit = Unit("ref", chunk.unit.i, chunk.unit.j, chunk.unit.text, chunk.unit.start, chunk.unit.end)
                continue
        if chunk.kind == "np" and chunk.head == "place" and chunk.spots and chunk.spots[-1][0].spot.sector and chunk.units[0].text in ("a", "an", "one"):
            entries = lexicon.find([chunk.unit.text.split()[-1]], 0)[1]
            if any(kind == "placenoun" for kind, _ in entries):
                chunk.spots, chunk.head = [], "other"


def mark_territory(chunks, scene: Scene) -> None:
    """`a tenth of the territory they once held`, `the quarters that remain to them`: the sector named for its holder."""
    for k, chunk in enumerate(chunks):
        if chunk.kind != "np" or chunk.head != "placenoun" or chunk.spots or chunk.unit.data["kind"] not in ("district", "area") \
                or chunk.unit.data["kind"] == "district" and chunk.unit.data["number"] != "many" and chunk.share is None:
            continue
        ahead = chunks[k + 1:k + 6]
        verb = next((c for c in ahead if c.kind == "vg"), None)
        who = next((name_party(c, scene) for c in ahead if c.kind == "np" and c.head in ("party", "pronoun") and c.prep in ("", "to")), "")
        if verb is None or not who or not (chunk.share is not None and any(d.get("event") == "held" for _, d in verb.unit.entries)
                                           or verb.unit.text in ("remain", "remains", "remained", "left") and any(c.prep == "to" for c in ahead if c.kind == "np")):
            continue
        place_id = scene.sectors.directions.get((who, "territory"))
        spot = scene.sectors.spot(place_id, chunk.start, chunk.units[-1].end, "") if place_id else None
        if spot is not None:
            chunk.spots, chunk.head = [(Unit("place", chunk.unit.i, chunk.unit.j, chunk.unit.text, chunk.start, chunk.units[-1].end, spot=spot), None, "")], "place"


def void_foreign(chunks, text: str) -> None:
    """`the southern quarters of Damascus`: a direction of an unknown capitalised name is no sector of this city."""
    for k in range(len(chunks) - 1):
        a, b = chunks[k], chunks[k + 1]
        if a.kind == b.kind == "np" and a.head == "place" and a.spots and a.spots[-1][0].spot.sector and b.prep in ("of", "in") and b.head in ("other", "party") \
                and text[b.units[-1].start].isupper():
            a.spots, a.head = [], "other"


def _spots(chunk) -> list:
    return [m.spots[-1][0].spot for m in (chunk, *chunk.more) if m.spots]


def _lead(chunks, speech: Speech, scene: Scene, reader: Reader) -> None:
    for v, chunk in enumerate(chunks):
        if chunk.kind == "vg" and chunk.head == "say" and not speech.phrase:
            leading_speech(chunks, v, speech)
    if speech.phrase:
        scene.speaker = speech.phrase
        scene.speaker_party = speech.party
        source = reader.sources.find_speaker(speech.phrase)
        side = source.alignment if source else speech.party
        scene.speaker_side = side if side in PARTIES else ""


def settle(article: Article, finding: Finding, chunks, whens: list[When], speech: Speech, scene: Scene, reader: Reader, lexicon,
           start: int, end: int) -> Claim | None:
    """A finding with its party, date, speaker and share: a Claim; None where no party could hold the place."""
    party, actor = settle_party(finding, scene, article, reader)
    if not party:
        return None
    when = settle_date(finding, chunks, whens, article.published, lexicon, sentence_anchor(finding, chunks, whens, scene))
    modality = finding.mood or ("claimed" if speech.reported else "asserted")
    if not finding.mood and when.last and (article.published - when.last).days > BACKGROUND_DAYS:
        modality = "background"
    places = tuple(s.claim_place() for s in finding.spots)
    share = next((s.share for s in finding.spots if s.share), None)
    value, low, high = _bounds(share)
    scope = finding.spots[0].place_id if len(finding.spots) == 1 and finding.spots[0].sector and share and share["class"] != "whole" else ""
    speaker = speech.phrase or (scene.speaker if speech.pronoun else "")
    source = reader.sources.find_speaker(speaker) if speaker else None
    alignment = source.alignment if source else speech.party or "unknown"
    quote = article.text[start:end]
    return Claim(
        id=hash_claim(article.id, start, end, party, finding.event, modality, places, share=value),
        article_id=article.id, start=start, end=end, quote=quote, party=party, event=finding.event, modality=modality, actor=actor,
        places=places, speaker=speaker, speaker_alignment=alignment,
        against_interest=is_against_interest(alignment, party, finding), first=when.first, last=when.last, date_prec=when.precision,
        basis=when.basis, edtf=say_edtf(when.first, when.last), share=value, share_min=low, share_max=high, scope=scope or "",
        denominator="former_area" if scope and value is not None else "", stock=(finding.event == "held") if value is not None else None,
        rule=finding.rule, version=VERSION)


def _bounds(share) -> tuple[float | None, float | None, float | None]:
    if not share or share["class"] == "rest":
        return None, None, None
    value = float(share["share"]) if share["share"] else None
    if share["class"] == "whole":
        return None, None, None
    return value, float(share["min"]) if share["min"] else None, float(share["max"]) if share["max"] else None


def is_against_interest(alignment: str, party: str, finding: Finding) -> bool:
    """A side that reports what helps its opponent, or its own loss."""
    return alignment in ("government", "opposition", "sdf", "isis") and not finding.mood and party not in (alignment, "contested", "unknown") \
        or (alignment in ("government", "opposition", "sdf", "isis") and finding.loser == alignment and not finding.mood)


def settle_party(finding: Finding, scene: Scene, article: Article, reader: Reader) -> tuple[str, str]:
    """(the party that holds the places once the claim is true, the side that acts)."""
    event = finding.event
    if event in ("captured",):
        holder = finding.holder or finding.mover or scene.taker_by_context()
        return holder, holder
    if event == "repelled" and not finding.holder:
        loser = finding.loser or finding.mover or name_party(finding.roles.get("attack"), scene)
        holder = scene.opponent(loser) if loser else ""
        return holder, holder
    if event in ("held", "repelled"):
        return finding.holder, finding.holder
    if event in ("lost", "withdrew", "evacuated"):
        loser = finding.loser or finding.mover
        if event == "lost" and not loser and not finding.holder:
            return scene.taker_by_context() or "unknown", ""
        return finding.holder or "unknown", loser
    if event in ("entered", "contested"):
        return "contested", finding.mover
    if event == "besieged":
        besieger = finding.besieger
        inside = finding.inside or next((reader.holders[s.place_id] for s in finding.spots if s.place_id in reader.holders), "") or (scene.opponent(besieger) if besieger else "")
        if not inside:
            attacker = scene.taker_by_context()
            inside, besieger = (scene.opponent(attacker), attacker) if attacker else ("", "")
        return inside, besieger
    return "", ""


def settle_date(finding: Finding, chunks, whens: list[When], published: dt.date, lexicon, anchor: dt.date | None = None) -> When:
    """The date phrase nearest to the finding in its clause, else in its sentence; undated: a window that ends at publication."""
    best = None
    for k, chunk in enumerate(chunks):
        if chunk.kind != "date" or k in finding.barred:
            continue
        when = chunk.units[0].data["when"]
        low, high = finding.chunks
        distance = 0 if low <= k <= high else min(abs(k - low), abs(k - high))
        between = chunks[min(k, low):max(k, high)]
        crossed = any(c.kind in ("semi", "colon", "rel") for c in between) and not low <= k <= high
        if crossed and (when.kind in ("since", "for", "until") or when.last is not None and (published - when.last).days > 14):
            continue  # a date of long ago stays in its clause
        distance += 20 * sum(c.kind in ("semi", "sub", "but", "colon", "rel") for c in between) if not low <= k <= high else 0
        if best is None or distance < best[0]:
            best = (distance, when, opening_word(chunks, k, lexicon))
    far = anchor is not None and (published - anchor).days > BACKGROUND_DAYS
    if best is not None and best[1].kind == "before":
        when = best[1]
        on = next((w.first for w in reversed(whens) if w.i < when.i and w.first and w.kind == "on"), anchor)
        if on is not None and (published - on).days > 1:
            return When(on - dt.timedelta(days=1), on, "relative")
        return When(when.first, when.last, "relative")
    if (best is None or best[0] >= 40) and far and tells_past(chunks, finding, lexicon):
        return When(anchor, anchor + dt.timedelta(days=1), "relative")
    if best is None or best[0] >= 40:
        first = published if finding.event in ("held", "contested", "besieged") else published - dt.timedelta(days=1)
        return When(None if finding.earlier else first, published, "publication")
    when = best[1]
    if finding.event in ("held", "contested", "besieged") and when.basis == "relative" and when.kind == "on" and when.last == published and when.first != when.last:
        return When(published, published, when.basis)  # a state of these days is a state of today
    if when.kind == "on" and best[2]:
        when = When(when.first, when.last, when.basis, best[2], when.i, when.j)
    if when.kind == "since_then":
        earlier = [w for w in whens if w.i < when.i and w.first]
        first = earlier[-1].first if earlier else anchor
        if finding.event in ("held", "besieged", "contested"):
            return When(published, published, "relative")
        return When(first, published, "relative")
    if when.kind in ("since", "for"):
        if finding.event in ("held", "besieged", "contested"):
            return When(published, published, when.basis)
        return When(when.first, published, when.basis)
    if when.kind == "until":
        return When(None, when.last, when.basis)
    return when


def sentence_anchor(finding: Finding, chunks, whens: list[When], scene: Scene) -> dt.date | None:
    """The day last spoken of before the finding: in its sentence, else in the one before."""
    start = chunks[finding.at].start if finding.at < len(chunks) else 0
    earlier = [c.units[0].data["when"] for c in chunks if c.kind == "date" and c.start < start]
    return next((w.last for w in reversed(earlier) if w.last and w.kind == "on"), scene.anchor)


def tells_past(chunks, finding: Finding, lexicon) -> bool:
    """Whether the finding's verb is in a tense of narration, so that an undated event belongs to the day last spoken of."""
    verb = chunks[finding.at] if finding.at < len(chunks) else None
    present = lexicon.config.get("present", ())
    return bool(present) and verb is not None and verb.kind == "vg" and verb.form == "finite" and not any(u.text in present for u in verb.units)


def opening_word(chunks, k: int, lexicon) -> str:
    """`since` or `until` where the clause that the date at `k` stands in opens so (since they began in mid-November)."""
    for chunk in reversed(chunks[:k]):
        if chunk.kind == "sub":
            size, entries = lexicon.find(chunk.text.split(), 0, trie=lexicon.dates)
            return next((d["class"] for _, d in entries if d["class"] in ("since", "until")), "") if size else ""
        if chunk.kind in ("comma", "semi", "colon", "and", "but", "rel"):
            return ""
    return ""


__all__ = ["VERSION", "extract_claims", "name_party"]

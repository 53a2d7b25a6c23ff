"""Settling: a finding with its party, date, speaker and share becomes a claim."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from timeline.articles.article import Article
from timeline.claims.claim import Claim, hash_claim
from timeline.claims.findings import Finding, name_party
from timeline.claims.places import Scene
from timeline.claims.reader import Reader
from timeline.claims.speakers import Speech
from timeline.claims.voices import choose_voice
from timeline.claims.when import When, begin_with, goes_on, in_relative, opening_word, say_edtf

VERSION = "rules-1"
PARTIES = ("government", "opposition", "sdf", "isis")
BACKGROUND_DAYS = 8  # an event that ended longer before publication is background


def settle(
    article: Article, finding: Finding, chunks, whens: list[When], speech: Speech, scene: Scene, reader: Reader, lexicon, start: int, end: int
) -> Claim | None:
    """A finding with its party, date, speaker and share: a Claim; None where no party could hold the place."""
    speaker, side = name_speaker(article, finding, chunks, speech, scene)
    source = reader.sources.find_speaker(speaker) if speaker else None
    alignment = source.alignment if source else side or "unknown"
    party, actor = settle_party(finding, scene, article, reader, alignment)
    if not party:
        return None
    anchor = sentence_anchor(finding, chunks, whens, scene)
    when = begin_with(settle_date(finding, chunks, whens, article.published, lexicon, anchor), reader.begins)
    if finding.mood == "planned" and foretells_past(chunks, finding, when, article.published, lexicon):
        finding.mood = ""
    modality = finding.mood or ("claimed" if speech.reported else "asserted")
    if not finding.mood and when.last and (article.published - when.last).days > BACKGROUND_DAYS:
        modality = "background"
    finding.spots = mark_ground(finding, chunks)
    places = tuple(s.claim_place() for s in finding.spots)
    share = next((s.share for s in finding.spots if s.share), None)
    if share is not None and any(s.share != share for s in finding.spots):
        share = None  # streets of X, half of Y: a figure of one is none of the other's
    value, low, high = _bounds(share)
    scope = finding.spots[0].place_id if len(finding.spots) == 1 and finding.spots[0].sector and share and share["class"] != "whole" else ""
    quote = article.text[start:end]
    return Claim(
        id=hash_claim(article.id, start, end, party, finding.event, modality, places, share=value),
        article_id=article.id,
        start=start,
        end=end,
        quote=quote,
        party=party,
        event=finding.event,
        modality=modality,
        actor=actor,
        places=places,
        speaker=speaker,
        speaker_alignment=alignment,
        against_interest=is_against_interest(alignment, party, finding),
        first=when.first,
        last=when.last,
        date_prec=when.precision,
        basis=when.basis,
        edtf=say_edtf(when.first, when.last),
        share=value,
        share_min=low,
        share_max=high,
        scope=scope or "",
        denominator=name_denominator(finding, share) if scope else "",
        stock=is_stock(finding, when) if value is not None else None,
        rule=finding.rule,
        version=VERSION,
    )


def name_speaker(article: Article, finding: Finding, chunks, speech: Speech, scene: Scene) -> tuple[str, str]:
    """(who says it, in the article's words, and the party that these words name); both empty for the writer's own voice."""
    voice = choose_voice(speech.voices, chunks, chunks[finding.at].start) if finding.at < len(chunks) else None
    if voice is not None:
        return " ".join(article.text[voice.start : voice.end].split()), voice.party
    return speech.phrase or (scene.speaker if speech.pronoun else ""), speech.party


def _bounds(share) -> tuple[float | None, float | None, float | None]:
    if not share or share["class"] == "rest":
        return None, None, None
    value = float(share["share"]) if share["share"] else None
    if share["class"] == "whole":
        return None, None, None
    return value, float(share["min"]) if share["min"] else None, float(share["max"]) if share["max"] else None


def mark_ground(finding: Finding, chunks) -> list:
    """The spots of a finding; a sector in which so many square kilometres are told is meant in part."""
    measured = any(u.data.get("class") == "unit_km2" for c in chunks if c.kind == "np" for u in c.units)
    if not measured or finding.event != "held" or len(finding.spots) != 1:
        return finding.spots
    spot = finding.spots[0]
    return [replace(spot, part="some")] if spot.sector and not spot.share and not spot.part else finding.spots


def name_denominator(finding: Finding, share) -> str:
    """What a share of a sector is a share of: its districts where they are counted, the ground of a city, else the former area."""
    if share.get("of"):
        return share["of"]
    return "area" if finding.spots[0].kind == "city" or finding.spots[0].where_prec == 6 else "former_area"


def is_stock(finding: Finding, when: When) -> bool:
    """Whether a share says how much is held by then: a flow is only what was taken within days that the text states."""
    became = finding.rule.partition("/")[2].startswith("states:") and when.first == when.last  # was theirs by Monday
    return finding.event == "held" or when.basis == "publication" or when.first is None or became


def is_against_interest(alignment: str, party: str, finding: Finding) -> bool:
    """A side that reports what helps its opponent, or its own loss."""
    return (alignment in ("government", "opposition", "sdf", "isis") and not finding.mood and party not in (alignment, "contested", "unknown")) or (
        alignment in ("government", "opposition", "sdf", "isis") and finding.loser == alignment and not finding.mood
    )


def settle_party(finding: Finding, scene: Scene, article: Article, reader: Reader, alignment: str = "") -> tuple[str, str]:
    """(the party that holds the places once the claim is true, the side that acts)."""
    event = finding.event
    if event in ("captured",):
        own = alignment if finding.mood == "planned" and alignment in PARTIES else ""  # the hour to free X has come, says a rebel
        holder = finding.holder or finding.mover or own or scene.taker_by_context()
        if finding.loser and holder == finding.loser and getattr(finding.roles.get("holder"), "head", "pronoun") == "pronoun":
            holder = scene.opponent(finding.loser)  # nobody takes a place from himself
        return holder, holder
    if event == "repelled" and not finding.holder:
        attack = finding.roles.get("attack")  # as a pronoun it stands for the attack, not for a side
        loser = finding.loser or finding.mover or (
            "" if attack is not None and attack.head == "pronoun" else name_party(attack, scene) or scene.attacker)
        holder = scene.opponent(loser) if loser else alignment if alignment in PARTIES else ""  # who says that attacks were beaten off, beat them off
        return holder, holder
    if event in ("held", "repelled"):
        return finding.holder, finding.holder
    if event in ("lost", "withdrew", "evacuated"):
        loser = finding.loser or finding.mover
        if event == "lost" and not loser and not finding.holder:
            if finding.mood == "denied" and alignment in PARTIES and finding.rule.partition("/")[2].startswith("verbs:"):
                return scene.opponent(alignment), ""  # not a street of X was lost, said a rebel
            return scene.taker_by_context() or "unknown", ""
        return finding.holder or "unknown", loser
    if event in ("entered", "contested"):
        return "contested", finding.mover
    if event == "besieged":
        besieger = finding.besieger
        inside = (
            finding.inside
            or next((reader.holders[s.place_id] for s in finding.spots if s.place_id in reader.holders), "")
            or (scene.opponent(besieger) if besieger else "")
        )
        if not inside:
            attacker = scene.taker_by_context()
            inside, besieger = (scene.opponent(attacker), attacker) if attacker else ("", "")
        return inside, besieger
    return "", ""


def settle_date(finding: Finding, chunks, whens: list[When], published: dt.date, lexicon, anchor: dt.date | None = None) -> When:
    """The date phrase nearest to the finding in its clause, else in its sentence; undated: a window that ends at publication."""
    best = None
    if finding.when is not None:
        return finding.when
    for k, chunk in enumerate(chunks):
        if chunk.kind != "date" or k in finding.barred or of_the_past(chunks, k, finding):
            continue
        when = chunk.units[0].data["when"]
        low, high = finding.chunks
        distance = 0 if low <= k <= high else min(abs(k - low), abs(k - high))
        between = chunks[min(k, low) : max(k, high)]
        closed = k > high and chunks[k - 1].kind == "comma"  # took X, which adjoins Y, in August
        parts = {"semi", "colon", "semi" if closed else "rel", "say_that" if k > high else "semi"}
        # holds out, although they said two weeks ago that …
        aside = any(chunks[n].kind == "sub" and any(c.kind == "vg" for c in chunks[n:k]) for n in range(max(high, k - 12), k))
        crossed = (aside or any(c.kind in parts for c in between) or (k > high and goes_on(between))) and not low <= k <= high
        opened = next((c for c in chunks[k + 1 : k + 3] if c.kind != "comma"), None)
        when_then = opened is not None and opened.kind == "sub" and opened.units[0].data.get("class") != "sub:until"
        if k < low and when.kind == "since" and when.first and when_then:
            return When(when.first, max(when.first, min(when.last or published, published)), when.basis, i=when.i, j=when.j)  # since May, when …
        long_ago = when.last is not None and (published - when.last).days > (BACKGROUND_DAYS if aside else 14)
        opened = opening_word(chunks, k, finding.at, lexicon)
        rel = next((n for n in range(high, k) if chunks[n].kind == "rel"), None) if k > high and not closed else None
        if rel is not None and any(c.kind in ("vg", "state") for c in chunks[rel:k]):
            continue  # took X, which had been lost last month
        if crossed and not opened and (when.kind in ("since", "for", "until") or long_ago):
            continue  # a date of long ago stays in its clause
        if k < low and any(c.kind == "comma" for c in between) and in_relative(chunks, k):
            distance += 20  # X, which they entered on Monday, is …
        distance += 20 * sum(c.kind in ("semi", "sub", "but", "colon", "rel") for c in between) if not low <= k <= high else 0
        if best is None or distance < best[0]:
            best = (distance, when, opened)
    far = anchor is not None and (published - anchor).days > BACKGROUND_DAYS
    if best is not None and best[1].kind == "before":
        when = best[1]
        on = next((w.first for w in reversed(whens) if w.i < when.i and w.first and w.kind == "on"), anchor)
        if on is not None and (published - on).days > 1:
            return When(on - dt.timedelta(days=1), on, "relative")
        return When(when.first, when.last, "relative")
    if best is not None and best[1].kind == "after":
        on = next((w.last for w in reversed(whens) if w.i < best[1].i and w.last and w.kind == "on"), anchor) or published - dt.timedelta(days=1)
        day = min(on + dt.timedelta(days=1), published)
        return When(day, day, "relative")
    if (best is None or best[0] >= 40) and far and tells_past(chunks, finding, lexicon):
        return When(anchor, anchor + dt.timedelta(days=1), "relative")
    if best is None or best[0] >= 40:
        first = published if finding.event in ("held", "contested", "besieged") else published - dt.timedelta(days=1)
        return When(None if finding.earlier else first, published, "publication")
    when = best[1]
    if (
        finding.event in ("held", "contested", "besieged")
        and when.basis == "relative"
        and when.kind == "on"
        and when.last == published
        and when.first != when.last
    ):
        return When(published, published, when.basis)  # a state of these days is a state of today
    if when.kind == "on" and best[2]:
        when = When(when.first, when.last, when.basis, best[2], when.i, when.j)
    if when.kind == "since_then":
        earlier = [w for w in whens if w.i < when.i and w.first]
        first = earlier[-1].first if earlier else anchor
        if finding.event in ("held", "besieged", "contested"):
            return When(published, published, "relative")
        return When(first, published, "relative")
    state = finding.event in ("held", "besieged", "contested")
    if when.kind in ("since", "for"):
        gone = finding.event == "lost" and when.last is not None and (published - when.last).days > BACKGROUND_DAYS  # out of their hands since 2012
        if when.first and (gone or (state and (finding.earlier or finding.over or had_been(chunks, finding, lexicon)))):
            # had been theirs since 2012: of then, not of today
            last = when.last if when.kind == "since" and when.last else when.first + (published - when.first) / 4
            return When(when.first, last, when.basis)
        return When(published if state else when.first, published, when.basis)
    if when.kind == "until":
        last = when.first - dt.timedelta(days=1) if state and when.first else when.last
        return When(None, last, when.basis)
    return when


def had_been(chunks, finding: Finding, lexicon) -> bool:
    """Whether a state is told in the pluperfect: it was over, or about to be, when the news came."""
    verb = next((c for c in reversed(chunks[: finding.at + 1]) if c.kind == "vg"), None)
    present = lexicon.config.get("present", ())
    return bool(present) and verb is not None and verb.perfect and verb.form == "finite" and not any(u.text in present for u in verb.units)


def foretells_past(chunks, finding: Finding, when: When, published: dt.date, lexicon) -> bool:
    """`En 2012, X passera aux mains des rebelles`: a future of narration, of a day that is long over when the article appears."""
    endings = tuple(lexicon.config.get("future_suffixes", ()))
    verb = next((chunks[k] for k in (finding.at, finding.at - 1) if 0 <= k < len(chunks) and chunks[k].kind == "vg"), None)
    over = when.basis != "publication" and when.last is not None and (published - when.last).days > BACKGROUND_DAYS
    return over and verb is not None and not verb.neg and all(c.kind != "cond" for c in chunks) and any(u.text.endswith(endings) for u in verb.units)


def sentence_anchor(finding: Finding, chunks, whens: list[When], scene: Scene) -> dt.date | None:
    """The day last spoken of before the finding: in its sentence, else in the one before."""
    start = chunks[finding.at].start if finding.at < len(chunks) else 0
    earlier = [c.units[0].data["when"] for c in chunks if c.kind == "date" and c.start < start]
    return next((w.last for w in reversed(earlier) if w.last and w.kind == "on"), scene.anchor)


def of_the_past(chunks, k: int, finding: Finding) -> bool:
    """Whether the date at `k` stands with a verb in the pluperfect and the finding in a later clause.

    "They had crept in at the weekend, but were chased out."
    """
    at = next((n for n in range(k - 1, -1, -1) if chunks[n].kind == "vg"), None)
    if at is None or at >= finding.at or k > finding.at or not chunks[at].perfect or finding.at >= len(chunks):
        return False
    verb = chunks[finding.at]
    return verb.kind == "vg" and verb.form == "finite" and not verb.perfect and any(c.kind in ("but", "semi") for c in chunks[k : finding.at])


def tells_past(chunks, finding: Finding, lexicon) -> bool:
    """Whether the finding's verb is in a tense of narration, so that an undated event belongs to the day last spoken of."""
    verb = chunks[finding.at] if finding.at < len(chunks) else None
    present = lexicon.config.get("present", ())
    if verb is not None and verb.kind == "vg" and verb.head == "verb" and len(verb.units) == 1:
        forms = frozenset().union(*(d["forms"] for _, d in verb.unit.entries))
        if "infinitive" in forms and "participle" not in forms:
            return False  # they own it: no tense of narration
    return bool(present) and verb is not None and verb.kind == "vg" and verb.form == "finite" and not any(u.text in present for u in verb.units)

"""Frames: verbs, state phrases and event nouns matched with their arguments: who did what to which place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from timeline.claims.chunks import Chunk
from timeline.claims.clauses import apposed_place, find_arguments, find_subject
from timeline.claims.modality import judge_frame, judge_verb
from timeline.claims.places import Scene, Spot, replace_unit, resolve_place

PARTY_ROLES = ("holder", "loser", "mover", "besieger", "inside")
FACTIVE_PREPS = frozenset({"after", "since", "following", "with", "despite", "before", "amid", "by", "because of", "thanks to", "upon", "from", "through"})


@dataclass(slots=True)
class Finding:
    """One proposition found in a sentence, before its date, speaker and share are settled."""

    event: str
    spots: list[Spot]
    mood: str  # "" | denied | planned
    rule: str
    at: int  # the chunk that it hangs on
    holder: str = ""
    loser: str = ""
    mover: str = ""
    besieger: str = ""
    inside: str = ""
    chunks: tuple[int, int] = (0, 0)
    roles: dict = field(default_factory=dict)
    barred: frozenset = frozenset()  # chunks whose dates are another clause's
    earlier: bool = False  # told as older than the news, without its day


def name_party(chunk: Chunk | None, scene: Scene, *, own: bool = False) -> str:
    """The party that a noun phrase names or points to, or empty."""
    if chunk is None:
        return ""
    for member in (chunk, *chunk.more):
        if member.head == "party":
            kind = member.unit.data.get("type")
            if member.party:
                return member.party
            if kind == "other":
                return scene.opponent(scene.party)
            if kind == "fighters" and member.owner is None and scene.party == "government":
                return scene.opponent("government")  # the word is not used of an army's men
            if kind in ("head", "fighters"):
                if member.owner is not None and name_party(member.owner, scene):
                    return name_party(member.owner, scene)
                if any(u.kind == "poss" for u in member.units):
                    return scene.speaker_party if any(u.text in ("his", "her", "our") for u in member.units) and scene.speaker_party else scene.party
                return scene.party if member.definite or any(u.sense == "the" for u in member.units) else ""
            return ""
        if member.head == "pronoun" and member.unit.kind in ("they", "it", "poss"):
            return scene.spoken_of()
        if member.head == "pronoun" and member.unit.kind == "he":
            return scene.speaker_party
        if member.head in ("other", "noun", "source"):
            if member.party and member.head != "source":
                return member.party
            if member.owner is not None and member.head != "source":
                return name_party(member.owner, scene)
    return ""


def find_claims(chunks: list[Chunk], scene: Scene, *, question: bool = False, free_order: bool = False) -> list[Finding]:
    """Every proposition of a sentence's chunks, in text order."""
    found: list[Finding] = []
    used: set[int] = set()

    def keep(finding: Finding | None, *, verb: bool = False) -> None:
        if finding is not None:
            if finding.event == "captured" and not finding.holder and not finding.loser and "place" in finding.roles:
                place = finding.roles["place"]  # their stronghold has fallen: theirs it was
                finding.loser = name_party(place.owner, scene) if place.owner is not None else \
                    scene.spoken_of() if any(u.kind == "poss" for u in place.units) and finding.at and chunks[finding.at].kind == "vg" else ""
            if finding.event == "captured" and not finding.holder and not finding.mover:
                finding.holder = (scene.opponent(finding.loser) if finding.loser else "") or scene.taker_by_context()
            if finding.event in ("held", "captured") and any(s.share and s.share["class"] == "fraction" and s.sector for s in finding.spots):
                scene.shared = finding
            found.append(finding)
            scene.note(finding.spots)
            if verb:
                scene.last = finding
                who = finding.holder or finding.mover
                if finding.mover and not finding.mood and finding.event == "entered":
                    scene.taker = finding.mover
                if who and not finding.mood and finding.event != "held" and chunks[finding.at].kind == "vg" and chunks[finding.at].voice == "passive":
                    scene.party = who

    for v, chunk in enumerate(chunks):
        if chunk.kind == "np" and chunk.spots and not (chunk.prep in ("from", "to", "toward", "towards") and chunk.spots[-1][0].spot.sector):
            scene.note([m.spots[-1][0].spot for m in (chunk, *chunk.more) if m.spots])
        if chunk.kind == "among" or chunk.kind == "vg" and chunk.head in ("have", "be", "do") and v and chunks[v - 1].text in ("so", "likewise", "as"):
            keep(match_trailing(chunks, v, found, scene))
        elif chunk.kind == "vg" and chunk.head == "verb":
            subject = identify(chunks, v, find_subject(chunks, v))
            finding = match_verb(chunks, v, subject, scene, used, question=question, free_order=free_order)
            if finding is not None and finding.event == "pass":
                last = scene.last
                if last is None:
                    finding = None
                else:
                    finding.event, finding.holder, finding.loser = last.event, last.holder, last.loser
            keep(finding, verb=True)
            if finding is not None:
                for extra in further_objects(chunks, v, finding, scene):
                    keep(extra)
            _note_party(subject, scene, chunks, v)
        elif chunk.kind == "vg":
            if chunk.form == "finite":
                subject = find_subject(chunks, v)
                if chunk.head != "say" or subject is not None and subject.head == "party":
                    _note_party(subject, scene, chunks, v)
            if chunk.head == "be" and chunk.form == "finite":
                bare = find_arguments(chunks, v)[0]
                subject = find_subject(chunks, v)
                if bare and bare[0].party and not bare[0].spots and any(u.kind == "adj" and u.data.get("class") == "held" for u in bare[0].units) \
                        and subject is not None and _fits("place", subject, scene):
                    spots = [s for s in resolve_place(subject, scene) if not s.elsewhere]  # X is rebel-held
                    if spots:
                        keep(Finding("held", spots, judge_verb(chunks, v, question=question), "predicate", v, holder=bare[0].party, chunks=(v, v + 1),
                                     roles={"place": subject}))
            if chunk.head in ("have", "be") and chunk.unit.entries:
                keep(match_verb(chunks, v, find_subject(chunks, v), scene, used, question=question, free_order=free_order), verb=True)
            if chunk.head in ("be", "have") or "list" in chunk.unit.also:
                keep(match_possession(chunks, v, scene, question=question))
        elif chunk.kind == "np" and chunk.head == "party" and chunk.neg and not chunk.prep:
            keep(match_absence(chunks, v, scene))
        elif chunk.kind == "np" and chunk.share is not None and chunk.share["class"] == "fraction" and chunk.head in ("share", "other"):
            keep(match_share(chunks, v, scene))
        elif chunk.kind == "state":
            keep(match_state(chunks, v, scene, question=question), verb=True)
        elif chunk.kind == "np" and chunk.party and chunk.head in ("place", "placenoun", "other"):
            for finding in match_adjective(chunk, v, scene) if chunk.spots else match_apposition(chunks, v, scene):
                keep(finding)
        elif chunk.kind == "np" and chunk.head == "noun" and v not in used and chunk.unit.kind == "noun":
            keep(match_noun(chunks, v, scene, question=question))
    return found


def match_apposition(chunks, v, scene) -> list[Finding]:
    """`Heluk, a militant-held district`, `Sakhour, a rebel stronghold`: said of a place beside its name, unless the sentence has it taken."""
    chunk = chunks[v]
    if v < 2 or chunks[v - 1].kind != "comma" or not chunk.party or chunks[v - 2].kind != "np" or chunks[v - 2].head != "place":
        return []
    bastion = any(u.data.get("kind") == "bastion" for u in chunk.units) or chunk.held
    if not bastion or any(u.sense in ("former", "once", "formerly", "onetime", "longtime") for u in chunk.units):
        return []
    spots = [s for s in resolve_place(chunks[v - 2], scene) if not s.elsewhere and not s.sector]
    taken = any(c.kind == "vg" and c.head == "verb" and any(d["event"] in ("captured", "lost", "withdrew") for _, d in c.unit.entries) for c in chunks)
    return [Finding("held", spots, "", "apposition", v, holder=chunk.party, chunks=(v, v), roles={"place": chunks[v - 2]})] if spots and not taken else []


def identify(chunks, v, subject: Chunk | None) -> Chunk | None:
    """`Hanano was the first district to be retaken`; `the latest to fall was Shaar`: the place that a copula puts in the noun's stead."""
    if subject is None or subject.spots or subject.head not in ("placenoun", "other", "num") or subject not in chunks:
        return subject
    at = chunks.index(subject)
    apposed = apposed_place(chunks, at)
    if apposed is not None:
        return apposed
    if at and chunks[at - 1].kind == "vg" and chunks[at - 1].head in ("be", "stay"):
        named = find_subject(chunks, at - 1)
        return named if named is not None and named.head == "place" else subject
    for k in range(v + 1, min(v + 6, len(chunks))):
        if chunks[k].kind == "vg" and chunks[k].head in ("be", "stay"):
            after = chunks[k + 1] if k + 1 < len(chunks) else None
            return after if after is not None and after.kind == "np" and after.head == "place" and not after.prep else subject
        if chunks[k].kind not in ("np", "date"):
            break
    return subject


def listed_later(chunks, v, place: Chunk, scene: Scene) -> list[Spot]:
    """`Three hills came under its control: A, B and C`: the names that a colon promises."""
    if place.head != "placenoun" or place.spots or place.unit.data["number"] != "many":
        return []
    for k in range(v + 1, len(chunks) - 1):
        if chunks[k].kind in ("colon", "dash") and chunks[k + 1].kind == "np" and chunks[k + 1].head == "place":
            return [s for s in resolve_place(chunks[k + 1], scene) if not s.elsewhere and not s.near]
    return []


def further_objects(chunks, v, finding: Finding, scene: Scene) -> list[Finding]:
    """`took X on Saturday and Y on Sunday`: the places after `and` that share the verb."""
    place = finding.roles.get("place")
    bare, oblique, _ = find_arguments(chunks, v)
    peers = bare if place in bare else [c for c in oblique if place is not None and c.prep == place.prep]
    if place not in peers:
        return []
    more = []
    for c in peers[peers.index(place) + 1:]:
        at = chunks.index(c)
        if c.head == "place" and chunks[at - 1].kind in ("and", "comma"):
            spots = [s for s in resolve_place(c, scene) if not s.elsewhere and not s.near]
            if spots:
                more.append(replace(finding, spots=spots, at=at, chunks=(at, at + 1), roles={"place": c}))
    return more


def _note_party(subject: Chunk | None, scene: Scene, chunks: list[Chunk], v: int) -> None:
    k = v
    while k >= 0 and chunks[k].kind not in ("comma", "semi", "colon", "dash"):
        if chunks[k].kind in ("sub", "rel", "cond") and scene.party:
            return  # a subordinate clause changes no subject of the story
        k -= 1
    party = name_party(subject, scene)
    if party and subject is not None and subject.head in ("party", "noun", "other"):
        scene.party = party


def match_verb(chunks, v, subject, scene, used, *, question, free_order) -> Finding | None:
    chunk = chunks[v]
    bare, oblique, end = find_arguments(chunks, v)
    if v and chunks[v - 1].kind == "rel" and chunks[v - 1].units[0].data.get("class") == "that:rel" and subject is not None and bare \
            and not name_party(subject, scene) and name_party(bare[0], scene):
        if subject.share is not None and any(d["event"] == "held" for _, d in chunk.unit.entries):
            return None  # 70 % of the territory that they held: how much, is said of what befell it
        subject, bare = bare[0], [replace(subject, share=None), *bare[1:]]  # le quartier que tiennent les Kurdes
    if subject is None and scene.pro_drop and chunk.form == "finite" and chunk.voice == "active" and not any(name_party(c, scene) for c in bare):
        subject = _left_out(chunk)
    drops = scene.pro_drop and v and chunks[v - 1].kind == "rel" and subject is not None and chunk.voice == "active" and not name_party(subject, scene) \
        and not any(_fits("place", c, scene) for c in bare)
    best = None
    for _, row in chunk.unit.entries:
        if drops and row["object"] == "place":  # el barrio que controlan
            got = _fill(chunks, v, row, _left_out(chunk), [subject], oblique, scene, used, free_order)
        else:
            got = _fill(chunks, v, row, subject, bare, oblique, scene, used, free_order)
        if got is None:
            continue
        place = got[0]["place"]
        rank = (bool(row["tails"]), bool(place.spots) or place.head == "pronoun", len(got[0]), got[2])
        if best is None or rank > best[0]:
            best = (rank, row, got)
    if best is None:
        return None
    _, row, (roles, tail, _) = best
    if "turn" in chunk.unit.also and not row["object"]:
        n = v + 1
        while n < len(chunks) and (chunks[n].kind in ("date", "modality") or chunks[n].head == "whole"):
            n += 1
        if n < len(chunks) and chunks[n].kind == "state" and chunks[n].row["event"] != "none":
            return None  # fell | into the hands of X: the state says it all
    if row["event"] in ("none", "fire"):
        return None
    spots = listed_later(chunks, v, roles["place"], scene) or [s for s in resolve_place(roles["place"], scene) if not s.elsewhere]
    if not spots:
        return None
    if tail is not None:
        used.add(tail)
    finding = Finding(row["event"], spots, judge_verb(chunks, v, question=question), row["rule"], v, chunks=(v, end), roles=roles)
    if not finding.mood and any(r is not None and r.neg for r in (roles.get("place"), subject)):
        finding.mood = "denied"
    for role in PARTY_ROLES:
        if role in roles:
            setattr(finding, role, name_party(roles[role], scene))
    if finding.event == "repelled" and not finding.holder and not finding.loser and roles.get("attack") in chunks:
        at = chunks.index(roles["attack"])  # an attempt by the army to storm X was foiled
        finding.loser = next((name_party(c, scene) for c in chunks[at + 1:at + 3] if c.kind == "np" and c.prep == "by"), "")
    if finding.mood == "planned" and chunk.form == "infinitive" and finding.event in ("repelled", "held") and not chunk.neg:
        finding.event, finding.mood = "contested", ""  # fighting to keep, trying to hold: it is fought over
    if row["event"] in ("entered", "contested") and (any(s.near for s in spots) and row["event"] == "entered" or all(s.wide for s in spots)):
        return None
    if row["event"] in ("captured", "held", "lost") and any(s.near for s in spots):
        return None
    return finding


def _fill(chunks, v, row, subject, bare, oblique, scene, used, free_order):
    """The roles of a verb's row filled by the phrases around it: ({role: chunk}, index of its tail, rank) or None where it doesn't fit."""
    chunk = chunks[v]
    roles: dict[str, Chunk] = {}
    tail = None
    objects = list(bare)
    if row["tails"]:  # fended off an attack: the particle is no preposition
        loose = [c for c in oblique if c.prep in row["tails"]]
        objects, oblique = objects + loose, [c for c in oblique if c not in loose]
    if row["tails"]:
        tail_word = None
        for k in range(v + 1, min(v + 9, len(chunks))):
            c = chunks[k]
            if c.kind in ("vg", "sub", "rel", "semi") and k > v:
                break
            if c.kind == "np" and (c.unit is not None and c.unit.text in row["tails"]):
                tail, tail_word = k, c
                break
            if c.kind == "np" and c.prep and c.prep.split()[0] in row["tails"]:
                tail_word = c
                break
        if tail_word is None:
            after = _words_after(chunk, chunks, v)
            if not any(t in after for t in row["tails"]):
                return None
        elif tail is not None:
            objects = [c for c in objects if c is not tail_word]
            if tail_word.of is not None and tail_word.of not in oblique:
                oblique = [tail_word.of, *oblique]
    voice = chunk.voice
    if voice == "either":
        voice = _choose_voice(chunks, v, row, subject, objects, oblique)
    if row["object"] == "place" and voice == "active" and not any(_fits("place", c, scene) for c in objects):
        rel = _relative_object(chunks, v)
        if rel is not None:  # the districts it rules
            objects, k = [rel], v - 1
            while chunks[k].kind == "date" or chunks[k].prep:
                k -= 1
            subject = chunks[k]
    if voice == "passive" and row["object"]:
        if row["object"] and subject is not None:
            roles[row["object"]] = subject
        elif row["object"] == "place" and objects and subject is None:
            roles["place"] = objects[0]
    else:
        if row["subject"] and subject is not None:
            roles[row["subject"]] = subject
        if row["subject"] == "place" and not row["object"] and (
                subject is None or subject.unit is not None and (subject.unit.kind == "there" or not subject.unit.text)):
            roles.pop("place", None)
            if objects and _fits("place", objects[0], scene):
                roles["place"] = objects[0]  # anoche cayó Aqyul
        if row["object"]:
            wanted = [c for c in objects if _fits(row["object"], c, scene)]
            if wanted and wanted[0] is objects[0]:
                roles[row["object"]] = wanted[0]
            elif not objects and row["object"] == "place" and chunks[v - 1].kind != "rel" and _relative_object(chunks, v) is not None:
                roles["place"] = _relative_object(chunks, v)
            elif free_order and subject is not None and _fits(row["object"], subject, scene):
                roles[row["object"]] = subject
    for c in oblique:
        role = row["obliques"].get(c.prep) or next((r for p, r in row["obliques"].items() if c.prep in p.split("/")), None)
        if role and role not in roles and (role == "thing" or _fits(role, c, scene)):
            roles[role] = c
    if "place" not in roles and "attack" in roles and roles["attack"] in chunks:
        at = chunks.index(roles["attack"])  # an assault by Y on X was beaten off
        for c in chunks[at + 1:at + 5]:
            if c.kind != "np" or not c.prep:
                break
            if row["obliques"].get(c.prep) == "place" and _fits("place", c, scene):
                roles["place"] = c
                break
    if "place" not in roles and row["event"] == "repelled":
        aimed = _aim_of(chunks, v, roles.get("attack"))
        if aimed is not None:
            roles["place"] = aimed
            if voice == "passive" and "holder" not in roles and name_party(roles.get("attack"), scene) and roles["attack"].head == "party":
                roles["loser"] = roles["attack"]
    if "place" not in roles:
        where = _where(chunks, v)
        if where is not None and any(role == "place" for role in row["obliques"].values()):
            roles["place"] = where
    if "place" not in roles:
        front = _front_place(chunks, v, row)
        if front is not None:
            roles["place"] = front
    if "attack" in row.values() and ("attack" not in roles or row["subject"] == "attack" and roles["attack"].head not in ("noun", "other")):
        return None
    if "route" in roles and not _fits("route", roles["route"], scene):
        return None
    if "route" in roles:
        roles["place"] = _route_end(chunks, roles.pop("route"), scene)
        if roles["place"] is None:
            return None
    place = roles.get("place")
    if row["event"] == "captured":
        taker = roles.get("holder") or next((c for c in oblique if c.prep in ("to", "by") and name_party(c, scene)), None)
        if taker is not None and name_party(taker, scene):
            scene.taker = name_party(taker, scene)
    if place is None or not _fits("place", place, scene) or any(role not in roles for role in row["required"]):
        return None
    for role in ("holder", "loser", "mover", "besieger"):
        if role in (row["subject"], row["object"]) and role in roles and not _fits(role, roles[role], scene):
            if role == row["subject"] and voice == "active" and chunk.form == "finite" and roles[role].head in ("other", "source", "noun", "place", "placenoun", "share"):
                return None
            del roles[role]
    if voice == "active" and row["subject"] in ("holder", "loser", "mover", "besieger") and row["subject"] not in roles:
        if chunk.form == "finite" and not free_order:
            return None
    if row["object"] in ("loser",) and row["subject"] == "holder" and row["object"] not in roles:
        return None  # drove whom out?
    return roles, tail, voice == "active"


def _aim_of(chunks, v, attack: Chunk | None) -> Chunk | None:
    """The place that an attack was aimed at: an attempt to storm X was foiled; they tried to advance on X but were pushed back."""
    spans = [range(chunks.index(attack) + 1, min(chunks.index(attack) + 9, len(chunks)))] if attack in chunks else []
    for span in [*spans, range(v - 1, max(-1, v - 9), -1)]:
        for k in span:
            if chunks[k].kind in ("semi", "colon"):
                break
            if chunks[k].kind == "vg" and chunks[k].head == "verb" and k != v:
                bare, oblique, _ = find_arguments(chunks, k)
                for c in bare + oblique:
                    if c.head in ("place", "placenoun") and c.prep in ("", "on", "into", "against", "towards", "toward", "inside", "to", "at"):
                        return c
    return None


def _left_out(verb: Chunk) -> Chunk:
    """The pronoun that a verb's ending stands for, where the language leaves it out: they."""
    return Chunk("np", [verb.unit], head="pronoun", unit=replace(verb.unit, kind="they", text=""))


def _where(chunks, v) -> Chunk | None:
    """The place that `where` opens a clause about (Sukkari, where the rebels hold out)."""
    k = v - 1
    while k >= 0 and chunks[k].kind in ("np", "date"):
        k -= 1
    if k > 0 and chunks[k].kind == "sub" and chunks[k].units[0].data.get("class") == "sub:where":
        k -= 1
        while k >= 0 and chunks[k].kind == "comma":
            k -= 1
        if k >= 0 and chunks[k].kind == "np" and chunks[k].head == "placenoun" and k and chunks[k - 1].kind == "vg" and chunks[k - 1].head == "be":
            named = find_subject(chunks, k - 1)  # X was among the quarters where …
            return named if named is not None and named.head == "place" else None
        if k > 0 and chunks[k].prep == "of" and chunks[k - 1].kind == "np" and chunks[k - 1].head == "placenoun" and not chunks[k - 1].spots \
                and chunks[k - 1].unit.data["kind"] == "district":
            return chunks[k - 1]  # the quarter of the south-west where …: the quarter
        return chunks[k] if k >= 0 and chunks[k].kind == "np" and chunks[k].head == "place" else None
    return None


def _route_end(chunks, route: Chunk, scene: Scene) -> Chunk | None:
    """Where a supply line that is cut leads: the place after it (into X), or the sector last spoken of."""
    if route.spots:
        return None  # a road with a name of its own: that it was cut makes no siege
    at = chunks.index(route)
    for c in chunks[at + 1:at + 4]:
        if c.kind == "np" and c.prep and c.head in ("place", "placenoun"):
            return c
        if c.kind not in ("np", "rel", "vg"):
            break
    for c in chunks[at + 1:]:
        if c.kind == "np" and c.head == "place" and c.spots and c.spots[-1][0].spot.sector:
            return c
        if c.kind in ("semi", "and", "comma"):
            break
    who = name_party(route.owner, scene) if route.owner is not None else ""
    held = scene.sectors.spot(scene.sectors.directions.get((who, "territory"), ""), route.start, route.units[-1].end, "") if who else None
    if held is not None:
        return Chunk("np", [route.unit], head="place", unit=route.unit, spots=[(replace_unit(route.unit, held), None, "")])
    if scene.sector is not None:
        return Chunk("np", [route.unit], head="place", unit=route.unit,
                     spots=[(replace_unit(route.unit, replace(scene.sector, match="coreference")), None, "")])
    return None


def _words_after(chunk: Chunk, chunks, v) -> set[str]:
    """Particles that stand right after the verb (they are adverbs or prepositions without a phrase of their own)."""
    return chunk.after


def _fits(role: str, chunk: Chunk, scene: Scene) -> bool:
    if role == "place":
        return chunk.head in ("place", "placenoun", "the_rest") or (chunk.head == "pronoun" and chunk.unit.kind != "he") or chunk.head == "share" or chunk.head == "whole"
    if role == "route":
        return chunk.head in ("placenoun", "place") and chunk.unit is not None and chunk.unit.data.get("kind") == "supply"
    if role == "attack":
        return chunk.head in ("noun", "other", "pronoun", "party")
    if role in ("loser", "mover") and chunk.head == "party":
        return True
    if role in PARTY_ROLES or role == "either":
        return bool(name_party(chunk, scene))
    return True


def _choose_voice(chunks, v, row, subject, objects, oblique) -> str:
    left = chunks[v - 1] if v else None
    if any(c.prep == "by" for c in oblique) and (not objects):
        return "passive"
    if row["object"] == "place":
        if objects and objects[0].head in ("place", "placenoun", "pronoun", "share", "the_rest", "whole"):
            return "active"
        if left is not None and left.kind == "np" and left.head in ("place", "placenoun") and not objects and subject is left:
            return "passive"
        return "active"
    if row["object"] and not objects and row["object"] != "attack":
        return "passive"
    return "active"


def _relative_object(chunks, v) -> Chunk | None:
    """`the districts [that] they control`, `a base which the army had used`: the antecedent, where only a subject stands between."""
    from timeline.claims.clauses import antecedent

    k = v - 1
    while k >= 0 and chunks[k].kind in ("date",) or (k >= 0 and chunks[k].kind == "np" and chunks[k].prep):
        k -= 1
    if k < 1 or chunks[k].kind != "np" or chunks[k].prep:
        return None
    if chunks[k - 1].kind == "rel":
        return antecedent(chunks, k - 1)
    if chunks[k - 1].kind == "np" and chunks[k - 1].head in ("place", "placenoun"):
        return chunks[k - 1]
    return None


def _front_place(chunks, v, row) -> Chunk | None:
    """An oblique place put in front: `From Inzarat they pulled out`."""
    k = v - 1
    while k >= 0 and chunks[k].kind in ("np", "date", "modality", "comma"):
        c = chunks[k]
        if c.kind == "np" and c.prep and any(c.prep in p.split("/") and r == "place" for p, r in row["obliques"].items()) and c.head in ("place", "placenoun"):
            return c
        k -= 1
    return None


def match_possession(chunks, v, scene, *, question) -> Finding | None:
    """`all the academies are the army's`, `much of the suburb was theirs`; `they have half of the city`."""
    chunk = chunks[v]
    bare, oblique, end = find_arguments(chunks, v)
    if chunk.head == "have" and bare and (bare[0].head in ("place", "share") and bare[0].share is not None and bare[0].share["class"] in ("fraction", "vague")
                                          or bare[0].head == "place" and bare[0].spots and not bare[0].part and len(bare) == 1):
        who = name_party(find_subject(chunks, v), scene)  # they have half of the city
        spots = [s for s in resolve_place(bare[0], scene) if not s.elsewhere] if who else []
        return Finding("held", spots, judge_verb(chunks, v, question=question), "has a share", v, holder=who, chunks=(v, end), roles={"place": bare[0]}) if spots else None
    if (chunk.head == "be" or "list" in chunk.unit.also) and bare and bare[0].head == "place" and bare[0].spots:
        for k in range(v - 1, max(-1, v - 5), -1):  # among the quarters recaptured on Tuesday were X and Y
            c = chunks[k]
            if c.kind == "vg" and c.head == "verb" and (c.voice in ("either", "passive") and c.unit.data["object"] == "place"
                                                        or c.form == "infinitive" and c.unit.data["subject"] == "place"):
                spots = [s for s in resolve_place(bare[0], scene) if not s.elsewhere]
                return Finding(c.unit.data["event"], spots, judge_verb(chunks, v, question=question), c.unit.data["rule"], k, chunks=(k, end),
                               roles={"place": bare[0]}) if spots else None
            if c.kind not in ("np", "date"):
                break
    if chunk.head == "be" and bare:
        last = bare[0]
        owner = ""
        if last.unit is not None and last.unit.text in ("theirs", "ours"):
            owner = scene.spoken_of()
            if scene.last is not None and scene.last.event in ("captured", "lost") and any(u.text == "still" for u in chunk.units):
                owner = scene.opponent(scene.last.holder) if scene.last.holder else owner
        elif last.unit is None or (last.head == "other" and not [u for u in last.units if u.kind == "w"]):
            owner = name_party(last.owner, scene) if last.owner is not None else ""
        subject = find_subject(chunks, v)
        if owner and subject is not None and _fits("place", subject, scene):
            spots = [s for s in resolve_place(subject, scene) if not s.elsewhere]
            if spots:
                return Finding("held", spots, judge_verb(chunks, v, question=question), "possession", v, holder=owner, chunks=(v, end), roles={"place": subject})
    return None


def match_adjective(chunk, v, scene) -> list[Finding]:
    """`rebel-held Shaar`, `an opposition east and a government west`: who holds it, by an adjective."""
    found = []
    for member in (chunk, *chunk.more):
        spot = member.spots[-1][0].spot if member.spots else None
        if spot is None or spot.elsewhere or not member.party:
            continue
        indefinite = member.units[0].text in ("a", "an") and spot.sector
        if indefinite or member.held and not spot.sector:
            spots = resolve_place(_alone(member), scene)
            found.append(Finding("held", spots, "", "adjective", v, holder=member.party, chunks=(v, v), roles={"place": member}))
    return found


def _alone(chunk: Chunk) -> Chunk:
    return replace(chunk, more=[])


def match_state(chunks, v, scene, *, question) -> Finding | None:
    chunk = chunks[v]
    row = chunk.row
    if row["event"] == "none":
        return None
    party = scene.spoken_of() if chunk.party == "they" else chunk.party
    if chunk.party == "they" and row["slot"] == row["subject"] == "holder":  # what is left to them: the side that lost the rest
        party = scene.opponent(scene.last.holder) if scene.last is not None and scene.last.holder else party
        scene.party = party
    k = v - 1
    while k >= 0 and chunks[k].kind in ("date", "modality"):
        k -= 1
    left = chunks[k] if k >= 0 else None
    verb = left if left is not None and left.kind == "vg" else None
    event, mood, place, subject = row["event"], "", None, None
    if verb is not None:
        mood = judge_verb(chunks, k, question=question)
        subject = find_subject(chunks, k)
        if (verb.head == "turn" or "turn" in verb.unit.also) and event == "held":
            event = "captured"
        elif verb.head == "make" or "make" in verb.unit.also:
            event = "captured" if event == "held" and verb.unit.text not in ("keep", "keeps", "kept", "leave", "left", "leaving", "keeping") else event
        elif verb.head == "verb" and event == "held":
            event = "captured" if verb.unit.data.get("event") in ("captured", "lost") else event
    elif left is not None and left.kind == "np":
        before, at = left, k
        while at >= 0 and chunks[at].kind == "np" and chunks[at].prep:
            at -= 1
        if at > 0 and chunks[at].kind == "np" and chunks[at - 1].kind == "vg" and (chunks[at - 1].head == "make" or "make" in chunks[at - 1].unit.also):
            verb, before = chunks[at - 1], chunks[at]
            mood = judge_verb(chunks, at - 1, question=question)
            event = "captured" if event == "held" and verb.unit.text not in ("keep", "keeps", "kept", "leave", "left", "leaving", "keeping") else event
        else:
            mood = judge_frame(chunks, v) or ("planned" if question else "")
            if before.share is not None or before.part or before.near:
                return None  # the last piece of X in rebel hands: what it is, not who holds X
        subject = before
    elif left is not None and left.kind in ("comma", "and", "but", "sub"):
        near = chunks[k - 1] if left.kind == "comma" and k else None
        subject = near if near is not None and near.kind == "np" and near.head == "place" and row["subject"] == "place" else find_subject(chunks, v)
        mood = judge_frame(chunks, v) or ("planned" if question else "")
    if chunk.neg and not mood:
        mood = "denied"
    roles: dict = {}
    finding = Finding(event, [], mood, row["rule"], v, chunks=(v, v + 1))
    if row["subject"] == "place":
        place = subject
        if row["slot"]:
            setattr(finding, row["slot"], party)
    elif row["subject"]:
        bare, oblique, end = find_arguments(chunks, v)
        who = party if row["slot"] == row["subject"] else name_party(subject, scene)
        if not who:
            return None
        setattr(finding, row["subject"], who)
        subject = subject if not row["slot"] else None
        if row["object"] == "place":
            place = bare[0] if bare else oblique[0] if oblique and row["slot"] else None
        else:
            place = next((c for c in oblique + bare if any(c.prep in p.split("/") and r == "place" for p, r in row["obliques"].items())
                          or (c.unit is not None and c.unit.kind == "there")), None)
    if place is not None and place in chunks and not place.spots:
        place = apposed_place(chunks, chunks.index(place)) or place
    if place is None or not _fits("place", place, scene):
        return None
    if subject is not None and subject.neg and not finding.mood:
        finding.mood = "denied"
    finding.spots = listed_later(chunks, v, place, scene) or [s for s in resolve_place(place, scene) if not s.elsewhere and not s.near]
    roles["place"] = place
    finding.roles = roles
    return finding if finding.spots else None


def match_absence(chunks, v, scene) -> Finding | None:
    """`there are no rebels left in X`, `not a single fighter remains in X`: the party is gone from it."""
    for k in range(v + 1, min(v + 4, len(chunks))):
        c = chunks[k]
        if c.kind == "np" and c.prep and c.head == "place":
            stays = any(x.kind == "vg" and (x.head == "stay" or "stay" in x.unit.also or x.unit.text == "left") for x in chunks[v + 1:k])
            if not stays or any(x.kind == "vg" and x.modal for x in chunks[v + 1:k]):
                return None
            spots = [s for s in resolve_place(c, scene) if not s.elsewhere and not s.near]
            return Finding("lost", spots, "", "absence", v, loser=name_party(chunks[v], scene), chunks=(v, k), roles={"place": c}) if spots else None
    return None


def match_share(chunks, v, scene) -> Finding | None:
    """`the army's share of the city at 99 percent`; `spoke of 98 percent`: the share of what was last shared out."""
    share = chunks[v].share
    for k in range(v - 1, max(-1, v - 8), -1):
        c = chunks[k]
        if c.kind in ("semi", "sub"):
            break
        if c.kind == "np" and c.unit is not None and c.unit.data.get("class") == "portion" and c.owner is not None:
            who = name_party(c.owner, scene)
            place = c.of or next((x for x in chunks[k + 1:v] if x.kind == "np" and x.prep == "of" and x.head == "place"), None)
            if who and place is not None:
                spots = [replace(s, share=share) for s in resolve_place(place, scene) if not s.elsewhere]
                if spots:
                    scene.shared = Finding("held", spots, judge_frame(chunks, v), "share of", v, holder=who, chunks=(k, v + 1), roles={"place": place})
                    return scene.shared
    before = scene.shared
    if before is None or any(c.kind == "np" and c.head in ("place", "placenoun") for c in chunks):
        return None
    if not any(c.kind == "vg" and c.head == "say" or c.kind == "np" and c.unit is not None and c.unit.data.get("class") == "portion" for c in chunks):
        return None
    return replace(before, spots=[replace(s, share=share) for s in before.spots], rule="another figure", at=v, chunks=(v, v), mood=judge_frame(chunks, v))


def match_trailing(chunks, v, found, scene) -> Finding | None:
    """`…, and with it X and Y`, `…, followed by X`: places without a verb of their own share the last one's."""
    k = v + 1
    if not found or k >= len(chunks) or chunks[k].kind != "np" or chunks[k].head != "place" or any(f.roles.get("place") is chunks[k] for f in found):
        return None
    if any(c.kind in ("semi", "sub", "rel") and c.text not in ("so", "likewise", "as") for c in chunks[found[-1].at:v]):
        return None
    spots = [s for s in resolve_place(chunks[k], scene) if not s.elsewhere and not s.near]
    if not spots:
        return None
    last = found[-1]
    return replace(last, spots=spots, rule=last.rule + "+list", at=k, chunks=(k, k), roles={"place": chunks[k]})


def match_noun(chunks, v, scene, *, question) -> Finding | None:
    """`the capture of X by Y`, `X's fall`, `clashes in X`: effective after a factive preposition or with a verb that asserts it."""
    chunk = chunks[v]
    row = next((d for kind, d in chunk.unit.entries if kind == "noun"), None)
    if row is None or row["event"] in ("none", ""):
        return None
    args = []
    k = v + 1
    while k < len(chunks) and chunks[k].kind == "np" and chunks[k].prep or k < len(chunks) and chunks[k].kind == "date":
        if chunks[k].kind == "np":
            args.append(chunks[k])
        k += 1
    if row["event"] in ("contested", "held") and k < len(chunks) and chunks[k].kind == "vg" and (chunks[k].head != "verb" or row["event"] == "held"):
        args += [c for c in find_arguments(chunks, k)[1]]
    if row["event"] == "contested" and not args and v:  # in X, …, fighting was heavy
        first = max([n for n in range(v) if chunks[n].kind in ("semi", "colon", "sub", "cond")], default=-1) + 1
        args = [c for c in chunks[first:v] if c.kind == "np" and c.prep in ("in", "inside", "around") and c.head in ("place", "placenoun") and not c.neg][:1]
    if args and args[0].prep == "of" and args[0].head == "placenoun" and not args[0].spots and args[0].unit.data["kind"] in ("landmark", "piece"):
        later = next((c for c in chunks[v + 2:v + 8] if c.kind == "np" and c.prep in ("in", "at", "inside") and c.head == "place"), None)
        if later is not None:  # the seizure of high-rise buildings, once offices, in X
            args[0] = replace(later, prep="of", part=later.part or "some")
    roles: dict[str, Chunk] = {}
    for c in args:
        for preps, role in row["obliques"].items():
            if c.prep in preps.split("/") and role not in roles and _fits(role, c, scene):
                roles[role] = c
    owner = chunk.owner
    if owner is not None and row["owner"]:
        if owner.head in ("place", "placenoun") or owner.head == "pronoun" and row["owner"] in ("place", "either"):
            roles.setdefault("place", owner)
        elif name_party(owner, scene):
            roles.setdefault({"either": {"lost": "loser", "besieged": "besieger", "contested": "thing"}.get(row["event"], "holder")}.get(row["owner"], row["owner"]), owner)
    if "place" not in roles and row["event"] == "held" and k < len(chunks) and chunks[k].kind == "vg" and chunks[k].voice != "active":
        roles.update({"place": c for c in find_arguments(chunks, k)[1][:1] if c.prep in ("in", "over", "inside") and _fits("place", c, scene)})
    if "place" not in roles and row["event"] == "contested" and _where(chunks, v) is not None:
        roles["place"] = _where(chunks, v)
    place = roles.get("place")
    if place is None or not _fits("place", place, scene):
        return None
    mood = judge_noun(chunks, v, row, question)
    if row["event"] == "captured" and place.prep in ("for", "against"):
        mood = "planned"  # a campaign for X
    if mood == "skip" or mood == "planned" and row["event"] in ("contested", "entered"):
        return None
    spots = [s for s in resolve_place(place, scene) if not s.elsewhere]
    if not spots or (row["event"] != "contested" and any(s.near for s in spots)) or row["event"] in ("entered", "contested") and all(s.wide for s in spots):
        return None
    finding = Finding(row["event"], spots, mood, row["rule"], v, chunks=(v, k), roles=roles)
    for role in PARTY_ROLES:
        if role in roles:
            setattr(finding, role, name_party(roles[role], scene))
    if row["event"] == "lost" and not finding.loser and not finding.holder and v and chunks[v - 1].kind == "vg":
        finding.loser = name_party(find_subject(chunks, v - 1), scene)  # rebels acknowledged the loss of X
    if row["event"] == "held" and not finding.holder:
        n = k
        while n < len(chunks) and chunks[n].kind in ("np", "date", "comma"):
            n += 1
        verb = chunks[n] if n < len(chunks) and chunks[n].kind == "vg" and chunks[n].head == "verb" and chunks[n].voice != "active" else None
        frame = next((d for _, d in verb.unit.entries if chunk.unit.text in d["tails"]), None) if verb is not None else None
        if frame is None:
            return None
        finding.event, finding.mood, finding.rule = frame["event"], judge_verb(chunks, n), frame["rule"]  # control of X has been established
        by = next((c for c in find_arguments(chunks, n)[1] if c.prep == "by"), None)
        setattr(finding, frame["subject"], name_party(by, scene))
    return finding


def judge_noun(chunks, v, row, question) -> str:
    """The mood of an event noun: by its own negation, its preposition and the verb that it depends on; `skip` where it is only talked about."""
    chunk = chunks[v]
    if question:
        return "planned"
    if chunk.neg:
        return "denied"
    for later in chunks[v + 1:]:
        if later.kind == "modality" and later.head == "about_to" and row["event"] not in ("contested", "held"):
            return "planned"  # the fall of X is a matter of days
        if later.kind in ("semi", "comma", "but", "sub"):
            break
    if chunk.prep in ("for", "towards", "toward", "about", "to", "on", "against"):
        return "planned" if row["event"] != "contested" else "skip"
    k = v - 1
    while k >= 0 and chunks[k].kind in ("np", "date"):
        k -= 1
    verb = chunks[k] if k >= 0 and chunks[k].kind == "vg" else None
    if verb is None:  # a subject: the verb that follows
        n = v + 1
        while n < len(chunks) and chunks[n].kind in ("np", "date"):
            n += 1
        if n < len(chunks) and chunks[n].kind == "vg":
            if chunks[n].modal:
                return "planned" if row["event"] != "contested" else "skip"
            if chunks[n].neg:
                return "skip"
            if chunks[n].head == "modality" and chunks[n].unit.data["class"] == "deny":
                return "denied"
        return judge_frame(chunks, v)
    if verb.head == "modality":
        kind = verb.unit.data["class"]
        if row["event"] == "contested" and kind not in ("achieve",):
            return "skip"
        return {"deny": "denied", "fail": "denied"}.get(kind, "planned")
    mood = judge_verb(chunks, k)
    if verb.head == "verb" and any(d["event"] in ("none", "repelled") for _, d in verb.unit.entries) and row["event"] == "besieged":
        return "" if mood == "planned" else "skip"  # a siege that is to be lifted stands
    if mood == "denied":
        return "skip"
    if chunk.prep == "of" and row["event"] == "withdrew":
        return "planned"
    return mood

"""The rules of evidence, one case each, in the toy city."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from strategies import CODES, DISTRICTS, RULES, START, THEATRE, make_article, make_claim

from geo.faults import Faults
from timeline.control import ControlIndex, resolve_control, state_on
from timeline.control.rules import parse_rules, read_rules

FIRST = CODES[0]
TABLE = tomllib.loads((Path(__file__).resolve().parents[1] / "data" / "rules.toml").read_text(encoding="utf-8"))


def day(n: int) -> dt.date:
    return START + dt.timedelta(n)


def tell(*words, district=FIRST):
    """State of the district by day, out of (alignment, publication day, claim fields …) words, one article each."""
    articles, claims = [], []
    for n, (alignment, published, more) in enumerate(words):
        article = make_article(n, published=day(published), alignment=alignment)
        articles.append(article)
        claims.append(make_claim(article, **{"districts": (district,), "id": f"c{n}", **more}))
    return ControlIndex(resolve_control(claims, articles, theatre=THEATRE, districts=DISTRICTS, rules=RULES))


def see(control, n: int, district=FIRST, **more):
    row = next(s for s in state_on(control, day(n), theatre=THEATRE, districts=DISTRICTS, **more) if s.district == district)
    return row.status, row.rule


OPP, GOV = {"party": "opposition"}, {"party": "government"}


def test_an_own_side_gain_of_one_voice_is_contested():
    assert see(tell(("opposition", 3, OPP)), 3) == ("contested", "own-side-unconfirmed")
    assert see(tell(("opposition", 3, OPP)), 2) == ("government", "opening")


def test_ten_copies_are_one_voice_and_two_voices_confirm():
    same = {**OPP, "speaker": "Brigade", "speaker_alignment": "opposition"}
    assert see(tell(*[("neutral", 3, {**same, "id": f"x{n}"}) for n in range(10)]), 9) == ("contested", "own-side-unconfirmed")
    assert see(tell(("opposition", 3, OPP), ("opposition", 3, {**OPP, "id": "b"})), 3) == ("opposition", "own-side-confirmed")


def test_a_neutral_observer_and_an_admission_settle():
    assert see(tell(("neutral", 3, OPP)), 3) == ("opposition", "neutral")
    assert see(tell(("government", 3, OPP)), 3) == ("opposition", "admission")
    assert see(tell(("opposition", 3, OPP), ("neutral", 5, {**OPP, "day": day(3)})), 3) == ("opposition", "neutral")


def test_the_speaker_s_side_counts_not_the_publisher_s():
    assert see(tell(("neutral", 3, {**OPP, "speaker": "Brigade", "speaker_alignment": "opposition"})), 3)[0] == "contested"


def test_a_denial_keeps_an_own_side_gain_contested():
    words = [("opposition", 3, OPP), ("opposition", 3, {**OPP, "id": "b"}), ("government", 4, {**OPP, "modality": "denied", "day": day(3)})]
    assert see(tell(*words), 5) == ("contested", "denied")
    assert see(tell(*words, ("neutral", 6, {**OPP, "day": day(3)})), 5)[0] == "opposition"


def test_plans_fire_and_aggregates_move_nothing():
    for more in ({**OPP, "modality": "planned"}, {**OPP, "scope": "east", "share": 0.6}, {**GOV, "event": "besieged"}):
        assert see(tell(("neutral", 3, more)), 9) == ("government", "opening")


def test_a_loss_without_a_gainer_is_unknown_or_inferred():
    lost = {"event": "withdrew", "party": "unknown", "actor": "opposition"}
    held = ("neutral", 1, OPP)
    assert see(tell(held, ("neutral", 9, lost)), 9) == ("government", "loss-inferred")
    assert see(tell(("neutral", 1, OPP), ("neutral", 9, lost), district=CODES[5]), 9, CODES[5]) == ("unknown", "loss-unknown")


def test_a_part_makes_contested_with_shares_and_regaining_it_restores():
    part = {**OPP, "place": "quarter", "covers": "part", "where_prec": 2}
    control = tell(("neutral", 3, part), ("neutral", 20, {**GOV, "place": "quarter", "covers": "part", "where_prec": 2}))
    assert see(control, 3) == ("contested", "part")
    assert see(control, 20) == ("government", "restored")
    share = tell(("neutral", 3, {**OPP, "share": 0.8, "share_min": 0.8, "share_max": 0.8}))
    row = next(s for s in state_on(share, day(3), theatre=THEATRE, districts=DISTRICTS) if s.district == FIRST)
    assert row.shares == (("government", 0.2, 0.2), ("opposition", 0.8, 0.8))


def test_all_parts_of_the_table_make_the_district():
    words = [("neutral", 3 + n, {**OPP, "place": q, "covers": "part", "where_prec": 2}) for n, q in enumerate(("q1", "q2"))]
    control = tell(*words, district=CODES[2])
    assert see(control, 3, CODES[2]) == ("contested", "part")
    assert see(control, 4, CODES[2]) == ("opposition", "parts-complete")


def test_same_day_reports_of_like_weight_conflict_and_later_word_settles():
    words = [("neutral", 3, OPP), ("neutral", 3, {"party": "sdf"})]
    assert see(tell(*words), 3) == ("contested", "conflict")
    later = tell(*words, ("neutral", 8, {**OPP, "event": "held"}))
    assert see(later, 3)[0] == "contested"
    assert see(later, 8)[0] == "opposition"


def test_an_adjective_does_not_undo_a_capture():
    words = [("neutral", 1, OPP), *[("neutral", 20, {**GOV, "id": f"g{n}"}) for n in range(3)]]
    control = tell(*words, ("neutral", 24, {**OPP, "event": "held"}))
    assert see(control, 30)[0] == "government"


def test_an_old_event_told_late_dates_back():
    control = tell(("neutral", 40, {**OPP, "modality": "background", "day": day(2)}))
    assert see(control, 2)[0] == "opposition"
    assert see(control, 2, known_by=day(39)) == ("government", "opening")
    since = tell(("neutral", 40, {**OPP, "event": "held", "modality": "background", "first": day(5), "last": day(30)}))
    assert see(since, 4)[0] == "government"
    assert see(since, 5) == ("opposition", "background")


def test_a_sector_counts_for_its_districts_and_their_own_word_outranks_it():
    sector = {"districts": CODES[:4], "where_prec": 4}
    control = tell(("neutral", 3, {**OPP, **sector}), ("neutral", 8, {**OPP, "districts": (CODES[1],)}))
    assert see(control, 3, CODES[0]) == ("opposition", "sector")
    assert see(control, 3, CODES[1])[0] == "government"
    assert see(control, 8, CODES[1]) == ("opposition", "neutral")
    assert see(control, 9, CODES[7])[0] == "government"


def test_fighting_contests_and_mopping_up_does_not():
    assert see(tell(("neutral", 3, {"event": "contested", "party": "contested"})), 3) == ("contested", "fighting")
    words = [("neutral", 3, OPP), ("neutral", 3, {**OPP, "id": "b"}), ("neutral", 4, {"event": "contested", "party": "contested"})]
    assert see(tell(*words), 6)[0] == "opposition"


def test_before_the_theatre_the_opening_state_and_after_its_end_what_was_last():
    control = tell(("neutral", 3, OPP))
    assert see(control, -300) == ("government", "opening")
    assert see(control, 900)[0] == "opposition"
    late = dt.date(2012, 11, 20)
    control = tell(("neutral", (late - START).days, OPP))
    assert see(control, (late - START).days)[0] == "opposition"


def test_every_interval_names_a_rule_of_the_table_and_its_claims():
    control = tell(("neutral", 3, OPP), ("opposition", 4, {**OPP, "event": "held"}), ("government", 5, {**GOV, "event": "held"}))
    settled = next(r for r in control if r.known_to is None and r.status == "opposition")
    assert settled.rule in RULES.rules and RULES[settled.rule].text
    assert settled.support == ("c0", "c1") and settled.against == ("c2",)
    assert settled.last_supported == day(4)


def test_bad_claims_are_refused_all_at_once():
    article = make_article()
    bad = [make_claim(article, districts=("T9999",)), make_claim(article, share=1.5), make_claim(article, party="martians"),
           make_claim(article, share_min=0.9, share_max=0.1, id="y"), make_claim(article, first=day(5), last=day(1), id="z"),
           make_claim(make_article(7), id="w")]
    with pytest.raises(Faults) as caught:
        resolve_control(bad, [article], theatre=THEATRE, districts=DISTRICTS, rules=RULES)
    text = str(caught.value)
    for words in ("T9999", "1.5", "martians", "share_min 0.9", "before it starts", "unknown article"):
        assert words in text


def test_a_rule_table_with_an_unknown_or_a_missing_rule_is_refused(tmp_path):
    rules = [r for r in TABLE["rule"] if r["id"] != "neutral"] + [{"id": "hearsay", "name": "Hearsay", "text": "No."}]
    with pytest.raises(Faults) as caught:
        parse_rules({**TABLE, "rule": rules, "weights": {**TABLE["weights"], "own": -1, "rumour": 5}})
    assert len(caught.value.faults) == 4
    with pytest.raises(Faults, match="no-such"):
        read_rules(tmp_path / "no-such.toml")


def test_one_source_under_two_names_is_one_voice():
    from dataclasses import replace

    from timeline.articles.sources import Source, Sources
    theatre = replace(THEATRE, sources=Sources((Source("brigade", "Brigade", "speaker", aliases=("the spokesman of the Brigade",)),)))
    article = make_article(published=day(3))
    claims = [make_claim(article, speaker=name, speaker_alignment="opposition", id=name) for name in ("Brigade", "the spokesman of the Brigade")]
    for world, status in ((theatre, "contested"), (THEATRE, "opposition")):
        control = resolve_control(claims, [article], theatre=world, districts=DISTRICTS, rules=RULES)
        assert state_on(control, day(3), theatre=world, districts=DISTRICTS)[0].status == status


def test_some_points_regained_are_not_all_that_was_lost():
    some = {"part": "some"}
    control = tell(("neutral", 3, {**OPP, **some}), ("neutral", 9, {**GOV, **some}))
    assert see(control, 9)[0] == see(control, 30)[0] == "contested"


def test_fighting_after_a_retold_gain_is_mopping_up():
    fight = {"event": "contested", "party": "contested"}
    words = [("neutral", 3, OPP), ("neutral", 30, OPP), ("unknown", 31, fight)]
    assert see(tell(*words), 31)[0] == "opposition"
    assert see(tell(("neutral", 3, OPP), ("unknown", 31, fight)), 31)[0] == "contested"


def test_an_admitted_loss_supports_the_only_gainer_that_is_named():
    held, left = ("neutral", 1, OPP), ("opposition", 12, {"party": "unknown", "event": "withdrew", "actor": "opposition"})
    gain = ("government", 12, GOV)
    fifth = CODES[5]  # no row of the theatre's table names a gainer there
    assert see(tell(held, gain, district=fifth), 12, fifth)[0] == "contested"
    assert see(tell(held, gain, left, district=fifth), 12, fifth)[0] == "government"
    assert see(tell(held, gain, left, ("sdf", 12, {"party": "sdf"}), district=fifth), 12, fifth)[0] == "contested"


def test_most_of_it_beside_all_of_it_is_no_doubt_unless_the_rest_is_told_of():
    most = {**GOV, "share_min": 0.5, "share_max": 1.0}
    words = [("neutral", 1, OPP), ("government", 9, GOV), ("government", 9, {**GOV, "id": "g"}), ("neutral", 9, most)]
    assert see(tell(*words), 10)[0] == "government"
    assert see(tell(*words, ("unknown", 11, {"event": "contested", "party": "contested"})), 10)[0] == "contested"


def test_who_tells_of_the_loss_and_of_the_days_before_does_not_contradict_himself():
    voice = {"speaker": "Staff", "speaker_alignment": "government"}
    words = [("government", 9, {**GOV, **voice}), ("government", 9, {**OPP, "event": "held", **voice}), ("government", 9, {**GOV, "id": "g"})]
    assert see(tell(*words), 9)[0] == "government"


def test_a_gainer_s_own_later_day_and_a_narrower_sector_outrank_a_sector_claim():
    wide, narrow = {"districts": CODES[:4], "where_prec": 4}, {"districts": CODES[1:3], "where_prec": 4, "place": "south"}
    control = tell(("neutral", 3, {**OPP, **wide}), ("neutral", 3, {**OPP, **wide, "event": "held", "id": "h"}),
                   ("government", 3, {**GOV, **narrow, "event": "held"}), ("opposition", 9, {**OPP, "districts": (CODES[0],)}))
    assert see(control, 5, CODES[3]) == ("opposition", "sector")
    assert see(control, 5, CODES[0])[0] == "government"  # the gainer itself dates it to the ninth day
    assert see(control, 5, CODES[1])[0] == see(control, 5, CODES[2])[0] == "government"


def test_a_sector_that_is_theirs_regains_no_part_of_a_split_district():
    wide = {"districts": CODES[:4], "where_prec": 4, "event": "held"}
    part = {**GOV, "place": "quarter", "covers": "part", "where_prec": 2}
    assert see(tell(("neutral", 1, OPP), ("neutral", 9, part), ("neutral", 60, {**OPP, **wide})), 60)[0] == "contested"
    assert see(tell(("neutral", 1, OPP), ("government", 9, part), ("neutral", 60, {**OPP, **wide})), 60)[0] == "opposition"


def test_of_two_days_as_often_reported_the_one_with_holders_told_counts():
    words = [("opposition", 3, OPP), ("opposition", 6, {**OPP, "id": "b"}), ("unknown", 6, {**OPP, "event": "held"})]
    control = tell(*words)
    assert see(control, 5)[0] != "opposition" and see(control, 6)[0] == "opposition"


def test_an_entry_that_the_loser_tells_of_is_no_doubt_where_nobody_fights_on():
    entry = {**GOV, "event": "entered", "actor": "government", "against_interest": True}
    words = [("neutral", 1, OPP), ("government", 20, GOV), ("government", 20, {**GOV, "id": "g"}), ("opposition", 20, entry)]
    assert see(tell(*words), 20) == ("government", "own-side-confirmed")
    assert see(tell(*words, ("neutral", 21, {**OPP, "event": "held"})), 20)[0] == "contested"


def test_taken_lost_and_taken_again_within_days_are_three_events():
    words = [("neutral", 1, OPP), ("neutral", 20, GOV), ("neutral", 21, OPP), ("government", 21, GOV), ("government", 22, GOV),
             ("government", 22, {**GOV, "id": "g"})]
    assert [see(tell(*words), n)[0] for n in (19, 20, 21, 22)] == ["opposition", "government", "opposition", "government"]

"""What stands under the day: shares over time, reported shares beside the map, contradictions."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from timeline.control.contradictions import Contradiction
from timeline.control.reconcile import Reconciliation, model_shares
from timeline.control.report import last_offensive
from timeline.views.cards import draw_contradictions, draw_reconciliations
from timeline.views.charts import draw_reports, draw_shares, tabulate_reports, tabulate_shares
from timeline.views.comparison import compare_states, write_comparison_geojson
from timeline.views.evidence import cite_claims, explain_rule
from timeline.views.listings import describe_reconciliation, find_contradictions, find_reconciliations, say_range, say_silent
from timeline.views.loaded import Loaded

SHOWN = 40  # contradictions on a page
NEAR_DAYS = 3  # a report of a share is shown beside the map on its day and a few days after


@st.cache_data(show_spinner=False, max_entries=16)
def compute_shares(_loaded: Loaded, payload_hash: str, known_by: dt.date | None) -> list[dict]:
    return tabulate_shares(_loaded.city, _loaded.index, known_by=known_by)


@st.cache_resource(show_spinner=False, max_entries=16)
def compute_reconciliations(_loaded: Loaded, payload_hash: str, known_by: dt.date | None) -> list[Reconciliation]:
    return find_reconciliations(_loaded.city, _loaded.bundle, known_by=known_by, control=_loaded.index)


def show_shares(loaded: Loaded) -> None:
    """Who held how much of the city over the whole battle."""
    rows = compute_shares(loaded, loaded.payload_hash, st.session_state.known_by)
    st.altair_chart(draw_shares(loaded.city, rows), alt="Share of the city by who holds it, over the whole timeline")


def show_reports(loaded: Loaded) -> None:
    """What was reported of a whole sector, beside the map's own range: the chart of the last offensive, then every report."""
    city, known = loaded.city, st.session_state.known_by
    rows = compute_reconciliations(loaded, loaded.payload_hash, known)
    st.caption("A reported share of a whole sector moves no district. It is set beside the range that the map itself allows that day: "
               "contested and unknown districts widen the range. A gap is shown as a gap.")  # fmt: skip
    phase = last_offensive(city.theatre)
    party = city.theatre.opening.status
    for scope in city.theatre.scopes if phase else ():
        if scope.chart and party in city.theatre.party_ids:
            st.markdown(f"**{phase.name}: the map's range (band) and the reports (points, bars for a range)**")
            reports = tabulate_reports(rows, party=party, scope=scope, phase=phase)
            chart = draw_reports(city, loaded.index, reports, party=party, scope=scope, phase=phase, known_by=known)
            st.altair_chart(chart, alt=f"Modelled range of the share of {scope.name} and the shares reported of it")
    listed = [describe_reconciliation(city, r) for r in rows]
    columns = ("day", "party", "of", "reported", "map", "verdict", "speaker", "side", "why", "unspoken", "sentence")
    st.dataframe([{c: r[c] for c in columns} for r in listed], hide_index=True, alt="Reported shares")


@st.cache_resource(show_spinner=False, max_entries=16)
def compute_contradictions(_loaded: Loaded, payload_hash: str, known_by: dt.date | None) -> list[Contradiction]:
    return find_contradictions(_loaded.city, _loaded.bundle, known_by=known_by, control=_loaded.index)


def show_contradictions(loaded: Loaded) -> None:
    """Accounts that exclude each other: the open ones first, then the latest; each with its sentences."""
    rows = compute_contradictions(loaded, loaded.payload_hash, st.session_state.known_by)
    names = loaded.city.districts["name"].to_dict()
    held = sorted({r.district for r in rows}, key=lambda c: (names[c], c))
    left, right = st.columns(2)
    wanted = left.selectbox("Only this district", held, index=None, format_func=lambda c: names[c], placeholder="All districts", key="disputed")
    only_open = right.toggle("Only what is still open", key="only_open")
    shown = [r for r in rows if (wanted is None or r.district == wanted) and (r.open or not only_open)]
    shown.sort(key=lambda r: (not r.open, -r.first.toordinal(), r.district))
    st.caption(f"{len(shown)} contradictions, {sum(r.open for r in shown)} of them open.")
    for row in shown[:SHOWN]:
        state = "open" if row.open else f"settled as {loaded.city.theatre.party(row.status).label} on {row.settled_on.isoformat()}"
        with st.expander(f"{row.name}, {row.first.isoformat()}: {state}".replace("[", r"\["), expanded=False):
            accounts = [(s, cite_claims(loaded.bundle, s.claims)) for s in row.statements]
            st.html(draw_contradictions(accounts, rule=explain_rule(loaded.city, row.rule) if row.rule else "", known_from=row.known_from))
    if len(shown) > SHOWN:
        st.caption(f"The first {SHOWN} are shown; `python -m timeline contradictions` lists all.")


def show_share_of_day(loaded: Loaded, day: dt.date) -> None:
    """The map's own range for the sectors that shares are reported of, and the reports of the day or shortly before."""
    city, known = loaded.city, st.session_state.known_by
    party = city.theatre.opening.status
    own = []
    for scope in city.theatre.scopes:
        if scope.chart and party in city.theatre.party_ids:
            (share,) = model_shares(loaded.index, scope=scope.districts, party=party, first=day, last=day, theatre=city.theatre,
                                    districts=city.districts, known_by=known)  # fmt: skip
            own.append((f"{city.theatre.party(party).label}, of {scope.name}", say_range(share.low, share.high)))
    rows = compute_reconciliations(loaded, loaded.payload_hash, known)
    near = [r for r in rows if 0 <= (day - r.report.day).days <= NEAR_DAYS]
    near.sort(key=lambda r: ((day - r.report.day).days, r.report.claim))
    parties = {p.id: p.label for p in city.theatre.parties}
    urls = {a.id: a for a in loaded.bundle.articles}
    st.html(draw_reconciliations(own, [(r, urls[r.report.article], say_silent(city, r)) for r in near[:6]], parties))


def show_comparison(loaded: Loaded) -> None:
    """What changed between two days, what was learned between two days of knowledge, what hangs on one source."""
    theatre = loaded.city.theatre
    known, first_day, last_day = st.session_state.known_by, theatre.opening.day, theatre.end
    bounds = {"min_value": first_day, "max_value": last_day, "format": "YYYY-MM-DD"}
    ways = ("Two days", "Two days of knowledge", "Without a source")
    way = st.radio("Compare", ways, horizontal=True, key="compare")
    with st.form("comparison"):
        one, two = st.columns(2)
        phase = last_offensive(theatre)
        first = one.date_input("From" if way == ways[0] else "The day", value=phase.start if phase else first_day, **bounds)
        asked: dict = {"from_day": first, "to_day": first, "known_by": known, "and_known_by": known}
        if way == ways[0]:
            asked["to_day"] = two.date_input("To", value=last_day, **bounds)
        elif way == ways[1]:
            latest = max([a.published for a in loaded.bundle.articles], default=last_day)
            asked["known_by"] = two.date_input("As known by, instead of everything read", value=first, min_value=first_day,
                                               max_value=max(latest, last_day), format="YYYY-MM-DD")  # fmt: skip
            asked["and_known_by"] = None
        else:
            sides = {a.alignment for a in loaded.bundle.articles} | {c.speaker_alignment for c in loaded.bundle.claims if c.speaker}
            names = {a.publisher for a in loaded.bundle.articles} | {c.speaker for c in loaded.bundle.claims}
            asked["without"] = tuple(two.multiselect("Leave out", [*sorted(sides), *sorted((names - sides) - {""})]))
        pressed = st.form_submit_button("Compare", type="primary")
    if not pressed:
        return
    rows = compare_states(loaded.city, loaded.bundle, **asked)
    st.write(f"{len(rows)} district{'s' * (len(rows) != 1)} differ{'s' * (len(rows) == 1)}.")
    if rows:
        st.dataframe(rows, hide_index=True, alt="Districts that differ")
        st.download_button("These districts, GeoJSON", data=write_comparison_geojson(loaded.city, rows, **asked), file_name="differences.geojson",
                           mime="application/geo+json", on_click="ignore", icon=":material/download:")  # fmt: skip

"""The dashboard's map and what follows the day: one function per view, each drawing from `Loaded` alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import streamlit as st

from geo.faults import Faults
from timeline.control.state import area_by_status, state_on
from timeline.store.address import find_store_address
from timeline.views.cards import draw_day_figures, draw_district
from timeline.views.evidence import cite_claims, explain_rule, list_history
from timeline.views.geojson import write_control_geojson, write_state_geojson
from timeline.views.loaded import Loaded, load_bundle, parse_district, parse_shown_day
from timeline.views.slider import send_signal, show_slider
from timeline.views.snapshot import render_snapshot, render_snapshot_all, say_day
from timeline.views.style import read_styles

MAP_KEY = "map"


@st.cache_resource(show_spinner="Reading the articles and weighing their claims …", max_entries=4)
def open_loaded(folder: Path, address: str, stamp: tuple) -> Loaded:
    """One `Loaded` for all sessions, anew when the store's stamp is another."""
    return load_bundle(folder, address)


def stamp_store(address: str) -> tuple:
    """What changes when a store's file does; of a database nothing is known without asking it."""
    path = Path(address)
    return (path.stat().st_mtime_ns, path.stat().st_size) if "://" not in address and path.is_file() else ()


def load_city(folder: Path, address: str | None = None) -> Loaded:
    """The city of a folder, its store built at first need. What is wrong with it is shown, fault by fault."""
    place = find_store_address(address)
    try:
        open_loaded(folder, place, stamp_store(place))  # builds a store that was not there …
        return open_loaded(folder, place, stamp_store(place))  # … and has its stamp from then on
    except Faults as error:
        st.error("This city can't be shown:")
        st.code("\n".join(map(str, error.faults)), language=None)
        st.stop()


# The map is the page's subject: less air above it than Streamlit leaves.
PAGE_STYLE = """<style>
.stMainBlockContainer { padding: 2.6rem clamp(1rem, 3vw, 3rem) 3rem; }
.stAppHeader { background: transparent; height: 2.4rem; }
</style>"""


def show_heading(loaded: Loaded) -> None:
    """What this is, in a line, and the second clock: what was known by when."""
    bundle, theatre = loaded.bundle, loaded.city.theatre
    st.html(PAGE_STYLE)
    title, clock = st.columns([4, 1], vertical_alignment="bottom")
    publishers = len({a.publisher for a in bundle.articles if a.publisher})
    title.subheader(f"{theatre.name}: who held what, and how we know", anchor=False)
    counts = [(len(bundle.articles), "article"), (publishers, "publisher"), (len(bundle.claims), "claim")]
    articles, sources, claims = (f"{n:,} {word}{'s' * (n != 1)}" for n, word in counts)
    title.caption(f"{articles} by {sources}, {claims}, every one a sentence that you can read.")
    if loaded.stale:
        st.warning("The data files have changed since this store was built. `python -m timeline build` builds it anew.")
    latest = max([a.published for a in bundle.articles], default=theatre.end)
    clock.date_input(
        "As known by",
        value=None,
        min_value=theatre.start,
        max_value=max(latest, theatre.end),
        key="known_by",
        on_change=signal_known,
        format="YYYY-MM-DD",
        help="Only what had been published by then. Empty: everything.",
    )


def show_sidebar(loaded: Loaded) -> None:
    """Where the data come from, and what they were made with."""
    meta = loaded.bundle.meta
    with st.sidebar:
        st.markdown("### Data")
        st.caption("City")
        st.code(str(loaded.city.folder.name), language=None)
        st.caption("Store")
        st.code(loaded.address.rpartition("@")[2] if "://" in loaded.address else loaded.address, language=None, wrap_lines=True)
        st.caption(f"Rules of evidence {meta.get('rules', '')}, extractor {meta.get('extractor', '')}. {loaded.city.theatre.opening.source}")


def show_map(loaded: Loaded) -> dt.date:
    """The map with its slider; returns the day that it shows. `?date=` and `?district=` open it where they say."""
    state = st.session_state
    if state.get("payload_hash") != loaded.payload_hash:  # a new session or a new store: (re)open the map
        first = "payload_hash" not in state
        asked = st.query_params.get("date") if first else state.day.isoformat()
        state.day = parse_shown_day(asked, loaded)
        if first:
            state.district = parse_district(st.query_params.get("district"), loaded)
        state.signal = state.get("signal", {"number": 0})
        known = state.get("known_by")
        state.opened = {
            "day": state.day.isoformat(),
            "district": state.get("district"),
            "known_by": known and known.isoformat(),
            "heard": state.signal["number"],
        }
        state.payload_hash = loaded.payload_hash
    shown = show_slider(
        loaded.payload,
        payload_hash=loaded.payload_hash,
        key=MAP_KEY,
        on_day_change=lambda: None,
        on_clicked_change=lambda: take_click(loaded),
        **state.opened,
    )
    send_signal(state.signal)
    state.day = parse_shown_day(shown, loaded)
    st.query_params["date"] = state.day.isoformat()
    return state.day


def take_click(loaded: Loaded) -> None:
    """A district was chosen on the map: the select box follows."""
    st.session_state.district = parse_district(st.session_state[MAP_KEY].get("clicked"), loaded)


def signal(**said: object) -> None:
    """Tell the map something, once."""
    st.session_state.signal = {**said, "number": st.session_state.get("signal", {"number": 0})["number"] + 1}


def signal_known() -> None:
    known = st.session_state.known_by
    signal(known=known and known.isoformat(), district=st.session_state.get("district"))


def signal_district() -> None:
    signal(district=st.session_state.district)


def show_downloads(loaded: Loaded, day: dt.date) -> None:
    """The day and the whole, as GeoJSON and as pages that open offline; each is made when it is asked for."""
    city, bundle, known = loaded.city, loaded.bundle, st.session_state.known_by
    name = f"{city.theatre.id}-{day.isoformat()}" + (f"-known-by-{known.isoformat()}" if known else "")
    whole = f"{city.theatre.id}-{city.theatre.start.isoformat()}-{city.theatre.end.isoformat()}"
    geojson, page = "application/geo+json", "text/html"
    files = [
        ("This day, GeoJSON", f"{name}.geojson", geojson, lambda: write_state_geojson(city, bundle, day, known_by=known)),
        ("This day, web page", f"{name}.html", page, lambda: render_snapshot(city, bundle, day=day, known_by=known)),
        ("Whole timeline, GeoJSON", f"{whole}.geojson", geojson, lambda: write_control_geojson(city, bundle, known_by=known)),
        ("Whole timeline, web page", f"{whole}.html", page, lambda: render_snapshot_all(city, bundle, day=day, known_by=known)),
    ]
    with st.container(horizontal=True, gap="small"):
        for label, file, mime, make in files:
            st.download_button(label, data=make, file_name=file, mime=mime, on_click="ignore", icon=":material/download:", key=f"download {label}")


def show_day(loaded: Loaded, day: dt.date) -> None:
    """Who holds how much on the day: km², share of the city, districts; and what changed on it."""
    known = st.session_state.known_by
    city = loaded.city
    state = state_on(loaded.index, day, known_by=known, theatre=city.theatre, districts=city.districts)
    before = state_on(loaded.index, day - dt.timedelta(days=1), known_by=known, theatre=city.theatre, districts=city.districts)
    areas = area_by_status(state, city.districts, theatre=city.theatre)
    changed = [(s, b.status) for s, b in zip(state, before, strict=True) if s.status != b.status]
    st.subheader(f"Who held how much on {say_day(day)}", anchor=False)
    st.html(draw_day_figures(read_styles(city.theatre), areas, changed))


def show_district(loaded: Loaded, day: dt.date) -> None:
    """A district's status that day, the rule, the sentences behind it, and its whole history."""
    city, known = loaded.city, st.session_state.known_by
    names = city.districts["name"].to_dict()
    st.subheader("A district and the evidence for it", anchor=False)
    chosen = st.selectbox(
        "District",
        sorted(names, key=lambda c: (names[c], c)),
        index=None,
        key="district",
        on_change=signal_district,
        format_func=lambda c: f"{names[c]} ({c})",
        placeholder="Type a name, or choose on the map",
    )
    if chosen is None:
        st.query_params.pop("district", None)
        st.caption("Choose a district to read who says so.")
        return
    st.query_params["district"] = chosen
    state = next(s for s in state_on(loaded.index, day, known_by=known, theatre=city.theatre, districts=city.districts) if s.district == chosen)
    history = list_history(loaded.index, chosen, known_by=known)
    st.html(
        draw_district(
            read_styles(city.theatre),
            state,
            name_ar=city.districts.at[chosen, "name_ar"] or "",
            day=day,
            rule=explain_rule(city, state.rule),
            support=cite_claims(loaded.bundle, state.support),
            against=cite_claims(loaded.bundle, state.against),
            history=history,
        )
    )

"""The dashboard's table of contents: load a city, then one call per view. `streamlit run streamlit_app.py`."""

import os
from pathlib import Path

import streamlit as st

from timeline.commands.options import DEFAULT_CITY
from timeline.views import board, desk, panels

st.set_page_config(page_title="Control timeline", page_icon="🗺️", layout="wide", initial_sidebar_state="collapsed")
loaded = board.load_city(Path(os.environ.get("TIMELINE_CITY", DEFAULT_CITY)))
board.show_sidebar(loaded)
board.show_heading(loaded)


@st.fragment
def show_timeline() -> None:
    """What follows the day: only this part runs again when the slider moves."""
    day = board.show_map(loaded)
    board.show_downloads(loaded, day)
    figures, district = st.columns(2, gap="large")
    with figures:
        board.show_day(loaded, day)
        panels.show_share_of_day(loaded, day)
    with district:
        board.show_district(loaded, day)


show_timeline()
shares, reports, disputes, compare, reading = st.tabs(["Shares over time", "Reported shares", "Contradictions", "Compare", "Read an article"])
with shares:
    panels.show_shares(loaded)
with reports:
    panels.show_reports(loaded)
with disputes:
    panels.show_contradictions(loaded)
with compare:
    panels.show_comparison(loaded)
with reading:
    desk.show_desk(loaded)

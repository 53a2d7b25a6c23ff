"""The map with its time slider as a Streamlit component: the whole timeline is sent once, days pass in the browser.

The component's data stay the same from run to run; what other controls say reaches it by a second, tiny component.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from timeline.views.assets import read_asset, read_leaflet_script, read_leaflet_style, read_timeline_script, wrap_module

MAP = "control_timeline_map"
SIGNAL = "control_timeline_signal"


def show_slider(
    payload: str,
    *,
    payload_hash: str,
    day: str,
    district: str | None,
    known_by: str | None,
    heard: int,
    key: str,
    on_day_change: Callable[[], None],
    on_clicked_change: Callable[[], None],
) -> str:
    """Mount the map; returns the day that it shows (ISO).

    `day`, `district` and `known_by` are where it opens: keep them (and `heard`, the number of the last signal before
    it opened) unchanged as long as `payload_hash` is. A chosen district comes as the trigger `clicked` ("" for none).
    """
    mount = st.components.v2.component(
        MAP,
        css=f"{read_leaflet_style()}\n{read_asset('timeline.css')}",
        js=wrap_module(read_leaflet_script()) + read_timeline_script() + "\n" + read_asset("dashboard.js"),
    )
    result = mount(
        key=key,
        data={"key": payload_hash, "timeline": payload, "day": day, "district": district, "known": known_by, "heard": heard},
        default={"day": day},
        on_day_change=on_day_change,
        on_clicked_change=on_clicked_change,
    )
    return result.day or day


def send_signal(signal: Mapping[str, object]) -> None:
    """Tell the map to show a `day`, mark a `district` or cut at `known`; `number` grows with every signal."""
    mount = st.components.v2.component(SIGNAL, js=read_asset("signal.js"))
    mount(key="signal", data=dict(signal), height=1)

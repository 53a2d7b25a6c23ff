"""What the dashboard draws from: a city with its bundle, made ready once and shared by all sessions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from timeline.bundle import Bundle
from timeline.city import City, hash_inputs
from timeline.control.state import ControlIndex, change_days
from timeline.pipeline import open_city_bundle
from timeline.store.address import find_store_address
from timeline.views.payload import hash_payload, write_payload


@dataclass(frozen=True, slots=True)
class Loaded:
    """A city, its bundle, the control's index, and the payload of the map. Shared: nobody changes it."""

    city: City
    bundle: Bundle
    address: str
    index: ControlIndex
    payload: str
    payload_hash: str
    opens_on: dt.date
    stale: bool  # the data files are not those that the store was built from


def load_bundle(folder: Path, address: str | None) -> Loaded:
    """Open (or build) the store of a city's folder. Raises `Faults`."""
    city, bundle = open_city_bundle(folder, address)
    index = ControlIndex(bundle.control)
    payload = write_payload(city, bundle)
    stale = dict(bundle.meta.get("inputs", {})) != hash_inputs(folder)
    return Loaded(city, bundle, find_store_address(address), index, payload, hash_payload(payload), choose_day(city, index), stale)


def choose_day(city: City, index: ControlIndex) -> dt.date:
    """The day to open on: that on which most districts changed (the later of two), in the theatre's last offensive if it names one."""
    phase = max(city.theatre.offensives, key=lambda o: (o.end, o.start), default=city.theatre)
    days = [d for d in change_days(index) if phase.start <= d <= phase.end]
    began = Counter(row.valid_from for row in index if row.known_to is None)
    return max(days, key=lambda d: (began[d], d), default=city.theatre.end)


def parse_shown_day(text: str | None, loaded: Loaded) -> dt.date:
    """A day from an address or a component, kept within what the slider can show; the opening day if it is none."""
    try:
        day = dt.date.fromisoformat(text or "")
    except ValueError:
        return loaded.opens_on
    return min(max(day, loaded.city.theatre.opening.day), loaded.city.theatre.end)


def parse_district(text: str | None, loaded: Loaded) -> str | None:
    """A P-code of the city, or None."""
    return text if text in loaded.city.districts.index else None

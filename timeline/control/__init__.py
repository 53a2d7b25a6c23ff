"""Control: claims weighed into dated intervals, states of a day, and what follows from them."""

from __future__ import annotations

from timeline.control.interval import ControlInterval
from timeline.control.resolve import resolve_control
from timeline.control.rules import Rules, read_rules
from timeline.control.state import ControlIndex, DistrictState, area_by_status, change_days, state_on
from timeline.control.theatre import Theatre, read_theatre

__all__ = ["ControlIndex", "ControlInterval", "DistrictState", "Rules", "Theatre", "area_by_status", "change_days", "read_rules",
           "read_theatre", "resolve_control", "state_on"]

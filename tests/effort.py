"""Effort: how many lines of our own Python a piece of work runs. A clock differs by machine and hour; this does not.

What runs inside a library is not counted; `tests/benchmarks` measures it by the clock.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

_ROOT = str(Path(__file__).resolve().parents[1])


def count_lines(work: Callable[[], object]) -> int:
    """The lines of `geo` and `timeline` that `work()` runs."""
    ran = 0

    def trace_line(frame, event, _):
        nonlocal ran
        ran += event == "line"
        return trace_line

    def trace_call(frame, event, argument):
        path = frame.f_code.co_filename
        return trace_line(frame, event, argument) if path.startswith(_ROOT) and "/tests/" not in path[len(_ROOT) :] else None

    before = sys.gettrace()
    sys.settrace(trace_call)
    try:
        work()
    finally:
        sys.settrace(before)
    return ran

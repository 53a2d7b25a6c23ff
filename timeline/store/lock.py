"""Locks: one writer at a time, so that of two additions at once the second builds on the first."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.faults import Fault, Faults

try:
    import fcntl
except ImportError:  # a system without POSIX locks: writes stay whole, but two at once are not told of each other
    fcntl = None

WAIT_SECONDS = 120.0
STEP_SECONDS = 0.05
BUSY = "written by another process"
PATIENCE = "another moment: nothing was changed, try again when the other is done"


@contextmanager
def hold_folder(folder: Path, *, where: str, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold a folder for writing; waits up to `wait` seconds for another process, then raises `Faults`.

    The folder itself is locked, not a file in it: the store is replaced by every write, and nothing is left lying about.
    """
    if fcntl is None:
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise Faults(Fault(where, f"can't be written ({error.strerror or error})", "a writable file in an existing folder")) from error
    try:
        end = time.monotonic() + wait
        while not take(handle):
            if time.monotonic() >= end:
                raise Faults(Fault(where, f"{BUSY} for {wait:.0f} s", PATIENCE))
            time.sleep(STEP_SECONDS)
        yield
    finally:
        os.close(handle)  # lets go of the lock, too


def take(handle: int) -> bool:
    """Whether the lock is now ours. A file system that knows no locks gives none: then writes are whole, but not in turn."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True

"""Faults: what is wrong with an input, all of it at once, each with where, what and what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: `where` (file, row, field), `what` was found, what was `expected`."""

    where: str
    what: str
    expected: str = ""

    def __str__(self) -> str:
        tail = f" (expected {self.expected})" if self.expected else ""
        return f"{self.where}: {self.what}{tail}"


class Faults(ValueError):
    """An input that can't be used; `faults` lists every reason."""

    def __init__(self, faults: Fault | Iterable[Fault]):
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def raise_faults(faults: Iterable[Fault]) -> None:
    """Raise `Faults` if there is any fault; otherwise do nothing."""
    listed = tuple(faults)
    if listed:
        raise Faults(listed)

"""Files to be read: what a list of paths stands for, and their bytes, within limits."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from geo.faults import Fault, Faults
from timeline.articles.encoding import MAX_BYTES

# What lies beside articles in a folder of saved pages and is none; named alone on the command line it is tried all the same.
_BESIDE = frozenset((
    ".json", ".jsonl", ".csv", ".tsv", ".geojson", ".toml", ".yaml", ".yml", ".ini", ".py", ".js", ".mjs", ".css", ".map", ".png", ".jpg",
    ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".mp4", ".mp3", ".webm", ".lock", ".log",
))  # fmt: skip


def list_files(path: str | Path, *, notes: list[str], faults: list[Fault]) -> Iterator[str | Path]:
    """The files that `path` stands for: itself, or all of a folder's, sorted; hidden ones and pictures are passed over."""
    if str(path) == "-" or not _is_folder(path):
        yield path
        return
    found: list[Path] = []
    beside = 0

    def note_fault(error: OSError) -> None:
        faults.append(Fault(show_path(error.filename or path), f"cannot be read: {error.strerror or error}", "a readable folder"))

    for folder, folders, names in os.walk(path, onerror=note_fault, followlinks=False):
        # browsers put a saved page's parts into NAME_files
        folders[:] = [name for name in folders if not name.startswith(".") and not name.endswith("_files")]
        for name in names:
            file = Path(folder, name)
            if name.startswith("."):
                continue
            if file.suffix.lower() in _BESIDE or file.stem.upper() == "README":
                beside += 1
            else:
                found.append(file)
    if beside:
        notes.append(f"{show_path(path)}: {beside} files that are no articles (tables, pictures, README) were passed over")
    if not found:
        faults.append(Fault(show_path(path), "no article in this folder", "text, Markdown, HTML, PDF or feed files"))
    yield from sorted(found, key=lambda file: [os.fsencode(part) for part in file.parts])


def read_bytes(path: str | Path) -> bytes:
    """A file's bytes ("-": standard input); raises `Faults` for what is missing, unreadable or too large."""
    where = show_path(path)
    if str(path) == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return check_size(data, len(data), "standard input")
    if str(path).startswith(("http://", "https://", "http:/", "https:/")):
        raise Faults(Fault(where, "an address is not fetched", "the page saved as a file, with --url for its address"))
    try:
        with open(path, "rb") as file:
            status = os.fstat(file.fileno())
            regular = stat.S_ISREG(status.st_mode)
            data = b"" if regular and status.st_size > MAX_BYTES else file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a null byte in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise Faults(Fault(where, f"cannot be read: {reason}", "a readable file")) from None
    return check_size(data, max(len(data), status.st_size if regular else 0), where)


def show_path(path: str | Path) -> str:
    """A path that can be printed and stored, whatever bytes its name has."""
    return "standard input" if str(path) == "-" else os.fsencode(str(path)).decode("utf-8", "replace")


def _is_folder(path: str | Path) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def check_size(data: bytes, size: int, where: str) -> bytes:
    """The data, if it is no larger than an article may be; otherwise `Faults`."""
    if size > MAX_BYTES:
        found = f"{size / 1e6:.0f} MB" if not data else f"more than {MAX_BYTES / 1e6:.0f} MB"
        raise Faults(Fault(where, f"too large for an article ({found})", f"at most {MAX_BYTES / 1e6:.0f} MB"))
    return data

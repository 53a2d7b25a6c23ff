"""Settings of the second reader: which endpoint, which model, how long to wait. Nothing is set by default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from geo.faults import Fault, raise_faults

URL, MODEL, KEY = "TIMELINE_LLM_URL", "TIMELINE_LLM_MODEL", "TIMELINE_LLM_KEY"
TIMEOUT, ATTEMPTS = "TIMELINE_LLM_TIMEOUT", "TIMELINE_LLM_ATTEMPTS"
CHAT = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Settings:
    """One OpenAI-compatible endpoint and how it is asked.

    `url` is the whole address of its chat completions. `key` is sent as a bearer token and shown nowhere.
    `timeout_s` bounds one attempt as a whole; `max_wait_s` the pause before another one, whatever the server asks for.
    `window_chars`, `overlap_chars`: how long articles are cut; `max_windows`: longer ones are refused.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout_s: float = 120.0
    max_attempts: int = 3
    max_wait_s: float = 30.0
    max_answer_bytes: int = 2_000_000
    window_chars: int = 6000
    overlap_chars: int = 600
    max_windows: int = 60

    @property
    def host(self) -> str:
        """Host and port: what messages name the endpoint by, for the rest of an address may hold a secret."""
        parts = urlsplit(self.url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def read_settings(*, url: str | None = None, model: str | None = None, key: str | None = None, timeout_s: float | str | None = None,
                  max_attempts: int | str | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings given, completed from the environment (`TIMELINE_LLM_URL`, `_MODEL`, `_KEY`, `_TIMEOUT`, `_ATTEMPTS`).

    Raises `Faults` that name everything missing or wrong; a key's value is never in them.
    """
    environ = os.environ if environ is None else environ

    def get(given, name: str) -> str:
        return str(environ.get(name, "") if given is None else given).strip()

    faults: list[Fault] = []
    address = _read_url(get(url, URL), faults)
    named = get(model, MODEL)
    if not named:
        faults.append(Fault(MODEL, "not set: the second reader needs the name of a model", "a model that the endpoint serves"))
    secret = get(key, KEY)
    if not (secret.isascii() and (secret.isprintable() or not secret) and " " not in secret):
        faults.append(Fault(KEY, "can't be sent as a header", "printable ASCII without spaces"))
    seconds = _read_number(get(timeout_s, TIMEOUT) or "120", TIMEOUT, 0.01, 3600.0, "seconds", faults)
    attempts = _read_number(get(max_attempts, ATTEMPTS) or "3", ATTEMPTS, 1, 10, "a number of attempts", faults)
    raise_faults(faults)
    return Settings(url=address, model=named, key=secret, timeout_s=seconds, max_attempts=int(attempts))


def _read_url(text: str, faults: list[Fault]) -> str:
    expected = "an address such as http://localhost:11434/v1"
    if not text:
        faults.append(Fault(URL, "not set: the second reader has no endpoint to ask", expected))
        return ""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or not text.isascii() or not text.isprintable() or port == 0:
        faults.append(Fault(URL, "is no address of an endpoint", expected))
        return ""
    if parts.username is not None or parts.password is not None:
        faults.append(Fault(URL, "holds a user or a password", f"an address without them; a key goes into {KEY}"))
        return ""
    path = parts.path.rstrip("/")
    if not path.endswith(CHAT):
        path = (path or "/v1") + CHAT
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def _read_number(text: str, where: str, least: float, most: float, unit: str, faults: list[Fault]) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        faults.append(Fault(where, f"{text[:40]!r}", f"{unit}, {least:g} to {most:g}"))
        return least
    return value

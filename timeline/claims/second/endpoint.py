"""The endpoint: one question over HTTP, one answer's text back, or a reason why there is none."""

from __future__ import annotations

import email.utils
import ipaddress
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from timeline.claims.second.settings import Settings

SEED = 7
# From the strictest to the plainest; a server that refuses one is asked in the next, and from then on only so.
FORMS = ("json_schema", "json_object", "plain", "bare")
_FORM_WORDS = ("response_format", "json_schema", "json_object")
_RETRY = frozenset({408, 425, 429, 500, 502, 503, 504, 529})


class NoAnswer(Exception):
    """The endpoint gave no usable answer. `lasting`: the next question would most likely fare no better; `cut`: the answer was too
    long, and one on less of the text may be whole."""

    def __init__(self, what: str, expected: str = "", *, lasting: bool = False, cut: bool = False):
        self.what, self.expected, self.lasting, self.cut = what, expected, lasting, cut
        super().__init__(what)


class _FormRefused(Exception):
    pass


@dataclass(slots=True)
class Endpoint:
    """One endpoint over a run: its settings and the form of question that it is known to take. Close it, or use `with`."""

    settings: Settings
    sleep: Callable[[float], None] = time.sleep
    form: int = 0
    asked: int = 0
    _client: httpx.Client | None = field(default=None, repr=False)

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(self, *_) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def ask(self, messages: list[dict], schema: dict) -> str:
        """The answer's text, unchecked; raises `NoAnswer`."""
        for form in range(self.form, len(FORMS)):
            try:
                answer = self._ask_again(self._write_question(messages, schema, FORMS[form]))
            except _FormRefused as refused:
                reason = NoAnswer(str(refused), "an endpoint that takes /v1/chat/completions")
            else:
                self.form = form
                return answer
        raise reason

    def _write_question(self, messages: list[dict], schema: dict, form: str) -> dict:
        question: dict = {"model": self.settings.model, "messages": messages, "stream": False}
        if form != "bare":
            question.update(temperature=0, seed=SEED)
        if form == "json_schema":
            question["response_format"] = {"type": form, "json_schema": {"name": "claims", "strict": True, "schema": schema}}
        elif form == "json_object":
            question["response_format"] = {"type": form}
        return question

    def _ask_again(self, question: dict) -> str:
        for attempt in range(1, self.settings.max_attempts + 1):
            try:
                status, headers, body = self._post(question)
                if status not in _RETRY:
                    return self._read_reply(status, headers, body)
                said = self._quote_error(body)
                if status == 500 and any(word in said for word in _FORM_WORDS):  # some servers say it so
                    raise _FormRefused(f"{self.settings.host} answered {status}{said}")
                reason = NoAnswer(f"{self.settings.host} answered {status}{said}", lasting=True)
                pause = read_pause(headers, attempt)
            except httpx.TimeoutException:
                reason = NoAnswer(f"{self.settings.host} gave no whole answer within {self.settings.timeout_s:g} s", lasting=True)
                pause = float(attempt)
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError) as error:
                reason = NoAnswer(f"{self.settings.host} can't be asked ({type(error).__name__})", "a running endpoint", lasting=True)
                pause = float(attempt)
            if attempt == self.settings.max_attempts:
                raise reason from None
            self.sleep(min(pause, self.settings.max_wait_s))
        raise AssertionError("max_attempts is at least 1")

    def _post(self, question: dict) -> tuple[int, httpx.Headers, bytes]:
        """One attempt, bounded in time and size; redirects are not followed, packed bodies not unpacked."""
        if self._client is None:
            # A proxy of the environment is for the outside, not for a server on this machine.
            self._client = httpx.Client(follow_redirects=False, timeout=self.settings.timeout_s, trust_env=not is_loopback(self.settings.url))
        headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "aleppo-control-timeline"}
        if self.settings.key:
            headers["Authorization"] = f"Bearer {self.settings.key}"
        deadline = time.monotonic() + self.settings.timeout_s
        self.asked += 1
        content = json.dumps(question, ensure_ascii=False).encode("utf-8", "replace")
        with self._client.stream("POST", self.settings.url, content=content, headers={**headers, "Content-Type": "application/json"}) as reply:
            if reply.headers.get("content-encoding", "identity").strip().lower() != "identity":
                raise NoAnswer(f"{self.settings.host} packed its answer", "a plain answer", lasting=True)
            parts, size = [], 0
            for part in reply.iter_raw():  # as it comes: a chunk size would wait for its fill
                size += len(part)
                if size > self.settings.max_answer_bytes:
                    raise NoAnswer(f"{self.settings.host} answered with more than {self.settings.max_answer_bytes:,} bytes", "a list of claims")
                if time.monotonic() > deadline:  # the client's own limit is between two bytes only
                    raise httpx.ReadTimeout("deadline")
                parts.append(part)
            return reply.status_code, reply.headers, b"".join(parts)

    def _read_reply(self, status: int, headers: httpx.Headers, body: bytes) -> str:
        host = self.settings.host
        if 300 <= status < 400:
            raise NoAnswer(f"{host} redirects elsewhere ({status}); not followed", "the endpoint's own address", lasting=True)
        if status in (400, 415, 422, 501):
            raise _FormRefused(f"{host} answered {status}{self._quote_error(body)}")
        if status != 200:
            raise NoAnswer(f"{host} answered {status}{self._quote_error(body)}", "200", lasting=True)
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json" and not kind.endswith("+json"):
            raise NoAnswer(f"{host} answered with {plain(kind) or 'no content type'}", "application/json", lasting=True)
        try:
            reply = json.loads(body)
        except (ValueError, RecursionError):
            raise NoAnswer(f"{host} answered with broken JSON", "a chat completion") from None
        if isinstance(reply, dict) and reply.get("error") and not reply.get("choices"):  # some gateways pass errors on so
            raise NoAnswer(f"{host} answered with an error{self._quote_error(body)}", "a chat completion")
        return self._hide_key(read_completion(reply, host=host))

    def _quote_error(self, body: bytes) -> str:
        """What the server says went wrong, as `: …`; without the key, should it be repeated there."""
        try:
            reply = json.loads(body[:20000])
            said = reply.get("error", reply.get("message", reply.get("detail", ""))) if isinstance(reply, dict) else ""
            said = said.get("message", "") if isinstance(said, dict) else said
        except (ValueError, RecursionError):
            said = ""
        return f": {plain(self._hide_key(said))}" if isinstance(said, str) and said.strip() else ""

    def _hide_key(self, text: str) -> str:
        return text.replace(self.settings.key, "[key]") if self.settings.key else text


def read_completion(reply: object, *, host: str) -> str:
    """The text of a chat completion; raises `NoAnswer` where it was refused, cut off or is none."""
    choices = reply.get("choices") if isinstance(reply, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(message, dict):
        raise NoAnswer(f"{host} answered without a message", "choices[0].message")
    refusal, content = message.get("refusal"), message.get("content")
    if (isinstance(refusal, str) and refusal.strip()) or choice.get("finish_reason") == "content_filter":
        raise NoAnswer("the model refused" + (f": {plain(refusal)}" if isinstance(refusal, str) and refusal.strip() else ""))
    if choice.get("finish_reason") == "length":
        raise NoAnswer("the model's answer was cut off", "a larger context or output limit at the endpoint", cut=True)
    if isinstance(content, list):  # parts, as some servers send them
        content = "".join(p["text"] for p in content if isinstance(p, dict) and isinstance(p.get("text"), str))
    if not isinstance(content, str) or not content.strip():
        raise NoAnswer("the model's answer was empty", "a list of claims")
    return content.encode("utf-8", "replace").decode("utf-8")


def read_pause(headers: httpx.Headers, attempt: int) -> float:
    """Seconds to wait before the next attempt: the server's Retry-After (seconds, or a day by its own clock), else 1, 2, 4 …"""
    asked = headers.get("retry-after", "").strip()
    try:
        seconds = float(asked)
    except ValueError:
        try:
            until, now = (email.utils.parsedate_to_datetime(v) for v in (asked, headers.get("date", "")))
            seconds = (until - now).total_seconds()
        except (ValueError, TypeError):
            seconds = float(2 ** (attempt - 1))
    return seconds if 0 <= seconds < 1e9 else 0.0 if seconds < 0 else 1e9


def is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def plain(text: str, limit: int = 200) -> str:
    """Untrusted text for a message: one line, no control characters, not long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * limit]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"

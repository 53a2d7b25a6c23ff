"""A stub endpoint for tests: speaks the chat completions protocol on a free loopback port and answers as it is told.

    with StubEndpoint(chat({"claims": []}), Reply(429, headers={"Retry-After": "0"})) as stub: …

Replies are given in turn, the last one again and again; each is a `Reply` or a function of the question that returns one.
It refuses what a real server refuses: another path, a body that is no question, a missing or wrong key.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from timeline.claims.second import Settings


@dataclass(frozen=True)
class Reply:
    """An HTTP answer. `drip_s`: pause between its bytes; `delay_s`: before the first; `cut`: the connection ends before the last."""

    status: int = 200
    body: bytes = b""
    headers: dict = field(default_factory=dict)
    kind: str = "application/json"
    delay_s: float = 0.0
    drip_s: float = 0.0
    cut: bool = False


def chat(content: object, *, finish: str = "stop", refusal: str | None = None) -> Reply:
    """A chat completion whose message is `content` (as JSON unless it is text)."""
    if content is not None and not isinstance(content, str):
        content = json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": content, "refusal": refusal}
    body = {"id": "chatcmpl-1", "object": "chat.completion", "created": 0, "model": "stub",
            "choices": [{"index": 0, "message": message, "finish_reason": finish, "logprobs": None}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}
    return Reply(body=json.dumps(body).encode())


def fail(status: int, message: str, **headers: str) -> Reply:
    """An error as these servers word it."""
    body = json.dumps({"error": {"message": message, "type": "stub_error", "code": status}}).encode()
    return Reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


class StubEndpoint:
    """The server; `questions` are the bodies it was sent, `keys` their authorization headers."""

    def __init__(self, *replies: Reply | Callable[[dict], Reply], key: str = ""):
        self.replies = list(replies) or [chat({"claims": []})]
        self.key = key
        self.questions: list[dict] = []
        self.keys: list[str] = []
        self.paths: list[str] = []
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._make_handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def settings(self, **changes) -> Settings:
        values = {"url": f"{self.url}/chat/completions", "model": "stub-7b", "timeout_s": 5.0, "max_attempts": 2, "max_wait_s": 0.01}
        return Settings(**{**values, **changes})

    def __enter__(self) -> StubEndpoint:
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, authorization: str, body: bytes) -> Reply:
        self.paths.append(path)
        if path.partition("?")[0] != "/v1/chat/completions":
            return fail(404, "no such route")
        self.keys.append(authorization)
        if self.key and authorization != f"Bearer {self.key}":
            return fail(401, f"Incorrect API key provided: {authorization.removeprefix('Bearer ')}")
        try:
            question = json.loads(body)
            roles = [m["role"] for m in question["messages"] if isinstance(m["content"], str)]
        except (ValueError, KeyError, TypeError):
            return fail(400, "not a chat completion request")
        if not question.get("model") or roles != ["system", "user"]:
            return fail(400, "model and messages are required")
        turn = min(len(self.questions), len(self.replies) - 1)
        self.questions.append(question)
        reply = self.replies[turn]
        return reply if isinstance(reply, Reply) else reply(question)

    def _make_handler(stub):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                reply = stub.answer(self.path, self.headers.get("Authorization", ""), body)
                stub._closing.wait(reply.delay_s)
                try:
                    self.send_response(reply.status)
                    if reply.kind:
                        self.send_header("Content-Type", reply.kind)
                    self.send_header("Content-Length", str(len(reply.body)))
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    sent = reply.body[:-1] if reply.cut else reply.body
                    for byte in ([sent] if not reply.drip_s else (sent[n:n + 1] for n in range(len(sent)))):
                        self.wfile.write(byte)
                        self.wfile.flush()
                        if reply.drip_s and stub._closing.wait(reply.drip_s):
                            break
                    if reply.cut:
                        self.close_connection = True
                except OSError:
                    self.close_connection = True  # the client has gone

            def do_GET(self):
                stub.paths.append(self.path)
                self.send_error(404)

            def log_message(self, *_):
                pass

        return Handler

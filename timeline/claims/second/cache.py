"""The cache: answers as they came, one file each, so that a rebuild asks nothing. What is read from it is verified anew."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from timeline.claims.second.prompt import PROMPT_VERSION
from timeline.claims.second.schema import SCHEMA_VERSION

FORMAT = 1
_LARGEST = 8_000_000  # bytes; no answer is as large


@dataclass(frozen=True, slots=True)
class Key:
    """What an answer depends on: the article's hash, the window of its text, the model, the versions, the question asked."""

    article: str
    window: tuple[int, int]
    model: str
    question: str  # SHA-256 of messages and schema
    prompt: str = PROMPT_VERSION
    schema: str = SCHEMA_VERSION

    def as_dict(self) -> dict:
        return {"format": FORMAT, "article": self.article, "window": list(self.window), "model": self.model, "question": self.question,
                "prompt": self.prompt, "schema": self.schema}

    @property
    def name(self) -> str:
        text = json.dumps(self.as_dict(), sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()[:32] + ".json"


def hash_question(messages: list[dict], schema: dict) -> str:
    text = json.dumps([messages, schema], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def read_kept(folder: Path | None, key: Key) -> str | None:
    """The answer kept under a key, as it came; None where there is none, or a file that is not what it should be."""
    if folder is None:
        return None
    path = Path(folder) / key.name
    try:
        if path.stat().st_size > _LARGEST:
            return None
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(kept, dict) or {k: v for k, v in kept.items() if k != "answer"} != key.as_dict():
        return None
    return kept["answer"] if isinstance(kept.get("answer"), str) else None


def keep_answer(folder: Path | None, key: Key, answer: str) -> None:
    """Keep an answer, whole or not at all; raises OSError where the folder can't be written."""
    if folder is None:
        return
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            json.dump({**key.as_dict(), "answer": answer}, file, ensure_ascii=False, indent=1, sort_keys=True)
        os.replace(draft, folder / key.name)
    except BaseException:
        os.unlink(draft)
        raise

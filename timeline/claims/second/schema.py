"""The form of an answer: the JSON schema that the endpoint is held to and that every claim is checked by again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from timeline.claims.claim import DENOMINATORS, EVENTS, MODALITIES

SCHEMA_VERSION = "1"
BASES = ("explicit", "weekday", "relative", "publication")
PARTS = ("", "some", "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west", "centre")
SIDES = ("neutral", "unknown")  # of a speaker who is no party
MAX_CLAIMS = 200  # in one answer; no window of text holds as many

_THINKING = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL)  # some servers leave out its opening mark
_OPENING = re.compile(r"\{|\[(?=\s*[\]{])")
_OPENINGS = 20  # braces in prose before the answer, at most
_DEFAULTS = {"actor": "", "speaker": "", "speaker_side": "unknown", "first": None, "last": None, "basis": "publication", "when": "",
             "share": None, "share_min": None, "share_max": None, "how_much": "", "denominator": "", "stock": None}
_PLACE_DEFAULTS = {"refers_to": "", "part": ""}


def claim_schema(parties: Iterable[str]) -> dict:
    """The schema of one claim. Only keywords that strict servers take: the rest is checked in `verify`."""
    ids = list(parties)
    text, number, day = {"type": "string"}, {"type": ["number", "null"]}, {"type": ["string", "null"]}
    place = {"text": text, "refers_to": text, "part": _choice(PARTS)}
    fields = {
        "quote": text, "event": _choice(EVENTS), "party": _choice(ids), "actor": _choice(["", *ids]), "modality": _choice(MODALITIES),
        "places": {"type": "array", "items": _record(place)}, "speaker": text, "speaker_side": _choice(dict.fromkeys([*ids, *SIDES])),
        "first": day, "last": day, "basis": _choice(BASES), "when": text,
        "share": number, "share_min": number, "share_max": number, "how_much": text,
        "denominator": _choice(["", *DENOMINATORS]), "stock": {"type": ["boolean", "null"]},
    }
    return _record(fields)


def answer_schema(parties: Iterable[str]) -> dict:
    """The schema of a whole answer: `{"claims": [claim, …]}`."""
    return _record({"claims": {"type": "array", "items": claim_schema(parties)}})


def read_answer(content: str) -> list[object]:
    """The rows of an answer's text, unchecked; raises ValueError where there is no such list.

    Servers without a schema wrap the object in prose, a code fence or their thoughts: what stands around it is dropped. Some
    give the list alone, or one claim alone.
    """
    content = _THINKING.sub("", content)
    reason: ValueError = ValueError("no JSON object")
    for start in [match.start() for match in _OPENING.finditer(content)][:_OPENINGS]:
        try:
            answer, _ = json.JSONDecoder(parse_constant=_refuse_constant).raw_decode(content, start)
        except RecursionError:
            raise ValueError("JSON nested too deep") from None
        except ValueError as error:  # braces in the prose before it
            reason = error if isinstance(reason, ValueError) and str(reason) == "no JSON object" else reason
            continue
        rows = _find_rows(answer)
        if rows is not None:
            if len(rows) > MAX_CLAIMS:
                raise ValueError(f"{len(rows)} claims in one answer")
            return rows
        reason = ValueError("no list of claims")
        break
    raise reason


def _find_rows(answer: object) -> list[object] | None:
    if isinstance(answer, dict):
        return [answer] if "claims" not in answer and "quote" in answer else answer["claims"] if isinstance(answer.get("claims"), list) else None
    return answer if isinstance(answer, list) and all(isinstance(row, dict) for row in answer) else None


def check_row(row: object, validator) -> tuple[dict, str]:
    """One row completed by what plain servers leave out, keys that are not ours dropped; and what is wrong with it, or ""."""
    if not isinstance(row, dict):
        return {}, "not an object"
    places = row.get("places")
    if isinstance(places, list):
        places = [{**_PLACE_DEFAULTS, **{k: v for k, v in p.items() if k in ("text", *_PLACE_DEFAULTS)}} if isinstance(p, dict) else p
                  for p in places]
    known = validator.schema["properties"]
    full = {**_DEFAULTS, **{k: v for k, v in row.items() if k in known}, "places": places}
    errors = sorted(validator.iter_errors(full), key=lambda e: (list(map(str, e.absolute_path)), e.message))
    if not errors:
        return full, ""
    path = ".".join(map(str, errors[0].absolute_path))
    return full, f"{path}: {errors[0].message}" if path else errors[0].message


def make_validator(parties: Iterable[str]):
    """A validator of one claim."""
    from jsonschema import Draft202012Validator  # slow to import, needed by few
    return Draft202012Validator(claim_schema(parties))


def _choice(values: Iterable[str]) -> dict:
    return {"type": "string", "enum": list(values)}


def _record(fields: dict) -> dict:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")

"""YAML front matter at the head of a text: parsed safely, every value as a string, never executed."""

from __future__ import annotations

import re

from geo.faults import Fault, Faults

MAX_FRONT_MATTER = 16_384  # characters; a header is a few lines, more is a mistake or an attack
MAX_NESTING = 50

_OPEN = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
# The plain subset that nearly every header uses: `key: words`, nothing that YAML reads in a special way.
_PLAIN = re.compile(r"([A-Za-z_][\w-]*):[ \t]+([^\W_][^\n]*?)[ \t]*\n")
_KEYISH = re.compile(r"[A-Za-z_][\w-]*:(?:[ \t]|\n)")


def parse_front_matter(text: str, *, where: str = "text") -> tuple[dict[str, str], str]:
    """Split `text` (line ends `\\n`) into its front matter's fields and its body.

    Fields have lower-case names and string values (YAML's types are not used: a date stays as written; a list of
    plain values is joined with ", "). Without front matter the fields are empty and the body is `text` itself.
    Raises `Faults` for a header that is unclosed, too long, not YAML, not a mapping, or repeats a key.
    """
    opening = _OPEN.match(text)
    if opening is None or not _looks_like_header(text, opening.end()):
        return {}, text
    closing = _CLOSE.search(text, opening.end(), opening.end() + MAX_FRONT_MATTER)
    if closing is None:
        raise Faults(Fault(where, "the front matter that opens with --- is never closed", "a line --- after its fields"))
    header = text[opening.end() : closing.start()]
    return _parse_header(header, where), text[closing.end() :]


def _looks_like_header(text: str, at: int) -> bool:
    """A first line --- may also be a Markdown rule: then no field follows it and nothing closes it."""
    rest = text[at : at + MAX_FRONT_MATTER]
    return _CLOSE.search(rest) is not None or _KEYISH.match(rest.lstrip()) is not None


def _parse_header(header: str, where: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    at = 0
    while match := _PLAIN.match(header, at):
        value = match[2]
        key = match[1].lower()
        if ": " in value or " #" in value or value.endswith(":") or key in fields:
            break
        fields[key] = value
        at = match.end()
    return fields if at == len(header) else _parse_yaml(header, where)


def _parse_yaml(header: str, where: str) -> dict[str, str]:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # BaseLoader: strings, lists and mappings only
    try:
        depth = 0
        for event in yaml.parse(header, Loader=loader):
            if isinstance(event, yaml.events.AliasEvent):
                raise Faults(Fault(where, "the front matter uses YAML aliases", "plain values"))
            depth += isinstance(event, yaml.events.CollectionStartEvent) - isinstance(event, yaml.events.CollectionEndEvent)
            if depth > MAX_NESTING:
                raise Faults(Fault(where, "the front matter is nested too deeply", "plain `key: value` lines"))
        node = yaml.compose(header, Loader=loader)
    except yaml.YAMLError as error:
        problem = " ".join(str(getattr(error, "problem", None) or error).split())
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark is not None else ""
        raise Faults(Fault(where, f"the front matter is not valid YAML{line}: {problem}", "`key: value` lines")) from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        kind = "a list" if isinstance(node, yaml.SequenceNode) else "plain words"
        raise Faults(Fault(where, f"the front matter is {kind}", "a mapping of `key: value` lines"))
    fields: dict[str, str] = {}
    faults: list[Fault] = []
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(Fault(where, "a key of the front matter is not a word", "`key: value` lines"))
            continue
        key = key_node.value.strip().lower()
        value = _flatten(value_node, yaml)
        if key in fields and fields[key] != value:
            faults.append(Fault(f"{where}, {key}", f"given twice: {fields[key]!r} and {value!r}", "one value"))
        fields.setdefault(key, value)
    if faults:
        raise Faults(faults)
    return fields


def _flatten(node, yaml) -> str:
    """A scalar's text; a list of scalars joined; anything deeper is of no use to us and read as empty."""
    if isinstance(node, yaml.ScalarNode):
        return "" if node.style is None and node.value in ("~", "null") else node.value.strip()
    if isinstance(node, yaml.SequenceNode):
        return ", ".join(item.value.strip() for item in node.value if isinstance(item, yaml.ScalarNode))
    return ""

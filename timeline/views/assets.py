"""The files that the browser gets: Leaflet from its wheel, our own script and style sheet, ready to be put inside a page."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from importlib import resources

OWN_SCRIPTS = ("state.js", "map.js", "panel.js", "controls.js", "timeline.js")


def read_asset(name: str) -> str:
    """The text of a file under `timeline/views/assets`."""
    return resources.files("timeline.views").joinpath("assets", name).read_text(encoding="utf-8")


def _leaflet_file(name: str) -> bytes:
    return resources.files("xstatic.pkg.leaflet").joinpath("data", name).read_bytes()


def _leaflet_text(name: str) -> str:
    # HTML parsers turn CRLF into LF before a policy's hash is checked
    return _leaflet_file(name).decode("utf-8").replace("\r\n", "\n")


@lru_cache(maxsize=1)
def read_leaflet_script() -> str:
    """leaflet.js as published, with its notice, without the pointer to a source map that nobody could load."""
    return re.sub(r"//# sourceMappingURL=\S*", "", _leaflet_text("leaflet.js")).strip()


@lru_cache(maxsize=1)
def read_leaflet_style() -> str:
    """leaflet.css with its images as data URIs, so that it asks for no other file."""

    def inline(match: re.Match) -> str:
        data = base64.b64encode(_leaflet_file("images/" + match[1])).decode("ascii")
        return f"url(data:image/png;base64,{data})"

    return re.sub(r"url\(images/([\w-]+\.png)\)", inline, _leaflet_text("leaflet.css")).strip()


@lru_cache(maxsize=1)
def read_timeline_script() -> str:
    """Our own scripts as one, in the order in which they need each other."""
    return "\n".join(read_asset(name) for name in OWN_SCRIPTS)


def wrap_module(script: str) -> str:
    """Leaflet's UMD file for an ES module: it finds `module.exports` and leaves the window alone."""
    return f"const module = {{ exports: {{}} }}, exports = module.exports, define = undefined;\n{script}\n"


def hash_source(text: str) -> str:
    """A script's or style sheet's hash as a content security policy names it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"

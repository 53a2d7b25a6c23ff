"""The house: imports run one way, modules stay small, the engine knows no city."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = [*sorted(p for folder in ("geo", "timeline") for p in (ROOT / folder).rglob("*.py")), ROOT / "streamlit_app.py"]

# Outermost first: a module imports from its own layer and from those below it.
LAYERS = [("streamlit_app", "timeline.__main__", "timeline.cli", "timeline.commands"), ("timeline.checks",), ("timeline.views",),
          ("timeline.pipeline",), ("timeline.store",), ("timeline.city", "timeline.bundle"), ("timeline.control",),
          ("timeline.batch",), ("timeline.claims",), ("timeline.articles",), ("geo",)]
# What the records of a bundle and the type of a city are known by: types only, needed above and below.
SHARED = {"timeline"}


def name_module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(p for p in parts if p != "__init__")


def find_layer(module: str) -> int | None:
    for depth, names in enumerate(LAYERS):
        if any(module == name or module.startswith(name + ".") for name in names):
            return depth
    return None


def list_imports(path: Path):
    """Imported modules, those for type checkers only left out."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
                   for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_imports_run_one_way(path):
    own = find_layer(name_module(path))
    for module in list_imports(path):
        other = find_layer(module)
        if other is not None and own is not None and module not in SHARED:
            assert other >= own, f"{name_module(path)} imports {module}, which lies above it"


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_modules_stay_small(path):
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", [p for p in MODULES if p.name != "options.py"], ids=name_module)
def test_the_engine_knows_no_city(path):
    tree = ast.parse(path.read_text("utf-8"))
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            words = node.value.replace("aleppo-control-timeline", "").replace("Aleppo Control Timeline", "")
            assert not re.search(r"aleppo|حلب|\balep\b", words, re.IGNORECASE), f"line {node.lineno}: {node.value[:60]!r}"


def test_top_level_is_the_agreed_one():
    agreed = {"requirements.txt", "streamlit_app.py", "geo", "data", "timeline", "tests", "README.md", "CHANGELOG.md", "LICENSE", "Makefile",
              "pyproject.toml", ".ci", ".streamlit", "docs", ".gitignore"}
    import subprocess
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    assert {line.split("/")[0].strip('"') for line in listed if line} <= agreed

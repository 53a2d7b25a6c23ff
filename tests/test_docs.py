"""The documents say what is there: files, columns, commands, links."""

import csv
import re
from pathlib import Path

import pytest
import typer

from timeline.cli import app

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "data" / "README.md", ROOT / "data" / "lexicon" / "README.md",
             *sorted((ROOT / "docs").glob("*.md"))]
DICTIONARY = (ROOT / "data" / "README.md").read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document):
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
        if not target.startswith("http"):
            assert (document.parent / target).exists(), target


def test_every_command_of_the_readme_exists():
    known = typer.main.get_command(app).commands
    text = (ROOT / "README.md").read_text("utf-8")
    used = re.findall(r"python -m timeline ([a-z]+)((?: [^#\n`]*)?)", text)
    assert {name for name, _ in used} == set(known)
    for name, words in used:
        options = {o for p in known[name].params for o in (*p.opts, *p.secondary_opts)}
        assert set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", words)) <= options, (name, words)


def test_the_two_commands_are_made():
    rules = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`?make ([a-z]+)", (ROOT / "README.md").read_text("utf-8")):
        assert re.search(rf"^{target}:", rules, re.MULTILINE), target


def test_every_data_file_is_in_the_dictionary():
    for path in sorted((ROOT / "data").rglob("*")):
        if path.is_file() and path.suffix in {".csv", ".toml", ".geojson"} and path.parent.parent.name != "lexicon":
            assert path.name in DICTIONARY, path.name


@pytest.mark.parametrize("path", sorted((ROOT / "data" / "aleppo").glob("*.csv")), ids=lambda p: p.name)
def test_every_column_is_explained(path):
    with open(path, encoding="utf-8") as file:
        columns = next(csv.reader(file))
    section = DICTIONARY[DICTIONARY.index(path.name):]
    missing = [c for c in columns if f"`{c}`" not in DICTIONARY and f"`{c}`" not in section]
    assert not missing


def test_digests_are_as_promised():
    days, languages, urls, words = [], [], [], []
    for path in sorted((ROOT / "data" / "aleppo" / "digests").glob("*.md")):
        _, head, body = re.split(r"^---$", path.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)
        fields = dict(re.findall(r"^(\w+): (.*)$", head, re.MULTILINE))
        assert {"published", "publisher", "url", "lang", "title"} <= set(fields), path.name
        days.append(fields["published"])
        languages.append(fields["lang"])
        urls.append(fields["url"])
        words.append(len(body.split()))
    assert len(days) >= 180
    assert len(set(urls)) == len(urls)
    assert sum("2012-07" <= d < "2016-11" for d in days) >= 60
    assert sum("2016-11" <= d < "2017" for d in days) >= 100
    assert languages.count("ar") >= 15
    assert sum(lang not in ("en", "ar") for lang in languages) >= 10
    assert min(words) >= 12 and max(words) <= 190

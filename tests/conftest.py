"""Fixtures that many tests share."""

from __future__ import annotations

import glob
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def skip_or_fail(reason: str) -> None:
    """Skip on a user's machine; fail where everything must be there (CI=true)."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"in CI this must run: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference texts beside the working copy."""
    if not SHARED.is_dir():
        skip_or_fail("no folder shared/ beside the working copy")
    return SHARED


def find_postgres() -> Path | None:
    """The newest PostgreSQL's programs, where PostGIS is installed too."""
    if not glob.glob("/usr/share/postgresql/*/extension/postgis.control"):
        return None
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@pytest.fixture(scope="session")
def postgis_server():
    """A PostgreSQL server of our own on a free loopback port; its address without a database."""
    programs = find_postgres()
    if programs is None:
        skip_or_fail("no PostgreSQL with PostGIS installed")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    become: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        become = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
    initialise = [*become, programs / "initdb", "-D", folder / "data", "-U", "tester", "-A", "trust", "-E", "UTF8"]
    start = [*become, programs / "pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start"]
    for command in (initialise, start):
        subprocess.run(command, check=True, capture_output=True)
    yield f"postgresql://tester@127.0.0.1:{port}"
    subprocess.run([*become, programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"], capture_output=True)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgis_address(postgis_server, request):
    """A database of the test's own."""
    import psycopg
    name = f"t{abs(hash(request.node.nodeid)) % 10**12}"
    with psycopg.connect(f"{postgis_server}/postgres", autocommit=True) as db:
        db.execute(f"DROP DATABASE IF EXISTS {name}")
        db.execute(f"CREATE DATABASE {name}")
    return f"{postgis_server}/{name}"


DIGESTS = {
    "2012-08-02-wire.md": ("2012-08-02", "AFP", (
        "Rebels captured the Hanano, Sakhour, Shaar and Sukkari districts of Aleppo on Tuesday, the Syrian Observatory for Human Rights said.")),
    "2016-11-27-wire.md": ("2016-11-27", "Reuters", (
        "The Syrian army captured the Hanano district of eastern Aleppo on Saturday, the Syrian Observatory for Human Rights said. "
        "It was the first district that the rebels had lost since the offensive began.")),
    "2016-11-28-sana.md": ("2016-11-28", "SANA", "Army units took full control of the Sakhour district on Monday, a military source said."),
    "2016-11-28-sohr.md": ("2016-11-28", "SOHR", (
        "Government forces seized the Sakhour district of Aleppo on Monday, the Syrian Observatory for Human Rights reported. "
        "A rebel official denied that Sakhour had been lost.")),
    "2016-12-05-wire.md": ("2016-12-05", "AFP", (
        "Regime forces have seized two-thirds of the former rebel area in east Aleppo since mid-November, "
        "the Syrian Observatory for Human Rights said on Monday.")),
    "2016-12-06-feature.md": ("2016-12-06", "The Guardian", (
        "The Sukkari neighbourhood is still held by the rebels. The army captured the Shaar district on Tuesday, "
        "state television and the Observatory both said.")),
}


def write_article(path: Path, text: str, *, published: str | None = None, publisher: str = "", lang: str = "en", url: str = "") -> Path:
    """A Markdown article with its front matter."""
    fields = {"published": published, "publisher": publisher, "lang": lang, "url": url or f"https://example.org/{path.stem}"}
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "".join(f"{key}: {value}\n" for key, value in fields.items() if value)
    path.write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def small_city(tmp_path_factory) -> Path:
    """The shipped city's tables and two of its languages with six digests of our own, to build in a second."""
    data = tmp_path_factory.mktemp("data")
    shutil.copytree(ROOT / "data" / "lexicon", data / "lexicon", ignore=shutil.ignore_patterns("fr", "ru", "es"))
    for name in ("rules.toml", "boilerplate.csv"):
        shutil.copyfile(ROOT / "data" / name, data / name)
    city = data / "aleppo"
    shutil.copytree(ROOT / "data" / "aleppo", city, ignore=shutil.ignore_patterns("digests"))
    (city / "digests").mkdir()
    for name, (published, publisher, text) in DIGESTS.items():
        write_article(city / "digests" / name, text, published=published, publisher=publisher)
    return city

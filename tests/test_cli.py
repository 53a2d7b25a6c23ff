"""The command line: names and flags that other programs call, bad input, exit codes."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from conftest import write_article
from typer.testing import CliRunner

from geo.faults import Faults
from timeline.cli import app
from timeline.commands.options import printable, write_file
from timeline.store.address import open_store
from timeline.store.dump import dump_bundle


def run(*words, code: int = 0, stdin: bytes | None = None):
    result = CliRunner().invoke(app, [str(w) for w in words], input=stdin)
    assert result.exit_code == code, (result.exit_code, result.stdout[-2000:], result.stderr[-2000:], result.exception)
    return result


@pytest.fixture(scope="session")
def built(small_city, tmp_path_factory):
    store = tmp_path_factory.mktemp("store") / "store.gpkg"
    said = run("build", "--data", small_city, "--store", store)
    assert "6 articles" in said.stdout
    return store


@pytest.fixture
def store(built, tmp_path):
    return shutil.copyfile(built, tmp_path / "store.gpkg")


def test_build_gives_the_same_dump_again(small_city, built, tmp_path):
    again = tmp_path / "again.gpkg"
    run("build", "--data", small_city, "--store", again)
    assert dump_bundle(open_store(str(again)).read()) == dump_bundle(open_store(str(built)).read())


def test_extract_prints_claims_that_slice_to_their_words(small_city, tmp_path):
    path = write_article(tmp_path / "a.md", "The army captured the Sakhour district on Monday, the Observatory said.\r\nTalks go on.",
                         published="2016-11-29")
    rows = [json.loads(line) for line in run("extract", path, "--data", small_city, "--format", "jsonl").stdout.splitlines()]
    text = path.read_text("utf-8").split("---", 2)[2].strip()
    assert [(r["party"], r["event"], r["article"]) for r in rows] == [("government", "captured", str(path))]
    assert text[rows[0]["start"]:rows[0]["end"]] == rows[0]["quote"]
    assert rows[0]["places"][0]["districts"] == ["N0139"]
    assert "Sakhour" in run("extract", path, "--data", small_city).stdout


def test_the_same_article_in_two_files_is_told_for_both(small_city, tmp_path):
    text = "The army captured the Sakhour district on Monday, the Observatory said."
    paths = [write_article(tmp_path / name, text, published="2016-11-29", url="https://example.org/one") for name in ("a.md", "b.md")]
    rows = [json.loads(line) for line in run("extract", *paths, "--data", small_city, "--format", "jsonl").stdout.splitlines()]
    assert [r["article"] for r in rows] == [str(p) for p in paths]


def test_extract_of_nothing_is_an_empty_answer(small_city, tmp_path):
    path = write_article(tmp_path / "a.md", "Talks will be held in Geneva on Tuesday.", published="2016-12-05")
    assert run("extract", path, "--data", small_city, "--format", "jsonl").stdout == ""


def test_the_files_own_date_wins(small_city, tmp_path):
    path = write_article(tmp_path / "a.md", "The army captured the Sakhour district yesterday, the Observatory said.", published="2016-11-29")
    row = json.loads(run("extract", path, "--published", "2016-12-20", "--data", small_city, "--format", "jsonl").stdout)
    assert row["last"] == "2016-11-28"


def test_no_date_names_the_option(small_city, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The army captured Sakhour.")
    assert "--published" in run("extract", path, "--data", small_city, code=2).stderr


def test_standard_input(small_city):
    said = run("extract", "-", "--published", "2016-12-05", "--data", small_city, "--format", "jsonl",
               stdin=b"The army captured the Sakhour district on Monday.")
    assert json.loads(said.stdout)["places"][0]["id"] == "sakhour"


BAD_FILES = {
    "empty.txt": b"", "binary.txt": bytes(range(256)) * 40, "future.md": b"---\npublished: 2999-01-01\n---\nText of tomorrow.",
    "undated.md": b"---\npublisher: X\n---\nThe army captured Sakhour.", "broken.md": b"---\npublished: [2016\n---\nThe army captured Sakhour.",
    "nul.md": b"---\npublished: 2016-12-01\n---\nThe army\x00 captured Sakhour.",
    "noday.md": b"---\npublished: 2016-13-45\n---\nThe army captured Sakhour.",
}


@pytest.mark.parametrize("name", [n for n in BAD_FILES if n != "nul.md"])
def test_a_bad_article_is_refused_and_the_store_left(small_city, store, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(BAD_FILES[name])
    before = store.read_bytes()
    assert name in run("add", path, "--data", small_city, "--store", store, code=2).stderr
    assert store.read_bytes() == before


def test_one_bad_file_in_fifty(small_city, store, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for n in range(49):
        write_article(folder / f"{n:02}.md", f"Report number {n}. The army captured the Mashhad district, activists said.", published="2016-12-13")
    (folder / "bad.md").write_bytes(BAD_FILES["broken.md"])
    said = run("add", folder, "--data", small_city, "--store", store, code=2)
    assert "49 articles added" in said.stdout
    assert "bad.md" in said.stderr
    assert said.stderr.count("error:") == 1


def test_encodings_are_read(small_city, tmp_path):
    text = "---\npublished: 2016-12-13\nlang: en\n---\nReport {}. The army captured the “Mashhad” district on Monday."
    names = {"a.md": "utf-16", "b.md": "cp1252", "c.md": "utf-8-sig"}
    for name, encoding in names.items():
        (tmp_path / name).write_bytes(text.format(name).encode(encoding))
    arabic = "---\npublished: 2016-11-29\n---\nسيطرت قوات النظام على حي الصاخور في حلب يوم الاثنين، بحسب المرصد السوري لحقوق الإنسان."
    (tmp_path / "d.md").write_bytes(arabic.encode("cp1256"))
    said = run("extract", tmp_path, "--data", small_city, "--format", "jsonl")
    rows = {Path(row["article"]).name: row for row in map(json.loads, said.stdout.splitlines())}
    assert all("“Mashhad”" in rows[name]["quote"] for name in names)
    assert rows["d.md"]["places"][0]["districts"] == ["N0139"]
    assert "d.md: read as cp1256" in said.stderr


def test_add_then_state(small_city, store, tmp_path):
    path = write_article(tmp_path / "a.md", "The army captured the Sukkari district on Tuesday, the Syrian Observatory for Human Rights said.",
                         published="2016-12-14", publisher="Reuters")
    def status(*more) -> dict[str, str]:
        said = run("state", "--on", "2016-12-20", "--format", "csv", "--data", small_city, "--store", store, *more).stdout
        return {r["district"]: r["status"] for r in csv.DictReader(io.StringIO(said))}

    assert status()["N0219"] == "opposition"
    run("add", path, "--data", small_city, "--store", store)
    assert status()["N0219"] == "government"
    assert status("--known-by", "2016-12-10")["N0219"] == "opposition"
    assert "nothing new" in run("add", path, "--data", small_city, "--store", store).stderr
    run("build", "--data", small_city, "--store", store)
    assert status()["N0219"] == "government", "a rebuild keeps what was added"


def test_added_equals_built(small_city, store, tmp_path):
    """Law: adding an article touches only its districts, and gives the same dump as a full rebuild."""
    text = "Rebels retook the Shaar district, a rebel commander said. The army captured Mashhad, state media reported."
    path = write_article(tmp_path / "a.md", text, published="2016-12-09", publisher="Reuters")
    run("add", path, "--data", small_city, "--store", store)
    amended = dump_bundle(open_store(str(store)).read())
    run("build", "--data", small_city, "--store", store)
    assert dump_bundle(open_store(str(store)).read()) == amended


def test_articles_outside_the_battle_are_kept_with_a_note(small_city, store, tmp_path):
    write_article(tmp_path / "a" / "old.md", "The city was calm.", published="2011-05-01")
    write_article(tmp_path / "a" / "late.md", "The city is being rebuilt.", published="2018-05-01")
    said = run("add", tmp_path / "a", "--data", small_city, "--store", store)
    assert "2 articles added" in said.stdout
    assert "old.md: published 2011-05-01, before the theatre's first day (2012-07-19); kept" in said.stderr
    assert "late.md: published 2018-05-01, after the theatre's last day (2016-12-22); kept" in said.stderr


def test_state_features_have_the_agreed_fields(small_city, store):
    page = json.loads(run("state", "--on", "2016-12-05", "--format", "geojson", "--data", small_city, "--store", store).stdout)
    assert len(page["features"]) == 109
    for feature in page["features"]:
        assert {"district", "name", "status", "since", "rule", "claims"} <= set(feature["properties"])
    hanano = next(f["properties"] for f in page["features"] if f["properties"]["district"] == "N0129")
    assert hanano["status"] == "government"
    assert hanano["since"] == "2016-11-26"


def test_before_the_battle_all_is_as_the_opening_says(small_city, store):
    rows = list(csv.DictReader(io.StringIO(run("state", "--on", "2012-07-18", "--format", "csv", "--data", small_city, "--store", store).stdout)))
    assert {r["status"] for r in rows} == {"government"}


def test_export_and_snapshots(small_city, store, tmp_path):
    run("export", "--format", "geojson", "-o", tmp_path / "all.geojson", "--data", small_city, "--store", store)
    features = json.loads((tmp_path / "all.geojson").read_text("utf-8"))["features"]
    assert len(features) > 109
    for options in (["--on", "2016-12-05"], ["--all"]):
        for name in ("one.html", "two.html"):
            run("snapshot", *options, "-o", tmp_path / name, "--data", small_city, "--store", store)
        page = (tmp_path / "one.html").read_bytes()
        assert page == (tmp_path / "two.html").read_bytes()
        assert b"Sakhour" in page
    assert "--on DATE or --all" in run("snapshot", "-o", tmp_path / "x.html", "--data", small_city, "--store", store, code=2).stderr


def test_explain_goes_down_to_the_sentence(small_city, store):
    for wanted in ("N0139", "al-Sakhour", "الصاخور"):
        said = run("explain", "--district", wanted, "--on", "2016-12-05", "--data", small_city, "--store", store).stdout
        assert "Government forces seized the Sakhour district of Aleppo on Monday" in said
    assert "no district" in run("explain", "--district", "Xyzzy", "--on", "2016-12-05", "--data", small_city, "--store", store, code=2).stderr


def test_locate(small_city):
    said = run("locate", "Shaikh Maqsood", "Bab al-Nairab", "--data", small_city, "--format", "jsonl").stdout
    rows = [json.loads(line) for line in said.splitlines()]
    first = {r["query"]: r for r in reversed(rows)}
    assert first["Shaikh Maqsood"]["districts"] == ["N0123"]
    assert first["Bab al-Nairab"]["id"] == "bab-al-nayrab"


def test_check_lists_every_fault(small_city, store, tmp_path):
    assert "no fault found" in run("check", "--data", small_city, "--store", store).stdout
    broken = tmp_path / "data" / "city"
    shutil.copytree(small_city.parent, tmp_path / "data", dirs_exist_ok=True)
    shutil.copytree(small_city, broken)
    (broken / "digests" / "undated.md").write_text("The army captured Sakhour.")
    with open(tmp_path / "data" / "lexicon" / "en" / "verbs.csv", "a", encoding="utf-8") as file:
        file.write("en,vanquished,,,\n")
    with open(broken / "places.csv", "a", encoding="utf-8") as file:
        file.write("nowhere,neighbourhood,Nowhere,,N9999,whole,,37.1,36.2,100,test,exact,,\n")
    theatre = (broken / "theatre.toml").read_text("utf-8")
    (broken / "theatre.toml").write_text(theatre.replace("end = 2016-12-22\n", "end = 2011-01-01\n", 1), encoding="utf-8")
    said = run("check", "--data", broken, "--store", "mysql://ann:secret@host/db", code=2).stderr
    for found in ("theatre.toml", "N9999", "undated.md", "verbs.csv", "mysql://ann@host/db: no such kind of store"):
        assert found in said
    assert "secret" not in said


def test_check_builds_control_anew(small_city, store):
    there = ("--data", small_city, "--store", store)
    with closing(sqlite3.connect(store)) as db, db:
        db.execute("DELETE FROM control")
    said = run("check", *there, code=2).stderr
    assert "N0139: its rows of the layer `control` are not what the stored claims give" in said and "its intervals" not in said
    with closing(sqlite3.connect(store)) as db, db:
        db.execute("UPDATE control_history SET status = 'sdf' WHERE district = 'N0139'")
    assert "N0139: its intervals are not what the stored claims give" in run("check", *there, code=2).stderr


def test_two_additions_at_once_are_both_stored(small_city, store, tmp_path):
    told = [write_article(tmp_path / f"{n}.md", f"The army captured {name} on Monday, the Observatory said.", published="2016-11-29")
            for n, name in enumerate(("the Sakhour district", "Jabal Badro"))]
    words = [[sys.executable, "-m", "timeline", "add", str(path), "--data", str(small_city), "--store", str(store)] for path in told]
    running = [subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for line in words]
    for one in running:
        out, err = one.communicate(timeout=120)
        assert one.returncode == 0 and b"1 articles added" in out, err
    assert {a.text.split(" on ")[0] for a in open_store(str(store)).read().articles if a.origin != "digest"} == {
        "The army captured the Sakhour district", "The army captured Jabal Badro"}


def test_unknown_city_and_days(small_city, tmp_path):
    assert "no such folder" in run("build", "--data", tmp_path / "nowhere", "--store", tmp_path / "s.gpkg", code=2).stderr
    (tmp_path / "empty").mkdir()
    assert run("build", "--data", tmp_path / "empty", "--store", tmp_path / "s.gpkg", code=2).stderr.count("missing") == 7
    said = run("state", "--on", "5 December", "--known-by", "soon", "--data", small_city, "--store", tmp_path / "s.gpkg", code=2).stderr
    assert said.count("YYYY-MM-DD") == 2
    assert not (tmp_path / "s.gpkg").exists()


def test_corrupt_store_is_refused_and_left(small_city, tmp_path):
    path = tmp_path / "store.gpkg"
    path.write_bytes(b"not a store")
    for command in (["build"], ["state", "--on", "2016-12-05"], ["check"]):
        assert "store" in run(*command, "--data", small_city, "--store", path, code=2).stderr
    assert path.read_bytes() == b"not a store"


def test_what_is_weighed(small_city, store):
    there = ("--data", small_city, "--store", store)
    changes = run("compare", "--from", "2016-11-25", "--to", "2016-11-29", "--format", "csv", *there).stdout
    assert "N0129" in changes
    assert run("compare", "--on", "2016-12-05", "--known-by", "2016-11-27", "--and", "2016-12-06", *there).stdout
    assert run("compare", "--on", "2016-12-05", "--without", "SOHR", *there).stdout
    assert "can't compare" in run("compare", "--on", "2016-12-05", *there, code=2).stderr
    said = json.loads(run("contradictions", "--format", "json", *there).stdout)
    assert any(row["district"] == "N0139" for row in said)
    rows = json.loads(run("reconcile", "--on", "2016-12-05", "--format", "json", *there).stdout)
    assert rows[0]["verdict"] in ("consistent", "inconsistent", "not comparable")
    assert len(rows[0]["silent_districts"].split(";")) == int(rows[0]["unspoken"].split(" of ")[0])
    assert "Sakhour" in run("report", *there).stdout


def test_a_store_of_another_city_is_refused_and_left(small_city, store, tmp_path):
    with closing(sqlite3.connect(store)) as db, db:
        db.execute("UPDATE meta SET value = '\"elsewhere\"' WHERE key = 'city'")
    before = store.read_bytes()
    path = write_article(tmp_path / "a.md", "The army captured the Sukkari district on Tuesday.", published="2016-12-14")
    for command in (["build"], ["add", path], ["check"]):
        assert "holds another city (elsewhere)" in run(*command, "--data", small_city, "--store", store, code=2).stderr
    assert store.read_bytes() == before


def test_what_is_refused_when_the_store_is_first_made_is_told(small_city, tmp_path):
    shutil.copytree(small_city.parent, tmp_path / "data")
    city = tmp_path / "data" / small_city.name
    (city / "digests" / "undated.md").write_text("The army captured Sakhour.")
    path = write_article(tmp_path / "a.md", "The army captured the Sukkari district on Tuesday.", published="2016-12-14")
    for n, command in enumerate((["state", "--on", "2016-12-05", "--format", "csv"], ["add", path])):
        said = run(*command, "--data", city, "--store", tmp_path / f"{n}.gpkg", code=2)
        assert said.stderr.count("undated.md: no publication date") == 1
        assert said.stdout.count("\n") in (1, 110), "the good ones are done"


def test_output_is_utf8_whatever_the_locale(small_city):
    said = subprocess.run([sys.executable, "-m", "timeline", "locate", "الصاخور", "--data", small_city, "--format", "jsonl"],
                          cwd=Path(__file__).resolve().parents[1], env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True)
    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout.splitlines()[0])["query"] == "الصاخور"


def test_files_are_written_whole_or_not_at_all(tmp_path, capsys):
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_file(tmp_path / "link.csv", b"rows")
    write_file(tmp_path / "pipe", b"rows")
    assert os.read(reading, 10) == b"rows"
    os.close(reading)
    for bad in ("folder", "real.csv/rows.csv", "nowhere/rows.csv"):
        with pytest.raises(Faults, match="can't be written"):
            write_file(tmp_path / bad, b"rows")
    assert (tmp_path / "real.csv").read_bytes() == b"rows"
    assert (tmp_path / "link.csv").is_symlink()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "link.csv", "pipe", "real.csv"]


def test_untrusted_text_can_not_steer_a_terminal():
    assert printable("a\x1b[31mb\x07\x85") == "a\ufffd[31mb\ufffd\ufffd"
    assert printable("evil \u202etxt.exe") == "evil \ufffdtxt.exe", "text is not turned around"
    assert printable("«\u00a0Sakhour\u202f»") == "« Sakhour »"
    assert printable("می\u200cخواهم\tx\n") == "می\u200cخواهم\tx\n"


def test_markup_of_an_article_stays_text(small_city, store, tmp_path):
    text = ("<script>alert(1)</script> \x1b[31mReport. The army captured the Sukkari district on Tuesday, the Syrian Observatory for Human Rights "
            "<img src=x onerror=alert(2)> said.")
    path = write_article(tmp_path / "a\x1b[31m.md", text, published="2016-12-14", publisher="<b onclick=alert(3)>Paper</b>",
                         url="javascript:alert(4)")
    there = ("--data", small_city, "--store", store)
    run("add", path, *there)
    said = run("explain", "--district", "N0219", "--on", "2016-12-20", *there).stdout
    assert "Sukkari district on Tuesday" in said
    assert "\x1b" not in said
    for options in (["snapshot", "--on", "2016-12-20"], ["snapshot", "--all"], ["report"]):
        run(*options, "-o", tmp_path / "page.html", *there)
        page = (tmp_path / "page.html").read_text("utf-8")
        assert "Sukkari district on Tuesday" in page or options == ["report"], "the report quotes only what is weakly supported"
        for markup in ("<script>alert(1)", "<img src=x", "<b onclick", 'href="javascript:'):
            assert markup not in page, (options, markup)


@pytest.mark.parametrize("command", [["build"], ["extract"], ["add"], ["state"], ["export"], ["snapshot"], ["explain"], ["locate"], ["check"]])
def test_help_teaches(command):
    said = run(*command, "--help").stdout
    assert "--data" in said
    assert command == ["check"] or f"• {command[0]} " in said or f"{command[0]}\n" in said, "an example of its use"

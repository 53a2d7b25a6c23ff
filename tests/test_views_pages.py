"""What is drawn: styles, the browser's payload, saved pages, the dashboard's fragments."""

import dataclasses
import datetime as dt
import json
import re
import subprocess
import sys

import pytest
from lxml import html
from newsroom import EVE, HOSTILE, ROOT, make_bundle, make_city
from specimens import CODES

from timeline.views.assets import hash_source, read_leaflet_script, read_leaflet_style
from timeline.views.cards import draw_citations, draw_district
from timeline.views.evidence import cite_claims, list_history
from timeline.views.payload import build_payload, find_borders, write_payload
from timeline.views.snapshot import render_snapshot, render_snapshot_all
from timeline.views.style import contrast, pick_ink, read_styles
from timeline.views.table import find_state

JUNE = dt.date(2015, 6, 10)


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return make_city(tmp_path_factory.mktemp("gridville"))


@pytest.fixture(scope="module")
def bundle(city):
    return make_bundle(city)


@pytest.fixture(scope="module")
def pages(city, bundle):
    return {"day": render_snapshot(city, bundle, day=JUNE), "all": render_snapshot_all(city, bundle)}


def test_styles_come_from_the_theatre(city):
    styles = read_styles(city.theatre)
    assert list(styles) == list(city.theatre.statuses)
    assert [s.status for s in styles.values() if not s.party] == ["contested", "unknown"]
    assert len({(s.colour, s.pattern) for s in styles.values()}) == len(styles)
    assert {s.pattern for s in styles.values() if not s.party} == {"hatched", "dotted"}  # never by colour alone
    assert all(contrast(s.colour, s.ink) >= 3 for s in styles.values() if s.pattern != "solid")
    assert pick_ink("#000000") == "#ffffff" and contrast("#ffffff", "#000000") == pytest.approx(21)


def test_the_payload_says_what_the_state_says(city, bundle):
    """The browser's rule (known, from, to) over the payload gives `state_on`, on both clocks."""
    data = build_payload(city, bundle)
    first = dt.date.fromisoformat(data["first"])
    for known_by in (None, dt.date(2015, 6, 20), dt.date(2015, 7, 10), dt.date(2015, 8, 10)):
        known = None if known_by is None else (known_by - first).days
        for day in (EVE, dt.date(2015, 6, 4), dt.date(2015, 6, 5), JUNE, dt.date(2015, 7, 10), dt.date(2015, 12, 31)):
            n = (day - first).days
            seen = {}
            for district, status, start, end, known_from, known_to, *_ in data["intervals"]:
                believed = known_to is None if known is None else \
                    (known_from is None or known_from <= known) and (known_to is None or known < known_to)
                if believed and start <= n and (end is None or n < end):
                    seen[data["districts"][district]["id"]] = data["statuses"][status]["id"]
            assert seen == {s.district: s.status for s in find_state(city, bundle, day, known_by=known_by)}


def test_the_payload_points_at_what_it_holds(city, bundle):
    data = build_payload(city, bundle)
    assert data["days"] == (city.theatre.end - EVE).days + 1
    claims = {c["id"]: c for c in data["claims"]}
    assert set(claims) == {"c1", "c2", "c3", "c4", "c5", "c6"}
    assert data["articles"][claims["c2"]["article"]]["url"] == "javascript:alert(1)"  # kept as text; shown without a link
    cited = [n for row in data["intervals"] for n in (*row[9], *row[10])]
    assert max(cited) < len(data["claims"]) and json.loads(write_payload(city, bundle)) == data


def test_neighbours_share_borders(city):
    borders = {(a, b): lines for a, b, _, lines in find_borders(city.districts)}
    assert set(borders) == {(r * 3 + c, r * 3 + c + 1) for r in range(3) for c in range(2)} | {(n, n + 3) for n in range(6)}
    assert all(len(lines) == 1 for lines in borders.values())


@pytest.mark.parametrize("kind", ["day", "all"])
def test_a_page_asks_for_nothing(pages, kind):
    """No element loads anything; the policy allows no load; its hashes are those of the page's own scripts and styles."""
    page = pages[kind]
    tree = html.fromstring(page)
    assert not tree.xpath("//link | //iframe | //object | //embed | //script[@src] | //img | //base | //form")
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ") and "http" not in policy and "unsafe" not in policy
    scripts, styles = re.findall(r"<script>(.*?)</script>", page, re.DOTALL), re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(scripts) == 2 and len(styles) == 1
    assert all(hash_source(text) in policy for text in (*scripts, *styles))
    assert not re.search(r"url\((?!data:|#)", styles[0]) and not tree.xpath("//*[@style]")


@pytest.mark.parametrize("kind", ["day", "all"])
def test_untrusted_text_stays_text(pages, kind):
    tree = html.fromstring(pages[kind])
    assert HOSTILE in tree.text_content()
    assert not tree.xpath("//*[@onerror] | //img")
    links = tree.xpath("//a[not(starts-with(@href, '#'))]")
    assert links and all(a.get("href").startswith("https://") and "noopener" in a.get("rel") for a in links)


@pytest.mark.parametrize("kind", ["day", "all"])
def test_a_reader_without_scripts_sees_the_evidence(pages, kind):
    tree = html.fromstring(pages[kind])
    for script in tree.xpath("//script | //style"):
        script.drop_tree()
    text = tree.text_content()
    assert "سيطر الثوار على سوق النحاس" in text and "Suq al-Nahhas" in text and "Neutral observer" in text
    assert "Opposition" in text and "UN-OCHA" in text


def test_the_day_page_shows_its_day(city, bundle, pages):
    tree = html.fromstring(pages["day"])
    assert tree.xpath("//p[@class='day']")[0].text_content() == "10 June 2015"
    status = {row.get("id"): row.xpath("./td[1]")[0].text_content().strip() for row in tree.xpath("//table[@class='evidence']/tbody/tr")}
    assert status == {s.district: city.theatre.party(s.status).label for s in find_state(city, bundle, JUNE)}
    known = html.fromstring(render_snapshot(city, bundle, day=JUNE, known_by=dt.date(2015, 7, 10)))
    assert known.xpath("//tr[@id='G0009']/td[1]")[0].text_content().strip() == "Government"


def test_the_same_inputs_give_the_same_bytes(city, bundle, pages, tmp_path):
    turned = dataclasses.replace(bundle, control=bundle.control[::-1], claims=bundle.claims[::-1], articles=bundle.articles[::-1])
    assert render_snapshot(city, turned, day=JUNE) == pages["day"] and render_snapshot_all(city, turned) == pages["all"]
    # another process, another seed of the hashes of strings
    code = ("import hashlib, pathlib, sys; sys.path[:0] = [sys.argv[1], sys.argv[1] + '/tests']; import newsroom, datetime as dt\n"
            "from timeline.views.snapshot import *; c = newsroom.make_city(pathlib.Path(sys.argv[2]) / 'c'); b = newsroom.make_bundle(c)\n"
            "from timeline.views.formats import FORMATS, export_control; from timeline.store.dump import dump_bundle\n"
            "pages = [render_snapshot(c, b, day=dt.date(2015, 6, 10)), render_snapshot_all(c, b), dump_bundle(b)]\n"
            "pages += [export_control(c, b, format=f) for f in FORMATS if f != 'gpkg']\n"
            "print([hashlib.sha256(p if isinstance(p, bytes) else p.encode()).hexdigest() for p in pages])")
    found = {subprocess.run([sys.executable, "-c", code, str(ROOT), str(tmp_path / seed)], env={"PYTHONHASHSEED": seed, "PATH": ""}, check=True,
                            capture_output=True, text=True).stdout for seed in ("1", "2")}
    assert len(found) == 1


def test_leaflet_is_inlined_whole():
    assert "Leaflet 1.9.3" in read_leaflet_script() and "sourceMappingURL" not in read_leaflet_script()
    assert "url(data:image/png;base64," in read_leaflet_style() and "\r" not in read_leaflet_style() + read_leaflet_script()


def test_cards_escape_and_link_only_to_the_web(city, bundle):
    cited = cite_claims(bundle, ["c1", "c2", "c6"])
    tree = html.fromstring(str(draw_citations("Says so", cited)) or "<p/>")
    assert not tree.xpath("//img") and HOSTILE in tree.text_content()
    assert sorted(tree.xpath("//a/@href")) == ["https://wire.example/1", "https://wire.example/3?a=1&b=<2>"]
    state = next(s for s in find_state(city, bundle, JUNE) if s.district == "G0005")
    card = draw_district(read_styles(city.theatre), state, name_ar="سوق النحاس", day=JUNE, rule="Rule: text",
                         support=cite_claims(bundle, state.support),
                         against=cite_claims(bundle, state.against), history=list_history(bundle.control, "G0005"))
    tree = html.fromstring(card)
    assert len(tree.xpath("//tbody/tr")) == 3 and len(tree.xpath("//tr[@class='now']")) == 1
    assert "Says otherwise (1)" in tree.text_content()


def test_every_district_of_the_payload_is_drawn_once(city, bundle):
    assert [d["id"] for d in build_payload(city, bundle)["districts"]] == list(CODES)

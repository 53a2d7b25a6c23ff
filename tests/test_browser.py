"""The dashboard and its saved pages in a real browser, with every outside name blocked."""

import datetime as dt
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import find_chromium, open_browser, serve_app
from conftest import skip_or_fail
from newsroom import make_bundle, make_city

from timeline.commands.options import DEFAULT_CITY
from timeline.control.state import area_by_status, change_days, state_on
from timeline.store.address import open_store
from timeline.views.loaded import load_bundle
from timeline.views.snapshot import render_snapshot_all

pytestmark = pytest.mark.browser
HOME = {"127.0.0.1", ""}  # the server, and what stands in the page itself (data:, blob:, file:)


@pytest.fixture(scope="module")
def browser():
    if find_chromium() is None:
        skip_or_fail("no Chromium on this machine (Debian: apt-get install chromium)")
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    if find_chromium() is None:
        skip_or_fail("no Chromium on this machine (Debian: apt-get install chromium)")
    folder = tmp_path_factory.mktemp("app")
    city = make_city(folder / "gridville")
    store = folder / "store.gpkg"
    open_store(str(store)).write(make_bundle(city), districts=city.districts)
    with serve_app(city.folder, store, folder / "log") as address:
        yield address


@pytest.fixture
def page(browser):
    """A page that writes down every host that was asked and every error."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(45_000)  # a loaded machine draws late
    page.asked, page.errors = [], []
    context.on("request", lambda request: page.asked.append(request.url))
    page.on("websocket", lambda socket: page.asked.append(socket.url))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert {urlsplit(url).hostname or "" for url in page.asked} <= HOME, page.asked
    assert page.errors == []


def status(page, district: str) -> str:
    return page.locator(f"path[data-district={district}]").get_attribute("data-status")


def wait_for_day(page, day: str) -> None:
    page.wait_for_selector(f".ct[data-day='{day}']")


def open_dashboard(page, server, query="") -> None:
    page.goto(server + query)
    page.wait_for_selector("path[data-district=G0005]")


def test_the_slider_moves_the_map_and_the_figures(page, server):
    open_dashboard(page, server, "/?date=2015-06-04")
    wait_for_day(page, "2015-06-04")
    assert status(page, "G0005") == "government"
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_function("() => true")
    path = page.locator("path[data-district=G0005]").element_handle()
    slider = page.locator("input.ct-range")
    slider.focus()
    page.keyboard.press("ArrowRight")
    wait_for_day(page, "2015-06-05")
    assert status(page, "G0005") == "contested" and "url(#" in path.get_attribute("fill")
    page.keyboard.press("PageUp")
    wait_for_day(page, "2015-06-10")
    assert status(page, "G0005") == "opposition"
    assert path.evaluate("p => p.isConnected")  # the same map all along: no flicker, no lost zoom
    assert "22.2 %" in page.locator(".ct-totals tr[data-status=opposition]").inner_text()
    page.get_by_text("Who held how much on 10 June 2015").wait_for()  # Python heard of it too
    page.wait_for_url("**/?date=2015-06-10*")
    page.keyboard.press("Home")
    wait_for_day(page, "2015-02-28")
    page.keyboard.press("End")
    wait_for_day(page, "2015-12-31")
    page.keyboard.press("PageDown")
    wait_for_day(page, "2015-07-10")
    assert status(page, "G0006") == "unknown" and slider.get_attribute("aria-valuetext") == "10 July 2015"


def test_dragging_the_slider_and_stepping_by_button(page, server):
    open_dashboard(page, server, "/?date=2015-02-28")
    slider = page.locator("input.ct-range")
    box = slider.bounding_box()
    page.mouse.move(box["x"] + 9, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 9, box["y"] + box["height"] / 2, steps=6)
    page.mouse.up()
    wait_for_day(page, "2015-12-31")
    page.get_by_role("button", name="Previous day").click()
    wait_for_day(page, "2015-12-30")
    page.get_by_role("button", name="Previous change").click()
    wait_for_day(page, "2015-07-10")
    page.get_by_role("button", name="Next change").click()
    wait_for_day(page, "2015-12-31")


def test_play_moves_on_and_pause_stops(page, server):
    open_dashboard(page, server, "/?date=2015-06-04")
    page.get_by_label("Speed").select_option("Fast")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_selector(".ct[data-day^='2015-07']")
    page.get_by_role("button", name="Pause").click()
    stopped = page.locator(".ct").get_attribute("data-day")
    page.get_by_text(re.compile(r"Who held how much on \d+ (July|August) 2015")).wait_for()
    assert page.locator(".ct").get_attribute("data-day") == stopped >= "2015-07-01"


def test_a_click_shows_the_sentence_and_reaches_python(page, server):
    open_dashboard(page, server, "/?date=2015-06-10")
    page.get_by_role("button", name="Suq al-Nahhas: Opposition").wait_for()  # new on this day, listed before any is chosen
    page.locator("path[data-district=G0005]").click()
    claim = page.locator(".ct-claim[data-claim=c1]")
    claim.wait_for()
    assert "Rebels took Suq al-Nahhas <img src=" in claim.inner_text()  # as text
    link = claim.locator("a")
    assert link.get_attribute("href") == "https://wire.example/1" and "noopener" in link.get_attribute("rel")
    assert page.locator(".ct-claim[data-claim=c2] a").count() == 0  # javascript: is no link
    page.get_by_text("Says so (2)").nth(1).wait_for()  # the page's own record, from Python
    page.wait_for_url("**district=G0005*")


def test_the_select_box_marks_the_district_on_the_map(page, server):
    open_dashboard(page, server, "/?date=2015-06-10")
    page.locator(".ct-panel select").select_option("4")
    page.locator(".ct-claim[data-claim=c1]").wait_for()
    page.locator("[data-testid=stSelectbox] input").first.click()
    page.keyboard.type("Ayn Wadi")
    page.keyboard.press("Enter")
    page.locator(".ct-evidence h3", has_text="Ayn Wadi").wait_for()


def test_what_was_known_by_then(page, server):
    open_dashboard(page, server, "/?date=2015-06-10&district=G0009")
    assert status(page, "G0009") == "opposition"
    page.locator("[data-testid=stDateInput] [role=spinbutton]").first.click()
    page.keyboard.type("20150720")
    page.keyboard.press("Escape")
    page.get_by_text("as known by 20 July 2015").wait_for()
    assert status(page, "G0009") == "government"


@pytest.mark.parametrize("label", ["This day, web page", "Whole timeline, web page"])
def test_downloaded_pages_open_from_disk(page, server, tmp_path, label):
    open_dashboard(page, server, "/?date=2015-06-10")
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.asked.clear()
    page.goto(file.as_uri())
    page.wait_for_selector("path[data-district=G0005]")
    assert page.locator("path[data-district]").count() == 9
    assert page.get_by_text("10 June 2015").first.is_visible()
    if "Whole" in label:
        wait_for_day(page, "2015-06-10")
        page.locator("input.ct-range").focus()
        page.keyboard.press("ArrowLeft")
        wait_for_day(page, "2015-06-09")
        assert status(page, "G0005") == "contested"
        page.locator("path[data-district=G0005]").click()
        page.locator(".ct-claim[data-claim=c2]").wait_for()
        page.get_by_label("As known by").fill("2015-06-20")
        page.get_by_label("As known by").press("Enter")
        page.get_by_text("as known by 20 June 2015").wait_for()
        assert status(page, "G0005") == "government"
    else:
        page.locator("path[data-district=G0005]").click()
        page.wait_for_url("**#G0005")
        assert page.locator("tr#G0005 q").first.is_visible()
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []


def test_downloaded_geojson_is_the_day(page, server, tmp_path):
    open_dashboard(page, server, "/?date=2015-06-10")
    with page.expect_download() as download:
        page.get_by_role("button", name="This day, GeoJSON").click()
    download.value.save_as(tmp_path / "day.geojson")
    features = json.loads(Path(tmp_path / "day.geojson").read_text("utf-8"))["features"]
    assert {f["properties"]["district"]: f["properties"]["status"] for f in features}["G0005"] == "opposition"


def test_a_narrow_screen_scrolls_one_way_only(page, server):
    page.set_viewport_size({"width": 420, "height": 900})
    open_dashboard(page, server)
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    assert page.locator(".ct-map").bounding_box()["height"] >= 280
    assert page.locator("input.ct-range").bounding_box()["y"] < page.locator(".ct-totals").bounding_box()["y"]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """The city that ships, built from its digests alone."""
    return load_bundle(DEFAULT_CITY, str(tmp_path_factory.mktemp("shipped") / "store.gpkg"))


@pytest.mark.slow
def test_the_browser_and_python_agree_on_the_shipped_city(page, shipped, tmp_path):
    """Every district, on both clocks: the browser's own state is `state_on`, and the areas are the same."""
    theatre, districts = shipped.city.theatre, shipped.city.districts
    file = tmp_path / "all.html"
    file.write_text(render_snapshot_all(shipped.city, shipped.bundle), encoding="utf-8")
    page.goto(file.as_uri())
    page.wait_for_selector("path[data-district]")
    changes = change_days(shipped.index)
    days = sorted({theatre.opening.day, theatre.end, *changes[:: max(1, len(changes) // 12)], *changes[-3:]})
    moved = set()
    for known_by in (None, theatre.offensives[-1].start, theatre.end - dt.timedelta(days=15)):
        for day in (d for d in days if theatre.opening.day <= d <= theatre.end):
            seen, km2 = page.evaluate(ASK, [day.isoformat(), known_by and known_by.isoformat()])
            state = state_on(shipped.index, day, known_by=known_by, theatre=theatre, districts=districts)
            assert seen == {s.district: s.status for s in state}, f"{day} known by {known_by}"
            assert km2 == pytest.approx({a.status: a.km2 for a in area_by_status(state, districts, theatre=theatre)}, abs=0.02)
            moved.update(seen.items())
    assert len({status for _, status in moved}) >= 4
    wait_for_day(page, theatre.end.isoformat())
    assert {d: status(page, d) for d in districts.index} == {s.district: s.status for s in state_on(
        shipped.index, theatre.end, theatre=theatre, districts=districts)}


ASK = """([day, known]) => {
  const model = ctPrepare(JSON.parse(document.getElementById("payload").textContent));
  const state = ctStateOn(model, model.day(day), known === null ? null : model.day(known));
  const ids = model.data.statuses.map((s) => s.id);
  return [Object.fromEntries(state.map((i, n) => [model.data.districts[n].id, i === null ? null : ids[i.status]])),
    Object.fromEntries(ctTotals(model, state).map((km2, n) => [ids[n], km2]))];
}"""

"""The dashboard as Streamlit runs it, without a browser."""

import datetime as dt
import json

import pytest
from newsroom import HOSTILE, ROOT, make_bundle, make_city
from streamlit.testing.v1 import AppTest

from timeline.store.address import open_store
from timeline.views.board import open_loaded


@pytest.fixture
def world(tmp_path, monkeypatch):
    """A toy city and its store, as the app finds them."""
    city = make_city(tmp_path / "gridville")
    open_store(str(tmp_path / "store.gpkg")).write(make_bundle(city), districts=city.districts)
    monkeypatch.setenv("TIMELINE_CITY", str(city.folder))
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "store.gpkg"))
    open_loaded.clear()
    return tmp_path


def open_app(**query) -> AppTest:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def read_pages(app: AppTest) -> str:
    return "\n".join(e.proto.body for e in app.get("html"))


def read_map(app: AppTest) -> dict:
    return json.loads(next(c for c in app.get("bidi_component") if "map" in c.proto.component_name).proto.json)


def test_it_opens_on_the_day_with_most_changes(world):
    app = open_app()
    assert not app.exception and not app.error
    assert app.session_state.day == dt.date(2015, 6, 10)
    data = read_map(app)
    assert data["day"] == "2015-06-10" and json.loads(data["timeline"])["first"] == "2015-02-28"
    assert "Who held how much on 10 June 2015" in [h.value for h in app.subheader]
    assert "Opposition" in read_pages(app) and "22.2 %" in read_pages(app)  # two of nine districts


def test_an_address_opens_a_day_and_a_district(world):
    app = open_app(date="2015-06-06", district="G0005")
    assert app.session_state.day == dt.date(2015, 6, 6) and app.selectbox(key="district").value == "G0005"
    pages = read_pages(app)
    assert "Contested" in pages and "سيطر الثوار على سوق النحاس" in pages
    assert "Own-side" in pages or "own-side-unconfirmed" in pages


@pytest.mark.parametrize(("asked", "shown"), [("1999-01-01", "2015-02-28"), ("2030-01-01", "2015-12-31"), ("soon", "2015-06-10")])
def test_a_day_that_can_not_be_shown_is_brought_within(world, asked, shown):
    app = open_app(date=asked, district="nowhere")
    assert not app.exception and app.session_state.day.isoformat() == shown and app.selectbox(key="district").value is None


def test_choosing_a_district_shows_its_sentences(world):
    app = open_app(date="2015-06-10")
    assert "Says so" not in read_pages(app)
    app.selectbox(key="district").select("G0005").run()
    pages = read_pages(app)
    assert "Says so (2)" in pages and "Says otherwise (1)" in pages and "https://wire.example/1" in pages
    assert HOSTILE not in pages and "&lt;img src=" in pages  # escaped
    assert app.query_params["district"] == "G0005"
    signal = json.loads(next(c for c in app.get("bidi_component") if "signal" in c.proto.component_name).proto.json)
    assert signal["district"] == "G0005" and signal["number"] == 1


def test_the_second_clock_moves_the_figures(world):
    app = open_app(date="2015-06-10", district="G0009")
    assert "<strong>Opposition</strong>" in read_pages(app)
    app.date_input(key="known_by").set_value(dt.date(2015, 7, 20)).run()
    assert not app.exception and "<strong>Government</strong>" in read_pages(app)


def test_the_map_is_sent_once(world):
    """Its data stay the same from run to run: otherwise every step would send the whole timeline again."""
    app = open_app(date="2015-06-10")
    before = read_map(app)
    app.selectbox(key="district").select("G0001").run()
    app.date_input(key="known_by").set_value(dt.date(2015, 7, 20)).run()
    assert read_map(app) == before


def test_an_unknown_city_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("TIMELINE_CITY", str(tmp_path / "nowhere"))
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "store.gpkg"))
    app = open_app()
    assert not app.exception and "no such folder" in app.code[0].value


def test_a_broken_store_is_named_and_left_alone(world):
    (world / "store.gpkg").write_bytes(b"not a database")
    app = open_app()
    assert not app.exception and app.error and (world / "store.gpkg").read_bytes() == b"not a database"


def test_the_desk_asks_for_a_date(world):
    app = open_app()
    app.text_area[0].set_value("Rebels took Qarnabad, the observatory said.")
    next(b for b in app.button if b.label == "Read").click().run()
    assert not app.exception and any("Published on" in e.value for e in app.error)


def test_an_article_is_read_and_added(world):
    app = open_app(date="2015-09-10", district="G0001")
    app.text_area[0].set_value("Rebels captured Qarnabad on Thursday, the World Wire said. Government forces confirmed that they had lost Qarnabad.")
    next(d for d in app.date_input if d.label == "Published on").set_value(dt.date(2015, 9, 4))
    next(b for b in app.button if b.label == "Read").click().run()
    assert not app.exception and [e.value for e in app.error] == []
    table = next(t.value for t in app.dataframe if "sentence" in t.value)
    assert "G0001" in set(table["districts"]) and "2015-09-03" in set(table["when"])
    before = read_map(app)["key"]
    next(b for b in app.button if b.label == "Add to the store").click().run()
    assert not app.exception and read_map(app)["key"] != before
    assert "Rebels captured Qarnabad" in read_pages(app)
    assert app.session_state.day == dt.date(2015, 9, 10)  # the map stays where it was
    added = [a for a in open_store(str(world / "store.gpkg")).read().articles if a.origin == "added"]
    assert any("Rebels captured Qarnabad" in a.text for a in added)


def test_an_old_store_says_so(world):
    (world / "gridville" / "homonyms.csv").write_text((world / "gridville" / "homonyms.csv").read_text() + "\n", encoding="utf-8")
    app = open_app()
    assert not app.exception and "timeline build" in app.warning[0].value


def test_two_days_are_compared(world):
    app = open_app()
    next(d for d in app.date_input if d.label == "To").set_value(dt.date(2015, 7, 20))
    next(b for b in app.button if b.label == "Compare").click().run()
    assert not app.exception
    table = next(t.value for t in app.dataframe if "before" in t.value)
    assert dict(zip(table["district"], table["after"], strict=True)) == {"G0005": "opposition", "G0006": "unknown", "G0009": "opposition"}
    app.radio(key="compare").set_value("Without a source").run()
    next(m for m in app.multiselect if m.label == "Leave out").select("opposition")
    next(b for b in app.button if b.label == "Compare").click().run()
    assert not app.exception

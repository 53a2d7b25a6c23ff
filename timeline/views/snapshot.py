"""Self-contained HTML pages: the map of a day (drawn by folium) or of all days (with slider). No request leaves the page.

The same inputs give the same bytes. All text is escaped; a policy inside the page forbids every load. Without JavaScript
the tables of evidence still say what the map shows.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import folium
from folium.utilities import JsCode
from markupsafe import Markup, escape

from timeline.control.state import area_by_status
from timeline.views.assets import read_asset, read_leaflet_script, read_leaflet_style, read_timeline_script
from timeline.views.evidence import Citation, cite_claims
from timeline.views.features import ATTRIBUTION, round_geometry
from timeline.views.geojson import pick_control
from timeline.views.layers import draw_overlay, find_fronts, find_overlays, find_parts
from timeline.views.listings import say_range
from timeline.views.page import (
    draw_patterns,
    draw_styles,
    list_all_evidence,
    list_day_evidence,
    read_templates,
    write_footer,
    write_policy_for,
)
from timeline.views.payload import build_payload, write_json_script
from timeline.views.style import Style, read_styles
from timeline.views.table import find_state

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City


class OfflineMap(folium.Map):
    """folium's map without the ten files that it would fetch: Leaflet is put into the page."""

    default_js: list = []  # noqa: RUF012 (folium's own attribute)
    default_css: list = []  # noqa: RUF012


def render_snapshot(city: City, bundle: Bundle, *, day: dt.date, known_by: dt.date | None = None) -> str:
    """The map of one day as a page: date, legend with areas, map, and the evidence of each district."""
    styles = read_styles(city.theatre)
    drawn = draw_styles(styles)
    state = find_state(city, bundle, day, known_by=known_by)
    rows, sentences = list_day_evidence(city, bundle, state)
    over = find_overlays(city, bundle, on=day, known_by=known_by)
    fronts, parts = (find(city, bundle, known_by=known_by, on=day) for find in (find_fronts, find_parts))
    map_ = draw_map(city, state, drawn)
    draw_layers(map_, city, styles, fronts=[f for f in fronts if styles[f.a].party and styles[f.b].party], parts=parts, overlays=over)
    figure = map_.get_root()
    number_elements(figure)
    figure.render()  # fills the figure's header, html and script
    own_style = "\n".join(part.split("</style>")[0] for part in figure.header.render().split("<style>")[1:])
    page = read_templates().get_template("day.html.j2").render(
        title=city.theatre.name, day=say_day(day), known=say_known(known_by), policy="POLICY",
        defs=draw_patterns(styles, [(styles[o.party].colour, (o.low + o.high) / 2) for o in over]),
        style=Markup(f"{read_leaflet_style()}\n{own_style}\n{read_asset('page.css')}"), holder=Markup(figure.html.render()),
        areas=area_by_status(state, city.districts, theatre=city.theatre), styles=drawn, rows=rows, sentences=sentences,
        overlays=list_overlay_words(city, bundle, over), front_km=sum(f.length_km for f in fronts if styles[f.a].party and styles[f.b].party),
        footer=write_footer(city, bundle, known_by=known_by), leaflet=Markup(read_leaflet_script()),
        script=Markup(figure.script.render() + write_credits(map_.get_name())),
    )  # fmt: skip
    return page.replace("POLICY", write_policy_for(page), 1)


def draw_map(city: City, state, drawn) -> OfflineMap:
    """folium's map of a state: a polygon per district with its status in words; choosing one goes to its evidence."""
    west, south, east, north = (float(v) for v in city.districts.total_bounds)
    map_ = OfflineMap(tiles=None, location=[(south + north) / 2, (west + east) / 2], height="600px", zoom_snap=0.25, attribution_control=True)
    map_.fit_bounds([[south, west], [north, east]], padding=(12, 12))
    features = [
        {
            "type": "Feature",
            "id": s.district,
            "geometry": round_geometry(city.districts.geometry[s.district]),
            "properties": {
                "district": s.district,
                "fill": drawn[s.status].fill,
                "loose": drawn[s.status].loose,
                "text": f"{s.name}: {drawn[s.status].label}, since {s.since.isoformat()}",
            },
        }
        for s in state
    ]
    # Leaflet writes tooltips as HTML: the text goes in as a text node.
    each = JsCode("""(feature, layer) => {
        const text = document.createElement("span");
        text.className = "tip";
        text.textContent = feature.properties.text;
        layer.bindTooltip(text, { sticky: true });
        const go = () => { location.hash = ""; location.hash = feature.properties.district; };
        layer.on("click", go);
        layer.on("add", () => {
            const path = layer.getElement();
            path.setAttribute("tabindex", "0");
            path.setAttribute("role", "link");
            path.setAttribute("aria-label", feature.properties.text);
            path.setAttribute("data-district", feature.properties.district);
            path.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
        });
    }""")
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        name="districts",
        on_each_feature=each,
        smooth_factor=0,
        style_function=lambda f: {
            "fillColor": f["properties"]["fill"],
            "fillOpacity": 1,
            "weight": 1,
            "color": "#555555" if f["properties"]["loose"] else "#ffffff",
            "dashArray": "3 3" if f["properties"]["loose"] else None,
        },
    ).add_to(map_)
    return map_


def draw_layers(map_: OfflineMap, city: City, styles: Mapping[str, Style], *, fronts, parts, overlays) -> None:
    """Over the districts: sectors with a reported share (hatched), parts with a direction, the front between parties."""
    drawn = [({"fillColor": f"url(#over-{n})", "fillOpacity": 1, "stroke": False}, draw_overlay(city, o)) for n, o in enumerate(overlays)]
    drawn += [({"fillColor": styles[p.party].colour, "fillOpacity": 0.95, "color": "#ffffff", "weight": 1.5, "dashArray": "4 3"}, p.geometry)
              for p in parts if p.geometry is not None]  # fmt: skip
    drawn += [({"color": colour, "weight": weight}, f.geometry) for colour, weight in (("#ffffff", 5), ("#1a1a1a", 2.5)) for f in fronts]
    for n, (style, geometry) in enumerate(drawn):
        feature = {"type": "Feature", "id": str(n), "geometry": round_geometry(geometry), "properties": {}}
        folium.GeoJson({"type": "FeatureCollection", "features": [feature]}, interactive=False, smooth_factor=0,
                       style_function=lambda _, style=style: style).add_to(map_)  # fmt: skip


def list_overlay_words(city: City, bundle: Bundle, overlays) -> list[tuple[str, str, Citation]]:
    """Each overlay's party, what is said of it in words, and the sentence."""
    cited = {c.claim.id: c for c in cite_claims(bundle, [o.claim for o in overlays])}
    return [(o.party, f"{o.name}: {city.theatre.party(o.party).label} {say_range(o.low, o.high)}, {o.words}", cited[o.claim]) for o in overlays]


def write_credits(name: str) -> str:
    """A scale and whose polygons these are; Leaflet writes attributions as HTML, so the text is escaped."""
    credits = json.dumps(str(escape(ATTRIBUTION)))
    return f"\n{name}.attributionControl.setPrefix(false).addAttribution({credits});\nL.control.scale({{ imperial: false }}).addTo({name});\n"


def number_elements(root) -> None:
    """folium's ids are random: number the elements in the order of the tree, so that the same map is the same text."""
    seen: dict[int, None] = {}

    def walk(element) -> None:
        if id(element) in seen:
            return
        seen[id(element)] = None
        element._id = f"{len(seen):032x}"
        for part in (getattr(element, name, None) for name in ("header", "html", "script")):
            if part is not None:
                walk(part)
        for child in element._children.values():
            walk(child)

    walk(root)


def render_snapshot_all(city: City, bundle: Bundle, *, day: dt.date | None = None, known_by: dt.date | None = None) -> str:
    """Every day in one page, with slider, play, figures and evidence; it opens on `day` (the theatre's last if None)."""
    styles = read_styles(city.theatre)
    payload = build_payload(city, bundle)
    payload["opens_on"] = (day or city.theatre.end).isoformat()
    payload["known_by"] = known_by.isoformat() if known_by else None
    rows, sentences = list_all_evidence(city, bundle, pick_control(bundle.control, known_by=known_by))
    script = f"{read_timeline_script()}\n{read_asset('standalone.js')}"
    style = f"{read_leaflet_style()}\n{read_asset('timeline.css')}\n{read_asset('page.css')}"
    page = (
        read_templates()
        .get_template("all.html.j2")
        .render(
            title=city.theatre.name,
            policy="POLICY",
            style=Markup(style),
            script=Markup(script),
            leaflet=Markup(read_leaflet_script()),
            lead=f"{say_day(city.theatre.start)} to {say_day(city.theatre.end)}, {say_known(known_by)}. Drag the slider, or press play.",
            defs=draw_patterns(styles),
            rows=rows,
            sentences=sentences,
            styles=draw_styles(styles),
            footer=write_footer(city, bundle, known_by=known_by),
            payload=Markup(write_json_script(payload)),
        )
    )
    return page.replace("POLICY", write_policy_for(page), 1)


def say_day(day: dt.date) -> str:
    """A day in words, the same in every locale: `5 December 2016`."""
    months = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
    return f"{day.day} {months[day.month - 1]} {day.year}"


def say_known(known_by: dt.date | None) -> str:
    return f"as known by {say_day(known_by)}" if known_by else "as known from all articles read"

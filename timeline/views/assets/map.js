/* The map: districts as Leaflet polygons, patterns as SVG, the front line where two parties meet. No tiles, no requests. */
"use strict";

function ctElement(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

const CT_SVG = "http://www.w3.org/2000/svg";

function ctSvg(tag, attributes, ...children) {
  const node = document.createElementNS(CT_SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/* A status's fill as an SVG pattern: hatch for contested, dots for unknown. Solid statuses need none. */
function ctPattern(status, id) {
  const box = { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" };
  if (status.pattern === "hatched") {
    return ctSvg("pattern", { ...box, patternTransform: "rotate(45)" },
      ctSvg("rect", { width: 8, height: 8, fill: status.colour }), ctSvg("rect", { width: 3, height: 8, fill: status.ink }));
  }
  return ctSvg("pattern", box, ctSvg("rect", { width: 8, height: 8, fill: status.colour }),
    ctSvg("circle", { cx: 2, cy: 2, r: 1, fill: status.ink }), ctSvg("circle", { cx: 6, cy: 6, r: 1, fill: status.ink }));
}

/* Stripes of a party on blank ground, as broad as its share: how much is known, and not where. */
function ctShareStripes(status, share, id) {
  return ctSvg("pattern", { id, width: 15, height: 15, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)", "data-over": "" },
    ctSvg("rect", { width: 15, height: 15, fill: "#f2f2f2" }), ctSvg("rect", { width: (15 * share).toFixed(2), height: 15, fill: status.colour }));
}

/* A swatch for legend and table: the same fill as on the map. */
function ctSwatch(status, prefix) {
  const id = `${prefix}-swatch-${status.id}`;
  const svg = ctSvg("svg", { class: "ct-swatch", width: 22, height: 16, "aria-hidden": "true" });
  if (status.pattern !== "solid") svg.append(ctSvg("defs", {}, ctPattern(status, id)));
  svg.append(ctSvg("rect", {
    x: 0.5, y: 0.5, width: 21, height: 15, rx: 2, fill: status.pattern === "solid" ? status.colour : `url(#${id})`,
    class: "ct-swatch-box", ...(status.pattern === "dotted" ? { "stroke-dasharray": "3 2" } : {}),
  }));
  return svg;
}

function ctCreateMap(holder, model, L, prefix, onPick) {
  const { data } = model;
  const map = L.map(holder, { zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 120, attributionControl: true, minZoom: 10, maxZoom: 17 });
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(ctText(data.attribution));
  L.control.scale({ imperial: false }).addTo(map);

  const layers = data.districts.map((district, index) => {
    const layer = L.geoJSON({ type: "Feature", geometry: district.geometry, properties: {} }, {
      style: { weight: 0.8, color: "#ffffff", opacity: 0.9, fillOpacity: 1, className: "ct-district" },
    });
    const tip = ctElement("span", {});
    layer.bindTooltip(() => tip, { sticky: true, className: "ct-tip", direction: "top" });
    layer.on("click", () => onPick(index));
    layer.addTo(map);
    layer.ctTip = tip;
    return layer;
  });
  const outline = L.featureGroup(layers);
  const bounds = outline.getBounds();
  const fit = () => map.fitBounds(bounds, { padding: [14, 14], animate: false });
  fit();
  // paths come into being with the first view
  layers.forEach((layer, index) => layer.eachLayer((part) => part.getElement().setAttribute("data-district", data.districts[index].id)));

  const defs = ctSvg("defs", {});
  for (const status of data.statuses) if (status.pattern !== "solid") defs.append(ctPattern(status, `${prefix}-fill-${status.id}`));
  holder.querySelector(".leaflet-overlay-pane svg").prepend(defs);

  const frontUnder = L.layerGroup().addTo(map), frontLine = L.layerGroup().addTo(map);
  const borders = data.borders.map(([a, b, , lines]) => {
    const points = lines.map((line) => line.map(([x, y]) => [y, x]));
    return { a, b, under: L.polyline(points, { color: "#ffffff", weight: 5, interactive: false, className: "ct-front-under" }),
      line: L.polyline(points, { color: "#1a1a1a", weight: 2.5, interactive: false, className: "ct-front" }) };
  });
  const over = L.geoJSON(null, { interactive: false }).addTo(map);
  const ring = L.geoJSON(null, { style: { color: "#111111", weight: 3.5, fill: false, className: "ct-ring" }, interactive: false }).addTo(map);
  const ringUnder = L.geoJSON(null, { style: { color: "#ffffff", weight: 6, fill: false }, interactive: false }).addTo(map);
  ctLabels(map, model, L, layers);

  /* What lies over the districts: sectors with a reported share, parts with a direction. */
  function cover(overlays, parts) {
    over.clearLayers();
    defs.querySelectorAll("[data-over]").forEach((pattern) => pattern.remove());
    for (const [number, { status, low, high, districts }] of overlays.entries()) {
      defs.append(ctShareStripes(data.statuses[status], (low + high) / 2, `${prefix}-over-${number}`));
      over.options.style = { color: "#ffffff", weight: 0.8, fillColor: `url(#${prefix}-over-${number})`, fillOpacity: 1, className: "ct-overlay" };
      for (const index of districts) over.addData(data.districts[index].geometry);
    }
    for (const { status, geometry } of parts) {
      if (!geometry) continue;
      over.options.style = { color: "#ffffff", weight: 1.5, dashArray: "4 3", fillColor: data.statuses[status].colour, fillOpacity: 0.95, className: "ct-part" };
      over.addData(geometry);
    }
    frontUnder.eachLayer((line) => line.bringToFront());
    frontLine.eachLayer((line) => line.bringToFront());
    ringUnder.bringToFront();
    ring.bringToFront();
  }

  function paint(state, day, overlays, parts) {
    state.forEach((interval, index) => {
      const status = data.statuses[interval ? interval.status : data.statuses.findIndex((s) => s.id === "unknown")];
      const stale = interval ? ctStaleDays(model, interval, day) : 0;
      const loose = !status.party && status.pattern === "dotted";
      layers[index].setStyle({
        fillColor: status.pattern === "solid" ? status.colour : `url(#${prefix}-fill-${status.id})`,
        fillOpacity: status.pattern === "solid" ? ctFade(stale) : 1,
        color: loose ? "#555555" : "#ffffff", dashArray: loose ? "3 3" : null,
      });
      layers[index].eachLayer((part) => part.getElement()?.setAttribute("data-status", status.id));
      const name = data.districts[index].name;
      layers[index].ctTip.textContent = `${name}: ${status.label}` + (interval && interval.from !== null ? `, since ${model.say(interval.from)}` : "");
    });
    for (const { a, b, under, line } of borders) {
      const met = ctMeets(model, state, a, b);
      if (met && !frontLine.hasLayer(line)) { frontUnder.addLayer(under); frontLine.addLayer(line); }
      if (!met && frontLine.hasLayer(line)) { frontUnder.removeLayer(under); frontLine.removeLayer(line); }
    }
    cover(overlays, parts);
  }

  function mark(index) {
    ring.clearLayers();
    ringUnder.clearLayers();
    if (index === null) return;
    ringUnder.addData(data.districts[index].geometry);
    ring.addData(data.districts[index].geometry);
    ring.bringToFront();
  }
  return { map, paint, mark, fit };
}

/* Leaflet writes attributions as HTML: give it escaped text. */
function ctText(text) {
  const holder = document.createElement("span");
  holder.textContent = text;
  return holder.innerHTML;
}

/* Names where there is room: larger districts first, none over another. */
function ctLabels(map, model, L, layers) {
  const order = model.data.districts.map((d, i) => i).sort((a, b) => model.data.districts[b].km2 - model.data.districts[a].km2);
  const markers = model.data.districts.map((district) => L.marker([district.at[1], district.at[0]], {
    icon: L.divIcon({ className: "ct-label", html: ctElement("span", { text: district.name }), iconSize: null }), interactive: false, keyboard: false,
  }));
  const place = () => {
    const taken = [];
    for (const index of order) {
      const box = layers[index].getBounds();
      const a = map.latLngToContainerPoint(box.getNorthWest()), b = map.latLngToContainerPoint(box.getSouthEast());
      const at = map.latLngToContainerPoint(markers[index].getLatLng());
      const width = model.data.districts[index].name.length * 6.2 + 4;
      const mine = [at.x - width / 2, at.y - 8, at.x + width / 2, at.y + 8];
      const fits = b.x - a.x > width * 0.8 && b.y - a.y > 16 && !taken.some((t) => mine[0] < t[2] && t[0] < mine[2] && mine[1] < t[3] && t[1] < mine[3]);
      if (fits) { taken.push(mine); markers[index].addTo(map); } else markers[index].remove();
    }
  };
  map.on("zoomend resize", place);
  place();
}

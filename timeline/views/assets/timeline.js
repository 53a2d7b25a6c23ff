/* The whole: date, map, figures, evidence and time in one element; the same in the dashboard and in a saved page. */
"use strict";

let ctMounted = 0;

function ctMount(root, data, L, { day, district = null, known = null, withKnown = true, onDay = () => {}, onPick = () => {} } = {}) {
  const model = ctPrepare(data), prefix = `ct${(ctMounted += 1)}`;
  const now = { day: null, district: null, known, state: [], parts: [] };
  const date = ctElement("p", { class: "ct-date" }), spoken = ctElement("span", { class: "ct-spoken", "aria-live": "polite" });
  const note = ctElement("p", { class: "ct-note ct-muted" });
  const holder = ctElement("div", { class: "ct-map", role: "region", "aria-label": "Map of districts; the District list beside it does the same by keyboard" });
  const totals = ctCreateTotals(model, prefix);
  const panel = ctCreatePanel(model, prefix, { onPick: (index) => pick(index, true), onDay: (d) => setDay(d) });
  const controls = ctCreateControls(model, prefix, { onDay: (d) => setDay(d), withKnown, onKnown: (d) => setKnown(d) });
  const app = ctElement("div", { class: "ct" },
    ctElement("div", { class: "ct-head" }, date, note, spoken),
    ctElement("div", { class: "ct-body" }, holder, controls.node, ctElement("div", { class: "ct-side" }, totals.node, panel.node)));
  app.addEventListener("keydown", controls.onKey);
  root.append(app);
  const drawn = ctCreateMap(holder, model, L, prefix, (index) => pick(index, true));
  const observer = new ResizeObserver(() => { drawn.map.invalidateSize({ animate: false }); });
  observer.observe(holder);

  function refresh() {
    now.state = ctStateOn(model, now.day, now.known);
    now.parts = ctPartsOn(model, now.day, now.known);
    const overlays = ctOverlays(model, now.state, now.day, now.known);
    drawn.paint(now.state, now.day, overlays, now.parts);
    totals.show(ctTotals(model, now.state), ctFrontKm(model, now.state), overlays);
    date.textContent = model.say(now.day);
    app.dataset.day = model.date(now.day);
    note.textContent = now.known === null ? "as known from all articles read" : `as known by ${model.say(now.known)}`;
    panel.show(now.district, now.district === null ? null : now.state[now.district], now.day, now.known, now.parts, now.state);
  }
  function setDay(to, tell = true) {
    const moved = to !== now.day;
    now.day = to;
    if (moved) { refresh(); controls.show(to); }
    if (!controls.playing()) {
      spoken.textContent = model.say(to);
      if (tell) onDay(model.date(to));
    }
  }
  function setKnown(to) {
    now.known = to;
    controls.setKnown(to);
    refresh();
  }
  function pick(index, tell = false) {
    now.district = index;
    drawn.mark(index);
    panel.show(index, index === null ? null : now.state[index], now.day, now.known, now.parts, now.state);
    if (tell) onPick(index === null ? null : data.districts[index].id);
  }
  const find = (id) => { const index = data.districts.findIndex((d) => d.id === id); return index < 0 ? null : index; };
  now.day = Math.min(model.last, Math.max(0, day ? model.day(day) : model.last));
  controls.show(now.day);
  controls.setKnown(known);
  refresh();
  pick(district ? find(district) : null);
  return { setDay: (iso, tell = false) => setDay(Math.min(model.last, Math.max(0, model.day(iso))), tell), pick: (id) => pick(find(id)),
    setKnown: (iso) => setKnown(iso ? model.day(iso) : null), destroy: () => { controls.stop(); observer.disconnect(); drawn.map.remove(); app.remove(); } };
}

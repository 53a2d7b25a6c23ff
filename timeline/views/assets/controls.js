/* Time: a slider over the days, a ribbon of shares above it, play, steps, and the keyboard. */
"use strict";

const CT_KEYS = "Keys: ← → a day, Page Up/Down the next or previous change, Home/End the first or last day, space plays.";

function ctSpans(model) {
  const spans = [["Whole timeline", 0, model.last], ...model.data.spans.map(([name, first, last]) => [name, Math.max(0, first), Math.min(model.last, last)])];
  const years = [Number(model.date(0).slice(0, 4)), Number(model.date(model.last).slice(0, 4))];
  for (let year = years[0]; year <= years[1]; year += 1) {
    spans.push([String(year), Math.max(0, model.day(`${year}-01-01`)), Math.min(model.last, model.day(`${year}-12-31`))]);
  }
  return spans;
}

/* Shares over time as stacked areas; `first`..`last` is the span shown. */
function ctRibbon(model, known, first, last, changes, prefix) {
  const days = [first, ...changes.filter((d) => d > first && d <= last)];
  const svg = ctSvg("svg", { class: "ct-ribbon", viewBox: `0 0 ${last - first + 1} 100`, preserveAspectRatio: "none", "aria-hidden": "true" });
  const stacks = days.map((day) => {
    let sum = 0;
    return ctTotals(model, ctStateOn(model, day, known)).map((km2) => { const low = sum; sum += (100 * km2) / model.cityKm2; return [low, sum]; });
  });
  model.data.statuses.forEach((status, s) => {
    if (!stacks.some((stack) => stack[s][1] > stack[s][0])) return;
    const steps = days.map((day, i) => [day - first, (days[i + 1] ?? last + 1) - first, 100 - stacks[i][s][1], 100 - stacks[i][s][0]]);
    const top = steps.map(([x0, x1, y]) => `${x0},${y} ${x1},${y}`).join(" ");
    const bottom = steps.map(([x0, x1, , y]) => `${x1},${y} ${x0},${y}`).reverse().join(" ");
    svg.append(ctSvg("polygon", { points: `${top} ${bottom}`, fill: status.colour, "data-status": status.id }));
  });
  return svg;
}

function ctCreateControls(model, prefix, { onDay, withKnown, onKnown }) {
  const state = { day: 0, known: null, first: 0, last: model.last, changes: [], timer: null };
  const button = (name, text, hint, onclick) => ctElement("button", { type: "button", class: `ct-button ct-${name}`, "aria-label": hint, title: hint, onclick }, text);
  const range = ctElement("input", { type: "range", class: "ct-range", min: 0, max: model.last, step: 1, id: `${prefix}-range`,
    "aria-label": "Day", "aria-describedby": `${prefix}-keys`, oninput: () => go(Number(range.value)) });
  const cursor = ctElement("div", { class: "ct-cursor" });
  const ribbon = ctElement("div", { class: "ct-ribbon-box" }), ticks = ctElement("div", { class: "ct-ticks", "aria-hidden": "true" });
  const picker = ctElement("input", { type: "date", id: `${prefix}-date`, min: model.date(0), max: model.date(model.last),
    onchange: () => { if (picker.value) go(model.day(picker.value)); } });
  const span = ctElement("select", { id: `${prefix}-span`, onchange: () => { const [, a, b] = spans[Number(span.value)]; setSpan(a, b); } });
  const spans = ctSpans(model);
  spans.forEach(([name], i) => span.append(ctElement("option", { value: i, text: name })));
  const speed = ctElement("select", { id: `${prefix}-speed`, onchange: () => { if (state.timer) { stop(); play(); } } },
    ...[["Slow", 4], ["Normal", 10], ["Fast", 30]].map(([name, perSecond]) => ctElement("option", { value: perSecond, text: name, selected: perSecond === 10 })));
  const playButton = button("play", "Play", "Play", () => (state.timer ? stop() : play()));
  const known = ctElement("input", { type: "date", id: `${prefix}-known`, min: model.date(0), title: "Blank: all articles",
    onchange: () => onKnown(known.value ? model.day(known.value) : null) });
  const field = (control, text) => ctElement("span", { class: "ct-field" }, ctElement("label", { for: control.id, text }), control);
  const node = ctElement("section", { class: "ct-controls", "aria-label": "Time" },
    ctElement("div", { class: "ct-track" }, ribbon, range, ticks),
    ctElement("div", { class: "ct-row" },
      button("previous-change", "|‹", "Previous change", () => go(previousChange())), button("previous-day", "‹", "Previous day", () => go(state.day - 1)),
      playButton, button("next-day", "›", "Next day", () => go(state.day + 1)), button("next-change", "›|", "Next change", () => go(nextChange())),
      field(picker, "Go to"), field(span, "Span"), field(speed, "Speed"), withKnown ? field(known, "As known by") : null),
    ctElement("p", { class: "ct-keys ct-muted", id: `${prefix}-keys`, text: CT_KEYS }));

  const previousChange = () => state.changes.filter((d) => d < state.day).pop() ?? 0;
  const nextChange = () => state.changes.find((d) => d > state.day) ?? model.last;
  function go(day) { onDay(Math.min(model.last, Math.max(0, day))); }
  function stop() {
    clearInterval(state.timer);
    state.timer = null;
    playButton.textContent = "Play";
    playButton.setAttribute("aria-label", "Play");
    onDay(state.day);
  }
  function play() {
    if (state.day >= state.last) onDay(state.first);
    playButton.textContent = "Pause";
    playButton.setAttribute("aria-label", "Pause");
    state.timer = setInterval(() => { if (state.day >= state.last) stop(); else onDay(state.day + 1); }, 1000 / Number(speed.value));
  }
  function draw() {
    ribbon.replaceChildren(ctRibbon(model, state.known, state.first, state.last, state.changes, prefix), cursor);
    const days = state.last - state.first, list = [];
    for (let day = state.first; day <= state.last; day += 1) {
      const iso = model.date(day), month = iso.slice(5, 7);
      if (iso.endsWith("-01") && (days <= 400 || month === "01" || (days < 900 && month === "07"))) list.push([day, days > 400 && month === "01" ? iso.slice(0, 4) : iso.slice(0, 7)]);
    }
    ticks.replaceChildren(...list.map(([day, text]) => {
      const tick = ctElement("span", { text });
      tick.style.left = `${(100 * (day - state.first)) / Math.max(1, days)}%`;
      return tick;
    }));
    show(state.day);
  }
  function setSpan(first, last) {
    Object.assign(state, { first, last });
    range.min = first;
    range.max = last;
    if (state.day < first || state.day > last) go(state.day < first ? first : last);
    draw();
  }
  function show(day) {
    state.day = day;
    if (day < state.first || day > state.last) { span.value = "0"; setSpan(0, model.last); return; }
    range.value = day;
    range.setAttribute("aria-valuetext", model.say(day));
    picker.value = model.date(day);
    cursor.style.left = `${(100 * (day - state.first)) / Math.max(1, state.last - state.first)}%`;
  }
  function setKnown(day) {
    state.known = day;
    known.value = day === null ? "" : model.date(day);
    state.changes = ctChangeDays(model, day);
    draw();
  }
  /* Arrows, Page Up/Down, Home and End on the slider; space plays wherever the focus is not on a control of its own. */
  function onKey(event) {
    const target = event.composedPath()[0], tag = target.tagName;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === " " && (target === range || !/^(INPUT|SELECT|BUTTON|A|SUMMARY|TEXTAREA)$/.test(tag))) { event.preventDefault(); playButton.click(); return; }
    if (target !== range) return;
    const to = { PageUp: nextChange, PageDown: previousChange, Home: () => state.first, End: () => state.last,
      ArrowRight: () => state.day + 1, ArrowUp: () => state.day + 1, ArrowLeft: () => state.day - 1, ArrowDown: () => state.day - 1 }[event.key];
    if (to) { event.preventDefault(); go(to()); }
  }
  return { node, show, setKnown, onKey, stop, playing: () => state.timer !== null };
}

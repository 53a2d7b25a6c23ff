/* The state of a day, from the payload alone. Days are whole numbers counted from data.first; null is open. No DOM here. */
"use strict";

const CT_DAY_MS = 86400000;

function ctPrepare(data) {
  const start = Date.parse(data.first + "T00:00:00Z");
  const byDistrict = data.districts.map(() => []);
  const intervals = data.intervals.map(([district, status, from, to, knownFrom, knownTo, rule, confidence, shares, support, against]) => {
    const interval = { district, status, from, to, knownFrom, knownTo, rule, confidence, shares, support, against };
    byDistrict[district].push(interval);
    return interval;
  });
  const date = (day) => new Date(start + day * CT_DAY_MS).toISOString().slice(0, 10);
  const day = (iso) => Math.round((Date.parse(iso + "T00:00:00Z") - start) / CT_DAY_MS);
  const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const say = (n) => words.format(new Date(start + n * CT_DAY_MS));
  const cityKm2 = data.districts.reduce((sum, d) => sum + d.km2, 0);
  return { data, intervals, byDistrict, date, day, say, cityKm2, last: data.days - 1 };
}

function ctKnown(interval, known) {
  if (known === null) return interval.knownTo === null;
  return (interval.knownFrom === null || interval.knownFrom <= known) && (interval.knownTo === null || known < interval.knownTo);
}

function ctHistory(model, district, known) {
  return model.byDistrict[district].filter((i) => ctKnown(i, known)).sort((a, b) => (a.from ?? -1e9) - (b.from ?? -1e9));
}

/* One interval (or null) per district, in the order of data.districts. */
function ctStateOn(model, day, known) {
  return model.byDistrict.map((list) =>
    list.find((i) => ctKnown(i, known) && (i.from === null || i.from <= day) && (i.to === null || day < i.to)) ?? null);
}

/* km² by status; what no interval covers counts as unknown, so that the areas sum to the city's. */
function ctTotals(model, state) {
  const unknown = model.data.statuses.findIndex((s) => s.id === "unknown");
  const totals = model.data.statuses.map(() => 0);
  state.forEach((interval, d) => { totals[interval ? interval.status : unknown] += model.data.districts[d].km2; });
  return totals;
}

/* The days on which some district passes from one status to another. */
function ctChangeDays(model, known) {
  const days = new Set();
  model.data.districts.forEach((_, d) => {
    let before = null;
    for (const interval of ctHistory(model, d, known)) {
      if (before !== null && interval.status !== before && interval.from > 0) days.add(interval.from);
      before = interval.status;
    }
  });
  return [...days].filter((d) => d <= model.last).sort((a, b) => a - b);
}

/* Days since a claim last spoke for the interval's status, counted on `day`; without any claim, since it began. */
function ctStaleDays(model, interval, day) {
  let last = interval.from ?? 0;
  for (const index of interval.support) {
    const claim = model.data.claims[index];
    if (claim.last !== null && claim.last <= day && claim.last > last) last = claim.last;
  }
  return Math.max(0, day - last);
}

/* Old support fades and never flips: full for a month, then paler, never below 0.55. */
function ctFade(staleDays) {
  if (staleDays <= 30) return 1;
  return Math.max(0.55, 1 - 0.45 * Math.min(1, (staleDays - 30) / 335));
}

function ctSaid(model, claim, known) {
  return known === null || model.data.articles[model.data.claims[claim].article].published <= known;
}

/* Parts of districts that somebody is said to hold on the day. */
function ctPartsOn(model, day, known) {
  return model.data.parts.map(([district, status, from, to, low, high, direction, part, claims, geometry]) =>
    ({ district, status, from, to, low, high, direction, part, claims, geometry }))
    .filter((p) => p.from <= day && (p.to === null || day < p.to) && p.claims.some((c) => ctSaid(model, c, known)));
}

/* Sectors whose share is reported while none of their districts has a claim of its own: the latest report of each scope and party. */
function ctOverlays(model, state, day, known) {
  const latest = new Map();
  for (const [scope, name, status, low, high, on, claim, districts] of model.data.aggregates) {
    if (on <= day && ctSaid(model, claim, known)) latest.set(`${scope}/${status}`, { name, status, low, high, on, claim, districts });
  }
  return [...latest.values()].filter((o) => o.districts.length &&
    o.districts.every((d) => state[d] === null || model.data.rules[state[d].rule].id === "opening"));
}

/* Length (km) of the front: where two parties meet. */
function ctMeets(model, state, a, b) {
  return Boolean(state[a] && state[b] && state[a].status !== state[b].status &&
    model.data.statuses[state[a].status].party && model.data.statuses[state[b].status].party);
}

function ctFrontKm(model, state) {
  return model.data.borders.reduce((sum, [a, b, km]) => sum + (ctMeets(model, state, a, b) ? km : 0), 0);
}

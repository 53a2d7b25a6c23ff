/* What stands beside the map: who holds how much, and a district's status, evidence and history. Data goes in as text only. */
"use strict";

function ctLink(url, text) {
  return /^https?:\/\//i.test(url)
    ? ctElement("a", { href: url, target: "_blank", rel: "noopener noreferrer", text })
    : ctElement("span", { text });
}

function ctPercent(part, whole) {
  const value = whole ? (100 * part) / whole : 0;
  return value > 0 && value < 0.1 ? "<0.1 %" : `${value.toFixed(1)} %`;
}

/* Legend and figures in one table: swatch, words, km², share of the city; a bar of the same above it. */
function ctCreateTotals(model, prefix) {
  const { statuses } = model.data;
  const bar = ctElement("div", { class: "ct-bar", "aria-hidden": "true" });
  const segments = statuses.map((status) => {
    const id = `${prefix}-bar-${status.id}`;
    const svg = ctSvg("svg", { class: "ct-segment", preserveAspectRatio: "none" });
    if (status.pattern !== "solid") svg.append(ctSvg("defs", {}, ctPattern(status, id)));
    svg.append(ctSvg("rect", { width: "100%", height: "100%", fill: status.pattern === "solid" ? status.colour : `url(#${id})` }));
    bar.append(svg);
    return svg;
  });
  const body = ctElement("tbody", {});
  const rows = statuses.map((status) => {
    const km2 = ctElement("td", { class: "ct-number" }), share = ctElement("td", { class: "ct-number" });
    const row = ctElement("tr", { "data-status": status.id },
      ctElement("th", { scope: "row" }, ctSwatch(status, prefix), ctElement("span", { text: status.label })), km2, share);
    body.append(row);
    return { row, km2, share };
  });
  const table = ctElement("table", { class: "ct-totals" },
    ctElement("caption", { text: "Who holds how much" }),
    ctElement("thead", {}, ctElement("tr", {}, ctElement("th", { scope: "col", text: "Held by" }),
      ctElement("th", { scope: "col", class: "ct-number", text: "km²" }), ctElement("th", { scope: "col", class: "ct-number", text: "of the city" }))), body);
  const front = ctElement("p", { class: "ct-legend-note ct-muted" }), over = ctElement("div", { class: "ct-over" });
  const show = (totals, frontKm, overlays) => {
    front.textContent = `Black line: front between parties, ${frontKm.toFixed(1)} km. Paler: no report for over a month.`;
    over.replaceChildren(...overlays.map((o) => ctElement("div", {},
      ctElement("p", {}, ctSwatch(statuses[o.status], `${prefix}-over`),
        ctElement("strong", { text: ` ${o.name}: ${statuses[o.status].label} ${ctRange(o.low, o.high)}, place within unknown` })),
      ctElement("ul", {}, ctClaim(model, o.claim)))));
    totals.forEach(showRow);
  };
  const showRow = (km2, index) => {
    rows[index].km2.textContent = km2.toFixed(1);
    rows[index].share.textContent = ctPercent(km2, model.cityKm2);
    rows[index].row.classList.toggle("ct-none", km2 === 0);
    segments[index].style.flexGrow = String(km2);
    segments[index].style.display = km2 ? "" : "none";
  };
  return { node: ctElement("section", { class: "ct-card", "aria-label": "Who holds how much" }, table, bar,
    front, over), show };
}

function ctSpan(model, interval) {
  const from = interval.from === null || interval.from < 0 ? "before the battle" : model.say(interval.from);
  if (interval.to === null) return `${from} onwards`;
  return interval.to - 1 <= (interval.from ?? -1) ? from : `${from} to ${model.say(interval.to - 1)}`;
}

function ctClaim(model, index) {
  const claim = model.data.claims[index], article = model.data.articles[claim.article];
  const known = claim.speaker ? claim.side : article.side;
  const marks = [known && known !== "unknown" ? `(${known})` : "", claim.modality === "asserted" ? "" : `· ${claim.modality}`,
    claim.against ? "· against own interest" : ""].filter(Boolean).join(" ");
  const label = `${article.publisher || "unnamed publisher"}, ${model.say(article.published)}`;
  return ctElement("li", { class: "ct-claim", "data-claim": claim.id },
    ctElement("blockquote", { dir: "auto", text: claim.quote }),
    ctElement("p", { class: "ct-source" }, ctElement("bdi", { text: claim.speaker || article.publisher || "unnamed source" }),
      ` ${marks} · `, ctElement("bdi", {}, ctLink(article.url, label))));
}

function ctClaims(model, title, indexes, limit) {
  if (!indexes.length) return null;
  const newest = [...indexes].sort((a, b) => (model.data.claims[b].last ?? 0) - (model.data.claims[a].last ?? 0));
  const rest = newest.slice(limit);
  return ctElement("div", {}, ctElement("h4", { text: `${title} (${indexes.length})` }),
    ctElement("ul", {}, ...newest.slice(0, limit).map((i) => ctClaim(model, i))),
    rest.length ? ctElement("details", {}, ctElement("summary", { text: `${rest.length} more` }), ctElement("ul", {}, ...rest.map((i) => ctClaim(model, i)))) : null);
}

/* The chosen district: a select box for the keyboard, then status, rule, sentences and history. */
function ctCreatePanel(model, prefix, { onPick, onDay }) {
  const { data } = model;
  const select = ctElement("select", { id: `${prefix}-district`, onchange: () => onPick(select.value === "" ? null : Number(select.value)) },
    ctElement("option", { value: "", text: "Choose a district, or click the map" }),
    ...data.districts.map((d, i) => [d.name, i]).sort((a, b) => a[0].localeCompare(b[0], "en") || a[1] - b[1])
      .map(([name, i]) => ctElement("option", { value: i, text: `${name} (${data.districts[i].id})` })));
  const body = ctElement("div", { class: "ct-evidence" });
  const node = ctElement("section", { class: "ct-card ct-panel", "aria-label": "District" },
    ctElement("label", { for: select.id, text: "District" }), select, body);

  function show(index, interval, day, known, parts, state) {
    select.value = index === null ? "" : String(index);
    body.replaceChildren();
    if (index === null) { body.append(...changed(state, day)); return; }
    const district = data.districts[index];
    body.append(ctElement("h3", {}, ctElement("span", { text: district.name }), ctElement("span", { class: "ct-arabic", lang: "ar", dir: "rtl", text: district.name_ar })));
    if (!interval) { body.append(ctElement("p", { text: "No interval covers this day: unknown." })); return; }
    const status = data.statuses[interval.status], rule = data.rules[interval.rule], stale = ctStaleDays(model, interval, day);
    body.append(ctElement("p", { class: "ct-status" }, ctSwatch(status, `${prefix}-panel`), ctElement("strong", { text: status.label }),
      ctElement("span", { text: ctSpan(model, interval) })));
    const shares = interval.shares.map(([s, low, high]) => `${data.statuses[s].label} ${ctRange(low, high)}`).join(", ");
    if (shares && !status.party) body.append(ctElement("p", { class: "ct-muted", text: `Share of the district: ${shares}` }));
    body.append(ctElement("p", { class: "ct-muted", text: `${rule.text} [${rule.id}] Confidence: ${interval.confidence}.` +
      (stale > 30 ? ` Last supported ${stale} days before.` : "") }));
    for (const part of parts.filter((p) => p.district === index)) {
      const where = part.direction ? `the ${part.direction}` : part.part === "share" ? "a part, place within unknown" : part.part;
      body.append(ctElement("p", { class: "ct-part-note" }, ctSwatch(data.statuses[part.status], `${prefix}-part`),
        ctElement("span", { text: ` Part: ${where}, ${data.statuses[part.status].label} ${ctRange(part.low, part.high)}` })));
    }
    const cards = [ctClaims(model, "Says so", interval.support, 4), ctClaims(model, "Says otherwise", interval.against, 4)].filter(Boolean);
    if (!cards.length) cards.push(ctElement("p", { class: "ct-muted", text: "No report names it: it keeps what it had." }));
    body.append(...cards);
    const history = ctHistory(model, index, known);
    body.append(ctElement("h4", { text: `History (${history.length})` }), ctElement("ol", { class: "ct-history" }, ...history.map((i) =>
      ctElement("li", { "aria-current": i === interval ? "true" : null },
        ctElement("button", { type: "button", onclick: () => onDay(Math.min(model.last, Math.max(0, i.from ?? 0))) },
          ctSwatch(data.statuses[i.status], `${prefix}-h${i.from}`), ctElement("span", { text: `${data.statuses[i.status].label} · ${ctSpan(model, i)}` }))))));
  }
  /* Without a district: what changed on the day, each a way in. */
  function changed(state, day) {
    const news = state.flatMap((i, d) => (i && i.from === day && day > 0 ? [[d, i]] : []));
    return [ctElement("h4", { text: news.length ? `New on this day (${news.length})` : "Nothing new on this day" }),
      ctElement("ul", { class: "ct-history" }, ...news.map(([d, i]) => ctElement("li", {},
        ctElement("button", { type: "button", onclick: () => onPick(d) }, ctSwatch(data.statuses[i.status], `${prefix}-n${d}`),
          ctElement("span", { text: `${data.districts[d].name}: ${data.statuses[i.status].label}` })))))];
  }
  return { node, show, select };
}

function ctRange(low, high) {
  const percent = (x) => `${Math.round(100 * x)}`;
  return low === high ? `${percent(low)} %` : `${percent(low)}–${percent(high)} %`;
}

"""The dashboard's figures and evidence as HTML fragments. All text is escaped; links go to http(s) addresses only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from timeline.articles.article import Article
from timeline.control.contradictions import Statement
from timeline.control.interval import ControlInterval
from timeline.control.reconcile import CONSISTENT, Reconciliation
from timeline.control.state import DistrictState, StatusArea
from timeline.views.evidence import Citation, find_link, say_span
from timeline.views.listings import say_range
from timeline.views.style import Style

STYLE = Markup("""<style>
.tl table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
.tl th, .tl td { text-align: left; padding: 4px 10px 4px 0; border-bottom: 1px solid rgba(128, 128, 128, .3); font-weight: 400; vertical-align: top; }
.tl thead th { font-size: 13px; opacity: .75; }
.tl .n { text-align: right; white-space: nowrap; }
.tl .now { font-weight: 650; }
.tl .swatch { display: inline-block; width: 20px; height: 14px; border: 1px solid #8a8f92; border-radius: 2px;
  vertical-align: -2px; margin-right: 8px; }
.tl ul { margin: 4px 0 10px; padding-left: 0; list-style: none; }
.tl li { border-left: 3px solid rgba(128, 128, 128, .45); padding: 2px 0 2px 12px; margin: 8px 0; }
.tl q { quotes: "“" "”"; }
.tl .source { font-size: 13.5px; opacity: .85; display: block; }
.tl .muted { font-size: 14px; opacity: .8; }
.tl h4 { font-size: 15px; margin: 14px 0 2px; padding: 0; }
.tl a { text-decoration: underline; text-underline-offset: 2px; }
</style>""")


def draw_swatch(style: Style) -> Markup:
    """A small box with a status's fill: plain, hatched or dotted as on the map."""
    fills = {
        "hatched": f"repeating-linear-gradient(135deg, {style.colour} 0 4px, {style.ink} 4px 6px)",
        "dotted": f"radial-gradient({style.ink} 1px, {style.colour} 1.4px) 0 0 / 5px 5px",
    }
    return Markup('<span class="swatch" style="background: {}"></span>').format(fills.get(style.pattern, style.colour))


def draw_day_figures(styles: Mapping[str, Style], areas: Sequence[StatusArea], changed: Iterable[tuple[DistrictState, str]]) -> str:
    """km², share of the city and number of districts by status, and what passed on that day."""
    rows = Markup().join(
        Markup('<tr><th scope="row">{}{}</th><td class="n">{}</td><td class="n">{} %</td><td class="n">{}</td></tr>').format(
            draw_swatch(styles[a.status]), styles[a.status].name, f"{a.km2:.1f}", f"{100 * a.share:.1f}", a.districts
        )
        for a in areas
    )
    table = Markup(
        '<table><thead><tr><th scope="col">Held by</th><th scope="col" class="n">km²</th><th scope="col" class="n">of the city</th>'
        '<th scope="col" class="n">districts</th></tr></thead><tbody>{}</tbody></table>'
    ).format(rows)
    passed = [Markup("{}: {} → {}").format(s.name, styles[before].label, styles[s.status].label) for s, before in changed]
    news = (
        Markup('<h4>Changed on this day ({})</h4><p class="muted">{}</p>').format(len(passed), Markup("; ").join(passed))
        if passed
        else Markup('<p class="muted">No district changed on this day.</p>')
    )
    return str(STYLE + Markup('<div class="tl">{}{}</div>').format(table, news))


def draw_citations(title: str, cited: Sequence[Citation]) -> Markup:
    """Sentences with who says so, the day they speak of, and a link to the article."""
    if not cited:
        return Markup()
    rows = Markup().join(
        Markup('<li><q dir="auto">{}</q><span class="source"><bdi>{}</bdi> {} · {} · {}</span></li>').format(
            c.claim.quote, c.speaker, c.marks, c.when, draw_source(c.article)
        )
        for c in cited
    )
    return Markup("<h4>{} ({})</h4><ul>{}</ul>").format(title, len(cited), rows)


def draw_source(article: Article) -> Markup:
    """An article's publisher and day, linked if its address is one of the web."""
    text = Markup("<bdi>{}</bdi>, {}").format(article.publisher or "unnamed publisher", article.published.isoformat())
    link = find_link(article)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(link, text) if link else text


def draw_district(
    styles: Mapping[str, Style],
    state: DistrictState,
    *,
    name_ar: str,
    day: dt.date,
    rule: str,
    support: Sequence[Citation],
    against: Sequence[Citation],
    history: Sequence[ControlInterval],
) -> str:
    """A district on a day: status, rule, evidence on both sides, and its intervals with the day's own marked."""
    style = styles[state.status]
    shares = ", ".join(f"{styles[p].label} {100 * low:.0f}–{100 * high:.0f} %" for p, low, high in state.shares if p in styles)
    head = Markup(
        '<p>{}<strong>{}</strong> on {}, since {}. <span lang="ar" dir="rtl">{}</span></p><p class="muted">{} [{}]<br>Confidence: {}.{}{}</p>'
    ).format(
        draw_swatch(style),
        style.label,
        day.isoformat(),
        state.since.isoformat(),
        name_ar,
        rule,
        state.rule,
        state.confidence,
        f" Last supported on {state.last_supported.isoformat()}." if state.last_supported else "",
        f" Shares of the district: {shares}." if shares and not style.party else "",
    )
    if not support and not against:
        head += Markup('<p class="muted">No report names it up to this day: it keeps what it had.</p>')
    rows = Markup().join(
        Markup('<tr{}><td>{}</td><td>{}{}</td><td>{}</td><td class="n">{}</td><td class="n">{}</td></tr>').format(
            Markup(' class="now"') if i.valid_from <= day and (i.valid_to is None or day < i.valid_to) else "",
            say_span(i),
            draw_swatch(styles[i.status]),
            styles[i.status].label,
            i.rule,
            len(i.support),
            len(i.against),
        )
        for i in history
    )
    table = Markup(
        '<h4>History</h4><table><thead><tr><th scope="col">Days</th><th scope="col">Status</th><th scope="col">Rule</th>'
        '<th scope="col" class="n">for</th><th scope="col" class="n">against</th></tr></thead><tbody>{}</tbody></table>'
    ).format(rows)
    return str(
        STYLE
        + Markup('<div class="tl">{}{}{}{}</div>').format(head, draw_citations("Says so", support), draw_citations("Says otherwise", against), table)
    )


def draw_reconciliations(own: Sequence[tuple[str, str]], reported: Sequence[tuple[Reconciliation, Article, str]], parties: Mapping[str, str]) -> str:
    """The map's own range of a sector, then each reported share with its verdict and why, its sentence and its source.

    With each report comes which districts have no claim of their own, in words (`say_silent`).
    """
    ranges = Markup().join(
        Markup('<tr><th scope="row">{}</th><td class="n">{}</td></tr>').format(name, figure) for name, figure in own
    )
    items = Markup().join(
        Markup('<li><strong>{}: {}</strong> of {}, reported for {}; the map: {}. <em>{}</em>{}<br><q dir="auto">{}</q>'
               '<span class="source"><bdi>{}</bdi> ({}) · {}</span></li>').format(
            parties.get(row.report.party, row.report.party), say_range(row.report.low, row.report.high), row.scope_name,
            row.report.day.isoformat(), say_range(*row.modelled) if row.modelled else "–",
            row.verdict if row.verdict == CONSISTENT else f"{row.verdict}: {row.why}",
            Markup('<br><span class="muted">Without a claim of their own: {}</span>').format(silent) if silent else "", row.report.quote,
            row.report.voice, row.report.side, draw_source(article))
        for row, article, silent in reported
    )  # fmt: skip
    shown = Markup("<ul>{}</ul>").format(items) if reported else Markup('<p class="muted">No share of a sector was reported in these days.</p>')
    return str(STYLE + Markup('<div class="tl"><h4>The map’s own range</h4><table><tbody>{}</tbody></table>'
                              '<h4>Reported shares</h4>{}</div>').format(ranges, shown))  # fmt: skip


def draw_contradictions(accounts: Sequence[tuple[Statement, Sequence[Citation]]], *, rule: str, known_from: dt.date | None) -> str:
    """Each account with its sentences, and the rule that settled the matter, if any."""
    said = Markup().join(draw_citations(f"“{s.says}”", cited) for s, cited in accounts)
    since = f" Known since {known_from.isoformat()}." if known_from else ""
    end = Markup('<p class="muted">{}{}</p>').format(rule, since) if rule else Markup('<p class="muted">Nothing settles it yet.</p>')
    return str(STYLE + Markup('<div class="tl">{}{}</div>').format(said, end))

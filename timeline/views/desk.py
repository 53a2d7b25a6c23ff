"""The reading desk: paste or upload an article, see the claims read in it, and add it to the store if you wish."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import streamlit as st

from geo.faults import Fault, Faults
from timeline.articles.article import Article
from timeline.batch import show_nothing
from timeline.claims.claim import Claim
from timeline.pipeline import add_articles, make_reading
from timeline.store.address import open_store
from timeline.views.board import open_loaded
from timeline.views.evidence import say_days
from timeline.views.loaded import Loaded

EARLIER = dt.timedelta(days=3653)  # articles from before the theatre may be read too


@st.cache_resource(show_spinner=False, max_entries=2)
def open_reading(folder: Path, _city) -> object:
    """The reading of a city's articles, made once."""
    return make_reading(_city)


def show_desk(loaded: Loaded) -> None:
    """The form, the claims, and a button that adds the articles to the store."""
    with st.form("desk"):
        pasted = st.text_area("Paste an article", height=180, placeholder="The text of a report, with or without front matter")
        uploaded = st.file_uploader("or upload files", accept_multiple_files=True, type=["md", "txt", "html", "htm", "pdf", "xml"])
        columns = st.columns(3)
        published = columns[0].date_input(
            "Published on",
            value=None,
            min_value=loaded.city.theatre.opening.day - EARLIER,  # unset, it would be ten years before today
            max_value=dt.date.today(),
            format="YYYY-MM-DD",
            help="Used where the article has no date of its own.",
        )
        publisher = columns[1].text_input("Publisher")
        url = columns[2].text_input("Address")
        if st.form_submit_button("Read", type="primary"):
            files = {"pasted text": pasted.encode("utf-8")} if pasted.strip() else {}
            files |= {Path(u.name).name: u.getvalue() for u in uploaded or []}
            st.session_state.reading = read_files(loaded, files, published=published, publisher=publisher, url=url)
    if "reading" in st.session_state:
        show_claims(loaded, *st.session_state.reading)


def read_files(
    loaded: Loaded, files: dict[str, bytes], *, published: dt.date | None = None, publisher: str = "", url: str = ""
) -> tuple[list[Article], list[Claim], list[Fault]]:
    """The articles in these files (name → bytes), their claims, and what could not be read."""
    from timeline.articles import read_data

    articles: list[Article] = []
    faults: list[Fault] = [] if files else [Fault("article", "nothing was given", "a text to read")]
    for name, data in sorted(files.items()):
        batch = read_data(data, where=name, published=published, publisher=publisher, url=url, sources=loaded.city.sources)
        articles += batch.articles
        faults += batch.faults
    reading = open_reading(loaded.city.folder, loaded.city)(articles, show_nothing)
    claims, more = list(reading.claims), reading.faults
    # the command line's words for the form's field
    named = [
        Fault(f.where, f.what.replace("--published", "“Published on”"), f.expected.replace("--published", "“Published on”")) for f in (*faults, *more)
    ]
    return articles, claims, named


def show_claims(loaded: Loaded, articles: list[Article], claims: list[Claim], faults: list[Fault]) -> None:
    """What was read, as a table, and the button that stores it."""
    for fault in faults:
        st.error(str(fault).replace("$", r"\$"))
    if not articles:
        return
    st.write(f"{len(articles)} article{'s' * (len(articles) != 1)} read, {len(claims)} claim{'s' * (len(claims) != 1)} found.")
    if claims:
        st.dataframe([describe_claim(loaded, c) for c in claims], hide_index=True)
    if st.button("Add to the store", help="The map is drawn anew with what these articles say."):
        try:
            outcome = add_articles(loaded.city, open_store(loaded.address), articles)
        except Faults as error:
            st.error("\n".join(map(str, error.faults)))
            return
        del st.session_state.reading
        open_loaded.clear()
        st.toast(f"{len(outcome.added)} added, {len(outcome.touched)} districts weighed anew.")
        st.rerun()


def describe_claim(loaded: Loaded, claim: Claim) -> dict:
    """A claim as a row that a reader understands."""
    return {
        "event": claim.event,
        "held by": claim.party,
        "where": "; ".join(p.name or p.text for p in claim.places) or claim.scope,
        "districts": ", ".join(sorted({d for p in claim.places for d in p.districts})),
        "when": say_days(claim.first, claim.last),
        "share": ""
        if claim.share is None and claim.share_min is None
        else f"{claim.share if claim.share is not None else ''} [{claim.share_min}–{claim.share_max}] of {claim.scope or 'the place'}",
        "how said": claim.modality,
        "speaker": claim.speaker,
        "sentence": claim.quote,
        "rule": claim.rule,
    }

"""Articles a second, in one run and one process: the whole reading, spaCy's entity ruler, a bare Aho-Corasick scan.

    python -m tests.benchmarks.extract [--texts FOLDER] [--seconds S]

(a) `extract_claims`: places, events, parties, days, shares, speakers, modality, coreference.
(b) spaCy's blank pipeline with sentencizer and EntityRuler over the same spellings: it only finds names.
(c) pyahocorasick over the same spellings, lower-cased: the limit, for it only finds strings.

Start-up is apart. The texts are an article of the seed's length (the seed itself where the folder shared/ lies beside the working
copy, else digests put together to that length) and the annotated English texts of tests/gold. The rounds of the three alternate,
so that what else the machine does falls on all; each figure is the best round. Then the cost by length: one article 1, 4 and 16 times.

The first reading of each set is told apart, for both remember words: spaCy's tokenizer keeps what it made of each, so that texts that
it has met cost it a fifth to a tenth of new ones; the reading here keeps words and names too, but parses every sentence anew.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from pathlib import Path

from geo.gazetteer import read_gazetteer
from timeline.articles.article import Article, hash_article
from timeline.articles.front_matter import parse_front_matter
from timeline.articles.sources import read_sources
from timeline.claims import extract_claims, read_reader

ROOT = Path(__file__).resolve().parents[2]
CITY = ROOT / "data" / "aleppo"
SEED = ROOT.parent / "shared" / "seed"


def make_article(text: str, *, lang: str = "en", published: dt.date = dt.date(2016, 12, 5)) -> Article:
    return Article(id=hash_article(text, published=published), text=text, published=published, lang=lang)


def read_texts(folder: Path, *, lang: str = "en") -> list[Article]:
    found = []
    for path in sorted(folder.rglob("*.md")):
        fields, body = parse_front_matter(path.read_text("utf-8"), where=str(path))
        if fields.get("lang", "en") == lang and fields.get("published"):
            found.append(make_article(body.strip(), published=dt.date.fromisoformat(fields["published"])))
    return found


def read_seed() -> Article:
    """The seed article, or digests of the same length where it is not at hand."""
    found = sorted(SEED.glob("*.txt"))
    if found:
        return make_article(found[0].read_text("utf-8").strip())
    text = ""
    for article in read_texts(CITY / "digests"):
        text += article.text + "\n"
        if len(text) > 3300:
            break
    return make_article(text[:3300])


def time_rounds(tasks: dict[str, callable], *, seconds: float) -> dict[str, float]:
    """Seconds of this thread's work in the best round of each task; the rounds alternate. One round at least.

    Work, not the clock on the wall: a round that another process interrupts would be told as slow, the longer it is the likelier.
    """
    best = dict.fromkeys(tasks, float("inf"))
    until = time.perf_counter() + seconds
    while True:
        for name, task in tasks.items():
            start = time.thread_time()
            task()
            best[name] = min(best[name], time.thread_time() - start)
        if time.perf_counter() >= until:
            return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--texts", type=Path, default=ROOT / "tests" / "gold")
    parser.add_argument("--seconds", type=float, default=4)
    chosen = parser.parse_args()

    import ahocorasick
    import spacy

    started = time.perf_counter()
    gazetteer = read_gazetteer(CITY)
    sources = read_sources(CITY)
    reader = read_reader(CITY, gazetteer=gazetteer, sources=sources)
    extract_claims(make_article("Aleppo fell to the army."), reader)  # what is built at first need
    print(f"start-up   ours {time.perf_counter() - started:.2f} s", end="")
    spellings = sorted({s.text for s in gazetteer.spellings})
    started = time.perf_counter()
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PLACE", "pattern": s} for s in spellings])
    print(f"   spaCy {time.perf_counter() - started:.2f} s   ({len(spellings):,} spellings)")
    scan = ahocorasick.Automaton()
    for spelling in spellings:
        scan.add_word(spelling.lower(), spelling)
    scan.make_automaton()

    texts = [("seed-length article", [read_seed()])]
    gold = read_texts(chosen.texts)
    if gold:
        texts.append((f"{len(gold)} annotated texts", gold))
    for name, articles in texts:
        tasks = {
            "whole reading": lambda a=articles: [extract_claims(x, reader) for x in a],
            "spaCy ruler": lambda a=articles: [nlp(x.text) for x in a],
            "Aho-Corasick": lambda a=articles: [list(scan.iter(x.text.lower())) for x in a]}
        first = time_rounds(tasks, seconds=0)
        best = time_rounds(tasks, seconds=chosen.seconds)
        size = sum(len(a.text) for a in articles) / len(articles)
        print(f"\n{name}: {size:,.0f} characters each")
        for task, seconds in best.items():
            each = seconds / len(articles)
            share, new = best["spaCy ruler"] / seconds, first[task] / len(articles)
            print(f"  {task:14} {1 / each:10,.0f} articles/s   {each * 1000:7.3f} ms   {share:6.2f} × spaCy's ruler   new: {new * 1000:7.3f} ms")
        claims = sum(len(extract_claims(a, reader)) for a in articles)
        print(f"  {claims} claims found")

    print("\ncost by length (whole reading)")
    base = read_seed()
    for times in (1, 4, 16):
        article = make_article("\n\n".join([base.text] * times))
        seconds = time_rounds({"": lambda a=article: extract_claims(a, reader)}, seconds=1)[""]
        print(f"  {len(article.text):9,} characters {seconds * 1000:9.2f} ms   {seconds / len(article.text) * 1e9:7.0f} ns a character")


if __name__ == "__main__":
    main()

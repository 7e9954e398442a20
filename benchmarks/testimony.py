"""What a third article's facts say against a source: siblings told apart from a chain, with and without the changes.

    python benchmarks/testimony.py [--gold ../shared/gold] [--write]

Three articles of one story. *Star*: one is the first, one rewords it and alters facts, one is a cut copy (or a
translation) of the first; that the last has its text from the altered one is wrong. *Chain*: the last is a cut copy of
the altered one; that must stay what it is. FACT_WEIGHT and LEAST_FACTS were set by hand, before these were measured.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import pandas as pd
from rewording import spin
from routes import interval, share
from simulate import GOLD, alter_facts, cut, read_parallel
from texts import Paragraphs, publish, read_sources, text_of

import newslab as nl
from newslab.evidence import DIRECTED
from newslab.schema import make_table

STORIES = 60
SENTENCES = 14  # of a parallel text
RATE = 0.2  # share of the words that the reworder exchanges
ALTERED = "reworded.example"


def altered_from(parent: Paragraphs, rng: random.Random) -> Paragraphs:
    "A rewording with one fact of each kind altered."
    return alter_facts(spin(parent, RATE, rng), rng)[0]


def stories(gold: Path) -> dict[str, list[pd.DataFrame]]:
    "For each shape the tables of articles: first, altered, last."
    rng, out = random.Random(5), {"star": [], "chain": [], "star, the last translated": []}
    parents = [story[0]["paragraphs"] for story in read_sources(gold).values()]
    for parent in rng.sample(parents, STORIES):
        child = altered_from(parent, rng)
        for shape, source in (("star", parent), ("chain", child)):
            out[shape].append(table(parent, child, cut(source, rng.uniform(0.5, 0.9), rng, end=rng.random() < 0.5), "en"))
    lines = list(read_parallel(gold))
    for number in range(STORIES):
        drawn, lang = rng.sample(lines, SENTENCES), ("sv", "de")[number % 2]
        kept = drawn[: round(SENTENCES * rng.uniform(0.5, 0.9))]
        parent = [[row["en"]] for row in drawn]
        out["star, the last translated"].append(table(parent, altered_from(parent, rng), [[row[lang]] for row in kept], lang))
    return out


def table(first: Paragraphs, altered: Paragraphs, last: Paragraphs, lang: str) -> pd.DataFrame:
    "Three articles."
    texts = (("first.example", first, "en"), (ALTERED, altered, "en"), ("last.example", last, lang))
    return make_table("articles", [{"article_id": name, "outlet": name, "lang": code, "text": text_of(text)} for name, text, code in texts])


def blamed(articles: pd.DataFrame) -> list[tuple[float, bool]]:
    "Without and with the changes: probability of a route from the altered to the last, and whether it is named with that direction."
    sentences = nl.split_sentences(articles)
    alignments = nl.align_sentences(articles, sentences)
    reuse = nl.measure_reuse(articles, sentences, alignments)
    changes = nl.find_changes(articles, sentences, alignments)
    out = []
    for known in (None, changes):
        row = nl.trace_routes(articles, sentences, alignments, reuse, known).set_index(["article_id", "other_id"]).loc["last.example", ALTERED]
        taken = row["probability"] if row["route"] in DIRECTED else row["alternative_probability"] if row["alternative"] in DIRECTED else 0.0
        out.append((float(taken), row["route"] in DIRECTED and row["direction"] == "from"))
    return out


def report(gold: Path) -> list[str]:
    "The table."
    lines = ["| shape | n | probability that the last has it from the altered, mean: without changes | with them | named so: without changes | with them |", "|---|---|---|---|---|---|"]
    for shape, found in stories(gold).items():
        values = np.array([blamed(articles) for articles in found], dtype=float)
        cells = [interval(values[:, way, what], share) for what in (0, 1) for way in (0, 1)]
        lines.append(f"| {shape} | {len(found)} | {' | '.join(cells)} |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--write", action="store_true", help="store the table in benchmarks/results")
    options = parser.parse_args()
    told = "In a star it is wrong that the last article has its text from the altered one, in a chain it is right. Interval: bootstrap 95 %."
    publish("testimony", ["# What a third article's facts say", "", told, "", *report(options.gold)], options.write)


if __name__ == "__main__":
    main()

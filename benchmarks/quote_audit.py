"""What becomes of quotations between outlets: identical, cut, altered, without marks.

    python benchmarks/quote_audit.py [--gold ../shared/gold]

All articles of each event are cleaned, aligned and audited. A pair is an utterance in an article beside its reference
wording. The figures beside are those that a prototype found on 62 events, of which these are about a half.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import pandas as pd

import newslab as nl
from newslab.schema import make_table

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
RESULTS = Path(__file__).resolve().parent / "results" / "quote_audit.md"
RELATIONS = ("identical", "spelling only", "cut or extended", "words changed", "without marks", "paraphrased")
PROTOTYPE = {"identical": "147 of 300 (.49)", "cut or extended": "103 of 300 (.34)", "words changed": "37 of 300 (.12)"}
DRAWS = 2000


def audits(gold: Path) -> dict[str, pd.DataFrame]:
    "The quote audit of each event."
    rows = [json.loads(line) for line in (gold / "events" / "giveme5w1h_dev.jsonl").open(encoding="utf-8")]
    out = {}
    for event in dict.fromkeys(row["event"] for row in rows):
        own = [row for row in rows if row["event"] == event]
        raw = make_table("articles", [{"article_id": f"{number:02d}", "outlet": row["outlet"], "published": row["published"], "headline": row["headline"], "text": row["text"], "lang": "en"} for number, row in enumerate(own)])
        articles = nl.clean_articles(raw)
        sentences = nl.split_sentences(articles)
        quotes = nl.find_quotes(articles, sentences)
        out[event] = nl.audit_quotes(articles, sentences, nl.align_sentences(articles, sentences, quotes=quotes), quotes)
    return out


def run(gold: Path) -> str:
    tables = audits(gold)
    pairs = {event: table.drop_duplicates(["utterance_id", "article_id"]) for event, table in tables.items()}
    pairs = {event: table[table["relation"] != "reference"] for event, table in pairs.items()}
    marked = {event: table[table["quote_no"] > 0] for event, table in pairs.items()}
    generator = np.random.default_rng(0)
    draws = generator.integers(0, len(tables), (DRAWS, len(tables)))
    utterances = sum(table["utterance_id"].nunique() for table in tables.values())
    total = sum(len(table) for table in marked.values())
    lines = [
        f"Real news, {len(tables)} events of giveme5w1h_dev, {utterances} utterances that two or more articles carry, {total} pairs of quotation and reference wording; 95 % bootstrap interval over events.", "",
        "| relation | pairs | share of marked pairs | interval | prototype, 62 events |", "|---|---|---|---|---|",
    ]  # fmt: skip
    sizes = np.array([len(table) for table in marked.values()])
    for relation in RELATIONS:
        counts = np.array([int((table["relation"] == relation).sum()) for table in (pairs if relation in ("without marks", "paraphrased") else marked).values()])
        if relation in ("without marks", "paraphrased"):
            lines.append(f"| {relation} | {counts.sum()} | – | – | – |")
            continue
        shares = counts[draws].sum(axis=1) / np.maximum(1, sizes[draws].sum(axis=1))
        low, high = np.percentile(shares, [2.5, 97.5])
        lines.append(f"| {relation} | {counts.sum()} | {counts.sum() / max(1, total):.2f} | {low:.2f}–{high:.2f} | {PROTOTYPE.get(relation, '–')} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    options = parser.parse_args()
    start = time.perf_counter()
    table = run(options.gold)
    print(table, f"{time.perf_counter() - start:.0f} s")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()

"""How well quotations and attributions are found: PolNeAR, spans found by overlap, speakers right by a shared word.

Run: python benchmarks/quotes.py [--gold FOLDER]. Prints a Markdown table; intervals by bootstrap over articles.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np
import pandas as pd

from newslab.quotes import find_quotes

MARKS = set('"“”„«»') | {"''"}


def overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    "Whether a span shares a character with any of the others."
    return any(span[0] < end and start < span[1] for start, end in others)


def counts(predicted: list[tuple[int, int]], gold: list[list[tuple[int, int]]]) -> tuple[int, int, int, int]:
    "Predicted spans that touch gold, predicted, gold attributions touched, gold."
    flat = [span for spans in gold for span in spans]
    right = sum(overlaps(span, flat) for span in predicted)
    found = sum(any(overlaps(span, predicted) for span in spans) for spans in gold)
    return right, len(predicted), found, len(gold)


def words(text: str) -> set[str]:
    "Words of a speaker, lower case, without articles."
    return set(re.findall(r"\w+", text.lower())) - {"the", "a", "an", "of", "s"}


def measure(article: dict[str, object], quotes: pd.DataFrame) -> dict[str, tuple[int, int, int, int]]:
    "The counts of one article, by what is measured."
    text, gold = str(article["text"]), article["attributions"]
    spans = {part: [[tuple(span) for span in item.get(part, [])] for item in gold if item.get(part)] for part in ("content", "cue", "source")}
    # A gold quotation is an attributed stretch that holds quotation marks.
    marked = [(item, [(a, b) for a, b in map(tuple, item.get("content", [])) if any(mark in text[a:b] for mark in MARKS)]) for item in gold]
    marked = [(item, parts) for item, parts in marked if parts]
    quoted = quotes[quotes["kind"].isin(("direct", "mixed"))]
    pairs = list(zip(quoted["start"], quoted["end"], strict=True))
    said = quotes[quotes["kind"] != "scare"]
    result = {
        "quotations (direct, mixed)": counts(pairs, [parts for _, parts in marked]),
        "cue": counts([pair for pair in zip(said["cue_start"], said["cue_end"], strict=True) if pair[0] >= 0], spans["cue"]),
        "source": counts([pair for pair in zip(said["speaker_start"], said["speaker_end"], strict=True) if pair[0] >= 0], spans["source"]),
        "content": counts(list(zip(said["start"], said["end"], strict=True)), spans["content"]),
    }
    right = exact = known = 0
    for item, parts in marked:
        source = " ".join(text[a:b] for a, b in item.get("source", []))
        if not source:
            continue
        known += 1
        given = [row.speaker for row in quoted.itertuples() if overlaps((row.start, row.end), parts)]
        right += any(words(name) & words(source) for name in given)
        exact += source in given
    result["speaker of quotations"] = (right, known, right, known)
    result["speaker, exact words"] = (exact, known, exact, known)
    return result


def score(rows: np.ndarray) -> float:
    "F1 from summed counts."
    right, predicted, found, gold = rows.sum(axis=0)
    precision, recall = right / max(predicted, 1), found / max(gold, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def main() -> None:
    "Print the table."
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "gold")
    folder = parser.parse_args().gold / "attribution"
    records = [json.loads(line) for line in (folder / "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = pd.DataFrame({"article_id": [r["id"] for r in records], "text": [r["text"] for r in records], "lang": "en"})
    quotes = find_quotes(articles)
    by_article = dict(list(quotes.groupby("article_id")))
    results = [measure(record, by_article.get(record["id"], quotes.iloc[:0])) for record in records]
    rng = np.random.default_rng(0)
    print(f"PolNeAR dev half, {len(records)} articles; n = gold attributions; 95 % interval by bootstrap over articles (2,000)\n")
    print("| measured | n | precision | recall | F1 | interval |\n|---|---|---|---|---|---|")
    for name in results[0]:
        rows = np.array([result[name] for result in results])
        draws = [score(rows[rng.integers(len(rows), size=len(rows))]) for _ in range(2000)]
        low, high = np.percentile(draws, [2.5, 97.5])
        right, predicted, found, gold = rows.sum(axis=0)
        print(f"| {name} | {gold} | {right / max(predicted, 1):.3f} | {found / max(gold, 1):.3f} | {score(rows):.3f} | {low:.3f}–{high:.3f} |")


if __name__ == "__main__":
    main()

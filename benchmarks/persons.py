"""How well persons get one key: B-cubed over labelled mentions of persons in gold/events, within each event.

The labels (`person_labels.tsv`) are article ids, offsets and keys, no text. A mention that newslab does not find, or does
not take for a person, is a group of its own. Run: python benchmarks/persons.py [--gold FOLDER]
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd

from newslab.facts import find_facts
from newslab.people import find_people
from newslab.person_keys import index_people, person_key
from newslab.quotes import find_quotes

REPLICATES, SEED = 2000, 20240601
LABELS = Path(__file__).with_name("person_labels.tsv")


def find_key(spans: list[tuple[int, int, str]], start: int, end: int) -> str:
    "The key of the span that overlaps a mention most; empty without one."
    best = max(spans, key=lambda span: min(span[1], end) - max(span[0], start), default=None)
    return best[2] if best and min(best[1], end) > max(best[0], start) else ""


def newslab_keys(articles: pd.DataFrame, mentions: pd.DataFrame) -> list[str]:
    "newslab's key of each mention: from facts for names, from quotations for pronouns and offices."
    facts, quotes = find_facts(articles), find_quotes(articles)
    persons = facts[facts["kind"] == "person"]
    named = {key: list(zip(rows["start"], rows["end"], rows["value"], strict=True)) for key, rows in persons.groupby("article_id")}
    spoken = {key: list(zip(rows["speaker_start"], rows["speaker_end"], rows["speaker_key"], strict=True)) for key, rows in quotes[quotes["speaker_start"] >= 0].groupby("article_id")}
    keys = []
    for at, row in enumerate(mentions.itertuples()):
        found = find_key(named.get(row.article_id, []), row.start, row.end) if row.kind == "name" else find_key(spoken.get(row.article_id, []), row.start, row.end)
        keys.append(found or f"not found {at}")
    return keys


def given_span_keys(articles: pd.DataFrame, mentions: pd.DataFrame) -> list[str]:
    "newslab's keys when it is told where the names are, as the peer is."
    people = index_people([one for text in articles["text"] for one in find_people(text)])
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    return [person_key(texts[row.article_id][row.start : row.end], people) if row.kind == "name" else f"not found {at}" for at, row in enumerate(mentions.itertuples())]


def surname_keys(articles: pd.DataFrame, mentions: pd.DataFrame) -> list[str]:
    "A simple peer: the last word of the name as written; pronouns are found nowhere."
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    words = [re.findall(r"\w+", unicodedata.normalize("NFKD", texts[row.article_id][row.start : row.end].lower())) for row in mentions.itertuples()]
    return [word[-1] if word and kind == "name" else f"not found {at}" for at, (word, kind) in enumerate(zip(words, mentions["kind"], strict=True))]


METHODS = (("newslab", newslab_keys), ("newslab, names given", given_span_keys), ("last word of the name, names given", surname_keys))


def b_cubed(gold: list[str], found: list[str]) -> np.ndarray:
    "B-cubed precision and recall of each mention (Bagga and Baldwin 1998)."
    truth, given = np.array(gold), np.array(found)
    same_truth, same_given = truth[:, None] == truth[None], given[:, None] == given[None]
    both = (same_truth & same_given).sum(1)
    return np.stack([both / same_given.sum(1), both / same_truth.sum(1)], axis=1)


def f_score(rows: np.ndarray) -> tuple[float, float, float]:
    "Precision, recall and F of averaged rows."
    precision, recall = rows.mean(0)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main() -> None:
    "Print the table."
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "gold")
    parser.add_argument("--errors", default="", help="dev or test: list mentions put with another person")
    args = parser.parse_args()
    records = [json.loads(line) for line in (args.gold / "events" / "giveme5w1h_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    table = pd.DataFrame({"article_id": [r["id"] for r in records], "event": [r["event"] for r in records], "text": [r["text"] for r in records], "lang": "en"})
    labels = pd.read_csv(LABELS, sep="\t", comment="#", dtype={"article_id": str})
    labels["event"] = labels["article_id"].map(dict(zip(table["article_id"], table["event"], strict=True)))
    scores: dict[tuple[str, str, str], list[np.ndarray]] = {}
    sizes: Counter[tuple[str, str]] = Counter()
    for event, mentions in labels.groupby("event"):
        articles = table[table["event"] == event].reset_index(drop=True)
        split = str(mentions["split"].iloc[0])
        for method, make_keys in METHODS:
            keys = make_keys(articles, mentions)
            rows = b_cubed(mentions["key"].tolist(), keys)
            for kind in ("all", "name", "other"):
                chosen = rows if kind == "all" else rows[(mentions["kind"] == kind).to_numpy()]
                scores.setdefault((split, kind, method), []).append(chosen)
                sizes[split, kind] += len(chosen) if method == "newslab" else 0
            if method == "newslab" and args.errors == split:
                for row, key, value in zip(mentions.itertuples(), keys, rows, strict=True):
                    if value.min() < 0.5:
                        text = articles.loc[articles["article_id"] == row.article_id, "text"].iloc[0]
                        print(event[:12], row.key, "|", key, "|", text[max(0, row.start - 40) : row.end + 30].replace("\n", " "), value.round(2))
    rng = np.random.default_rng(SEED)
    print(f"Persons: {len(labels)} labelled mentions of {labels['event'].nunique()} events (giveme5w1h_dev); 95 % bootstrap interval over events.")
    print("names given: told where the names stand, which newslab alone has to find first.")
    print("dev: looked at while rules were changed; test: not. other: pronouns, offices and origins that speak.\n")
    print("| split | mentions | n | events | method | precision | recall | B³F | 95 % |\n|---|---|---|---|---|---|---|---|---|")
    for (split, kind, method), parts in sorted(scores.items(), key=lambda item: (item[0][0] != "test", item[0][1], item[0][2])):
        kept = [part for part in parts if len(part)]
        draws = [f_score(np.concatenate([kept[at] for at in rng.integers(len(kept), size=len(kept))]))[2] for _ in range(REPLICATES)]
        precision, recall, value = f_score(np.concatenate(kept))
        low, high = np.percentile(draws, [2.5, 97.5])
        print(f"| {split} | {kind} | {sizes[split, kind]} | {len(kept)} | {method} | {precision:.3f} | {recall:.3f} | {value:.3f} | {low:.3f}–{high:.3f} |")


if __name__ == "__main__":
    main()

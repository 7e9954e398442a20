"""Grouping of articles into events, against labelled events: B-cubed precision, recall and F1, beside scikit-learn.

Run: python benchmarks/events.py [--gold FOLDER]
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import pandas as pd

from newslab.events import SAME_EVENT, group_events

REPLICATES = 2000
SEED = 20240601


def per_article(truth: np.ndarray, found: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    "B-cubed precision and recall of each article (Bagga and Baldwin 1998)."
    same_truth, same_found = truth[:, None] == truth[None], found[:, None] == found[None]
    both = (same_truth & same_found).sum(axis=1)
    return both / same_found.sum(axis=1), both / same_truth.sum(axis=1)


def row(name: str, truth: np.ndarray, found: np.ndarray, seconds: float) -> str:
    "A line of the table; the interval resamples events, since articles of one event are not independent."
    precision, recall = per_article(truth, found)
    events, index = np.unique(truth, return_inverse=True)
    sums = np.stack([np.bincount(index, weights=values) for values in (precision, recall, np.ones(len(truth)))])
    picks = np.random.default_rng(SEED).multinomial(len(events), np.full(len(events), 1 / len(events)), REPLICATES)
    p, r, n = (picks @ values for values in sums)
    f = 2 * (p / n) * (r / n) / (p / n + r / n)
    p0, r0 = precision.mean(), recall.mean()
    low, high = np.percentile(f, [2.5, 97.5])
    return f"| {name} | {p0:.3f} | {r0:.3f} | {2 * p0 * r0 / (p0 + r0):.3f} | {low:.3f}–{high:.3f} | {len(np.unique(found))} | {seconds:.2f} |"


def sklearn_groups(articles: pd.DataFrame, threshold: float) -> np.ndarray:
    "The peer: scikit-learn's TF-IDF of headline and text, average linkage."
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    matrix = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(articles["headline"] + "\n" + articles["text"])
    model = AgglomerativeClustering(n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - threshold)
    return np.asarray(model.fit_predict(1 - (matrix @ matrix.T).toarray()))


def main() -> None:
    "Print the table."
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path(__file__).parents[2] / "shared" / "gold")
    file = parser.parse_args().gold / "events" / "giveme5w1h_dev.jsonl"
    if not file.is_file():
        raise SystemExit(f"There is no {file}. Name the folder of labelled data with --gold FOLDER.")
    articles = pd.DataFrame([json.loads(line) for line in file.read_text("utf-8").splitlines()]).rename(columns={"id": "article_id"}).assign(lang="en")
    truth = articles["event"].to_numpy()
    print(f"Events: {len(articles)} articles of {articles['event'].nunique()} events (giveme5w1h_dev); 95 % bootstrap interval over events.\n")
    print("| method | precision | recall | F1 | 95 % | groups | s |\n|---|---|---|---|---|---|---|")
    for name, data in (("newslab", articles), ("newslab, no dates", articles.drop(columns="published")), ("newslab, no headlines", articles.assign(headline=""))):
        start = time.perf_counter()
        found = group_events(data)["event_id"].to_numpy()
        print(row(name, truth, found, time.perf_counter() - start))
    for threshold in (0.08, 0.10, 0.14, 0.16, 0.18):
        start = time.perf_counter()
        found = group_events(articles, same_event=threshold)["event_id"].to_numpy()
        print(row(f"newslab at {threshold:.2f} (default {SAME_EVENT:.2f})", truth, found, time.perf_counter() - start))
    for threshold in (0.08, 0.10, 0.12):
        start = time.perf_counter()
        found = sklearn_groups(articles, threshold)
        print(row(f"scikit-learn TF-IDF at {threshold:.2f}", truth, found, time.perf_counter() - start))


if __name__ == "__main__":
    main()

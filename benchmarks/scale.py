"""Candidate pairs among many articles: processor time, memory and recall on planted reuse.

    python benchmarks/scale.py --articles 20000 --write

Articles are made of the words of real news, drawn by frequency (about 300 words each). Planted: a third of the
article taken over, one quotation of 40 words, a whole article with 30 % of its words exchanged. Beside it MinHash LSH
(datasketch) where it is installed, on the same articles.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
from simulate import GOLD, read_events, text_of

from newslab.scale import find_candidate_pairs
from newslab.schema import make_table

RESULTS = Path(__file__).resolve().parent / "results" / "scale.md"
WORDS = 300  # words in an article
KINDS = ("a third taken over", "a quotation of 40 words", "30 % of the words exchanged")


def planted(count: int, gold: Path, seed: int = 0) -> tuple[pd.DataFrame, dict[str, set[tuple[str, str]]]]:
    "Articles, and the planted pairs by kind: one article in twelve takes from another."
    rng = np.random.default_rng(seed)
    words = Counter(word for rows in read_events(gold).values() for row in rows for word in re.findall(r"[a-z]+", text_of(row["paragraphs"]).lower()))
    vocabulary = np.array(sorted(words))
    weights = np.array([words[word] for word in vocabulary], dtype=float)
    drawn = rng.choice(vocabulary, (count, WORDS), p=weights / weights.sum())
    truth: dict[str, set[tuple[str, str]]] = {kind: set() for kind in KINDS}
    for n in range(12, count, 12):
        kind = KINDS[(n // 12) % 3]
        source = drawn[n - 5]
        if kind == KINDS[0]:
            drawn[n, 100:200] = source[50:150]
        elif kind == KINDS[1]:
            drawn[n, 200:240] = source[100:140]
        else:
            drawn[n] = np.where(rng.random(WORDS) < 0.3, drawn[n], source)
        truth[kind].add((f"{n - 5:07d}", f"{n:07d}"))
    rows = [{"article_id": f"{n:07d}", "outlet": f"outlet {n % 50}", "lang": "en", "text": " ".join(line)} for n, line in enumerate(drawn)]
    return make_table("articles", rows), truth


def measure(name: str, pairs: set[tuple[str, str]], truth: dict[str, set[tuple[str, str]]], seconds: float) -> str:
    every = set().union(*truth.values())
    recall = " | ".join(f"{len(found & pairs) / max(1, len(found)):.3f}" for found in truth.values())
    return f"| {name} | {seconds:.1f} | {len(pairs)} | {recall} | {len(every & pairs) / max(1, len(pairs)):.3f} |"


def datasketch_pairs(articles: pd.DataFrame) -> set[tuple[str, str]] | None:
    "Pairs by MinHash LSH on five-word runs, threshold .3; None when datasketch is not installed."
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return None
    index, pairs = MinHashLSH(threshold=0.3, num_perm=128), set()
    for name, text in zip(articles["article_id"], articles["text"], strict=True):
        words, sketch = text.split(), MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[i : i + 5]).encode() for i in range(len(words) - 4)])
        pairs |= {(other, name) for other in index.query(sketch)}
        index.insert(name, sketch)
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--articles", type=int, default=20000)
    parser.add_argument("--write", action="store_true", help="store the table in benchmarks/results")
    options = parser.parse_args()
    articles, truth = planted(options.articles, options.gold)
    lines = ["# Candidate pairs", "", f"{len(articles)} articles of {WORDS} words; planted pairs by kind: {', '.join(f'{len(found)} {kind}' for kind, found in truth.items())}.", ""]
    lines += ["| method | processor seconds | pairs | recall: " + " | recall: ".join(KINDS) + " | precision |", "|---" * 7 + "|"]
    for name, sets in (("newslab, one run in eight", {"sample": 8}), ("newslab", {}), ("newslab, four partitions", {"partitions": 4})):
        start = time.process_time()
        found = find_candidate_pairs(articles, **sets)
        seconds = time.process_time() - start
        lines.append(measure(name, set(zip(found["article_id"], found["other_id"], strict=True)), truth, seconds))
    start = time.process_time()
    peer = datasketch_pairs(articles)
    if peer is not None:
        lines.append(measure("MinHash LSH (datasketch, 128 permutations, threshold .3)", peer, truth, time.process_time() - start))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    text = "\n".join([*lines, "", f"Peak memory of the whole run, the articles included: {peak:.0f} MB.", ""])
    print(text)
    if options.write:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

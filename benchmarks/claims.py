"""Claims across languages: parallel sentences as three articles that each carry most of them, against connected components.

Each block takes 40 parallel sentences; the English, Swedish and German article carry a random 70 % of them each, shuffled.
Truth: sentences of one parallel set are one claim. Score: B-cubed over sentences; interval over blocks.
The weights of the alignment were fitted on sentences of this half too, so read the difference between the rows, not the level.
Then the reports of invented events: of pairs of sentences of two reports, how many that stand in one claim make a statement in
common (precision), and how many that make one stand in one claim (recall); interval over events.
Run: python benchmarks/claims.py [--gold FOLDER]
"""

from __future__ import annotations

import argparse
import json
import time
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
from invented_events import EARLIER, LATER, read_events

from newslab.align import align_sentences
from newslab.claims import LEAST_LINK, group_claims
from newslab.quotes import find_quotes
from newslab.sentences import split_sentences

BLOCK, CARRIED, SEED, REPLICATES = 40, 0.7, 20240601, 2000
LANGUAGES = ("en", "sv", "de")


def block_tables(rows: list[dict[str, str]], rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    "Three articles and their sentences, `truth` holding the number of the parallel set."
    lines = []
    for lang in LANGUAGES:
        kept = rng.permutation(np.flatnonzero(rng.random(len(rows)) < CARRIED))
        lines += [(lang, number, rows[at][lang], at) for number, at in enumerate(kept, 1)]
    sentences = pd.DataFrame(lines, columns=["article_id", "sentence_no", "text", "truth"])
    return pd.DataFrame({"article_id": LANGUAGES, "lang": LANGUAGES, "text": "given as sentences"}), sentences


def components(sentences: pd.DataFrame, alignments: pd.DataFrame) -> np.ndarray:
    "The simple way: everything connected is one claim."
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    at = {pair: n for n, pair in enumerate(zip(sentences["article_id"], sentences["sentence_no"], strict=True))}
    i = [at[pair] for pair in zip(alignments["article_a"], alignments["sentence_a"], strict=True)]
    j = [at[pair] for pair in zip(alignments["article_b"], alignments["sentence_b"], strict=True)]
    return np.asarray(connected_components(sparse.coo_matrix((np.ones(len(i)), (i, j)), shape=(len(at), len(at))), directed=False)[1])


def b_cubed(truth: np.ndarray, found: np.ndarray) -> np.ndarray:
    "Sums of precision and recall over sentences, and their number."
    same_truth, same_found = truth[:, None] == truth, found[:, None] == found
    both = (same_truth & same_found).sum(axis=1)
    return np.array([(both / same_found.sum(axis=1)).sum(), (both / same_truth.sum(axis=1)).sum(), len(truth)])


def line(name: str, blocks: np.ndarray, seconds: float) -> str:
    "A line of the table."
    picks = np.random.default_rng(SEED).multinomial(len(blocks), np.full(len(blocks), 1 / len(blocks)), REPLICATES)
    p, r, n = (picks @ blocks).T
    low, high = np.percentile(2 * p * r / (p + r) / n, [2.5, 97.5])
    p0, r0, n0 = blocks.sum(axis=0)
    return f"| {name} | {p0 / n0:.3f} | {r0 / n0:.3f} | {2 * p0 * r0 / (p0 + r0) / n0:.3f} | {low:.3f}–{high:.3f} | {seconds:.2f} |"


def in_common(sentences: pd.DataFrame, stated: dict[str, list[tuple[int, int, set[str]]]], found: np.ndarray) -> np.ndarray:
    "Pairs of sentences of two reports that are rightly joined, wrongly joined, and wrongly apart."
    said = [
        (row.article_id, {claim for first, last, claims in stated[row.article_id] if min(row.end, last) - max(row.start, first) > 2 for claim in claims}, group)
        for row, group in zip(sentences.itertuples(), found, strict=True)
    ]
    counts = np.zeros(3)
    for (one, left, here), (other, right, there) in combinations((row for row in said if row[1]), 2):
        if one != other and (here == there or left & right):
            counts[0 if here == there and left & right else 1 if here == there else 2] += 1
    return counts


def chained(claims: pd.DataFrame, alignments: pd.DataFrame, sentences: pd.DataFrame, stated: dict[str, list[tuple[int, int, set[str]]]]) -> np.ndarray:
    "Sentences of other articles than that of the sentence shown for their claim: all, those not aligned with it, those of these that make a statement in common with it."
    said = {
        (row.article_id, row.sentence_no): {claim for first, last, claims in stated[row.article_id] if min(row.end, last) - max(row.start, first) > 2 for claim in claims}
        for row in sentences.itertuples()
    }
    pairs = {frozenset(((a, m), (b, n))) for a, m, b, n in alignments[["article_a", "sentence_a", "article_b", "sentence_b"]].itertuples(index=False)}
    counts = np.zeros(3)
    for _, rows in claims.groupby("claim_id"):
        shown, *_ = ((row.article_id, row.sentence_no) for row in rows.itertuples() if row.text == row.representative)
        for here in ((row.article_id, row.sentence_no) for row in rows.itertuples() if row.article_id != shown[0]):
            apart = frozenset((here, shown)) not in pairs
            counts += (1, apart, apart and bool(said[here] & said[shown]))
    return counts


def event_scores() -> tuple[dict[str, list[np.ndarray]], np.ndarray]:
    "For each way of grouping the counts of each invented event; and the chains."
    scores: dict[str, list[np.ndarray]] = {"newslab": [], "connected components": []}
    chains = np.zeros(3)
    for path in (EARLIER, LATER):
        for _, articles, stated in read_events(path):
            sentences = split_sentences(articles)
            alignments = align_sentences(articles, sentences, quotes=find_quotes(articles, sentences))
            claims = group_claims(articles, sentences, alignments)
            numbers = sentences.merge(claims[["article_id", "sentence_no", "claim_id"]], on=["article_id", "sentence_no"], how="left")["claim_id"].to_numpy()
            scores["newslab"].append(in_common(sentences, stated, numbers))
            scores["connected components"].append(in_common(sentences, stated, components(sentences, alignments)))
            chains += chained(claims, alignments, sentences, stated)
    return scores, chains


def event_line(name: str, events: np.ndarray) -> str:
    "A line of the table of invented events."
    picks = np.random.default_rng(SEED).multinomial(len(events), np.full(len(events), 1 / len(events)), REPLICATES)
    right, wrong, missed = (picks @ events).T
    low, high = np.percentile(2 * right / (2 * right + wrong + missed), [2.5, 97.5])
    r, w, m = events.sum(axis=0)
    return f"| {name} | {r / (r + w):.3f} | {r / (r + m):.3f} | {2 * r / (2 * r + w + m):.3f} | {low:.3f}–{high:.3f} |"


def main() -> None:
    "Print the table."
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path(__file__).parents[2] / "shared" / "gold")
    file = parser.parse_args().gold / "parallel" / "pud_en_sv_de.jsonl"
    if not file.is_file():
        raise SystemExit(f"There is no {file}. Name the folder of labelled data with --gold FOLDER.")
    rows = [json.loads(text) for text in file.read_text("utf-8").splitlines()]
    rng = np.random.default_rng(SEED)
    scores: dict[str, list[np.ndarray]] = {"newslab": [], "connected components": []}
    seconds, sentences_seen = 0.0, 0
    for first in range(0, len(rows) - BLOCK + 1, BLOCK):
        articles, sentences = block_tables(rows[first : first + BLOCK], rng)
        alignments = align_sentences(articles, sentences)
        start = time.perf_counter()
        claims = group_claims(articles, sentences, alignments)
        seconds += time.perf_counter() - start
        found = sentences.merge(claims[["article_id", "sentence_no", "claim_id"]], on=["article_id", "sentence_no"])["claim_id"].to_numpy()
        scores["newslab"].append(b_cubed(sentences["truth"].to_numpy(), found))
        scores["connected components"].append(b_cubed(sentences["truth"].to_numpy(), components(sentences, alignments)))
        sentences_seen += len(sentences)
    print(f"Claims: {sentences_seen} sentences in {len(scores['newslab'])} blocks of three articles (PUD half, en/sv/de); link from {LEAST_LINK}; 95 % interval over blocks.\nThe alignment was fitted on this half too: read the difference between the rows, not the level.\n")
    print("| method | precision | recall | F1 | 95 % | s |\n|---|---|---|---|---|---|")
    for name, blocks in scores.items():
        print(line(name, np.stack(blocks), seconds if name == "newslab" else float("nan")))
    scored, (members, apart, right_apart) = event_scores()
    events = {name: np.stack(counts) for name, counts in scored.items()}
    right, _, missed = events["newslab"].sum(axis=0)
    print(f"\nInvented events: {right + missed:.0f} pairs of sentences that make a statement in common, {len(events['newslab'])} events; 95 % interval over events.\nThe alignment was fitted on most of them: read the difference between the rows.\n")
    print("| method | precision | recall | F1 | 95 % |\n|---|---|---|---|---|")
    for name, counts in events.items():
        print(event_line(name, counts))
    print(f"\nOf {members:.0f} sentences of claims {apart:.0f} are not aligned with the one that stands for their claim; {right_apart:.0f} of these make a statement in common with it.")


if __name__ == "__main__":
    main()

"""Peers for reuse: what else a researcher could take, and which sentence pairs it finds.

    PYTHONPATH=… python benchmarks/passages.py --gold ../shared/gold --write

`passim_like` is a plain implementation of our own of what passim does (Smith et al. 2014: seeds of shared runs, then a
local alignment of words around them), not passim itself. CollateX is measured when it can be imported.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from alignment import interval
from texts import GOLD, publish, read_sources, sentences_of
from rewording import restructure, spin_sentence

from newslab.runs import level_words

SEED_WORDS, GAP, LEAST_WORDS = 2, 10, 10  # words in a seed; words between two seeds of a passage; words in a passage


def passages(a: list[str], b: list[str]) -> list[tuple[int, int, int, int]]:
    "Passages that two texts share, as spans of words: seeds of equal runs, chained along diagonals with gaps."
    places: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(b) - SEED_WORDS + 1):
        places.setdefault(tuple(b[j : j + SEED_WORDS]), []).append(j)
    seeds = sorted((i, j) for i in range(len(a) - SEED_WORDS + 1) for j in places.get(tuple(a[i : i + SEED_WORDS]), [])[:5])
    chains: list[list[tuple[int, int]]] = []
    for i, j in seeds:
        near = [chain for chain in chains[-40:] if 0 < i - chain[-1][0] <= GAP and 0 < j - chain[-1][1] <= GAP]
        if near:
            max(near, key=len).append((i, j))
        else:
            chains.append([(i, j)])
    out = []
    for chain in chains:
        (i, j), (k, m) = chain[0], chain[-1]
        if min(k - i, m - j) + SEED_WORDS >= LEAST_WORDS and len(chain) >= 3:
            out.append((i, k + SEED_WORDS, j, m + SEED_WORDS))
    return out


def passim_like(one: str, two: str) -> float:
    "Share of the words of the shorter text that lie in shared passages."
    a, b = level_words(one), level_words(two)
    inside = np.zeros((2, max(len(a), len(b), 1)), bool)
    for i, k, j, m in passages(a, b):
        inside[0, i:k] = inside[1, j:m] = True
    return float(max(inside[0].sum() / max(1, len(a)), inside[1].sum() / max(1, len(b))))


def difflib_ratio(one: str, two: str) -> float:
    return SequenceMatcher(None, level_words(one), level_words(two), autojunk=False).ratio()


def containment(one: str, two: str) -> float:
    runs = [{tuple(w[i : i + 5]) for i in range(len(w) - 4)} for w in (level_words(one), level_words(two))]
    return len(runs[0] & runs[1]) / max(1, min(map(len, runs)))


def count_cosine(one: str, two: str) -> float:
    "Cosine of the counts of words without stop words; two texts carry no document frequency."
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    x, y = (Counter(w for w in level_words(text) if w not in ENGLISH_STOP_WORDS) for text in (one, two))
    dot = sum(n * y[w] for w, n in x.items())
    return dot / max(1e-9, np.sqrt(sum(n * n for n in x.values()) * sum(n * n for n in y.values())))


PEERS: dict[str, Callable[[str, str], float]] = {
    "passages as passim finds them (own plain implementation)": passim_like, "difflib ratio of words": difflib_ratio,
    "containment of five-word runs": containment, "cosine of word counts": count_cosine,
}  # fmt: skip


# --- sentence pairs ----------------------------------------------------------------------------------------------

Pairs = set[tuple[int, int]]


def _owners(sentences: list[str]) -> tuple[list[str], list[int]]:
    "The words of all sentences in a row, and the sentence of each."
    words = [level_words(s) for s in sentences]
    return [w for s in words for w in s], [n for n, s in enumerate(words) for _ in s]


def _by_votes(votes: Counter[tuple[int, int]], lengths: list[int]) -> Pairs:
    "Of each sentence the counterpart with most words in common, when these are a third of its words."
    best: dict[int, tuple[int, int]] = {}
    for (i, j), n in votes.items():
        if n >= lengths[i] / 3 and n > best.get(i, (0, 0))[0]:
            best[i] = (n, j)
    return {(i, j) for i, (_, j) in best.items()}


def by_newslab(one: list[str], two: list[str]) -> Pairs:
    from newslab.align import align_sentences
    from newslab.schema import make_table

    articles = make_table("articles", [{"article_id": name, "lang": "en", "text": "\n\n".join(text)} for name, text in (("a", one), ("b", two))])
    rows, at = [], 0
    for name, text in (("a", one), ("b", two)):
        at = 0
        for n, s in enumerate(text, 1):
            rows.append({"article_id": name, "sentence_no": n, "paragraph_no": n, "start": at, "end": at + len(s), "text": s})
            at += len(s) + 2
    found = align_sentences(articles, make_table("sentences", rows))
    return {(i - 1, j - 1) for i, j in zip(found["sentence_a"], found["sentence_b"], strict=True)}


def by_passages(one: list[str], two: list[str]) -> Pairs:
    (a, own_a), (b, own_b) = _owners(one), _owners(two)
    votes: Counter[tuple[int, int]] = Counter()
    for i, k, j, m in passages(a, b):
        for block in SequenceMatcher(None, a[i:k], b[j:m], autojunk=False).get_matching_blocks():
            votes.update((own_a[i + block.a + n], own_b[j + block.b + n]) for n in range(block.size))
    return _by_votes(votes, [len(level_words(s)) for s in one])


def by_difflib(one: list[str], two: list[str]) -> Pairs:
    (a, own_a), (b, own_b) = _owners(one), _owners(two)
    votes: Counter[tuple[int, int]] = Counter()
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        votes.update((own_a[block.a + n], own_b[block.b + n]) for n in range(block.size))
    return _by_votes(votes, [len(level_words(s)) for s in one])


def by_tfidf(one: list[str], two: list[str]) -> Pairs:
    from sklearn.feature_extraction.text import TfidfVectorizer

    x = TfidfVectorizer(sublinear_tf=True).fit_transform([*one, *two])
    s = (x[: len(one)] @ x[len(one) :].T).toarray()
    return {(i, int(s[i].argmax())) for i in range(len(one)) if s[i].max() >= 0.2 and s[:, s[i].argmax()].argmax() == i}


def by_collatex(one: list[str], two: list[str]) -> Pairs:
    from collatex import Collation, collate

    (a, own_a), (b, own_b) = _owners(one), _owners(two)
    collation = Collation.create_from_dict({"witnesses": [{"id": name, "tokens": [{"t": w + " ", "n": w} for w in words]} for name, words in (("A", a), ("B", b))]})
    rows = collate(collation, segmentation=False).rows
    votes: Counter[tuple[int, int]] = Counter()
    i = j = -1
    for left, right in zip(rows[0].to_list(), rows[1].to_list(), strict=True):
        i, j = i + bool(left), j + bool(right)
        if left and right and a[i] == b[j]:
            votes[own_a[i], own_b[j]] += 1
    return _by_votes(votes, [len(level_words(s)) for s in one])


FINDERS: dict[str, Callable[[list[str], list[str]], Pairs]] = {
    "**newslab**": by_newslab, "TF-IDF of words, mutual best": by_tfidf, "passages as passim finds them (own plain implementation)": by_passages,
    "difflib on words": by_difflib, "CollateX": by_collatex,
}  # fmt: skip


def texts(gold: Path, count: int) -> list[list[str]]:
    "Sentences of some articles, twelve each."
    rng = random.Random(5)
    sources = read_sources(gold)
    chosen = [sources[name][0] for name in rng.sample(sorted(sources), count)]
    return [[s for s in sentences_of(article["paragraphs"]) if len(s.split()) >= 5][:12] for article in chosen]


def measure_pairs(gold: Path, count: int) -> list[str]:
    "Sentence pairs found between a text and its rewrite, in order and shuffled, by rate."
    lines = ["| tool | sentences in order or shuffled | words swapped | n texts | n true pairs | precision | recall | seconds of processor time a pair of texts |", "|---|---|---|---|---|---|---|---|"]
    for shuffled in (False, True):
        for rate in (0.1, 0.3):
            rng = random.Random(9)
            cases = []
            for text in texts(gold, count):
                order = rng.sample(range(len(text)), len(text)) if shuffled else list(range(len(text)))
                cases.append((text, [spin_sentence(restructure(text[k]), rate, rng, source="thesaurus") for k in order], {(k, n) for n, k in enumerate(order)}))
            for name, finder in FINDERS.items():
                try:
                    lines.append(_line(name, finder, cases, shuffled, rate))
                except ImportError:
                    print(name, "is not installed")
    return lines


def _line(name: str, finder: Callable[[list[str], list[str]], Pairs], cases: list[tuple[list[str], list[str], Pairs]], shuffled: bool, rate: float) -> str:
    finder(*cases[0][:2])  # what is read once is read
    start = time.process_time()
    found = [finder(one, two) for one, two, _ in cases]
    seconds = (time.process_time() - start) / len(cases)
    counts = [(len(truth), len(f), len(f & truth)) for f, (_, _, truth) in zip(found, cases, strict=True)]
    precision, recall = (interval(counts, lambda s, at=at: s[2] / max(1, s[at])) for at in (1, 0))  # type: ignore[misc]
    return f"| {name} | {'shuffled' if shuffled else 'in order'} | {rate:.0%} | {len(cases)} | {sum(true for true, _, _ in counts)} | {precision} | {recall} | {seconds:.3f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--texts", type=int, default=15)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    publish("passages", ["# Sentence pairs between a text and its rewrite", "", "Articles of gold/events, gold/readability and the shipped examples, twelve sentences each, rewritten word by word with WordNet's synonyms (words of unrelated texts without it); truth by construction. Intervals: bootstrap over texts, 95 %.", "", *measure_pairs(options.gold, options.texts), ""], options.write)


if __name__ == "__main__":
    main()

"""Build the table of English syllable counts and fit the model for words that are not in it.

Reads the syllable counts of CMUdict 0.7a (word, tab, counts of its pronunciations; see newslab/data/NOTICE) and writes
newslab/data/syllables_en.txt.gz, one line per count, and newslab/data/syllables_en_model.tsv, weights of character n-grams.
The model: ridge regression of the count on the n-grams of the word between boundary marks. Accuracy is measured on words
held out from fitting, by types and by how often they occur in the news texts of the gold folder.
Run: python benchmarks/train_syllables.py [--gold FOLDER] [--write]
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
from arguments import read_arguments
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import Ridge

DATA = Path(__file__).parents[1] / "newslab" / "data"
LONGEST = 6  # characters of the longest n-gram
RAREST = 8  # words in which an n-gram must stand
RIDGE = 1.5  # strength of the penalty, chosen on the held-out words
PRECISION = 1000  # weights are stored in thousandths of a syllable
HELD_OUT = 0.1  # share of the words, or of the families of words, that measure the model
SAME_BEGINNING = 5  # letters: words that share them are one family, so that no relative helps
SMALLEST = 8  # weights below this many thousandths are dropped


def read_counts(gold: Path) -> dict[str, int]:
    "Word → syllables of its first pronunciation; ordinary words only."
    with gzip.open(gold / "syllables" / "cmudict_syllables.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return {row[0]: int(re.split(r"\D+", row[1])[0]) for row in rows if re.fullmatch(r"[a-z][a-z'.\-]*", row[0])}


def frequencies(gold: Path) -> Counter[str]:
    "How often each word stands in news texts."
    counts: Counter[str] = Counter()
    for line in (gold / "events" / "giveme5w1h_dev.jsonl").open(encoding="utf-8"):
        counts.update(re.findall(r"[a-z]+(?:'[a-z]+)?", (json.loads(line).get("text") or "").lower().replace("’", "'")))
    return counts


def fit(words: list[str], counts: np.ndarray) -> tuple[dict[str, int], int]:
    "Weights of n-grams in thousandths, and the intercept."
    vectoriser = CountVectorizer(analyzer="char", ngram_range=(1, LONGEST), min_df=RAREST, dtype=np.float32)
    matrix = vectoriser.fit_transform([f"^{word}$" for word in words])
    model = Ridge(alpha=RIDGE, solver="sparse_cg", tol=1e-5).fit(matrix, counts)
    weights = np.rint(model.coef_ * PRECISION).astype(int)
    names = vectoriser.get_feature_names_out()
    return {names[i]: int(weights[i]) for i in np.flatnonzero(np.abs(weights) >= SMALLEST)}, int(round(model.intercept_ * PRECISION))


def predict(word: str, weights: dict[str, int], intercept: int) -> int:
    "Syllables of a word by the model: at least one."
    marked = f"^{word}$"
    total = intercept
    for size in range(1, LONGEST + 1):
        total += sum(weights.get(marked[i : i + size], 0) for i in range(len(marked) - size + 1))
    return max(1, (total + PRECISION // 2) // PRECISION)


def vowel_groups(word: str) -> int:
    "The usual makeshift: groups of vowels, without a silent e at the end."
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word))))


def report(kind: str, held_out: list[str], table: dict[str, int], seen: Counter[str], weights: dict[str, int], intercept: int) -> None:
    "Print the accuracy of the model and of the makeshift on held-out words, with bootstrap 95 % intervals over words."
    use = np.array([seen[word] for word in held_out], dtype=float)
    draws = np.random.default_rng(0).integers(len(held_out), size=(1000, len(held_out)))
    for name, function in (("model", lambda w: predict(w, weights, intercept)), ("vowel groups", vowel_groups)):
        right = np.array([function(word) == table[word] for word in held_out], dtype=float)
        types = np.percentile(right[draws].mean(axis=1), [2.5, 97.5])
        tokens = np.percentile((right * use)[draws].sum(axis=1) / use[draws].sum(axis=1), [2.5, 97.5])
        print(
            f"| {kind} | {name} | {right.mean():.3f} ({types[0]:.3f}–{types[1]:.3f}) | {len(held_out):,} "
            f"| {(right * use).sum() / use.sum():.3f} ({tokens[0]:.3f}–{tokens[1]:.3f}) | {use.sum():,.0f} |"
        )


def main() -> None:
    "Measure, and with --write fit on all words and store."
    options = read_arguments(__doc__, write={"action": "store_true"})
    table = read_counts(options.gold)
    seen = frequencies(options.gold)
    words = sorted(table)
    generator = np.random.default_rng(0)
    alone = generator.random(len(words)) < HELD_OUT
    begins = sorted({word[:SAME_BEGINNING] for word in words})
    chosen = {begin for begin, out in zip(begins, generator.random(len(begins)) < HELD_OUT, strict=True) if out}
    families = np.array([word[:SAME_BEGINNING] in chosen for word in words])
    print("| held out | method | types right | types | tokens right | tokens |\n|---|---|---|---|---|---|")
    for kind, mask in (("single words", alone), (f"all words with the same {SAME_BEGINNING} first letters", families)):
        train = [word for word, out in zip(words, mask, strict=True) if not out]
        held_out = [word for word, out in zip(words, mask, strict=True) if out]
        report(kind, held_out, table, seen, *fit(train, np.array([table[word] for word in train], dtype=np.float32)))
    if options.write:
        write(table, *fit(words, np.array([table[word] for word in words], dtype=np.float32)))


def write(table: dict[str, int], weights: dict[str, int], intercept: int) -> None:
    "Store the table and the model."
    by_count: dict[int, list[str]] = {}
    for word, count in sorted(table.items()):
        by_count.setdefault(count, []).append(word)
    lines = ["# English words by number of syllables (first pronunciation), from CMUdict 0.7a; see NOTICE. One line per number."]
    lines += [f"{count}\t{' '.join(words)}" for count, words in sorted(by_count.items())]
    (DATA / "syllables_en.txt.gz").write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    head = f"# Syllables of English words: weights of character n-grams in thousandths, made by benchmarks/train_syllables.py\n#intercept\t{intercept}\n"
    by_weight: dict[int, list[str]] = {}
    for ngram, weight in sorted(weights.items()):
        by_weight.setdefault(weight, []).append(ngram)
    body = "\n".join(f"{weight}\t{' '.join(ngrams)}" for weight, ngrams in sorted(by_weight.items()))
    (DATA / "syllables_en_model.tsv.gz").write_bytes(gzip.compress((head + body + "\n").encode(), 9, mtime=0))


if __name__ == "__main__":
    main()

"""The calibrated level: a score fitted on articles whose levels are known, beside the classics.

Data: OneStopEnglish (Vajjala and Lučić 2018), newspaper articles rewritten by editors for learners of English at three
levels: elementary, intermediate, advanced. CC BY-SA: the texts are read here and are no part of newslab; two factors
and a constant ship. Typography is normalised first, since the intermediate texts lost their curly quotation marks.

Two features, chosen among some forty that were tried on these same articles (the cross-validation does not cover that
choice): how long the sentence is in which an average word stands, as a logarithm, and the percentage of words that are
not on the Dale-Chall list. The length of the text, which gives
the level away, is not used. Least squares on the levels 1, 2, 3, stretched so that the texts of each level have their level on average; judged on
articles that the fit has not seen.

Run: python benchmarks/fit_readability.py [--gold FOLDER] [--write] > benchmarks/results/readability_level.md
--write puts the constants into newslab/data/formulas.json.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
from arguments import read_arguments

from newslab.article_counts import count_articles
from newslab.counts import add_squares, name_counts
from newslab.formulas import _FEATURES, CLASSICS, FORMULAS, evaluate_formula, formula_holds
from newslab.variation import needs_types

LEVELS = ("ele", "int", "adv")
FEATURES = ("log_own_length", "percent_unfamiliar")
FOLDS, REPEATS = 10, 10


def read(gold: Path) -> dict[str, np.ndarray]:
    "Counts of every text, three to an article, as formulas want them."
    rows = [json.loads(line) for line in (gold / "readability" / "onestopenglish.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [row[level].lstrip("\ufeff") for row in rows for level in LEVELS]
    articles = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "lang": "en", "text": texts})
    counted = [add_squares(article.rows) for article in count_articles(articles, None, "fit").values()]
    return name_counts(np.array([rows.sum(axis=0) for rows in counted]), np.array([len(rows) for rows in counted], dtype=float))


def fit(features: np.ndarray, levels: np.ndarray) -> np.ndarray:
    "Constant and factors by least squares, then stretched so that the mean of each level is right (inverse calibration)."
    weights = np.linalg.lstsq(np.column_stack([np.ones(len(features)), features]), levels, rcond=None)[0]
    slope, start = np.polyfit(levels, predict(weights, features), 1)  # least squares draws the ends to the middle
    return np.array([(weights[0] - start) / slope, *(weights[1:] / slope)])


def predict(weights: np.ndarray, features: np.ndarray) -> np.ndarray:
    "Levels."
    return weights[0] + features @ weights[1:]


def held_out(features: np.ndarray, levels: np.ndarray, seen: tuple[int, ...] = (1, 2, 3)) -> np.ndarray:
    "Levels of each text by fits that have not seen its article; a column a repetition."
    article = np.arange(len(levels)) // 3
    columns = []
    for repeat in range(REPEATS):
        fold = np.random.default_rng(repeat).permutation(article.max() + 1)[article] % FOLDS
        column = np.zeros(len(levels))
        for number in range(FOLDS):
            train = (fold != number) & np.isin(levels, seen)
            column[fold == number] = predict(fit(features[train], levels[train]), features[fold == number])
        columns.append(column)
    return np.stack(columns, axis=1)


def across(values: np.ndarray, low: int = 0, high: int = 2) -> np.ndarray:
    "For each article, how many of the other articles' texts of the higher level score above its text of the lower level."
    table = values.reshape(-1, 3)
    return np.array([np.delete(table[:, high] > table[i, low], i).mean() for i in range(len(table))])


def within(values: np.ndarray) -> np.ndarray:
    "For each article the share of its three pairs in the right order."
    table = values.reshape(-1, 3)
    return np.stack([table[:, j] > table[:, i] for i, j in ((0, 1), (1, 2), (0, 2))], axis=1).mean(axis=1)


def interval(values: np.ndarray) -> str:
    "Mean with a bootstrap interval over articles."
    draws = values[np.random.default_rng(0).integers(len(values), size=(2000, len(values)))].mean(axis=1)
    low, high = np.percentile(draws, [2.5, 97.5])
    return f"{values.mean():.3f} ({low:.3f}–{high:.3f})"


def averaged(function, columns: np.ndarray) -> np.ndarray:  # noqa: ANN001
    "A figure for each article, averaged over repetitions."
    return np.mean([function(column) for column in columns.T], axis=0)


def write_constants(weights: np.ndarray) -> None:
    "Put the constants into the registry."
    path = Path(__file__).parents[1] / "newslab" / "data" / "formulas.json"
    text = path.read_text(encoding="utf-8")
    start = text.index('"name": "calibrated_level"')
    end = text.index('"gold"', start)
    entry = re.sub(r'"constant": [-\d.e]+', f'"constant": {weights[0]:.4f}', text[start:end])
    terms = ", ".join(f'[{weight:.4f}, "{name}"]' for weight, name in zip(weights[1:], FEATURES, strict=True))
    path.write_text(text[:start] + re.sub(r'"terms": \[\[.*?\]\]', f'"terms": [{terms}]', entry) + text[end:], encoding="utf-8")


def main() -> None:
    "Fit, judge, print."
    options = read_arguments(__doc__, write={"action": "store_true"})
    counts = read(options.gold)
    features = np.stack([_FEATURES[name].compute(counts) for name in FEATURES], axis=1)
    levels = np.tile([1.0, 2.0, 3.0], len(features) // 3)
    weights = fit(features, levels)
    if options.write:
        write_constants(weights)
    measures = {name: (1 if FORMULAS[name].higher_is == "harder" else -1) * evaluate_formula(FORMULAS[name], counts) for name in FORMULAS if formula_holds(FORMULAS[name], "en") and not needs_types(name) and name != "calibrated_level"}
    classics = {name: across(measures[name]) for name in CLASSICS}
    best, all_best = (max(names, key=lambda name: across(measures[name]).mean()) for names in (CLASSICS, measures))
    fitted = held_out(features, levels)
    own = averaged(across, fitted)
    print(f"Measured with `python benchmarks/fit_readability.py`: OneStopEnglish, development half, {len(own)} articles at three levels; {FOLDS}-fold cross-validation by article, {REPEATS} repetitions; intervals by articles.\n")
    print(f"Fitted on all: level = {weights[0]:.4f} {weights[1]:+.4f} × {FEATURES[0]} {weights[2]:+.4f} × {FEATURES[1]}\n")
    print("| ordering of pairs of texts | n articles | calibrated level, held out | best classic | difference |\n|---|---|---|---|---|")
    print(f"| different articles, elementary and advanced | {len(own)} | {interval(own)} | {best} {interval(classics[best])} | {interval(own - classics[best])} |")
    print(f"| … against the best of all {len(measures)} measures | {len(own)} | | {all_best} {interval(across(measures[all_best]))} | {interval(own - across(measures[all_best]))} |")
    for label, low, high in (("elementary and intermediate", 0, 1), ("intermediate and advanced", 1, 2)):
        ours, theirs = averaged(lambda column, low=low, high=high: across(column, low, high), fitted), across(measures[best], low, high)
        print(f"| different articles, {label} | {len(ours)} | {interval(ours)} | {best} {interval(theirs)} | {interval(ours - theirs)} |")
    ours, theirs = averaged(within, fitted), within(measures[best])
    print(f"| three levels of one article | {len(ours)} | {interval(ours)} | {best} {interval(theirs)} | {interval(ours - theirs)} |")
    for left_out, seen in (("advanced", (1, 2)), ("intermediate", (1, 3)), ("elementary", (2, 3))):
        ours = averaged(across, held_out(features, levels, seen))
        print(f"| different articles, fitted without the {left_out} texts | {len(ours)} | {interval(ours)} | {best} | {interval(ours - classics[best])} |")
    for name, column in zip(FEATURES, features.T, strict=True):
        print(f"| {name} alone, not fitted | {len(ours)} | {interval(across(column))} | {best} | {interval(across(column) - classics[best])} |")
    errors = fitted.mean(axis=1) - levels
    print(f"\nError of a single text, held out: standard deviation {errors.std():.2f} levels; bias {', '.join(f'{level} {errors[levels == i + 1].mean():+.2f}' for i, level in enumerate(LEVELS))}.")
    print(f"Rank correlation with flesch_kincaid over the {len(levels)} texts: {pd.Series(fitted[:, 0]).corr(pd.Series(measures['flesch_kincaid']), method='spearman'):.3f}; with the number of words: {pd.Series(fitted[:, 0]).corr(pd.Series(counts['words']), method='spearman'):.3f}.")


if __name__ == "__main__":
    main()
